"""Files that can be read alone: type and labels of everything named, and nothing else."""

from __future__ import annotations

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from mappings.iris import Iris, Register
from mappings.named import Reference, named, relationships
from mappings.terms import BASE

IRIS = Iris(BASE, Register())
GRAPH = NamedNode(IRIS.graph("source", "a"))


def node(curie: str) -> NamedNode:
    return NamedNode(IRIS.term(curie))


def thing(path: str) -> NamedNode:
    return NamedNode(BASE + path)


def reference(iris: Iris = IRIS) -> Reference:
    """Two states, a person with a post, a sector below another, a class below another; the same under any base."""
    type_, label, pref = node("rdf:type"), node("rdfs:label"), node("skos:prefLabel")
    known: dict[str, list[tuple[str, NamedNode, NamedNode | Literal]]] = {
        "id/state/uz": [
            ("reference", type_, node("bc:State")),
            ("reference", label, Literal("Узбекистан", language="ru")),
            ("reference", label, Literal("Uzbekistan", language="en")),
            ("reference", label, Literal("Oʻzbekiston", language="uz")),
        ],
        "id/state/kz": [("reference", type_, node("bc:State")), ("reference", label, Literal("Казахстан", language="ru"))],
        "id/person/a": [("reference", type_, node("foaf:Person")), ("reference", node("org:holds"), thing("id/post/b"))],
        "id/post/b": [
            ("reference", type_, node("org:Post")),
            ("reference", label, Literal("Президент", language="ru")),
            ("reference", node("owl:sameAs"), NamedNode("http://example.org/b")),
        ],
        "scheme/sector#energy-saving": [
            ("vocab", pref, Literal("энергосбережение", language="ru")),
            ("vocab", node("skos:broader"), node("sector:energy")),
        ],
        "scheme/sector#energy": [
            ("vocab", pref, Literal("энергетика", language="ru")),
            ("vocab", node("skos:definition"), Literal("…", language="en")),
        ],
        "ontology#Visit": [("vocab", node("rdfs:subClassOf"), node("bc:Event"))],
        "ontology#Event": [("vocab", label, Literal("событие", language="ru"))],
        "dataset/levels": [("", node("qb:structure"), thing("dataset/structure-levels"))],
        "dataset/structure-levels": [("", type_, node("qb:DataStructureDefinition"))],
    }

    def moved(value: NamedNode | Literal) -> NamedNode | Literal:
        return NamedNode(iris.here(value.value)) if isinstance(value, NamedNode) else value

    return Reference(
        iris,
        {
            iris.base + path: [(section, NamedNode(iris.here(term.value)), moved(value)) for section, term, value in pairs]
            for path, pairs in known.items()
        },
    )


def say(term: str, value: NamedNode) -> Quad:
    return Quad(thing("id/event/a"), node(term), value, GRAPH)


def subjects(quads: list[Quad]) -> set[str]:
    return {quad.subject.value.removeprefix(BASE) for quad in quads}


def test_what_a_thing_leads_to_is_told_too() -> None:
    assert subjects(named([say("bc:topic", node("sector:energy-saving"))], reference())) == {
        "scheme/sector#energy-saving",
        "scheme/sector#energy",
    }
    assert {"id/person/a", "id/post/b"} <= subjects(named([say("bc:participant", thing("id/person/a"))], reference()))
    assert subjects(named([say("rdf:type", node("bc:Visit"))], reference())) == {"ontology#Visit", "ontology#Event"}
    assert subjects(named([say("qb:dataSet", thing("dataset/levels"))], reference())) == {"dataset/levels", "dataset/structure-levels"}


def test_only_types_labels_in_two_languages_and_what_stands_above_is_told() -> None:
    told = named(
        [say("bc:participant", thing("id/post/b")), say("bc:hostState", thing("id/state/uz")), say("bc:topic", node("sector:energy"))],
        reference(),
    )
    values = {str(quad.object) for quad in told}
    assert '"Узбекистан"@ru' in values
    assert '"Uzbekistan"@en' in values
    assert not values & {'"Oʻzbekiston"@uz', "<http://example.org/b>", '"…"@en'}


def test_each_section_has_its_graph() -> None:
    told = named(
        [say("bc:hostState", thing("id/state/uz")), say("bc:topic", node("sector:energy")), say("qb:dataSet", thing("dataset/levels"))],
        reference(),
    )
    graphs = {quad.subject.value.removeprefix(BASE): str(quad.graph_name) for quad in told}
    assert graphs["id/state/uz"] == f"<{BASE}graph/reference>"
    assert graphs["scheme/sector#energy"] == f"<{BASE}graph/vocab>"
    assert graphs["dataset/levels"] == graphs["graph/reference"] == "DEFAULT"


def test_a_pair_of_states_is_described_from_its_states() -> None:
    pair = thing("id/relationship/kz-uz")
    told = named([say("bc:relationship", pair)], reference())
    assert {str(quad.object) for quad in told if quad.subject == pair and quad.predicate == node("rdfs:label")} == {
        '"Казахстан – Узбекистан"@ru'
    }
    assert {quad.object for quad in told if quad.subject == pair and quad.predicate == node("bc:party")} == {
        thing("id/state/kz"),
        thing("id/state/uz"),
    }
    assert {"id/state/kz", "id/state/uz"} <= subjects(told)
    assert subjects(relationships([say("bc:relationship", pair)], reference())) == {"id/relationship/kz-uz"}


def test_what_the_documents_describe_is_not_told_again() -> None:
    own = Quad(thing("id/state/uz"), node("rdf:type"), node("bc:State"), GRAPH)
    assert "id/state/uz" not in subjects(named([own, say("bc:hostState", thing("id/state/uz"))], reference()))


def test_what_nobody_knows_is_left_as_it_is() -> None:
    assert named([say("bc:participant", thing("id/person/unknown"))], reference()) == []


def test_another_base_tells_the_same() -> None:
    other = Iris("http://localhost:8000/", Register())
    quad = say("bc:relationship", thing("id/relationship/kz-uz"))
    moved = Quad(*(NamedNode(other.here(part.value)) for part in (quad.subject, quad.predicate, quad.object)), DefaultGraph())
    told = {str(found) for found in named([moved], reference(other))}
    assert told == {str(found).replace(BASE, other.base) for found in named([quad], reference())}


def test_the_files_of_the_repository_tell_states_concepts_and_data_sets() -> None:
    told = named(
        [
            say("bc:relationship", thing("id/relationship/kz-uz")),
            say("bc:stage", node("stage:signed")),
            say("qb:dataSet", thing("dataset/levels")),
        ],
        Reference.load(IRIS),
    )
    values = {str(quad.object) for quad in told}
    assert {'"Казахстан – Узбекистан"@ru', '"Kazakhstan–Uzbekistan"@en', '"signed"@en'} <= values
    assert "dataset/structure-levels" in subjects(told)
