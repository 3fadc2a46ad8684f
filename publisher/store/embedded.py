"""Oxigraph in the same process: a directory written once, then only read.

A default graph that is put together from several graphs is their RDF merge (SPARQL 1.1, 13.2), so a set: a triple of two graphs is one
solution. Oxigraph looks the graphs up one after the other and gives one solution for each, which doubles joins and counts. So the union
of all graphs is written out when a store is built, as the default graph of the directory; and graphs that a query merges and that
share a triple are merged in memory.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache
from pathlib import Path

import pyoxigraph
from pyoxigraph import DefaultGraph, NamedNode, Quad, QueryBoolean, QuerySolutions, QueryTriples, RdfFormat, Triple

from publisher.errors import BadQuery
from publisher.formats import Format
from publisher.serialise import write
from publisher.store.base import Answer, RdfDataset

WHERE = re.compile(r"error at (\d+):(\d+): ?(.*)", re.DOTALL)
MERGES = 4
"""Merged data sets kept in memory: a client mostly asks one several times."""


class EmbeddedStore:
    """Opens a finished store directory, read-only: any number of processes may.

    Args:
        path: directory made by `build`.
    """

    def __init__(self, path: Path) -> None:
        self._store = pyoxigraph.Store.read_only(str(path))
        self._merged = lru_cache(maxsize=MERGES)(self._merge)

    @staticmethod
    def build(source: Path, target: Path) -> None:
        """Load an N-Quads file into a new directory, every triple into the default graph too.

        By way of one file with both: the store reads a file twice as fast as it takes triples from Python, and gives a blank node
        another name in each file. Without `optimize` queries are two to twelve times slower.
        """
        store = pyoxigraph.Store(str(target))
        both = target.with_suffix(".both.nq")
        try:
            with source.open("rb") as quads, both.open("wb") as file:
                shutil.copyfileobj(quads, file)
                file.write(b"\n")
                pyoxigraph.serialize(_triples(source), file, format=RdfFormat.N_TRIPLES)
            store.bulk_load(path=str(both), format=RdfFormat.N_QUADS)
        finally:
            both.unlink(missing_ok=True)
        store.optimize()
        store.flush()

    def query(self, text: str, dataset: RdfDataset, format: Format, prefixes: Mapping[str, str]) -> Answer:
        """See `Store.query`. Results are computed to the end before anything is handed on."""
        try:
            result = self._result(text, dataset)
            if isinstance(result, QueryTriples):
                return Answer(write(result, format, prefixes), format)
            return Answer(result.serialize(format=format.results), format)
        except SyntaxError as error:
            raise _bad_query(str(error)) from error
        except (RuntimeError, ValueError) as error:  # an unknown function, for one, shows only when the query runs
            raise BadQuery(str(error)) from error

    def _result(self, text: str, dataset: RdfDataset) -> QuerySolutions | QueryBoolean | QueryTriples:
        named = None if dataset.named is None else list(dataset.named)
        if dataset.default is None:
            return self._store.query(text, default_graph=DefaultGraph(), named_graphs=named)
        if (merged := self._merged(dataset)) is not None:
            return merged.query(text, default_graph=DefaultGraph(), named_graphs=named)
        return self._store.query(text, default_graph=list(dict.fromkeys(dataset.default)), named_graphs=named)

    def _merge(self, dataset: RdfDataset) -> pyoxigraph.Store | None:
        """The data set of a query as a store of its own; None if Oxigraph's way does, because its default graphs share no triple."""
        default = frozenset(dataset.default or ())
        union: set[Triple] = set()
        quads = 0
        for graph in default if len(default) > 1 else ():
            for quad in self._store.quads_for_pattern(None, None, None, graph):
                union.add(quad.triple)
                quads += 1
        if len(union) == quads:
            return None
        store = pyoxigraph.Store()
        store.bulk_extend(Quad(triple.subject, triple.predicate, triple.object) for triple in union)
        for graph in self._graphs if dataset.named is None else dataset.named:
            store.bulk_extend(self._store.quads_for_pattern(None, None, None, graph))
        return store

    def graphs(self) -> frozenset[NamedNode]:
        """See `Store.graphs`."""
        return self._graphs

    @cached_property
    def _graphs(self) -> frozenset[NamedNode]:
        return frozenset(graph for graph in self._store.named_graphs() if isinstance(graph, NamedNode))


def _triples(source: Path) -> Iterator[Triple]:
    """The triples of an N-Quads file, without their graphs."""
    with source.open("rb") as file:
        for quad in pyoxigraph.parse(file, format=RdfFormat.N_QUADS):
            yield quad.triple


def _bad_query(message: str) -> BadQuery:
    """Oxigraph's message, with its position as numbers."""
    found = WHERE.match(message)
    if not found:
        return BadQuery(message)
    line, column = int(found[1]), int(found[2])
    return BadQuery(f"Not a SPARQL 1.1 query: line {line}, column {column}: {_shortened(found[3])}", line=line, column=column)


def _shortened(expected: str) -> str:
    return expected if len(expected) <= 200 else expected[:200] + " …"
