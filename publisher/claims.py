"""Claims as pages show them: which words of which source say so, how firmly, by whom, and which rule read them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from publisher.index import Term
from publisher.published import Published
from publisher.values import Value, Values

MOST = 200
"""Claims of one thing that a page reads; facts have a handful, a document as a body may have hundreds."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a source.

    Attributes:
        span: the span.
        exact, prefix, suffix: the words, and words before and after where the release has them.
        language: BCP 47.
        start, end: code points of the source text.
        source: the document.
    """

    span: Value
    exact: str
    language: str
    start: int
    end: int
    prefix: str = ""
    suffix: str = ""
    source: Value | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim.

    Attributes:
        value: the claim itself.
        body: what it states.
        quotes: its words.
        modality: how firm it is.
        speakers, relays: who says so, who passes it on.
        cues: the words that tell who speaks.
        notes: how it was interpreted.
        activity: the rule that read it; rule, version: its name and version.
        properties, values: what part of the body it states; empty for all of it.
    """

    value: Value
    body: Value | None
    quotes: tuple[Quote, ...]
    modality: Value | None
    speakers: tuple[Value, ...]
    relays: tuple[Value, ...]
    cues: tuple[Quote, ...]
    notes: tuple[Value, ...]
    activity: Value | None
    rule: str
    version: str
    properties: tuple[Value, ...]
    values: tuple[Value, ...]

    @property
    def main(self) -> bool:
        """Whether it states its body as a whole."""
        return not self.properties


class Claims:
    """Reads the claims of a release."""

    def __init__(self, published: Published, values: Values) -> None:
        self._published, self._values = published, values

    def of(self, body: Term) -> list[Claim]:
        """Claims with a body: those of the whole first, then in the order of the text."""
        found = self._published.index.incoming(body, self._node("oa:hasBody"), MOST)
        return sorted((self.read(claim) for claim in found), key=lambda claim: (not claim.main, _start(claim), str(claim.value.term)))

    def main(self, body: Term) -> Claim | None:
        """The claim of a fact as a whole."""
        return next((claim for claim in self.of(body) if claim.main), None)

    def on(self, span: Term) -> list[Claim]:
        """Claims that stand on the words of a span."""
        return [self.read(claim) for claim in self._published.index.incoming(span, self._node("oa:hasTarget"), MOST)]

    def read(self, claim: Term) -> Claim:
        """Read one claim."""
        activity = next(iter(self._objects(claim, "prov:wasGeneratedBy")), None)
        body = self._published.index.value(claim, self._node("oa:hasBody"))
        return Claim(
            self._values.of(claim),
            self._values.of(body) if body else None,
            tuple(quote for o in self._published.index.objects(claim, self._node("oa:hasTarget")) if (quote := self.quote(o))),
            next(iter(self._objects(claim, "bc:modality")), None),
            tuple(self._objects(claim, "bc:speaker")),
            tuple(self._objects(claim, "bc:relayedBy")),
            tuple(quote for o in self._published.index.objects(claim, self._node("bc:attributionCue")) if (quote := self.quote(o))),
            tuple(self._objects(claim, "bc:interpretationNote")),
            activity,
            self._text(activity, "dcterms:identifier") or (activity.text if activity else ""),
            self._text(activity, "owl:versionInfo"),
            tuple(self._objects(claim, "bc:supportsProperty")),
            tuple(self._objects(claim, "bc:supportsValue")),
        )

    def quote(self, span: Term) -> Quote | None:
        """The words of a span; None if the thing is no span."""
        found: dict[str, Literal] = {}
        for selector in self._published.index.objects(span, self._node("oa:hasSelector")):
            for name in ("exact", "start", "end", "prefix", "suffix"):
                value = self._published.index.value(selector, self._node(f"oa:{name}"))
                if isinstance(value, Literal):
                    found[name] = value
        if "exact" not in found:
            return None
        words = found["exact"]
        return Quote(
            self._values.of(span),
            words.value,
            words.language or "",
            int(found["start"].value) if "start" in found else 0,
            int(found["end"].value) if "end" in found else 0,
            found["prefix"].value if "prefix" in found else "",
            found["suffix"].value if "suffix" in found else "",
            self.source(span),
        )

    def source(self, span: Term) -> Value | None:
        """The document a span is part of."""
        text = self._published.index.value(span, self._node("oa:hasSource"))
        if text is None:
            return None
        documents = self._published.index.incoming(text, self._node("bc:hasText"), 1)
        return self._values.of(documents[0] if documents else text)

    def spans(self, text: Term, limit: int) -> list[Quote]:
        """Spans of a text, in its order; a longer one before those it holds."""
        found = (self.quote(span) for span in self._published.index.incoming(text, self._node("oa:hasSource"), limit))
        return sorted((quote for quote in found if quote), key=lambda quote: (quote.start, -quote.end))

    def _node(self, curie: str) -> NamedNode:
        return self._published.names.node(curie)

    def _objects(self, subject: Term, curie: str) -> Iterable[Value]:
        return (self._values.of(o) for o in self._published.index.objects(subject, self._node(curie)))

    def _text(self, thing: Value | None, curie: str) -> str:
        value = self._published.index.value(thing.term, self._node(curie)) if thing else None
        return value.value if isinstance(value, Literal) else ""


def _start(claim: Claim) -> int:
    return min((quote.start for quote in claim.quotes), default=0)
