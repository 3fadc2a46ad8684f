"""The shapes of a release, for `/shapes`: read from their own file, put in words for the page.

They are a file of the release and no graph of it. A SHACL path is a blank node by definition (an IRI in its place would be read as a
property), and the release has no blank nodes; and in the default graph every query and every reasoner would meet what data ought to be
among what sources say.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Triple

from publisher.describe import Resource, about_document
from publisher.index import Term
from publisher.published import Published
from publisher.values import Value, Values

PATH = "shapes"

TARGETS = {
    "sh:targetClass": "every",
    "sh:targetNode": "the node",
    "sh:targetSubjectsOf": "whatever has",
    "sh:targetObjectsOf": "whatever stands as value of",
}
"""Kinds of target in words that go before the class, the node or the property."""

PATHS = {
    "sh:inversePath": "^{}",
    "sh:alternativePath": "{}",
    "sh:zeroOrMorePath": "{}*",
    "sh:oneOrMorePath": "{}+",
    "sh:zeroOrOnePath": "{}?",
}
"""How SPARQL writes a path."""


@dataclass(frozen=True, slots=True)
class Part:
    """A property shape: the path as SPARQL writes it, what is wrong with data that fail it and what to do, how bad that is."""

    value: Value
    path: str
    message: str
    severity: str


@dataclass(frozen=True, slots=True)
class Shape:
    """A node shape: its name, what it looks at, its own message, its property shapes."""

    value: Value
    label: str
    comment: str
    message: str
    targets: tuple[tuple[str, Value], ...]
    parts: tuple[Part, ...]


def find(published: Published) -> Resource | None:
    """The document of the shapes; None for a release without them."""
    thing = published.names.local(PATH)
    return Resource(thing, PATH, (), lambda: _statements(published, thing)) if published.shapes else None


def _statements(published: Published, thing: NamedNode) -> Iterator[Triple]:
    yield from published.shapes
    present = {triple.predicate for triple in published.shapes if triple.subject == thing}
    yield from (triple for triple in about_document(published, thing, thing) if triple.predicate not in present)


class Reader:
    """Reads the shapes of a release for the page."""

    def __init__(self, published: Published, values: Values) -> None:
        self._names, self._values = published.names, values
        self._about: dict[Term, list[tuple[NamedNode, Term]]] = {}
        for triple in published.shapes:
            self._about.setdefault(triple.subject, []).append((triple.predicate, triple.object))

    def header(self) -> dict[str, str]:
        """Title and description of the shapes as a whole, in English."""
        thing = self._names.local(PATH)
        return {name: self._text(thing, f"dcterms:{name}") for name in ("title", "description")}

    def shapes(self) -> list[Shape]:
        """The node shapes, by name."""
        node_shape = self._names.node("sh:NodeShape")
        found = [node for node in self._about if node_shape in self._objects(node, "rdf:type") and isinstance(node, NamedNode)]
        return [self._shape(node) for node in sorted(found, key=str)]

    def _shape(self, node: NamedNode) -> Shape:
        targets = [(words, self._values.of(o)) for curie, words in TARGETS.items() for o in self._objects(node, curie)]
        parts = [part for part in self._objects(node, "sh:property") if isinstance(part, NamedNode)]
        return Shape(
            self._values.of(node),
            self._text(node, "rdfs:label"),
            self._text(node, "rdfs:comment"),
            self._text(node, "sh:message"),
            tuple(targets),
            tuple(self._part(part) for part in parts),
        )

    def _part(self, node: NamedNode) -> Part:
        path = next(iter(self._objects(node, "sh:path")), None)
        severity = next(iter(self._objects(node, "sh:severity")), self._names.node("sh:Violation"))
        name = self._names.shorten(severity.value).partition(":")[2].lower()
        return Part(self._values.of(node), self._path(path) if path else "", self._text(node, "sh:message"), name)

    def _path(self, path: Term) -> str:
        if isinstance(path, NamedNode):
            return self._names.shorten(path.value)
        for curie, form in PATHS.items():
            if inner := self._objects(path, curie):
                steps = self._list(inner[0]) if curie == "sh:alternativePath" else [inner[0]]
                return form.format(" | ".join(map(self._path, steps)))
        return "(" + " / ".join(map(self._path, self._list(path))) + ")"

    def _list(self, node: Term) -> list[Term]:
        found: list[Term] = []
        while first := self._objects(node, "rdf:first"):
            found += first[:1]
            node = self._objects(node, "rdf:rest")[0]
        return found

    def _objects(self, subject: Term, curie: str) -> list[Term]:
        wanted = self._names.node(curie)
        return sorted((o for p, o in self._about.get(subject, ()) if p == wanted), key=str)

    def _text(self, subject: Term, curie: str) -> str:
        texts = [o for o in self._objects(subject, curie) if isinstance(o, Literal)]
        return next((o.value for o in texts if o.language in ("en", None)), "")
