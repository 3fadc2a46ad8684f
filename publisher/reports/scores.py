"""What a scorer says of the things that were lifted, by the rule that read each.

The scorer compares the graphs of documents with annotations of people, and lists by IRI what it matched and what the
annotations don't have (its option `--json`). The claims of a document say which rules read a thing.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mappings import pipeline
from mappings.iris import Iris
from mappings.model import Lifted
from publisher.errors import UnreadableScores

Nodes = defaultdict[str, defaultdict[str, list[str]]]
"""Objects by subject and property, all as strings."""


@dataclass(frozen=True)
class Scored:
    """One set of annotated documents.

    Attributes:
        name: of the set.
        matched, spurious: for each rule, the things it read (alone or with others) that the annotations have, or don't.
        wrong: for each rule, document and label of the spurious things.
        strangers: things of the scorer that no claim is about, and documents that were not lifted: the scores are of other graphs.
    """

    name: str
    matched: Counter[str] = field(default_factory=Counter)
    spurious: Counter[str] = field(default_factory=Counter)
    wrong: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    strangers: list[str] = field(default_factory=list)


def scored(file: Path, lifted: Iterable[Lifted], iris: Iris) -> Scored:
    """Read what the scorer says, and find the rules behind it.

    Args:
        file: JSON of the scorer.
        lifted: the documents that were scored, lifted again.
        iris: with the base that the scored graphs had.
    Raises: UnreadableScores, if the file is none of the scorer's.
    """
    found = Scored(file.stem)
    by_name = {one.document.name: one for one in lifted}
    for row in _rows(file):
        one = by_name.get(Path(row["doc"]).stem)
        if one is None:
            found.strangers.append(row["doc"])
            continue
        readers = rules_of(one, iris)
        for kind, counts in (("pairs", found.matched), ("spurious", found.spurious)):
            for item in row[kind]:
                rules = readers.get(item["iri"], frozenset())
                counts.update(rules)
                if not rules:
                    found.strangers.append(item["iri"])
                elif kind == "spurious":
                    for rule in rules:
                        found.wrong[rule].append(f"{one.document.name}: {item['type']}: {item['data']}")
    return found


def _rows(file: Path) -> Sequence[Mapping[str, Any]]:
    try:
        rows = json.loads(file.read_text(encoding="utf-8"))["documents"]
        if all(isinstance(item["iri"], str) for row in rows for kind in ("pairs", "spurious") for item in row[kind]):
            return [row for row in rows if row["doc"]]
    except (OSError, ValueError, KeyError, TypeError):
        pass
    raise UnreadableScores(file)


def rules_of(lifted: Lifted, iris: Iris) -> dict[str, frozenset[str]]:
    """For each thing that the claims of a document are about, the rules that read it.

    A thing that is the body of claims, or whose stage is, was read by their rules; one that only stands in other facts
    (a person who takes part, a sector) by the rules of the claims on these.
    """
    nodes: Nodes = defaultdict(lambda: defaultdict(list))
    for quad in pipeline.quads(lifted, iris):
        nodes[quad.subject.value][quad.predicate.value].append(quad.object.value)
    on: dict[str, set[str]] = defaultdict(set)
    naming: dict[str, set[str]] = defaultdict(set)
    for claim in [node for node in nodes.values() if iris.term("oa:hasBody") in node]:
        rules = {name for activity in claim[iris.term("prov:wasGeneratedBy")] for name in nodes[activity][iris.term("dcterms:identifier")]}
        for body in claim[iris.term("oa:hasBody")]:
            for thing in (body, *nodes[body][iris.term("bc:statusOf")]):
                on[thing] |= rules
            for thing in _named(claim, nodes[body], iris):
                naming[thing] |= rules
    return {thing: frozenset(on.get(thing) or naming[thing]) for thing in {*on, *naming}}


def _named(claim: Mapping[str, list[str]], body: Mapping[str, list[str]], iris: Iris) -> Iterator[str]:
    """Things that a claim names: the objects of its body that it covers, and its voices."""
    properties, values = (claim.get(iris.term(term), ()) for term in ("bc:supportsProperty", "bc:supportsValue"))
    for term, objects in body.items():
        if not properties or term in properties:
            yield from (thing for thing in objects if not values or thing in values)
    yield from (*values, *(voice for term in ("bc:speaker", "bc:relayedBy") for voice in claim.get(iris.term(term), ())))
