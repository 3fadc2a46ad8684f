"""Builds the index of a release from its N-Quads, once, when the release is first opened."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, parse

from publisher import edtf
from publisher.index import Index, Term, row_of
from publisher.labels import Labels
from publisher.lists import LISTINGS, TIMES
from publisher.namespaces import Names

VERSION = "4"
"""Changes with the tables below, titles that order lists, and what `EmbeddedStore.build` writes: what has another is built anew."""

TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE term (id INTEGER PRIMARY KEY, kind INTEGER, value TEXT, datatype TEXT, language TEXT);
CREATE TABLE quad (s INTEGER, p INTEGER, o INTEGER, g INTEGER, PRIMARY KEY (s, p, o, g)) WITHOUT ROWID;
CREATE TABLE incoming (o INTEGER, p INTEGER, n INTEGER, PRIMARY KEY (o, p)) WITHOUT ROWID;
CREATE TABLE graph (g INTEGER PRIMARY KEY, n INTEGER);
CREATE TABLE listing (name TEXT, position INTEGER, s INTEGER, PRIMARY KEY (name, position)) WITHOUT ROWID;
"""

AFTERWARDS = """
CREATE UNIQUE INDEX term_by_value ON term (value, kind, datatype, language);
CREATE INDEX quad_by_object ON quad (o, p, s);
CREATE INDEX quad_by_graph ON quad (g, s, p, o);
INSERT INTO incoming SELECT quad.o, p, count(DISTINCT s) FROM quad JOIN term ON term.id = quad.o WHERE kind < 2 GROUP BY quad.o, p;
INSERT INTO graph SELECT g, count(*) FROM quad GROUP BY g;
"""


def build(source: Path, target: Path, base: str) -> None:
    """Write the index of an N-Quads file.

    Args:
        source: `bicoop.nq` of a release.
        target: file to write; must not exist.
        base: base IRI of the release.
    """
    db = sqlite3.connect(target)
    db.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + TABLES)
    numbers: dict[Term, int] = {}
    with source.open("rb") as file:
        db.executemany("INSERT OR IGNORE INTO quad VALUES (?, ?, ?, ?)", _rows(parse(file, format=RdfFormat.N_QUADS), numbers))
    db.executemany("INSERT INTO term VALUES (?, ?, ?, ?, ?)", ((number, *row_of(term)) for term, number in numbers.items()))
    db.executescript(AFTERWARDS)
    db.commit()
    _fill_listings(db, Index(target), Names(base))
    db.execute("INSERT INTO meta VALUES ('version', ?)", (VERSION,))
    db.execute("ANALYZE")
    db.commit()
    db.close()


def _rows(quads: Iterable[Quad], numbers: dict[Term, int]) -> Iterator[tuple[int, int, int, int]]:
    def number(term: Term) -> int:
        return numbers.setdefault(term, len(numbers) + 1)

    for quad in quads:
        graph = 0 if isinstance(quad.graph_name, DefaultGraph) else number(quad.graph_name)
        yield number(quad.subject), number(quad.predicate), number(quad.object), graph


def _fill_listings(db: sqlite3.Connection, index: Index, names: Names) -> None:
    labels = Labels(index, names)
    rows: list[tuple[str, int, int | None]] = []
    for listing in LISTINGS:
        members = {member for curie in listing.classes for member in _instances(index, names, names.node(curie))}
        # The database keeps positions, not keys: any page of a list, far or near, is found at once.
        ordered = sorted(members, key=lambda member: (labels.title(member).text.strip('«»“”" ').casefold(), member.value))
        if listing.dated:
            ordered.sort(key=lambda member: _latest(index, names, member), reverse=True)
        rows += [(listing.name, position, index.find(member)) for position, member in enumerate(ordered)]
    # Everything is read before anything is written: the index takes its file for one that never changes.
    db.executemany("INSERT INTO listing VALUES (?, ?, ?)", rows)
    db.execute("INSERT INTO meta SELECT 'count:' || name, count(*) FROM listing GROUP BY name")


def _instances(index: Index, names: Names, wanted: NamedNode) -> Iterator[NamedNode]:
    """Local instances of a class and of the classes below it."""
    for cls in subclasses(index, names, wanted):
        offset, size = 0, 10_000
        while page := index.incoming(cls, names.node("rdf:type"), size, offset):
            yield from (s for s in page if isinstance(s, NamedNode) and names.is_local(s.value))
            offset += size


def subclasses(index: Index, names: Names, wanted: NamedNode) -> set[NamedNode]:
    """A class and all classes below it."""
    found, todo = {wanted}, [wanted]
    while todo:
        for below in index.incoming(todo.pop(), names.node("rdfs:subClassOf"), 1_000):
            if isinstance(below, NamedNode) and below not in found:
                found.add(below)
                todo.append(below)
    return found


def _latest(index: Index, names: Names, member: NamedNode) -> str:
    """Date that orders a list: a thing's own, or for an object that of its latest reported stage."""
    stages = index.incoming(member, names.node("bc:statusOf"), 1_000)
    # Objects with a stage but no date follow the dated ones and go before those of which nothing is reported.
    return max([date_key(index, names, member), *(date_key(index, names, stage) or "-" for stage in stages)])


def date_key(index: Index, names: Names, member: Term) -> str:
    """The first day a thing can have, or the last one where only that is known; empty without a date."""
    keys = [o.value for curie in ("dcterms:date", "bc:date") for o in index.objects(member, names.node(curie))]
    for time in (time for curie in TIMES for time in index.objects(member, names.node(curie))):
        written = index.value(time, names.node("bc:edtf"))
        first, last = edtf.bounds(written.value) if written else edtf.OPEN
        stated = [index.value(time, names.node(curie)) for curie in ("bc:earliest", "time:inXSDDate", "bc:latest")]
        keys += [str(day) for day in (first or last, *(term.value for term in stated if term)) if day][:1]
    return max(keys, default="")
