"""Figures that a text tells more than once, in its title and again below: one node, with the claims of each telling."""

from __future__ import annotations

from dataclasses import replace

from ..model import Entity, Fact, Slot, TimeValue

SIZE = ("bc:indicator", "bc:value", "bc:growthFactor", "bc:targetValue", "sdmx-attribute:unitMeasure", "bc:valueQualifier")
WHOSE = ("bc:relationship", "bc:party", "bc:featureOfInterest")
WHEN = ("sdmx-dimension:refPeriod", "bc:comparisonPeriod", "bc:deadline")


def repeated(facts: list[Fact]) -> list[Fact]:
    """The facts, where a figure that was told before restates the first telling and keeps only what that did not say."""
    first: list[Fact] = []
    found: list[Fact] = []
    for fact in facts:
        same = next((other for other in first if is_same(other, fact)), None)
        if same is None:
            first.append(fact)
            found.append(fact)
            continue
        known = {slot.property for slot in same.slots}
        found.append(replace(fact, slots=tuple(slot for slot in fact.slots if slot.property not in known), restates=same.id))
    return found


def is_same(a: Fact, b: Fact) -> bool:
    """Whether two figures are one: the same size of the same thing, and nothing that both say about whose or when differs.

    A figure without a size («товарооборот растёт») is never told twice, and figures that only differ in how exact they
    are stand side by side.
    """
    if a.cls != b.cls or a.modality != b.modality or a.rule != b.rule or values(a, SIZE) != values(b, SIZE):
        return False
    sized = {prop for prop, _ in values(a, SIZE)} & {"bc:value", "bc:growthFactor", "bc:targetValue"}
    return bool(sized) and is_named_alike(a, b) and all(agree(values(a, (p,)), values(b, (p,))) for p in (*WHOSE, *WHEN))


def is_named_alike(a: Fact, b: Fact) -> bool:
    """Whether the labels before the amounts are equal, or one says more: «продолжительность» and «продолжительность: реконструкция»."""
    one, other = sorted((str(f.label).rpartition(": ")[0] for f in (a, b)), key=len)
    return other.startswith(one)


def agree(one: set, other: set) -> bool:
    """Whether two sets of values of a property are equal, or one of them is empty."""
    return not one or not other or one == other


def values(fact: Fact, of: tuple[str, ...]) -> set[tuple[str, str]]:
    """Properties with what identifies their values."""
    return {(slot.property, identity(slot)) for slot in fact.slots if slot.property in of}


def identity(slot: Slot) -> str:
    """What tells a value from another: key of a thing, EDTF or words of a time."""
    if isinstance(slot.value, Entity):
        return slot.value.iri or slot.value.key
    if isinstance(slot.value, TimeValue):
        return slot.value.edtf or slot.value.duration or str(slot.value.as_written)
    return str(slot.value)
