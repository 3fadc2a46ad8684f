"""What the stages of the lifting hand to one another: frozen values, no behaviour beyond their own shape.

Everywhere a *term* is a CURIE of `terms.PREFIXES` ("bc:Visit", "stage:signed", "schema:location"), and a
`Span` is half-open, in Unicode code points of the source text as it is.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range of code points of the source text."""

    start: int
    end: int

    def covers(self, other: Span) -> bool:
        """Whether the other span lies inside this one."""
        return self.start <= other.start and other.end <= self.end


# ---------------------------------------------------------------- reading


class BlockKind(StrEnum):
    """What part of a page a block is; `READ` are those that are read for facts."""

    METADATA = "metadata"  # "date 2025-11-15", "18 Nov 2019, 11:23", a dateline's place and agency
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    CAPTION = "caption"
    BOILERPLATE = "boilerplate"  # page numbers, "[Источник](#)", promotional tails, addresses


READ = frozenset({BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.CAPTION})
"""Kinds of blocks that are read for facts."""


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the page with a cleaned text and the way back.

    Attributes:
        kind: what part of the page it is.
        text: cleaned: markup stripped, hyphenated line ends joined, runs of white space one space.
        index: for each code point of `text`, its offset in the source text; one more entry for the end.
        language: BCP 47 tag of the block: ru, uz, kk, az, en.
        wide: (start, end) in the source of each code point that stands for several there, such as «&#1099;».
    """

    kind: BlockKind
    text: str
    index: tuple[int, ...]
    language: str = "ru"
    wide: tuple[tuple[int, int], ...] = ()

    def span(self, start: int, end: int) -> Span:
        """Span in the source of a range of the cleaned text (start < end)."""
        last = self.index[end - 1]
        return Span(self.index[start], next((stop for first, stop in self.wide if first == last), last + 1))

    @property
    def is_read(self) -> bool:
        """Whether it is read for facts: of a kind that tells, and Russian."""
        return self.kind in READ and self.language == "ru"


@dataclass(frozen=True, slots=True)
class TimeValue:
    """One temporal entity: what is known, and on what basis.

    Attributes:
        basis: term of the scheme date-basis ("basis:stated", "basis:stated-partial", …).
        edtf: EDTF level 1 ("2024-08-27", "XXXX-08-28", "[..2025-11-15]", "2024/2034", "2019-11"), or None if only words are known.
        earliest, latest: first and last possible day, None where open.
        as_written: the words, None if the value was not written (a bound, a resolution).
        spans: the words that state it, one claim each. Empty only for what rests on the date of a document that is known from outside.
        duration: xsd:duration ("P5Y") of a period without fixed ends.
        beginning, end: of an interval whose ends are known on different bases.
        note: why it was read so, in English, for bc:interpretationNote.
    """

    basis: str
    spans: tuple[Span, ...]
    edtf: str | None = None
    earliest: date | None = None
    latest: date | None = None
    as_written: str | None = None
    duration: str | None = None
    beginning: TimeValue | None = None
    end: TimeValue | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Quoted:
    """A string and where it stands in the text; without a span it is known from outside of the text, by a sidecar file."""

    text: str
    span: Span | None


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file that something of a document was taken from: its text, or what is known of it.

    Attributes:
        name: of the file, without its folder.
        sha256: of its bytes; byte_size: their number.
        media_type: such as "application/pdf".
    """

    name: str
    sha256: str
    byte_size: int
    media_type: str


@dataclass(frozen=True, slots=True)
class Document:
    """One source document, read.

    Attributes:
        name: file name without its suffix; `slug` is the same as a part of an IRI.
        text: the decoded file as it is: no trimming, no newline change, no normalisation. Of a PDF file: the text taken out of it.
        sha256: of the bytes of the text in UTF-8; byte_size: their number.
        media_type: such as "text/plain; charset=utf-8".
        language: BCP 47 tag of most of the text.
        blocks: in the order of the text.
        title: heading or title, if any.
        published: date of the document with its basis, or None.
        publisher: name of who publishes it (a sidecar, markup, an agency of a dateline), or None.
        dateline: "ТАШКЕНТ, 15 ноября — Sputnik", or None.
        address: URL given by a sidecar file or metadata, or None.
        original: the file that the text was taken out of, None if the file is the text.
        sidecar: the file beside it that describes it, or None.
    """

    name: str
    slug: str
    text: str
    sha256: str
    byte_size: int
    media_type: str
    language: str
    blocks: tuple[Block, ...]
    title: Quoted | None = None
    published: TimeValue | None = None
    publisher: Quoted | None = None
    dateline: Quoted | None = None
    address: str | None = None
    original: SourceFile | None = None
    sidecar: SourceFile | None = None

    @property
    def file_sha256(self) -> str:
        """SHA-256 of the bytes of the file that was read."""
        return self.original.sha256 if self.original else self.sha256


