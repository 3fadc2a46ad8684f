"""Finds the names of a lexicon in text of other languages than Russian: banners and headings inside a Russian page.

Closed-class work: whole names, compared letter by letter without case and apostrophes, also over line breaks.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .reference import Entry

_FOREIGN_WORD = re.compile(r"[^\W_]+(?:['’ʻʼ‘`´ʹ][^\W_]+)*")
_APOSTROPHES = str.maketrans("", "", "'’ʻʼ‘`´ʹ\u0307")


@dataclass(frozen=True, slots=True)
class TextMatch:
    """A name found in text: half-open range of code points of this text, and the language of the label."""

    start: int
    end: int
    entry: Entry
    label: str
    language: str


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
