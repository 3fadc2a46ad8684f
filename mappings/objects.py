"""Objects of cooperation as facts: the stages they reach, and what describes them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from .assembly_terms import Ids, cited
from .assembly_terms import classes as words
from .attribution import Voices
from .circumstances import places_in
from .model import Entity, Fact, FactRef, Slot, TimeValue
from .named_objects import named_objects
from .named_parties import named_parties
from .occasions import Occasions
from .organisations import Organisations
from .parties import partners, with_nobody_known
from .people import People, entity_of
from .phrases import Phrase
from .scene import Passage, Scene
from .stage import DATED
from .statement import trim
from .status import PRESUPPOSED, Status, tail
from .subject import Subject, fits
from .thing_names import route_of
from .things import Thing, Things
from .topic_words import Weight
from .topics import topics


class Objects:
    """Makes the facts of the objects of one document.

    Args:
        scene … voices: what the readers found.
        occasions: dates and occasions.
        refs: the facts of the events, by identity.
        ids: names of facts.
        taken: gives the token ranges of a block that are parts of names, where no sector is looked for.
    """

    def __init__(
        self,
        scene: Scene,
        subject: Subject,
        people: People,
        organisations: Organisations,
        things: Things,
        voices: Voices,
        occasions: Occasions,
        refs: Mapping[int, FactRef],
        ids: Ids,
        taken: Callable[[Passage], list[tuple[int, int]]],
    ) -> None:
        self.scene, self.subject, self.people, self.organisations, self.things, self.voices = (
            scene,
            subject,
            people,
            organisations,
            things,
            voices,
        )
        self.occasions, self.refs, self.ids, self.events, self.taken = occasions, refs, ids, occasions.events, taken
        self.modalities: dict[int, str] = {}

    def status(self, status: Status) -> Fact:
        """The fact of a stage."""
        passage, told = status.passage, status.told_in
        low, high = self.range_of(told)
        actual = status.modality == words()["named"]
        slots = [Slot("bc:statusOf", status.thing.entity)]
        slots += [Slot("bc:performedBy", entity, span) for entity, span in dict.fromkeys(status.agents)]
        occasion = self.occasions.occasion(told.passage, told.clauses, low, high)
        if occasion and not status.foretold:
            slots.append(Slot("bc:occasion", self.refs[id(occasion[0])], occasion[1]))
        times = (
            self.occasions.times_in(told.passage, low, high, self.name_of(status)) if actual and status.construction != PRESUPPOSED else ()
        )
        times = times or (self.occasions.day_of(occasion[0]) if occasion and actual and occasion[2] else ())
        stage, modality = self.as_dated(status, times)
        self.modalities[id(status)] = modality
        for value in times or (self.occasions.bound() if actual else ()):
            slots.append(self.occasions.time_slot(value, passage.span(status.first, status.last)))
        slots += self.presence(told.passage, told.clauses, low, high)
        slots.insert(1, Slot("bc:stage", stage, told.passage.span(told.first, told.last) if told is not status else None))
        span = passage.span(status.first, status.last)
        voice = self.voices.of(passage, status.first, status.last)
        label = status.thing.entity.label
        return Fact(
            self.ids.of(span, stage),
            words()["status"],
            span,
            tuple(slots),
            modality,
            cited(status.rule),
            label,
            None,
            voice,
            None,
            status.note,
        )

    def range_of(self, status: Status) -> tuple[int, int]:
        """The tokens whose dates, places and occasions are those of a stage."""
        if status.construction == DATED:
            return status.first, status.last
        if not status.construction.startswith("attributive"):
            return status.clauses.bounds(status.word)
        behind = status.clauses.next_joint(status.word) if status.word > status.thing.head else status.thing.last
        return min(status.first, status.word), behind

    def name_of(self, status: Status) -> tuple[int, int]:
        """The tokens of the name of what a stage is of, whose dates are not those of the stage;
        the day of an instrument dates its signing."""
        return (0, 0) if status.construction == DATED or status.lead else (status.thing.first, status.thing.last)

    def as_dated(self, status: Status, times: tuple[TimeValue, ...]) -> tuple[str, str]:
        """Stage and modality; what is dated after the document has not happened yet («в связи с началом работ с 20 февраля»)."""
        written = self.scene.document.published
        if status.scheduled and not any(
            t.latest is not None and (written is None or written.latest is None or t.latest <= written.latest) for t in times
        ):
            return tuple(words()["ahead"])
        ahead = (
            written is not None
            and written.latest is not None
            and any(t.earliest is not None and t.earliest > written.latest for t in times)
        )
        return tuple(words()["ahead"]) if ahead else (status.stage, status.modality)

    def presence(self, passage: Passage, clauses, low: int, high: int) -> Iterator[Slot]:
        """«в присутствии глав двух государств»."""
        for i in range(low, high):
            if passage.tokens[i].lemma not in words()["presence"]:
                continue
            whom = passage.reader.phrase(i + 1, clauses.sentence.last) if i + 1 < clauses.sentence.last else None
            if whom and whom.case == "gen":
                yield from (Slot("bc:inPresenceOf", entity, passage.span(i, whom.last)) for entity in self.people.meant(passage, whom))

    def objects(self, stages: list[Status]) -> Iterator[Fact]:
        """Descriptions of the objects that stages tell of: states, kind of place, sectors;
        as firm as the stage, once `status` has told it."""
        seen: set[tuple[str, str]] = set()
        for status in stages:
            thing, passage = status.thing, status.passage
            if (thing.entity.type, thing.entity.key) in seen:
                continue
            seen.add((thing.entity.type, thing.entity.key))
            slots = [] if thing.entity.iri else self.parties(status)
            slots += self.location(status)
            slots += self.related(passage, thing)
            last = max(thing.last, tail(status))
            slots += [Slot("bc:topic", t.term) for t in topics(passage, thing.head + 1, last, self.taken(passage), Weight.HINTED)]
            if slots:
                modality = self.modalities.get(id(status), status.modality)
                yield self.description(passage, thing, last, slots, modality)

    def only_named(self, stages: list[Status]) -> Iterator[Fact]:
        """What the name of an object says of it where no stage is told: between which states it is, and its sectors."""
        seen = {(status.thing.entity.type, status.thing.entity.key) for status in stages}
        for passage in self.scene.body():
            for thing in named_objects(passage, self.things):
                entity = thing.entity
                if (entity.type, entity.key) in seen:
                    continue
                seen.add((entity.type, entity.key))
                codes = named_parties(passage, thing.first, thing.last)
                shared = len(codes) > 1 and entity.cls not in words()["without_parties"]
                slots = [Slot("bc:party", entity_of(self.scene.lexicon.state(code))) for code in codes if shared]
                slots += [Slot("bc:topic", t.term) for t in topics(passage, thing.head + 1, thing.last, self.taken(passage))]
                if slots:
                    yield self.description(passage, thing, thing.last, slots, words()["named"])

    def description(self, passage: Passage, thing: Thing, last: int, slots: list[Slot], modality: str) -> Fact:
        """The fact that describes an object, by the words from its name to token `last`."""
        span = passage.span(*trim(passage, thing.first, last))
        voice = self.voices.of(passage, thing.first, thing.last)
        rule = cited("object.named")
        return Fact(self.ids.of(span, "object"), thing.entity.cls, span, tuple(slots), modality, rule, None, thing.entity, voice)

    def related(self, passage: Passage, thing) -> list[Slot]:
        """Bodies that the name of a document names («Меморандум об учреждении X»), routes of the same name («железная дорога «A-B»»,
        «автодорога «A-B»»)."""
        bodies = [
            m
            for m in passage.all_names
            if m.entry.type == "joint-body" and thing.head < m.start and m.end <= thing.last and fits(m, self.subject)
        ]
        found = [entity_of(m.entry) for m in bodies if m.entry.iri != thing.entity.iri]
        if thing.entity.cls in words()["without_parties"]:
            route = route_of(thing.entity.label)
            found += [
                e
                for e in self.things.known.all
                if e.cls == thing.entity.cls and e.key != thing.entity.key and route and route_of(e.label) == route
            ]
        return [Slot("dcterms:relation", entity) for entity in dict.fromkeys(found)]

    def parties(self, status: Status) -> list[Slot]:
        """Whose an object is: its partners, else the states its name names, else those the document is about;
        a route belongs to nobody unless it says so."""
        entity = status.thing.entity
        if entity.cls in words()["without_parties"]:
            return []
        named = partners(status, self.organisations)
        if named:
            return [Slot("bc:party", partner, span) for partner, span in named]
        passage, thing = status.passage, status.thing
        inside = named_parties(passage, thing.first, thing.last)
        if not inside and (entity.kind in words()["without_default"] or with_nobody_known(status)):
            return []
        codes = entity.context or tuple(sorted(inside if len(inside) > 1 else self.subject.at(passage)))
        span = (
            None if set(codes) <= set(inside) else self.subject.span
        )  # its own words, if they name the states, else those that tell what the document is about
        return [Slot("bc:party", entity_of(self.scene.lexicon.state(code)), span) for code in codes]

    def location(self, status: Status) -> list[Slot]:
        """Where an object stands: «в Ташкенте» right behind it."""
        passage, thing = status.passage, status.thing
        found = [
            (place, phrase)
            for place, phrase in places_in(passage, status.clauses, thing.first, min(thing.last + 1, status.clauses.sentence.last))
            if phrase.prep in (thing.last, *range(thing.first, thing.last))
        ]
        if not found and thing.entity.cls in words()["placed"]:  # «построить в Ташкенте завод»
            found = places_in(passage, status.clauses, status.word + 1, status.word + 2) if status.word + 1 < thing.first else []
        if not found and thing.entity.cls in words()["placed"]:
            found = self.place_of_clause(status)
        return [Slot("schema:location", place, passage.span(phrase.prep or phrase.first, phrase.core)) for place, phrase in found[:1]]

    def place_of_clause(self, status: Status) -> list[tuple[Entity, Phrase]]:
        """The only place of a clause that tells of no event beside, before its predicate:
        «На границе планируется модернизация пунктов пропуска».

        Behind the predicate a place belongs to the thing it stands behind, in a list to that one alone.
        """
        low, high = status.clauses.bounds(status.word)
        if status.agents or any((status.passage.number, i) in self.events.at for i in range(low, high)):
            return []
        found = places_in(status.passage, status.clauses, low, high)
        return found if len(found) == 1 and found[0][1].last <= status.word else []
