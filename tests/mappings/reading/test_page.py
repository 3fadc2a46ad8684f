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
        ("Ташкент, 28 августа. /ИА/\n\n", "XXXX-08-28", "28 августа"),
        ("ТАШКЕНТ, 28 августа. /ИА «Пример»/. ", "XXXX-08-28", "28 августа"),
        ("14 февраля 2020, 10:15\n\n", "2020-02-14", "14 февраля 2020"),
        ("14 февраля, 2020 [10:15]\n\n", "2020-02-14", "14 февраля, 2020"),
        ("Опубликовано 14 февраля 2020 в 10:15\n\n", "2020-02-14", "Опубликовано 14 февраля 2020"),
        ("14.02.20\n\n", "2020-02-14", "14.02.20"),
        ("Пятница, 14 февраля 2020\n\n", "2020-02-14", "14 февраля 2020"),
        ("Mon, 18 Nov 2019 13:27:00 +0500\n\n", "2019-11-18", "18 Nov 2019"),
        ("18 Nov 2019, 13:27 ", "2019-11-18", "18 Nov 2019"),
        ("г. Ташкент, 18 ноября 2019 года\n\n", "2019-11-18", "18 ноября 2019 года"),
        ("18-noyabr, 2019-yil\n\n", "2019-11-18", "18-noyabr, 2019-yil"),
        ("18 noyabr 2019, 11:20\n\n", "2019-11-18", "18 noyabr 2019"),
        ("2019 жылғы 18 қараша\n\n", "2019-11-18", "2019 жылғы 18 қараша"),
        ("Nov 18, 2019\n\n", "2019-11-18", "Nov 18, 2019"),
        ("Қараша 18, 2019\n\n", "2019-11-18", "Қараша 18, 2019"),
        ("2019/11/18\n\n", "2019-11-18", "2019/11/18"),
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


LD = (
    '<script type="application/ld+json">{"datePublished":"2025-11-15T10:00:00+05:00",'
    '"publisher":{"@type":"Organization","name":"\\u041fример &amp; Ко"}}</script>'
)
TRUST = [
    ("markup, then the header", '<time datetime="2025-11-17">вчера</time><p>18 Nov 2019, 13:27</p>', "2025-11-17"),
    ("JSON-LD, then <time>", f'<time datetime="2025-11-17">вчера</time>{LD}', "2025-11-15"),
    ("<meta>, then <time>", '<time datetime="2025-11-17">вчера</time><meta content="2025-11-16" itemprop="datePublished">', "2025-11-16"),
    ("no <time> of other news", '<aside><time datetime="2025-11-17">вчера</time></aside><p>18 Nov 2019, 13:27</p>', "2019-11-18"),
    ("no length of time", '<time datetime="PT5M">5 минут</time><p>18 Nov 2019, 13:27</p>', "2019-11-18"),
    ("the header, then the dateline", "<p>18 Nov 2019, 13:27</p><p>МОСКВА, 19 ноя – РИА Новости. Стороны встретились.</p>", "2019-11-18"),
    ("the date of HTTP", '<meta name="pubdate" content="Sat, 15 Nov 2025 10:00:00 GMT">', "2025-11-15"),
]


@pytest.mark.parametrize(("what", "head", "edtf"), TRUST, ids=[what for what, _, _ in TRUST])
def test_order_of_trust(what: str, head: str, edtf: str) -> None:
    assert read_bytes(f"<html>{head}<p>{TEXT}</p></html>".encode(), "a.html").published.edtf == edtf


PUBLISHERS = [
    ("JSON-LD", f'{LD}<meta property="og:site_name" content="Сайт">', "Пример & Ко", "\\u041fример &amp; Ко"),
    ("og:site_name", '<meta content="Сайт &laquo;Пример&raquo;" property="og:site_name">', "Сайт «Пример»", "Сайт &laquo;Пример&raquo;"),
    ("front matter", "---\ntitle: Встреча\npublisher: \"Вестник\"\n---\n\n", "Вестник", "Вестник"),
    ("dateline", "ТАШКЕНТ, 15 ноября — Sputnik. ", "Sputnik", "Sputnik"),
    ("dateline of its own", "Ташкент, 28 августа. /ИА «Пример»/\n\n", "ИА «Пример»", "ИА «Пример»"),
    ("source label", f"{TEXT}\n\nИсточник: https://www.example.kz/news/1\n\n", "example.kz", "example.kz"),
    ("invitation", f"{TEXT}\n\nБольше новостей в Telegram-канале «example.kz». Подписывайся!\n\n", "example.kz", "example.kz"),
    ("two sites invite", f"{TEXT}\n\nПодписывайтесь на example.kz и other.kz!\n\n", None, None),
    ("nobody", "Об этом сообщает example.kz.\n\n", None, None),
]


@pytest.mark.parametrize(("what", "head", "name", "quote"), PUBLISHERS, ids=[what for what, *_ in PUBLISHERS])
def test_publisher_and_the_words_that_name_it(what: str, head: str, name: str | None, quote: str | None) -> None:
    source = f"<html>{head}<p>{TEXT}</p></html>" if head.startswith("<") else head + TEXT
    document = read_bytes(source.encode(), "a.txt")
    found = document.publisher
    assert (found and found.text, found and document.text[found.span.start : found.span.end]) == (name, quote)


def test_date_of_seed_004_is_its_header() -> None:
    document = read(seed("004"))
    assert (document.published.earliest, document.published.spans[0].start, document.published.spans[0].end) == (date(2025, 11, 15), 1, 16)
    assert (document.dateline.text, document.publisher.text) == ("ТАШКЕНТ, 15 ноября — Sputnik", "Sputnik")
    assert document.title is None


@pytest.mark.parametrize("number", ["000", "001", "002", "003"])
def test_other_seeds_state_no_date_of_their_own(number: str) -> None:
    document = read(seed(number))
    assert (document.published, document.dateline) == (None, None)
    assert (document.publisher.text if document.publisher else None) == ("president.uz" if number == "003" else None)
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
