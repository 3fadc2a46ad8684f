"""What an event is about: the sectors in its own words, and those that the rest of its sentence speaks of."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from .event import Event, Record
from .model import Slot
from .scene import Passage
from .statement import Statement
from .status import Status, tail
from .topic_words import Weight
from .topics import Topic, topics


class EventTopics:
    """Gives events their sectors.

    Args:
        events: of the document.
        stages, statements: what tells of sectors itself.
        taken: gives the token ranges of a block that are parts of names.
    """

    def __init__(
        self, events: Record, stages: Sequence[Status], statements: Sequence[Statement], taken: Callable[[Passage], list[tuple[int, int]]]
    ) -> None:
        self.events, self.stages, self.statements, self.taken = events, stages, statements, taken

    def of(self, event: Event) -> Iterator[Slot]:
        """Sectors of an event that is told; those outside its own words each with theirs."""
        if not event.told:
            return
        given = set()
        for number, first, last, head in event.mentions:
            passage = next(p for p in self.events.scene.passages if p.number == number)
            if not given:
                inside = topics(passage, first, last, self.taken(passage), Weight.HINTED)
                given = {t.term for t in inside}
                yield from (Slot("bc:topic", t.term) for t in inside)
            for topic in self.around(event, passage, head):
                if topic.term not in given:
                    given.add(topic.term)
                    yield Slot("bc:topic", topic.term, passage.span(topic.first, topic.last))

    def around(self, event: Event, passage: Passage, head: int) -> list[Topic]:
        """Sectors that the sentence of an event speaks of, where nothing else tells them; of several events the first has them."""
        clauses = passage.sentence_of(head)
        if passage.is_heading or self.events.in_sentence(passage, clauses)[:1] != [event]:
            return []
        told = [(s.first, s.last) for s in self.statements if s.passage is passage]
        told += [
            (m[1], m[2])
            for e in self.events.found
            if e is not event
            for m in e.mentions
            if m[0] == passage.number and not m[1] <= head < m[2]
        ]
        told += [(s.thing.first, max(s.thing.last, tail(s))) for s in self.stages if s.passage is passage]
        return topics(passage, clauses.sentence.first, clauses.sentence.last, [*self.taken(passage), *told])
