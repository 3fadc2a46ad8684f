"""Names of the lexicon in running text: every case form, spelling and abbreviation, and what must not be read as a name."""

from __future__ import annotations

import re
import time
from types import SimpleNamespace

import pytest

from mappings.errors import BrokenResource
from mappings.lexicon import Lexicon, lexicon
from mappings.resources import DOCUMENTS

PART = re.compile(r"\w+(?:[-–]\w+)*|[^\w\s]")


def tokens(text: str) -> list[SimpleNamespace]:
    return [SimpleNamespace(text=part) for part in PART.findall(text)]


def found(text: str, scheme: str | None = None) -> list[tuple[str, str]]:
    """(words, path below id/ or scheme/) of the matches in a text."""
    given = tokens(text)
    return [(" ".join(t.text for t in given[m.start : m.end]), m.entry.iri.partition("/")[2]) for m in lexicon().match(given, scheme)]


def paths(text: str, scheme: str | None = None) -> list[str]:
    return [path for _, path in found(text, scheme)]


ONE = {
    # states: cases, official names, abbreviations, spellings
    "визит в Узбекистан": "state/uz", "вместе с Узбекистаном": "state/uz", "в Республике Узбекистан": "state/uz", "граждане РУз": "state/uz",
    "УЗБЕКИСТАН": "state/uz", "Республикой Казахстан": "state/kz", "Азербайджанской Республикой": "state/az",
    "с Кыргызстаном": "state/kg", "с Киргизией": "state/kg", "Кыргызской Республики": "state/kg", "в Туркменистане": "state/tm",
    "из Туркмении": "state/tm", "с Белоруссией": "state/by", "в Республике Беларусь": "state/by", "в Молдавии": "state/md", "Молдовой": "state/md",
    "граждане США": "state/us", "Соединённых Штатов Америки": "state/us", "Соединенных Штатов": "state/us", "Великобританией": "state/gb",
    "в ОАЭ": "state/ae", "Объединенных Арабских Эмиратов": "state/ae", "Южной Кореей": "state/kr", "Республики Корея": "state/kr",
    "компании КНР": "state/cn", "Китайской Народной Республики": "state/cn", "Российской Федерацией": "state/ru", "граждане РФ": "state/ru",
    "в Кот-д’Ивуаре": "state/ci", "Исламской Республики Иран": "state/ir", "на Филиппинах": "state/ph", "с Саудовской Аравией": "state/sa",
    "с Чадом": "state/td", "над Перу": "state/pe", "в Тунисе": "state/tn",
    # places
    "в Астане": "place/astana", "в Нур-Султане": "place/astana", "из Баку": "place/baku", "Центральной Азией": "place/central-asia", "страны ЦА": "place/central-asia",
    "в Приаралье": "place/aral-region", "в порту Актау": "place/port-aktau", "в Новом Ташкенте": "place/new-tashkent", "под Алма-Атой": "place/almaty",
    "в резиденции «Куксарой»": "place/kuksaroy-residence", "в Загульбе": "place/zagulba-residence", "через Сиань": "place/xian", "за Сианью": "place/xian",
    "Ростове-на-Дону": "place/rostov-on-don", "Нижним Новгородом": "place/nizhny-novgorod", "рынки Ближнего Востока": "place/middle-east",
    # persons and posts
    "Шавката Мирзиёева": "person/shavkat-mirziyoyev", "Шавкатом Мирзиеевым": "person/shavkat-mirziyoyev", "речь Ш. Мирзиёева": "person/shavkat-mirziyoyev",
    "Касым-Жомарту Токаеву": "person/kassym-jomart-tokayev", "Касым- Жомарт Токаев": "person/kassym-jomart-tokayev", "Ильхамом Алиевым": "person/ilham-aliyev",
    "Президенту Республики Узбекистан": "post/president-uz", "встреча с президентом Казахстана": "post/president-kz", "узбекского лидера": "post/president-uz",
    # organisations
    "Институтом стратегических и межрегиональных исследований при Президенте Республики Узбекистан": "organization/isrs-uz", "директор ИСМИ": "organization/isrs-uz",
    "институту стратегических и межрегиональных исследований": "organization/isrs-uz", "АО «Узбекистон темир йуллари»": "organization/uzbekistan-railways",
    "Бакинского аналитического центра им. Топчубашова": "organization/topchubashov-center", "страны ЕС": "organization/european-union",
    "саммит ШОС": "organization/shanghai-cooperation-organisation", "Организацией тюркских государств": "organization/organization-of-turkic-states",
    "Организации Объединенных Наций": "organization/united-nations", "страны — участницы СНГ": "organization/commonwealth-of-independent-states",
    # joint bodies and corridors
    "Высшего Межгосударственного совета": "joint-body/uz-kz-high-interstate-council", "высшему межгосударственному совету": "joint-body/uz-kz-high-interstate-council",
    "Узбекско-Казахстанского экспертного совета": "joint-body/uz-kz-expert-council", "Узбекско-азербайджанским экспертным советом": "joint-body/uz-az-expert-council",
    "узбекско–казахстанского экспертного совета": "joint-body/uz-kz-expert-council",
    "Международного центра промкооперации “Центральная Азия”": "joint-body/icic-central-asia", "компания “УзКазТрейд”": "joint-body/uzkaztrade",
    "по Среднему коридору": "transport-link/middle-corridor", "коридором «Север — Юг»": "transport-link/north-south-corridor",
}  # fmt: skip


@pytest.mark.parametrize(("text", "path"), ONE.items())
def test_name_is_found_in_any_form(text, path):
    assert paths("итак, " + text + ", да") == [path]


