"""Phrases beside a verb of saying that may name who speaks, where the tree gives the verb no subject: read from case and number alone."""

from __future__ import annotations

from .clauses import Clauses
from .phrases import Phrase, is_finite
from .scene import Passage


def agents(passage: Passage, clauses: Clauses, i: int) -> list[Phrase]:
    """«Отмечено сторонами», «был назван министром»: the instrumentals without a preposition in the clause of a passive at token i."""
    first, last = clauses.bounds(i)
    return [p for p in clauses.phrases if p.prep is None and p.case == "ins" and first <= p.head < last]


def nominatives(passage: Passage, clauses: Clauses, i: int, first: int, last: int) -> list[Phrase]:
    """«Пояснила заместитель министра …»: the nominatives of the clause of token i, within the tokens first..last,
    that agree with it in number."""
    verb, (start, end) = passage.tokens[i], clauses.bounds(i)
    near = range(max(first, start), min(last, end))
    free = [p for p in clauses.phrases if p.prep is None and p.case == "nom" and p.head in near]
    agreeing = [p for p in free if passage.tokens[p.head].feat("Number") in (verb.feat("Number"), None)]
    if verb.feat("Variant") == "short":  # «предприниматели остались довольны»
        return agreeing
    return [p for p in agreeing if not any(is_finite(passage.tokens[j]) for j in range(min(p.head, i) + 1, max(p.head, i)))]
