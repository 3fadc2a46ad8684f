"""Which states a document, an instrument and a figure are about; several of them, groups of them, and guests that are none."""

from __future__ import annotations

import pytest

from mappings.facts import read_facts
from mappings.lexicon import lexicon
from mappings.model import Entity
from mappings.reading import read_bytes
from mappings.scene import Scene
from mappings.subject import Subject, subject_of

PAIR = "Узбекистан и Казахстан расширяют торговлю.\n\n"
REGION = "Государства Центральной Азии"


def subject(text: str) -> Subject:
    """The subject of a text."""
    return subject_of(Scene(read_bytes(text.encode(), "example.txt"), lexicon()))


def parties(text: str, cls: str) -> set[str]:
    """Labels of the parties of all facts of a class in a text; those of a pair one by one."""
    facts, _ = read_facts(read_bytes(text.encode(), "example.txt"))
    values = [s.value for f in facts if f.cls == cls for s in f.slots if s.property in ("bc:party", "bc:relationship") and isinstance(s.value, Entity)]
    return {label for value in values for label in value.label.split(" – ")}


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("Узбекистан и Казахстан подписали соглашение.", ("kz", "uz")),
        ("Москва и Анкара договорились о поставках. Россия ждёт ответа Турции.", ("ru", "tr")),
        ("В Астане, Казахстан, прошли переговоры Китая и Монголии. Китай и Монголия подписали документ.", ("cn", "mn")),
        ("В Узбекистане работают предприятия с китайским капиталом. Китай открыл 5 заводов. Россия открыла 4 завода. Россия и Турция растут.", ("cn", "uz")),
        ("Прошло совещание формата «Центральная Азия – Китай». В нём приняли участие министры.", ("central-asian-states", "cn")),
        ("Страны Центральной Азии и Япония подписали заявление.", ("central-asian-states", "jp")),
        ("Обсуждено китайско-центральноазиатское сотрудничество.", ("central-asian-states", "cn")),
        ("Кыргызстан готовит встречу стран Центральной Азии. Китай и Кыргызстан подписали план.", ("cn", "kg")),
        ("По газопроводу Центральная Азия – Китай идёт газ. Туркменистан и Китай подписали контракт.", ("cn", "tm")),
    ],
)
def test_subject_of_a_document(text: str, states: tuple[str, ...]) -> None:
    assert subject(text).states == states


def test_one_state_and_its_relations_with_each_of_two():
    text = (
        "Президент принял послов Катара и Иордании\n\nПрезидент Азербайджана принял посла Катара. Посол прибыл в Азербайджан в мае.\n\n"
        "В Азербайджане растёт число гостей. Азербайджан ждёт их.\n\nЗатем Президент Азербайджана принял посла Иордании.\n\n"
        "В Азербайджане обсудят и торговлю. Азербайджанская сторона готова.\n"
    )
    scene = Scene(read_bytes(text.encode(), "example.txt"), lexicon())
    found = subject_of(scene)
    assert (found.states, found.hub) == ((), "az")
    assert [found.at(passage) for passage in scene.body()] == [("az", "qa"), ("az", "qa"), ("az", "jo"), ("az", "jo")]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Подписано соглашение о торговле.", {"Узбекистан", "Казахстан"}),
        ("Подписано соглашение о поставках казахстанского зерна в Афганистан.", {"Узбекистан", "Казахстан"}),
        ("Подписано соглашение между правительством Узбекистана и правительством Казахстана о торговле с Китаем.", {"Узбекистан", "Казахстан"}),
        ("Подписан меморандум о взаимопонимании между Министерством культуры Китая и Агентством по туризму России о сотрудничестве.",
         {"Министерство культуры Китая", "Агентство по туризму России"}),
        ("Подписано соглашение с Китаем о транзите.", {"Китай"}),
        ("Подписано соглашение между ЕАЭС и Ираном о свободной торговле.", {"Евразийский экономический союз", "Иран"}),
        ("Подписан российско-китайский протокол о транзите.", {"Россия", "Китай"}),
        ("Завод заключил с компанией договор на поставку оборудования.", set()),
        ("Подписан контракт на поставку зерна.", set()),
        ("Подписано соглашение между государствами Центральной Азии и Китаем о транзите.", {REGION, "Китай"}),
    ],
)  # fmt: skip
def test_parties_of_an_agreement(sentence: str, expected: set[str]) -> None:
    assert parties(PAIR + sentence, "bc:Agreement") == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Товарооборот достиг 5 миллиардов долларов.", {"Узбекистан", "Казахстан"}),
        ("Товарооборот между странами достиг 5 миллиардов долларов.", {"Узбекистан", "Казахстан"}),
        ("Двусторонний товарооборот достиг 5 миллиардов долларов.", {"Узбекистан", "Казахстан"}),
        ("Товарооборот Китая и России достиг 5 миллиардов долларов.", {"Китай", "Россия"}),
        ("Товарооборот между Китаем и государствами Центральной Азии достиг 90 миллиардов долларов.", {"Китай", REGION}),
    ],
)
def test_parties_of_a_figure(sentence: str, expected: set[str]) -> None:
    assert parties(PAIR + sentence, "bc:IndicatorObservation") == expected


def test_sides_of_a_format_sign_together():
    text = "Прошёл саммит глав государств «Центральная Азия – Китай». Стороны подписали декларацию о партнёрстве.\n"
    assert parties(text, "bc:Agreement") == {REGION, "Китай"}
    assert set(lexicon().members("central-asian-states")) == {"kz", "kg", "tj", "tm", "uz"}
