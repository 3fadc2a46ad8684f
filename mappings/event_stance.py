"""Whether an event that is only mentioned has taken place: what stands around the mention says so."""

from __future__ import annotations

from .clauses import Clauses
from .event import words
from .event_relations import relation_of
from .morphology import lemmas
from .phrases import Phrase
from .scene import Passage

EXPECTED, ACTUAL = "modality:expected", "modality:actual"


def stance(passage: Passage, clauses: Clauses, phrase: Phrase) -> str:
    """Modality of a mentioned event.

    It lies ahead by its adjective («предстоящий визит»), by the noun above it («подготовка повестки визита»), by the
    relation («в преддверии саммита»), or by the future of its clause («на форуме обсудят …»).
    """
    ahead = words()["ahead"]
    before = {f for i in range(phrase.first, phrase.head) for f in lemmas(passage.tokens[i].text)}
    prepared = (
        phrase.prep is not None and phrase.prep > 0 and passage.tokens[phrase.prep - 1].lemma in ahead["nouns"]
    )  # «подготовка к саммиту»
    if (
        prepared
        or before & set(ahead["adjectives"])
        or relation_of(passage, phrase) == "before"
        or above(passage, phrase) & set(ahead["nouns"])
    ):
        return EXPECTED
    return EXPECTED if in_future(clauses, phrase) else ACTUAL


def above(passage: Passage, phrase: Phrase) -> set[str]:
    """Nouns that the phrase belongs to as a genitive: «подготовку повестки визита»."""
    found: set[str] = set()
    i = phrase.first - 1
    while i >= 0 and phrase.prep is None and passage.tokens[i].pos in ("NOUN", "ADJ") and phrase.case == "gen":
        found |= {passage.tokens[i].lemma} if passage.tokens[i].pos == "NOUN" else set()
        i -= 1
    return found


def in_future(clauses: Clauses, phrase: Phrase) -> bool:
    """Whether the predicate of the clause is in the future."""
    first, last = clauses.bounds(phrase.head)
    verbs = [i for i in range(first, last) if clauses.is_predicate(i)]
    return bool(verbs) and all(clauses.is_future(i) or clauses.built("", i, (), ()).future for i in verbs)
