"""The shapes against their examples: each example states the exact results it expects, so that a wrong reason fails.

An example of `valid/` has no violation, one of `invalid/` has at least one. Warnings and infos stand in `valid/`: a gap that a
text may leave is no error. All examples live in the world of `surroundings.ttl`, under what the vocabulary says of classes and schemes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pyshacl
import pytest
from rdflib import OWL, RDF, RDFS, SH, SKOS, BNode, Graph, URIRef
from rdflib.collection import Collection
from rdflib.term import Identifier

from mappings.resources import ONTOLOGY, REFERENCE, SCHEMES, SHAPES
from mappings.terms import BASE, expand
from publisher.shacl import targeted

HERE = Path(__file__).parent
VALID = sorted((HERE / "valid").glob("*.ttl"))
INVALID = sorted((HERE / "invalid").glob("*.ttl"))
EXPECTED_VALID = 120
EXPECTED_INVALID = 145
SHAPE_IRIS = BASE + "shapes#"
CONTEXT = (RDFS.subClassOf, SKOS.inScheme, SKOS.notation, URIRef(expand("bc:kindOfClass")))
"""All that the shapes of documents ask of the vocabulary. Without the rest, no concept or term is a focus node."""
TARGETS = (SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf)


class Result(NamedTuple):
    """One validation result, in terms that two graphs can be compared by."""

    focus: str
    path: str
    value: str
    component: str
    shape: str
    severity: str


# ---------------------------------------------------------------- helpers


@cache
def shapes() -> Graph:
    """All shapes in one graph."""
    return parsed(*sorted(SHAPES.glob("*.ttl")))


@cache
def surroundings() -> Graph:
    """What every example sees: the context of the vocabulary, and a small conforming world."""
    graph = parsed(HERE / "surroundings.ttl")
    vocabulary = parsed(*sorted(ONTOLOGY.glob("*.ttl")), *sorted(SCHEMES.glob("*.ttl")))
    for predicate in CONTEXT:
        graph += vocabulary.triples((None, predicate, None))
    return graph


def parsed(*paths: Path) -> Graph:
    """One graph of several Turtle files."""
    graph = Graph()
    for path in paths:
        graph.parse(path)
    return graph


def text(node: Identifier | None) -> str:
    """A node as text; blank nodes are all the same."""
    return "" if node is None else "[]" if isinstance(node, BNode) else node.n3()


def path_text(graph: Graph, path: Identifier | None) -> str:
    """A SHACL path as text, whatever blank nodes it is made of."""
    if path is None or isinstance(path, URIRef):
        return text(path)
    if (path, RDF.first, None) in graph:
        return "(" + " ".join(path_text(graph, step) for step in Collection(graph, path)) + ")"
    ((kind, inner),) = graph.predicate_objects(path)
    return f"{kind.n3()} {path_text(graph, inner)}"


def results(report: Graph) -> Counter[Result]:
    """The top-level results of the report in a graph; none if it has no report."""

    def read() -> Iterator[Result]:
        for node in report.objects(None, SH.result):
            yield Result(
                text(report.value(node, SH.focusNode)),
                path_text(report, report.value(node, SH.resultPath)),
                text(report.value(node, SH.value)),
                text(report.value(node, SH.sourceConstraintComponent)),
                text(report.value(node, SH.sourceShape)),
                text(report.value(node, SH.resultSeverity)),
            )

    return Counter(read())


@cache
def expected(path: Path) -> Counter[Result]:
    """The results that an example states."""
    return results(parsed(path))


def actual(path: Path, by: Graph) -> Counter[Result]:
    """The results that an example gives."""
    _, report, _ = pyshacl.validate(surroundings() + parsed(path), shacl_graph=by)
    return results(report)


@cache
def shapes_of_the_build() -> Graph:
    """The shapes as a build uses them: quicker, and with the same results."""
    return targeted(shapes())


def name(shape: Identifier) -> str:
    """Local name of a shape."""
    return str(shape).removeprefix(SHAPE_IRIS)


def node_shapes() -> list[URIRef]:
    """All node shapes that have a name."""
    return sorted(shape for shape in shapes().subjects(RDF.type, SH.NodeShape) if isinstance(shape, URIRef))


def property_shapes(node_shape: Identifier | None = None) -> list[URIRef]:
    """All property shapes that have a name, or those of one node shape."""
    found = shapes().subjects(RDF.type, SH.PropertyShape) if node_shape is None else shapes().objects(node_shape, SH.property)
    return sorted(shape for shape in found if isinstance(shape, URIRef))


def stem(node_shape: Identifier) -> str:
    """What the files of a node shape begin with: "Agreement" for AgreementShape."""
    return name(node_shape).removesuffix("Shape")


# ---------------------------------------------------------------- examples


def test_surroundings_conform() -> None:
    conforms, _, report = pyshacl.validate(surroundings(), shacl_graph=shapes())
    assert conforms, report


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_valid_example(path: Path) -> None:
    assert not [result for result in expected(path) if result.severity == text(SH.Violation)], "a violation belongs into invalid/"
    assert actual(path, shapes()) == expected(path)
    assert actual(path, shapes_of_the_build()) == expected(path)


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_invalid_example(path: Path) -> None:
    assert [result for result in expected(path) if result.severity == text(SH.Violation)], "no violation: it belongs into valid/"
    assert actual(path, shapes()) == expected(path)
    assert actual(path, shapes_of_the_build()) == expected(path)


def test_number_of_examples() -> None:
    assert (len(VALID), len(INVALID)) == (EXPECTED_VALID, EXPECTED_INVALID)


# ---------------------------------------------------------------- coverage


def hit() -> set[str]:
    """Names of all shapes that some example expects a result of."""
    return {name(URIRef(result.shape.strip("<>"))) for path in VALID + INVALID for result in expected(path)}


def test_every_property_shape_fails_in_an_example() -> None:
    assert sorted({name(shape) for shape in property_shapes()} - hit()) == []


@pytest.mark.parametrize("shape", node_shapes(), ids=name)
def test_node_shape_has_both_kinds_of_example(shape: URIRef) -> None:
    own = {name(shape)} | {name(part) for part in property_shapes(shape)}
    files = [path for path in VALID + INVALID if path.stem.startswith(stem(shape) + "-")]
    failing = [path for path in files if own & {name(URIRef(result.shape.strip("<>"))) for result in expected(path)}]
    assert set(files) - set(failing), f"no example that conforms to {name(shape)}"
    assert failing, f"no example that fails {name(shape)}"
    assert any(has_focus(shape, path) for path in set(files) - set(failing)), f"{name(shape)} looks at nothing in its valid examples"


def has_focus(shape: URIRef, path: Path) -> bool:
    """Whether the example itself, not only its surroundings, has something that the shape targets."""
    graph, hierarchy = parsed(path), surroundings()
    for cls in shapes().objects(shape, SH.targetClass):
        below = set(hierarchy.transitive_subjects(RDFS.subClassOf, cls))
        if any(below & set(graph.objects(node, RDF.type)) for node in graph.subjects(RDF.type, None)):
            return True
    return any(
        (None, predicate, None) in graph
        for target in (SH.targetSubjectsOf, SH.targetObjectsOf)
        for predicate in shapes().objects(shape, target)
    )


def test_every_class_of_the_ontology_has_a_shape() -> None:
    vocabulary = parsed(*ONTOLOGY.glob("*.ttl"))
    targeted = set(shapes().objects(None, SH.targetClass))
    ours = {cls for cls in vocabulary.subjects(RDF.type, OWL.Class) if str(cls).startswith(expand("bc:"))}
    bare = {cls for cls in ours if not targeted & set(vocabulary.transitive_objects(cls, RDFS.subClassOf))}
    assert sorted(bare) == []


# ---------------------------------------------------------------- the shapes themselves


def test_shapes_are_well_formed() -> None:
    conforms, _, report = pyshacl.validate(Graph(), shacl_graph=shapes(), meta_shacl=True)
    assert conforms, report


def test_shapes_use_only_known_terms() -> None:
    vocabulary = parsed(*ONTOLOGY.glob("*.ttl"), *SCHEMES.glob("*.ttl"))
    used = {node for triple in shapes() for node in triple if isinstance(node, URIRef) and str(node).startswith(BASE)}
    known = set(vocabulary.subjects(RDF.type, None))
    assert sorted(node for node in used - known if not str(node).startswith(SHAPE_IRIS)) == [URIRef(BASE + "shapes")]


def test_property_shapes_are_named_after_a_node_shape_and_used() -> None:
    stems = {name(part): stem(shape) for shape in node_shapes() for part in property_shapes(shape)}
    odd = [part for part in map(name, property_shapes()) if not part.startswith(stems.get(part, "?") + "-")]
    assert odd == []


def test_every_shape_says_problem_and_remedy() -> None:
    checking = [shape for shape in node_shapes() if (set(shapes().predicates(shape)) & {SH["or"], SH["not"], SH["class"]})]
    for shape in property_shapes() + checking:
        message = shapes().value(shape, SH.message)
        assert message is not None and message.language == "en" and message.endswith("."), name(shape)


def test_every_node_shape_has_a_target_and_a_label() -> None:
    for shape in node_shapes():
        assert any(True for target in TARGETS for _ in shapes().objects(shape, target)), name(shape)
        assert shapes().value(shape, RDFS.label) is not None, name(shape)


def test_vocabulary_and_reference_data_conform() -> None:
    data = parsed(*ONTOLOGY.rglob("*.ttl"), *REFERENCE.glob("*.ttl"))
    conforms, _, report = pyshacl.validate(data, shacl_graph=shapes(), allow_infos=True)
    assert conforms, report
