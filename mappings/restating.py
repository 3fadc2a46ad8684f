"""Stages that a text tells more than once: one node, with the claims of each telling."""

from __future__ import annotations

from dataclasses import replace

from .model import Fact, Slot, TimeValue

SAME = ("bc:statusOf", "bc:stage")


def restated(facts: list[Fact]) -> list[Fact]:
    """Stages of one object that a text tells several times are one stage, unless their dates contradict each other."""
    first: list[Fact] = []
    found: list[Fact] = []
    for fact in facts:
        same = next((other for other in first if is_same_stage(other, fact)), None)
        if same is None:
            first.append(fact)
            found.append(fact)
        else:
            known = {(slot.property, slot.value) for slot in same.slots}
            new = tuple(slot for slot in fact.slots if (slot.property, slot.value) not in known and not (is_bound(slot) and times(same)))
            found.append(replace(fact, slots=new, restates=same.id))
    return [
        replace(fact, slots=tuple(slot for slot in fact.slots if not is_bound(slot))) if dated_elsewhere(fact, found) else fact
        for fact in found
    ]


def is_same_stage(a: Fact, b: Fact) -> bool:
    """Same object, stage and modality, and no two different dates."""
    if {s.property: s.value for s in a.slots if s.property in SAME} != {
        s.property: s.value for s in b.slots if s.property in SAME
    } or a.modality != b.modality:
        return False
    return not (times(a) and times(b)) or bool(times(a) & times(b))


def times(fact: Fact) -> set[str]:
    """Dates that a fact states, without bounds."""
    return {str(slot.value.edtf) for slot in fact.slots if isinstance(slot.value, TimeValue) and not is_bound(slot)}


def is_bound(slot: Slot) -> bool:
    """Whether a slot only says that something is not later than the document."""
    return isinstance(slot.value, TimeValue) and slot.value.as_written is None


def dated_elsewhere(fact: Fact, facts: list[Fact]) -> bool:
    """Whether another telling of the same stage has a date, so that the bound says nothing."""
    return any(times(other) for other in facts if other.restates == fact.id)
