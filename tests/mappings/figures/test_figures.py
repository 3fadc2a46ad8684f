"""Sentences and all figures that they tell, in a few words each: `figures.toml`. What is not listed must not be read."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from mappings.facts import read_facts
from mappings.model import Entity, Fact, TimeValue
from mappings.reading import read_bytes

CASES = tomllib.loads(Path(__file__).with_name("figures.toml").read_text(encoding="utf-8"))["case"]
FIGURES = {"bc:IndicatorObservation": "level", "bc:ChangeObservation": "change", "bc:TargetStatement": "target"}
NAMES = {
    "bc:indicator": "of", "bc:relationship": "whose", "bc:party": "whose", "bc:featureOfInterest": "thing", "bc:value": "value", "bc:targetValue": "value",
    "bc:growthFactor": "factor", "sdmx-attribute:unitMeasure": "unit", "bc:valueQualifier": "how", "sdmx-dimension:refPeriod": "when",
    "bc:comparisonPeriod": "since", "bc:deadline": "by",
}  # fmt: skip


def figures(text: str) -> list[Fact]:
    """The figures and targets of a text, in its order."""
    facts, _ = read_facts(read_bytes(text.encode(), "case.txt"))
    return [fact for fact in facts if fact.cls in FIGURES and fact.restates is None]


def told(fact: Fact) -> str:
    """One figure in a line: its kind, how firm it is, then name=value; what is actual or without a qualifier is not said."""
    parts: dict[str, list[str]] = {}
    for slot in fact.slots:
        value = slot.value
        if isinstance(value, TimeValue):
            value = value.edtf or value.duration or value.as_written
        shown = value.label if isinstance(value, Entity) else str(value).rpartition(":")[2]
        if slot.property in NAMES and shown != "unqualified":
            parts.setdefault(NAMES[slot.property], []).append(shown)
    firm = [] if fact.modality == "modality:actual" else [fact.modality.partition(":")[2]]
    order = dict.fromkeys(NAMES.values())
    return " | ".join([" ".join([FIGURES[fact.cls], *firm]), *(f"{name}={', '.join(sorted(parts[name]))}" for name in order if name in parts)])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:50])
def test_figures_of_a_sentence(case: dict) -> None:
    assert sorted(map(told, figures(case["text"]))) == sorted(case["figures"])


def test_table_is_large_and_has_sentences_without_a_figure() -> None:
    assert len(CASES) >= 100
    assert sum(not case["figures"] for case in CASES) >= 15
