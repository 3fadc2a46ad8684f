"""Dereferencing: things lead to documents, documents hold the thing, in every syntax the same graph."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from flask.testing import FlaskClient

from publisher import formats
from publisher.published import Published

BASE = "http://data.example/"
SYNTAXES = (formats.TURTLE, formats.JSON_LD, formats.N_TRIPLES, formats.RDF_XML)
VISIT = "/doc/event/visit"


def graph(body: bytes, format: formats.Format) -> set[str]:
    """A graph in canonical form, so that blank nodes compare."""
    dataset = ox.Dataset(ox.Quad(*quad.triple) for quad in ox.parse(body, format=format.rdf))
    dataset.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return {str(quad) for quad in dataset}


def local_iris(published: Published) -> list[str]:
    """Every IRI of the release that this deployment answers for."""
    return list(published.index.local_iris(published.base))


def test_every_iri_dereferences_with_the_same_graph_in_four_syntaxes(client: FlaskClient, published: Published) -> None:
    iris = local_iris(published)
    assert len(iris) == 82
    for iri in iris:
        path = "/" + iri.removeprefix(BASE).partition("#")[0]
        graphs = []
        for format in SYNTAXES:
            response = client.get(path, headers={"Accept": format.media_type})
            if path.startswith("/id/"):
                assert response.status_code == 303, iri
                response = client.get(response.location.removeprefix(BASE[:-1]), headers={"Accept": format.media_type})
            assert response.status_code == 200, iri
            assert response.mimetype == format.media_type
            graphs.append(graph(response.data, format))
        assert all(one == graphs[0] for one in graphs), iri
        assert any(line.startswith(f"<{iri}> ") for line in graphs[0]), f"{iri} is no subject of its document"
        assert client.get(path, headers={"Accept": "text/html"}, follow_redirects=True).status_code == 200, iri


def test_thing_redirects_once_to_the_address_of_the_data(client: FlaskClient) -> None:
    response = client.get("/id/event/visit")
    assert (response.status_code, response.headers["Location"]) == (303, BASE + "doc/event/visit")


def test_thing_redirects_within_another_host(client: FlaskClient) -> None:
    response = client.get("/id/event/visit", headers={"Host": "localhost:8123"})
    assert response.headers["Location"] == "/doc/event/visit"


@pytest.mark.parametrize("path", ["/id/event/nothing", "/doc/event/nothing", "/doc/event/visit.png", "/scheme/nothing", "/graph/nothing",
                                  "/dataset/nothing", "/ontology/9.9.9", "/id/event/визит", "/id/a b<>", "/doc/%00", "/doc/%7Bx%7D", "/graph/%22", "/scheme/a%5Eb", "/ontology/%3C", "/id/%FF%FE", "/doc/event/visit.ttl.ttl"])
def test_what_never_was_is_404(client: FlaskClient, path: str) -> None:
    response = client.get(path, headers={"Accept": "application/problem+json"})
    assert response.status_code == 404
    assert response.mimetype == "application/problem+json"
    assert response.json and response.json["status"] == 404


@pytest.mark.parametrize("format", formats.DOCUMENT, ids=lambda format: format.name)
def test_suffix_wins_over_accept(client: FlaskClient, format: formats.Format) -> None:
    response = client.get(f"{VISIT}.{format.suffix}", headers={"Accept": "image/png"})
    assert (response.status_code, response.mimetype) == (200, format.media_type)


def test_none_acceptable_is_406_with_the_list(client: FlaskClient) -> None:
    response = client.get(VISIT, headers={"Accept": "image/png"})
    assert response.status_code == 406
    assert response.json and "text/turtle" in response.json["offered"]


def test_document_says_what_it_is(client: FlaskClient) -> None:
    text = client.get(VISIT + ".nt").get_data(as_text=True)
    document = f"<{BASE}doc/event/visit>"
    assert f"{document} <http://xmlns.com/foaf/0.1/primaryTopic> <{BASE}id/event/visit> ." in text
    assert f"{document} <http://rdfs.org/ns/void#inDataset> <{BASE}dataset/bicoop> ." in text
    assert f"{document} <http://purl.org/dc/terms/license> <https://creativecommons.org/licenses/by/4.0/> ." in text
    assert f'{document} <http://purl.org/dc/terms/modified> "2026-02-03"^^' in text


def test_document_holds_claims_and_labels_of_what_it_points_at(client: FlaskClient) -> None:
    text = client.get(VISIT + ".nt").get_data(as_text=True)
    assert f"<{BASE}id/claim/sample-0-26> <http://www.w3.org/ns/oa#hasBody> <{BASE}id/event/visit> ." in text
    assert '"Иван Иванов"@ru' in text


def test_literals_come_out_as_they_went_in(client: FlaskClient, published: Published) -> None:
    source = (published.folder / "bicoop.nq").read_bytes()
    thing = ox.NamedNode(BASE + "id/observation/probes")
    expected = {quad.triple for quad in ox.parse(source, format=ox.RdfFormat.N_QUADS) if quad.subject == thing}
    assert len(expected) == 18
    for format in SYNTAXES:
        body = client.get(f"/doc/observation/probes.{format.suffix}").data
        assert expected <= {quad.triple for quad in ox.parse(body, format=format.rdf)}, format.name


def test_headers_of_a_document(client: FlaskClient) -> None:
    response = client.get(VISIT, headers={"Accept": "text/turtle"})
    assert response.headers["Vary"] == "Accept, Accept-Language"
    assert response.headers["Content-Location"] == VISIT + ".ttl"
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert "ETag" in response.headers["Access-Control-Expose-Headers"]
    assert response.headers["Last-Modified"] == "Tue, 03 Feb 2026 00:00:00 GMT"
    link = response.headers["Link"]
    assert f'<{VISIT}.jsonld>; rel="alternate"; type="application/ld+json"' in link
    assert f'<{BASE}id/event/visit>; rel="describes"' in link
    assert '<https://creativecommons.org/licenses/by/4.0/>; rel="license"' in link


def test_etags_differ_between_representations_and_stay_the_same(client: FlaskClient) -> None:
    tags = [client.get(f"{VISIT}.{format.suffix}").headers["ETag"] for format in formats.DOCUMENT]
    assert len(set(tags)) == len(formats.DOCUMENT)
    assert client.get(VISIT, headers={"Accept": "text/turtle"}).headers["ETag"] == tags[1]


@pytest.mark.parametrize("path", [VISIT, VISIT + ".ttl", "/ontology", "/scheme/stage", "/graph/reference", "/", "/objects"])
def test_matching_etag_is_304_without_a_body(client: FlaskClient, path: str) -> None:
    tag = client.get(path).headers["ETag"]
    response = client.get(path, headers={"If-None-Match": tag})
    assert (response.status_code, response.data) == (304, b"")
    assert response.headers["ETag"] == tag
    assert client.get(path, headers={"If-None-Match": '"other"'}).status_code == 200


def test_not_modified_since_the_release_is_304(client: FlaskClient) -> None:
    assert client.get(VISIT, headers={"If-Modified-Since": "Tue, 03 Feb 2026 00:00:00 GMT"}).status_code == 304
    assert client.get(VISIT, headers={"If-Modified-Since": "Mon, 02 Feb 2026 00:00:00 GMT"}).status_code == 200


@pytest.mark.parametrize("path", ["/", VISIT, VISIT + ".rdf", "/ontology", "/graph/vocab.nq", "/sparql?query=ASK%7B%7D", "/release/bicoop.nq"])
def test_head_answers_like_get_without_a_body(client: FlaskClient, path: str) -> None:
    head, get = client.head(path), client.get(path)
    assert head.data == b""
    kept = ("Content-Type", "Content-Length", "ETag", "Vary", "Link")
    assert [head.headers.get(name) for name in kept] == [get.headers.get(name) for name in kept]


@pytest.mark.parametrize("path", ["/id/event/visit", VISIT, "/ontology", "/release/", "/"])
def test_writing_is_405_with_allow(client: FlaskClient, path: str) -> None:
    for method in ("post", "put", "delete", "patch"):
        response = getattr(client, method)(path)
        assert response.status_code == 405
        assert "GET" in response.headers["Allow"]
        assert response.mimetype == "application/problem+json"


def test_preflight_is_answered(client: FlaskClient) -> None:
    response = client.options(VISIT, headers={"Origin": "http://elsewhere.example", "Access-Control-Request-Method": "GET"})
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert "GET" in response.headers["Access-Control-Allow-Methods"]


def test_hub_gives_a_page_of_links_and_the_way_to_the_others(client: FlaskClient) -> None:
    party = f"<{BASE}ontology#party> <{BASE}id/state/aa> ."
    first = client.get("/doc/state/aa.nt").get_data(as_text=True)
    assert first.count(party) == 1
    assert f"<{BASE}doc/state/aa?by=bc:party&page=1>" in first
    further = client.get("/doc/state/aa.nt?by=bc:party&page=1").get_data(as_text=True)
    assert further.count(party) == 2
    assert "hostState" not in further


def test_pages_of_links_have_their_own_etag(client: FlaskClient) -> None:
    pages = [client.get(f"/doc/state/aa?by=bc:party&page={page}") for page in (1, 2)]
    assert len({page.headers["ETag"] for page in pages}) == 2
    assert pages[0].headers["Content-Location"] == "/doc/state/aa.html?by=bc:party&page=1"


@pytest.mark.parametrize("page", ["0", "-1", "x", "", "1e9", "99999999999999999999", "²"])
def test_page_that_is_no_number_is_400(client: FlaskClient, page: str) -> None:
    assert client.get("/doc/state/aa", query_string={"page": page}).status_code == 400


def test_graph_keeps_its_name_in_trig(client: FlaskClient) -> None:
    quads = list(ox.parse(client.get("/graph/inferred.trig").data, format=ox.RdfFormat.TRIG))
    inside = [quad for quad in quads if quad.graph_name == ox.NamedNode(BASE + "graph/inferred")]
    assert len(inside) == 1


def test_version_of_the_ontology_is_the_ontology(client: FlaskClient) -> None:
    text = client.get("/ontology/1.0.0.nt").get_data(as_text=True)
    assert f"<{BASE}ontology#Visit>" in text
    assert f"<{BASE}ontology/1.0.0> <http://purl.org/dc/terms/isVersionOf> <{BASE}ontology> ." in text
