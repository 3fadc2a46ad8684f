"""One function negotiates pages, graphs and results."""

import pytest

from publisher import formats
from publisher.errors import NotAcceptable
from publisher.negotiation import negotiate, split_suffix

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        (None, formats.HTML),
        ("", formats.HTML),
        ("*/*", formats.HTML),
        (BROWSER, formats.HTML),
        ("text/turtle", formats.TURTLE),
        ("TEXT/Turtle", formats.TURTLE),
        ("text/turtle;charset=utf-8", formats.TURTLE),
        ("text/turtle;q=0.5, application/ld+json;q=0.9", formats.JSON_LD),
        ("text/turtle;q=0.5, application/ld+json;q=0.5", formats.TURTLE),
        ("text/*", formats.HTML),
        ("text/*, text/html;q=0", formats.TURTLE),
        ("text/html;q=0, */*", formats.TURTLE),
        ("*/*;q=0.1, application/n-triples", formats.N_TRIPLES),
        ("text/html;q=0.4, text/turtle;q=0.4", formats.HTML),
        ("application/json", formats.JSON_LD),
        ("application/xml", formats.RDF_XML),
        ("application/rdf+xml;q=0, application/xml", None),
        ('application/ld+json;profile="http://www.w3.org/ns/json-ld#compacted, x"', formats.JSON_LD),
        ("application/rdf+xml, text/html;q=0.3, */*;q=0", formats.RDF_XML),
        ("text/turtle ; q=0.9 , application/trig", formats.TRIG),
        ("image/png", None),
        ("*/*;q=0", None),
        ("text/turtle;q=0", None),
        ("text/turtle;q=nonsense", None),
        ("text/turtle;q=nan", None),
        ("text/turtle;q=7", formats.TURTLE),
        ("nonsense, text/turtle", formats.TURTLE),
        ("nonsense", None),
        ("*/turtle", None),
    ],
)
def test_document_format(accept: str | None, expected: formats.Format | None) -> None:
    if expected is None:
        with pytest.raises(NotAcceptable):
            negotiate(accept, formats.DOCUMENT)
    else:
        assert negotiate(accept, formats.DOCUMENT) is expected


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        (None, formats.JSON),
        ("application/json", formats.JSON),
        ("application/sparql-results+xml", formats.XML),
        ("text/csv", formats.CSV),
        ("text/*", formats.CSV),
        ("text/*;q=0.5, text/csv;q=0", formats.TSV),
        ("text/tab-separated-values, text/csv;q=0.9", formats.TSV),
        (BROWSER, formats.XML),
    ],
)
def test_result_format(accept: str | None, expected: formats.Format) -> None:
    assert negotiate(accept, formats.RESULTS) is expected


def test_refusal_lists_what_is_offered() -> None:
    with pytest.raises(NotAcceptable) as refused:
        negotiate("image/png", formats.RESULTS)
    assert refused.value.extra["offered"] == [format.media_type for format in formats.RESULTS]


@pytest.mark.parametrize(
    ("path", "stem", "format"),
    [
        ("scheme/stage.ttl", "scheme/stage", formats.TURTLE),
        ("doc/x/y.jsonld", "doc/x/y", formats.JSON_LD),
        ("ontology/1.0.0", "ontology/1.0.0", None),
        ("ontology/1.0.0.rdf", "ontology/1.0.0", formats.RDF_XML),
        (".ttl", ".ttl", None),
        ("x.png", "x.png", None),
    ],
)
def test_suffix(path: str, stem: str, format: formats.Format | None) -> None:
    assert split_suffix(path) == (stem, format)
