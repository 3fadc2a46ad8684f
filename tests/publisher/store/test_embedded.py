"""The data sets of queries: a default graph is a set of triples, however many graphs hold them."""

from __future__ import annotations

import json

import pytest
from pyoxigraph import NamedNode

from publisher import formats, query
from publisher.store.base import RdfDataset
from publisher.store.embedded import EmbeddedStore

ONE, TWO, THREE = (NamedNode(f"http://data.example/graph/{name}") for name in ("one", "two", "three"))

QUADS = """
<http://x/a> <http://x/p> <http://x/b> <http://data.example/graph/one> .
<http://x/a> <http://x/p> <http://x/b> <http://data.example/graph/two> .
<http://x/b> <http://x/q> "1.70" <http://data.example/graph/one> .
<http://x/b> <http://x/q> "1.70" <http://data.example/graph/two> .
<http://x/c> <http://x/p> <http://x/b> <http://data.example/graph/three> .
<http://x/d> <http://x/p> <http://x/b> .
_:x <http://x/r> _:y <http://data.example/graph/three> .
"""

ALL = "SELECT * {} {{ ?s <http://x/p> ?o }}"
JOIN = "SELECT * {} {{ ?s <http://x/p> ?o . ?o <http://x/q> ?v }}"
COUNT = "SELECT (COUNT(*) AS ?n) {} {{ ?s ?p ?o }}"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> EmbeddedStore:
    """A store with two graphs that say the same, a third one, and a triple in no graph."""
    folder = tmp_path_factory.mktemp("store")
    (folder / "data.nq").write_text(QUADS, encoding="utf-8")
    EmbeddedStore.build(folder / "data.nq", folder / "store")
    assert {path.name for path in folder.iterdir()} == {"data.nq", "store"}
    return EmbeddedStore(folder / "store")


def rows(store: EmbeddedStore, text: str, dataset: RdfDataset | None = None) -> list[dict[str, str]]:
    """The solutions of a query, with its own data set or another one."""
    dataset = dataset or query.read(text, store.graphs()).dataset
    found = json.loads(store.query(text, dataset, formats.JSON, {}).body)
    return [{name: value["value"] for name, value in row.items()} for row in found["results"]["bindings"]]


def of(*graphs: NamedNode) -> str:
    return " ".join(f"FROM {graph}" for graph in graphs)


@pytest.mark.parametrize(("graphs", "all_", "joined", "count"), [
    ((), 3, 3, 5),
    ((ONE,), 1, 1, 2),
    ((ONE, ONE), 1, 1, 2),
    ((ONE, TWO), 1, 1, 2),
    ((ONE, THREE), 2, 2, 4),
    ((ONE, TWO, THREE), 2, 2, 4),
])
def test_triple_in_several_graphs_is_one_solution(store: EmbeddedStore, graphs: tuple[NamedNode, ...], all_: int, joined: int, count: int) -> None:
    assert len(rows(store, ALL.format(of(*graphs)))) == all_
    assert len(rows(store, JOIN.format(of(*graphs)))) == joined
    assert rows(store, COUNT.format(of(*graphs))) == [{"n": str(count)}]


def test_parameters_of_the_request_merge_as_well(store: EmbeddedStore) -> None:
    assert rows(store, COUNT.format(of(THREE)), RdfDataset((ONE, TWO), ())) == [{"n": "2"}]


def test_named_graphs_stay_as_they_are(store: EmbeddedStore) -> None:
    graphs = "SELECT ?g (COUNT(*) AS ?n) {} {{ GRAPH ?g {{ ?s ?p ?o }} }} GROUP BY ?g"
    assert {row["g"]: row["n"] for row in rows(store, graphs.format(""))} == {ONE.value: "2", TWO.value: "2", THREE.value: "2"}
    merged = graphs.format(f"{of(ONE, TWO)} FROM NAMED {THREE}")
    assert {row["g"]: row["n"] for row in rows(store, merged)} == {THREE.value: "2"}
    assert rows(store, merged.replace("GRAPH ?g { ?s ?p ?o }", "?s ?p ?o")) == [{"n": "2"}]


def test_without_from_only_named_graphs_are_asked(store: EmbeddedStore) -> None:
    assert rows(store, COUNT.format(f"FROM NAMED {ONE}")) == [{"n": "0"}]


def test_blank_node_is_the_same_in_its_graph_and_in_the_default_graph(store: EmbeddedStore) -> None:
    assert len(rows(store, "SELECT * { ?x <http://x/r> ?y GRAPH ?g { ?x <http://x/r> ?y } }")) == 1
