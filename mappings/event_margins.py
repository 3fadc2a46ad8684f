"""An event as the circumstance of something else: «X в ходе визита в Y сделал …», «15 мая в Москве на заседании подписан …»."""

from __future__ import annotations

from collections.abc import Iterator

from .circumstances import dates_in, place_of
from .circumstances import words as place_words
from .clauses import Clauses
from .event import Event, Record, classes, span_of, words
from .event_company import EventCompany
from .event_relations import relation_of
from .model import Entity, Span
from .phrases import Phrase
from .scene import Passage


class EventMargins:
    """Reads what a clause tells of an event in whose course something else happens.

    Args:
        record: what the readers of events share.
    """

    def __init__(self, record: Record) -> None:
        self.record, self.company = record, EventCompany(record)

    def read(self, event: Event, draft: Event, passage: Passage, clauses: Clauses, phrase: Phrase) -> None:
        """Who acts there was there; a place and a day that stand right beside it are its own."""
        if relation_of(passage, phrase) != "within":
            return
        if event.cls != classes()["visit"] or draft.places and not event.people:
            for entity, span in self.actors(passage, clauses, phrase):
                if (
                    not {p.iri for p in event.places if p.iri} & {f"id/state/{code}" for code in entity.context}
                    or event.cls != classes()["visit"]
                ):
                    event.take_part(entity, span)
        self.adjoining(event, passage, clauses, phrase)

    def actors(self, passage: Passage, clauses: Clauses, phrase: Phrase) -> Iterator[tuple[Entity, Span]]:
        """Persons who do what the clause tells: of a verb in the singular its first, of one in the plural all."""
        first, last = self.bounds(clauses, phrase)
        for i in (i for i in range(first, last) if clauses.is_predicate(i) and passage.tokens[i].pos == "VERB"):
            found = clauses.construction(i)
            subjects = self.company.subjects(passage, clauses, found, None) if found and found.name in ("active", "reflexive") else []
            several = passage.tokens[i].feat("Number") == "plur"
            yield from (pair for pair in (subjects if several else subjects[:1]) if pair[0].type == "person")

    def bounds(self, clauses: Clauses, phrase: Phrase) -> tuple[int, int]:
        """The clause; beyond what parts a circumstance from its verb:
        «Премьер-министр X, в ходе визита в Y, сказал …», «На встрече X и Y обсудили …»."""
        first, last = clauses.bounds(phrase.head)
        if any(clauses.is_predicate(i) for i in range(first, last)):
            return first, last
        verb = next((i for i in range(last, clauses.sentence.last) if clauses.is_predicate(i)), None)
        return (first, last) if verb is None else clauses.bounds(verb)

    def adjoining(self, event: Event, passage: Passage, clauses: Clauses, phrase: Phrase) -> None:
        """Places and days right before the circumstance; what lasts several days has no day from what happened there."""
        i = self.beginning(passage, clauses, phrase)
        while i > clauses.sentence.first:
            date = next(((d, a, b) for d, a, b in dates_in(passage, clauses.sentence.first, i) if b == i), None)
            where = self.place_before(passage, clauses, i)
            if date:
                if event.cls not in classes()["lasting"] and not event.dates:
                    event.dates.append((date[0], passage, date[1], date[2]))
                i = date[1]
            elif where:
                place, span, i = where
                if event.cls not in classes()["placeless"]:
                    event.locate(place, span)
            else:
                return

    def beginning(self, passage: Passage, clauses: Clauses, phrase: Phrase) -> int:
        """Where the circumstance begins: at the preposition before its noun, «в рамках деловой программы форума»."""
        nouns = {noun for how in ("within", "after", "before") for noun in words()["relations"][how]}
        i = phrase.first if phrase.prep is None else phrase.prep
        while (
            i > clauses.sentence.first
            and phrase.prep is None
            and (passage.tokens[i - 1].lemma in nouns or passage.tokens[i - 1].pos == "ADJ")
        ):
            i -= 1
        return i - 1 if phrase.prep is None and i > clauses.sentence.first and passage.tokens[i - 1].pos == "ADP" else i

    def place_before(self, passage: Passage, clauses: Clauses, end: int) -> tuple[Entity, Span, int] | None:
        """A place whose phrase ends right before a token, and where the phrase begins."""
        for i in range(max(clauses.sentence.first, end - 6), end):
            if passage.tokens[i].pos != "ADP" or passage.tokens[i].text.lower() not in place_words()["prepositions"]:
                continue
            where = passage.reader.phrase(i, end)
            place = place_of(passage, where) if where and where.case == "loc" and where.last == end else None
            if place:
                return place, span_of(passage, where), i
        return None
