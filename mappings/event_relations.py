"""How an event lies to the event that its sentence tells: in it, after it, before it."""

from __future__ import annotations

from .clauses import Clauses
from .event import Event, Record, words
from .morphology import lemmas
from .phrases import Phrase, is_participle
from .scene import Passage

NESTED = ("within", "purpose")


def relation_of(passage: Passage, phrase: Phrase) -> str | None:
    """within, after or before, by the words before a phrase: «в ходе визита», «по итогам форума», «накануне встречи»."""
    relations = words()["relations"]
    i = phrase.first - 1
    while i > 0 and (passage.tokens[i].pos == "ADV" or is_participle(passage.tokens[i])):
        i -= 1  # «по итогам прошедшего недавно Форума»
    before = passage.tokens[i] if i >= 0 else None
    if phrase.prep is not None:
        preposition = passage.tokens[phrase.prep].text.lower()
        if preposition in relations["within_prepositions"]:
            located = phrase.case == "loc" or passage.tokens[phrase.head].text.lower() in words()["indeclinable"]
            return "within" if located else None  # «на форуме», not «на форум»
        return next((how for how in ("after", "before") if preposition in relations[f"{how}_prepositions"]), None)
    for how in ("within", "after", "before"):
        if before is not None and lemmas(before.text) & set(relations[how]):
            return how
    return None


def relate(record: Record, event: Event, passage: Passage, clauses: Clauses, phrase: Phrase) -> None:
    """Note the order, nesting or purpose of a mentioned event against the first one that its sentence tells."""
    how = relation_of(passage, phrase)
    if how is None:
        return
    if how == "within" and is_purpose(passage, clauses, phrase):
        how = "purpose"
    mains = [
        e
        for e in record.in_sentence(passage, clauses)
        if e is not event and (how not in NESTED or not is_apart(e, passage, clauses, phrase))
    ]
    event.relations += [(how, main, passage.span(phrase.first, phrase.last)) for main in mains[:1]]


def is_purpose(passage: Passage, clauses: Clauses, phrase: Phrase) -> bool:
    """Whether an event is what is gone for: «прибыл для участия в форуме»."""
    if phrase.prep is None:
        return False
    before = passage.tokens[max(clauses.sentence.first, phrase.prep - 3) : phrase.prep]
    return any(token.text.lower() in words()["purpose"] for token in before)


def is_apart(main: Event, passage: Passage, clauses: Clauses, phrase: Phrase) -> bool:
    """Whether another clause tells the other event:
    «на брифинге заявил, что встреча состоится», «как отмечено на встрече, форум пройдёт»."""
    first, last = clauses.bounds(phrase.head)
    return not any(m[0] == passage.number and first <= m[3] < last for m in main.mentions)
