"""What must be known of a document itself, for the default graph: its text, its files, and what is given from outside of the text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pyoxigraph import Literal, NamedNode

from mappings.entities import iri_of, is_new
from mappings.evidence import Triple, integer, languages, words
from mappings.iris import Iris
from mappings.lexicon import lexicon
from mappings.model import Attribution, Document, SourceFile, TimeValue
from mappings.publishers import known_publisher, new_publisher
from mappings.tables import table
from mappings.times import Times, calendar_literal


def bookkeeping(document: Document, iris: Iris) -> Iterator[Triple]:
    """Say what the document, its text, its files and its graphs are."""
    source, text = iris.source(document.slug), iris.text(document.slug)
    yield source, "rdf:type", iris.term("bc:SourceDocument")
    yield source, "dcterms:identifier", Literal(document.name)
    yield source, "bc:hasText", text
    if document.title is not None:
        span = document.title.span
        yield source, "dcterms:title", words(document.title.text, languages(document)(span.start) if span else document.language)
    if document.language in table("languages"):
        authority = "http://publications.europa.eu/resource/authority/language/"
        yield source, "dcterms:language", authority + table("languages")[document.language]
    if document.address is not None and is_address(document.address):
        yield source, "dcterms:source", document.address
    yield text, "rdf:type", iris.term("bc:SourceText")
    yield text, "prov:wasDerivedFrom", source
    yield text, "bc:sha256", Literal(document.sha256)
    yield text, "bc:codePointLength", integer(len(document.text), "nonNegativeInteger")
    yield text, "dcat:byteSize", integer(document.byte_size, "nonNegativeInteger")
    yield text, "dcterms:format", Literal(document.media_type)
    for name, kind in (("source", "bc:AssertionGraph"), ("claims", "bc:EvidenceGraph")):
        graph = iris.graph(name, document.slug)
        yield graph, "rdf:type", iris.term(kind)
        yield graph, "prov:wasDerivedFrom", text
    yield from _files(document, iris)
    if document.published is not None and not document.published.spans:
        yield from _given_date(document.published, document, iris)


def is_address(address: str) -> bool:
    """Whether a text is a web address that can stand as an IRI."""
    try:
        NamedNode(address)
    except ValueError:
        return False
    return address.startswith(("http://", "https://"))


# ---------------------------------------------------------------- files


def file_iri(file: SourceFile, document: Document, iris: Iris) -> str:
    """IRI of a file: the slug of its document, and what it is to it."""
    return iris.scoped("file", document.slug, "sidecar" if file is document.sidecar else "original")


def _files(document: Document, iris: Iris) -> Iterator[Triple]:
    """The file that the text was taken out of, and the file that describes the document."""
    source = iris.source(document.slug)
    for file, role in ((document.original, "schema:encodesCreativeWork"), (document.sidecar, "schema:about")):
        if file is not None:
            node = file_iri(file, document, iris)
            yield node, "rdf:type", iris.term("schema:MediaObject")
            yield node, "rdfs:label", Literal(file.name)
            yield node, "schema:sha256", Literal(file.sha256)
            yield node, "dcat:byteSize", integer(file.byte_size, "nonNegativeInteger")
            yield node, "dcterms:format", Literal(file.media_type)
            yield node, role, source
    if document.original is not None:
        yield iris.text(document.slug), "prov:wasDerivedFrom", file_iri(document.original, document, iris)


# ---------------------------------------------------------------- given from outside of the text


def _given_date(published: TimeValue, document: Document, iris: Iris) -> Iterator[Triple]:
    """The date that a file gives and no words of the text state: with its basis, and the file that it is from."""
    source = iris.source(document.slug)
    if (day := calendar_literal(published.edtf)) is not None:
        yield source, "dcterms:date", day
    times = Times(document, iris, languages(document))
    node = times.add(replace(published, note=None), table("document")["modality"], Attribution(), ())
    yield source, "time:hasTime", node
    yield from times.triples()
    file = document.sidecar if day is not None else document.original
    if file is not None:
        yield node, "prov:wasDerivedFrom", file_iri(file, document, iris)
    if published.note is not None:
        yield node, "rdfs:comment", words(published.note, "en")


def given_publisher(document: Document, iris: Iris) -> tuple[list[Triple], list[str]]:
    """The publisher that the sidecar file names.

    Returns: its triples, and its IRI if it is new to the register.
    """
    named = document.publisher
    if named is None or named.span is not None:
        return [], []
    source, known = iris.source(document.slug), known_publisher(named.text, lexicon())
    if known is not None:
        return [(source, "dcterms:publisher", iris.at(known.iri))], []
    entity = new_publisher(named.text)
    iri = iri_of(entity, iris, document.slug)
    about: list[Triple] = [(iri, "rdf:type", iris.term(entity.cls)), (iri, "rdfs:label", words(entity.label, "ru"))]
    return [(source, "dcterms:publisher", iri), *about], [iri] if is_new(entity) else []
