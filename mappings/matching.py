"""Finds the names of a lexicon in tokens or in text: longest name first, in every case form.

Russian names are matched word by word through normal forms. Quotation marks, dashes and hyphens don't count; any other
sign ends a name. An abbreviation («ЕС», «РУз») is matched as it is written, and a capital of a short name must be one
in the text too («Чад», but not «чада»). A plural head is shared by the members of its list: «президенты Узбекистана и
Казахстана» are two posts, and «президенты Узбекистана» is none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from .morphology import fold, is_common, is_conjunction, is_plural, lemmas, words
from .reference import Entry

CLOSING = frozenset("»”“\"›")
QUOTES = CLOSING | frozenset("«„‹")
IGNORED = QUOTES | frozenset("'‘’-‐‑‒–—―−")
SENTENCE_ENDS = frozenset(".!?…")
LONG_NAME = 3
"""From so many words on, the letter case of a name is indifferent: it can be no common noun."""
SHORTENED = 3
"""Up to so many letters, a word may be shortened («им. Топчубашова», «Ш. Мирзиёев»): its full stop ends no name."""


class Worded(Protocol):
    """A token: all that matching asks of it is its text."""

    @property
    def text(self) -> str: ...


@dataclass(frozen=True, slots=True)
class LexiconMatch:
    """A name found in tokens.

    Attributes:
        start, end: half-open range of token indexes.
        entry: what has this name; a name of two things makes two matches of one range.
        label: the name, as the lexicon writes it.
        weak: whether others have this name too («Высший Межгосударственный совет», a surname): it means this entry only
            where the text bears that out, by the states of the entry or by the full name.
    """

    start: int
    end: int
    entry: Entry
    label: str
    weak: bool = False


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a label: exact if it is an abbreviation, else any form of it."""

    text: str
    exact: bool
    capital: bool
    lemmas: frozenset[str]

    def fits(self, piece: _Piece) -> bool:
        if self.exact:
            return piece.text == self.text
        return not (self.capital and not piece.text[:1].isupper()) and not self.lemmas.isdisjoint(piece.lemmas)


@dataclass(frozen=True, slots=True)
class _Piece:
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
class _Pattern:
    words: tuple[_Word, ...]
    entry: Entry
    label: str
    weak: bool

    def fits(self, pieces: Sequence[_Piece], at: int, skip: int = 0) -> bool:
        """Whether the words, without the first `skip` ones, stand at a piece."""
        wanted = self.words[skip:]
        found = pieces[at : at + len(wanted)]
        if len(found) < len(wanted) or not (found[0].first and found[-1].last):
            return False
        return not any(piece.signs for piece in found[1:]) and all(map(_Word.fits, wanted, found))

    def means_one(self, piece: _Piece) -> bool:
        """Whether its first word can be this one thing: neither a plural of it nor a common noun that begins a sentence."""
        if is_plural(piece.text) and not is_plural(self.words[0].text):
            return False
        return not (len(self.words) == 1 and self.words[0].capital and piece.after_stop and is_common(piece.text))

    def match(self, tokens: Sequence[Worded], pieces: Sequence[_Piece], at: int, skip: int = 0) -> LexiconMatch:
        start, last = pieces[at].token, pieces[at + len(self.words) - skip - 1].token
        return LexiconMatch(start, _closed(tokens, start, last + 1), self.entry, self.label, self.weak)


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