@dataclass(frozen=True, slots=True)
class Issue:
    """Something in a document that could not be read; the rest of the document stands.

    Attributes:
        document: its name (or path, before it has one).
        code: short stable name, such as "value-unreadable".
        message: one line in English: what, and what can be done.
        span: where, if known.
        rule: id of the rule that met it, if any.
    """

    document: str
    code: str
    message: str
    span: Span | None = None
    rule: str | None = None


# ---------------------------------------------------------------- facts


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing outside the claims: it has (or will have) an IRI of its own, across documents.

    Attributes:
        type: coarse type for the path of its IRI ("agreement", "joint-body", "initiative", "transport-link", "goal",
            "person", "post", "organization", "state", "place", "relationship", "group").
        cls: its class ("bc:Agreement", "foaf:Person", …).
        label: Russian, nominative.
        key: what makes it the same thing elsewhere: normalised name, states, … Equal type and key: one entity.
        iri: path below the base ("id/state/uz") if the register or the reference data knows it, else None.
        kind: term of the scheme kind, for dcterms:type.
        alt: other Russian names, abbreviations among them.
        scoped: true if it has no identity beyond this document (unnamed collectives, generic projects).
        context: keys of states that belong to the key (the dyad), for a readable slug.
    """

    type: str
    cls: str
    label: str
    key: str
    iri: str | None = None
    kind: str | None = None
    alt: tuple[str, ...] = ()
    scoped: bool = False
    context: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FactRef:
    """Reference to another fact of the same document, by `Fact.id`."""

    id: str


@dataclass(frozen=True, slots=True)
class Text:
    """A literal in a language."""

    value: str
    language: str = "ru"


Value = Entity | FactRef | TimeValue | Text | Decimal | int | str
"""What a slot can hold. A `str` is a term (CURIE), a `Decimal` becomes xsd:decimal, an `int` xsd:positiveInteger."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One property of a fact.

    Attributes:
        property: term.
        value: see `Value`.
        span: the words for this property alone; None if the words of the whole fact state it.
            With a span there is a claim of its own, with bc:supportsProperty (and bc:supportsValue for IRIs).
        note: bc:interpretationNote of that claim.
    """

    property: str
    value: Value
    span: Span | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who speaks and who passes it on.

    Attributes:
        speakers, relays: entities (persons, states, bodies, organisations, groups).
        cues: the words that say so («сообщает пресс-служба»).
    """

    speakers: tuple[Entity, ...] = ()
    relays: tuple[Entity, ...] = ()
    cues: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """A node of the assertion graph and the claims for it.

    Attributes:
        id: unique in the document; readable part of the IRI. Not an IRI.
        cls: class of the node. For a description of an entity, the class of the entity.
        span: the words that state the node as a whole: one claim with no bc:supportsProperty.
        slots: its properties.
        modality: term of the scheme modality.
        rule: id of the rule that read it ("status.signed-passive").
        label: Russian, for people.
        subject: the entity that is described (then the node is the entity's IRI); None: the fact has an IRI of its own.
        attribution: on all claims of this fact.
        key: cross-document key of an event that has one (session 2 of a named body); None: scoped to the document.
        note: bc:interpretationNote of the main claim.
        more_spans: other places of the text that state the same node in the same voice, one claim each.
        restates: id of an earlier fact that this one states again: both are one node, with the claims and the voice of each.
    """

    id: str
    cls: str
    span: Span
    slots: tuple[Slot, ...]
    modality: str
    rule: str
    label: str | None = None
    subject: Entity | None = None
    attribution: Attribution = field(default_factory=Attribution)
    key: str | None = None
    note: str | None = None
    more_spans: tuple[Span, ...] = ()
    restates: str | None = None


@dataclass(frozen=True, slots=True)
class Lifted:
    """All that was read from one document."""

    document: Document
    facts: tuple[Fact, ...]
    issues: tuple[Issue, ...] = ()
