"""Facts of the document itself: what it names and nothing else tells of, whose its organisations are, and who publishes it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .assembly_terms import Ids, cited
from .assembly_terms import classes as words
from .model import Entity, Fact, Slot
from .named_objects import named_objects
from .organisation_identity import states_of
from .organisations import Organisations
from .people import People, entity_of
from .phrases import CLOSING, OPENING
from .publishers import known_publisher
from .scene import Passage, Scene
from .subject import Subject, fits, states_in
from .things import Things


class DocumentFacts:
    """Makes the facts whose node is the document.

    Args:
        scene … things: what the readers found.
        ids: names of facts.
    """

    def __init__(self, scene: Scene, subject: Subject, people: People, organisations: Organisations, things: Things, ids: Ids) -> None:
        self.scene, self.subject, self.people, self.organisations, self.things, self.ids = (
            scene,
            subject,
            people,
            organisations,
            things,
            ids,
        )
        self.document = scene.document

    def all(self, facts: Iterable[Fact]) -> Iterator[Fact]:
        """What the document names and nothing else tells of; its publisher, if the reference data knows it."""
        used = {(v.type, v.key) for fact in facts for v in self.entities_in(fact)}
        slots: list[Slot] = []
        for passage_number, first, last, entity in self.named_things():
            if (entity.type, entity.key) not in used:
                used.add((entity.type, entity.key))
                passage = self.scene.passage(passage_number)
                slots.append(Slot("schema:mentions", entity, passage.span(first, last)))
        for span, entity in self.organisations.banners:
            slots.append(Slot("schema:mentions", entity, span))
        if slots:
            first_span = min(slot.span for slot in slots)
            yield Fact(
                self.ids.of(first_span, "mentions"),
                words()["document"],
                first_span,
                tuple(slots),
                words()["named"],
                cited("document.mentions"),
            )
        yield from self.organisation_states()
        yield from self.publisher()

    def publisher(self) -> Iterator[Fact]:
        """The publisher that the document names in its text and the reference data knows."""
        named = self.document.publisher
        if named is None or named.span is None:
            return
        known = known_publisher(named.text, self.scene.lexicon)
        if known is not None:
            slot = Slot("dcterms:publisher", entity_of(known), named.span)
            yield Fact(
                self.ids.of(named.span, "publisher"), words()["document"], named.span, (slot,), words()["named"], cited("document.mentions")
            )

    def organisation_states(self) -> Iterator[Fact]:
        """The state of each organisation that the reference data does not know, from the first mention whose words name it."""
        seen: set[str] = set()
        for mention in self.organisations.mentions:
            entity = mention.entity
            passage = self.scene.passage(mention.passage)
            named = {code for code, _, _ in states_in(passage, mention.first, mention.last)}
            if entity.iri or entity.key in seen or states_of(entity) != named or len(named) != 1:
                continue
            seen.add(entity.key)
            span = passage.span(mention.first, mention.last)
            state = Slot("dcterms:spatial", entity_of(self.scene.lexicon.state(named.pop())))
            yield Fact(
                self.ids.of(span, "organisation"), entity.cls, span, (state,), words()["named"], cited("organisation.state"), None, entity
            )

    def named_things(self) -> Iterator[tuple[int, int, int, Entity]]:
        """Persons, organisations and places named in the text."""
        for mention in self.people.persons:
            yield mention.passage, mention.first, mention.last, mention.entity
        for other in self.organisations.mentions:
            yield other.passage, other.first, other.last, other.entity
        for passage, match in self.scene.names():
            if (
                match.entry.type in ("joint-body", "transport-link", "place")
                and fits(match, self.subject)
                and not self.in_quotes(passage, match)
            ):
                yield passage.number, match.start, match.end, entity_of(match.entry)

        for passage in self.scene.body():
            yield from ((passage.number, thing.first, thing.last, thing.entity) for thing in named_objects(passage, self.things))

    def in_quotes(self, passage: Passage, match) -> bool:
        """Whether a name is the name of something else: the quarter «Астана» is not the city."""
        return (
            match.start > 0
            and match.end < len(passage.tokens)
            and passage.tokens[match.start - 1].text in OPENING
            and passage.tokens[match.end].text in CLOSING
        )

    def entities_in(self, fact: Fact) -> Iterator[Entity]:
        """Entities that a fact holds."""
        if fact.subject:
            yield fact.subject
        for slot in fact.slots:
            if isinstance(slot.value, Entity):
                yield slot.value
        yield from (*fact.attribution.speakers, *fact.attribution.relays)
