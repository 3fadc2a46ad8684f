"""Graphs to bytes: no literal changes, the same graph is the same bytes."""

import random
import subprocess
import sys

import pyoxigraph as ox
import pytest

from publisher import formats
from publisher.serialise import write

XSD = "http://www.w3.org/2001/XMLSchema#"
SUBJECT, PREDICATE = ox.NamedNode("http://data.example/s"), ox.NamedNode("http://data.example/ns#p")
PROBES = [
    ox.Literal(value, datatype=ox.NamedNode(XSD + datatype))
    for value, datatype in [
        ("1.70", "decimal"), ("+5.0", "decimal"), (".5", "decimal"), ("007", "integer"), ("5", "nonNegativeInteger"), ("01", "positiveInteger"),
        ("1.0E3", "double"), ("1", "boolean"), ("2024-08-27T00:00:00.000+00:00", "dateTime"), ("2024-08-27Z", "date"), ("2024", "gYear"),
        ("P1Y0M", "duration"), ("not a number", "integer"),
    ]
] + [ox.Literal(" края \n\t\"'\\ <b>&amp; й й 😀", language="ru"), ox.Literal("x", language="uz-latn"), ox.Literal("")]
TRIPLES = [ox.Triple(SUBJECT, PREDICATE, probe) for probe in PROBES]


@pytest.mark.parametrize("format", formats.RDF, ids=lambda format: format.name)
def test_literals_are_kept(format: formats.Format) -> None:
    back = {quad.triple for quad in ox.parse(write(TRIPLES, format, {"xsd": XSD}), format=format.rdf)}
    assert back == set(TRIPLES)


@pytest.mark.parametrize("format", formats.RDF, ids=lambda format: format.name)
def test_order_of_triples_does_not_matter(format: formats.Format) -> None:
    shuffled = [*TRIPLES, TRIPLES[0]]
    random.Random(1).shuffle(shuffled)
    assert write(shuffled, format, {}) == write(TRIPLES, format, {})


def test_another_process_writes_the_same_bytes() -> None:
    program = (
        "import pyoxigraph as ox, hashlib\nfrom publisher import formats\nfrom publisher.serialise import write\n"
        "n = ox.NamedNode\nts = [ox.Triple(n('http://a.example/s'), n(f'http://{x}.example/p'), n(f'http://{x}.example/o')) for x in 'abcdefgh']\n"
        "ps = {x: f'http://{x}.example/' for x in 'abcdefgh'}\n"
        "print([hashlib.sha256(write(ts, f, ps)).hexdigest() for f in formats.RDF])"
    )
    runs = {subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True).stdout for _ in range(3)}
    assert len(runs) == 1


def test_only_prefixes_in_use_are_written() -> None:
    text = write(TRIPLES[:1], formats.TURTLE, {"xsd": XSD, "ex": "http://data.example/ns#", "unused": "http://unused.example/"}).decode()
    assert "@prefix ex:" in text
    assert "unused" not in text
