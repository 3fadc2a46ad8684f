"""Hits of rules in their context."""

from __future__ import annotations

import pytest

from mappings.model import Lifted, Span
from mappings.pipeline import rulebook
from publisher.errors import UnknownRule
from publisher.reports.usage import in_context, usage


def test_every_rule_is_listed_also_those_that_never_fired(lifted: Lifted) -> None:
    found = {one.rule.id: one for one in usage([lifted])}
    assert found.keys() == {rule.id for rule in rulebook()}
    fired = {name: len(one.hits) for name, one in found.items() if one.hits}
    assert fired == {"event.named": 1, "statement.note": 1, "status.sign": 1, "operator.future": 1, "values.dates": 1}


def test_hit_has_document_offsets_words_and_what_came_of_it(lifted: Lifted) -> None:
    (one,) = usage([lifted], ["status.sign"])
    (hit,) = one.hits
    text = lifted.document.text
    assert (hit.document, text[hit.start : hit.end]) == ("note_1", "27 августа подписан Меморандум")
    assert hit.quote == "27 августа подписан Меморандум" and hit.before.endswith("«совет» ") and hit.after.startswith(", отметил министр. Будет")
    assert (hit.cls, hit.label, hit.modality) == ("bc:StatusAssertion", "Меморандум", "modality:actual")


def test_documents_of_a_rule_are_counted_once(lifted: Lifted) -> None:
    (one,) = usage([lifted, lifted], ["status.sign"])
    assert (len(one.hits), one.documents) == (2, 1)


def test_rule_that_is_none_is_said_with_those_like_it(lifted: Lifted) -> None:
    with pytest.raises(UnknownRule, match="no rule is named status.sing; there are status.sign"):
        usage([lifted], ["status.sing"])


def test_context_is_one_line_cut_at_spaces() -> None:
    text = "слово " * 30 + "ядро\n\tфакта " + "конец " * 30
    before, quote, after = in_context(text, Span(180, 191))
    assert quote == "ядро факта"
    assert before == "…" + "слово " * 9 and after == " " + ("конец " * 9).rstrip() + "…"
    assert in_context("ядро", Span(0, 4)) == ("", "ядро", "")
