"""Slugs: the checked alphabet, the length, and that they say the name."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mappings.slugs import LONGEST, LONGEST_DOCUMENT, cut, document_slug, is_slug, letters, slug

READABLE = [
    ("Щёлково — шоссе", "shchyolkovo-shosse"),
    ("Соглашение о совместном управлении", "soglashenie-o-sovmestnom-upravlenii"),
    ("Учкудук-Кызылорда", "uchkuduk-kyzylorda"),
    ("«Тенге банк»", "tenge-bank"),
    ("Oʻzbekiston", "ozbekiston"),
    ("Ўзбекистон", "ozbekiston"),
    ("Қазақстан", "qazaqstan"),
    ("Азәрбајҹан", "azaerbayjan"),
    ("Azərbaycan", "azerbaycan"),
    ("İstanbul Şərq", "istanbul-sherq"),
    ("объём", "obyom"),
    ("Silkway Central Asia", "silkway-central-asia"),
    ("1 + 1 %", "1-plus-1-percent"),
]


@pytest.mark.parametrize(("text", "expected"), READABLE)
def test_slug_reads_as_the_name(text: str, expected: str) -> None:
    assert slug(text) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Учкудук — Кызылорда", "Учкудук-Кызылорда"),
        ("ТЕНГЕ банк", "«Тенге Банк»"),
        ("Касым‑Жомарт", "Касым-Жомарт"),
        ("ДВОЙ", "дво\u0438\u0306"),
    ],
)
def test_slug_of_two_spellings_of_one_name_is_one(one: str, other: str) -> None:
    assert slug(one) == slug(other)


@pytest.mark.parametrize(("one", "other"), [("中国", "日本"), ("банк 中", "банк 国"), ("α", "β"), ("", "—"), ("x" * 81, "x" * 82)])
def test_slug_of_two_names_that_look_alike_in_latin_differs(one: str, other: str) -> None:
    assert slug(one) != slug(other)


@given(st.text(max_size=300))
def test_slug_of_any_text_is_of_the_alphabet(text: str) -> None:
    made = slug(text)
    assert is_slug(made)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", made)
    assert len(made) <= LONGEST
    assert slug(text) == made
    assert slug(made) == made


@given(st.text(alphabet="абвгдежзиклмнопрстуфхцчшщыэюя ", min_size=1, max_size=200).filter(str.strip))
def test_slug_of_russian_needs_a_hash_only_when_cut(text: str) -> None:
    made = slug(text)
    whole = "-".join("".join(letters()[sign] for sign in word) for word in text.split())
    assert made == cut(whole, text)
    assert made == whole or (len(whole) > LONGEST and whole.startswith(made[:-9]))


def test_document_slug_of_a_file_name() -> None:
    assert document_slug("004_7fa7a90ba42b20d6") == "004-7fa7a90ba42b20d6"
    assert document_slug("Визит (1)") == "vizit-1"
    assert len(document_slug("a" * 300)) == LONGEST_DOCUMENT


def test_cut_ends_at_a_word_and_with_the_hash_of_the_key() -> None:
    made = cut("-".join(["slovo"] * 20), "key")
    assert re.fullmatch(r"slovo(-slovo)*-[0-9a-f]{8}", made)
    assert made != cut("-".join(["slovo"] * 20), "other key")
