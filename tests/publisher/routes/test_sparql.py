"""The SPARQL 1.1 Protocol, query operation: each test is named by request and condition."""

from __future__ import annotations

import json

import pyoxigraph as ox
import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from publisher import formats

COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
REFERENCE = "http://data.example/graph/reference"
INFERRED = "http://data.example/graph/inferred"
JSON = {"Accept": "application/sparql-results+json"}


def number(response: TestResponse) -> int:
    """The one number of a result."""
    assert response.status_code == 200, response.get_data(as_text=True)
    return int(json.loads(response.data)["results"]["bindings"][0]["n"]["value"])


def test_get_with_query_answers(client: FlaskClient) -> None:
    assert number(client.get("/sparql", query_string={"query": COUNT}, headers=JSON)) > 100


def test_post_form_answers(client: FlaskClient) -> None:
    assert number(client.post("/sparql", data={"query": COUNT}, headers=JSON)) > 100


def test_post_query_body_answers(client: FlaskClient) -> None:
    assert number(client.post("/sparql", data=COUNT, content_type="application/sparql-query", headers=JSON)) > 100


def test_post_query_body_with_charset_answers(client: FlaskClient) -> None:
    response = client.post("/sparql", data=COUNT.encode(), content_type="application/sparql-query; charset=UTF-8", headers=JSON)
    assert number(response) > 100


def test_post_query_body_in_another_charset_is_415(client: FlaskClient) -> None:
    assert client.post("/sparql", data=COUNT.encode("utf-16"), content_type="application/sparql-query; charset=utf-16").status_code == 415


def test_post_query_body_not_utf8_is_400(client: FlaskClient) -> None:
    assert client.post("/sparql", data=b"ASK { ?s ?p '\xff' }", content_type="application/sparql-query").status_code == 400


@pytest.mark.parametrize("kind", ["application/json", "text/plain", "application/sparql-results+json", ""])
def test_post_of_another_type_is_415(client: FlaskClient, kind: str) -> None:
    response = client.post("/sparql", data=COUNT, content_type=kind)
    assert response.status_code == 415
    assert response.mimetype == "application/problem+json"


def test_default_graph_is_the_union(client: FlaskClient) -> None:
    named = number(client.get("/sparql", query_string={"query": "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"}, headers=JSON))
    assert number(client.get("/sparql", query_string={"query": COUNT}, headers=JSON)) > named


@pytest.mark.parametrize("method", ["get", "form", "body"])
def test_default_graph_uri_restricts(client: FlaskClient, method: str) -> None:
    parameters = {"default-graph-uri": INFERRED}
    if method == "get":
        response = client.get("/sparql", query_string={"query": COUNT, **parameters}, headers=JSON)
    elif method == "form":
        response = client.post("/sparql", data={"query": COUNT, **parameters}, headers=JSON)
    else:
        response = client.post("/sparql", query_string=parameters, data=COUNT, content_type="application/sparql-query", headers=JSON)
    assert number(response) == 1


def test_two_default_graph_uris_merge(client: FlaskClient) -> None:
    parts = [number(client.get("/sparql", query_string={"query": COUNT, "default-graph-uri": uri}, headers=JSON)) for uri in (REFERENCE, INFERRED)]
    both = client.get(f"/sparql?default-graph-uri={REFERENCE}&default-graph-uri={INFERRED}", query_string=None)
    assert both.status_code == 200  # without a query: the page
    merged = client.get("/sparql", query_string=[("query", COUNT), ("default-graph-uri", REFERENCE), ("default-graph-uri", INFERRED)], headers=JSON)
    assert number(merged) == sum(parts)


def test_named_graph_uri_restricts_graph_and_empties_the_default(client: FlaskClient) -> None:
    inside = {"query": "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }", "named-graph-uri": INFERRED}
    assert number(client.get("/sparql", query_string=inside, headers=JSON)) == 1
    assert number(client.get("/sparql", query_string={"query": COUNT, "named-graph-uri": INFERRED}, headers=JSON)) == 0


def test_from_restricts(client: FlaskClient) -> None:
    query = f"SELECT (COUNT(*) AS ?n) FROM <{INFERRED}> {{ ?s ?p ?o }}"
    assert number(client.get("/sparql", query_string={"query": query}, headers=JSON)) == 1


