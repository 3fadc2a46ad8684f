"""Whose an event is: persons, offices, bodies and states in the complements of its noun, and to whom an interview is given."""

from __future__ import annotations

from .clauses import Clauses
from .event import Event, Record, classes, parts, words
from .event_company import EventCompany
from .morphology import lemmas
from .people import entity_of
from .phrases import Phrase
from .scene import Passage
from .subject import states_in


def adjectives(passage: Passage, phrase: Phrase) -> set[str]:
    """Normal forms of the words before the noun."""
    return {form for i in range(phrase.first, phrase.head) for form in lemmas(passage.tokens[i].text)}


class EventOwners:
    """Reads whose events are.

    Args:
        record: what the readers of events share.
    """

    def __init__(self, record: Record) -> None:
        self.people, self.things, self.company = record.people, record.things, EventCompany(record)

    def read(self, event: Event, passage: Passage, phrase: Phrase) -> None:
        """Whose event it is: persons, offices, bodies and states in the complements."""
        for part in parts(phrase):
            sessions = event.cls in (classes()["session"], classes()["generic"])
            bodies = self.things.named(passage, part, classes()["bodies"]) if sessions else []
            if bodies:
                event.body = bodies[0].entity
                event.add("bc:sessionOf", bodies[0].entity, passage.span(part.first, bodies[0].last))
                event.states |= {code for code, _, _ in states_in(passage, phrase.first, phrase.last)}
                return
        last = self.end_of_list(passage, phrase)
        mine = [m for m in self.people.persons if m.passage == passage.number and phrase.first <= m.first < last]
        for mention in mine:
            first = mention.office.first if mention.office else mention.first
            event.take_part(mention.entity, passage.span(min(first, mention.first), mention.last))
        if not mine:
            for part in phrase.complements:
                self.owner(event, passage, part)
        named = states_in(passage, phrase.first, phrase.last)
        event.states |= {code for code, _, _ in named}
        if self.both(passage, phrase) or adjectives(passage, phrase) & set(words()["generic"]["mutual"]):
            event.states |= set(self.things.subject.at(passage))
        if event.kind in words()["of_sides"]:
            event.sides = self.things.subject.at(passage)
        if len({code for code, _, _ in named}) > 1 and not event.slots and not self.has_institution(passage, phrase):
            for code, a, b in named:
                event.add("bc:participant", entity_of(self.people.scene.lexicon.state(code)), passage.span(a, b))

    def end_of_list(self, passage: Passage, phrase: Phrase) -> int:
        """End of «переговоры министра X и главы Y»: the list that the last complement opens."""
        if not phrase.complements or phrase.complements[-1].last != phrase.last:
            return phrase.last
        return passage.reader.coordinated(phrase.complements[-1], passage.sentence_of(phrase.head).sentence.last)[-1].last

    def has_institution(self, passage: Passage, phrase: Phrase) -> bool:
        """Whether the event is of an institution, whose states are not there as such: «заседание совета министров …»."""
        inside = [m for m in passage.kinds if phrase.head < m.start < phrase.last]
        return any(m.entry.kind_of not in classes()["events"] for m in inside)

    def owner(self, event: Event, passage: Passage, part: Phrase) -> None:
        """Who a complement means; inside the name of an institution nobody is meant («заседание коллегии министерства …»)."""
        meant = self.people.meant(passage, part)
        for entity in meant:
            if entity.type != "state":
                event.take_part(entity, passage.span(part.first, part.last))
        if not meant and part.head not in passage.kind_heads:
            for inner in part.complements:
                self.owner(event, passage, inner)

    def both(self, passage: Passage, phrase: Phrase) -> bool:
        """«форум двух стран»: the states that the document is about."""
        pairs = zip(range(phrase.head + 1, phrase.last), range(phrase.head + 2, phrase.last), strict=False)
        return any(passage.tokens[a].lemma in words()["both"] and passage.tokens[b].lemma in words()["both_of"] for a, b in pairs)

    def addressee(self, event: Event, passage: Passage, clauses: Clauses, phrase: Phrase) -> None:
        """«в интервью агентству «A»»: who asks the questions stands in the dative."""
        behind = (
            passage.reader.phrase(phrase.last, clauses.sentence.last)
            if phrase.last < clauses.sentence.last and event.kind in words()["given_to"]
            else None
        )
        for entity in self.company.meant(passage, behind) if behind and behind.prep is None and behind.case == "dat" else ():
            event.add("bc:participant", entity, passage.span(behind.first, behind.last))
