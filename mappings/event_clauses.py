"""What the clause of an event says of it: when, where, in what form, who held it, who was there."""

from __future__ import annotations

from .circumstances import dates_in, places_in
from .clauses import Clauses, Construction
from .event import Event, Record, classes, span_of, trimmed, words
from .event_company import EventCompany
from .event_predicates import modality_of, who
from .event_relations import relation_of
from .model import Text
from .morphology import lemmas
from .operators import Operator
from .phrases import Phrase
from .scene import Passage


class EventClauses:
    """Reads the clauses that tell of events.

    Args:
        record: what the readers of events share.
    """

    def __init__(self, record: Record) -> None:
        self.record, self.people, self.organisations = record, record.people, record.organisations
        self.company = EventCompany(record)

    def bounds(self, clauses: Clauses, phrase: Phrase, predicate: Construction) -> tuple[int, int]:
        """Range of tokens that speak of the event: of a participle, its own words only."""
        if not predicate.name.startswith("attributive"):
            return clauses.bounds(predicate.word)
        behind = predicate.word > phrase.head
        return min(phrase.first, predicate.word), clauses.next_joint(predicate.word) if behind else phrase.last

    def tell(self, event: Event, passage: Passage, clauses: Clauses, phrase: Phrase, predicate: Construction) -> None:
        """Slots of the event that its own clause gives."""
        first, last = self.bounds(clauses, phrase, predicate)
        modality, operator = modality_of(clauses, predicate, "event.take-place")
        if not event.told:
            event.modality = modality
        words_of_it = trimmed(passage, clauses, min(first, phrase.first), max(phrase.last, last)) or event.span
        if event.told and event.span != words_of_it:
            event.spans.append(words_of_it)
        else:
            event.span = words_of_it
        event.told = True
        for date, a, b in dates_in(passage, first, last):
            event.dates.append((date, passage, a, b))
        for place, where in places_in(passage, clauses, first, last):
            if (passage.number, where.head) not in self.record.at:
                event.locate(place, span_of(passage, where))
        self.mode(event, passage, first, last)
        self.agents(event, passage, clauses, predicate, operator, phrase)
        self.company.in_clause(event, passage, clauses, first, last)

    def around(self, event: Event, draft: Event, passage: Passage, clauses: Clauses, phrase: Phrase) -> None:
        """«X в ходе визита в Y сделал …», «X на встрече с Y сказал …»: the subject of the clause was there."""
        with_others = event.cls == classes()["meeting"] and len(draft.people) == 1
        going = event.cls == classes()["visit"] and draft.places and not event.people
        if relation_of(passage, phrase) != "within" or not (with_others or going):
            return
        first, last = clauses.bounds(phrase.head)
        for i in (i for i in range(first, last) if clauses.is_predicate(i) and passage.tokens[i].pos == "VERB"):
            found = clauses.construction(i)
            for entity, span in self.company.subjects(passage, clauses, found, None)[:1] if found and found.name == "active" else ():
                if entity.type == "person" and not {p.iri for p in event.places if p.iri} & {f"id/state/{code}" for code in entity.context}:
                    event.take_part(entity, span)

    def mode(self, event: Event, passage: Passage, first: int, last: int) -> None:
        """Form of attendance, and the words for it."""
        for i in range(first, last):
            forms = lemmas(passage.tokens[i].text)
            for mode, names in words()["mode"].items():
                if forms & set(names):
                    event.add("schema:eventAttendanceMode", words()["mode_terms"][mode], passage.span(i, i + 1))
        for i in range(first, last - 1):
            phrase = passage.reader.phrase(i, last) if passage.tokens[i].pos == "ADP" else None
            if phrase and passage.tokens[phrase.head].lemma in words()["format"] and phrase.last - phrase.first > 1:
                event.add("bc:format", Text(passage.text(i, phrase.last)), passage.span(i, phrase.last))

    def agents(
        self, event: Event, passage: Passage, clauses: Clauses, predicate: Construction, operator: Operator | None, phrase: Phrase
    ) -> None:
        """Who holds it (active) or by whom it is organised (passive); institutions that hold a visit, a forum, a conference organise it."""
        organised = bool(lemmas(passage.tokens[predicate.word].text) & set(words()["organise"]))
        meant = [] if organised else self.company.subjects(passage, clauses, predicate, operator) if predicate.name != "reflexive" else []
        for entity, span in meant:
            event.take_part(entity, span)
        for agent in () if meant else who(clauses, predicate, operator):
            for mention in self.organisations.within(passage, agent.first, agent.last) if agent.head != phrase.head else ():
                holds = organised or event.cls in classes()["held"]
                event.add("schema:organizer" if holds else "bc:participant", mention.entity, passage.span(mention.first, mention.last))
        if organised:
            self.partners(event, passage, clauses, predicate.word)

    def partners(self, event: Event, passage: Passage, clauses: Clauses, word: int) -> None:
        """«в партнёрстве с Центром …»."""
        for i in range(word, clauses.sentence.last - 1):
            if lemmas(passage.tokens[i].text) & set(words()["partner"]) and passage.tokens[i + 1].pos == "ADP":
                other = passage.reader.phrase(i + 1, clauses.sentence.last)
                for mention in self.organisations.within(passage, i + 2, other.last + 3 if other else i + 2)[:1]:
                    event.add("bc:partner", mention.entity, passage.span(i, mention.last))
