"""The pitfalls of the OOPS! catalogue that model.md names: each a check, a named test, and copies in which the check must find the fault."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import combinations

import pytest
from rdflib import OWL, RDF, RDFS, Graph, URIRef
from rdflib import namespace as ns
from rdflib.term import Node

from mappings.terms import BASE, PREFIXES, expand

BC = PREFIXES["bc"]
PROPERTY_KINDS = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
BUILT_IN = tuple(PREFIXES[prefix] for prefix in ("rdf", "rdfs", "owl", "xsd"))

# Classes of the model that nothing can be two of.
DISJOINT = [
    ("bc:CooperationObject", "bc:ReportedFact", "bc:State", "bc:BilateralRelationship", "bc:Goal", "bc:Claim"),
    ("bc:Event", "bc:StatusAssertion", "bc:IndicatorObservation", "bc:ChangeObservation", "bc:TargetStatement", "bc:Statement"),
]

# What each vocabulary defines: rdflib carries most of them, the rest is from the two specifications.
KNOWN = {
    "schema": ns.SDO, "prov": ns.PROV, "org": ns.ORG, "foaf": ns.FOAF, "time": ns.TIME, "qb": ns.QB, "skos": ns.SKOS, "dcterms": ns.DCTERMS,
    "vann": ns.VANN,
}
KNOWN_BY_HAND = {
    "oa": {"Annotation", "SpecificResource", "TextPositionSelector", "TextQuoteSelector", "hasBody", "hasTarget", "hasSource", "hasSelector",
           "start", "end", "exact", "prefix", "suffix"},
    "sdmx-dimension": {"refPeriod", "refArea", "freq"},
    "sdmx-attribute": {"unitMeasure", "obsStatus", "unitMult"},
    "dcat": {"byteSize", "Dataset", "Distribution", "Catalog"},
}


def ours(graph: Graph, *kinds: Node) -> set[URIRef]:
    """Terms of our ontology of these kinds."""
    return {term for kind in kinds for term in graph.subjects(RDF.type, kind) if str(term).startswith(BC)}


def names(terms: set[URIRef]) -> set[str]:
    """Local names, for messages."""
    return {re.split("[#/]", str(term))[-1] for term in terms}


def p04_unconnected(graph: Graph) -> set[str]:
    """Terms that no axiom joins to another term."""
    joins = (RDFS.subClassOf, RDFS.subPropertyOf, RDFS.domain, RDFS.range, OWL.disjointWith, OWL.inverseOf)
    joined = {end for join in joins for pair in graph.subject_objects(join) for end in pair}
    # Annotation properties are left out: reasoners read no axiom about them, so that none can join them.
    return names(ours(graph, OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty) - joined)


def p08_unannotated(graph: Graph) -> set[str]:
    """Terms without one label in Russian and one in English, one English definition and a home."""
    found = set()
    for term in ours(graph, OWL.Class, *PROPERTY_KINDS):
        labels = sorted(text.language or "" for text in graph.objects(term, RDFS.label))
        definitions = [text for text in graph.objects(term, ns.SKOS.definition) if text.language == "en" and len(text) >= 20]
        if labels != ["en", "ru"] or len(definitions) != 1 or set(graph.objects(term, RDFS.isDefinedBy)) != {URIRef(BASE + "ontology")}:
            found.add(term)
    return names(found)


def p10_not_disjoint(graph: Graph) -> set[str]:
    """Pairs of the model's classes that nothing keeps apart."""
    apart = {frozenset(pair) for pair in graph.subject_objects(OWL.disjointWith)}
    pairs = [frozenset(map(URIRef, map(expand, pair))) for group in DISJOINT for pair in combinations(group, 2)]
    return {" ".join(sorted(names(set(pair)))) for pair in pairs if pair not in apart}


