"""How a sentence frames the name of a sector: what governs it says whether the text speaks of the sector as such."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import cache

from .language import Token
from .morphology import lemmas
from .phrases import NOUNS, is_finite, is_participle
from .phrases import words as phrase_words
from .resources import LEXICON
from .scene import Passage

REACH = 60
"""Tokens to the left that are searched for what governs a member of a list."""
PREDICATE_REACH = 12
"""Tokens to the right that are searched for the predicate of a sector."""
STOPS = frozenset(".;!?…")
DASHES = frozenset("–—-")


class Weight(IntEnum):
    """How much speaks for a sector being what the text speaks of."""

    NAME = -1
    """Part of the name of an office or an agency, or a good that is bought and sold."""
    BARE = 0
    HINTED = 1
    FRAMED = 2


@cache
def words() -> dict:
    """The closed classes of `lexicon/topics.toml`; lists of words as sets."""
    with open(LEXICON / "topics.toml", "rb") as f:
        return {name: frozenset(value) if isinstance(value, list) else value for name, value in tomllib.load(f).items()}


@cache
def clause_openings() -> frozenset[str]:
    """Relative pronouns: what stands before them belongs to another clause."""
    return frozenset(phrase_words()["relative_pronouns"])


@dataclass(frozen=True, slots=True)
class Step:
    """A word left of a sector.

    Attributes:
        token: the word.
        preposition: the first one between it and the sector, or None.
        beside: whether nothing but modifiers stands between them.
        governed: whether a preposition stands right before the word.
    """

    token: Token
    preposition: str | None
    beside: bool
    governed: bool


def weight_of(passage: Passage, first: int, last: int, head: int | None = None) -> Weight:
    """How a sector is framed.

    Args:
        first, last: tokens of its name.
        head: noun that an adjective of a list belongs to; it counts as a part of the name.
    """
    if is_whole(passage, first, last):
        return Weight.BARE
    sentence = passage.sentence_of(first).sentence
    governed = governor(passage, first, last, sentence.first)
    if governed == Weight.NAME:
        return governed
    parts = [*range(first, last), *([head] if head is not None else [])]
    named = {passage.tokens[i].lemma for i in parts if passage.tokens[i].pos in NOUNS and not is_compound(passage, i)}
    begins = last - first > 1 and passage.tokens[first].lemma in words()["matters"]
    itself = (begins or named & (words()["spheres"] | words()["cooperation"])) and not is_title(passage, first)
    return Weight.FRAMED if itself or is_predicated(passage, first, last, sentence.last) else governed


def is_whole(passage: Passage, first: int, last: int) -> bool:
    """Whether a sector is only named as what has branches: «в различных отраслях экономики»."""
    parts = words()["wholes"].get(passage.tokens[last - 1].lemma, ())
    return last - first == 1 and first > 0 and passage.tokens[first - 1].lemma in parts


def is_title(passage: Passage, first: int) -> bool:
    """Whether the tokens from `first` on are the name of a body, whose noun stands right before them with a capital letter."""
    token = passage.tokens[first - 1] if first > 0 else None
    return token is not None and token.lemma in words()["titled"] and token.text[:1].isupper()


def is_compound(passage: Passage, i: int) -> bool:
    """Whether the noun at token i makes a preposition with «в»: «в связи с», «в культурном отношении»."""
    token = passage.tokens[i]
    if token.lemma not in words()["compounds"] or token.feat("Number") != "sing":
        return False
    j = i - 1
    while j > 0 and passage.tokens[j].pos in ("ADJ", "DET", "PUNCT", "CCONJ"):
        j -= 1
    return passage.tokens[j].text.lower() in ("в", "во")


def governor(passage: Passage, first: int, last: int, low: int) -> Weight:
    """The weight that the words to the left give a sector, the strongest of those that reach it; an office that has it in its name takes all."""
    found = Weight.BARE
    cases = {passage.tokens[i].case for i in range(first, last)} - {None}
    borne = False
    for step in steps(passage, first, low):
        token = step.token
        if token.pos in NOUNS:
            owned = step.preposition is None and (not cases or "gen" in cases)
            if (owned or step.preposition == "по") and is_office(token):
                return Weight.NAME
            if token.lemma in words()["circumstances"] and step.governed:
                break
            borne = borne or token.lemma in words()["bearers"]
            if is_compound(passage, token.index) or step.preposition is None and cases and not cases & {"gen", "dat", "ins"}:
                continue
            found = max(found, noun_weight(step))
        elif token.text == ":":
            return max(found, opened_list(passage, token.index, low))
        elif token.text in DASHES:
            return max(found, named_by(passage, token.index, low) if cases & {"nom", "acc"} else Weight.BARE)
        elif token.lemma in words()["list_openings"]:
            found = max(found, opened_list(passage, token.index, low))
        elif predicates(token):
            if {token.lemma} & words()["goods_verbs"]:
                return Weight.NAME
            found = max(found, verb_weight(passage, step, low))
        if found == Weight.FRAMED:
            if is_of_office(passage, token.index, low):
                return Weight.NAME
            break
    return Weight(max(Weight.BARE, found - 1)) if borne else found


def steps(passage: Passage, first: int, low: int) -> Iterator[Step]:
    """Words left of a sector up to the verb that it depends on, or the end of its clause."""
    preposition, beside = None, True
    for i in range(first - 1, max(low, first - REACH) - 1, -1):
        token = passage.tokens[i]
        opens = token.lemma in words()["list_openings"]
        if token.text in STOPS or token.lemma in clause_openings() or token.pos == "SCONJ" and not opens:
            return
        if token.pos == "ADP" and not opens:
            preposition = preposition or token.text.lower()
            continue
        yield Step(token, preposition, beside, i > low and passage.tokens[i - 1].pos == "ADP")
        beside = beside and token.pos not in NOUNS
        if token.text == ":" or token.text in DASHES or predicates(token):
            return


def noun_weight(step: Step) -> Weight:
    """What a noun says of a sector that it governs, by itself or with a preposition."""
    noun, preposition = step.token.lemma, step.preposition
    if preposition is not None and preposition not in words()["prepositions"]:
        mutual = preposition in words()["mutual_prepositions"] and noun in words()["cooperation"]
        fought = preposition in words()["fight_prepositions"] and noun in words()["fights"]
        return Weight.FRAMED if mutual or fought else Weight.BARE
    named = noun in words()["spheres"] | words()["cooperation"] | words()["matters"] or step.beside and step.governed and noun in words()["adjacent"]
    if named or preposition in words()["subject_prepositions"] and noun in words()["subjects"]:
        return Weight.HINTED if preposition in words()["hinting_prepositions"] else Weight.FRAMED
    ordered = noun in words()["orders"] and preposition in words()["order_prepositions"]
    return Weight.HINTED if ordered or noun in words()["hints"] else Weight.BARE


def verb_weight(passage: Passage, step: Step, low: int) -> Weight:
    """What a verb says of a sector that depends on it."""
    forms = {step.token.lemma} | lemmas(step.token.text)
    together = forms & words()["acting_together"] and step.preposition in words()["acting_prepositions"]
    if step.preposition is not None and step.preposition not in words()["verb_prepositions"] and not together:
        return Weight.BARE
    if forms & (words()["verbs"] | words()["acting_together"]) or forms & words()["naming_verbs"] and opened_list(passage, step.token.index, low):
        return Weight.FRAMED
    return Weight.HINTED if forms & words()["verb_hints"] else Weight.BARE


def predicates(token: Token) -> bool:
    """Whether a word makes a clause, and so is the last that can govern a sector: a verb, or a short adjective («заинтересованы»)."""
    short = token.pos == "ADJ" and token.feat("Variant") == "short"
    return short or token.pos in ("VERB", "AUX") and not is_participle(token)


def is_of_office(passage: Passage, i: int, low: int) -> bool:
    """Whether the noun at token i says what an office is for: «секретарь по вопросам обороны»."""
    return i - 2 >= low and passage.tokens[i - 1].text.lower() == "по" and is_office(passage.tokens[i - 2])


def is_office(token: Token) -> bool:
    """Whether a noun is an office or an agency; some are only with a capital letter («Управление образования»)."""
    return token.lemma in words()["offices"] or token.lemma in words()["capital_offices"] and token.text[:1].isupper()


def opened_list(passage: Passage, i: int, low: int) -> Weight:
    """Whether a noun of fields stands before what opens a list at token i: «три сферы: …», «таких отраслях, как …»."""
    fields = words()["predicates"] | words()["spheres"] | words()["cooperation"]
    return Weight.FRAMED if any(passage.tokens[j].lemma in fields for j in range(low, i)) else Weight.BARE


def named_by(passage: Passage, i: int, low: int) -> Weight:
    """Whether the dash at token i says that what follows is a field: «главная тема переговоров – нефть»."""
    before = (passage.tokens[j] for j in range(low, i))
    return Weight.FRAMED if any(t.case == "nom" and t.lemma in words()["predicates"] | words()["spheres"] for t in before) else Weight.BARE


def is_predicated(passage: Passage, first: int, last: int, high: int) -> bool:
    """Whether a sector is said to be a field: «энергетика остаётся важным направлением», «туризм – один из приоритетов»."""
    if not {passage.tokens[i].case for i in range(first, last)} & {"nom", None}:
        return False
    linked = one_of = False
    for i in range(last, min(high, last + PREDICATE_REACH)):
        token = passage.tokens[i]
        one_of = one_of or token.lemma in words()["one_of"]
        linked = linked or token.text in DASHES or is_finite(token) and bool(({token.lemma} | lemmas(token.text)) & words()["naming_verbs"])
        if linked and token.lemma in words()["predicates"] and (one_of or token.case in ("nom", "ins")):
            return True
    return False
