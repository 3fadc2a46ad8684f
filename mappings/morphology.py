"""Normal forms of Russian words: one function around pymorphy3, which everything that compares words goes through.

A word has several readings («Чада» is of Чад and of чадо), so its normal forms are a set, and two words are alike if
their sets meet. The letter ё is е throughout: texts write either.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

import pymorphy3

NAME_TAGS = frozenset({"Geox", "Name", "Surn", "Patr", "Orgn", "Trad", "Abbr", "Init"})
"""Grammemes of OpenCorpora that say that a reading is a proper name or an abbreviation."""

_WORD = re.compile(r"[^\W_]+")


@cache
def analyzer() -> pymorphy3.MorphAnalyzer:
    """The one analyser of the process: it costs 0.15 s and some memory."""
    return pymorphy3.MorphAnalyzer()


def fold(text: str) -> str:
    """Lower case, ё as е."""
    return text.lower().replace("ё", "е")


def words(text: str) -> list[str]:
    """The words of a text: runs of letters and digits; quotes, dashes, hyphens and apostrophes part them."""
    return _WORD.findall(text)


@lru_cache(maxsize=100_000)
def _parses(word: str) -> tuple[pymorphy3.analyzer.Parse, ...]:
    return tuple(analyzer().parse(word))


@lru_cache(maxsize=100_000)
def lemmas(word: str) -> frozenset[str]:
    """Normal forms of one word in all its readings, and the word as it is, folded.

    Args:
        word: without spaces.
    Returns: never empty. «Чада»: {"чад", "чадо", "чада"}.
    """
    return frozenset(fold(parse.normal_form) for parse in _parses(word)) | {fold(word)}


def alike(one: str, other: str) -> bool:
    """Whether two words can be forms of the same word."""
    return not lemmas(one).isdisjoint(lemmas(other))


@lru_cache(maxsize=100_000)
def is_common(word: str) -> bool:
    """Whether the likeliest reading of a word is no name: at the beginning of a sentence its capital says nothing.

    «Того» is a pronoun before it is a state; «Иран» has no other reading.
    """
    best = _parses(word)[0]
    return best.is_known and not NAME_TAGS & set(best.tag.grammemes)


@lru_cache(maxsize=100_000)
def is_plural(word: str) -> bool:
    """Whether a word is a plural in all its readings that have a number: «президентов», but not «Казахстана».

    Readings that are guesses don't count: the analyser takes «Боготы» for a plural.
    """
    numbers = {parse.tag.number for parse in _parses(word) if parse.is_known} - {None}
    return numbers == {"plur"}


def may_be_plural(word: str) -> bool:
    """Whether a word of a label, likeliest in the nominative, is a plural: «Эмираты», «Афины»."""
    numbers = (parse.tag.number for parse in _parses(word) if "nomn" in parse.tag)
    return is_plural(word) or next(numbers, None) == "plur"


def nominative_lemmas(name: str) -> frozenset[str]:
    """Normal forms of a name that stands in the nominative: «Ханой» is no form of another word, such as «хана»."""
    nominatives = frozenset(fold(parse.normal_form) for parse in _parses(name) if "nomn" in parse.tag)
    return nominatives | {fold(name)} if nominatives else lemmas(name)


@lru_cache(maxsize=100_000)
def may_be_genitive(word: str) -> bool:
    """Whether a noun may stand in the genitive; a name that never changes may."""
    return any({"NOUN", "gent"} <= parse.tag.grammemes or "Fixd" in parse.tag or parse.tag.POS is None for parse in _parses(word))


@lru_cache(maxsize=100_000)
def is_noun(word: str) -> bool:
    """Whether the likeliest reading of a word is a noun: the tagger takes «коллегий министерств» for an adjective and its noun."""
    return _parses(word)[0].tag.POS == "NOUN"


@lru_cache(maxsize=100_000)
def is_singular(word: str) -> bool:
    """Whether the likeliest reading of a word is a nominative singular: the tagger takes «хокимият» for a plural."""
    return {"NOUN", "sing", "nomn"} <= _parses(word)[0].tag.grammemes


@lru_cache(maxsize=100_000)
def may_be_genitive_singular(word: str) -> bool:
    """Whether a noun may stand in the genitive singular: «комитета», but not «комитет»."""
    return any({"NOUN", "gent", "sing"} <= parse.tag.grammemes or "Fixd" in parse.tag for parse in _parses(word))


@cache
def case_forms(name: str) -> frozenset[str]:
    """Case forms of a name in the nominative, folded: of «Сиань» also «сианью», which alone would be another word's form."""
    nominatives = [parse for parse in _parses(name) if {"NOUN", "nomn"} <= parse.tag.grammemes]
    same_number = [(form, parse.tag.number) for parse in nominatives for form in parse.lexeme]
    return frozenset(fold(form.word) for form, number in same_number if form.tag.number == number)


@lru_cache(maxsize=100_000)
def is_conjunction(word: str) -> bool:
    """Whether the likeliest reading of a word is a conjunction."""
    return _parses(word)[0].tag.POS == "CONJ"
