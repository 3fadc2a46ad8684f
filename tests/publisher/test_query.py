"""Queries are read and guarded before anything runs."""

import time

import pyoxigraph as ox
import pytest

from publisher import formats, query
from publisher.errors import BadQuery, BadRequest, QueryRefused, RequestError, TooLarge, UpdateRefused
from publisher.published import Published
from publisher.query import Form
from publisher.store.base import RdfDataset

GRAPH = ox.NamedNode("http://data.example/graph/reference")


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("SELECT * {?s ?p ?o}", Form.SELECT),
        ("# comment\nbase <http://x/>\nprefix : <y#> select*{?s ?p ?o}", Form.SELECT),
        ("ASK {}", Form.ASK),
        ("construct {?s ?p ?o} where {?s ?p ?o}", Form.CONSTRUCT),
        ("PREFIX select: <http://x/> DESCRIBE select:x", Form.DESCRIBE),
    ],
)
def test_form(text: str, form: Form) -> None:
    assert query.read(text, []).form is form


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * {SERVICE <http://127.0.0.1:9/> {?s ?p ?o}}",
        "select * {service silent ?x {}}",
        "PREFIX : <http://127.0.0.1:9/> SELECT * {SERVICE:x{}}",
        "PREFIX : <http://127.0.0.1:9/> SELECT * {?s ?p true.SERVICE:x{}}",
        "SELECT * {?s ?p trueSERVICE<http://127.0.0.1:9/>{}}",
        "SELECT * { ?s ?p 'a' # '\n SERVICE <http://x/> {} }",
        "SELECT * { ?s ?p 'a' # \r SERVICE <http://x/> {} }",
        "SELECT * { FILTER(?a<?b) SERVICE ?x {FILTER(?c>?d)} }",
        'SELECT * { ?s ?p """a"b""c\\"""" SERVICE <http://x/> {} }',
        "SELECT * { { SELECT * { SERVICE <http://x/> {} } } }",
        "ASK { FILTER EXISTS { SERVICE <http://x/> {} } }",
    ],
)
def test_service_is_refused(text: str) -> None:
    with pytest.raises(RequestError) as refused:
        query.read(text, [])
    assert isinstance(refused.value, QueryRefused)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * {?s ?p 'SERVICE <http://x/> {}'}",
        "SELECT * {?s ?p '''a ' SERVICE '' '''} # SERVICE",
        "SELECT ?service {?service <http://x/SERVICE> _:service}",
        "PREFIX x: <http://x/> SELECT * {?s x:service ?o}",
    ],
)
def test_the_word_service_elsewhere_is_fine(text: str) -> None:
    assert query.read(text, []).form is Form.SELECT


def test_refusal_tells_line_and_column() -> None:
    with pytest.raises(QueryRefused) as refused:
        query.read("SELECT * {\n  SERVICE <http://x/> {}}", [])
    assert (refused.value.extra["line"], refused.value.extra["column"]) == (2, 3)


@pytest.mark.parametrize(
    "text",
    ["INSERT DATA {}", "DELETE WHERE {}", "LOAD <file:///etc/hosts>", "DROP ALL", "clear all", "CREATE GRAPH <http://x/>",
     "PREFIX x: <http://x/> WITH x:g DELETE {} WHERE {}", "COPY DEFAULT TO <http://x/>", "ADD <http://x/> TO <http://y/>", "MOVE <http://x/> TO <http://y/>"],
)
def test_update_is_refused(text: str) -> None:
    with pytest.raises(UpdateRefused):
        query.read(text, [])


@pytest.mark.parametrize(
    "text",
    ["SELECT * FROM <file:///etc/hosts> {}", "SELECT * FROM NAMED <http://elsewhere.example/> {}", "BASE <file:///etc/> ASK FROM <hosts> {}",
     "PREFIX f: <file:///etc/> ASK FROM f:hosts {}", "PREFIX : <file:///etc/> ASK FROM:hosts {}"],
)
def test_outside_graph_is_refused(text: str) -> None:
    with pytest.raises((QueryRefused, BadQuery)):
        query.read(text, [GRAPH])


def test_own_graphs_make_the_dataset() -> None:
    text = "BASE <http://data.example/> PREFIX g: <graph/> SELECT * FROM <graph/reference> FROM NAMED g:reference {}"
    assert query.read(text, [GRAPH]).dataset == RdfDataset((GRAPH,), (GRAPH,))


def test_only_named_graphs_leave_the_default_graph_empty() -> None:
    assert query.read(f"SELECT * FROM NAMED {GRAPH} {{}}", [GRAPH]).dataset == RdfDataset((), (GRAPH,))


def test_parameters_override_from() -> None:
    other = ox.NamedNode("http://data.example/graph/vocab")
    assert query.read(f"SELECT * FROM {other} {{}}", [GRAPH, other], default_uris=[GRAPH.value]).dataset == RdfDataset((GRAPH,), ())


def test_outside_graph_in_parameters_is_refused() -> None:
    with pytest.raises(QueryRefused):
        query.read("ASK {}", [GRAPH], default_uris=["http://elsewhere.example/"])


@pytest.mark.parametrize("text", ["", "  # nothing", "SELEC * {}", "{}", "PREFIX x: <http://x/>", "ASK FROM {}"])
def test_no_query_is_told_so(text: str) -> None:
    with pytest.raises(BadQuery) as refused:
        query.read(text, [])
    assert refused.value.extra["line"] >= 1


def test_megabyte_is_too_large_and_refused_at_once() -> None:
    with pytest.raises(TooLarge):
        query.read("SELECT * {" + "?s ?p ?o . " * 100_000 + "}", [])


@pytest.mark.parametrize("text", ["'" * 90_000, '"""' + '"\\' * 40_000, "<" * 90_000, "a.-" * 30_000, "((((" * 20_000, "?a<" * 30_000,
                                  "'\\" * 45_000, "a:" * 45_000, "a:\\" * 30_000, ":." * 45_000, "@a-" * 30_000, "<\\u" * 30_000])
def test_hostile_text_is_read_in_time(text: str) -> None:
    """Some patterns took a minute for 80 kB; a tenth of a second is usual."""
    began = time.perf_counter()
    with pytest.raises(RequestError):
        query.read(text, [])
    assert time.perf_counter() - began < 2


def test_run_answers_without_a_server(published: Published) -> None:
    answer = query.run(published.store, f"SELECT ?p {{ <{published.base}id/event/visit> <{published.base}ontology#visitor> ?p }}", formats.CSV)
    assert answer.body.decode().split() == ["p", "http://data.example/id/person/ivan-ivanov"]


def test_run_refuses_a_format_of_another_form(published: Published) -> None:
    with pytest.raises(BadRequest, match="csv"):
        query.run(published.store, "ASK {}", formats.TURTLE)
