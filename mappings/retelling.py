"""What a statement would only tell again.

«Сообщил, что соглашение подписано» says no more than that a stage, an event or a figure is told by somebody, and these
facts carry his voice on their claims. A statement of its own stands where the words hold more: a quotation, a judgement,
a position, a wish, or content that no other fact has taken. Rules with `reports` in `frames/statements.toml` add nothing
to what is said.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from .events import Events
from .figures import Figure
from .frames import rules, table
from .quotations import quotations
from .said import said_clause
from .scene import Passage
from .speech import words
from .statement import Statement
from .status import Status


class Retelling:
    """The predicates of one document that other facts tell."""

    def __init__(self, events: Events, stages: Sequence[Status], figures: Sequence[Figure]) -> None:
        self.events, self.stages, self.figures = events, stages, figures

    def tells(self, passage: Passage, i: int) -> bool:
        """Whether the predicate at token i is that of a stage, of a figure, or of an event."""
        if any(s.passage is passage and s.word == i for s in self.stages):
            return True
        if any(f.passage is passage and f.first <= i < f.last for f in self.figures):
            return True
        clauses = passage.sentence_of(i)
        beside = [phrase.head for phrase in (clauses.subject_of(i), clauses.object_of(i)) if phrase]
        return any((event := self.events.at.get((passage.number, head))) and event.told for head in beside)

    def is_retold(self, statement: Statement) -> bool:
        """Whether all that a statement says is told by other facts in its voice."""
        passage, clauses = statement.passage, statement.clauses
        if statement.rule not in reporting() or statement.act in table("statements")["judging"]:
            return False
        said = said_clause(passage, clauses, statement.word) if statement.word is not None else statement.first - 1
        if said is None or any(said < b and a < statement.last for a, b in quotations(passage, words()["shortest_quotation"])):
            return False
        predicates = [i for i in range(said + 1, statement.last) if clauses.is_predicate(i)]
        return bool(predicates) and all(self.tells(passage, i) for i in predicates)


@cache
def reporting() -> frozenset[str]:
    """Ids of the rules whose act adds nothing to what is said."""
    return frozenset(rule.id for rule in rules("statements") if rule.values.get("reports")) | frozenset(table("statements")["reporting"])
