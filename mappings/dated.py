"""Instruments that a text names with their day: «Соглашение о границе от 6 февраля 2013 г.», «закон от … № …»: that day they were signed."""

from __future__ import annotations

from collections.abc import Iterator

from .circumstances import dates_in
from .clauses import Clauses
from .frames import rules
from .phrases import Phrase
from .scene import Passage
from .stage import Status
from .things import Things
from .values.dates import DateExpression

DATED = "dated"
"""The construction of a name with its day: no date but its own is that of the deed."""


def dated(passage: Passage, clauses: Clauses, things: Things) -> Iterator[Status]:
    """The stages of instruments named with their day in one sentence."""
    for rule in rules("status"):
        if "dated_by" not in rule.values:
            continue
        heads = {m.end - 1 for m in passage.kinds if m.entry.kind_of in rule.values["classes"] and clauses.sentence.first <= m.start < clauses.sentence.last}
        for phrase in (p for head in sorted(heads) if (p := clauses.phrase_with_head(head))):
            last = end_of_date(passage, phrase, clauses.sentence.last, rule.values["dated_by"])
            for thing in things.named(passage, phrase, rule.values["classes"]) if last else ():
                if thing.entity.kind in rule.values["kinds"] and not thing.draft:
                    yield Status(thing, rule.values["stage"], "modality:actual", rule.id, passage, clauses, phrase.first, last, phrase.head, DATED)


def end_of_date(passage: Passage, phrase: Phrase, limit: int, preposition: str) -> int | None:
    """Where the day behind a name ends, or None: the preposition and a day with its year stand right behind the phrase."""
    if phrase.last + 1 >= limit or passage.tokens[phrase.last].text.lower() != preposition:
        return None
    found = [b for date, a, b in dates_in(passage, phrase.last, limit) if a in (phrase.last, phrase.last + 1) and is_day(date)]
    return found[0] if found else None


def is_day(date: DateExpression) -> bool:
    """Whether a date is one day with its year."""
    return date.complete and date.finish is None and date.begin is not None and date.begin.day is not None
