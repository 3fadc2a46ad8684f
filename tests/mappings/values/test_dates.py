"""Spellings of dates: one value for many, none for what only looks like one."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mappings.model import Block, BlockKind
from mappings.values.dates import find_dates
from mappings.values.edtf import Moment

CASES = tomllib.loads(Path(__file__).with_name("dates.toml").read_text(encoding="utf-8"))
FIELDS = ("relation", "anchor", "duration", "edge", "shift")
SPELLINGS = [(value, text) for value in CASES["value"] for text in value["texts"]]
NOTHING = CASES["nothing"]["texts"]
EXTENTS = CASES["extent"]


def test_corpus_has_the_cases_it_claims() -> None:
    assert (len(SPELLINGS), len(NOTHING), len(EXTENTS)) == (175, 52, 12)


@pytest.mark.parametrize(("value", "text"), SPELLINGS, ids=[text for _, text in SPELLINGS])
def test_spelling_gives_its_value(value: dict, text: str) -> None:
    found = find_dates(text)
    assert len(found) == 1, [expression.as_written for expression in found]
    expression = found[0]
    want = {"edtf": value.get("edtf"), "basis": "basis:" + value.get("basis", "stated")} | {name: value.get(name) for name in FIELDS}
    assert {name: getattr(expression, name) for name in want} == want
    assert text[expression.start : expression.end] == expression.as_written


@pytest.mark.parametrize("text", NOTHING)
def test_no_date_is_found(text: str) -> None:
    assert find_dates(text) == []


@pytest.mark.parametrize("case", EXTENTS, ids=[case["text"] for case in EXTENTS])
def test_words_that_belong(case: dict) -> None:
    assert [expression.as_written for expression in find_dates(case["text"])] == case["words"]


def test_bounds_of_a_leap_february() -> None:
    found = find_dates("в феврале 2024 года")[0]
    assert (found.earliest.isoformat(), found.latest.isoformat()) == ("2024-02-01", "2024-02-29")


def test_open_interval_has_no_last_day() -> None:
    found = find_dates("с 2016 года")[0]
    assert found.earliest.isoformat() == "2016-01-01"
    assert found.latest is None


def test_block_gives_source_spans() -> None:
    block = Block(BlockKind.HEADING, "27 августа 2024 года", tuple(range(100, 121)))
    found = find_dates(block)[0]
    assert (found.span.start, found.span.end, found.banner) == (100, 120, True)


@given(st.text(alphabet="0123456789 .,-–:/№годаекянврьпстимлчух$%«»\n\u00a0", max_size=80))
def test_any_text_gives_ordered_expressions_inside_it(text: str) -> None:
    end = 0
    for found in find_dates(text):
        assert end <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == found.as_written
        end = found.end


@given(st.dates())
def test_moment_of_a_day_is_that_day(day) -> None:
    moment = Moment(day.year, day.month, day.day)
    assert moment.possible
    assert (moment.edtf, moment.earliest, moment.latest) == (day.isoformat(), day, day)


@pytest.mark.parametrize("unit", ["12 ", "2024-", "1.", "с ", "за последние ", "пять ", "«", "до конца ", "ноября "])
def test_repetition_is_read_in_linear_time(unit: str) -> None:
    find_dates("сегодня")
    begin = time.perf_counter()
    find_dates(unit * (20_000 // len(unit)))
    assert time.perf_counter() - begin < 3
