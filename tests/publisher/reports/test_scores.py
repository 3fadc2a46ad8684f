"""What a scorer lists by IRI, by the rules that read it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mappings.iris import Iris
from mappings.model import Lifted
from publisher.errors import UnreadableScores
from publisher.reports.scores import rules_of, scored

IRIS = Iris()


def item(label: str, iri: str) -> dict:
    return {"type": "agreement", "data": label, "iri": iri}


def iri_like(lifted: Lifted, part: str) -> str:
    """The thing of the document whose IRI has a part."""
    (found,) = [iri for iri in rules_of(lifted, IRIS) if f"/id/{part}" in iri]
    return found


def scores(folder: Path, pairs: list, spurious: list, doc: str = "note_1.txt") -> Path:
    file = folder / "half.json"
    file.write_text(json.dumps({"documents": [{"doc": doc, "pairs": pairs, "missed": [], "spurious": spurious}]}), encoding="utf-8")
    return file


def test_rules_of_a_thing(lifted: Lifted) -> None:
    rules = rules_of(lifted, IRIS)
    assert rules[iri_like(lifted, "agreement/")] == {"status.sign"}, "what its stage says, not the statement that concerns it"
    assert rules[iri_like(lifted, "joint-body/")] == {"operator.future"}
    assert rules[iri_like(lifted, "statement/")] == {"statement.note"}
    assert rules[iri_like(lifted, "person/")] == {"statement.note"}, "who only speaks was read by the rule of what they say"
    assert rules[iri_like(lifted, "time/")] == {"values.dates"}


def test_matched_and_spurious_are_counted_by_rule(lifted: Lifted, tmp_path: Path) -> None:
    file = scores(tmp_path, [item("Меморандум", iri_like(lifted, "agreement/"))], [item("Центр", iri_like(lifted, "joint-body/"))])
    found = scored(file, [lifted], IRIS)
    assert (found.name, found.matched, found.spurious) == ("half", {"status.sign": 1}, {"operator.future": 1})
    assert found.wrong == {"operator.future": ["note_1: agreement: Центр"]} and not found.strangers


def test_scores_of_other_graphs_are_noticed(lifted: Lifted, tmp_path: Path) -> None:
    assert scored(scores(tmp_path, [], [], "other.txt"), [lifted], IRIS).strangers == ["other.txt"]
    assert scored(scores(tmp_path, [item("X", "https://e.org/x")], []), [lifted], IRIS).strangers == ["https://e.org/x"]


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"documents": [{"doc": "x"}]}', '{"documents": [{"doc": "x", "pairs": [1], "spurious": []}]}'])
def test_file_that_is_no_answer_of_the_scorer(tmp_path: Path, content: str) -> None:
    (tmp_path / "x.json").write_text(content, encoding="utf-8")
    with pytest.raises(UnreadableScores, match="x.json: not the JSON of the scorer"):
        scored(tmp_path / "x.json", [], IRIS)
