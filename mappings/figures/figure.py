"""What a figure or target is while it is being read, and the words of `frames/figures.toml`."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from functools import cache

from ..frames import Rule, rules, table
from ..language import Token
from ..model import Slot
from ..morphology import lemmas
from ..scene import Passage
from ..values.dates import DateExpression

Dated = tuple[DateExpression, int, int]
"""A date, and the tokens that write it."""


@dataclass(eq=False)
class Figure:
    """A figure or target, while it is being read.

    Attributes:
        cls: key of its class in `lexicon/facts.toml`: level, change, target.
        name: readable part of its id.
        slots: all but those with dates, which the document resolves.
        dates: (property, expression).
    """

    cls: str
    name: str
    rule: str
    modality: str
    passage: Passage
    first: int
    last: int
    slots: list[Slot] = field(default_factory=list)
    dates: list[tuple[str, DateExpression]] = field(default_factory=list)
    label: str | None = None
    note: str | None = None

    def reach(self, first: int, last: int) -> None:
        """Make the words that state it reach over these tokens too."""
        self.first, self.last = min(self.first, first), max(self.last, last)


def words() -> dict:
    """The closed classes of `frames/figures.toml`."""
    return table("figures")


@cache
def rule(identifier: str) -> Rule:
    """A rule of `frames/figures.toml`."""
    return next(r for r in rules("figures") if r.id == identifier)


def is_one(token: Token, of: Collection[str]) -> bool:
    """Whether a token is a form of one of these words."""
    return not (lemmas(token.text) | {token.lemma}).isdisjoint(of)


def is_verb(token: Token, of: Collection[str]) -> bool:
    """Whether a token is a form, also a participle, of one of these verbs."""
    return token.pos == "VERB" and is_one(token, of)


def is_noun(token: Token, of: Collection[str]) -> bool:
    """Whether a token is one of these nouns."""
    return token.pos == "NOUN" and is_one(token, of)
