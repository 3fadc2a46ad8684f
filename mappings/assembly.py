"""Puts what the readers found together: facts with slots, spans, times, voices, modality and rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from .assembly_terms import Ids, cited
from .assembly_terms import classes as words
from .attribution import Voices
from .document_facts import DocumentFacts
from .event_topics import EventTopics
from .events import Event, Events, key_of
from .figures import Figure
from .figures.repeated import repeated
from .interpretation import Interpretation
from .model import Attribution, Entity, Fact, FactRef, Slot, Text
from .morphology import fold
from .objects import Objects
from .occasions import Occasions
from .organisations import Organisations
from .people import People, PersonMention, entity_of
from .restating import restated
from .scene import Passage, Scene
from .statement import Statement
from .status import Status, tail
from .subject import Subject, fits
from .things import Things
from .values.resolving import resolve


class Assembly:
    """Makes the facts of one document.

    Args:
        scene … voices: what the readers found.
        taken: gives the token ranges of a block that are parts of names, where no sector is looked for.
    """

    def __init__(
        self,
        scene: Scene,
        subject: Subject,
        people: People,
        organisations: Organisations,
        things: Things,
        events: Events,
        voices: Voices,
        taken: Callable[[Passage], list[tuple[int, int]]],
    ) -> None:
        self.scene, self.subject, self.people, self.organisations = scene, subject, people, organisations
        self.things, self.events, self.voices, self.taken = things, events, voices, taken
        self.document = scene.document
        self.ids = Ids()
        self.occasions = Occasions(scene, events)
        self.refs: dict[int, FactRef] = {}
        self.stages: list[Status] = []

    def facts(self, stages: list[Status], figures: list[Figure], statements: list[Statement]) -> tuple[Fact, ...]:
        """All facts, in the order of the text."""
        for event in self.events.found:
            self.occasions.date(event)
            self.refs[id(event)] = FactRef(self.ids.of(event.span, event.kind or "event"))
        about = EventTopics(self.events.record, stages, statements, self.taken)
        found: list[Fact] = [self.event(event, about) for event in self.events.found]
        self.stages = stages
        objects = Objects(
            self.scene,
            self.subject,
            self.people,
            self.organisations,
            self.things,
            self.voices,
            self.occasions,
            self.refs,
            self.ids,
            self.taken,
        )
        found += restated([objects.status(status) for status in stages])
        found += objects.objects(stages)
        found += objects.only_named(stages)
        found += repeated([fact for figure in figures for fact in self.figure(figure)])
        found += [self.statement(statement) for statement in statements]
        found += self.memberships()
        found += DocumentFacts(self.scene, self.subject, self.people, self.organisations, self.things, self.ids).all(found)
        found = Interpretation(self.scene, self.people).noted(found)
        return tuple(sorted(found, key=lambda fact: (fact.span, fact.id)))

    def tail(self, status: Status) -> int:
        """End of the words about the object of a stage."""
        return tail(status)

    def event(self, event: Event, about: EventTopics) -> Fact:
        """The fact of an event."""
        slots = [Slot("dcterms:type", event.kind)] if event.kind else []
        slots += [Slot(prop, value, span if span != event.span else None) for prop, value, span in event.slots]
        if event.number:
            slots.append(Slot("bc:sessionNumber", event.number))
        slots += [self.occasions.time_slot(value, event.span) for value in event.times]
        slots += self.relations(event)
        passage = self.scene.passage(event.mentions[0][0])
        first, last = event.mentions[0][1], event.mentions[0][2]
        slots += about.of(event)
        return Fact(
            self.refs[id(event)].id,
            event.cls,
            event.span,
            tuple(slots),
            event.modality,
            cited(event.rule),
            self.label_of(event),
            None,
            self.voice(passage, first, last),
            key_of(event),
            None,
            tuple(event.spans),
        )

    def label_of(self, event: Event) -> str:
        """The words of the event, with who takes part where they are a bare noun."""
        names = [value.label for prop, value, _ in event.slots if isinstance(value, Entity) and value.type == "person"]
        return event.label if len(event.label.split()) > 1 or not names else f"{event.label}: {', '.join(dict.fromkeys(names))}"

    def relations(self, event: Event) -> Iterator[Slot]:
        """Nesting and order against other events."""
        for other in self.events.found:
            for how, main, span in other.relations:
                if main is event and how == "within":
                    yield Slot("schema:superEvent", self.refs[id(other)], span)
                if main is event and how == "after":
                    yield Slot("bc:followsEvent", self.refs[id(other)], span)
                if other is event and how == "before":
                    yield Slot("bc:followsEvent", self.refs[id(main)], span)

    def voice(self, passage: Passage, first: int, last: int) -> Attribution:
        """Who says it."""
        return self.voices.of(passage, first, last)

    def figure(self, figure: Figure) -> Iterator[Fact]:
        """The fact of a figure or a target."""
        slots = list(figure.slots)
        slots += [
            Slot(prop, value, value.spans[0])
            for prop, date in figure.dates
            for value in resolve(date, self.document, self.occasions.others)[:1]
        ]
        span = figure.passage.span(figure.first, figure.last)
        voice = self.voice(figure.passage, figure.first, figure.last)
        yield Fact(
            self.ids.of(span, figure.name),
            words()[figure.cls],
            span,
            tuple(slots),
            figure.modality,
            cited(figure.rule),
            figure.label,
            None,
            voice,
            None,
            figure.note,
        )

    def statement(self, statement: Statement) -> Fact:
        """The fact of a statement."""
        slots = [Slot("bc:act", statement.act)] + [Slot("bc:topic", t.term) for t in statement.topics]
        slots += [Slot("bc:concerns", entity) for entity in self.concerned(statement)]
        return Fact(
            self.ids.of(statement.span, statement.act),
            words()["statement"],
            statement.span,
            tuple(slots),
            statement.modality,
            cited(statement.rule),
            None,
            None,
            statement.voice,
        )

    def concerned(self, statement: Statement) -> list[Entity]:
        """Objects and places that a statement names."""
        passage = statement.passage
        found = [
            entity_of(m.entry)
            for m in passage.all_names
            if statement.first <= m.start
            and m.end <= statement.last
            and m.entry.type in ("transport-link", "joint-body", "place")
            and fits(m, self.subject)
        ]
        found += [t.entity for t in self.events_things(statement)]
        found += [
            s.thing.entity
            for s in self.stages
            if s.passage is passage and statement.first <= s.thing.first and s.thing.last <= statement.last and not s.thing.entity.scoped
        ]
        return list(dict.fromkeys(found))

    def events_things(self, statement: Statement):
        """Transport links named anew in a statement."""
        found = []
        for phrase in statement.clauses.phrases:
            for part in self.all_parts(phrase):
                if (
                    statement.first <= part.first
                    and part.last <= statement.last
                    and any(m.start <= part.head < m.end and m.entry.kind_of == "bc:TransportLink" for m in statement.passage.kinds)
                ):
                    found += [t for t in self.things.named(statement.passage, part, ["bc:TransportLink"]) if not t.entity.scoped]
        return found

    def all_parts(self, phrase) -> Iterator:
        """A phrase, its complements, and theirs."""
        yield phrase
        for part in phrase.complements:
            yield from self.all_parts(part)

    def memberships(self) -> Iterator[Fact]:
        """Offices that the text gives persons."""
        seen: dict[tuple[str, str], None] = {}
        for mention in self.people.persons:
            office = mention.office
            if office is None or (mention.entity.key, fold(office.label)) in seen:
                continue
            seen[mention.entity.key, fold(office.label)] = None
            passage = self.scene.passage(mention.passage)
            first, last = min(office.first, mention.first), max(office.last, mention.last)
            span = passage.span(first, last)
            slots = [Slot("org:member", mention.entity, None), Slot("schema:roleName", Text(office.label))]
            slots += self.office_of(passage, mention)
            yield Fact(
                self.ids.of(span, "membership"),
                words()["membership"],
                span,
                tuple(slots),
                words()["named"],
                cited("person.office"),
                f"{mention.entity.label}: {office.label}",
                None,
                self.voice(passage, first, last),
            )

    def office_of(self, passage: Passage, mention: PersonMention) -> list[Slot]:
        """The post, or the organisation or state, of an office."""
        office = mention.office
        post = self.people.post(office)
        if post.iri:
            return [Slot("bc:post", post)]
        organisations = self.organisations.within(passage, office.head + 1, office.last)
        if organisations:
            return [Slot("org:organization", organisations[0].entity)]
        return [Slot("dcterms:spatial", entity_of(self.scene.lexicon.state(office.state)))] if office.state else []
