"""Quads between files and rules: reading, another base, N-Quads, an index.

All of the publisher's bulk work is done on pyoxigraph's terms, because its reader and writer keep every literal as it is
written. A *store* does not (it makes `1.70` of `"1.7"`), so nothing here, and nothing that is hashed or dumped, goes through one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from mappings.terms import BASE, expand

Node = ox.NamedNode | ox.BlankNode
Term = ox.NamedNode | ox.BlankNode | ox.Literal

FORMATS: dict[str, ox.RdfFormat] = {
    ".nq": ox.RdfFormat.N_QUADS,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".trig": ox.RdfFormat.TRIG,
    ".ttl": ox.RdfFormat.TURTLE,
}
"""Suffix of a file to its format."""

DEFAULT = ox.DefaultGraph()


@cache
def term(curie: str) -> ox.NamedNode:
    """Node of a CURIE of `mappings.terms` ("bc:Claim"), with the canonical base."""
    return ox.NamedNode(expand(curie))


@cache
def below(path: str) -> ox.NamedNode:
    """Node of a path below the canonical base ("graph/inferred")."""
    return ox.NamedNode(BASE + path)


def read(path: Path, graph: ox.NamedNode | None = None) -> list[ox.Quad]:
    """Read an RDF file, literals as written.

    Args:
        path: a file with one of the suffixes of `FORMATS`.
        graph: the named graph for what the file puts in the default graph; None leaves it there.
    Returns: its quads, in the order of the file.
    Raises: SyntaxError, with the line, if the file is not well-formed; OSError; KeyError for another suffix.
    """
    quads = ox.parse(path.read_bytes(), format=FORMATS[path.suffix])
    if graph is None:
        return list(quads)
    return [ox.Quad(q.subject, q.predicate, q.object, graph) if q.graph_name == DEFAULT else q for q in quads]


def parse_lines(lines: Iterable[str] | bytes) -> list[ox.Quad]:
    """Read N-Quads that another stage hands over, as lines or bytes."""
    data = lines if isinstance(lines, bytes) else "\n".join(lines).encode()
    return list(ox.parse(data, format=ox.RdfFormat.N_QUADS))


def nquads(quads: Iterable[ox.Quad]) -> bytes:
    """Write quads as N-Quads: each once, lines sorted as bytes, so that equal data are equal bytes."""
    data = ox.serialize(quads, format=ox.RdfFormat.N_QUADS)
    assert data is not None
    lines = sorted(set(data.splitlines(keepends=True)))
    return b"".join(lines)


def rebase(quads: Iterable[ox.Quad], old: str, new: str) -> Iterator[ox.Quad]:
    """Put another base under everything that is ours: the one function that does so.

    An IRI is ours if it begins with the old base. A literal that is such an IRI as a whole (a namespace for people, the
    URI space of the dataset) changes with it; words of a text never do, because a text is longer than an IRI or has a language.

    Args:
        quads: any quads.
        old, new: bases, each with its final slash.
    """
    if old == new:
        yield from quads
        return
    moved: dict[Term | ox.DefaultGraph, Term | ox.DefaultGraph] = {}

    def move(node: Term | ox.DefaultGraph) -> Term | ox.DefaultGraph:
        if isinstance(node, ox.NamedNode):
            if node not in moved:
                moved[node] = ox.NamedNode(new + node.value[len(old) :]) if node.value.startswith(old) else node
            return moved[node]
        if isinstance(node, ox.Literal) and not node.language and node.value.startswith(old) and not any(c.isspace() for c in node.value):
            return ox.Literal(new + node.value[len(old) :], datatype=node.datatype)
        return node

    for q in quads:
        yield ox.Quad(move(q.subject), move(q.predicate), move(q.object), move(q.graph_name))  # type: ignore[arg-type]


def base_of(quads: Iterable[ox.Quad]) -> str:
    """Find the base that quads were written with: what stands before `ontology#modality` or another term of evidence.

    Returns: the base, or the canonical one if no such term occurs.
    """
    for q in quads:
        head, mark, name = q.predicate.value.partition("ontology#")
        if mark and name in ("modality", "sha256", "stage"):
            return head
    return BASE


class Index:
    """Read-only look-ups over quads, graphs disregarded (but for `graph`)."""

    def __init__(self, quads: Iterable[ox.Quad]) -> None:
        self._objects: dict[Term, dict[ox.NamedNode, list[Term]]] = defaultdict(lambda: defaultdict(list))
        self._subjects: dict[tuple[ox.NamedNode, Term], list[Node]] = defaultdict(list)
        self._graphs: dict[Node | ox.DefaultGraph, list[ox.Quad]] = defaultdict(list)
        seen: set[tuple[Node, ox.NamedNode, Term]] = set()
        for q in quads:
            self._graphs[q.graph_name].append(q)
            triple = (q.subject, q.predicate, q.object)
            if triple not in seen:
                seen.add(triple)
                self._objects[q.subject][q.predicate].append(q.object)
                self._subjects[q.predicate, q.object].append(q.subject)
        self.triples = seen

    def objects(self, subject: Term, predicate: str) -> list[Term]:
        """Objects of a subject and a predicate given as CURIE."""
        found = self._objects.get(subject)
        return found.get(term(predicate), []) if found else []

    def one(self, subject: Term, predicate: str) -> Term | None:
        """The object; of several, the first in the order of their spelling; None if there is none."""
        return min(self.objects(subject, predicate), key=str, default=None)

    def subjects(self, predicate: str, obj: Term) -> list[Node]:
        """Subjects of a predicate given as CURIE and an object."""
        return self._subjects.get((term(predicate), obj), [])

    def pairs(self, predicate: str) -> list[tuple[Node, Term]]:
        """All subjects and objects of a predicate given as CURIE."""
        wanted = term(predicate)
        return [(s, o) for s, p, o in self.triples if p == wanted]

    def about(self, subject: Term) -> dict[ox.NamedNode, list[Term]]:
        """All that is said with this subject: predicate to objects."""
        return self._objects.get(subject, {})

    def graph(self, name: Node | ox.DefaultGraph) -> list[ox.Quad]:
        """Quads of one graph."""
        return self._graphs.get(name, [])

    def graphs(self) -> list[Node | ox.DefaultGraph]:
        """Names of the graphs, in the order of their spelling."""
        return sorted(self._graphs, key=str)