class NameIndex:
    """Russian names, found in tokens.

    Args:
        entries: whose labels are searched.
        proper: whether capitals count; false for concepts, which common nouns name.
    """

    def __init__(self, entries: Iterable[Entry], proper: bool) -> None:
        self._patterns: dict[str, list[_Pattern]] = defaultdict(list)
        for entry in entries:
            for label in entry.labels:
                self._add(entry, label, proper, weak=False)
            for label in entry.hidden if proper else ():
                self._add(entry, label, proper, weak=True)
        for patterns in self._patterns.values():
            patterns.sort(key=lambda pattern: -len(pattern.words))

    def _add(self, entry: Entry, label: str, proper: bool, weak: bool) -> None:
        parts = words(label)
        if not parts:
            return
        capitals = needed_capitals(parts) if proper else frozenset()
        made = tuple(_Word(part, is_abbreviation(part), i in capitals, lemmas(part)) for i, part in enumerate(parts))
        pattern = _Pattern(made, entry, label, weak)
        for key in {fold(parts[0])} if made[0].exact else made[0].lemmas:
            self._patterns[key].append(pattern)

    def match(self, tokens: Sequence[Worded]) -> list[LexiconMatch]:
        """Names in tokens, in the order of the text; they overlap only where one name has several bearers."""
        pieces = list(_pieces(tokens))
        found: list[LexiconMatch] = []
        at = 0
        while at < len(pieces):
            shared, after = self._shared(pieces, at)
            if shared:
                found += [pattern.match(tokens, pieces, place, skip) for pattern, place, skip in shared]
                at = after
                continue
            fitting = self._longest(pieces, at)
            found += [pattern.match(tokens, pieces, at) for pattern in fitting]
            at += len(fitting[0].words) if fitting else 1
        return found

    def _candidates(self, piece: _Piece) -> list[_Pattern]:
        """Patterns that may begin at a piece, longest first."""
        found = {id(p): p for key in piece.lemmas for p in self._patterns.get(key, ())}
        return sorted(found.values(), key=lambda p: (-len(p.words), p.entry.iri, p.weak, p.label))

    def _longest(self, pieces: Sequence[_Piece], at: int) -> list[_Pattern]:
        """The longest patterns that fit at a piece: one for each entry."""
        fitting: dict[str, _Pattern] = {}
        length = 0
        for pattern in self._candidates(pieces[at]):
            if len(pattern.words) < length:
                break
            if pattern.fits(pieces, at) and pattern.means_one(pieces[at]):
                length = len(pattern.words)
                fitting.setdefault(pattern.entry.iri, pattern)
        return list(fitting.values())

    def _shared(self, pieces: Sequence[_Piece], at: int) -> tuple[list[tuple[_Pattern, int, int]], int]:
        """Things that share a plural head: (pattern, first piece, words left out), and the piece after the list."""
        head = pieces[at]
        heads = [p for p in self._candidates(head) if len(p.words) > 1 and p.words[0].fits(head)]
        if not heads or not is_plural(head.text):
            return [], at
        heads = [p for p in heads if not is_plural(p.words[0].text)]
        found: list[tuple[_Pattern, int, int]] = []
        after = place = at + 1
        while place < len(pieces):
            pattern = next((p for p in heads if p.fits(pieces, place, skip=1)), None)
            if pattern is None:
                break
            found.append((pattern, place, 1) if found else (pattern, at, 0))
            after = place = place + len(pattern.words) - 1
            if place < len(pieces) and is_conjunction(pieces[place].text):
                place += 1
            elif place == len(pieces) or pieces[place].signs != ",":
                break
        return (found, after) if len(found) > 1 else ([], at)


def _pieces(tokens: Sequence[Worded]) -> Iterator[_Piece]:
    """Words of the tokens, hyphenated ones cut, signs turned into breaks."""
    signs, stopped, shortened = "", True, False
    for i, token in enumerate(tokens):
        parts = words(token.text)
        if not parts:
            signs += "" if token.text in IGNORED or (shortened and token.text == ".") else token.text
            stopped |= token.text in SENTENCE_ENDS
        for number, part in enumerate(parts):
            yield _Piece(i, part, lemmas(part), number == 0, number == len(parts) - 1, signs, stopped)
            signs, stopped = "", False
            shortened = len(part) <= SHORTENED


def _closed(tokens: Sequence[Worded], start: int, end: int) -> int:
    """End of a match, with the closing quotation mark of a name whose opening one is inside."""
    odd = sum(token.text in QUOTES for token in tokens[start:end]) % 2
    return end + 1 if odd and end < len(tokens) and tokens[end].text in CLOSING else end
