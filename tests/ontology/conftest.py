"""Graphs of the ontology for all its tests, and a way to break a copy of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from rdflib import Graph

from mappings.resources import ALIGNMENTS, ONTOLOGY, SCHEMES
from mappings.terms import PREFIXES
from mappings.terms import SCHEMES as SCHEME_NAMES

Break = Callable[[Graph, str], Graph]


@pytest.fixture(scope="session")
def ontology() -> Graph:
    """The file bicoop.ttl alone."""
    return Graph().parse(ONTOLOGY / "bicoop.ttl")


@pytest.fixture(scope="session")
def schemes() -> dict[str, Graph]:
    """The graph of each scheme file, by the name of the scheme."""
    found = {path.stem: Graph().parse(path) for path in sorted(SCHEMES.glob("*.ttl"))}
    assert sorted(found) == sorted(SCHEME_NAMES.values()), "a scheme has no prefix in terms.py, or no file"
    return found


@pytest.fixture(scope="session")
def alignments() -> Graph:
    """All alignment files together."""
    paths = sorted(ALIGNMENTS.glob("*.ttl"))
    assert len(paths) >= 5
    merged = Graph()
    for path in paths:
        merged.parse(path)
    return merged


@pytest.fixture(scope="session")
def vocabulary(ontology: Graph, schemes: dict[str, Graph], alignments: Graph) -> Graph:
    """Ontology, schemes and alignments in one graph. Tests never change it: they break a copy."""
    merged = Graph()
    for part in (ontology, alignments, *schemes.values()):
        for triple in part:
            merged.add(triple)
    return merged


@pytest.fixture(scope="session")
def broken() -> Break:
    """A function that gives a copy of a graph changed by a SPARQL update (prefixes of terms.py)."""

    def copy(graph: Graph, update: str) -> Graph:
        changed = Graph()
        for triple in graph:
            changed.add(triple)
        before = set(changed)
        changed.update("".join(f"PREFIX {prefix}: <{space}>\n" for prefix, space in PREFIXES.items()) + update)
        assert set(changed) != before, "the update changes nothing, so that the case proves nothing"
        return changed

    return copy
