"""Organisations: where a name ends, which names are one, what is none."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from mappings.lexicon import lexicon
from mappings.model import Entity
from mappings.organisations import Organisations
from mappings.people import People
from mappings.reading import read_bytes
from mappings.scene import Scene
from mappings.subject import subject_of

CASES = tomllib.loads(Path(__file__).with_name("organisations.toml").read_text(encoding="utf-8"))["case"]


def told(entity: Entity) -> str:
    """One organisation in a line: name, kind, states."""
    states = entity.context if entity.iri else entity.key.split("|")[1:]
    return f"{entity.label} | {(entity.kind or '').partition(':')[2] or 'none'} | {','.join(filter(None, states)) or 'none'}"


def entities(text: str) -> list[Entity]:
    """Organisations of a text, one for each mention."""
    scene = Scene(read_bytes(text.encode(), "example.txt"), lexicon())
    return [m.entity for m in Organisations(scene, People(scene, subject_of(scene))).mentions]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:50])
def test_organisations_of_a_sentence(case: dict) -> None:
    assert sorted({told(e) for e in entities(case["text"])}) == sorted(case["organisations"])


def test_table_is_large_and_has_sentences_without_an_organisation() -> None:
    assert len(CASES) > 100
    assert sum(not case["organisations"] for case in CASES) > 5


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Министерство инвестиций Узбекистана (МИПТ) подготовило список.", "МИПТ"),
        ("Российский экспортный центр (РЭЦ) откроет офис.", "РЭЦ"),
        ("Азиатский банк развития выделит кредит.", "АБР"),
        ("Об этом сообщили в МИД Ирана.", "министерство иностранных дел Ирана"),
        ("Российская Генпрокуратура направила запрос.", "генеральная прокуратура"),
        ("Представители МИД, Минобороны и Минюста Франции приняли участие.", "министерство иностранных дел Франции"),
        ("Китайская компания Huawei откроет центр.", "Huawei"),
        ("Авиакомпания «Белавиа» открыла рейс.", "Белавиа"),
    ],
)
def test_abbreviation_and_full_name(text: str, expected: str) -> None:
    assert expected in entities(text)[0].alt


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Подписана программа с Министерством транспорта РФ по функционированию пунктов пропуска.", ["Министерство транспорта РФ"]),
        ("Подписан меморандум с Федеральным агентством по недропользованию Российской Федерации об обмене данными.", ["Федеральное агентство по недропользованию Российской Федерации"]),
        ("Она обратилась к руководителю сектора Министерства культуры Азербайджанской Республики Яшару Гусейнли.", ["Министерство культуры Азербайджанской Республики"]),
        ("Открыто консульство Узбекистана в Казани.", ["консульство Узбекистана в Казани"]),
        ("На консультации приехал представитель МВД Франции.", ["МВД Франции"]),
        ("Нота вручена послу. Её передало внешнеполитическое ведомство Сербии, а МИД Сербии подтвердил это.", ["внешнеполитическое ведомство Сербии"] * 2),
        ("Казахстанские компании провели B2B-переговоры с партнёрами из Китая в Алматы.", []),
        ("Подрядной организацией является ТОО \"Дорстрой\".", ["ТОО \"Дорстрой\""]),
        ("Реконструкция продлится 10 месяцев, передает zakon.kz.", ["zakon.kz"]),
    ],
)
def test_where_a_name_ends(text: str, expected: list[str]) -> None:
    assert [e.label for e in entities(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "МИД Турции выразил поддержку. Об этом говорится в заявлении турецкого МИД.",
        "Участвовала Национальная палата предпринимателей РК \"Атамекен\" (НПП РК \"Атамекен\"). НПП \"Атамекен\" помогает экспортёрам.",
        "Министерство торговли и интеграции РК и Министерство торговли и интеграции Республики Казахстан сообщили об этом.",
        "Компания «Татнефть» открыла станции. Месторождение будет осваивать «Татнефть».",
    ],
)
def test_names_of_one(text: str) -> None:
    assert len({e.key for e in entities(text)}) == 1


@pytest.mark.parametrize(
    "text",
    [
        "В Погранслужбе Казахстана сообщили об этом. Накануне Погранслужба Кыргызстана заявила о закрытии.",
        "Центр исследований Южного Кавказа и Центр экономических исследований подписали меморандум.",
    ],
)
def test_names_of_two(text: str) -> None:
    assert len({e.key for e in entities(text)}) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Российская Федерация и Узбекистан расширяют торговлю.",
        "Пункты пропуска «Сырым», «Таскала», «Аксай» и «Амангельды» будут модернизированы.",
        "Конференция по традиционной китайской медицине (ТКМ) прошла в Сиане. На секции представлен доклад о ТКМ.",
        "Ваше правительство провело два саммита.",
    ],
)
def test_no_organisation(text: str) -> None:
    assert entities(text) == []
