"""The two checks that shapes can't make: every statement of a source is covered by a claim, and every quote stands in its text."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph as ox

from mappings.errors import UnreadableDocument
from publisher.quads import Index, Node, Term, term
from publisher.report import Result, Severity

_NO_CLAIM_NEEDED = frozenset({"rdf:type", "rdfs:label", "skos:prefLabel", "skos:altLabel"})
_LARGEST_TEXT = 50_000_000


@dataclass(frozen=True, slots=True)
class Texts:
    """Source texts by the SHA-256 of their bytes.

    Attributes:
        found: digest to the file, or to the bytes of a text that was taken out of a file.
    """

    found: Mapping[str, Path | bytes] = field(default_factory=dict)

    @classmethod
    def of(cls, places: Iterable[Path]) -> Texts:
        """Find texts: files as given, and the files of folders; of a PDF file, the text in it."""
        found: dict[str, Path | bytes] = {}
        for place in places:
            for path in sorted(place.iterdir()) if place.is_dir() else [place]:
                if path.is_file() and path.stat().st_size <= _LARGEST_TEXT:
                    text = _taken_out(path) if path.suffix.lower() == ".pdf" else path
                    found[hashlib.sha256(text if isinstance(text, bytes) else text.read_bytes()).hexdigest()] = text
        return cls(found)

    def text(self, sha256: str, charset: str) -> str | None:
        """The text as it is, decoded; None if no file has this digest or it can't be decoded so."""
        text = self.found.get(sha256)
        try:
            return None if text is None else (text if isinstance(text, bytes) else text.read_bytes()).decode(charset)
        except (UnicodeDecodeError, LookupError):
            return None


def _taken_out(path: Path) -> Path | bytes:
    """Text of a PDF file in UTF-8; the file itself where there is none."""
    from mappings import pipeline  # late: only folders with PDF files need it

    try:
        return pipeline.text_of(path).encode()
    except UnreadableDocument:
        return path


def coverage(document: str, source: Iterable[ox.Quad], claims: Index) -> tuple[list[Result], int]:
    """Look up every triple of a source graph among the claims.

    A claim covers a triple if the subject is its body, and it names no property or this one, and, if it names values, this value.

    Args:
        document: slug, for the results.
        source: quads of the source graph.
        claims: of the claims graph of the same document.
    Returns: one result for each bare triple, and the number of triples looked at.
    """
    quads = list(source)
    held = Index(quads)
    by_body: dict[Term, list[Node]] = defaultdict(list)
    for claim, body in claims.pairs("oa:hasBody"):
        by_body[body].append(claim)
    free = {term(curie) for curie in _NO_CLAIM_NEEDED}
    needed = [q for q in quads if q.predicate not in free]
    bare = [q for q in needed if not any(_covers(claims, held, claim, q) for claim in by_body.get(q.subject, ()))]
    message = "no claim says where this is stated"
    found = (Result(document, q.subject.value, q.predicate.value, Severity.VIOLATION, "coverage", message, str(q.object)) for q in bare)
    return list(found), len(needed)


def _covers(claims: Index, held: Index, claim: Node, q: ox.Quad) -> bool:
    properties = claims.objects(claim, "bc:supportsProperty")
    values = claims.objects(claim, "bc:supportsValue")
    if properties and q.predicate not in properties:
        return False
    if not values or q.object in values:
        return True
    of_this_property = set(held.about(q.subject).get(q.predicate, ()))
    return len(properties) > 1 and not of_this_property & set(values)


def quotes(document: str, claims: Index, bookkeeping: Index, texts: Texts) -> tuple[list[Result], int]:
    """Compare every quote with the text at its offsets.

    Args:
        document: slug, for the results.
        claims: of the claims graph.
        bookkeeping: of the default graph: digest, length and encoding of the texts.
        texts: where the texts are.
    Returns: results, and the number of quotes compared. A text that is not there is one warning, not one for each quote.
    """
    results: list[Result] = []
    compared = 0
    by_text: dict[Term, list[Node]] = defaultdict(list)
    for span, source in claims.pairs("oa:hasSource"):
        by_text[source].append(span)
    for source, spans in sorted(by_text.items(), key=lambda item: str(item[0])):
        text, wrong = _open(document, source, bookkeeping, texts)
        results += wrong
        if text is not None:
            compared += len(spans)
            found = (_compare(document, span, claims, text) for span in spans)
            results += [r for r in found if r]
    return results, compared


def _open(document: str, source: Term, bookkeeping: Index, texts: Texts) -> tuple[str | None, list[Result]]:
    digest, length = bookkeeping.one(source, "bc:sha256"), bookkeeping.one(source, "bc:codePointLength")
    written = bookkeeping.one(source, "dcterms:format")
    charset = written.value.partition("charset=")[2] if isinstance(written, ox.Literal) else ""
    iri = getattr(source, "value", str(source))
    if not isinstance(digest, ox.Literal):
        message = "the text has no SHA-256, so no quote can be compared"
        return None, [Result(document, iri, term("bc:sha256").value, Severity.VIOLATION, "quote", message)]
    text = texts.text(digest.value, charset or "utf-8")
    if text is None:
        message = "no text with this SHA-256 was given, so its quotes were not compared; give its folder with --texts"
        return None, [Result(document, iri, term("bc:sha256").value, Severity.WARNING, "quote", message, digest.value)]
    if isinstance(length, ox.Literal) and length.value != str(len(text)):
        message = f"the text has {len(text)} code points"
        return text, [Result(document, iri, term("bc:codePointLength").value, Severity.VIOLATION, "quote", message, length.value)]
    return text, []


def _compare(document: str, span: Node, claims: Index, text: str) -> Result | None:
    start = end = exact = None
    for selector in claims.objects(span, "oa:hasSelector"):
        start = start or claims.one(selector, "oa:start")
        end = end or claims.one(selector, "oa:end")
        exact = exact or claims.one(selector, "oa:exact")
    if not (isinstance(start, ox.Literal) and isinstance(end, ox.Literal) and isinstance(exact, ox.Literal)):
        message = "the span has no start, end and exact words"
        return Result(document, span.value, term("oa:hasSelector").value, Severity.VIOLATION, "quote", message)
    if not (start.value.isdigit() and end.value.isdigit() and int(start.value) < int(end.value) <= len(text)):
        message = "start and end are no range of the text"
        return Result(document, span.value, term("oa:start").value, Severity.VIOLATION, "quote", message, f"{start.value}-{end.value}")
    there = text[int(start.value) : int(end.value)]
    if there == exact.value:
        return None
    return Result(document, span.value, term("oa:exact").value, Severity.VIOLATION, "quote", f"the text says «{there}» there", str(exact))
