"""Each rule reads its examples, and leaves its counter-examples alone; both stand beside it in the frame files."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from mappings.facts import read_facts
from mappings.frames import Example, Rule, all_rules
from mappings.model import Entity, Fact, Text, TimeValue
from mappings.reading import read_bytes

EXAMPLES = [(rule, example) for rule in all_rules() for example in rule.examples]
COUNTEREXAMPLES = [(rule, example) for rule in all_rules() for example in rule.counterexamples]


def facts_of(text: str) -> tuple[Fact, ...]:
    """Facts of a text that has no other context."""
    facts, _ = read_facts(read_bytes(text.encode(), "example.txt"))
    return facts


def lines(fact: Fact) -> Iterator[str]:
    """What a fact says, as «property=value» lines."""
    yield f"rdf:type={fact.cls}"
    yield f"bc:modality={fact.modality}"
    for slot in fact.slots:
        match slot.value:
            case Entity():
                values = [slot.value.label]
            case TimeValue():
                values = [v for v in (slot.value.edtf, slot.value.duration, slot.value.as_written) if v]
            case Text():
                values = [slot.value.value]
            case _:
                values = [str(slot.value)]
        yield from (f"{slot.property}={value}" for value in values)


def by_rule(facts: tuple[Fact, ...], rule: Rule) -> list[Fact]:
    """Facts that a rule read."""
    return [fact for fact in facts if fact.rule.partition("@")[0] == rule.id]


def name(case: tuple[Rule, Example]) -> str:
    """Id of a case."""
    return f"{case[0].id}: {case[1].text[:40]}"


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=map(name, EXAMPLES))
def test_rule_reads_its_example(rule: Rule, example: Example) -> None:
    facts = facts_of(example.text)
    expected = set(example.expect)
    by_operator = {r.id for r in all_rules() if r.source == "operators.toml"} | {"operator.future"}
    mine = [fact for fact in facts if fact.rule.partition("@")[0] in ({rule.id} | by_operator if rule.source == "status.toml" else {rule.id})]
    if rule.id == "event.take-part":  # it adds to an event that another rule read
        mine = [fact for fact in facts if expected & set(lines(fact))]
    assert any(expected <= set(lines(fact)) for fact in mine), [(fact.rule, sorted(lines(fact))) for fact in facts]


@pytest.mark.parametrize(("rule", "example"), COUNTEREXAMPLES, ids=map(name, COUNTEREXAMPLES))
def test_rule_leaves_its_counterexample_alone(rule: Rule, example: Example) -> None:
    found = [(fact.rule, fact.span) for fact in by_rule(facts_of(example.text), rule)]
    assert not found, found


def test_each_rule_has_both() -> None:
    without = [rule.id for rule in all_rules() if not rule.examples or not rule.counterexamples]
    assert not without
    assert len(EXAMPLES) == 235
    assert len(COUNTEREXAMPLES) == 161


def test_example_that_a_rule_does_not_read_fails() -> None:
    rule = next(rule for rule in all_rules() if rule.id == "status.sign")
    facts = facts_of("Эксперты обсудили погоду.")
    assert not by_rule(facts, rule)


def test_examples_name_no_document_of_the_seeds() -> None:
    """A rule that cites a seed word for word may fit nothing else."""
    from mappings.resources import DOCUMENTS

    texts = [" ".join(path.read_text(encoding="utf-8").split()) for path in sorted(DOCUMENTS.glob("*.txt"))]
    copied = [example.text for _, example in EXAMPLES for text in texts if len(example.text) > 60 and example.text in text]
    assert not copied
