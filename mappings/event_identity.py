"""Which mentions are one event: what they share, and what keeps them apart."""

from __future__ import annotations

from .event import Event, classes, words
from .model import Entity
from .morphology import fold


def antecedent(found: list[Event], draft: Event, own: bool, lemma: str) -> Event | None:
    """The event of the document that a noun means, if it was told before.

    Args:
        found: the events so far.
        draft: the noun with what stands around it.
        own: whether it has anything of its own; else it can only mean one told before.
        lemma: of the noun.
    """
    for event in reversed(found):
        if contradict(event, draft):
            continue
        same = event.cls == draft.cls and (event.kind == draft.kind or event.cls == classes()["visit"] or told_again(event, draft))
        if own and same and shares(event, draft):
            return event
        if not own and (may_mean(event, draft) or draft.cls == classes()["generic"] and lemma in words()["anaphoric"]):
            return event
    return None


def may_mean(event: Event, draft: Event) -> bool:
    """Whether a noun without anything of its own can mean an event: of one class; of other events («выставка», «учения») of one kind."""
    return event.cls == draft.cls and (event.cls != classes()["generic"] or event.kind == draft.kind)


def told_again(event: Event, draft: Event) -> bool:
    """Whether one word for people coming together may stand for another: «переговоры с X» for the meeting with X told before."""
    return {event.kind, draft.kind} <= set(words()["alike"]) and bool(draft.people) and set(draft.people) <= set(event.people)


def contradict(a: Event, b: Event) -> bool:
    """Whether two mentions can't mean one event."""
    if a.ordinal and b.ordinal and a.ordinal != b.ordinal or a.body and b.body and not same_body(a.body, b.body):
        return True
    if (a.kind in words()["apart"]) != (b.kind in words()["apart"]):
        return True
    if a.people and b.people and not set(a.people) & set(b.people) or a.several != b.several and a.people and b.people:
        return True
    if others_met(a, b):
        return True
    if a.proper and b.proper and not (within(a.proper, b.proper) or within(b.proper, a.proper)):
        return True
    if set(dates_of(a)).isdisjoint(dates_of(b)) and dates_of(a) and dates_of(b):
        return True
    if a.places and b.places and not any(may_be_one(p, q) for p in a.places for q in b.places):
        return True
    return bool(a.quoted and b.quoted and fold(a.quoted) != fold(b.quoted))


def same_body(a: Entity, b: Entity) -> bool:
    """Whether two bodies are one: by name, or because one is the other's short name,
    «МПК» for «Межправительственная комиссия по торговле»."""
    if (a.type, a.key) == (b.type, b.key):
        return True
    short, full = sorted((a.label, b.label), key=len)
    letters = iter(full.upper())
    return (
        a.type == b.type
        and short.isupper()
        and " " not in short
        and full[:1].upper() == short[:1]
        and all(letter in letters for letter in short)
    )


def others_met(a: Event, b: Event) -> bool:
    """Whether two meetings of two people each are of different pairs: X with Y, and X with Z."""
    mine, theirs = set(a.people), set(b.people)
    meetings = a.cls == b.cls == classes()["meeting"] and len(mine) > 1 and len(theirs) > 1
    return meetings and not (mine <= theirs or theirs <= mine)


def may_be_one(a: Entity, b: Entity) -> bool:
    """Whether two places do not exclude each other: the same, or a state and a place in it."""
    return a.key == b.key or "state" in (a.type, b.type) and not set(a.context).isdisjoint(b.context)


def dates_of(event: Event) -> list[str]:
    """Days that a text writes for an event, as far as it writes them."""
    return [date.edtf for date, _, _, _ in event.dates if date.edtf and date.begin.day and date.relation in (None, "in")]


def within(short: tuple[frozenset[str], ...], full: tuple[frozenset[str], ...]) -> bool:
    """Whether each word of a name can be a word of another one."""
    return all(any(a & b for b in full) for a in short)


def shares(a: Event, b: Event) -> bool:
    """Whether two mentions have what makes them one event in common."""
    if b.ordinal or b.body:
        if a.body and b.body:
            return (a.ordinal == b.ordinal or not b.ordinal) and same_body(a.body, b.body)
        return bool(b.ordinal and a.ordinal == b.ordinal)
    if b.people:
        return bool(set(a.people) & set(b.people))
    if b.quoted:
        return fold(a.quoted) == fold(b.quoted) or fold(b.quoted) in fold(a.label)
    if b.proper:
        return bool(a.proper)
    theirs = a.states | {p.iri.rsplit("/", 1)[-1] for p in a.places if p.iri}
    return bool(b.states) and (b.states == theirs or len(b.states) > 1 and b.states <= theirs)


def merge(event: Event, draft: Event) -> None:
    """Add to an event what a further mention says of it."""
    for prop, value, span in draft.slots:
        if event.body is None or value != draft.body:  # a session is of one body, whatever it is called
            event.add(prop, value, span)
    event.number, event.ordinal = event.number or draft.number, event.ordinal or draft.ordinal
    event.body, event.quoted = event.body or draft.body, event.quoted or draft.quoted
    event.proper = max(event.proper, draft.proper, key=len)
    event.people += draft.people
    event.places += draft.places
    event.states |= draft.states
    event.dates += draft.dates
