"""Oxigraph in the same process: a directory written once, then only read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

import pyoxigraph
from pyoxigraph import NamedNode, QueryTriples, RdfFormat

from publisher.errors import BadQuery
from publisher.formats import Format
from publisher.serialise import write
from publisher.store.base import Answer, RdfDataset

WHERE = re.compile(r"error at (\d+):(\d+): ?(.*)", re.DOTALL)


class EmbeddedStore:
    """Opens a finished store directory, read-only: any number of processes may.

    Args:
        path: directory made by `build`.
    """

    def __init__(self, path: Path) -> None:
        self._store = pyoxigraph.Store.read_only(str(path))

    @staticmethod
    def build(source: Path, target: Path) -> None:
        """Load an N-Quads file into a new directory. Without `optimize` queries are two to twelve times slower."""
        store = pyoxigraph.Store(str(target))
        store.bulk_load(path=str(source), format=RdfFormat.N_QUADS)
        store.optimize()
        store.flush()

    def query(self, text: str, dataset: RdfDataset, format: Format, prefixes: Mapping[str, str]) -> Answer:
        """See `Store.query`. Results are computed to the end before anything is handed on."""
        try:
            result = self._store.query(
                text,
                use_default_graph_as_union=dataset.default is None,
                default_graph=None if dataset.default is None else list(dataset.default),
                named_graphs=None if dataset.named is None else list(dataset.named),
            )
            if isinstance(result, QueryTriples):
                return Answer(write(result, format, prefixes), format)
            return Answer(result.serialize(format=format.results), format)
        except SyntaxError as error:
            raise _bad_query(str(error)) from error
        except (RuntimeError, ValueError) as error:  # an unknown function, for one, shows only when the query runs
            raise BadQuery(str(error)) from error

    def graphs(self) -> frozenset[NamedNode]:
        """See `Store.graphs`."""
        return self._graphs

    @cached_property
    def _graphs(self) -> frozenset[NamedNode]:
        return frozenset(graph for graph in self._store.named_graphs() if isinstance(graph, NamedNode))


def _bad_query(message: str) -> BadQuery:
    """Oxigraph's message, with its position as numbers."""
    found = WHERE.match(message)
    if not found:
        return BadQuery(message)
    line, column = int(found[1]), int(found[2])
    return BadQuery(f"Not a SPARQL 1.1 query: line {line}, column {column}: {_shortened(found[3])}", line=line, column=column)


def _shortened(expected: str) -> str:
    return expected if len(expected) <= 200 else expected[:200] + " …"
