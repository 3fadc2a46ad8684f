"""One document with all that was read from it: passages cut at the ends of spans, facts with the words behind them.

Spans may overlap and cross passages: the text of a passage is cut into pieces wherever a span begins or ends, and each
piece knows the facts whose words it belongs to.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from mappings.model import Block, BlockKind, Document, Entity, Fact, FactRef, Issue, Lifted, Slot, Span, Text, TimeValue, Value

DONE, PLANNED, SAID = "done", "planned", "said"
"""How firm: it is so, it is to be, somebody thinks so."""

FIRM = {"actual": DONE, "evaluated": SAID}
"""How firm a modality is; every other one is a plan."""


@dataclass(frozen=True, slots=True)
class SlotView:
    """One property: its term, its value for people, its own words if it has some, the number of the fact that it leads to."""

    property: str
    value: str
    words: str = ""
    fact: int | None = None


@dataclass(frozen=True, slots=True)
class FactView:
    """A fact for people.

    Attributes:
        number: from 1, in the order of the text.
        cls, label, modality, rule: as in the fact; the rule with its version.
        firm: DONE, PLANNED or SAID.
        quotes: the words that state it, one line each.
        speakers, relays: labels.
        cues: the words that say who speaks.
        slots: its properties.
        restates: number of the fact that it states again, or None.
        note: how it was read.
    """

    number: int
    cls: str
    label: str
    modality: str
    firm: str
    rule: str
    quotes: tuple[str, ...]
    speakers: tuple[str, ...]
    relays: tuple[str, ...]
    cues: tuple[str, ...]
    slots: tuple[SlotView, ...]
    restates: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a passage over which the same facts hold.

    Attributes:
        text: its words.
        stated: numbers of the facts that these words state.
        detailed: of those of which they state a property.
        begin, end: of those whose words begin or end here; first: of those whose words begin here for the first time.
        firm: how firm the facts are that these words state: some of DONE, PLANNED, SAID, in this order.
    """

    text: str
    stated: tuple[int, ...]
    detailed: tuple[int, ...]
    begin: tuple[int, ...]
    end: tuple[int, ...]
    first: tuple[int, ...]
    firm: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A block of the document.

    Attributes:
        kind: of the block, such as "paragraph".
        language: BCP 47 tag.
        left_out: why it is not read for facts, or "".
        pieces: its text; facts: those whose words begin in it (or behind it); issues: what in it could not be read.
        again: numbers of the facts of other passages that it states, too.
    """

    kind: str
    language: str
    left_out: str
    pieces: tuple[Piece, ...]
    facts: tuple[FactView, ...]
    issues: tuple[Issue, ...]
    again: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Explained:
    """A document, its passages, and issues that belong to none of them.

    `placed` are the numbers of the facts whose words are in a passage: what a document says above its text may be in none.
    """

    document: Document
    facts: tuple[FactView, ...]
    passages: tuple[Passage, ...]
    issues: tuple[Issue, ...]
    placed: frozenset[int]


def explained(lifted: Lifted) -> Explained:
    """Put facts and issues to the passages in which their words stand."""
    document = lifted.document
    numbers = {fact.id: number for number, fact in enumerate(lifted.facts, start=1)}
    views = tuple(_fact(fact, numbers, document.text) for fact in lifted.facts)
    blocks = [block for block in document.blocks if block.text.strip()]
    homes = {fact.id: _home(blocks, fact.span) for fact in lifted.facts}
    at = {issue: _home(blocks, issue.span) if issue.span else None for issue in lifted.issues}
    cut = [tuple(_pieces(block, lifted.facts, numbers)) for block in blocks]
    placed: set[int] = set()
    passages = []
    for i, block in enumerate(blocks):
        own = tuple(view for view, fact in zip(views, lifted.facts, strict=True) if homes[fact.id] == i)
        faults = tuple(issue for issue, home in at.items() if home == i)
        again = {number for piece in cut[i] for number in piece.end} - {view.number for view in own}
        pieces = tuple(_first(cut[i], placed))
        passages.append(Passage(block.kind.value, block.language, _left_out(block), pieces, own, faults, _sorted(again)))
    return Explained(document, views, tuple(passages), tuple(issue for issue, home in at.items() if home is None), frozenset(placed))


def _first(pieces: Iterable[Piece], placed: set[int]) -> Iterator[Piece]:
    """Say of each piece which facts begin there and not before, and add them to those placed."""
    for piece in pieces:
        yield replace(piece, first=tuple(number for number in piece.begin if number not in placed))
        placed.update(piece.begin)


def firm(modality: str) -> str:
    """How firm a modality is."""
    return FIRM.get(modality.partition(":")[2], PLANNED)


# ---------------------------------------------------------------- passages


def _left_out(block: Block) -> str:
    if block.is_read:
        return ""
    if block.kind is BlockKind.BOILERPLATE:
        return "boilerplate: not read"
    if block.kind is BlockKind.METADATA:
        return "metadata: read for date and publisher only"
    return f"language {block.language}: not read"


def _home(blocks: list[Block], span: Span) -> int | None:
    """The block in which a span begins; the one before it, if it begins between two."""
    found = bisect_left([block.index[0] for block in blocks], span.start + 1) - 1
    return max(found, 0) if blocks else None


def _inside(block: Block, span: Span) -> tuple[int, int] | None:
    """Range of the text of a block that a span of the source covers."""
    start, end = bisect_left(block.index, span.start), bisect_left(block.index, span.end)
    start, end = min(start, len(block.text)), min(end, len(block.text))
    return (start, end) if start < end else None


def _pieces(block: Block, facts: Iterable[Fact], numbers: Mapping[str, int]) -> Iterator[Piece]:
    """The text of a block, cut where spans begin and end."""
    spans = [(span, fact) for fact in facts for span in (fact.span, *fact.more_spans)]
    stated = [(*place, numbers[fact.id], fact) for span, fact in spans if (place := _inside(block, span))]
    details = [(*place, numbers[fact.id]) for fact in facts for slot in fact.slots if slot.span and (place := _inside(block, slot.span))]
    cuts = sorted({0, len(block.text), *(place for start, end, *_ in (*stated, *details) for place in (start, end))})
    for start, end in zip(cuts, cuts[1:], strict=False):
        over = [one for one in stated if one[0] <= start and end <= one[1]]
        shades = {firm(one[3].modality) for one in over}
        yield Piece(
            block.text[start:end],
            _sorted(one[2] for one in over),
            _sorted(one[2] for one in details if one[0] <= start and end <= one[1]),
            _sorted(one[2] for one in over if one[0] == start),
            _sorted(one[2] for one in over if one[1] == end),
            (),
            tuple(shade for shade in (DONE, PLANNED, SAID) if shade in shades),
        )


def _sorted(numbers: Iterable[int]) -> tuple[int, ...]:
    return tuple(sorted(set(numbers)))


# ---------------------------------------------------------------- facts


def _fact(fact: Fact, numbers: Mapping[str, int], text: str) -> FactView:
    who = fact.attribution
    return FactView(
        numbers[fact.id],
        fact.cls,
        fact.label or (fact.subject.label if fact.subject else ""),
        fact.modality,
        firm(fact.modality),
        fact.rule,
        tuple(_words(text, span) for span in (fact.span, *fact.more_spans)),
        tuple(speaker.label for speaker in who.speakers),
        tuple(relay.label for relay in who.relays),
        tuple(_words(text, cue) for cue in who.cues),
        tuple(_slot(slot, numbers, text) for slot in fact.slots),
        numbers.get(fact.restates) if fact.restates else None,
        fact.note or "",
    )


def _slot(slot: Slot, numbers: Mapping[str, int], text: str) -> SlotView:
    words = _words(text, slot.span) if slot.span else ""
    return SlotView(slot.property, _shown(slot.value, numbers), words, numbers[slot.value.id] if isinstance(slot.value, FactRef) else None)


def _words(text: str, span: Span) -> str:
    """Words of a span on one line."""
    return " ".join(text[span.start : span.end].split())


def _shown(value: Value, numbers: Mapping[str, int]) -> str:
    """A value for people."""
    match value:
        case Entity():
            return value.label
        case FactRef():
            return f"fact {numbers[value.id]}"
        case TimeValue():
            return f"{value.edtf or value.duration or value.as_written} ({value.basis.partition(':')[2]})"
        case Text():
            return value.value
    return str(value)
