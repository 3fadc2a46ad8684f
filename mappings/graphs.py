"""One lifted document to its named graphs: what it says, why we say so, and what must be known of the document itself.

    default graph             the document, its text, the two graphs, the rules that were applied            bookkeeping.py
    graph/source-{document}   types, labels and facts                           nodes.py, times.py
    graph/claims-{document}   claims, spans, selectors, marks of new entities   evidence.py

No blank nodes, no clock; the same facts in another order give the same list.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import DefaultGraph, NamedNode, Quad

from mappings.bookkeeping import bookkeeping, given_publisher
from mappings.entities import iri_of, is_new
from mappings.evidence import Claim, Triple, activity_triples, claim_triples, languages, span_triples, words
from mappings.iris import Iris
from mappings.model import Document, Lifted, Span
from mappings.nodes import Notebook
from mappings.publishers import new_publisher
from mappings.tables import table
from mappings.times import calendar_literal


def quads(lifted: Lifted, iris: Iris) -> list[Quad]:
    """Give all quads of one document, sorted.

    Args:
        lifted: document and facts; the spans lie in the text, the references between facts lead to facts.
        iris: maker of IRIs, which knows the base.
    """
    document = lifted.document
    notes = Notebook(document, lifted.facts, iris)
    said, claims = set(notes.triples), set(notes.claims)
    minted = set(notes.new_entities())
    for triple, claim, new in about_document(document, iris, {prop for _, prop, _ in said}):
        said.add(triple)
        claims.add(claim)
        said.update(new)
        minted.update(subject for subject, _, _ in new)
    why = set(claim_triples(claims, document.slug, iris))
    why.update(span_triples(spans_of(claims), document, iris))
    given, unknown = given_publisher(document, iris)
    why.update((iri, "bc:mintedFrom", iris.source(document.slug)) for iri in {*minted, *unknown})
    books = {*bookkeeping(document, iris), *given, *(triple for claim in claims for triple in activity_triples(claim.rule, iris))}
    return ordered(
        [
            *in_graph(books, None, iris),
            *in_graph(said, iris.graph("source", document.slug), iris),
            *in_graph(why, iris.graph("claims", document.slug), iris),
        ]
    )


def ordered(found: Iterable[Quad]) -> list[Quad]:
    """Each quad once, in the order of N-Quads lines."""
    return sorted(set(found), key=str)


def in_graph(triples: Iterable[Triple], graph: str | None, iris: Iris) -> Iterator[Quad]:
    """Put triples into a named graph, or the default graph."""
    name = DefaultGraph() if graph is None else NamedNode(graph)
    for subject, term, value in triples:
        yield Quad(NamedNode(subject), NamedNode(iris.term(term)), NamedNode(value) if isinstance(value, str) else value, name)


def spans_of(claims: Iterable[Claim]) -> set[Span]:
    """Spans that claims point at, each once."""
    return {span for claim in claims for span in (claim.span, *claim.cues)}


# ---------------------------------------------------------------- the document in its own words


def about_document(document: Document, iris: Iris, said: set[str]) -> Iterator[tuple[Triple, Claim, list[Triple]]]:
    """Read date, dateline and publisher of the document off its own words.

    Args:
        document: read.
        iris: maker of IRIs.
        said: properties that facts state already; the publisher is left to them, if they know it.
    Returns: triple, its claim, and the description of an entity that it brings up.
    """
    source = iris.source(document.slug)

    def claim(property_: str, span: Span, value: str | None = None, note: str | None = None) -> Claim:
        setting = table("document")
        return Claim(source, span, setting["modality"], setting["rule"], (property_,), (value,) if value else (), note=note)

    if document.published is not None and (day := calendar_literal(document.published.edtf)) is not None:
        for span in document.published.spans:
            yield (source, "dcterms:date", day), claim("dcterms:date", span, note=document.published.note), []
    if document.dateline is not None:
        line = words(document.dateline.text, languages(document)(document.dateline.span.start))
        yield (source, "schema:dateline", line), claim("schema:dateline", document.dateline.span), []
    if document.publisher is not None and document.publisher.span is not None and "dcterms:publisher" not in said:
        entity = new_publisher(document.publisher.text)
        iri = iri_of(entity, iris, document.slug)
        about: list[Triple] = [(iri, "rdf:type", iris.term(entity.cls)), (iri, "rdfs:label", words(entity.label, "ru"))]
        yield (source, "dcterms:publisher", iri), claim("dcterms:publisher", document.publisher.span, iri), about if is_new(entity) else []
