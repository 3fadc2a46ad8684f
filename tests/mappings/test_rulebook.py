"""Every rule is in the book, with its place in the files; every claim of a document cites a rule of the book."""

from __future__ import annotations

import re
from datetime import date

import pytest

from mappings.frames import all_rules
from mappings.iris import Iris
from mappings.model import Fact, Lifted, Slot, Span, TimeValue
from mappings.pipeline import lift, quads
from mappings.reading import read_bytes
from mappings.resources import DOCUMENTS, ROOT
from mappings.rulebook import RuleEntry, rulebook, uses

BOOK = {rule.id: rule for rule in rulebook()}


def test_rules_of_frames_and_of_tables_are_in_the_book() -> None:
    assert {rule.id for rule in all_rules()} <= BOOK.keys()
    assert {"operator.future", "operator.supposed", "document.mentions", "person.office", "values.dates", "document.metadata"} <= BOOK.keys()
    assert len(BOOK) == len(rulebook()), "an id stands twice"


@pytest.mark.parametrize("rule", rulebook(), ids=lambda rule: rule.id)
def test_rule_is_found_at_its_line(rule: RuleEntry) -> None:
    lines = (ROOT / rule.file).read_text("utf-8").splitlines()
    assert any(f'"{rule.id}"' in line for line in lines[rule.line - 1 : rule.line + 1])


def test_entry_says_what_the_frame_says() -> None:
    rule = BOOK["status.give-start"]
    assert rule.words.keys() == {"verbs", "idiom"} and "дать" in rule.words["verbs"] and rule.words["idiom"] == ("старт",)
    assert rule.gives["stage"] == "stage:launched"
    assert rule.settings["object_case"] == "dat" and rule.examples and rule.counterexamples
    assert BOOK["operator.supposed"].about.startswith("«если стороны подпишут»")
    assert BOOK["operator.future"].gives["modality"] == "modality:intended"


@pytest.mark.parametrize("path", sorted(DOCUMENTS.glob("*.txt")), ids=lambda path: path.stem)
def test_claims_cite_rules_of_the_book(path) -> None:
    iris = Iris()
    lifted = lift(path)
    activities = {quad.object.value for quad in quads(lifted, iris) if quad.predicate.value == iris.term("prov:wasGeneratedBy")}
    known = {iris.keyed("activity", f"{rule.id} {rule.version}") for rule in rulebook()}
    assert activities and activities <= known
    fired = {iris.keyed("activity", f"{use.rule} {BOOK[use.rule].version}") for use in uses(lifted)}
    assert activities - fired <= {iris.keyed("activity", "document.metadata 1")}, "datelines and publishers are no dates"


def test_date_of_two_facts_counts_once() -> None:
    document = read_bytes("8 августа подписан меморандум.".encode(), "x.txt")
    when = TimeValue("basis:stated-partial", (Span(0, 9),), "XXXX-08-08", date(1, 8, 8), None)
    facts = tuple(Fact(f"{n}-x", "bc:Visit", Span(0, 29), (Slot("time:hasTime", when),), "modality:actual", f"event.visit@{n}") for n in (1, 2))
    found = [(use.rule, use.span) for use in uses(Lifted(document, facts))]
    assert found == [("event.visit", Span(0, 29)), ("event.visit", Span(0, 29)), ("values.dates", Span(0, 9))]


def test_comment_lines_are_prose() -> None:
    assert not [rule.id for rule in rulebook() if re.search(r"(^|\s)#", rule.about)]
