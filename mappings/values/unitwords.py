"""Units of `lexicon/units.toml`, in all their forms: money, shares, factors, measures and things that are counted."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from mappings.values.datewords import phrase
from mappings.values.tokens import Tokens
from mappings.words import fold, forms, table

MONEY, COUNT, PERCENT, FACTOR = "money", "count", "percent", "factor"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as it was read.

    Attributes:
        key: ISO 4217 code, key of `units.toml`, "percent", "percentage-point" or "factor".
        kind: money, count, percent or factor.
        last: index of the token behind it.
    """

    key: str
    kind: str
    last: int


Pattern = tuple[frozenset[str], ...]


def _pattern(words: str, literal: bool = False) -> Pattern:
    """Forms of each word of a unit; adjectives and nouns by the dictionary."""
    if literal:
        return tuple(frozenset({word}) for word in phrase(words))
    parts = words.split()
    pos = [None] * (len(parts) - 1) + ["NOUN"]
    found: list[frozenset[str]] = []
    for part, kind in zip(parts, pos, strict=True):
        pieces = phrase(part)
        # «киловатт-час»: the tokens of a hyphenated word are several
        found += [forms(part, kind)] if len(pieces) == 1 else [frozenset({piece}) for piece in pieces]
    return tuple(found)


@cache
def patterns() -> dict[str, list[tuple[Pattern, str, str, bool]]]:
    """First form to patterns with key, kind and whether a full stop may follow; the longest first."""
    found: list[tuple[Pattern, str, str, bool]] = []
    data = table("units")
    for entry in data["currencies"]:
        found += _entry(entry, entry["code"], MONEY)
    for entry in data["units"]:
        found += _entry(entry, entry["key"], COUNT)
    percent = data["percent"]
    found += _entry(percent, "percent", PERCENT)
    found += [(_pattern(words), "percentage-point", PERCENT, False) for words in percent["points"]]
    found += [(_pattern(words, literal=True), "percentage-point", PERCENT, False) for words in percent["short_points"]]
    table_: dict[str, list[tuple[Pattern, str, str, bool]]] = {}
    for item in found:
        for word in item[0][0]:
            table_.setdefault(word, []).append(item)
    return {word: sorted(items, key=lambda item: -len(item[0])) for word, items in table_.items()}


def _entry(entry: dict, key: str, kind: str) -> list[tuple[Pattern, str, str, bool]]:
    nouns = [(_pattern(words), key, kind, False) for words in entry.get("nouns", ())]
    words = [(_pattern(words, literal=True), key, kind, False) for words in (*entry.get("words", ()), *entry.get("signs", ()))]
    short = [(_pattern(words, literal=True), key, kind, True) for words in entry.get("short", ())]
    return nouns + words + short


@cache
def signs() -> dict[str, str]:
    """What may stand before a number and is a currency, a sign or an ISO code, to the code."""
    found = {entry["code"]: entry["code"] for entry in table("units")["currencies"]}
    return found | {sign: entry["code"] for entry in table("units")["currencies"] for sign in entry.get("signs", ())}


@cache
def _adjectives() -> dict[str, list[tuple[str, frozenset[str]]]]:
    """Forms of adjectives that tell whose currency it is, to its code and the forms of its noun."""
    found: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for entry in table("units")["currencies"]:
        nouns = frozenset().union(*(forms(noun, "NOUN") for noun in entry.get("nouns", ())), map(fold, entry.get("words", ())))
        for adjective in entry.get("adjectives", ()):
            for form in forms(adjective, "ADJF"):
                found.setdefault(form, []).append((entry["code"], nouns))
    return found


@cache
def _tails() -> frozenset[str]:
    return frozenset(fold(word) for entry in table("units")["currencies"] for word in entry.get("tails", ()))


def read_unit(line: Tokens, i: int) -> Unit | None:
    """Read the unit that begins at a token: «долларов США», «белорусских рублей», «квадратных километров», «%».

    Adjectives may stand before a thing that is counted («13 азербайджанских объектов»).
    """
    for code, nouns in _adjectives().get(line.word(i), ()):
        if line.word(i + 1) in nouns:
            return Unit(code, MONEY, i + 2)
    if unit := _plain_unit(line, i):
        return unit
    between, at = table("units")["between"], i
    for _ in range(between["most"]):
        if not (line[at].is_word and line.word(at).endswith(tuple(between["endings"]))):
            return None
        at += 1
        unit = _plain_unit(line, at)
        if unit is not None:
            return unit if unit.kind == COUNT else None
    return None


def _plain_unit(line: Tokens, i: int) -> Unit | None:
    for pattern, key, kind, short in patterns().get(line.word(i), ()):
        if all(line.word(i + n) in words for n, words in enumerate(pattern)):
            last = i + len(pattern)
            if short and line.word(last) == "." and line.glued(last - 1) and _goes_on(line, last + 1, kind):
                last += 1
            return Unit(key, kind, last + 1 if kind == MONEY and line.word(last) in _tails() else last)
    return None


def _goes_on(line: Tokens, i: int, kind: str) -> bool:
    """Whether the sentence goes on behind the stop of an abbreviation: «долл. США», «тыс. т. груза»."""
    return (kind == MONEY and line.word(i) in _tails()) or line[i].text[:1].islower()


@cache
def factor_words() -> dict[str, str]:
    """Single words that are factors: «вдвое», «удвоить», «двукратный»."""
    factor = table("units")["factor"]
    found = {fold(word): value for word, value in factor["adverbs"].items()}
    for group, pos in (("verbs", "INFN"), ("nouns_of_change", "NOUN"), ("adjectives", "ADJF")):
        for lemma, value in factor[group].items():
            found.update(dict.fromkeys(forms(lemma, pos), value))
    return found


@cache
def times() -> frozenset[str]:
    """Forms of «раз»."""
    return frozenset().union(*(forms(noun, "NOUN") for noun in table("units")["factor"]["nouns"]))


@cache
def compounds() -> dict[str, tuple[str, str]]:
    """Adjectives that are glued to figures («25-процентный», «5-кратно») to key and kind."""
    data, found = table("units"), {}
    for part, key, kind in ((data["percent"], "percent", PERCENT), (data["factor"], "factor", FACTOR)):
        for lemma in part["compounds"]:
            found.update(dict.fromkeys(forms(lemma, "ADJF"), (key, kind)))
    found.update({fold(word): ("factor", FACTOR) for word in data["factor"]["compound_adverbs"]})
    return found


def unit_term(key: str, kind: str) -> str | None:
    """Term of QUDT for a unit ("unit:CCY_USD", "unit:TONNE"), None for things that are counted."""
    if kind == MONEY:
        return f"unit:CCY_{key}"
    if kind == PERCENT:
        return "unit:PERCENT"
    name = next((entry.get("qudt") for entry in table("units")["units"] if entry["key"] == key), None)
    return f"unit:{name}" if name else None


@cache
def prepositions(name: str) -> frozenset[str]:
    """A list of `units.toml`, prepositions: words, leading, range_opening, range_closing, range_from, rates."""
    return frozenset(fold(word) for word in table("units")["prepositions"][name])
