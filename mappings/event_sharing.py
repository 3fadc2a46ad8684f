"""What events of one document tell of each other: one mentioned twice, one in the course of another, a journey for the sake of one."""

from __future__ import annotations

from collections.abc import Iterator

from .event import Event, Record, classes, words
from .event_identity import merge
from .event_stance import ACTUAL
from .model import Entity, Span
from .morphology import alike
from .morphology import words as words_of
from .people import entity_of

PARTICIPANTS = ("bc:participant", "bc:visitor", "bc:chairedBy")


def share(record: Record) -> None:
    """Join what is one event, then hand on what one says of the other. Called once, when all events of the document are read."""
    unite(record)
    for event in list(record.found):
        told_by_verb(record, event)
    for event in record.found:
        for how, journey, span in event.relations:
            for place, where in places_of(journey) if how == "purpose" and journey.cls == classes()["visit"] else ():
                event.locate(place, where or span)
    for event in record.found:
        for how, nested, span in event.relations:
            if how == "within" and nested in record.found:
                nest(event, nested, span)
    receive_visitors(record)
    for i, event in enumerate(record.found):
        complete_visit(event, record.found[:i])
        represent(record, event)
        add_names(event)


def unite(record: Record) -> None:
    """«Документ подписан на встрече X и Y», then the session that X and Y chaired:
    a meeting only mentioned is the event told of just these people."""
    for event in [e for e in record.found if only_mentioned(e)]:
        told = [
            e for e in record.found if e is not event and e.told and e.cls in classes()["gatherings"] and set(event.people) <= set(e.people)
        ]
        if len(told) == 1:
            join(record, told[0], event)


def join(record: Record, told: Event, event: Event) -> None:
    """Make an event part of the one told, which takes its place wherever it was mentioned."""
    merge(told, event)
    told.relations += [(how, other, span) for how, other, span in event.relations if other is not told]
    told.mentions += event.mentions
    record.found.remove(event)
    record.at.update({key: told for key, value in record.at.items() if value is event})
    for other in record.found:
        other.relations = [(how, told if main is event else main, span) for how, main, span in other.relations]


def told_by_verb(record: Record, event: Event) -> None:
    """«Во время переговоров делегация встретилась с X»: bare talks in whose course people meet are that meeting."""
    bare = event.kind in words()["alike"] and not (event.told or event.dates or event.places or event.body or event.several)
    met = [e for how, e, _ in event.relations if how == "within" and e.rule == words()["met"] and set(event.people) <= set(e.people)]
    if bare and met and met[0] in record.found:
        met[0].kind = event.kind
        join(record, met[0], event)


def only_mentioned(event: Event) -> bool:
    """Whether a meeting is named by its people and nothing else."""
    alone = event.kind == words()["alike"][0] and not (event.told or event.dates or event.places or event.body or event.several)
    return alone and len(set(event.people)) > 1


def nest(event: Event, nested: Event, span: Span) -> None:
    """What is told of an event holds for what happens in its course: the place; and who meets on its margins is there;
    who visits goes on its tours."""
    if not nested.places and nested.cls not in classes()["placeless"]:
        for place, where in places_of(event):
            nested.locate(place, where or span)
    if event.cls in classes()["gatherings"] and nested.cls in classes()["gatherings"]:
        for entity, where in people_of(nested):
            event.add("bc:participant", entity, where or nested.span)
    if nested.kind in words()["apart"] and not list(people_of(nested)):
        for entity, where in people_of(event):
            nested.take_part(entity, where or event.span)


def places_of(event: Event) -> Iterator[tuple[Entity, Span | None]]:
    """Where an event is, by name."""
    yield from ((value, span) for prop, value, span in event.slots if prop == "schema:location" and value.type == "place")


def people_of(event: Event) -> Iterator[tuple[Entity, Span | None]]:
    """Persons and groups that take part in an event."""
    yield from ((value, span) for prop, value, span in event.slots if prop in PARTICIPANTS and value.type in ("person", "post", "group"))


def complete_visit(event: Event, before: list[Event]) -> None:
    """«X принял участие в форуме в Сиане. … В ходе визита …»: a visit of which nothing is told is the journey to the event before it."""
    if event.cls != classes()["visit"] or event.told or event.places or list(people_of(event)):
        return
    there = [e for e in before if e.cls in classes()["gatherings"] and list(places_of(e)) and len({p for p, _ in people_of(e)}) == 1]
    for other in there[-1:]:
        for place, span in places_of(other):
            event.locate(place, span or other.span)
        for entity, span in people_of(other):
            event.take_part(entity, span or other.span)


def receive_visitors(record: Record) -> None:
    """«Продолжается визит делегации … Накануне состоялась встреча с министром»:
    the visitors of the one visit told meet the one who is named."""
    visits = [e for e in record.found if e.cls == classes()["visit"] and e.kind not in words()["apart"]]
    if len(visits) != 1 or not visits[0].told or visits[0].modality != ACTUAL:
        return
    visitors, towns = list(people_of(visits[0])), list(places_of(visits[0]))
    for event in record.found[record.found.index(visits[0]) + 1 :]:
        met = {entity for entity, _ in people_of(event)}
        if event.kind in words()["alike"] and event.modality == ACTUAL and len(met) == 1 and not met & {entity for entity, _ in visitors}:
            for entity, span in visitors:
                event.take_part(entity, span or visits[0].span)
            for place, span in towns if len(towns) == 1 else ():
                event.locate(place, span or visits[0].span)


def add_names(event: Event) -> None:
    """«двусторонняя встреча», «встреча с премьер-министром Канады» are named by their people too."""
    named = ("person", "organization") if event.kind in words()["given_to"] else ("person",)
    names = dict.fromkeys(v.label for prop, v, _ in event.slots if prop in PARTICIPANTS and v.type in named)
    told = any(alike(name.split()[-1], word) for name in names for word in words_of(event.label))
    own = event.body or event.proper or event.quoted or event.cls not in (classes()["meeting"], classes()["generic"])
    if names and " " in event.label and (event.bare or not told and not own):
        event.label = f"{event.label}: {', '.join(names)}"


def represent(record: Record, event: Event) -> None:
    """A session of which nobody is named is held by the states of its body; «взаимные визиты» are paid by both states;
    a forum of regions is theirs."""
    session = event.cls == classes()["session"] and event.body is not None
    if any(session or entity.type == "person" for entity, _ in people_of(event)):
        return
    codes = (
        (event.body.context or sorted(event.states))
        if session
        else sorted(event.states)
        if event.several and event.cls == classes()["visit"]
        else ()
    )
    where = next((span for prop, value, span in event.slots if value == event.body), None) if session else None
    if not codes and not any(prop in (*PARTICIPANTS, "schema:organizer") for prop, _, _ in event.slots):
        codes = event.sides
    for code in codes if len(codes) > 1 else ():
        event.add("bc:participant", entity_of(record.scene.lexicon.state(code)), where)
