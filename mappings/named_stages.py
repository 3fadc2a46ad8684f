"""Stages that rest on how a thing is named, without a verb of their own.

An instrument named with its day was signed that day («Соглашение о границе от 6 февраля 2013 г.»); a body that acts exists.
"""

from __future__ import annotations

from collections.abc import Iterator

from .circumstances import dates_in
from .clauses import Clauses
from .frames import rules
from .named_objects import CLASSES, with_parts
from .operators import is_supposed, over_name
from .phrases import NOUNS, Phrase
from .scene import Passage
from .stage import DATED, PRESUPPOSED, Status
from .thing_names import words
from .things import Things
from .topics import term
from .values.dates import DateExpression


def dated(passage: Passage, clauses: Clauses, things: Things) -> Iterator[Status]:
    """The stages of instruments named with their day in one sentence."""
    for rule in rules("status"):
        if "dated_by" not in rule.values:
            continue
        phrases = list(of_kinds(passage, clauses, rule.values["kinds"]))
        for phrase in (
            p for p in phrases if not any(q.last == p.last and q.head > p.head for q in phrases)
        ):  # the day is that of the last: «изменения в Соглашение от …»
            last = end_of_date(passage, phrase, clauses.sentence.last, rule.values["dated_by"])
            for thing in things.named(passage, phrase, rule.values["classes"]) if last else ():
                if not thing.draft:
                    yield Status(
                        thing, rule.values["stage"], "modality:actual", rule.id, passage, clauses, phrase.first, last, phrase.head, DATED
                    )


def acting(passage: Passage, clauses: Clauses, things: Things) -> Iterator[Status]:
    """Bodies that do something in one sentence, and so exist: «межправительственная комиссия рассмотрит вопросы»."""
    for rule in rules("status"):
        if not rule.values.get("acts"):
            continue
        for phrase in of_kinds(passage, clauses, rule.values["kinds"]):
            token = passage.tokens[phrase.head]
            verb = passage.tokens[token.head] if token.head is not None else None
            acts = (
                verb is not None
                and phrase.case == "nom"
                and token.rel == "nsubj"
                and verb.pos == "VERB"
                and verb.feat("Voice") == "act"
                and clauses.is_predicate(verb.index)
            )
            if acts and not is_supposed(clauses, verb.index):
                for thing in things.named(passage, phrase, rule.values["classes"]):
                    yield Status(
                        thing,
                        rule.values["stage"],
                        "modality:actual",
                        rule.id,
                        passage,
                        clauses,
                        thing.first,
                        thing.last,
                        phrase.head,
                        PRESUPPOSED,
                        weak=True,
                    )


def planned(passage: Passage, clauses: Clauses, things: Things) -> Iterator[Status]:
    """Things that one sentence only names, right under the words of a plan: «переговоры о мосте», «предложил единый реестр»."""
    if not passage.kinds:
        return
    for phrase in (part for whole in clauses.phrases for part in with_parts(whole)):
        classes = [cls for cls in CLASSES if any(m.start <= phrase.head < m.end and m.entry.kind_of == cls for m in passage.kinds)]
        operator = over_name(clauses, phrase) if classes else None
        if operator is None or operator.stage is None:
            continue
        for thing in things.named(passage, phrase, classes):
            if (
                thing.entity.iri is None and not thing.draft and not (thing.entity.scoped and thing.entity.kind in words()["vague_kinds"])
            ):  # «планы новых проектов»
                first = min(thing.first, operator.word if operator.word is not None else thing.first)
                yield Status(
                    thing,
                    operator.stage,
                    operator.modality,
                    operator.id,
                    passage,
                    clauses,
                    first,
                    thing.last,
                    phrase.head,
                    PRESUPPOSED,
                    weak=True,
                )


def of_kinds(passage: Passage, clauses: Clauses, kinds: list[str]) -> Iterator[Phrase]:
    """The phrases of one sentence whose noun is one of the kinds."""
    for match in passage.kinds:
        inside = clauses.sentence.first <= match.start < clauses.sentence.last
        head = next((i for i in range(match.start, match.end) if passage.tokens[i].pos in NOUNS), None) if inside else None
        phrase = clauses.phrase_with_head(head) if head is not None and term(match.entry.iri) in kinds else None
        if phrase:
            yield phrase


def end_of_date(passage: Passage, phrase: Phrase, limit: int, preposition: str) -> int | None:
    """Where the day behind a name ends, or None: the preposition and a day with its year stand right behind the phrase."""
    if phrase.last + 1 >= limit or passage.tokens[phrase.last].text.lower() != preposition:
        return None
    found = [b for date, a, b in dates_in(passage, phrase.last, limit) if a in (phrase.last, phrase.last + 1) and is_day(date)]
    return found[0] if found else None


def is_day(date: DateExpression) -> bool:
    """Whether a date is one day with its year."""
    return date.complete and date.finish is None and date.begin is not None and date.begin.day is not None
