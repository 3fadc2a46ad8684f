"""The index of a release: what pages and documents of things are made from.

A SQLite file with the release's quads, each term as the N-Quads file has it: the SPARQL store rewrites literals
("1.70" to 1.7, "007" to 7), this doesn't. Reading a thing costs the same in a small and a large release: its own
triples are a range of the primary key, incoming links are counted beforehand and read a page at a time.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Triple

Term = NamedNode | BlankNode | Literal

IRI, BLANK, LITERAL = 0, 1, 2
LAST = "\U0010ffff"


def row_of(term: Term) -> tuple[int, str, str, str]:
    """The columns of a term: kind, value, datatype, language."""
    if isinstance(term, NamedNode):
        return IRI, term.value, "", ""
    if isinstance(term, BlankNode):
        return BLANK, term.value, "", ""
    return LITERAL, term.value, term.datatype.value, term.language or ""


def term_of(kind: int, value: str, datatype: str, language: str) -> Term:
    """The term of a row."""
    if kind == IRI:
        return NamedNode(value)
    if kind == BLANK:
        return BlankNode(value)
    return Literal(value, language=language) if language else Literal(value, datatype=NamedNode(datatype))


class Index:
    """Reads an index. Safe for threads: each has its own connection, and the file never changes.

    Args:
        path: file written by `indexing.build`.
    """

    def __init__(self, path: Path) -> None:
        self._uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        self._connections = threading.local()
        self.find = lru_cache(maxsize=100_000)(self._find)
        self.term = lru_cache(maxsize=100_000)(self._term)
        self.outgoing = lru_cache(maxsize=20_000)(self._outgoing)

    @property
    def _db(self) -> sqlite3.Connection:
        if not hasattr(self._connections, "db"):
            self._connections.db = sqlite3.connect(self._uri, uri=True, check_same_thread=False)
        return self._connections.db

    def _rows(self, sql: str, *values: object) -> list[tuple]:
        return self._db.execute(sql, values).fetchall()

    def meta(self, key: str) -> str | None:
        """A fact about the index itself."""
        rows = self._rows("SELECT value FROM meta WHERE key = ?", key)
        return rows[0][0] if rows else None

    def _find(self, term: Term) -> int | None:
        rows = self._rows("SELECT id FROM term WHERE value = ? AND kind = ? AND datatype = ? AND language = ?", *_key(term))
        return rows[0][0] if rows else None

    def _term(self, number: int) -> Term:
        return term_of(*self._rows("SELECT kind, value, datatype, language FROM term WHERE id = ?", number)[0])

    def _outgoing(self, subject: Term) -> tuple[tuple[NamedNode, Term], ...]:
        """Predicates and objects of a subject, over all graphs, each pair once."""
        number = self.find(subject)
        rows = self._rows("SELECT DISTINCT p, o FROM quad WHERE s = ? ORDER BY p, o", number) if number else []
        return tuple((self.term(p), self.term(o)) for p, o in rows)

    def objects(self, subject: Term, predicate: NamedNode) -> list[Term]:
        """Objects of one property of a subject."""
        return [o for p, o in self.outgoing(subject) if p == predicate]

    def value(self, subject: Term, predicate: NamedNode) -> Term | None:
        """First object of one property, None if there is none."""
        return next((o for p, o in self.outgoing(subject) if p == predicate), None)

    def incoming_counts(self, term: Term) -> dict[NamedNode, int]:
        """How many subjects point at a term, by property."""
        number = self.find(term)
        rows = self._rows("SELECT p, n FROM incoming WHERE o = ?", number) if number else []
        return {self.term(p): n for p, n in rows}

    def incoming(self, term: Term, predicate: NamedNode, limit: int, offset: int = 0) -> list[Term]:
        """Subjects that point at a term by a property, a page of them."""
        o, p = self.find(term), self.find(predicate)
        if not o or not p:
            return []
        rows = self._rows("SELECT DISTINCT s FROM quad WHERE o = ? AND p = ? ORDER BY s LIMIT ? OFFSET ?", o, p, limit, offset)
        return [self.term(s) for (s,) in rows]

    def sharing(self, predicate: NamedNode, objects: list[Term], limit: int) -> list[Term]:
        """Subjects that have all the objects as values of one property."""
        p, numbers = self.find(predicate), [self.find(o) for o in objects]
        if not p or not numbers or None in numbers:
            return []
        each = " INTERSECT ".join("SELECT s FROM quad WHERE p = ? AND o = ?" for _ in numbers)
        rows = self._rows(f"{each} LIMIT ?", *(value for number in numbers for value in (p, number)), limit)
        return [self.term(s) for (s,) in rows]

    def mentions(self, term: Term) -> bool:
        """Whether some quad has the term as subject or object."""
        number = self.find(term)
        if not number:
            return False
        asked = ("SELECT 1 FROM quad WHERE s = ? LIMIT 1", "SELECT 1 FROM incoming WHERE o = ? LIMIT 1")
        return any(self._rows(sql, number) for sql in asked)

    def starting(self, prefix: str) -> list[NamedNode]:
        """Subjects whose IRI begins with a prefix, in the order of their IRIs."""
        rows = self._rows(
            "SELECT DISTINCT value FROM term JOIN quad ON quad.s = term.id WHERE value >= ? AND value < ? AND kind = 0 ORDER BY value",
            prefix,
            prefix + LAST,
        )
        return [NamedNode(value) for (value,) in rows]

    def local_iris(self, base: str) -> Iterator[str]:
        """Every IRI of the release that begins with a base, wherever it stands."""
        yield from (
            value
            for (value,) in self._db.execute(
                "SELECT value FROM term WHERE value >= ? AND value < ? AND kind = 0 ORDER BY value", (base, base + LAST)
            )
        )

    def graphs(self) -> dict[NamedNode, int]:
        """The named graphs and their number of triples."""
        return {self.term(g): n for g, n in self._rows("SELECT g, n FROM graph ORDER BY g") if g}

    def graph(self, graph: NamedNode) -> Iterator[Triple]:
        """The triples of a named graph."""
        for s, p, o in self._db.execute("SELECT s, p, o FROM quad WHERE g = ? ORDER BY s, p, o", (self.find(graph) or -1,)):
            yield Triple(self.term(s), self.term(p), self.term(o))

    def graph_subjects(self, graph: NamedNode, limit: int, offset: int = 0) -> list[Term]:
        """Subjects of a named graph, a page of them."""
        rows = self._rows("SELECT DISTINCT s FROM quad WHERE g = ? ORDER BY s LIMIT ? OFFSET ?", self.find(graph) or -1, limit, offset)
        return [self.term(s) for (s,) in rows]

    def graphs_of(self, subject: Term) -> list[NamedNode]:
        """Named graphs that say something about a subject."""
        rows = self._rows("SELECT DISTINCT g FROM quad WHERE s = ? AND g > 0 ORDER BY g", self.find(subject) or -1)
        return [self.term(g) for (g,) in rows]

    def quads(self, subject: Term) -> list[Quad]:
        """Quads of a subject, with their graphs."""
        rows = self._rows("SELECT p, o, g FROM quad WHERE s = ? ORDER BY p, o, g", self.find(subject) or -1)
        return [Quad(subject, self.term(p), self.term(o), self.term(g) if g else DefaultGraph()) for p, o, g in rows]

    def listing(self, name: str, limit: int, offset: int = 0) -> list[NamedNode]:
        """A page of a list."""
        rows = self._rows("SELECT s FROM listing WHERE name = ? AND position >= ? ORDER BY position LIMIT ?", name, offset, limit)
        return [self.term(s) for (s,) in rows]

    def listing_count(self, name: str) -> int:
        """Number of members of a list."""
        return int(self.meta(f"count:{name}") or 0)


def _key(term: Term) -> tuple[str, int, str, str]:
    kind, value, datatype, language = row_of(term)
    return value, kind, datatype, language
