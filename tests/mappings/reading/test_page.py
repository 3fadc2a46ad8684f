"""What a page says of itself: title, date, dateline, publisher, address."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from mappings.reading import read, read_bytes
from mappings.resources import DOCUMENTS

TEXT = "Стороны провели переговоры в столице и подписали документ.\n"


def seed(number: str) -> Path:
    return next(DOCUMENTS.glob(f"{number}_*.txt"))


@pytest.mark.parametrize(
    ("head", "edtf", "words"),
    [
        (" date 2025-11-15 ", "2025-11-15", "date 2025-11-15"),
        ("Дата публикации: 15.11.2025\n\n", "2025-11-15", "Дата публикации: 15.11.2025"),
        ("18 Nov 2019, 11:23\n\n", "2019-11-18", "18 Nov 2019"),
        ("Министры встретились\n14 июля 2025\n\n", "2025-07-14", "14 июля 2025"),
        ("23 Март, 2022 г.\n18:00\nМинистры встретились\n", "2022-03-23", "23 Март, 2022 г."),
        ("1 iyun 2026, 10:00\n\n", "2026-06-01", "1 iyun 2026"),
        ("27 AVGUST 2024-CÜ IL\n\n", "2024-08-27", "27 AVGUST 2024-CÜ IL"),
        ("---\ndate: 2025-11-15\n---\n\n", "2025-11-15", "date: 2025-11-15"),
        ("**Ташкент – 12 ноября 2025 года** – ", "2025-11-12", "12 ноября 2025 года"),
        ("ТАШКЕНТ, 15 ноября — Sputnik. ", "XXXX-11-15", "15 ноября"),
        ("18 Nov 2019, 21:33\n\nМОСКВА, 19 ноя – РИА Новости. ", "2019-11-18", "18 Nov 2019"),
        ('<meta property="article:published_time" content="2025-11-15T10:00:00+05:00"><p>', "2025-11-15", "2025-11-15"),
        ('<p><time datetime="2025-11-15">вчера</time></p><p>', "2025-11-15", "2025-11-15"),
    ],
)
def test_date_of_the_document(head: str, edtf: str, words: str) -> None:
    document = read_bytes((head + TEXT).encode(), "a.txt")
    published = document.published
    assert published.edtf == edtf
    assert [document.text[span.start : span.end] for span in published.spans] == [words]
    assert published.basis == ("basis:stated-partial" if edtf.startswith("X") else "basis:stated")


@pytest.mark.parametrize(
    "source",
    [
        TEXT,
        "27 августа т.г. в Ташкенте состоялась конференция.\n",
        "8 июня 2022 года в столице завершилось совещание министров.\n",
        "Состоялась конференция.\n\n27 AVGUST 2024-CÜ IL\n\nЭксперты сошлись во мнении.\n",
        "Принята Программа на 2024-2034 годы.\n",
    ],
)
def test_document_without_a_date(source: str) -> None:
    assert read_bytes(source.encode(), "a.txt").published is None


def test_date_of_seed_004_is_its_header() -> None:
    document = read(seed("004"))
    assert (document.published.earliest, document.published.spans[0].start, document.published.spans[0].end) == (date(2025, 11, 15), 1, 16)
    assert (document.dateline.text, document.publisher.text) == ("ТАШКЕНТ, 15 ноября — Sputnik", "Sputnik")
    assert document.title is None


@pytest.mark.parametrize("number", ["000", "001", "002", "003"])
def test_other_seeds_state_no_date_of_their_own(number: str) -> None:
    document = read(seed(number))
    assert (document.published, document.dateline, document.publisher) == (None, None, None)
    assert document.title is not None


def test_address_behind_a_source_label() -> None:
    assert read(seed("003")).address == "https://president.uz/uz/lists/view/4808"
    assert read(seed("001")).address is None
    page = f'<p>{TEXT}</p><p>Источник: <a href="https://example.org/post/1">example.org</a></p>'
    assert read_bytes(page.encode(), "a.html").address == "https://example.org/post/1"


def test_name_slug_and_checksum() -> None:
    document = read(seed("004"))
    assert (document.name, document.slug) == ("004_7fa7a90ba42b20d6", "004-7fa7a90ba42b20d6")
    assert (len(document.sha256), document.byte_size) == (64, 6571)
    assert (document.media_type, document.language) == ("text/plain; charset=utf-8", "ru")


@pytest.mark.parametrize(
    ("source", "media"),
    [
        ("# Заголовок\n\n" + TEXT, "text/markdown"),
        (f"<p>{TEXT}</p>", "text/html"),
        (TEXT, "text/plain"),
        ("5 < 7 и 8 > 3. " + TEXT, "text/plain"),
    ],
)
def test_format_is_told_by_content(source: str, media: str) -> None:
    assert read_bytes(source.encode(), "a.dat").media_type == f"{media}; charset=utf-8"
