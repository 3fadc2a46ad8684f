"""An event while it is being read, and what its readers share."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from .clauses import Clauses
from .frames import Rule, rules, table
from .model import Entity, Span, TimeValue
from .organisations import Organisations
from .people import People
from .phrases import Phrase
from .scene import Passage, Scene
from .things import Things


@cache
def words() -> dict:
    """Closed classes of `frames/events.toml`."""
    return table("events")["words"]


@cache
def classes() -> dict:
    """Classes of events, from `frames/events.toml`."""
    return table("events")["classes"]


@cache
def rule(identifier: str) -> Rule:
    """A rule of `frames/events.toml` by its id."""
    return next(r for r in rules("events") if r.id == identifier)


@dataclass(eq=False)
class Event:
    """An event of the document, while it is being read.

    Attributes:
        slots: property, entity or literal, span or None; in the order of the text.
        mentions: passage, first, last, head token of the nouns that mean it.
        dates: expressions that date it, with their passage.
        relations: (property, other event, span).
        modality: of the claims; "modality:actual" unless the words say otherwise.
        proper: normal forms of the words of its name, if it has a name of its own («Мюнхенская конференция по безопасности»).
        number: of a session; `ordinal` is that of any event («56-я конференция»).
        told: whether a clause says that it took place or will, instead of only mentioning it.
        sides: the states that hold it, if nobody else is told: a business forum is that of the states the block is about.
        bare: whether its noun stands without anything that says which one it is: «двусторонняя встреча».
        several: whether it is a number of events told as one: «серия встреч».
    """

    cls: str
    kind: str | None
    label: str
    span: Span
    rule: str
    modality: str
    slots: list[tuple[str, object, Span | None]] = field(default_factory=list)
    mentions: list[tuple[int, int, int, int]] = field(default_factory=list)
    dates: list = field(default_factory=list)
    relations: list = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    number: int | None = None
    ordinal: int | None = None
    body: Entity | None = None
    places: list[Entity] = field(default_factory=list)
    people: list[Entity] = field(default_factory=list)
    states: set[str] = field(default_factory=set)
    times: tuple[TimeValue, ...] = ()
    quoted: str = ""
    proper: tuple[frozenset[str], ...] = ()
    told: bool = False
    several: bool = False
    bare: bool = False
    sides: tuple[str, ...] = ()

    def add(self, prop: str, value: object, span: Span | None) -> None:
        """Add a slot once."""
        if not any(p == prop and v == value for p, v, _ in self.slots):
            self.slots.append((prop, value, span))

    def take_part(self, entity: Entity, span: Span | None) -> None:
        """Add somebody who takes part: the visitor of a visit, a participant else."""
        prop = "bc:visitor" if self.cls == classes()["visit"] and entity.type in ("person", "post", "group") else "bc:participant"
        self.add(prop, entity, span)
        if entity.type in ("person", "post"):
            self.people.append(entity)

    def host(self, place: Entity, span: Span) -> None:
        """Where a visit goes: a state is its host, any other place its location."""
        self.add("bc:hostState" if place.type == "state" else "schema:location", place, span)
        self.places.append(place)

    def locate(self, place: Entity, span: Span) -> None:
        """Where it takes place, unless that is known."""
        if not self.places:
            self.add("schema:location", place, span)
            self.places.append(place)


@dataclass
class Record:
    """What the readers of events share.

    Attributes:
        found: the events, in the order in which they were met.
        at: the event that a token of a passage belongs to: (passage, token).
    """

    scene: Scene
    people: People
    organisations: Organisations
    things: Things
    found: list[Event] = field(default_factory=list)
    at: dict[tuple[int, int], Event] = field(default_factory=dict)

    def in_sentence(self, passage: Passage, clauses: Clauses) -> list[Event]:
        """Events that a sentence names, the told ones only."""
        first, last = clauses.sentence.first, clauses.sentence.last
        return [e for e in self.found if e.told and any(m[0] == passage.number and first <= m[3] < last for m in e.mentions)]


def trimmed(passage: Passage, clauses: Clauses, first: int, last: int) -> Span | None:
    """Span of tokens without marks at its ends, and without «, по итогам» before a relative clause."""
    if last < clauses.sentence.last and clauses.is_barrier(last):
        comma = next((j for j in range(last - 1, max(first, last - 4), -1) if passage.tokens[j].text == ","), None)
        last = comma if comma is not None else last
    while first < last and passage.tokens[first].pos in ("PUNCT", "CCONJ", "SCONJ"):
        first += 1
    while last > first and passage.tokens[last - 1].pos == "PUNCT" and passage.tokens[last - 1].text not in "»)":
        last -= 1
    return passage.span(first, last) if last > first else None


def span_of(passage: Passage, phrase: Phrase) -> Span:
    """Span of a phrase that says where, with its preposition and without its complements."""
    return passage.span(phrase.first if phrase.prep is None else phrase.prep, phrase.core)


def key_of(event: Event) -> str | None:
    """Cross-document key of an event: a numbered session of a body that is known beyond the document."""
    if event.body is None or event.number is None or event.body.scoped:
        return None
    return f"{event.body.key}|{event.number}"


def parts(phrase: Phrase) -> list[Phrase]:
    """Complements of a phrase, and theirs."""
    return [inner for part in phrase.complements for inner in (part, *parts(part))]