def p19_several_domains(graph: Graph) -> set[str]:
    """Properties with more than one domain or range: the reader means "or", OWL means "and"."""
    return names({term for term in ours(graph, *PROPERTY_KINDS) for prop in (RDFS.domain, RDFS.range) if len(set(graph.objects(term, prop))) > 1})


def p22_naming(graph: Graph) -> set[str]:
    """Terms named in another form: classes JointBody, properties sessionNumber, concepts in-force."""
    wrong = {term for term in ours(graph, OWL.Class) if not re.fullmatch(r"([A-Z][a-z]+)+", term[len(BC):])}
    wrong |= {term for term in ours(graph, *PROPERTY_KINDS) if not re.fullmatch(r"[a-z]+[a-zA-Z0-9]*", term[len(BC):])}
    wrong |= {term for term in graph.subjects(RDF.type, ns.SKOS.Concept) if not re.fullmatch(r"[a-z]+(-[a-z]+)*", term.split("#")[-1])}
    return names(wrong)


def p34_untyped_classes(graph: Graph) -> set[str]:
    """Things used as classes that nobody declared as such."""
    used = {end for join in (RDFS.subClassOf, OWL.disjointWith) for pair in graph.subject_objects(join) for end in pair}
    used |= {end for join in (RDFS.domain, RDFS.range, RDF.type) for end in graph.objects(None, join)}
    return names({term for term in used if not str(term).startswith(BUILT_IN) and (term, RDF.type, OWL.Class) not in graph})


def p35_untyped_properties(graph: Graph) -> set[str]:
    """Properties used that nobody declared as such."""
    used = set(graph.predicates()) | {end for join in (RDFS.subPropertyOf, OWL.inverseOf) for pair in graph.subject_objects(join) for end in pair}
    declared = {term for kind in PROPERTY_KINDS for term in graph.subjects(RDF.type, kind)}
    return names({term for term in used - declared if not str(term).startswith(BUILT_IN)})


def p38_no_declaration(graph: Graph) -> set[str]:
    """The ontology, if nothing declares it, or whatever else is declared as one."""
    return names(set(graph.subjects(RDF.type, OWL.Ontology)) ^ {URIRef(BASE + "ontology")})


def p40_hijacked(graph: Graph) -> set[str]:
    """Terms of other vocabularies that those don't define, or that we say more of than their own vocabulary does."""
    found = set()
    for prefix in (*KNOWN, *KNOWN_BY_HAND):
        space = PREFIXES[prefix]
        defined = {str(term)[len(space):] for term in dir(KNOWN[prefix])} if prefix in KNOWN else KNOWN_BY_HAND[prefix]
        terms = {term for triple in graph for term in triple if isinstance(term, URIRef) and str(term).startswith(space)}
        found |= {term for term in terms if term[len(space):] not in defined}
        for term in terms:
            said = set(graph.predicates(term)) - {RDF.type, RDFS.label, RDFS.subClassOf}
            foreign = {up for up in graph.objects(term, RDFS.subClassOf) if not str(up).startswith(space)}
            if said or foreign:
                found.add(term)
    return names(found)


def p41_no_licence(graph: Graph) -> set[str]:
    """The ontology and the schemes that name no licence."""
    parts = set(graph.subjects(RDF.type, OWL.Ontology)) | set(graph.subjects(RDF.type, ns.SKOS.ConceptScheme))
    return names({part for part in parts if (part, ns.DCTERMS.license, None) not in graph})


def test_p04_no_term_is_unconnected(vocabulary):
    assert p04_unconnected(vocabulary) == set()


def test_p08_every_term_is_annotated(vocabulary):
    assert len(ours(vocabulary, OWL.Class, *PROPERTY_KINDS)) > 100
    assert p08_unannotated(vocabulary) == set()


def test_p10_disjointness_is_stated(vocabulary):
    assert p10_not_disjoint(vocabulary) == set()


def test_p19_no_property_has_several_domains_or_ranges(vocabulary):
    assert p19_several_domains(vocabulary) == set()


