"""SHACL by pyshacl, on rdflib graphs in memory (on a store it is slow and its reports are wrong), as values of `report`.

Each document is checked in a graph of its own, with what the shared data say of the things it names.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox
import pyshacl
import rdflib
from pyshacl.errors import ConstraintLoadError, ReportableRuntimeError, ShapeLoadError
from pyshacl.shapes_graph import ShapesGraph
from rdflib.namespace import RDF, SH

from mappings.resources import SHAPES
from mappings.terms import BASE
from publisher.errors import PublisherError
from publisher.quads import Term
from publisher.report import Report, Result, Severity

Triple = tuple[rdflib.term.Identifier, rdflib.term.Identifier, rdflib.term.Identifier]

_TARGETS = (SH.targetClass, SH.targetNode, SH.targetSubjectsOf, SH.targetObjectsOf, SH.target)

_HANDED_DOWN = (SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf)

_PLAIN = {
    "MinCountConstraintComponent": "a value is missing",
    "MaxCountConstraintComponent": "there are too many values",
    "ClassConstraintComponent": "the value is not of the right class",
    "DatatypeConstraintComponent": "the value has the wrong datatype",
    "NodeKindConstraintComponent": "the value is of the wrong kind (IRI, literal)",
    "PatternConstraintComponent": "the value is not of the right form",
    "InConstraintComponent": "the value is none of those allowed",
    "UniqueLangConstraintComponent": "there are two values in one language",
}
"""Words for a component whose shape brings no message of its own."""


class ShapesBroken(PublisherError):
    """A file of shapes that can't be used.

    Args:
        path: the file or folder.
        reason: what is wrong, in words.
    """

    def __init__(self, path: Path | str, reason: str) -> None:
        super().__init__(path, reason)
        self.path, self.reason = path, reason

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}; mend the shapes"


def read_shapes(folder: Path = SHAPES, leave: tuple[str, ...] = ("ontology-style.ttl",)) -> rdflib.Graph:
    """Read all shapes for data.

    Args:
        folder: where the Turtle files lie.
        leave: files with shapes for something else than data.
    Raises: ShapesBroken, for a file that is no Turtle, and for a folder without shapes.
    """
    graph = rdflib.Graph()
    for path in sorted(folder.glob("*.ttl")):
        if path.name not in leave:
            try:
                graph.parse(path, format="turtle")
            except Exception as error:  # rdflib raises several kinds
                raise ShapesBroken(path, f"it is not well-formed Turtle ({str(error).splitlines()[0]})") from error
    if not any(graph.subjects(RDF.type, SH.NodeShape)):
        raise ShapesBroken(folder, "it holds no sh:NodeShape, so nothing would be checked")
    return graph


def targeted(shapes: rdflib.Graph) -> rdflib.Graph:
    """Give property shapes the targets of their node shape, in a copy.

    The same nodes are checked against the same shapes, so the results are the same; but pyshacl looks at sh:property once for each focus
    node, and at a shape with targets once for all of them: half the time.
    """
    graph = rdflib.Graph()
    graph += shapes
    for node in set(shapes.subjects(RDF.type, SH.NodeShape)):
        targets = [(kind, value) for kind in _HANDED_DOWN for value in shapes.objects(node, kind)]
        for part in shapes.objects(node, SH.property) if targets else ():
            graph.remove((node, SH.property, part))
            for kind, value in targets:
                graph.add((part, kind, value))
    return graph


class Checker:
    """Shapes and the data that every document shares, ready for one document after the other.

    Args:
        shapes: from `read_shapes`.
        common: vocabulary, reference, curation.
    """

    def __init__(self, shapes: rdflib.Graph, common: Iterable[ox.Quad]) -> None:
        self._shapes, self._targeted = shapes, targeted(shapes)
        named = (shape for shape in ShapesGraph(shapes).shapes if isinstance(shape.node, rdflib.URIRef))
        self._counted = [shape for shape in named if self._targets(shape.node)]
        self._terms: dict[Term, rdflib.term.Identifier] = {}
        self._about: dict[rdflib.term.Identifier, list[Triple]] = defaultdict(list)
        for triple in map(self._triple, common):
            self._about[triple[0]].append(triple)
        results = self._run(_graph(t for triples in self._about.values() for t in triples), "")
        self._known = frozenset(r.key for r in results)
        self.common = Report(tuple(sorted(set(results))))
        """What is wrong with the shared data itself."""

    def check(self, document: str, quads: Iterable[ox.Quad]) -> Report:
        """Check one document (or several together) against the shapes.

        Beside it stands what the shared data say of the things it names, and of what these lead to: all a shape can ask,
        and no more, so that the work grows with the document and not with the register.

        Args:
            document: slug, for the results.
            quads: source graph, claims graph and bookkeeping.
        Returns: what is wrong beyond what is wrong with the shared data, with the number of focus nodes of each shape.
            Data that no shape looks at are reported: SHACL alone would say that they conform.
        """
        triples = set(map(self._triple, quads))
        graph = _graph([*triples, *self._beside(triples)])
        results = [r for r in self._run(graph, document) if r.key not in self._known]
        counts = self._focus_nodes(graph, triples)
        if not sum(counts.values()):
            results.append(Result(document, BASE, "", Severity.VIOLATION, "NothingTargeted", "no shape has a focus node in these data"))
        return Report(tuple(sorted(set(results))), counts)

    def _beside(self, triples: set[Triple]) -> list[Triple]:
        todo = [node for triple in triples for node in triple]
        seen: set[rdflib.term.Identifier] = set()
        found = []
        while todo:
            node = todo.pop()
            if node not in seen and node in self._about:
                seen.add(node)
                found += self._about[node]
                todo += [part for triple in self._about[node] for part in triple]
        return found

    def _run(self, graph: rdflib.Graph, document: str) -> list[Result]:
        try:
            _, found, _ = pyshacl.validate(graph, shacl_graph=self._targeted, advanced=True, inplace=True, inference="none")
        except (ReportableRuntimeError, ConstraintLoadError, ShapeLoadError) as error:
            raise ShapesBroken(SHAPES, str(error)) from error
        if not isinstance(found, rdflib.Graph):
            raise ShapesBroken(SHAPES, str(found))
        return [self._result(found, node, document) for node in found.objects(None, SH.result)]

    def _result(self, found: rdflib.Graph, node: rdflib.term.Node, document: str) -> Result:
        component = _local(found.value(node, SH.sourceConstraintComponent))
        messages = sorted((str(m) for m in found.objects(node, SH.resultMessage)), key=lambda m: (len(m), m))
        value = found.value(node, SH.value)
        shape = found.value(node, SH.sourceShape)
        own = isinstance(shape, rdflib.URIRef) and any(self._shapes.objects(shape, SH.message))
        return Result(
            document,
            str(found.value(node, SH.focusNode)),
            self._path(found, found.value(node, SH.resultPath)),
            Severity(_local(found.value(node, SH.resultSeverity))),
            component,
            messages[0] if messages and (own or component not in _PLAIN) else _PLAIN.get(component, component),
            value.n3() if value is not None and not isinstance(value, rdflib.BNode) else "",
            str(self._named(shape)) if shape is not None else "",
        )

    def _path(self, found: rdflib.Graph, path: rdflib.term.Node | None) -> str:
        if path is None or isinstance(path, rdflib.URIRef):
            return str(path or "")
        steps = [o for graph in (found, self._shapes) for o in graph.predicate_objects(path)]
        names = {f"inverse of {o}" if p == SH.inversePath else str(o) for p, o in steps if isinstance(o, rdflib.URIRef) and o != RDF.nil}
        return " / ".join(sorted(names))

    def _named(self, shape: rdflib.term.Node) -> rdflib.term.Node:
        """The shape itself, or the named shape around a property shape without a name: blank nodes vary."""
        seen: set[rdflib.term.Node] = set()
        while isinstance(shape, rdflib.BNode) and shape not in seen:
            seen.add(shape)
            shape = next(iter(sorted(self._shapes.subjects(None, shape))), shape)
        return shape if isinstance(shape, rdflib.URIRef) else SH.NodeShape

    def _targets(self, shape: rdflib.term.Node) -> bool:
        return any(self._shapes.value(shape, kind) is not None for kind in _TARGETS)

    def _focus_nodes(self, graph: rdflib.Graph, own: set[Triple]) -> dict[str, int]:
        """Number of focus nodes of each shape that the document itself speaks of; a shape of values also looks at what it only names."""
        subjects = {s for s, _, _ in own}
        values: dict[rdflib.term.Identifier, set[rdflib.term.Identifier]] = defaultdict(set)
        for _, predicate, value in own:
            values[predicate].add(value)
        counts = {}
        for shape in self._counted:
            named = (values[predicate] for predicate in self._shapes.objects(shape.node, SH.targetObjectsOf))
            counts[str(shape.node)] = len((subjects & set(shape.focus_nodes(graph))).union(*named))
        return dict(sorted(counts.items()))

    def _triple(self, q: ox.Quad) -> Triple:
        return self._term(q.subject), self._term(q.predicate), self._term(q.object)

    def _term(self, node: Term) -> rdflib.term.Identifier:
        if node not in self._terms:
            self._terms[node] = _rdflib(node)
        return self._terms[node]


def _graph(triples: Iterable[Triple]) -> rdflib.Graph:
    graph = rdflib.Graph()
    for triple in triples:
        graph.add(triple)
    return graph


def _rdflib(node: Term) -> rdflib.term.Identifier:
    if isinstance(node, ox.NamedNode):
        return rdflib.URIRef(node.value)
    if isinstance(node, ox.BlankNode):
        return rdflib.BNode(node.value)
    if node.language:
        return rdflib.Literal(node.value, lang=node.language)
    datatype = None if node.datatype.value.endswith("XMLSchema#string") else rdflib.URIRef(node.datatype.value)
    return rdflib.Literal(node.value, datatype=datatype, normalize=False)


def _local(node: rdflib.term.Node | None) -> str:
    return str(node or "").rpartition("#")[2]