def test_default_graph_uri_overrides_from(client: FlaskClient) -> None:
    query = f"SELECT (COUNT(*) AS ?n) FROM <{REFERENCE}> {{ ?s ?p ?o }}"
    assert number(client.get("/sparql", query_string={"query": query, "default-graph-uri": INFERRED}, headers=JSON)) == 1


@pytest.mark.parametrize("format", formats.RESULTS, ids=lambda format: format.name)
@pytest.mark.parametrize("query", [COUNT, "ASK {}"])
def test_results_in_every_format(client: FlaskClient, format: formats.Format, query: str) -> None:
    response = client.get("/sparql", query_string={"query": query}, headers={"Accept": format.media_type})
    assert (response.status_code, response.mimetype) == (200, format.media_type)
    assert response.data


@pytest.mark.parametrize("format", formats.RDF, ids=lambda format: format.name)
@pytest.mark.parametrize("query", ["CONSTRUCT { ?s ?p ?o } { ?s ?p ?o FILTER(isIRI(?o)) }", "DESCRIBE <http://data.example/id/event/visit>"])
def test_graphs_in_every_format(client: FlaskClient, format: formats.Format, query: str) -> None:
    response = client.get("/sparql", query_string={"query": query}, headers={"Accept": format.media_type})
    assert (response.status_code, response.mimetype) == (200, format.media_type)
    assert len(list(ox.parse(response.data, format=format.rdf))) >= 5


def test_missing_accept_gives_json_and_turtle(client: FlaskClient) -> None:
    assert client.get("/sparql", query_string={"query": COUNT}).mimetype == "application/sparql-results+json"
    assert client.get("/sparql", query_string={"query": "DESCRIBE <http://data.example/id/event/visit>"}).mimetype == "text/turtle"


def test_accept_without_a_fitting_type_is_406(client: FlaskClient) -> None:
    response = client.get("/sparql", query_string={"query": COUNT}, headers={"Accept": "text/turtle"})
    assert response.status_code == 406
    assert response.json and "text/csv" in response.json["offered"]


def test_parameter_format_serves_the_page_of_people(client: FlaskClient) -> None:
    assert client.get("/sparql", query_string={"query": COUNT, "format": "csv"}, headers={"Accept": "text/html"}).mimetype == "text/csv"
    assert client.get("/sparql", query_string={"query": COUNT, "format": "turtle"}).status_code == 406


@pytest.mark.parametrize("query", ["SELECT * { ?s ?p }", "SELEC", "SELECT ?x {\n ?x <p> }", "PREFIX a SELECT * {}", "SELECT * { x:y ?p ?o }", ""])
def test_malformed_query_is_400_with_line_and_column(client: FlaskClient, query: str) -> None:
    response = client.get("/sparql", query_string={"query": query}, headers=JSON)
    assert response.status_code == 400
    assert response.mimetype == "application/problem+json"
    assert response.json and response.json["line"] >= 1 and response.json["column"] >= 1


def test_unknown_function_is_the_clients_error(client: FlaskClient) -> None:
    response = client.get("/sparql", query_string={"query": "SELECT (<http://elsewhere.example/f>(1) AS ?x) {}"})
    assert response.status_code == 400


@pytest.mark.parametrize("times", [0, 2])
def test_query_not_exactly_once_is_400(client: FlaskClient, times: int) -> None:
    assert client.post("/sparql", data={"query": [COUNT] * times, "other": "x"}).status_code == 400
    if times:
        assert client.get("/sparql", query_string={"query": [COUNT] * times}).status_code == 400


@pytest.mark.parametrize(
    "query", ["SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "SELECT * FROM <file:///etc/hosts> { ?s ?p ?o }",
              "SELECT * FROM NAMED <http://elsewhere.example/> { ?s ?p ?o }"]
)
def test_query_that_reaches_out_is_400_with_a_reason(client: FlaskClient, query: str) -> None:
    response = client.get("/sparql", query_string={"query": query})
    assert response.status_code == 400
    assert response.json and response.json["title"] == "Query refused"


def test_outside_default_graph_uri_is_400(client: FlaskClient) -> None:
    assert client.get("/sparql", query_string={"query": COUNT, "default-graph-uri": "http://elsewhere.example/"}).status_code == 400