NONE = {
    "ес, рк, ца и исми": "an abbreviation is written in capitals",
    "Рк и Ца": "both letters of it",
    "у чада и перу отца": "a common noun has no capital",
    "Того же мнения эксперты": "a pronoun begins the sentence",
    "средний балл за коридор": "both words of a name, side by side",
    "средние. Коридоры": "a full stop ends a name",
    "экспертные советы": "several councils are not this one",
    "Алиевы": "a family is no person",
    "Конго и Корея": "which of the two is not told",
    "улица Навои": "a poet's name is not the city",
    "институт стратегических исследований": "a part of a name",
    "Учкудук-Кызылорда": "a route is not its ends",
    "Казахстанцы": "people are no state",
    "письмо Абылай Хану": "a word one of whose forms is spelt like a city",
}


@pytest.mark.parametrize("text", NONE, ids=NONE.values())
def test_near_miss_is_no_name(text):
    assert paths("итак. " + text) == []


def test_poet_is_not_a_city_and_a_city_is():
    assert paths("памятник Алишеру Навои") == []
    assert paths("в городе Навои") == ["place/navoi"]


def test_longest_name_wins_over_the_names_inside():
    assert paths("Центром анализа международных отношений Азербайджанской Республики (ЦАМО) и Азербайджаном") == ["organization/air-center"] * 2 + ["state/az"]
    assert paths("Клуба политологов «Южный Кавказ» и Южного Кавказа") == ["organization/political-scientists-club-south-caucasus", "place/south-caucasus"]


def test_match_ends_after_the_closing_quotation_mark_of_its_name():
    assert found("центра «x» и АО «Узбекистон темир йуллари»,")[0][0] == "АО « Узбекистон темир йуллари »"
    assert found("«Тенге банк»")[0][0] == "Тенге банк"


def test_plural_head_is_shared_by_its_list():
    assert found("Переговоры Президентов Узбекистана и Казахстана") == [("Президентов Узбекистана", "post/president-uz"), ("Казахстана", "post/president-kz")]
    assert paths("в портах Актау, Курык и Хоргос") == ["place/port-aktau", "place/port-kuryk", "place/port-khorgos"]
    assert paths("лидеры Узбекистана, Казахстана и Азербайджана") == ["post/president-uz", "post/president-kz", "post/president-az"]


def test_plural_head_without_a_list_names_no_single_thing():
    assert paths("бывшие президенты Узбекистана") == ["state/uz"]


def test_names_that_others_have_too_are_weak():
    weak = {match.entry.iri for match in lexicon().match(tokens("заседание Экспертного совета")) if match.weak}
    assert weak == {"id/joint-body/uz-kz-expert-council", "id/joint-body/uz-az-expert-council"}
    assert [m.weak for m in lexicon().match(tokens("сказал Алиев. Ильхам Алиев"))] == [True, False]


def test_two_bearers_of_a_name_are_both_told():
    assert len(lexicon().match(tokens("Пресс-службой Президента"))) == 3


def test_a_unit_names_nothing():
    assert lexicon().of_type("unit")
    assert lexicon().match(tokens("компания приняла на работу человека")) == []


def test_each_label_finds_its_thing():
    proper = [entry for entry in lexicon().things.values() if entry.type not in ("unit", "group")]
    names = [(entry.iri, label) for entry in proper for label in (*entry.labels, *entry.hidden)]
    assert len(names) > 1000
    assert [(iri, label) for iri, label in names if iri not in {m.entry.iri for m in lexicon().match(tokens(f"это {label}, вот"))}] == []


def test_entry_tells_states_kind_and_links():
    council = lexicon().entry("id/joint-body/uz-kz-high-interstate-council")
    assert (council.cls, council.kind, council.states) == ("bc:JointBody", "kind:interstate-council", ("uz", "kz"))
    assert lexicon().entry("id/person/ilham-aliyev").states == ("az",)
    assert lexicon().state("uz").linked("bc:capital") == ("id/place/tashkent",)
    assert [entry.label for entry in lexicon().subjects("org:holds", "id/post/president-uz")] == ["Шавкат Мирзиёев"]
    assert lexicon().demonyms["казахстанец"] == "kz"


def test_kinds_and_sectors_are_common_nouns():
    assert ("межправительственных соглашений", "kind#intergovernmental-agreement") in found("ряд межправительственных соглашений", "kind")
    assert {entry.kind_of for entry in lexicon().kinds["соглашение"]} == {"bc:Agreement"}
    assert lexicon().sector_adjectives["энергетический"] == "scheme/sector#energy"
    assert "sector#energy" in paths("в сфере энергетики", "sector")


def test_loading_and_matching_are_fast():
    start = time.perf_counter()
    loaded = Lexicon.load()
    assert time.perf_counter() - start < 1.5
    text = tokens((DOCUMENTS / "003_4d5bd35c2f91f9c5.txt").read_text(encoding="utf-8"))
    start = time.perf_counter()
    assert len(loaded.match(text)) > 15
    assert time.perf_counter() - start < 0.25  # 0.03 s; the rest is for a machine that does other things too


def test_file_that_is_no_turtle_is_named(tmp_path):
    (tmp_path / "broken.ttl").write_text("<a> <b> .", encoding="utf-8")
    with pytest.raises(BrokenResource, match="broken.ttl"):
        Lexicon.load(reference=tmp_path)


def test_new_synonym_is_a_line_of_turtle(tmp_path):
    (tmp_path / "x.ttl").write_text(
        '<https://w3id.org/bicoop/id/organization/x> a <http://www.w3.org/ns/org#Organization> ; '
        '<http://www.w3.org/2000/01/rdf-schema#label> "Палата ремёсел"@ru .', encoding="utf-8")  # fmt: skip
    assert [m.label for m in Lexicon.load(reference=tmp_path).match(tokens("с Палатой ремесел"))] == ["Палата ремёсел"]
