"""Operators above a predicate: what turns a deed into an intention, a need, an agreement, a chance."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from .clauses import Clauses, Construction
from .frames import Rule, rules, table
from .morphology import lemmas


@dataclass(frozen=True, slots=True)
class Operator:
    """An operator found above a predicate.

    Attributes:
        id: of its rule.
        stage: stage that it gives, or None for the predicate's own.
        modality: modality that it gives.
        word: its token, or None if grammar alone gives it (the future).
        only: ids of the rules that it applies to; empty for all.
    """

    id: str
    stage: str | None
    modality: str
    word: int | None
    only: tuple[str, ...] = ()


def operator_of(clauses: Clauses, found: Construction, rule: str) -> Operator | None:
    """The operator above a construction, nearest first.

    Args:
        clauses: the sentence.
        found: the construction of the predicate.
        rule: id of the rule of the predicate, for operators that go with some only.
    """
    if found.name in ("infinitive", "nominal", "gerund") or has_infinitive_of_be(clauses, found):
        above = governing(clauses, found.word, rule)
        if above:
            return above
    if found.future:
        future = table("operators")["grammar"]["future"]
        return Operator(future["id"], future["stage"], future["modality"], None)
    return None


def governing(clauses: Clauses, i: int, rule: str) -> Operator | None:
    """The nearest operator word left of token i in its clause."""
    for j in range(i - 1, clauses.sentence.first - 1, -1):
        token = clauses.tokens[j]
        if clauses.is_barrier(j):
            return None
        found = by_word(token.lemma, token.pos) or next((r for form in lemmas(token.text) if (r := by_word(form, token.pos))), None)
        if found and (not found.values.get("only") or rule in found.values["only"]):
            return Operator(found.id, found.values.get("stage"), found.values["modality"], j, tuple(found.values.get("only", ())))
        if clauses.is_predicate(j) and token.pos != "AUX":
            return None
    return None


def has_infinitive_of_be(clauses: Clauses, found: Construction) -> bool:
    """«может быть подписан»: the passive hangs on a modal word."""
    return any(t.pos == "AUX" and t.feat("VerbForm") == "inf" for t in clauses.tokens[max(clauses.sentence.first, found.word - 3) : found.word])


@cache
def by_word(lemma: str, pos: str) -> Rule | None:
    """The operator rule that a word triggers."""
    verbal = pos in ("VERB", "AUX", "ADJ")
    for rule in rules("operators"):
        if verbal and lemma in rule.verbs or pos in ("NOUN", "ADJ", "ADV") and lemma in rule.nouns:
            return rule
    return None
