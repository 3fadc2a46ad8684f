"""The SPARQL 1.1 Service Description of the endpoint: only what is true of it."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Triple

from publisher import formats
from publisher.published import DATASET, Published

SD = "http://www.w3.org/ns/sparql-service-description#"
FORMATS = "http://www.w3.org/ns/formats/"
FORMAT_NAMES = {
    "turtle": "Turtle",
    "ntriples": "N-Triples",
    "jsonld": "JSON-LD",
    "rdfxml": "RDF_XML",
    "trig": "TriG",
    "nquads": "N-Quads",
    "json": "SPARQL_Results_JSON",
    "xml": "SPARQL_Results_XML",
    "csv": "SPARQL_Results_CSV",
    "tsv": "SPARQL_Results_TSV",
}
XSD_INTEGER = NamedNode("http://www.w3.org/2001/XMLSchema#integer")


def description(published: Published) -> Iterator[Triple]:
    """The description. Its nodes have IRIs: the same release gives the same bytes."""
    node, local = published.names.node, published.names.local
    service, dataset = local("sparql"), local(DATASET)
    a = node("rdf:type")
    yield Triple(service, a, _sd("Service"))
    yield Triple(service, _sd("endpoint"), service)
    yield Triple(service, _sd("supportedLanguage"), _sd("SPARQL11Query"))
    yield Triple(service, _sd("feature"), _sd("UnionDefaultGraph"))
    for format in (*formats.RDF, *formats.RESULTS):
        yield Triple(service, _sd("resultFormat"), NamedNode(FORMATS + FORMAT_NAMES[format.name]))
    yield Triple(service, _sd("defaultDataset"), dataset)
    yield Triple(dataset, a, _sd("Dataset"))
    for graph, count in sorted(published.index.graphs().items(), key=lambda item: item[0].value):
        yield Triple(dataset, _sd("namedGraph"), graph)
        yield Triple(graph, a, _sd("NamedGraph"))
        yield Triple(graph, _sd("name"), graph)
        yield Triple(graph, _sd("graph"), graph)
        yield Triple(graph, a, _sd("Graph"))
        yield Triple(graph, node("void:triples"), Literal(str(count), datatype=XSD_INTEGER))


def _sd(local: str) -> NamedNode:
    return NamedNode(SD + local)
