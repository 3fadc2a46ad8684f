"""The scheme of sectors is as wide as the economy: each section of ISIC Rev. 4 that states cooperate in has a sector."""

from __future__ import annotations

from rdflib import Graph, URIRef

from mappings.terms import expand

SECTIONS = set("ABCDEFGHIJKLMNOPQRSU")
"""All but T, households as employers."""


def sections(graph: Graph) -> set[str]:
    """Sections that sectors name."""
    return {str(section) for section in graph.objects(None, URIRef(expand("bc:isicSection")))}


def test_every_section_has_a_sector(schemes, broken) -> None:
    assert sections(schemes["sector"]) == SECTIONS
    without = broken(schemes["sector"], "DELETE WHERE { ?sector bc:isicSection 'L' }")
    assert sections(without) == SECTIONS - {"L"}


def test_scheme_is_wide(schemes) -> None:
    assert len(set(schemes["sector"].subjects(URIRef(expand("skos:broader"))))) > 280
