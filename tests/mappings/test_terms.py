"""CURIEs and IRIs, and every term that code and data name."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Graph

from mappings.resources import ALIGNMENTS, ONTOLOGY, ROOT, SCHEMES
from mappings.terms import BASE, PREFIXES, expand, shorten
from mappings.terms import SCHEMES as SCHEME_NAMES

# Vocabularies of which the ontology declares what is used. The others name syntax (xsd, sh), units and codes, or describe releases.
DECLARED = ["bc", *SCHEME_NAMES, "foaf", "org", "prov", "oa", "time", "qb", "sdmx-dimension", "sdmx-attribute", "schema", "skos", "dcterms"]
CURIE = re.compile(r"(?<![\w:/.@#-])(" + "|".join(map(re.escape, PREFIXES)) + r"):([A-Za-z][\w-]*)")


@pytest.mark.parametrize(("curie", "iri"), [
    ("bc:Visit", BASE + "ontology#Visit"),
    ("basis:stated-partial", BASE + "scheme/date-basis#stated-partial"),
    ("sdmx-code:obsStatus-A", "http://purl.org/linked-data/sdmx/2009/code#obsStatus-A"),
    ("schema:location", "https://schema.org/location"),
])
def test_curie_and_iri(curie, iri):
    assert expand(curie) == iri
    assert shorten(iri) == curie


@given(st.sampled_from(sorted(PREFIXES)), st.from_regex(r"[A-Za-z][A-Za-z0-9-]*", fullmatch=True))
def test_shorten_undoes_expand(prefix, name):
    assert shorten(expand(f"{prefix}:{name}")) == f"{prefix}:{name}"


@pytest.mark.parametrize("iri", [BASE + "id/state/uz", BASE + "ontology#", BASE + "scheme/stage", "urn:x:a", "https://schema.org/a/b"])
def test_iri_that_no_prefix_fits_stays(iri):
    assert shorten(iri) == iri


@pytest.mark.parametrize("wrong", ["unknown:thing", "Visit", "https://schema.org/location", ""])
def test_unknown_prefix_is_an_error_that_says_so(wrong):
    with pytest.raises(KeyError, match="no known prefix; known are: bc, stage"):
        expand(wrong)


# ---------------------------------------------------------------- every term in use is defined


def strings(source: str) -> Iterator[str]:
    """Strings of a Python module, without its docstrings' examples of what is wrong."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def curies(path: Path) -> set[str]:
    """CURIEs of the declared vocabularies in a file."""
    text = path.read_text("utf-8")
    parts = strings(text) if path.suffix == ".py" else [re.sub(r"(?m)(^|\s)#.*$", "", text)]
    return {match[0] for part in parts for match in CURIE.finditer(part) if match[1] in DECLARED}


def declared() -> set[str]:
    """Everything that ontology, schemes and alignments say something about."""
    graph = Graph()
    for path in (ONTOLOGY / "bicoop.ttl", *SCHEMES.glob("*.ttl"), *ALIGNMENTS.glob("*.ttl")):
        graph.parse(path)
    return {str(subject) for subject in graph.subjects()}


def undefined(paths: list[Path]) -> dict[str, list[str]]:
    """Terms that a file names and the ontology does not define."""
    known = declared()
    found = {str(path.name): sorted(curie for curie in curies(path) if expand(curie) not in known) for path in paths}
    return {name: terms for name, terms in found.items() if terms}


def test_terms_of_the_lifting_are_defined():
    paths = sorted([*(ROOT / "mappings").rglob("*.py"), *(ROOT / "mappings").rglob("*.toml")])
    assert len({curie for path in paths for curie in curies(path)}) > 80
    assert undefined(paths) == {}


def test_undefined_term_is_found(tmp_path):
    (tmp_path / "module.py").write_text('KIND = "kind:flying-carpet"\n', "utf-8")
    (tmp_path / "frame.toml").write_text('# bc:Comment\nclass = "bc:Nonsense"\nstage = "stage:signed"\n', "utf-8")
    assert undefined([tmp_path / "module.py", tmp_path / "frame.toml"]) == {"module.py": ["kind:flying-carpet"], "frame.toml": ["bc:Nonsense"]}
