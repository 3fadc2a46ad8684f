"""Finds the names of a lexicon in tokens or in text: longest name first, in every case form.

Russian names are matched word by word through normal forms. Quotation marks, dashes and hyphens don't count; any other
sign ends a name. An abbreviation («ЕС», «РУз») is matched as it is written, and a capital of a short name must be one
in the text too («Чад», but not «чада»). A plural head is shared by the members of its list: «президенты Узбекистана и
Казахстана» are two posts, and «президенты Узбекистана» is none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .morphology import fold, is_conjunction, is_plural
from .patterns import CLOSING, QUOTES, Pattern, Piece, Worded, label_words, pieces_of
from .reference import Entry


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


class NameIndex:
    """Russian names, found in tokens.

    Args:
        entries: whose labels are searched.
        proper: whether capitals count; false for concepts, which common nouns name.
    """

    def __init__(self, entries: Iterable[Entry], proper: bool) -> None:
        self._patterns: dict[str, list[Pattern]] = defaultdict(list)
        self._beginning: dict[frozenset[str], list[Pattern]] = {}
        for entry in entries:
            for label in entry.labels:
                self._add(entry, label, proper, weak=False)
            for label in entry.hidden if proper else ():
                self._add(entry, label, proper, weak=True)

    def _add(self, entry: Entry, label: str, proper: bool, weak: bool) -> None:
        made = tuple(label_words(label, proper))
        if not made:
            return
        pattern = Pattern(made, entry, label, weak)
        for key in {fold(made[0].text)} if made[0].exact else made[0].forms:
            self._patterns[key].append(pattern)

    def match(self, tokens: Sequence[Worded]) -> list[LexiconMatch]:
        """Names in tokens, in the order of the text; they overlap only where one name has several bearers."""
        pieces = list(pieces_of(tokens))
        found: list[LexiconMatch] = []
        at = 0
        while at < len(pieces):
            shared, after = self._shared(pieces, at)
            if shared:
                found += [_match(pattern, tokens, pieces, place, skip) for pattern, place, skip in shared]
                at = after
                continue
            fitting = self._longest(pieces, at)
            found += [_match(pattern, tokens, pieces, at) for pattern in fitting]
            at += len(fitting[0].words) if fitting else 1
        return found

    def _candidates(self, piece: Piece) -> list[Pattern]:
        """Patterns that may begin at a piece, longest first; found once for each set of normal forms."""
        known = self._beginning.get(piece.lemmas)
        if known is None:
            found = {id(p): p for key in piece.lemmas for p in self._patterns.get(key, ())}
            known = sorted(found.values(), key=lambda p: (-len(p.words), p.entry.iri, p.weak, p.label))
            self._beginning[piece.lemmas] = known
        return known

    def _longest(self, pieces: Sequence[Piece], at: int) -> list[Pattern]:
        """The longest patterns that fit at a piece: one for each entry."""
        fitting: dict[str, Pattern] = {}
        length = 0
        for pattern in self._candidates(pieces[at]):
            if len(pattern.words) < length:
                break
            if pattern.fits(pieces, at) and pattern.means_one(pieces[at]):
                length = len(pattern.words)
                fitting.setdefault(pattern.entry.iri, pattern)
        return list(fitting.values())

    def _shared(self, pieces: Sequence[Piece], at: int) -> tuple[list[tuple[Pattern, int, int]], int]:
        """Things that share a plural head: (pattern, first piece, words left out), and the piece after the list."""
        head = pieces[at]
        heads = [p for p in self._candidates(head) if len(p.words) > 1 and p.words[0].fits(head)]
        if not heads or not is_plural(head.text):
            return [], at
        heads = [p for p in heads if not p.words[0].plural]
        found: list[tuple[Pattern, int, int]] = []
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


def _match(pattern: Pattern, tokens: Sequence[Worded], pieces: Sequence[Piece], at: int, skip: int = 0) -> LexiconMatch:
    """The match of a pattern, without its first `skip` words, that fits at a piece."""
    start, last = pieces[at].token, pieces[at + len(pattern.words) - skip - 1].token
    return LexiconMatch(start, _closed(tokens, start, last + 1), pattern.entry, pattern.label, pattern.weak)


def _closed(tokens: Sequence[Worded], start: int, end: int) -> int:
    """End of a match, with the closing quotation mark of a name whose opening one is inside."""
    odd = sum(token.text in QUOTES for token in tokens[start:end]) % 2
    return end + 1 if odd and end < len(tokens) and tokens[end].text in CLOSING else end
