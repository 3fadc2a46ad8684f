"""OWL 2 DL and OWL 2 RL, as the OWL API checks them. Its jars come with the wheel mowl-borg; the checker is Profile.java beside this file."""

from __future__ import annotations

import shutil
import subprocess
from importlib import metadata
from pathlib import Path

import pytest

SOUND = "the ontology as it is"

# Name of a broken copy: the update that breaks it, the profile it leaves, the violation that must be told.
BROKEN = {
    "undeclared class": ("DELETE WHERE { prov:Agent a owl:Class }", "OWL2_DL", "UseOfUndeclaredClass"),
    "undeclared property": ("DELETE WHERE { skos:broader a ?kind }", "OWL2_DL", "UseOfUndeclaredAnnotationProperty"),
    "xsd:date as a range": ("INSERT DATA { bc:earliest rdfs:range xsd:date }", "OWL2_DL", "UseOfUndeclaredDatatype"),
    "property of two kinds": ("INSERT DATA { bc:stage a owl:DatatypeProperty }", "OWL2_DL", "IllegalPunning"),
    "transitive and irreflexive": (
        "INSERT DATA { bc:followsEvent a owl:IrreflexiveProperty }", "OWL2_DL", "UseOfNonSimplePropertyInIrreflexivePropertyAxiom"),
    "some values on the right": (
        "INSERT DATA { bc:Claim rdfs:subClassOf [ a owl:Restriction ; owl:onProperty oa:hasBody ; owl:someValuesFrom owl:Thing ] }",
        "OWL2_RL", "UseOfNonSuperClassExpression"),
    "reflexive property": ("INSERT DATA { bc:party a owl:ReflexiveProperty }", "OWL2_RL", "UseOfIllegalAxiom"),
}


def jars() -> Path | None:
    """Folder of the OWL API's jars, found without importing the package, which would want a machine-learning stack."""
    try:
        files = metadata.files("mowl-borg") or []
    except metadata.PackageNotFoundError:
        return None
    return next((Path(str(file.locate())).parent for file in files if file.name.startswith("owlapi-distribution")), None)


pytestmark = [
    pytest.mark.skipif(shutil.which("java") is None, reason="no Java: install a Java 17 runtime to check the OWL 2 profiles"),
    pytest.mark.skipif(jars() is None, reason="no OWL API: pip install --no-deps mowl-borg==2.1.0"),
]


@pytest.fixture(scope="module")
def report(tmp_path_factory, vocabulary, broken) -> dict[str, list[list[str]]]:
    """Rows that the OWL API tells of the ontology and of each broken copy; one Java process for all, because it starts slowly."""
    folder = tmp_path_factory.mktemp("profile")
    graphs = {SOUND: vocabulary, **{name: broken(vocabulary, update) for name, (update, _, _) in BROKEN.items()}}
    paths = {str(folder / f"{number}.rdf"): name for number, name in enumerate(graphs)}
    for path, name in paths.items():
        graphs[name].serialize(path, format="xml", encoding="utf-8")
    command = ["java", "-Dorg.slf4j.simpleLogger.defaultLogLevel=off", "-cp", f"{jars()}/*", str(Path(__file__).with_name("Profile.java")), *paths]
    run = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=300, check=False)
    assert run.returncode == 0, run.stderr[-2000:]
    found: dict[str, list[list[str]]] = {name: [] for name in graphs}
    for line in run.stdout.splitlines():
        path, *cells = line.split("\t")
        found[paths[path]].append(cells)
    return found


def violations(rows: list[list[str]], profile: str) -> set[str]:
    """Kinds of violation of one profile."""
    return {kind for name, kind, _ in rows if name == profile}


def test_every_graph_was_read(report):
    counts = {name: int(rows[0][1]) for name, rows in report.items()}
    assert min(counts.values()) > 1000, counts


@pytest.mark.parametrize("profile", ["OWL2_DL", "OWL2_RL"])
def test_ontology_schemes_and_alignments_are_in_the_profile(report, profile):
    assert [row for row in report[SOUND] if row[0] == profile] == []


@pytest.mark.parametrize("name", BROKEN)
def test_violation_is_found_in_a_broken_copy(report, name):
    _, profile, violation = BROKEN[name]
    assert violation in violations(report[name], profile)
