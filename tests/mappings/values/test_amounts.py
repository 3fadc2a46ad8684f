"""Spellings of amounts: one value for many, none for what only looks like one."""

from __future__ import annotations

import time
import tomllib
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mappings.values.amounts import find_amounts, find_bare, plain
from mappings.values.unitwords import unit_term

CASES = tomllib.loads(Path(__file__).with_name("amounts.toml").read_text(encoding="utf-8"))
SPELLINGS = [(value, text) for value in CASES["value"] for text in value["texts"]]
RANGES, SEVERAL, NOTHING = CASES["range"], CASES["several"], CASES["nothing"]["texts"]


def test_corpus_has_the_cases_it_claims() -> None:
    assert (len(SPELLINGS), len(RANGES), len(SEVERAL), len(NOTHING)) == (165, 5, 8, 44)


@pytest.mark.parametrize(("value", "text"), SPELLINGS, ids=[text for _, text in SPELLINGS])
def test_spelling_gives_its_value(value: dict, text: str) -> None:
    found = find_amounts(text)
    assert len(found) == 1, [amount.as_written for amount in found]
    amount = found[0]
    assert str(amount.value) == value["value"]
    assert (amount.unit, amount.kind) == (value["unit"], value["kind"])
    assert amount.qualifier == (f"qualifier:{value['qualifier']}" if "qualifier" in value else None)
    assert amount.preposition == value.get("preposition")
    assert (amount.qualifier is None) == (amount.qualifier_span is None)


@pytest.mark.parametrize("case", RANGES, ids=[case["text"] for case in RANGES])
def test_range_gives_both_ends(case: dict) -> None:
    found = find_amounts(case["text"])
    assert [str(amount.value) for amount in found] == case["values"]
    assert [amount.bound for amount in found] == ["low", "high"]
    assert {amount.unit for amount in found} == {case["unit"]}


@pytest.mark.parametrize("case", SEVERAL, ids=[case["text"] for case in SEVERAL])
def test_words_that_belong(case: dict) -> None:
    assert [amount.as_written for amount in find_amounts(case["text"])] == case["words"]


@pytest.mark.parametrize("text", NOTHING)
def test_no_amount_is_found(text: str) -> None:
    assert find_amounts(text) == []


def test_currency_is_inherited_only_within_its_sentence() -> None:
    inside = find_amounts("более 6 миллиардов долларов, а может быть, и более 7 миллиардов будет")
    assert [(amount.unit, amount.inherited) for amount in inside] == [("USD", False), ("USD", True)]
    assert len(find_amounts("Это 6 миллиардов долларов. Более 7 миллиардов.")) == 1
    assert len(find_amounts("6 миллиардов долларов и 7 миллионов студентов")) == 2


def test_span_covers_number_and_unit_only() -> None:
    text = "на сумму свыше $8 млрд, включающая"
    amount = find_amounts(text)[0]
    assert text[slice(*amount.span)] == "$8 млрд"
    assert text[slice(*amount.qualifier_span)] == "свыше"
    assert amount.as_written == "свыше $8 млрд"


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("число жителей приблизилось к 19 тысячам", ["19000"]),
        ("18 волонтёров и 7 судов", ["18", "7"]),
        ("30 пунктов пропуска, 17 из которых многосторонние", ["17"]),
        ("25-26 сентября 2019 года, 2-х дневный визит, 20-летие, № 95, 5 млн долларов", []),
    ],
)
def test_number_without_a_unit_is_bare(text: str, want: list[str]) -> None:
    assert [str(amount.value) for amount in find_bare(text)] == want


@pytest.mark.parametrize(("value", "want"), [("4.50E+9", "4500000000"), ("24.70", "24.7"), ("0.5", "0.5"), ("100", "100")])
def test_plain_number_has_no_exponent(value: str, want: str) -> None:
    assert str(plain(Decimal(value))) == want


@pytest.mark.parametrize(
    ("key", "kind", "want"),
    [("USD", "money", "unit:CCY_USD"), ("tonne", "count", "unit:TONNE"), ("person", "count", None), ("percent", "percent", "unit:PERCENT")],
)
def test_unit_has_its_term(key: str, kind: str, want: str | None) -> None:
    assert unit_term(key, kind) == want


@given(st.text(alphabet="0123456789 .,-–:/№$€%млнрдолрвтыся»\u00a0", max_size=80))
def test_any_text_gives_amounts_inside_it(text: str) -> None:
    for amount in (*find_amounts(text), *find_bare(text)):
        start, end = amount.span
        assert 0 <= start < end <= len(text)
        assert amount.as_written in text
        assert "E" not in str(amount.value)


@pytest.mark.parametrize("find", [find_amounts, find_bare])
@pytest.mark.parametrize("unit", ["12 ", "1 000 ", "пять ", "более ", "$", "млн ", "от 3 до ", "%", "1,", "долл. "])
def test_repetition_is_read_in_linear_time(unit: str, find: Callable) -> None:
    find("5 млн долларов")
    begin = time.perf_counter()
    find(unit * (20_000 // len(unit)))
    assert time.perf_counter() - begin < 3
