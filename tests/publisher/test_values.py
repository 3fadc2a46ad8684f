"""Dates and titles as people read them."""

from decimal import Decimal

import pytest

from publisher.filters import compact, day, size
from publisher.published import Published
from publisher.values import Values, read_edtf


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2024-08-27", ("on", "2024-08-27", "")),
        ("2030", ("on", "2030", "")),
        ("[..2025-11-15]", ("not-after", "", "2025-11-15")),
        ("[2025-11-15..]", ("not-before", "2025-11-15", "")),
        ("2024/2034", ("range", "2024", "2034")),
        ("2024/..", ("not-before", "2024", "")),
        ("../2030", ("not-after", "", "2030")),
        ("XXXX-08-28", ("no-year", "08-28", "")),
        ("202X", ("on", "202X", "")),
    ],
)
def test_bound_is_no_date(edtf: str, expected: tuple[str, str, str]) -> None:
    assert read_edtf(edtf) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [("2025-11-15", "15 November 2025"), ("2019-11", "November 2019"), ("08-28", "28 August"), ("2030", "2030"), ("202X", "202X"),
     ("2025-02-31", "2025-02-31"), ("", ""), ("02-29", "29 February")],
)
def test_day_in_words(text: str, words: str) -> None:
    assert day(text) == words


def test_large_numbers_in_words() -> None:
    assert compact(Decimal("4000000000.0")) == "4 billion"
    assert compact(Decimal(1300000000)) == "1.3 billion"
    assert compact(Decimal("1234.5")) == "1,234.5"


def test_sizes() -> None:
    assert [size(n) for n in (0, 999, 1_500, 3_605_122, 2_000_000_000)] == ["0 bytes", "999 bytes", "1.5 kB", "3.61 MB", "2 GB"]


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("id/state/aa", "Приморье"),
        ("id/source/sample", "Встреча у моря"),
        ("id/status/sample-launched", "запущено: Морской совет"),
        ("id/statement/sample", "отметили: Приморье"),
        ("id/target/sample", "Приморье – Загорье: 10 млрд"),
        ("id/claim/sample-0-26", "Визит Иванова"),
        ("id/text/sample/0-5", "Иванов"),
        ("ontology#Statement", "заявление"),
        ("ontology#hostState", "host state"),
        ("id/person/nobody-known", "nobody known"),
    ],
)
def test_title_in_russian_else_english_else_put_together(published: Published, path: str, title: str) -> None:
    assert published.labels.title(published.names.local(path)).text == title


def test_value_of_a_concept_leads_into_its_scheme(published: Published) -> None:
    value = Values(published).of(published.names.node("stage:launched"))
    assert (value.path, value.key, value.language) == ("scheme/stage#launched", "launched", "ru")
