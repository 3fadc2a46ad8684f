"""Every format the publisher speaks, in one table: name, media type, suffix, other spellings clients use."""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import QueryResultsFormat, RdfFormat


@dataclass(frozen=True, slots=True)
class Format:
    """One format.

    Attributes:
        name: short name, for the command line and for `?format=`-like choices.
        title: name for people.
        media_type: the registered media type, used in answers.
        suffix: end of an address or a file name, without the dot.
        aliases: media types accepted for it beside its own.
        rdf, results: what writes it: graphs, or results of SELECT and ASK.
        graphs: whether documents in it name graphs. JSON-LD could, but the four syntaxes of a document hold the same graph.
        charset: whether the answer says `charset=utf-8`.
    """

    name: str
    title: str
    media_type: str
    suffix: str
    aliases: tuple[str, ...] = ()
    rdf: RdfFormat | None = None
    results: QueryResultsFormat | None = None
    graphs: bool = False
    charset: bool = True

    @property
    def content_type(self) -> str:
        """Value of the Content-Type header."""
        return f"{self.media_type}; charset=utf-8" if self.charset else self.media_type


HTML = Format("html", "HTML", "text/html", "html", ("application/xhtml+xml",))
TURTLE = Format("turtle", "Turtle", "text/turtle", "ttl", ("application/x-turtle", "text/n3"), RdfFormat.TURTLE)
JSON_LD = Format("jsonld", "JSON-LD", "application/ld+json", "jsonld", ("application/json",), RdfFormat.JSON_LD, charset=False)
N_TRIPLES = Format("ntriples", "N-Triples", "application/n-triples", "nt", (), RdfFormat.N_TRIPLES, charset=False)
RDF_XML = Format("rdfxml", "RDF/XML", "application/rdf+xml", "rdf", ("application/xml", "text/xml"), RdfFormat.RDF_XML, charset=False)
TRIG = Format("trig", "TriG", "application/trig", "trig", ("application/x-trig",), RdfFormat.TRIG, graphs=True)
N_QUADS = Format("nquads", "N-Quads", "application/n-quads", "nq", (), RdfFormat.N_QUADS, graphs=True, charset=False)

JSON = Format(
    "json", "JSON", "application/sparql-results+json", "srj", ("application/json",), results=QueryResultsFormat.JSON, charset=False
)
XML = Format(
    "xml", "XML", "application/sparql-results+xml", "srx", ("application/xml", "text/xml"), results=QueryResultsFormat.XML, charset=False
)
CSV = Format("csv", "CSV", "text/csv", "csv", (), results=QueryResultsFormat.CSV)
TSV = Format("tsv", "TSV", "text/tab-separated-values", "tsv", (), results=QueryResultsFormat.TSV)

RDF = (TURTLE, JSON_LD, N_TRIPLES, RDF_XML, TRIG, N_QUADS)
"""For graphs; the first is the one for a client that takes anything."""

RESULTS = (JSON, XML, CSV, TSV)
"""For results of SELECT and ASK."""

DOCUMENT = (HTML, *RDF)
"""For documents about things: a browser, or a client that takes anything, gets the page."""

BY_NAME = {format.name: format for format in (HTML, *RDF, *RESULTS)}
BY_SUFFIX = {format.suffix: format for format in DOCUMENT}
