"""Claims, spans and selectors: why we say so.

A claim without properties stands for its whole body; with properties (and values) for these only. Evidence is the bulk
of the data, so a span is one node however many claims point at it, its two selectors are one node, and words before and
after are given only where the quote stands more than once in the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from mappings.iris import Iris
from mappings.model import Document, Span
from mappings.slugs import digest, slug
from mappings.tables import table

Triple = tuple[str, str, "str | Literal"]
"""Subject (IRI), property (CURIE), object (IRI or literal)."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A span read as stating its body.

    Attributes:
        body: IRI of the node.
        span: the words.
        modality: term.
        rule: id of the rule, with "@version" if it has more than one.
        properties: terms; none: the claim stands for all triples of the body.
        values: IRIs that the properties have in these words.
        speakers, relays: IRIs; cues: the words that name them.
        note: how it was read, in English.
    """

    body: str
    span: Span
    modality: str
    rule: str
    properties: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    relays: tuple[str, ...] = ()
    cues: tuple[Span, ...] = ()
    note: str | None = None


# ---------------------------------------------------------------- literals


def integer(value: int, datatype: str = "integer") -> Literal:
    """Integer of an XML Schema type."""
    return Literal(str(value), datatype=NamedNode(f"http://www.w3.org/2001/XMLSchema#{datatype}"))


def words(text: str, language: str) -> Literal:
    """Text in a language; plain without one."""
    return Literal(text, language=language) if language else Literal(text)


# ---------------------------------------------------------------- claims


def claim_triples(claims: Iterable[Claim], document: str, iris: Iris) -> Iterator[Triple]:
    """Say all claims of one document."""
    for iri, claim in named_claims(claims, document, iris):
        yield iri, "rdf:type", iris.term("bc:Claim")
        yield iri, "oa:hasBody", claim.body
        yield iri, "oa:hasTarget", iris.span(document, claim.span)
        yield iri, "bc:modality", iris.term(claim.modality)
        yield iri, "prov:wasGeneratedBy", activity(claim.rule, iris)
        yield from ((iri, "bc:supportsProperty", iris.term(term)) for term in claim.properties)
        yield from ((iri, "bc:supportsValue", value) for value in claim.values)
        yield from ((iri, "bc:speaker", speaker) for speaker in claim.speakers)
        yield from ((iri, "bc:relayedBy", relay) for relay in claim.relays)
        yield from ((iri, "bc:attributionCue", iris.span(document, cue)) for cue in claim.cues)
        if claim.note is not None:
            yield iri, "bc:interpretationNote", words(claim.note, "en")


def named_claims(claims: Iterable[Claim], document: str, iris: Iris) -> Iterator[tuple[str, Claim]]:
    """Give each claim its IRI: {document}-{start}-{end}-{type of body}[-{property}].

    Two claims that would share one get a hash of what they say, so that neither depends on the order.
    """
    alike: dict[str, list[tuple[str, Claim]]] = defaultdict(list)
    for content, claim in sorted({_content(claim, iris): claim for claim in claims}.items()):
        alike["-".join([str(claim.span.start), str(claim.span.end), _about(claim, iris)])].append((content, claim))
    for name, group in alike.items():
        for content, claim in group:
            ending = [digest(content)] if len(group) > 1 else []
            yield iris.scoped("claim", document, name, *ending), claim


def _about(claim: Claim, iris: Iris) -> str:
    """Readable part of the IRI of a claim."""
    local = [re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", term.partition(":")[2]) for term in claim.properties[:1]]
    return slug(" ".join([iris.parse(claim.body).type, *local]))


def _content(claim: Claim, iris: Iris) -> str:
    """All that a claim says, in an order; the same under every base."""

    def below(iri: str) -> str:
        return iris.path(iri) if iris.is_ours(iri) else iri

    people = [sorted(map(below, part)) for part in (claim.values, claim.speakers, claim.relays)]
    return repr(
        [
            claim.span.start,
            claim.span.end,
            below(claim.body),
            claim.modality,
            claim.rule,
            sorted(claim.properties),
            people,
            [(cue.start, cue.end) for cue in sorted(claim.cues)],
            claim.note or "",
        ]
    )


# ---------------------------------------------------------------- rules


def activity(rule: str, iris: Iris) -> str:
    """IRI of the activity that is one version of one rule."""
    name, _, version = rule.partition("@")
    return iris.keyed("activity", f"{name} {version or table('claims')['default_version']}")


def activity_triples(rule: str, iris: Iris) -> Iterator[Triple]:
    """Say what a rule is."""
    name, _, given = rule.partition("@")
    version = given or table("claims")["default_version"]
    iri = activity(rule, iris)
    yield iri, "rdf:type", iris.term("prov:Activity")
    yield iri, "rdfs:label", words(f"rule {name}, version {version}", "en")
    yield iri, "dcterms:identifier", Literal(name)
    yield iri, "owl:versionInfo", Literal(version)


# ---------------------------------------------------------------- spans


def span_triples(spans: Iterable[Span], document: Document, iris: Iris) -> Iterator[Triple]:
    """Say where the spans lie, and their words."""
    language_at = languages(document)
    for span in spans:
        iri, selector = iris.span(document.slug, span), iris.selector(document.slug, span)
        yield iri, "rdf:type", iris.term("oa:SpecificResource")
        yield iri, "oa:hasSource", iris.text(document.slug)
        yield iri, "oa:hasSelector", selector
        yield selector, "rdf:type", iris.term("oa:TextPositionSelector")
        yield selector, "rdf:type", iris.term("oa:TextQuoteSelector")
        yield selector, "oa:start", integer(span.start)
        yield selector, "oa:end", integer(span.end)
        language = language_at(span.start)
        yield selector, "oa:exact", words(document.text[span.start : span.end], language)
        before, after = surroundings(document.text, span)
        if before:
            yield selector, "oa:prefix", words(before, language)
        if after:
            yield selector, "oa:suffix", words(after, language)


def surroundings(text: str, span: Span) -> tuple[str, str]:
    """Give the words before and after a quote that stands more than once in its text, else nothing.

    They are as long as it takes to find this place by them.
    """
    quote = text[span.start : span.end]
    if text.find(quote) == text.rfind(quote):
        return "", ""
    width = table("claims")["context"]
    while True:
        before, after = text[max(0, span.start - width) : span.start], text[span.end : span.end + width]
        whole = before + quote + after
        if text.find(whole) == text.rfind(whole) or len(whole) == len(text):
            return before, after
        width *= 2


def languages(document: Document) -> Callable[[int], str]:
    """Give the function from an offset to the language of its block; of the document between the blocks."""
    blocks = sorted((block.index[0], block.index[-1], block.language) for block in document.blocks if block.text)
    starts = [start for start, _, _ in blocks]

    def language_at(offset: int) -> str:
        place = bisect_right(starts, offset) - 1
        return blocks[place][2] if place >= 0 and offset < max(blocks[place][1], starts[place] + 1) else document.language

    return language_at
