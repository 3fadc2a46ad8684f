"""Facts that can become a graph: what a rule got wrong costs its own fact, never the document.

Graphs rely on this: every span lies in the text, every reference leads to a fact, every term has a known prefix.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from mappings.iris import is_path
from mappings.model import Document, Entity, Fact, FactRef, Issue, Slot, Span, TimeValue
from mappings.slugs import is_slug, slug
from mappings.tables import table
from mappings.terms import PREFIXES


def sound(facts: Iterable[Fact], document: Document) -> tuple[tuple[Fact, ...], tuple[Issue, ...]]:
    """Keep the facts that can become a graph.

    Args:
        facts: as the rules read them.
        document: that they were read from.
    Returns: the facts, and an issue for each that was left out, or that lost a slot.
    """
    kept: dict[str, Fact] = {}
    issues: list[Issue] = []
    for fact in sorted(facts, key=lambda fact: (fact.span, fact.id)):
        fault = _fault(fact, document) or ("id-repeated" if slug(fact.id) in kept else None)
        if fault is None:
            kept[slug(fact.id)] = fact
        else:
            issues.append(_issue(fact, document, fault, f"the fact {fact.id} of class {fact.cls} was left out: {_FAULTS[fault]}"))
    ids = {fact.id for fact in kept.values()}
    whole = []
    for fact in kept.values():
        slots = tuple(slot for slot in fact.slots if not isinstance(slot.value, FactRef) or slot.value.id in ids)
        whole.append(fact if slots == fact.slots else replace(fact, slots=slots))
        issues += [
            _issue(fact, document, "reference-missing", f"the fact {fact.id} lost {lost.property}: no fact {lost.value.id}")
            for lost in fact.slots
            if lost not in slots and isinstance(lost.value, FactRef)
        ]
    return tuple(whole), tuple(issues)


_FAULTS = {
    "span-outside": "it points outside of the text",
    "class-unknown": "no path of IRIs is known for its class (lexicon/graphs.toml, paths)",
    "term-unknown": "it uses a term whose prefix is not declared",
    "entity-malformed": "it names a thing whose type or path cannot stand in an IRI",
    "id-repeated": "an earlier fact has its id",
}


def _issue(fact: Fact, document: Document, code: str, message: str) -> Issue:
    return Issue(document=document.name, code=code, message=message, span=fact.span, rule=fact.rule)


def _fault(fact: Fact, document: Document) -> str | None:
    """Name what keeps a fact from becoming a graph, if anything does."""
    if not all(0 <= span.start < span.end <= len(document.text) for span in _spans(fact)):
        return "span-outside"
    if fact.subject is None and fact.cls not in table("paths") and fact.cls != table("document")["class"]:
        return "class-unknown"
    if not all(is_slug(entity.type) and (entity.iri is None or is_path(entity.iri)) for entity in _entities(fact)):
        return "entity-malformed"
    return None if all(term.partition(":")[0] in PREFIXES for term in _terms(fact)) else "term-unknown"


def _spans(fact: Fact) -> Iterator[Span]:
    yield from (fact.span, *fact.more_spans, *fact.attribution.cues)
    yield from (slot.span for slot in fact.slots if slot.span is not None)
    for slot in fact.slots:
        if isinstance(slot.value, TimeValue):
            for part in (slot.value, slot.value.beginning, slot.value.end):
                yield from part.spans if part is not None else ()


def _entities(fact: Fact) -> Iterator[Entity]:
    yield from (*fact.attribution.speakers, *fact.attribution.relays)
    yield from (slot.value for slot in fact.slots if isinstance(slot.value, Entity))
    if fact.subject is not None:
        yield fact.subject


def _terms(fact: Fact) -> Iterator[str]:
    yield from (fact.cls, fact.modality)
    for entity in _entities(fact):
        yield from (entity.cls, *([] if entity.kind is None else [entity.kind]))
    for slot in fact.slots:
        yield slot.property
        yield from _terms_of(slot)


def _terms_of(slot: Slot) -> Iterator[str]:
    if isinstance(slot.value, str):
        yield slot.value
    if isinstance(slot.value, TimeValue):
        yield from (part.basis for part in (slot.value, slot.value.beginning, slot.value.end) if part is not None)
