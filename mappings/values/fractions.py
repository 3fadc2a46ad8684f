"""Parts that are told in words: «вырос на треть», «на пятую часть», «наполовину», «менее половины импорта», «две трети экспорта»."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from mappings.values.datewords import phrase
from mappings.values.qualifiers import adverb_before
from mappings.values.tokens import Tokens
from mappings.values.unitwords import prepositions
from mappings.words import fold, forms, table


@dataclass(frozen=True, slots=True)
class Fractions:
    """Words of parts, in all their forms, to per cent.

    Attributes:
        preposition: that of «на треть».
        nouns: «треть».
        adverbs: «наполовину».
        parts: forms of «часть».
        ordinals: «пятую», before a part.
        several: two words: «две трети».
        wholes: what has halves but no shares: «половина года».
    """

    preposition: str
    nouns: dict[str, str]
    adverbs: dict[str, str]
    parts: frozenset[str]
    ordinals: dict[str, str]
    several: dict[tuple[str, ...], str]
    wholes: frozenset[str]


@cache
def fractions() -> Fractions:
    """The words of parts of `units.toml`."""
    data = table("units")["percent"]["fractions"]
    nouns = {form: value for noun, value in data["nouns"].items() for form in forms(noun, "NOUN", "sing") | forms(noun, "NUMR")}
    ordinals = {form: value for word, value in data["ordinals"].items() for form in forms(word, "ADJF")}
    parts, wholes = (frozenset().union(*(forms(noun, "NOUN") for noun in data[name])) for name in ("parts", "wholes"))
    several = {phrase(words): value for words, value in data["several"].items()}
    return Fractions(fold(data["preposition"]), nouns, {fold(w): v for w, v in data["adverbs"].items()}, parts, ordinals, several, wholes)


def read_fraction(line: Tokens, i: int) -> tuple[int, Decimal] | None:
    """The part that begins at a token: index behind it, and per cent; None if none begins there."""
    words = fractions()
    if line.word(i) in words.adverbs:
        return i + 1, Decimal(words.adverbs[line.word(i)])
    value, last = words.nouns.get(line.word(i)), i + 1
    if value is None and line.word(i + 1) in words.parts:
        value, last = words.ordinals.get(line.word(i)), i + 2
    if value is None:
        value, last = words.several.get((line.word(i), line.word(i + 1))), i + 2
    if value is None:
        return None
    early = adverb_before(line, i)
    before = (early[1] if early else i) - 1
    by = line.word(before) == words.preposition
    return (last, Decimal(value)) if by or _is_share(line, before, last, early is not None) else None


def _is_share(line: Tokens, before: int, last: int, qualified: bool) -> bool:
    """Whether a word of a part is a share of what follows: no adjective or preposition leads to it, and the whole is no time or way."""
    leads = line[before]
    led = leads.is_word and (leads.word in prepositions("leading") or leads.word.endswith(tuple(table("units")["between"]["endings"])))
    return (qualified or not led) and line.word(last) not in fractions().wholes
