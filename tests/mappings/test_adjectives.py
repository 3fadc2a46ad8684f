"""Adjectives of states and their compounds."""

from __future__ import annotations

import pytest

from mappings.adjectives import by_lemma, unambiguous
from mappings.lexicon import lexicon

SINGLE = {
    "узбекского": "uz", "узбекистанские": "uz", "казахстанской": "kz", "казахскими": "kz", "российскую": "ru", "азербайджанском": "az",
    "туркменский": "tm", "кыргызские": "kg", "киргизской": "kg", "китайским": "cn", "таджикскому": "tj", "южнокорейский": "kr",
    "шри-ланкийского": "lk", "немецкая": "de",
}  # fmt: skip
COMPOUND = {
    "узбекско-казахстанского": ("uz", "kz"), "Узбекско-азербайджанском": ("uz", "az"), "российско-узбекским": ("ru", "uz"),
    "казахско-узбекские": ("kz", "uz"), "кыргызско-таджикская": ("kg", "tj"), "азербайджано-турецкое": ("az", "tr"),
    "афгано-пакистанской": ("af", "pk"), "японо-китайские": ("jp", "cn"), "франко-германский": ("fr", "de"), "туркмено-иранской": ("tm", "ir"),
    "узбекско–казахстанский": ("uz", "kz"), "узбекско - казахстанский": ("uz", "kz"), "казахстанско-узбекско-кыргызские": ("kz", "uz", "kg"),
    "УЗБЕКСКО-КАЗАХСТАНСКИЙ": ("uz", "kz"),
}  # fmt: skip
NOT_A_DYAD = ["торгово-экономический", "узбекский", "узбекско-узбекский", "северо-казахстанский", "юго-восточный", "культурно-узбекский", "узбекско", "Учкудук-Кызылорда"]


@pytest.mark.parametrize(("word", "state"), SINGLE.items())
def test_adjective_in_any_form_stands_for_its_state(word, state):
    assert lexicon().state_of_adjective(word) == state


@pytest.mark.parametrize("word", ["экономический", "конголезский", "центральноазиатский", "русский", "Узбекистан"])
def test_other_or_shared_adjective_stands_for_no_state(word):
    assert lexicon().state_of_adjective(word) is None


@pytest.mark.parametrize(("word", "states"), COMPOUND.items())
def test_compound_names_its_states_in_order(word, states):
    assert lexicon().states_of_compound(word) == states


@pytest.mark.parametrize("word", NOT_A_DYAD)
def test_other_compound_names_none(word):
    assert lexicon().states_of_compound(word) == ()


def test_each_irregular_first_part_is_of_a_known_state():
    first = lexicon()._adjectives._first
    assert all(lexicon().state(code).cls in ("bc:State", "foaf:Group") for code in first.values())


def test_word_with_two_meanings_is_left_out():
    assert unambiguous([("a", "1"), ("b", "1"), ("b", "2")]) == {"a": "1"}


def test_words_are_kept_under_their_normal_forms():
    assert by_lemma([("энергетическая", "energy")])["энергетический"] == "energy"
