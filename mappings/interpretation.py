"""Notes on how a person was read out of words that do not name him: an office, a pronoun, speech that goes on.

Such a claim says so (`bc:interpretationNote`): that the document names him elsewhere, or that who holds the office is known
from the reference data alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from .assembly_terms import classes as words
from .model import Entity, Fact, Span
from .people import People
from .scene import Scene


class Interpretation:
    """Where the persons of one document are named."""

    def __init__(self, scene: Scene, people: People) -> None:
        passages = {passage.number: passage for passage in scene.passages}
        self.named: dict[Entity, list[Span]] = defaultdict(list)
        for mention in people.persons:
            self.named[mention.entity].append(passages[mention.passage].span(mention.first, mention.last))

    def noted(self, facts: Iterable[Fact]) -> list[Fact]:
        """The facts, with a note on each claim whose words do not name the person it gives."""
        return [self.of_fact(fact) for fact in facts]

    def of_fact(self, fact: Fact) -> Fact:
        """A fact with the notes on its speakers, and on the persons in its slots."""
        slots = tuple(
            replace(slot, note=note) if slot.span and not slot.note and (note := self.note([slot.value], [slot.span])) else slot
            for slot in fact.slots
        )
        main = [slot.value for slot in fact.slots if slot.span is None]
        notes = [fact.note, self.note(fact.attribution.speakers, [*fact.attribution.cues, fact.span]) or self.note(main, [fact.span])]
        return replace(fact, slots=slots, note=" ".join(note for note in notes if note) or None)

    def note(self, values: Iterable[object], spans: list[Span]) -> str | None:
        """How a person was found whom the words do not name; None if all are named."""
        persons = [v for v in values if isinstance(v, Entity) and v.type == "person"]
        hidden = [
            p for p in persons if not any(span.start <= at.start and at.end <= span.end for at in self.named.get(p, ()) for span in spans)
        ]
        if not hidden:
            return None
        return words()["notes"]["named-elsewhere" if all(p in self.named for p in hidden) else "holder-of-office"]
