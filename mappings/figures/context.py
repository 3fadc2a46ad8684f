"""What a document has told so far: the reader's memory, for pointers («этот показатель») and for what a sentence leaves out."""

from __future__ import annotations

from dataclasses import dataclass

from ..model import BlockKind, Entity, Slot
from ..people import People
from ..scene import Passage, Scene
from ..status import Status
from ..subject import Subject
from ..things import Things
from ..values.amounts import COUNT
from .counting import counted_phrase
from .figure import Dated, Figure, is_verb, words
from .measures import Measure, counted, measures
from .place import DASHES, Place, places


@dataclass(eq=False)
class Told:
    """A figure and what the next one of its sentence may take from it.

    Attributes:
        measure: what it is of.
        about: whose it is.
        period: when.
        base: whether it is where a change begins, whose end stands behind it: «с 47 % до 24,7 %».
    """

    figure: Figure
    measure: Measure
    about: list[Slot]
    period: Dated | None = None
    base: bool = False


class Context:
    """The document around an amount.

    Args:
        stages: of objects, whose amounts are told beside them.
    """

    def __init__(self, scene: Scene, subject: Subject, people: People, things: Things, stages: list[Status]) -> None:
        self.scene, self.subject, self.people, self.things, self.stages = scene, subject, people, things, stages
        self.sentence = 0
        self.before: Told | None = None
        self.currency: str | None = None
        self.item: Entity | None = None
        self.heading: Dated | None = None
        self.intro: Measure | None = None
        self._last: tuple[Measure, int] | None = None
        self._about: list[Slot] | None = None
        self._measures: dict[int, list[Measure]] = {}

    def measures(self, passage: Passage) -> list[Measure]:
        """All quantities that a block names."""
        if passage.number not in self._measures:
            self._measures[passage.number] = measures(passage)
        return self._measures[passage.number]

    def begin(self) -> None:
        """A new sentence begins."""
        self.sentence, self.before = self.sentence + 1, None

    @property
    def through(self) -> bool:
        """Whether the words of the next amount begin before the amount told last: that is where its change began."""
        return self.before is not None and self.before.base

    def head(self, passage: Passage, date: Dated | None) -> None:
        """Period and quantity of a list are those of the line before it; they hold for the items of the list, and for nothing behind it."""
        opens, item = passage.block.text.rstrip().endswith(":"), is_item(passage)
        self.heading = date if opens else self.heading if item else None
        self.intro = introduced(passage) if opens else self.intro if item else None

    def counted_later(self, place: Place) -> Measure | None:
        """What a later number of the sentence counts: «Китай – 4 200, Россия – 3 100 предприятий»."""
        for other in places(place.passage, place.clauses):
            if other.first >= place.last and other.amount.kind == COUNT and (phrase := counted_phrase(other)):
                return counted(place.passage, phrase)
        return None

    def remember(self, measure: Measure, about: list[Slot] | None = None) -> None:
        """The measure that pointers mean from now on, and whose it is, if a figure of it was told."""
        self._last, self._about = (measure, self.sentence), about

    def pointed(self, measure: Measure | None) -> list[Slot] | None:
        """Whose a measure is that stands in an earlier sentence and that this one points back to."""
        earlier = self._last is not None and self._last[0] is measure and self._last[1] < self.sentence
        return self._about if earlier else None

    def recall(self, reach: int) -> Measure | None:
        """The measure told last, at most so many sentences ago."""
        if self.before:
            return self.before.measure
        return self._last[0] if self._last and self.sentence - self._last[1] <= reach else None


def is_item(passage: Passage) -> bool:
    """Whether a block is an item of a list, by its kind or by the dash that it begins with."""
    return passage.block.kind == BlockKind.LIST_ITEM or bool(passage.tokens) and passage.tokens[0].text in DASHES


def introduced(passage: Passage) -> Measure | None:
    """What the items of a list are amounts of, by the verb of the line before them («поставлено в Россию:») or the quantity that it
    names."""
    for token in passage.tokens:
        concept = next((c for c, verbs in words()["moved"].items() if is_verb(token, verbs)), None)
        if concept:
            return Measure(
                concept, passage.lexicon.entry(f"scheme/{concept.replace(':', '#')}").label, passage, token.index, token.index + 1
            )
    named = measures(passage)
    return named[-1] if named else None
