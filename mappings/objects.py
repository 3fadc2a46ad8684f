"""Objects of cooperation as facts: the stages they reach, and what describes them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from .assembly_terms import Ids, cited
from .assembly_terms import classes as words
from .attribution import Voices
from .circumstances import places_in
from .model import Entity, Fact, FactRef, Slot, Span
from .morphology import fold
from .occasions import Occasions
from .people import People, entity_of
from .scene import Passage, Scene
from .statement import trim
from .status import Status, tail
from .subject import Subject, fits, states_in
from .things import Things
from .topics import topics


class Objects:
    """Makes the facts of the objects of one document.

    Args:
        scene … voices: what the readers found.
        occasions: dates and occasions.
        refs: the facts of the events, by identity.
        ids: names of facts.
    """

    def __init__(
        self, scene: Scene, subject: Subject, people: People, things: Things, voices: Voices, occasions: Occasions, refs: Mapping[int, FactRef], ids: Ids
    ) -> None:
        self.scene, self.subject, self.people, self.things, self.voices = scene, subject, people, things, voices
        self.occasions, self.refs, self.ids, self.events = occasions, refs, ids, occasions.events

    def status(self, status: Status) -> Fact:
        """The fact of a stage."""
        passage, clauses = status.passage, status.clauses
        low, high = clauses.bounds(status.word)
        if status.construction.startswith("attributive"):
            low, high = min(status.first, status.word), clauses.next_joint(status.word) if status.word > status.thing.head else status.thing.last
        actual = status.modality == words()["named"]
        slots = [Slot("bc:statusOf", status.thing.entity), Slot("bc:stage", status.stage)]
        slots += [Slot("bc:performedBy", entity, span) for entity, span in dict.fromkeys(status.agents)]
        occasion = self.occasions.occasion(passage, clauses, low, high)
        if occasion and not status.foretold:
            slots.append(Slot("bc:occasion", self.refs[id(occasion[0])], occasion[1]))
        times = self.occasions.times_in(passage, low, high) if actual else ()
        times = times or (occasion[0].times if occasion and actual and occasion[2] else ())
        for value in times or (self.occasions.bound() if actual else ()):
            slots.append(self.occasions.time_slot(value, passage.span(status.first, status.last)))
        slots += self.presence(passage, clauses, low, high)
        span = passage.span(status.first, status.last)
        fact = Fact(self.ids.of(span, status.stage), words()["status"], span, tuple(slots), status.modality, cited(status.rule), status.thing.entity.label)
        return Fact(fact.id, fact.cls, span, fact.slots, fact.modality, fact.rule, f"{status.thing.entity.label}", None, self.voices.of(passage, status.first, status.last), None, status.note)

    def presence(self, passage: Passage, clauses, low: int, high: int) -> Iterator[Slot]:
        """«в присутствии глав двух государств»."""
        for i in range(low, high):
            if passage.tokens[i].lemma not in words()["presence"]:
                continue
            whom = passage.reader.phrase(i + 1, clauses.sentence.last) if i + 1 < clauses.sentence.last else None
            if whom and whom.case == "gen":
                yield from (Slot("bc:inPresenceOf", entity, passage.span(i, whom.last)) for entity in self.people.meant(passage, whom))

    def objects(self, stages: list[Status]) -> Iterator[Fact]:
        """Descriptions of the objects that stages tell of: states, kind of place, sectors."""
        seen: set[tuple[str, str]] = set()
        for status in stages:
            thing, passage = status.thing, status.passage
            if (thing.entity.type, thing.entity.key) in seen:
                continue
            seen.add((thing.entity.type, thing.entity.key))
            slots = [] if thing.entity.iri else [Slot("bc:party", state, self.party_span(passage, thing)) for state in self.parties(thing.entity)]
            slots += self.location(status)
            slots += self.related(passage, thing)
            last = max(thing.last, tail(status))
            slots += [Slot("bc:topic", t.term) for t in topics(passage, thing.first, last, [(m.start, m.end) for m in passage.names])]
            if slots:
                span = passage.span(*trim(passage, thing.first, last))
                yield Fact(self.ids.of(span, "object"), thing.entity.cls, span, tuple(slots), status.modality, cited("object.named"), None, thing.entity, self.voices.of(passage, thing.first, thing.last))

    def related(self, passage: Passage, thing) -> list[Slot]:
        """Bodies that the name of a document names («Меморандум об учреждении X»), routes of the same name («железная дорога «A-B»», «автодорога «A-B»»)."""
        bodies = [m for m in passage.all_names if m.entry.type == "joint-body" and thing.head < m.start and m.end <= thing.last and fits(m, self.subject)]
        found = [entity_of(m.entry) for m in bodies if m.entry.iri != thing.entity.iri]
        if thing.entity.cls in words()["without_parties"]:
            route = route_of(thing.entity.label)
            found += [e for e in self.things.known.all if e.cls == thing.entity.cls and e.key != thing.entity.key and route and route_of(e.label) == route]
        return [Slot("dcterms:relation", entity) for entity in dict.fromkeys(found)]

    def parties(self, entity: Entity) -> list[Entity]:
        """States of an object: those its name names, else those the document is about; a route belongs to nobody unless it says so."""
        if entity.cls in words()["without_parties"]:
            return []
        codes = entity.context or self.subject.states
        return [entity_of(self.scene.lexicon.state(code)) for code in codes]

    def party_span(self, passage: Passage, thing) -> Span | None:
        """Words that say whose object it is: its own, if they name states, else those that the document is about."""
        if len({c for c, _, _ in states_in(passage, thing.first, thing.last)}) > 1:
            return None
        return self.subject.span

    def location(self, status: Status) -> list[Slot]:
        """Where an object stands: «в Ташкенте» right behind it."""
        passage, thing = status.passage, status.thing
        found = [(place, phrase) for place, phrase in places_in(passage, status.clauses, thing.first, min(thing.last + 1, status.clauses.sentence.last)) if phrase.prep in (thing.last, *range(thing.first, thing.last))]
        if not found and status.construction == "passive":
            low, _ = status.clauses.bounds(status.word)
            found = [(place, phrase) for place, phrase in places_in(passage, status.clauses, low, status.word) if (passage.number, phrase.head) not in self.events.at]
        return [Slot("schema:location", place, passage.span(phrase.prep or phrase.first, phrase.core)) for place, phrase in found[:1]]


def route_of(label: str) -> str:
    """The names of a route without what kind it is: «железная дорога «A-B»», «маршрут A — B» have one route."""
    found = re.search(r"[A-ZА-ЯЁ][\w.]*(?:\s*[-–—]\s*[A-ZА-ЯЁ][\w.]*(?: [A-ZА-ЯЁ][\w.]*)?)+", label)
    return re.sub(r"\s*[-–—]\s*", "-", fold(found.group())) if found else ""
