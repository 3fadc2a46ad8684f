"""A communicative act, while it is being read."""

from __future__ import annotations

from dataclasses import dataclass, field

from .clauses import Clauses
from .model import Attribution, Span
from .scene import Passage
from .topics import Topic


@dataclass(eq=False)
class Statement:
    """A communicative act.

    Attributes:
        act, modality: terms; rule: id.
        passage, first, last: the tokens that state it.
        voice: who speaks and who passes it on.
        topics: sectors named in it.
        word: token of the verb, or None.
    """

    act: str
    modality: str
    rule: str
    passage: Passage
    clauses: Clauses
    first: int
    last: int
    voice: Attribution
    topics: list[Topic] = field(default_factory=list)
    word: int | None = None

    @property
    def span(self) -> Span:
        """Span in the source."""
        return self.passage.span(self.first, self.last)


def shared(one: Statement, other: Statement) -> int:
    """Number of tokens that two statements of one block share."""
    return max(0, min(one.last, other.last) - max(one.first, other.first)) if one.passage is other.passage else 0


def trim(passage: Passage, first: int, last: int) -> tuple[int, int]:
    """A range without marks and joints at its ends."""
    while first < last and passage.tokens[first].pos in ("PUNCT", "CCONJ"):
        first += 1
    while last > first and (passage.tokens[last - 1].pos in ("PUNCT", "CCONJ") and passage.tokens[last - 1].text not in "»)”"):
        last -= 1
    return first, last
