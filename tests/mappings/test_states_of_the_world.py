"""Every state of the world by its name in all cases, adjective, compound, inhabitants, capital and offices; and words that only look like one."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import babel
import pycountry
import pytest

from mappings.lexicon import lexicon
from mappings.morphology import analyzer
from mappings.offices import Offices
from mappings.patterns import Sign
from mappings.reading import read_bytes
from mappings.scene import Scene
from mappings.states import read_table
from mappings.subject import states_in, subject_of

ROWS = read_table(Path(__file__).with_name("states-of-the-world.tsv"))
CASES = {
    "nominative": "Позднее {} и партнёры подтвердили готовность.",
    "genitive": "Готовность {} подтверждена.",
    "dative": "Это передано {} накануне.",
    "instrumental": "Соглашение с {} подписано.",
    "prepositional": "О развитии в {} рассказал министр.",
}
ADJECTIVES = ("{}ий", "{}ого", "{}ому", "{}им", "{}ая", "{}ой", "{}ую", "{}ое", "{}ие", "{}их", "{}ими")
OFFICES = "Затем президент {0} выступил с речью, сообщили глава МИД {0} и посол {0} в Швейцарии. Об этом сказал {1} лидер."


@cache
def scene(text: str) -> Scene:
    """A text as the rules see it."""
    return Scene(read_bytes(text.encode(), "example.txt"), lexicon())


def states_of(text: str) -> list[str]:
    """Codes of the states that a text names, each once, in its order."""
    return list(dict.fromkeys(code for p in scene(text).passages for code, _, _ in states_in(p, 0, len(p.tokens))))


def named(text: str) -> list[str]:
    """Paths of the things whose names a text has, without a look at the grammar, which would take ten times as long."""
    return [m.entry.iri for m in lexicon().match([Sign(part) for part in re.findall(r"\w+(?:-\w+)*|[^\w\s]", text)]) if not m.weak]


def offices_of(text: str) -> list[tuple[str, str | None]]:
    """Offices that a text names, with their states."""
    offices = Offices(subject_of(scene(text)))
    found = [offices.at(p, i) for p in scene(text).passages for i in range(len(p.tokens))]
    return [(office.lemma, office.state) for office in found if office]


def cells(*columns: str) -> list:
    """A case for each state and column that has a form."""
    return [pytest.param(row["state"], column, row[column], id=f"{row['state']}-{column}") for row in ROWS for column in columns if row[column]]


# ---------------------------------------------------------------- which states there are


def test_states_are_the_members_and_observers_that_cldr_and_iso_know():
    territories = babel.Locale("ru").territories
    codes = {row["state"] for row in ROWS}
    assert codes == {entry.states[0] for entry in lexicon().of_type("state")}
    assert len(codes) == 195
    assert [c for c in codes if c.upper() not in territories or pycountry.countries.get(alpha_2=c.upper()) is None] == []


@pytest.mark.parametrize("name", ["Косово", "Тайвань", "Абхазия", "Южная Осетия", "Северный Кипр", "Гонконг", "Макао"])
def test_what_is_no_member_and_no_observer_is_a_place(name):
    assert states_of(f"Затем {name} и партнёры сообщили об этом.") == []


def test_palestine_and_the_holy_see_are_observers():
    assert states_of("Затем Палестина и Ватикан сообщили об этом.") == ["ps", "va"]


# ---------------------------------------------------------------- forms


@pytest.mark.parametrize(("state", "case", "form"), cells(*CASES))
def test_name_in_a_case(state, case, form):
    assert named(CASES[case].format(form)) == [f"id/state/{state}"]


@pytest.mark.parametrize(("state", "column", "form"), cells("adjective"))
def test_adjective_in_all_forms(state, column, form):
    stem = form.removesuffix("ий").removesuffix("ый")
    assert [ending for ending in ADJECTIVES if lexicon().state_of_adjective(ending.format(stem)) != state] == []


@pytest.mark.parametrize(("state", "column", "form"), cells("adjective"))
def test_compound_with_another_state_on_either_side(state, column, form):
    other, first = ("ru", "российско") if state != "ru" else ("uz", "узбекско")
    stem = form.removesuffix("ий").removesuffix("ый")
    assert lexicon().states_of_compound(f"{first}-{stem}ого") == (other, state)
    assert lexicon().states_of_compound(f"{stem}о-{first.removesuffix('о')}ими") == (state, other)


@pytest.mark.parametrize(("state", "column", "form"), cells("capital"))
def test_capital_is_a_place_of_its_state(state, column, form):
    capital = lexicon().state(state).linked("bc:capital")
    assert named(f"Затем жители {form} ждали.") == list(capital)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["state"])
def test_president_foreign_minister_ambassador_and_leader(row):
    expected = [(office, row["state"]) for office in ("президент", "глава", "посол")]
    expected.append(("лидер", row["state"] if row["adjective"] else None))
    assert offices_of(OFFICES.format(row["genitive"], row["adjective"])) == expected


@pytest.mark.parametrize("entry", lexicon().of_type("state"), ids=lambda entry: entry.states[0])
def test_other_names(entry):
    assert [label for label in entry.labels if named(f"Позднее {label} и партнёры сообщили об этом.") != [entry.iri]] == []


@pytest.mark.parametrize("entry", [e for e in lexicon().of_type("state") if e.demonyms and "cd" not in e.states and "cg" not in e.states], ids=lambda e: e.states[0])
def test_inhabitants_in_all_forms(entry):
    noun = next(p for p in analyzer().parse(entry.demonyms[0]) if "NOUN" in p.tag and "nomn" in p.tag)
    assert [form.word for form in noun.lexeme if lexicon().state_of_inhabitant(form.word) != entry.states[0]] == []


# ---------------------------------------------------------------- the region's ways of writing


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("Киргизия, Кыргызстан, Кыргызская Республика и КР.", ["kg"]),
        ("Туркмения и Туркменистан.", ["tm"]),
        ("Белоруссию и Беларусь представили министры.", ["by"]),
        ("Молдавию и Молдову представили министры.", ["md"]),
        ("Стороны КНР, РФ, США, ОАЭ, ФРГ и КНДР.", ["cn", "ru", "us", "ae", "de", "kp"]),
        ("Объединенные Арабские Эмираты и Соединенные Штаты Америки.", ["ae", "us"]),
        ("Отмечены киргизско-узбекская граница и туркмено-иранская торговля.", ["kg", "uz", "tm", "ir"]),
        ("Прошла трёхсторонняя азербайджано-турецко-грузинская встреча.", ["az", "tr", "ge"]),
        ("Узбекистанцы и турки торгуют с китайцами.", ["uz", "tr", "cn"]),
        ("Москва и Анкара договорились о поставках.", ["ru", "tr"]),
        ("Отношения между Ташкентом и Астаной крепнут.", ["uz", "kz"]),
        ("РК экспортирует зерно.", ["kz"]),
        ("РК и Республика Корея подписали документ с Казахстаном.", ["kz", "kr"]),
        ("РК экспортирует автомобили. Республика Корея и Узбекистан подписали документ.", ["kr", "uz"]),
        ("Президент РТ прибыл в город. Таджикистан расширяет торговлю.", ["tj"]),
        ("Министр РБ прибыл в город. Белорусская сторона подготовила документ.", ["by"]),
        ("Переговоры о шри-ланкийско-китайской торговле.", ["lk", "cn"]),
    ],
)
def test_ways_of_the_region(text, states):
    assert states_of(text) == states


# ---------------------------------------------------------------- no false friends


@pytest.mark.parametrize(
    "text",
    [
        "Детский смех, чад и угар стояли в цехе.", "Чада чиновников учатся за рубежом.", "Того требует закон.", "Кроме того, министр отметил рост.",
        "Того же мнения придерживается эксперт.", "Тариф снизился на куб газа.", "Добыто сто кубов древесины.", "Водитель грузит вагоны.",
        "Грузить контейнеры начали в срок.", "Турист купил панаму и шляпу.", "Обман покупателей карается законом.", "Запасы индия выросли.",
        "Соус чили и перец поступили в продажу.", "Больного беспокоит катар.", "Бали посетили туристы.", "Штат Джорджия принял закон.",
        "Компания «Джорджия» открыла склад.", "Ткань «канада» продаётся на рынке.", "Бренд «Куба» открыл кафе.", "Кафе «Панама» закрыто.",
        "Гостиница «Россия» снесена.", "Банк \"Россия\" выдал кредит.", "Станция «Белорусская» закрыта.", "Журналист Гана Иванова спросила.",
        "Алексей Бенин сообщил об этом.", "Сотрудник Нигер Иванович подписал акт.", "Сергей Чад и другие выступили.", "Иорданов и Оманов подписали договор.",
        "Полковник Иорданский вышел в отставку.", "Андрей Китаев назначен директором.", "Китай-город открыт для прогулок.", "Село Украинка получило газ.",
        "Конголезский музыкант выступил.", "Корея подписала договор.", "Конго подписало договор.", "Мери Турок выступила на сцене.",
        "В РТ прошёл форум.", "В Москве и Анкаре прошли выставки.", "Поезд Москва – Минск отменён.",
        "Самолёт летит через Москву и Минск.", "Русский язык изучают в школах.", "Русские и казахи живут рядом.", "Кубинка — город в Подмосковье.",
    ],
)  # fmt: skip
def test_no_state(text):
    assert states_of(text) == []


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("Затем Нигер и Нигерия подписали договор.", ["ne", "ng"]),
        ("Затем Гвинея и Гвинея-Бисау подписали договор.", ["gn", "gw"]),
        ("Затем Экваториальная Гвинея и Папуа — Новая Гвинея подписали договор.", ["gq", "pg"]),
        ("Затем Доминика и Доминиканская Республика подписали договор.", ["dm", "do"]),
        ("Затем Маврикий и Мавритания подписали договор.", ["mu", "mr"]),
        ("Затем Мали и Малави подписали договор.", ["ml", "mw"]),
        ("Затем Австрия и Австралия подписали договор.", ["at", "au"]),
        ("Затем Словакия и Словения подписали договор.", ["sk", "si"]),
        ("Затем Судан и Южный Судан подписали договор.", ["sd", "ss"]),
        ("Затем Республика Корея и КНДР подписали договор.", ["kr", "kp"]),
        ("Затем Ирак и Иран подписали договор.", ["iq", "ir"]),
        ("Затем Литва и Латвия подписали договор.", ["lt", "lv"]),
        ("Затем Республика Конго и Демократическая Республика Конго подписали договор.", ["cg", "cd"]),
        ("Нигерийская и нигерская стороны подписали договор.", ["ng", "ne"]),
        ("Индийская и индонезийская стороны подписали договор.", ["in", "id"]),
    ],
)
def test_neighbours_in_the_alphabet(text, states):
    assert states_of(text) == states
