"""Labels as patterns: the words of a name, each in any form or exactly as written, and the words of a text to hold against them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from .morphology import case_forms, is_common, is_plural, lemmas, may_be_plural, nominative_lemmas, words
from .reference import Entry

CLOSING = frozenset('»”“"›')
QUOTES = CLOSING | frozenset("«„‹")
IGNORED = QUOTES | frozenset("'‘’-‐‑‒–—―−")
SENTENCE_ENDS = frozenset(".!?…")
LONG_NAME = 3
"""From so many words on, the letter case of a name is indifferent: it can be no common noun."""
SHORTENED = 3
"""Up to so many letters, a word may be shortened («им. Топчубашова», «Ш. Мирзиёев»): its full stop ends no name."""

_PART = re.compile(r"\w+|[^\w\s]")


class Worded(Protocol):
    """A token: all that matching asks of it is its text."""

    @property
    def text(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Sign:
    """A word or sign of a label."""

    text: str


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a label.

    Attributes:
        signs: what parts it from the word before it, as for a piece.
        exact: whether only this writing fits: an abbreviation.
        capital: whether it must begin with a capital.
        plural: whether it may be a plural in the text: a plural itself («Эмираты»), or a common noun.
        forms: normal forms; of a name also its case forms, which the analyser does not lead back to a name it never saw.
    """

    text: str
    signs: str
    exact: bool
    capital: bool
    plural: bool
    forms: frozenset[str]

    def fits(self, piece: Piece) -> bool:
        """Whether a word of the text can be this one."""
        if self.exact:
            return piece.text == self.text
        return not (self.capital and not piece.text[:1].isupper()) and not self.forms.isdisjoint(piece.lemmas)


@dataclass(frozen=True, slots=True)
class Piece:
    """A word of the text: a token, or a part of a hyphenated one.

    Attributes:
        token: index of its token; first, last: whether it begins or ends the token.
        signs: what stands before it and would part a name: commas, brackets, full stops.
        after_stop: whether it begins the text or a sentence.
    """

    token: int
    text: str
    lemmas: frozenset[str]
    first: bool
    last: bool
    signs: str
    after_stop: bool


@dataclass(frozen=True, slots=True)
class Pattern:
    """A label of an entry, word by word; weak if others have this name too."""

    words: tuple[Word, ...]
    entry: Entry
    label: str
    weak: bool

    def fits(self, pieces: Sequence[Piece], at: int, skip: int = 0) -> bool:
        """Whether the words, without the first `skip` ones, stand at a piece."""
        wanted = self.words[skip:]
        found = pieces[at : at + len(wanted)]
        if len(found) < len(wanted) or not (found[0].first and found[-1].last):
            return False
        return all(w.signs == p.signs for w, p in zip(wanted[1:], found[1:], strict=True)) and all(map(Word.fits, wanted, found))

    def means_one(self, piece: Piece) -> bool:
        """Whether its first word can be this one thing: neither a plural of it nor a common noun that begins a sentence."""
        if is_plural(piece.text) and not self.words[0].plural:
            return False
        return not (len(self.words) == 1 and self.words[0].capital and piece.after_stop and is_common(piece.text))


def is_abbreviation(word: str) -> bool:
    """Whether a word of a label is an abbreviation: short, and mostly capitals."""
    capitals = sum(letter.isupper() for letter in word)
    return 2 <= capitals and capitals * 2 > len(word) and len(word) <= 7


def needed_capitals(label: Sequence[str]) -> frozenset[int]:
    """Indexes of the words of a label that must have a capital in the text.

    None of a long name. In a short one, all that have one here, but a common noun before them may be small:
    «резиденция «Куксарой»», «порт Актау», «президент Узбекистана».
    """
    capitals = [i for i, word in enumerate(label) if word[0].isupper()]
    if len(label) >= LONG_NAME:
        return frozenset()
    return frozenset(i for i in capitals if i == capitals[-1] or not is_common(label[i]))


def label_words(label: str, proper: bool) -> Iterator[Word]:
    """Words of a label, cut as the words of a text are."""
    pieces = list(pieces_of([Sign(part) for part in _PART.findall(label)]))
    capitals = needed_capitals([piece.text for piece in pieces]) if proper else frozenset()
    for i, piece in enumerate(pieces):
        forms = piece.lemmas | case_forms(piece.text) if proper and piece.text[:1].isupper() else piece.lemmas
        if len(pieces) == 1 and i in capitals:
            forms = nominative_lemmas(piece.text) | case_forms(piece.text)
        yield Word(piece.text, piece.signs, is_abbreviation(piece.text), i in capitals, not proper or may_be_plural(piece.text), forms)


def pieces_of(tokens: Sequence[Worded]) -> Iterator[Piece]:
    """Words of the tokens, hyphenated ones cut, signs turned into breaks."""
    signs, stopped, shortened = "", True, False
    for i, token in enumerate(tokens):
        parts = words(token.text)
        if not parts:
            signs += "" if token.text in IGNORED or (shortened and token.text == ".") else token.text
            stopped |= token.text in SENTENCE_ENDS
        for number, part in enumerate(parts):
            yield Piece(i, part, lemmas(part), number == 0, number == len(parts) - 1, signs, stopped)
            signs, stopped = "", False
            shortened = len(part) <= SHORTENED
