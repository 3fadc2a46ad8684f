"""Finds the names of a lexicon in tokens or in text: longest name first, in every case form.

Russian names are matched word by word through normal forms. Quotation marks, dashes and hyphens don't count; any other
sign ends a name. An abbreviation («ЕС», «РУз») is matched as it is written, and a capital of a short name must be one
in the text too («Чад», but not «чада»). Names in other scripts and languages are matched through folded letters.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from .morphology import fold, is_common, lemmas, words
from .reference import Entry

OPENING, CLOSING = frozenset("«“„\"'‘‹"), frozenset("»”“\"'’›")
IGNORED = OPENING | CLOSING | frozenset("-‐‑‒–—―−")
SENTENCE_ENDS = frozenset(".!?…")
LONG_NAME = 3
"""From so many words on, the letter case of a name is indifferent: it can be no common noun."""
SHORTENED = 3
"""Up to so many letters, a word may be shortened («им. Топчубашова», «Ш. Мирзиёев»): its full stop ends no name."""

_FOREIGN_WORD = re.compile(r"[^\W_]+(?:['’ʻʼ‘`´ʹ][^\W_]+)*")
_APOSTROPHES = str.maketrans("", "", "'’ʻʼ‘`´ʹ\u0307")


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
class TextMatch:
    """A name found in text: half-open range of code points of this text, and the language of the label."""

    start: int
    end: int
    entry: Entry
    label: str
    language: str


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
    """A word of the text: a token, or a part of a hyphenated one."""

    token: int
    text: str
    lemmas: frozenset[str]
    first: bool
    last: bool
    after_break: bool
    after_stop: bool


@dataclass(frozen=True, slots=True)
class _Pattern:
    words: tuple[_Word, ...]
    entry: Entry
    label: str
    weak: bool

    def fits(self, pieces: Sequence[_Piece], at: int) -> bool:
        found = pieces[at : at + len(self.words)]
        if len(found) < len(self.words) or not (found[0].first and found[-1].last):
            return False
        if any(piece.after_break for piece in found[1:]) or not all(map(_Word.fits, self.words, found)):
            return False
        return not (len(found) == 1 and self.words[0].capital and found[0].after_stop and is_common(found[0].text))


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
            fitting = self._longest(pieces, at)
            for pattern in fitting:
                last = pieces[at + len(pattern.words) - 1].token
                end = _closed(tokens, pieces[at].token, last + 1)
                found.append(LexiconMatch(pieces[at].token, end, pattern.entry, pattern.label, pattern.weak))
            at += len(fitting[0].words) if fitting else 1
        return found

    def _longest(self, pieces: Sequence[_Piece], at: int) -> list[_Pattern]:
        """The longest patterns that fit at a piece: one for each entry."""
        candidates = {id(p): p for key in sorted(pieces[at].lemmas) for p in self._patterns.get(key, ())}
        fitting: dict[str, _Pattern] = {}
        length = 0
        for pattern in sorted(candidates.values(), key=lambda p: (-len(p.words), p.entry.iri, p.weak)):
            if len(pattern.words) < length:
                break
            if pattern.fits(pieces, at):
                length = len(pattern.words)
                fitting.setdefault(pattern.entry.iri, pattern)
        return list(fitting.values())


def _pieces(tokens: Sequence[Worded]) -> Iterator[_Piece]:
    """Words of the tokens, hyphenated ones cut, signs turned into breaks."""
    broken, stopped, shortened = False, True, False
    for i, token in enumerate(tokens):
        parts = words(token.text)
        if not parts:
            broken |= token.text not in IGNORED and not (shortened and token.text == ".")
            stopped |= token.text in SENTENCE_ENDS
        for number, part in enumerate(parts):
            yield _Piece(i, part, lemmas(part), number == 0, number == len(parts) - 1, broken and number == 0, stopped and number == 0)
            broken = stopped = False
            shortened = len(part) <= SHORTENED


def _closed(tokens: Sequence[Worded], start: int, end: int) -> int:
    """End of a match, with the closing quotation mark of a name whose opening one is inside."""
    inside = [token.text for token in tokens[start:end]]
    opened = sum(text in OPENING for text in inside) > sum(text in CLOSING for text in inside)
    return end + 1 if opened and end < len(tokens) and tokens[end].text in CLOSING else end


def fold_foreign(word: str) -> str:
    """Letters of a word of another language without case, apostrophes and the dot of İ; ı is i, as banners write it."""
    return word.casefold().translate(_APOSTROPHES).replace("ı", "i")


class ForeignIndex:
    """Names in other languages than Russian, found in text, also over line breaks."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._names: dict[str, list[tuple[tuple[str, ...], Entry, str, str]]] = defaultdict(list)
        for entry in entries:
            for label, language in entry.foreign:
                parts = tuple(fold_foreign(word) for word in _FOREIGN_WORD.findall(label))
                if parts:
                    self._names[parts[0]].append((parts, entry, label, language))

    def match(self, text: str, languages: Iterable[str] | None = None) -> list[TextMatch]:
        """Names in a text, longest first at each word.

        Args:
            text: any text, such as a banner over several lines.
            languages: tags of the labels to look for, such as "az"; None for all.
        Returns: in the order of the text; one match for each entry and range.
        """
        wanted = None if languages is None else frozenset(languages)
        found = [(word.start(), word.end(), fold_foreign(word[0]), word[0]) for word in _FOREIGN_WORD.finditer(text)]
        matches: list[TextMatch] = []
        at = 0
        while at < len(found):
            fitting = self._longest(found, at, wanted)
            size = max((len(parts) for parts, *_ in fitting), default=1)
            matches += [TextMatch(found[at][0], found[at + size - 1][1], entry, label, language) for _, entry, label, language in fitting]
            at += size
        return matches

    def _longest(self, found: Sequence[tuple[int, int, str, str]], at: int, wanted: frozenset[str] | None) -> list:
        fitting: dict[str, tuple] = {}
        size = 0
        for name in sorted(self._names.get(found[at][2], ()), key=lambda name: (-len(name[0]), name[1].iri, name[3])):
            parts, entry, label, language = name
            if len(parts) < size:
                break
            ours = tuple(word[2] for word in found[at : at + len(parts)])
            capital = found[at][3][0].isupper() or not label[0].isupper()
            if ours == parts and capital and (wanted is None or language in wanted):
                size = len(parts)
                fitting.setdefault(entry.iri, name)
        return list(fitting.values())
