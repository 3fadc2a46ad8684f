"""What the endpoint asks of a store."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from pyoxigraph import NamedNode

from publisher.formats import Format


@dataclass(frozen=True, slots=True)
class RdfDataset:
    """The RDF dataset of one query (SPARQL 1.1, 13.2).

    Attributes:
        default: graphs merged into the default graph; None: the union of all graphs.
        named: graphs that GRAPH can reach; None: all named graphs.
    """

    default: tuple[NamedNode, ...] | None = None
    named: tuple[NamedNode, ...] | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """A finished answer.

    Attributes:
        body: serialised result.
        format: what it is serialised in.
    """

    body: bytes
    format: Format


class Store(Protocol):
    """A read-only SPARQL 1.1 store. Queries reach it guarded: no update, no SERVICE, no outside graph."""

    def query(self, text: str, dataset: RdfDataset, format: Format, prefixes: Mapping[str, str]) -> Answer:
        """Answer a query completely.

        Args:
            text: a SPARQL 1.1 query.
            dataset: its dataset, which takes the place of FROM and FROM NAMED.
            format: a format that fits the form of the query.
            prefixes: for formats that have them.
        Raises: BadQuery, with line and column where the store names them.
        """

    def graphs(self) -> frozenset[NamedNode]:
        """Names of the graphs of the store."""
