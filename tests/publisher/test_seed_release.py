"""The release of the five documents, asked as the web asks it: every address of ours is answered, whatever file it stands in."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pyoxigraph as ox
import pytest
from flask.testing import FlaskClient

from publisher import formats
from publisher.app import create_app
from publisher.config import Settings
from publisher.published import open_release

SYNTAXES = (formats.TURTLE, formats.JSON_LD, formats.N_TRIPLES, formats.RDF_XML)
RDF_FILES = {"bicoop.nq": ox.RdfFormat.N_QUADS, "shapes.ttl": ox.RdfFormat.TURTLE, "report.ttl": ox.RdfFormat.TURTLE}
"""Files of a release that hold all its IRIs: the other dumps repeat the first."""

Graph = frozenset[tuple[object, object, object]]


@pytest.fixture(scope="module")
def base(seed_release: Path) -> str:
    """Base of the release."""
    return open_release(Settings.read({}, release=seed_release)).base


@pytest.fixture(scope="module")
def seed_client(seed_release: Path) -> FlaskClient:
    """A client of the application over the release."""
    settings = Settings.read({}, release=seed_release)
    return create_app(settings, open_release(settings)).test_client()


@pytest.fixture(scope="module")
def documents(seed_release: Path, base: str) -> dict[str, set[str]]:
    """Every IRI of the release that begins with the base, by its document: the address without a fragment."""
    found: dict[str, set[str]] = defaultdict(set)
    for name, format in RDF_FILES.items():
        quads = ox.parse((seed_release / name).read_bytes(), format=format)
        for node in {node for q in quads for node in (q.subject, q.predicate, q.object, q.graph_name)}:
            if isinstance(node, ox.NamedNode) and node.value.startswith(base):
                found[node.value.partition("#")[0]].add(node.value)
    return found


def graph(body: bytes, format: formats.Format) -> Graph:
    """A graph; in canonical form where it has blank nodes, so that these compare."""
    triples = [quad.triple for quad in ox.parse(body, format=format.rdf)]
    if any(isinstance(node, ox.BlankNode) for t in triples for node in (t.subject, t.object)):
        dataset = ox.Dataset(ox.Quad(t.subject, t.predicate, t.object) for t in triples)
        dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
        triples = [quad.triple for quad in dataset]
    return frozenset((t.subject, t.predicate, t.object) for t in triples)


def representations(client: FlaskClient, path: str) -> list[tuple[int, Graph]]:
    """Status and graph in each syntax."""
    found = []
    for format in SYNTAXES:
        response = client.get(path, headers={"Accept": format.media_type})
        fits = response.status_code == 200 and response.mimetype == format.media_type
        found.append((response.status_code, graph(response.data, format) if fits else frozenset()))
    return found


def fault(client: FlaskClient, base: str, address: str, iris: set[str]) -> str:
    """What is wrong with the answers about some IRIs of one document; nothing if they are right."""
    path = address.removeprefix(base[:-1])
    if path.startswith("/id/"):
        response = client.get(path, base_url=base)
        if (response.status_code, response.location) != (303, address.replace("/id/", "/doc/", 1)):
            return f"{response.status_code} to {response.location}"
        path = response.location.removeprefix(base[:-1])
    if path.startswith("/release/"):
        response = client.get(path)
        found = [(response.status_code, graph(response.data, formats.TURTLE))]
    else:
        found = representations(client, path)
    if any(status != 200 for status, _ in found):
        return f"statuses {[status for status, _ in found]}"
    if any(one != found[0] for one in found):
        return f"not one graph: {[len(triples) for _, triples in found]} triples"
    subjects = {str(s) for s, _, _ in found[0][1]}
    missing = sorted(iri for iri in iris if f"<{iri}>" not in subjects)
    return f"no subject of its document: {', '.join(missing)}" if missing else ""


def test_every_iri_dereferences_with_the_same_graph_in_four_syntaxes(
    seed_client: FlaskClient, base: str, documents: dict[str, set[str]]
) -> None:
    assert len(documents) > 1000, "the release must hold something, or this shows nothing"
    assert {"id", "ontology", "scheme", "graph", "dataset", "shapes", "release"} <= {a.removeprefix(base).partition("/")[0] for a in documents}
    faults = {address: wrong for address, iris in sorted(documents.items()) if (wrong := fault(seed_client, base, address, iris))}
    assert not faults


def test_documents_have_pages(seed_client: FlaskClient, base: str, documents: dict[str, set[str]]) -> None:
    addresses = [address for address in sorted(documents) if not address.startswith(f"{base}release/")][::3]
    paths = [address.removeprefix(base[:-1]).replace("/id/", "/doc/", 1) for address in addresses]
    broken = [path for path in paths if seed_client.get(path, headers={"Accept": "text/html"}).status_code != 200]
    assert len(paths) > 300 and not broken
