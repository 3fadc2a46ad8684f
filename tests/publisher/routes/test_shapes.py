"""The shapes of a release: one document for all of them, in words and as data."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
from flask.testing import FlaskClient

from publisher import formats
from publisher.app import create_app
from publisher.config import Settings
from publisher.published import open_release

BASE = "http://data.example/"
SYNTAXES = (formats.TURTLE, formats.JSON_LD, formats.N_TRIPLES, formats.RDF_XML)


def graph(body: bytes, format: formats.Format) -> set[str]:
    """A graph in canonical form, so that blank nodes compare."""
    dataset = ox.Dataset(ox.Quad(*quad.triple) for quad in ox.parse(body, format=format.rdf))
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return {str(quad) for quad in dataset}


def test_shapes_are_the_same_graph_in_four_syntaxes(client: FlaskClient) -> None:
    graphs = [graph(client.get("/shapes", headers={"Accept": format.media_type}).data, format) for format in SYNTAXES]
    assert all(one == graphs[0] for one in graphs)
    subjects = {line.split(" ")[0] for line in graphs[0]}
    assert {f"<{BASE}shapes>", f"<{BASE}shapes#ClaimShape>", f"<{BASE}shapes#Occasion-used>"} <= subjects
    assert graph(client.get("/shapes.ttl").data, formats.TURTLE) == graphs[0]


def test_page_words_targets_paths_and_messages(client: FlaskClient) -> None:
    text = client.get("/shapes", headers={"Accept": "text/html"}).get_data(as_text=True)
    assert "<h1" in text and "Shapes of the sample</h1>" in text and "What the sample looks like." in text
    assert 'id="ClaimShape"' in text and 'id="Claim-body-known"' in text
    assert "Looks at every" in text and "whatever stands as value of" in text
    for path in ("oa:hasBody", "(oa:hasBody / rdf:type)", "^bc:occasion | bc:partner"):
        assert f"<code>{path}</code>" in text
    assert "<td>The body has no type.</td><td>warning</td>" in text and "<td>A claim has no body.</td><td>violation</td>" in text


@pytest.mark.parametrize("path", ["/shapes.png", "/shapes/x", "/shapes.ttl.ttl"])
def test_what_is_no_document_of_the_shapes_is_404(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_release_without_shapes_has_none(settings: Settings, tmp_path: Path) -> None:
    folder = tmp_path / "2026-02-03"
    folder.mkdir()
    for name in ("bicoop.nq", "manifest.json"):
        (folder / name).write_bytes((settings.releases / "2026-02-03" / name).read_bytes())
    bare = Settings.read({}, release=folder, cache=tmp_path / "cache")
    client = create_app(bare, open_release(bare)).test_client()
    assert client.get("/shapes").status_code == 404
    assert 'href="/shapes"' not in client.get("/").get_data(as_text=True)
