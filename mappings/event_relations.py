"""How an event lies to the event that its sentence tells: in it, after it, before it."""

from __future__ import annotations

from .clauses import Clauses
from .event import Event, Record, words
from .morphology import lemmas
from .phrases import Phrase, is_participle
from .scene import Passage


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
            return "within" if phrase.case == "loc" else None  # «на форуме», not «на форум»
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
    before = {
        t.text.lower() for t in passage.tokens[max(clauses.sentence.first, (phrase.prep or phrase.first) - 3) : phrase.prep or phrase.first]
    }
    how = (
        "purpose" if how == "within" and phrase.prep is not None and before & set(words()["purpose"]) else how
    )  # «прибыл для участия в форуме»
    mains = [e for e in record.in_sentence(passage, clauses) if e is not event]
    event.relations += [(how, main, passage.span(phrase.first, phrase.last)) for main in mains[:1]]