def test_p22_names_follow_one_convention(vocabulary):
    assert p22_naming(vocabulary) == set()


def test_p34_every_class_is_declared(vocabulary):
    assert p34_untyped_classes(vocabulary) == set()


def test_p35_every_property_is_declared(vocabulary):
    assert p35_untyped_properties(vocabulary) == set()


def test_p38_the_ontology_is_declared(vocabulary):
    assert p38_no_declaration(vocabulary) == set()


def test_p40_no_namespace_is_hijacked(vocabulary):
    assert p40_hijacked(vocabulary) == set()


def test_p41_a_licence_is_declared(vocabulary):
    assert p41_no_licence(vocabulary) == set()


@pytest.mark.parametrize(("check", "update", "found"), [
    (p04_unconnected, "INSERT DATA { bc:Island a owl:Class }", {"Island"}),
    (p04_unconnected, "DELETE WHERE { bc:edtf rdfs:range ?range }", {"edtf"}),
    (p08_unannotated, "DELETE { bc:stage rdfs:label ?t } WHERE { bc:stage rdfs:label ?t FILTER(lang(?t) = 'ru') }", {"stage"}),
    (p08_unannotated, "INSERT DATA { bc:stage rdfs:label 'step'@en }", {"stage"}),
    (p08_unannotated, "DELETE WHERE { bc:Claim skos:definition ?t }", {"Claim"}),
    (p08_unannotated, "DELETE WHERE { bc:Claim rdfs:isDefinedBy ?t }", {"Claim"}),
    (p10_not_disjoint, "DELETE WHERE { bc:State owl:disjointWith bc:Claim }", {"Claim State"}),
    (p19_several_domains, "INSERT DATA { bc:stage rdfs:domain bc:Event }", {"stage"}),
    (p19_several_domains, "INSERT DATA { bc:party rdfs:range bc:State }", {"party"}),
    (p22_naming, "INSERT DATA { bc:joint_body a owl:Class }", {"joint_body"}),
    (p22_naming, "INSERT DATA { bc:HasStage a owl:ObjectProperty }", {"HasStage"}),
    (p22_naming, "INSERT DATA { stage:inForce a skos:Concept }", {"inForce"}),
    (p34_untyped_classes, "DELETE WHERE { prov:Agent a owl:Class }", {"Agent"}),
    (p34_untyped_classes, "INSERT DATA { bc:stage rdfs:domain bc:Nowhere }", {"Nowhere"}),
    (p35_untyped_properties, "INSERT DATA { bc:Claim bc:unheardOf 1 }", {"unheardOf"}),
    (p35_untyped_properties, "DELETE WHERE { skos:definition a ?kind }", {"definition"}),
    (p38_no_declaration, "DELETE WHERE { ?ontology a owl:Ontology }", {"ontology"}),
    (p38_no_declaration, "INSERT DATA { <https://w3id.org/bicoop/scheme/stage> a owl:Ontology }", {"stage"}),
    (p40_hijacked, "INSERT DATA { org:post a owl:ObjectProperty }", {"post"}),
    (p40_hijacked, "INSERT DATA { oa:hasWords a owl:ObjectProperty }", {"hasWords"}),
    (p40_hijacked, "INSERT DATA { org:Post rdfs:subClassOf prov:Entity }", {"Post"}),
    (p40_hijacked, "INSERT DATA { schema:location rdfs:domain bc:Event }", {"location"}),
    (p41_no_licence, "DELETE WHERE { <https://w3id.org/bicoop/ontology> dcterms:license ?licence }", {"ontology"}),
    (p41_no_licence, "DELETE WHERE { <https://w3id.org/bicoop/scheme/kind> dcterms:license ?licence }", {"kind"}),
])
def test_pitfall_is_found_in_a_broken_copy(vocabulary, broken, check: Callable[[Graph], set[str]], update, found):
    assert check(broken(vocabulary, update)) == found
