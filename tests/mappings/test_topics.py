"""Sectors are read where a sentence speaks of them, and nowhere else; the sentences stand in topics.tsv."""

from __future__ import annotations

from pathlib import Path

import pytest

from mappings.facts import read_facts
from mappings.lexicon import lexicon
from mappings.reading import read_bytes
from mappings.scene import Scene
from mappings.topic_words import Weight, words
from mappings.topics import weighed

LINES = (Path(__file__).parent / "topics.tsv").read_text(encoding="utf-8").splitlines()
CASES = [tuple(line.split("\t")) for line in LINES if line and not line.startswith("#")]


def spoken_of(text: str) -> str:
    """Short names of the sectors that the facts of a text have as topics, "-" for none."""
    facts, _ = read_facts(read_bytes(text.encode(), "example.txt"))
    found = {str(slot.value).removeprefix("sector:") for fact in facts for slot in fact.slots if slot.property == "bc:topic"}
    return " ".join(sorted(found)) or "-"


def weights(text: str) -> dict[str, Weight]:
    """Weights of all sectors named in a text, by short name."""
    scene = Scene(read_bytes(text.encode(), "example.txt"), lexicon())
    return {topic.term.removeprefix("sector:"): topic.weight for passage in scene.passages for topic in weighed(passage)}


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:50] for text, _ in CASES])
def test_sentence_speaks_of_its_sectors(text: str, expected: str) -> None:
    assert spoken_of(text) == expected


def test_table_is_whole() -> None:
    assert len(CASES) == 172
    assert sum(expected == "-" for _, expected in CASES) == 63
    named = {f"scheme/sector#{name}" for _, expected in CASES for name in expected.split() if name != "-"}
    assert named <= lexicon().concepts.keys()


@pytest.mark.parametrize(("text", "expected"), [
    ("Стороны развивают сотрудничество в следующих сферах:\n\n– энергетика;\n– ветеринария.\n", "energy veterinary"),
    ("Стороны работают по таким направлениям:\n\n1) спорт;\n2) подготовка кадров;\n3) архивное дело.\n", "human-resources libraries sport"),
    ("В зале звучали:\n\n– музыка;\n– поэзия.\n", "-"),
    ("Приоритеты партнёрства:\n\n– спорт.\n\nМузыка играла весь вечер.\n", "sport"),
])
def test_list_has_the_fields_that_its_lead_announces(text: str, expected: str) -> None:
    assert spoken_of(text) == expected


@pytest.mark.parametrize(("text", "expected"), [
    ("сотрудничество в сфере туризма", {"tourism": Weight.FRAMED}),
    ("условия для туризма", {"tourism": Weight.HINTED}),
    ("цены на туризм", {"tourism": Weight.BARE}),
    ("министр туризма", {"tourism": Weight.NAME}),
    ("заявил министр, туризм которого растёт", {"tourism": Weight.BARE}),
    ("связи в науке, туризме и торговле", {"science": Weight.FRAMED, "tourism": Weight.FRAMED, "trade": Weight.FRAMED}),
])
def test_weight_is_what_governs_the_sector(text: str, expected: dict[str, Weight]) -> None:
    assert weights(text) == expected


def test_no_word_frames_and_only_hints() -> None:
    known = words()
    strong = known["spheres"] | known["cooperation"] | known["matters"]
    assert not strong & (known["hints"] | known["offices"] | known["bearers"])
    assert not known["verbs"] & known["verb_hints"]
