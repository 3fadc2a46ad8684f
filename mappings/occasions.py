"""When, and on what occasion: the dates of a clause, and the event that a stage was reached at."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property

from .assembly_terms import classes as words
from .circumstances import dates_in
from .event_stance import EXPECTED
from .events import Event, Events
from .events import words as event_words
from .model import Slot, Span, TimeValue
from .morphology import lemmas
from .phrases import words as phrase_words
from .scene import Passage, Scene
from .values.dates import find_dates
from .values.resolving import bounded, resolve


class Occasions:
    """Dates and occasions in one document.

    Args:
        scene: the document.
        events: its events.
    """

    def __init__(self, scene: Scene, events: Events) -> None:
        self.scene, self.events, self.document = scene, events, scene.document

    def times_in(self, passage: Passage, first: int, last: int, name: tuple[int, int] = (0, 0)) -> tuple[TimeValue, ...]:
        """Values of the first date of a range of tokens that dates what is told there; a date in the name of a thing is not its."""
        for date, a, _ in dates_in(passage, first, last):
            if not name[0] <= a < name[1] and date.relation in (None, "in", "from") and not date.duration:
                values = resolve(date, self.document, self.others)
                if any(v.edtf or v.latest for v in values):
                    return tuple(v for v in values if v.edtf or v.latest)
        return ()

    @cached_property
    def others(self) -> list:
        """All dates of the document, for the year of a date without one."""
        return [date for block in self.document.blocks for date in find_dates(block)]

    def times_of(self, event: Event) -> tuple[TimeValue, ...]:
        """When an event took place: as written, else bounded by the date of the document, if it did take place."""
        ahead = event.modality != words()["named"]
        for date, _, _, _ in sorted(
            event.dates, key=lambda d: bool(d[0].anchor)
        ):  # «во вторник, 12 марта»: the day written out comes first
            if (date.relation in (None, "in", "from") or ahead and date.relation == "for") and not date.duration:  # «перенесён на август»
                values = tuple(v for v in resolve(date, self.document, self.others, ahead) if v.edtf or v.latest)
                if values:
                    return values
        return self.bound() if event.modality == words()["named"] else ()

    def date(self, event: Event) -> None:
        """Note when an event takes place; what lies behind the day of the document is not told as a deed, whatever its verb looks like."""
        event.times = self.times_of(event)
        today = self.document.published
        if event.modality == words()["named"] and today is not None and today.latest is not None:
            if any(v.earliest is not None and v.earliest > today.latest for v in event.times):
                event.modality = EXPECTED

    def day_of(self, event: Event) -> tuple[TimeValue, ...]:
        """The day of an event that took one day: what was reached at it was reached that day."""
        days = (v for v in event.times if v.as_written is not None and v.earliest is not None and v.earliest == v.latest)
        return tuple(replace(v, basis="basis:inferred-in-document", note=words()["same_day"]) for v in days)

    def bound(self) -> tuple[TimeValue, ...]:
        """Not later than the document."""
        value = bounded(self.document)
        return (value,) if value else ()

    def time_slot(self, value: TimeValue, span: Span) -> Slot:
        """When: with a claim of its own where the date is written outside the words of the fact;
        a bound has its claim on the time itself."""
        outside = value.as_written is not None and not span.covers(value.spans[0])
        return Slot("time:hasTime", value, value.spans[0] if outside else None)

    def occasion(self, passage: Passage, clauses, low: int, high: int) -> tuple[Event, Span, bool] | None:
        """The event that a clause happens in, or after; whether its date is that of the clause; the one before it for «в частности»."""
        for head in range(low, high):
            event = self.events.at.get((passage.number, head))
            phrase = clauses.phrase_with_head(head) if event else None
            if event and phrase:
                how = self.events.relation_of(passage, phrase)
                if how in ("within", "after"):
                    return event, passage.span(phrase.first, phrase.last), event.cls not in words()["longer"]
        return self.relative_occasion(passage, clauses, low) or self.occasion_before(passage, clauses)

    def relative_occasion(self, passage: Passage, clauses, low: int) -> tuple[Event, Span, bool] | None:
        """«…заседание, по итогам которого …»: the event that the relative pronoun means."""
        relations = {noun for how in ("within", "after") for noun in event_words()["relations"][how]}
        if (
            low < 3
            or passage.tokens[low - 1].lemma not in phrase_words()["relative_pronouns"]
            or not lemmas(passage.tokens[low - 2].text) & relations
        ):
            return None
        before = [(passage.number, j) for j in range(clauses.sentence.first, low - 1) if (passage.number, j) in self.events.at]
        return (self.events.at[before[-1]], passage.span(low - 3, low), False) if before else None

    def occasion_before(self, passage: Passage, clauses) -> tuple[Event, Span, bool] | None:
        """«В частности, …», «Также …» right after a ceremony, «Среди них …» after what was reached at an event."""
        opening = {passage.tokens[j].lemma for j in range(clauses.sentence.first, min(clauses.sentence.first + 2, clauses.sentence.last))}
        if not opening & set(event_words()["continuing"]):
            return None
        for other_passage, other in reversed(list(self.scene.sentences())[: self.number_of(passage, clauses)]):
            inside = range(other.sentence.first, other.sentence.last)
            for event in self.events.found:
                for m in event.mentions:
                    if m[0] != other_passage.number or m[3] not in inside:
                        continue
                    phrase = other.phrase_with_head(m[3])
                    within = phrase is not None and self.events.relation_of(other_passage, phrase) == "within"
                    if within or event.cls in event_words()["occasions"]:
                        return event, other_passage.span(m[1], m[2]), False
            begins = {
                other_passage.tokens[j].lemma for j in range(other.sentence.first, min(other.sentence.first + 2, other.sentence.last))
            }
            if not begins & set(event_words()["continuing"]):
                return None
        return None

    def number_of(self, passage: Passage, clauses) -> int:
        """Number of a sentence of the body."""
        return next(i for i, (p, c) in enumerate(self.scene.sentences()) if p is passage and c.sentence == clauses.sentence)
