"""Datelines and dates at the head of a page."""

from __future__ import annotations

import pytest

from mappings.reading import read_bytes

SENTENCE = "Президент принял посла в столице. Он отметил рост торговли."
DATELINES = [
    ("ТАШКЕНТ, 15 ноября — Sputnik. ", "ТАШКЕНТ, 15 ноября — Sputnik", "Sputnik"),
    ("ДУШАНБЕ, 10 авг - Sputnik. ", "ДУШАНБЕ, 10 авг - Sputnik", "Sputnik"),
    ("НУР-СУЛТАН, 3 дек — Sputnik, Анна Иванова. ", "НУР-СУЛТАН, 3 дек — Sputnik", "Sputnik"),
    ("МОСКВА, 19 ноя – РИА Новости. ", "МОСКВА, 19 ноя – РИА Новости", "РИА Новости"),
    ("Москва. 15 ноября. Интерфакс - ", "Москва. 15 ноября. Интерфакс", "Интерфакс"),
    ("Ташкент. 15 ноября. INTERFAX.RU - ", "Ташкент. 15 ноября. INTERFAX.RU", "INTERFAX.RU"),
    ("Баку, 12 мая, АЗЕРТАДЖ — ", "Баку, 12 мая, АЗЕРТАДЖ", "АЗЕРТАДЖ"),
    ("Ташкент, 5 сентября 2024 г. /УзА/. ", "Ташкент, 5 сентября 2024 г. /УзА/", "УзА"),
    ("НУР-СУЛТАН. КАЗИНФОРМ - ", "НУР-СУЛТАН. КАЗИНФОРМ", "КАЗИНФОРМ"),
    ("БАКУ /Trend/ - ", "БАКУ /Trend/", "Trend"),
    ("Астана, 5 марта 2024 года — ", "Астана, 5 марта 2024 года", None),
]
NO_DATELINES = [
    "В Ташкенте 15 ноября. ",
    "Узбекистан – 15 ноября состоялась встреча. ",
    "ЕАЭС – Китай. ",
    "США — Россия. ",
    "ИСМИ (КИСИ) – ",
    "Министр 15 ноября. ",
]
DATES = [
    "13:45 / 12.09.2024",
    "Опубликовано 12.09.2024, 13:45",
    "12 сентября 2024 года, четверг",
    "Четверг, 12 сентября 2024",
    "2024-09-12T13:45:00+05:00",
    "Дата: 12 сентября 2024 г.",
    "12.09.2024 | 13:45 | Политика",
    "Ташкент, 12 сентября 2024 года",
    "Sana: 12.09.2024",
    "12 Sep 2024, 13:45 by Anna",
]


@pytest.mark.parametrize(("head", "words", "agency"), DATELINES, ids=[words for _, words, _ in DATELINES])
def test_dateline_is_cut_from_the_sentence(head: str, words: str, agency: str | None) -> None:
    document = read_bytes((head + SENTENCE).encode(), "a.txt")
    assert document.dateline.text == words
    assert (document.publisher.text if document.publisher else None) == agency
    assert [f"{block.kind}: {block.text}" for block in document.blocks] == [f"metadata: {head.strip()}", f"paragraph: {SENTENCE}"]


@pytest.mark.parametrize("head", NO_DATELINES)
def test_sentence_is_no_dateline(head: str) -> None:
    document = read_bytes((head + SENTENCE).encode(), "a.txt")
    assert document.dateline is None
    assert document.blocks[0].text == head + SENTENCE


@pytest.mark.parametrize("line", DATES)
def test_line_with_nothing_but_a_date(line: str) -> None:
    document = read_bytes(f"Министры встретились\n\n{line}\n\n{SENTENCE}".encode(), "a.txt")
    assert [block.kind for block in document.blocks] == ["heading", "metadata", "paragraph"]
    assert document.published.edtf == "2024-09-12"


def test_date_far_down_the_page_is_not_of_the_page() -> None:
    source = "\n\n".join([SENTENCE] * 8 + ["12 сентября 2024 года", SENTENCE])
    assert read_bytes(source.encode(), "a.txt").published is None
