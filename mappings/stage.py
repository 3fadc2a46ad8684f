"""A stage of an object, while it is being read."""

from __future__ import annotations

from dataclasses import dataclass, field

from .clauses import Clauses
from .model import Entity, Span
from .scene import Passage
from .things import Thing

PRESUPPOSED = "presupposed"
"""The construction of a verbal noun that only presupposes its deed («20-летие подписания»):
a date of its clause is not that of the deed."""

DATED = "dated"
"""The construction of a name with its day: no date but its own is that of the deed."""


@dataclass(eq=False)
class Status:
    """A stage of an object, while it is being read.

    Attributes:
        thing: the object and where it is named.
        stage, modality: terms.
        rule: id of the rule, with its construction.
        passage, first, last: the tokens that state it; word: the predicate.
        foretold: whether grammar alone makes it a plan («будет создан»): what it stands with in its clause lies ahead too.
        agents: entities that did it, with the words for each.
        note: what had to be interpreted.
        lead: of an item of a list, what the sentence that opens the list tells.
        weak: whether it only rests on the thing being named: any other stage told of it makes it void.
        scheduled: whether its present tense tells of what lies ahead, unless a day that has come stands beside it.
    """

    thing: Thing
    stage: str
    modality: str
    rule: str
    passage: Passage
    clauses: Clauses
    first: int
    last: int
    word: int
    construction: str
    foretold: bool = False
    agents: list[tuple[Entity, Span]] = field(default_factory=list)
    note: str | None = None
    lead: Status | None = None
    weak: bool = False
    scheduled: bool = False

    @property
    def told_in(self) -> Status:
        """The stage whose clause tells when and where: that of the sentence which opens a list."""
        return self.lead or self
