"""The words of `lexicon/months.toml` and `lexicon/relative-dates.toml`, turned round for the grammar: word to meaning."""

from __future__ import annotations

from functools import cache
from itertools import product

from mappings.errors import BrokenResource
from mappings.resources import LEXICON
from mappings.words import fold, table

LANGUAGES = ("ru", "en", "uz", "az", "kk")
Phrase = tuple[str, ...]


@cache
def months(language: str | None = None) -> dict[str, int]:
    """Folded form of a month to its number, in one language or in all.

    Raises: BrokenResource, if two languages give one form two numbers.
    """
    found: dict[str, int] = {}
    for tag in (language,) if language else LANGUAGES:
        endings = ["", *table("months")["endings"].get(tag, [])]
        for number, names in table("months")[tag].items():
            for form in (fold(name + ending) for name, ending in product(names, endings)):
                if found.setdefault(form, int(number)) != int(number):
                    raise BrokenResource(LEXICON / "months.toml", tag, f"{form!r} is two months")
    return found


def _words(*path: str) -> list:
    part = table("relative-dates")
    for key in path:
        part = part[key]
    return part


@cache
def group(*path: str) -> frozenset[str]:
    """A closed class of `relative-dates.toml`, folded."""
    return frozenset(fold(word) for word in _words(*path))


@cache
def meanings(*path: str) -> dict[str, str]:
    """Folded word to the key that it stands under in a table of `relative-dates.toml`."""
    return {fold(word): key for key, words in _words(*path).items() for word in words}


@cache
def foreign_years() -> frozenset[str]:
    """The word "year" of the languages that stand in banners."""
    return frozenset(fold(word) for words in table("months")["year_words"].values() for word in words)


@cache
def foreign_endings() -> frozenset[str]:
    """Endings of ordinals and days that are glued to figures: -cü, th."""
    tables = (table("months")["ordinal_endings"], table("months")["day_endings"])
    return frozenset(fold(word) for part in tables for words in part.values() for word in words)


@cache
def relations() -> list[tuple[Phrase, str]]:
    """Prepositions of one or more words, the longest first, with what they say of the date behind them."""
    found = [((word,), relation) for word, relation in meanings("prepositions").items()]
    for entry in _words("prepositional_phrases"):
        found += [(phrase(words), entry["relation"]) for words in entry["words"]]
    return sorted(found, key=lambda item: -len(item[0]))


@cache
def fixed() -> list[tuple[Phrase, str]]:
    """Fixed phrases, the longest first, with their anchor."""
    found = [(phrase(words), entry["anchor"]) for entry in _words("phrases") for words in entry["words"]]
    return sorted(found, key=lambda item: -len(item[0]))


@cache
def phrases(*path: str) -> list[Phrase]:
    """A list of phrases of `relative-dates.toml`, the longest first."""
    return sorted((phrase(words) for words in _words(*path)), key=len, reverse=True)


@cache
def instrumental() -> tuple[str, ...]:
    """Endings of months, years and their parts in the instrumental."""
    return tuple(_words("instrumental", "endings"))


def phrase(words: str) -> Phrase:
    """Folded tokens of a phrase of the lexicon («т.г.» is four)."""
    from mappings.values.tokens import tokens

    return tuple(token.word for token in tokens(words).items)
