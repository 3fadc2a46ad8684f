"""Normal forms of words."""

from __future__ import annotations

import pytest

from mappings.morphology import alike, case_forms, fold, is_common, is_conjunction, is_plural, lemmas, may_be_plural, words


def test_fold_makes_ё_an_е():
    assert fold("Мирзиёев") == fold("МИРЗИЕЕВ") == "мирзиеев"


def test_words_are_parted_by_hyphens_and_apostrophes():
    assert words("«Касым-Жомарт» д’Ивуар, 2024") == ["Касым", "Жомарт", "д", "Ивуар", "2024"]


@pytest.mark.parametrize(("form", "lemma"), [("Узбекистаном", "узбекистан"), ("Мирзиёева", "мирзиеев"), ("союзнических", "союзнический"), ("Чада", "чад")])
def test_lemmas_of_a_form(form, lemma):
    assert lemma in lemmas(form)


def test_word_itself_is_among_its_lemmas():
    assert "sputnik" in lemmas("Sputnik")


def test_alike_words_share_a_normal_form():
    assert alike("Казахстану", "Казахстаном")
    assert not alike("Казахстан", "Кыргызстан")


@pytest.mark.parametrize(("word", "common"), [("Того", True), ("Резиденция", True), ("Иран", False), ("Мирзиёев", False)])
def test_common_words_are_no_names(word, common):
    assert is_common(word) is common


@pytest.mark.parametrize(("word", "plural"), [("президентов", True), ("портах", True), ("Казахстана", False), ("президента", False), ("Боготы", False)])
def test_plural_only_if_nothing_else_is_possible(word, plural):
    assert is_plural(word) is plural


def test_name_that_is_a_plural():
    assert may_be_plural("Афины") and not may_be_plural("Узбекистан")


def test_case_forms_of_a_name_keep_its_number():
    assert "сианью" in case_forms("Сиань")
    assert "президентов" not in case_forms("Президент")


def test_conjunction():
    assert is_conjunction("и") and not is_conjunction("Баку")
