"""TriG: what is written is what was given, for two readers, and always in the same order."""

from __future__ import annotations

import random

import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, RdfFormat, parse
from rdflib.compare import isomorphic

from mappings.terms import BASE, PREFIXES
from mappings.trig import write

XSD = PREFIXES["xsd"]
THING = NamedNode(BASE + "id/event/a-1")
LABEL = NamedNode(PREFIXES["rdfs"] + "label")


def read(text: str) -> set[Quad]:
    return {*parse(text, format=RdfFormat.TRIG)}


def as_rdflib(text: str, form: str) -> rdflib.Dataset:
    data = rdflib.Dataset()
    data.parse(data=text, format=form)
    return data


QUADS = [
    Quad(THING, NamedNode(PREFIXES["rdf"] + "type"), NamedNode(BASE + "ontology#Visit"), DefaultGraph()),
    Quad(THING, LABEL, Literal('Кавычки "и" \\ черта\nстрока\tтаб', language="ru"), NamedNode(BASE + "graph/source-a")),
    Quad(THING, LABEL, Literal("plain"), NamedNode(BASE + "graph/source-a")),
    Quad(
        THING,
        NamedNode(BASE + "ontology#value"),
        Literal("4000000000", datatype=NamedNode(XSD + "decimal")),
        NamedNode(BASE + "graph/source-a"),
    ),
    Quad(THING, NamedNode(BASE + "ontology#sessionNumber"), Literal("2", datatype=NamedNode(XSD + "positiveInteger")), DefaultGraph()),
    Quad(THING, NamedNode(PREFIXES["oa"] + "start"), Literal("01", datatype=NamedNode(XSD + "integer")), DefaultGraph()),
    Quad(THING, NamedNode(PREFIXES["oa"] + "end"), Literal("16", datatype=NamedNode(XSD + "integer")), DefaultGraph()),
    Quad(THING, NamedNode(PREFIXES["time"] + "hasTime"), NamedNode(BASE + "id/time/a-1"), DefaultGraph()),
    Quad(
        NamedNode(BASE + "id/text/a-1/1-16"),
        NamedNode(PREFIXES["oa"] + "hasSelector"),
        NamedNode(BASE + "id/text/a-1/1-16/selector"),
        DefaultGraph(),
    ),
    Quad(THING, NamedNode(PREFIXES["schema"] + "url"), NamedNode("https://example.org/a?b=1#c,d"), DefaultGraph()),
    Quad(NamedNode(BASE + "graph/source-a"), NamedNode("http://example.org/ends-with-"), NamedNode(BASE), DefaultGraph()),
]


def test_two_readers_read_what_was_given() -> None:
    text = write(QUADS)
    assert read(text) == set(QUADS)
    lines = "".join(f"{quad} .\n" for quad in QUADS)
    mine, theirs = as_rdflib(text, "trig"), as_rdflib(lines, "nquads")
    assert {graph.identifier for graph in mine.graphs() if len(graph)} == {graph.identifier for graph in theirs.graphs() if len(graph)}
    assert all(isomorphic(mine.graph(graph.identifier), graph) for graph in theirs.graphs())


def test_order_of_quads_and_repetition_change_nothing() -> None:
    expected = write(QUADS)
    for seed in range(5):
        mixed = QUADS * 2
        random.Random(seed).shuffle(mixed)
        assert write(mixed) == expected


def test_file_reads_well() -> None:
    text = write(QUADS)
    assert "event:a-1 a bc:Visit ;" in text
    assert 'bc:value "4000000000"^^xsd:decimal' in text
    assert "span:1-16 oa:hasSelector span:1-16\\/selector ." in text
    assert "oa:end 16 ;" in text
    assert 'oa:start "01"^^xsd:integer' in text
    assert "time:hasTime id-time:a-1" in text
    assert text.index("a bc:Visit") < text.index("graph:source-a {")
    assert "@prefix rdf:" not in text


def test_spans_of_several_texts_have_a_prefix_each() -> None:
    spans = [Quad(NamedNode(f"{BASE}id/text/{name}/0-1"), LABEL, Literal("x"), DefaultGraph()) for name in ("b", "a")]
    text = write(spans)
    assert f"@prefix span1: <{BASE}id/text/a/> ." in text
    assert f"@prefix span2: <{BASE}id/text/b/> ." in text


def test_another_base_has_the_same_short_names() -> None:
    base = "http://localhost:8000/"
    moved = parse("".join(f"{quad} .\n" for quad in QUADS).replace(BASE, base), format=RdfFormat.N_QUADS)
    assert write(moved, base).replace(base, BASE) == write(QUADS)


def test_a_blank_node_is_refused() -> None:
    with pytest.raises(ValueError, match="blank"):
        write([Quad(BlankNode(), LABEL, Literal("x"), DefaultGraph())])


def test_nothing_is_written_as_nothing() -> None:
    assert read(write([])) == set()


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40), st.sampled_from(["", "ru", "uz-latn"]))
def test_any_text_comes_back(text: str, language: str) -> None:
    literal = Literal(text, language=language) if language else Literal(text)
    quad = Quad(THING, LABEL, literal, DefaultGraph())
    assert read(write([quad])) == {quad}


@given(st.text(st.sampled_from("aZ09-_./~é:"), max_size=12))
def test_any_iri_of_ours_comes_back(tail: str) -> None:
    quad = Quad(THING, LABEL, NamedNode(BASE + "id/event/" + tail), NamedNode(BASE + "graph/" + tail))
    assert read(write([quad])) == {quad}