@pytest.mark.parametrize("update", ["DROP ALL", "INSERT DATA { <a:b> <a:b> <a:b> }", "LOAD <file:///etc/hosts>"])
def test_update_is_403_however_it_comes(client: FlaskClient, update: str) -> None:
    before = number(client.get("/sparql", query_string={"query": COUNT}, headers=JSON))
    answers = [
        client.get("/sparql", query_string={"query": update}),
        client.get("/sparql", query_string={"update": update}),
        client.post("/sparql", data={"query": update}),
        client.post("/sparql", data={"update": update}),
        client.post("/sparql", data=update, content_type="application/sparql-update"),
        client.post("/sparql", data=update, content_type="application/sparql-query"),
    ]
    assert {answer.status_code for answer in answers} == {403}
    assert number(client.get("/sparql", query_string={"query": COUNT}, headers=JSON)) == before


def test_megabyte_of_query_is_413(client: FlaskClient) -> None:
    text = "SELECT * {" + "?s ?p ?o . " * 100_000 + "}"
    for response in (client.post("/sparql", data=text, content_type="application/sparql-query"), client.post("/sparql", data={"query": text})):
        assert response.status_code == 413
        assert response.mimetype == "application/problem+json"


def test_body_over_the_limit_is_413(client: FlaskClient) -> None:
    assert client.post("/sparql", data=b"x" * 3_000_000, content_type="application/sparql-query").status_code == 413


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_methods_are_405(client: FlaskClient, method: str) -> None:
    response = getattr(client, method)("/sparql")
    assert response.status_code == 405
    assert "POST" in response.headers["Allow"]


def test_head_answers_like_get(client: FlaskClient) -> None:
    response = client.head("/sparql", query_string={"query": COUNT}, headers={"Accept": "text/csv"})
    assert (response.status_code, response.mimetype, response.data) == (200, "text/csv", b"")


def test_no_query_with_rdf_accept_describes_the_service(client: FlaskClient) -> None:
    response = client.get("/sparql", headers={"Accept": "text/turtle"})
    text = response.get_data(as_text=True)
    assert response.mimetype == "text/turtle"
    assert "sparql-service-description#UnionDefaultGraph" in text
    assert REFERENCE in text or "graph/reference" in text


def test_no_query_with_html_accept_is_the_page(client: FlaskClient) -> None:
    response = client.get("/sparql", headers={"Accept": "text/html"})
    assert response.mimetype == "text/html"
    assert b"<textarea" in response.data


def test_problem_for_a_browser_is_a_page(client: FlaskClient) -> None:
    response = client.get("/sparql", query_string={"query": "SELEC <b>"}, headers={"Accept": "text/html,*/*;q=0.8"})
    assert (response.status_code, response.mimetype) == (400, "text/html")
    assert b"<b>" not in response.data


def test_cyrillic_query_percent_encoded_and_raw(client: FlaskClient) -> None:
    query = 'SELECT ?s { ?s ?p "Иван Иванов"@ru }'
    for response in (client.get("/sparql", query_string={"query": query}), client.post("/sparql", data=query.encode(), content_type="application/sparql-query")):
        assert "ivan-ivanov" in response.get_data(as_text=True)


def test_answer_on_the_page_for_people(client: FlaskClient) -> None:
    text = client.get("/sparql", query_string={"query": "SELECT ?s { ?s ?p 'Иван Иванов'@ru }", "format": "html"}).get_data(as_text=True)
    assert 'href="/doc/person/ivan-ivanov"' in text
    assert "1 row<" in text
    assert "Yes" in client.get("/sparql", query_string={"query": "ASK {}", "format": "html"}).get_data(as_text=True)
    assert "<pre>" in client.get("/sparql", query_string={"query": "DESCRIBE <http://data.example/id/event/visit>", "format": "html"}).get_data(as_text=True)


def test_cut_table_says_so(client: FlaskClient) -> None:
    query = "SELECT ?s ?x { ?s ?p ?o . ?x ?y ?z }"
    text = client.get("/sparql", query_string={"query": query + " LIMIT 501", "format": "html"}).get_data(as_text=True)
    assert "The first 500 rows are shown" in text and "501 rows" in text


def test_wrong_query_stays_on_the_page_for_people(client: FlaskClient) -> None:
    response = client.get("/sparql", query_string={"query": "SELEC </textarea>", "format": "html"})
    text = response.get_data(as_text=True)
    assert response.status_code == 400
    assert "SELEC &lt;/textarea&gt;" in text and "column 1" in text
