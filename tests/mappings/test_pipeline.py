"""Many documents: what is wrong with one costs that one, and order changes nothing."""

from __future__ import annotations

import hashlib
import logging
import sys
from pathlib import Path
from types import ModuleType

import pytest

from mappings import pipeline
from mappings.errors import BrokenResource, UnreadableDocument
from mappings.model import Block, BlockKind, Document, Entity, Fact, FactRef, Issue, Lifted, Slot, Span, TimeValue
from mappings.slugs import document_slug
from mappings.sound import sound

ACT = Slot("bc:act", "act:noted")


def document(path: Path) -> Document:
    raw = path.read_bytes()
    text = raw.decode()
    block = Block(BlockKind.PARAGRAPH, text, tuple(range(len(text) + 1)))
    return Document(path.stem, document_slug(path.stem), text, hashlib.sha256(raw).hexdigest(), len(raw), "text/plain", "ru", (block,))


FIRST = Span(0, 1)


def statement(number: int, *slots: Slot, span: Span = FIRST, cls: str = "bc:Statement", **more: object) -> Fact:
    return Fact(f"f{number}", cls, span, slots or (ACT,), "modality:actual", "statement.noted", **more)  # type: ignore[arg-type]


def read(path: Path) -> Document:
    if path.stem.startswith("empty"):
        raise UnreadableDocument(path, "empty", "the file is empty", "give one with text")
    return document(path)


def read_facts(doc: Document) -> tuple[tuple[Fact, ...], tuple[Issue, ...]]:
    if "rules" in doc.name:
        raise BrokenResource("rules.toml", "x", "is wrong")
    if "fault" in doc.name:
        raise ZeroDivisionError
    return (statement(1),), (Issue(doc.name, "value-unreadable", "no number"),)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder, and stages that read it as the tests need."""
    reading, facts = ModuleType("mappings.reading"), ModuleType("mappings.facts")
    reading.read, facts.read_facts = read, read_facts  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "mappings.reading", reading)
    monkeypatch.setitem(sys.modules, "mappings.facts", facts)
    return tmp_path


def files(folder: Path, *names: str) -> list[Path]:
    paths = [folder / name for name in names]
    for path in paths:
        path.parent.mkdir(exist_ok=True)
        path.write_text(str(path.relative_to(folder)), encoding="utf-8")
    return paths


def codes(results: list[Lifted | Issue]) -> list[str]:
    return [result.code if isinstance(result, Issue) else result.document.slug for result in results]


def test_lift_reads_then_finds_facts(folder: Path) -> None:
    [path] = files(folder, "a_1.txt")
    lifted = pipeline.lift(path)
    assert lifted.document.slug == "a-1"
    assert [fact.id for fact in lifted.facts] == ["f1"]
    assert [issue.code for issue in lifted.issues] == ["value-unreadable"]


def test_one_broken_document_never_stops_the_others(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    paths = [*files(folder, "c.txt", "fault.txt", "empty.txt", "a.txt"), folder / "gone.txt"]
    with caplog.at_level(logging.ERROR):
        results = list(pipeline.lift_many(paths))
    assert codes(results) == ["a", "c", "unreadable", "internal", "unreadable"]
    messages = [result.message for result in results if isinstance(result, Issue)]
    assert messages[0] == "the file is empty; give one with text"
    assert "ZeroDivisionError" in messages[1]
    assert "Traceback" not in messages[1]
    assert "Traceback" in caplog.text
    assert "\n" not in "".join(messages)


def test_a_broken_rule_stops_everything(folder: Path) -> None:
    with pytest.raises(BrokenResource, match=r"rules\.toml"):
        list(pipeline.lift_many(files(folder, "a.txt", "rules.txt")))


def test_of_two_documents_with_one_slug_the_same_one_is_taken_in_any_order(folder: Path) -> None:
    paths = files(folder, "one/a_1.txt", "two/a-1.txt", "b.txt")
    there, back = list(pipeline.lift_many(paths)), list(pipeline.lift_many(reversed(paths)))
    assert there == back
    assert codes(there) == ["same-name", "a-1", "b"]
    [taken] = [result.document.sha256 for result in there if isinstance(result, Lifted) and result.document.slug == "a-1"]
    assert taken == min(hashlib.sha256(path.read_bytes()).hexdigest() for path in paths[:2])


def test_a_file_given_twice_counts_once(folder: Path) -> None:
    paths = files(folder, "a.txt")
    assert codes(list(pipeline.lift_many([*paths, folder / "." / "a.txt"]))) == ["a"]


def test_progress_is_told_after_each_document(folder: Path) -> None:
    told: list[tuple[int, int]] = []
    list(pipeline.lift_many(files(folder, "one/a.txt", "two/a.txt", "empty.txt"), lambda done, total: told.append((done, total))))
    assert told == [(1, 3), (2, 3), (3, 3)]


@pytest.mark.parametrize(
    ("facts", "kept", "code"),
    [
        ([statement(1), statement(2, span=Span(0, 99))], ["f1"], "span-outside"),
        ([statement(1), statement(2, span=Span(1, 1))], ["f1"], "span-outside"),
        ([statement(1, Slot("bc:act", "act:noted", Span(3, 2)))], [], "span-outside"),
        ([statement(1, Slot("time:hasTime", TimeValue("basis:stated", (Span(0, 99),))))], [], "span-outside"),
        ([statement(1, cls="bc:Unheard")], [], "class-unknown"),
        ([statement(1, Slot("bc:act", "noted"))], [], "term-unknown"),
        ([statement(1, Slot("bc:concerns", Entity("goal", "Goal", "x", "x")))], [], "term-unknown"),
        ([statement(1, Slot("bc:concerns", Entity("goal", "bc:Goal", "x", "x", iri="x y")))], [], "entity-malformed"),
        ([statement(1, Slot("bc:concerns", Entity("Goal", "bc:Goal", "x", "x")))], [], "entity-malformed"),
        ([statement(1), statement(1, span=Span(1, 2))], ["f1"], "id-repeated"),
        ([statement(1, ACT, Slot("bc:concerns", FactRef("f9")))], ["f1"], "reference-missing"),
        ([statement(1, ACT, Slot("bc:concerns", FactRef("f2"))), statement(2, span=Span(0, 99))], ["f1"], "span-outside"),
    ],
)
def test_what_a_rule_got_wrong_costs_its_own_fact(tmp_path: Path, facts: list[Fact], kept: list[str], code: str) -> None:
    [path] = files(tmp_path, "a.txt")
    found, issues = sound(facts, document(path))
    assert [fact.id for fact in found] == kept
    assert code in [issue.code for issue in issues]
    assert all(not isinstance(slot.value, FactRef) for fact in found for slot in fact.slots)
    assert all(issue.rule == "statement.noted" for issue in issues)


def test_what_is_right_is_kept_whole(tmp_path: Path) -> None:
    [path] = files(tmp_path, "a.txt")
    facts = (statement(1, ACT, Slot("bc:concerns", FactRef("f2"))), statement(2))
    assert sound(reversed(facts), document(path)) == (facts, ())
