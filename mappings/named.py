"""What a file of lifted documents must tell of the things it names, so that it can be read alone.

The documents say what happened; that «Узбекистан» is the label of id/state/uz, and that a launch ceremony is an event, is
told by the reference data and the ontology. Only what is named is told, and what that leads to: the class above, the
sector above, the states of a pair, the post of a person.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, RdfFormat, parse

from mappings.errors import BrokenResource
from mappings.graphs import ordered
from mappings.iris import Iris
from mappings.resources import ONTOLOGY, REFERENCE, SCHEMES, SEEDS
from mappings.tables import table

SECTIONS: dict[str, tuple[Path, ...]] = {
    "reference": (REFERENCE,),
    "vocab": (ONTOLOGY, SCHEMES),
    "": (SEEDS,),
}
"""Graph of the output (nothing: the default graph), and the folders whose Turtle files tell it."""


@dataclass(frozen=True)
class Reference:
    """Reference data, ontology and data sets, under the base of `iris`.

    Attributes:
        iris: maker of IRIs.
        pairs: by subject: section, property, object.
    """

    iris: Iris
    pairs: dict[str, list[tuple[str, NamedNode, NamedNode | Literal]]]

    @classmethod
    def load(cls, iris: Iris) -> Reference:
        """Read all files.

        Raises: BrokenResource, with the file, if one is no Turtle.
        """
        pairs: dict[str, list[tuple[str, NamedNode, NamedNode | Literal]]] = defaultdict(list)
        for section, folders in SECTIONS.items():
            for path in sorted(file for folder in folders for file in folder.glob("*.ttl")):
                for subject, term, value in _triples(path):
                    moved = NamedNode(iris.here(value.value)) if isinstance(value, NamedNode) else value
                    pairs[iris.here(subject.value)].append((section, NamedNode(iris.here(term.value)), moved))
        return cls(iris, dict(pairs))

    def tell(self, iri: str) -> Iterator[Quad]:
        """Say what is told of one thing: type and labels in Russian and English, and what stands above it.

        The data sets of the default graph are told whole.
        """
        labels = {self.iris.term(term) for term in table("named")["labels"]}
        follow = {self.iris.term(term) for term in table("named")["follow"]}
        for section, term, value in self.pairs.get(iri, ()):
            label = term.value in labels and isinstance(value, Literal) and value.language in table("named")["languages"]
            if label or term.value in follow or not section:
                yield Quad(NamedNode(iri), term, value, NamedNode(self.iris.graph(section)) if section else DefaultGraph())

    def outside(self) -> set[str]:
        """IRIs of others that the reference data names: units of measure."""
        return {
            iri for iri, told in self.pairs.items() if not self.iris.is_ours(iri) and any(section == "reference" for section, _, _ in told)
        }

    def labels(self, iri: str) -> dict[str, str]:
        """Preferred labels of a thing, by language."""
        label = self.iris.term("rdfs:label")
        return {
            value.language: value.value
            for _, term, value in reversed(self.pairs.get(iri, ()))
            if term.value == label and isinstance(value, Literal) and value.language
        }


def _triples(path: Path) -> Iterator[tuple[NamedNode, NamedNode, NamedNode | Literal]]:
    """Triples of a Turtle file without those that have a blank node: nothing is named by one."""
    try:
        for quad in parse(path=str(path), format=RdfFormat.TURTLE):
            if not isinstance(quad.subject, BlankNode) and not isinstance(quad.object, BlankNode):
                yield quad.subject, quad.predicate, quad.object
    except SyntaxError as error:
        raise BrokenResource(path, "Turtle", str(error)) from error


def named(quads: Iterable[Quad], reference: Reference) -> list[Quad]:
    """Give the quads that must be added so that everything of ours that is named has a type and labels.

    Args:
        quads: of any number of documents.
        reference: under the same base.
    Returns: the added quads only, sorted.
    """
    iris, type_ = reference.iris, reference.iris.term("rdf:type")
    given = list(quads)
    outside = reference.outside()
    described = {quad.subject.value for quad in given if quad.predicate.value == type_}
    todo = sorted((_ours(given, iris) | _among(given, outside)) - described)
    told: set[Quad] = set()
    seen = set(todo) | described
    while todo:
        iri = todo.pop()
        new = [*reference.tell(iri)] or [*relationship(iri, reference)]
        told.update(new)
        ahead = _ours(new, iris) - seen
        seen |= ahead
        todo.extend(ahead)
    if any(quad.graph_name == NamedNode(iris.graph("reference")) for quad in told):
        told.add(Quad(NamedNode(iris.graph("reference")), NamedNode(type_), NamedNode(iris.term("bc:ReferenceGraph")), DefaultGraph()))
    return ordered(told)


def relationships(quads: Iterable[Quad], reference: Reference) -> list[Quad]:
    """Describe the pairs of states that quads name and the reference data does not hold."""
    ours = sorted(iri for iri in _ours(quads, reference.iris) if iri not in reference.pairs)
    return ordered(quad for iri in ours for quad in relationship(iri, reference))


def relationship(iri: str, reference: Reference) -> Iterator[Quad]:
    """Describe a pair of states: its parties, and a label in each language that both have.

    Nothing, if the IRI is no such pair.
    """
    iris = reference.iris
    path = iris.path(iri)
    if not path.startswith("id/relationship/"):
        return
    states = [iris.thing("state", code) for code in path.rsplit("/", 1)[-1].split("-")]
    graph, subject = NamedNode(iris.graph("reference")), NamedNode(iri)
    yield Quad(subject, NamedNode(iris.term("rdf:type")), NamedNode(iris.term("bc:BilateralRelationship")), graph)
    for state in states:
        yield Quad(subject, NamedNode(iris.term("bc:party")), NamedNode(state), graph)
    labels = [reference.labels(state) for state in states]
    for language, dash in table("named")["pair"].items():
        if all(language in names for names in labels):
            text = dash.join(names[language] for names in labels)
            yield Quad(subject, NamedNode(iris.term("rdfs:label")), Literal(text, language=language), graph)


def _among(quads: Iterable[Quad], iris: set[str]) -> set[str]:
    """Which of these IRIs are objects of the quads."""
    return {quad.object.value for quad in quads if isinstance(quad.object, NamedNode) and quad.object.value in iris}


def _ours(quads: Iterable[Quad], iris: Iris) -> set[str]:
    """IRIs of ours anywhere in the quads, graph names aside."""
    nodes = {node for quad in quads for node in (quad.subject, quad.predicate, quad.object)}
    return {node.value for node in nodes if isinstance(node, NamedNode) and iris.is_ours(node.value)}
