"""What the clause of an event says of it: when, where, in what form, who held it, who was there."""

from __future__ import annotations

from .circumstances import dates_in, place_of, places_in
from .clauses import Clauses, Construction
from .event import Event, Record, classes, span_of, trimmed, words
from .event_actors import EventActors
from .event_company import EventCompany
from .event_predicates import inviting, modality_of, who
from .event_sites import organisation_at, place_named
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
        self.inside_house(event, passage, clauses, predicate)
        self.mode(event, passage, first, last)
        self.agents(event, passage, clauses, predicate, operator, phrase)
        self.company.in_clause(event, passage, clauses, first, last)

    def tell_more(self, event: Event, passage: Passage, clauses: Clauses, phrase: Phrase, predicate: Construction) -> None:
        """What a further verb of the same event says: «саммит, запланированный на июль, пройдёт в Астане»."""
        first, last = self.bounds(clauses, phrase, predicate)
        event.dates += [(date, passage, a, b) for date, a, b in dates_in(passage, first, last)]
        for place, where in places_in(passage, clauses, first, last):
            if (passage.number, where.head) not in self.record.at:
                event.locate(place, span_of(passage, where))
        self.agents(event, passage, clauses, predicate, None, phrase)

    def inside_house(self, event: Event, passage: Passage, clauses: Clauses, predicate: Construction) -> None:
        """«Встреча состоялась в министерстве»: an institution right behind the verb says where."""
        limit = clauses.sentence.last
        where = passage.reader.phrase(predicate.word + 1, limit) if predicate.word + 1 < limit else None
        loc = (
            where is not None
            and where.prep is not None
            and where.case == "loc"
            and passage.tokens[where.prep].text.lower() in words()["place_prepositions"]
        )
        if loc and not event.places and organisation_at(passage, where, self.organisations):
            event.locate(place_named(passage, where), passage.span(where.first, where.last))

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
        forms = lemmas(passage.tokens[predicate.word].text)
        organised = bool(forms & set(words()["organise"]))
        if operator is not None and operator.modality in words()["of_others"]:  # who proposes a forum need not come
            return
        its_own = predicate.name == "reflexive" and any(p.head == phrase.head for p in predicate.objects)  # «состоялась встреча»
        if predicate.name == "infinitive" and inviting(clauses, predicate.word) is not None:
            for entity in EventActors(self.record).of(passage, clauses, predicate, operator):
                event.take_part(entity, None)
            return
        meant = [] if organised or its_own else self.company.subjects(passage, clauses, predicate, operator)
        if forms & set(words()["hosting"]) and meant and meant[0][0].type == "state":
            event.locate(*meant[0])
            return
        for entity, span in meant:
            event.take_part(entity, span)
        for agent in () if meant else who(clauses, predicate, operator):
            self.holder(event, passage, agent, forms)
        for agent in () if meant else who(clauses, predicate, operator):
            for mention in self.organisations.within(passage, agent.first, agent.last) if agent.head != phrase.head else ():
                holds = organised or event.cls in classes()["held"]
                event.add("schema:organizer" if holds else "bc:participant", mention.entity, passage.span(mention.first, mention.last))
        if organised:
            self.partners(event, passage, clauses, predicate.word)

    def holder(self, event: Event, passage: Passage, agent: Phrase, forms: frozenset[str]) -> None:
        """«Астана примет саммит»: where it is; «комиссия провела заседание»: whose session it is."""
        place = place_of(passage, agent) if forms & set(words()["hosting"]) else None
        if place:
            event.locate(place, span_of(passage, agent))
        bodies = (
            self.record.things.named(passage, agent, classes()["bodies"])
            if event.cls == classes()["session"] and event.body is None
            else []
        )
        if bodies:
            event.body = bodies[0].entity
            event.add("bc:sessionOf", bodies[0].entity, passage.span(agent.first, bodies[0].last))

    def partners(self, event: Event, passage: Passage, clauses: Clauses, word: int) -> None:
        """«в партнёрстве с Центром …»."""
        for i in range(word, clauses.sentence.last - 1):
            if lemmas(passage.tokens[i].text) & set(words()["partner"]) and passage.tokens[i + 1].pos == "ADP":
                other = passage.reader.phrase(i + 1, clauses.sentence.last)
                for mention in self.organisations.within(passage, i + 2, other.last + 3 if other else i + 2)[:1]:
                    event.add("bc:partner", mention.entity, passage.span(i, mention.last))
