"""The reference data: well-formed, each thing once, named in Russian and English, linked only where the table says so."""

from __future__ import annotations

import csv
import re
from collections import Counter

import pyoxigraph
import pytest

from mappings.reference import entries, read_facts
from mappings.resources import REFERENCE, ROOT, SCHEMES
from mappings.terms import BASE, expand

FILES = sorted(REFERENCE.glob("*.ttl"))
FACTS = read_facts(REFERENCE)
THINGS = {entry.iri: entry for entry in entries(FACTS)}
LINKS = ("owl:sameAs", "schema:sameAs", "skos:exactMatch", "skos:closeMatch", "skos:broadMatch", "foaf:page", "rdfs:seeAlso")
TABLE = ROOT.parent / "shared" / "reference-links.tsv"
NAMES = {  # name in the table of links: path of ours
    "Uzbekistan": "id/state/uz", "Kazakhstan": "id/state/kz", "Azerbaijan": "id/state/az", "Afghanistan": "id/state/af",
    "Pakistan": "id/state/pk", "European Union": "id/organization/european-union", "Central Asia": "id/place/central-asia",
    "Shavkat Mirziyoyev": "id/person/shavkat-mirziyoyev", "Kassym-Jomart Tokayev": "id/person/kassym-jomart-tokayev",
    "President of the Republic of Uzbekistan": "id/post/president-uz", "President of Kazakhstan": "id/post/president-kz",
    "Tashkent": "id/place/tashkent", "Astana (Nur-Sultan)": "id/place/astana", "Baku": "id/place/baku",
    "Shymkent": "id/place/shymkent", "Turkistan (city)": "id/place/turkistan",
}  # fmt: skip


def test_all_files_are_collected():
    assert {path.stem for path in FILES} == {"bodies", "corridors", "links", "organizations", "persons", "places", "posts", "state-bodies", "states", "unions", "units"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_file_is_turtle(path):
    assert list(pyoxigraph.parse(path=path, format=pyoxigraph.RdfFormat.TURTLE))


def test_each_thing_is_described_in_one_place():
    typed = Counter()
    for path in FILES:
        for triple in pyoxigraph.parse(path=path, format=pyoxigraph.RdfFormat.TURTLE):
            typed[triple.subject.value] += triple.predicate.value == expand("rdf:type")
    assert {iri: count for iri, count in typed.items() if count != 1} == {}
    paragraphs = Counter(subject for path in FILES if path.stem != "links" for subject in subjects_as_written(path.read_text(encoding="utf-8")))
    assert [subject for subject, count in paragraphs.items() if count > 1] == []


def subjects_as_written(turtle: str) -> list[str]:
    """Subjects that begin a paragraph; parsers join two paragraphs of one subject in silence."""
    return re.findall(r"^(<[^>]+>|[a-z]+:[\w-]+) a ", turtle, re.MULTILINE)


def test_each_thing_has_one_russian_and_one_english_label():
    languages = {iri: Counter(label.language for label in known["rdfs:label"]) for iri, known in FACTS.items()}
    assert [iri for iri, count in languages.items() if (count["ru"], count["en"]) != (1, 1)] == []
    assert [iri for iri, count in languages.items() if max(count.values()) > 1] == [], "further names are skos:altLabel"


def test_links_to_things_of_ours_lead_somewhere():
    concepts = read_facts(SCHEMES)
    broken = [(iri, path) for iri, entry in THINGS.items() for _, path in entry.links if path not in FACTS and path not in concepts]
    assert broken == []


def test_states_are_the_members_and_observers_of_the_united_nations():
    states = {iri for iri in THINGS if iri.startswith("id/state/")}
    assert len(states) == 195
    assert {"id/state/va", "id/state/ps"} <= states
    assert not {"id/state/tw", "id/state/xk"} & states
    assert {"id/place/taiwan", "id/place/kosovo"} <= set(THINGS)


def test_each_state_has_codes_names_and_an_adjective():
    for iri, entry in THINGS.items():
        if entry.type == "state":
            known = FACTS[iri]
            assert [len(known[term]) for term in ("bc:isoAlpha2", "bc:isoAlpha3", "bc:m49", "schema:identifier")] == [1, 1, 1, 1]
            assert known["bc:isoAlpha2"][0].value.lower() == iri.rpartition("/")[2]
            assert entry.adjectives, iri
            assert {"uz", "kk", "az"} <= {language for _, language in entry.foreign}


def test_no_word_mixes_scripts():
    mixed = re.compile(r"[A-Za-z][А-Яа-яЁё]|[А-Яа-яЁё][A-Za-z]")
    assert [label for entry in THINGS.values() for label in (*entry.labels, *entry.hidden, *entry.adjectives) if mixed.search(label)] == []


def test_nothing_says_that_something_happened():
    claims = {"bc:stage", "bc:statusOf", "bc:hasStatus", "time:hasTime", "dcterms:date", "bc:latestStage", "bc:modality"}
    assert [iri for iri, known in FACTS.items() if claims & set(known)] == []


def outside_links() -> set[tuple[str, str, str]]:
    """(path, property, link) of all values outside of the project, classes and codes apart."""
    return {(iri, term, value.value) for iri, known in FACTS.items() for term in LINKS for value in known.get(term, ())}


def test_links_have_no_other_property():
    foreign = {(iri, term) for iri, known in FACTS.items() for term, values in known.items() if term not in (*LINKS, "rdf:type", "dcterms:source")
               for value in values if isinstance(value, pyoxigraph.NamedNode) and not value.value.startswith(BASE)}  # fmt: skip
    assert foreign == set()


@pytest.mark.skipif(not TABLE.exists(), reason="the table of verified links is no part of the repository")
def test_links_are_those_of_the_table():
    with open(TABLE, encoding="utf-8", newline="") as f:
        rows = [row for row in csv.DictReader(f, delimiter="\t") if row["link"] and row["kind"] not in ("concept", "unit")]
    assert all(row["status"] == "verified" for row in rows)
    assert outside_links() == {(NAMES[row["entity"]], row["predicate"], row["link"]) for row in rows}


def test_a_country_of_the_eu_table_is_no_state():
    assert not any(term == "owl:sameAs" and "publications.europa.eu" in link for _, term, link in outside_links())
