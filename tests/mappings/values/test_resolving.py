"""What dates mean in their documents: completed by the document alone, and never without a basis."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

from mappings.model import Document
from mappings.reading import read, read_bytes
from mappings.resources import DOCUMENTS
from mappings.values.resolving import bounded, document_dates, resolve

CASES = tomllib.loads(Path(__file__).with_name("resolving.toml").read_text(encoding="utf-8"))["case"]


def test_corpus_has_the_cases_it_claims() -> None:
    assert len(CASES) == 36


def _document(text: str) -> Document:
    return read_bytes(text.encode(), "case.txt")


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_value_in_its_document(case: dict) -> None:
    document = _document(case["text"])
    expression = next(found for found in document_dates(document) if found.as_written == case["of"])
    values = resolve(expression, document)
    assert [f"{value.edtf or '-'} {value.basis.removeprefix('basis:')}" for value in values] == case["values"]
    assert len(values[-1].spans) == case["spans"]
    assert all(value.spans[0] == expression.span for value in values)
    assert all(document.text[value.spans[0].start : value.spans[0].end] == case["of"] for value in values)


def test_year_to_date_has_two_ends_on_two_bases() -> None:
    document = _document("date 2025-11-15\n\nС начала года товарооборот достиг $4 млрд.")
    value = resolve(document_dates(document)[0], document)[0]
    assert (value.earliest, value.latest) == (date(2025, 1, 1), date(2025, 11, 15))
    assert (value.beginning.edtf, value.beginning.basis) == ("2025-01-01", "basis:resolved-relative")
    assert (value.end.edtf, value.end.basis) == ("[..2025-11-15]", "basis:bounded-by-document-date")


def test_deadline_by_a_year_keeps_its_doubt() -> None:
    document = _document("Цель поставлена к 2030 году.")
    value = resolve(document_dates(document)[0], document)[0]
    assert value.note == "Whether by the start or in the course of that year is not said."


def test_duration_has_no_ends() -> None:
    document = _document("Довести показатель в течение ближайших пяти лет.")
    value = resolve(document_dates(document)[0], document)[0]
    assert (value.duration, value.edtf, value.earliest, value.latest) == ("P5Y", None, None, None)


def test_undated_document_bounds_nothing() -> None:
    assert bounded(_document("Состоялась встреча президентов двух стран.")) is None


def test_dated_document_bounds_what_it_reports() -> None:
    value = bounded(_document("date 2025-11-15\n\nСостоялась встреча президентов двух стран."))
    assert (value.edtf, value.earliest, value.latest, value.basis) == (
        "[..2025-11-15]",
        None,
        date(2025, 11, 15),
        "basis:bounded-by-document-date",
    )


SEEDS = {
    "000": ["2024-08-27 stated", "2024-08-27 stated", "- unknown"],
    "001": ["- unknown"],
    "002": [
        "XXXX-08-28 stated-partial", "2024-08-28 inferred-in-document", "XXXX-08-08 stated-partial", "2024-08-08 inferred-in-document",
        "XXXX-08-02 stated-partial", "2024-08-02 inferred-in-document", "2024/2034 stated", "- stated", "- unknown", "2024/2025 stated",
    ],
    "003": ["- unknown", "- unknown", "- stated", "- unknown", "- unknown"],
    "004": ["- resolved-relative", "2030 stated"],
}  # fmt: skip


@pytest.mark.parametrize("number", SEEDS)
def test_dates_of_a_seed(number: str) -> None:
    document = read(next(DOCUMENTS.glob(f"{number}_*.txt")))
    values = [value for found in document_dates(document) for value in resolve(found, document)]
    assert [f"{value.edtf or '-'} {value.basis.removeprefix('basis:')}" for value in values] == SEEDS[number]
