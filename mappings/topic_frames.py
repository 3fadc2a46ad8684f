"""How a sentence frames the name of a sector: what governs it says whether the text speaks of the sector as such."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .language import Token
from .morphology import lemmas
from .phrases import NOUNS, is_participle
from .scene import Passage
from .topic_positions import in_span, is_place, is_predicated, is_theme, is_title, is_whole, named_by, opened_list
from .topic_words import DASHES, Weight, clause_openings, predicates, words

REACH = 60
"""Tokens to the left that are searched for what governs a member of a list."""
STOPS = frozenset(".;!?…")


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
    if is_theme(passage, first, last, sentence) or in_span(passage, first, sentence):
        return Weight.FRAMED
    governed = governor(passage, first, last, sentence.first)
    if governed == Weight.NAME:
        return governed
    parts = [*range(first, last), *([head] if head is not None else [])]
    named = {passage.tokens[i].lemma for i in parts if passage.tokens[i].pos in NOUNS and not is_compound(passage, i)}
    begins = last - first > 1 and passage.tokens[first].lemma in words()["matters"]
    itself = (begins or named & (words()["spheres"] | words()["cooperation"])) and not is_title(passage, first)
    return Weight.FRAMED if itself or is_predicated(passage, first, last, sentence.last) else governed


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
    """The weight that the words to the left give a sector, the strongest of those that reach it;
    an office that has it in its name takes all."""
    found = Weight.BARE
    cases = {passage.tokens[i].case for i in range(first, last)} - {None}
    borne, place = False, is_place(passage, last)
    for step in steps(passage, first, low, cases):
        token = step.token
        if token.pos in NOUNS:
            owned = step.preposition is None and (not cases or "gen" in cases)
            if (owned or step.preposition == "по") and is_office(token):
                return Weight.NAME
            if token.lemma in words()["circumstances"] and step.governed:
                break
            borne = borne or token.lemma in words()["bearers"] and (owned or step.preposition is not None)
            if is_compound(passage, token.index) or step.preposition is None and cases and not cases & {"gen", "dat", "ins"}:
                continue
            found = max(found, noun_weight(step))
        elif token.text == ":":
            return max(found, opened_list(passage, token.index, low))
        elif token.text in DASHES:
            if step.preposition in words()["field_prepositions"] and "loc" in cases and not place:
                return Weight.FRAMED  # «открыты три предприятия – в энергетике и торговле»
            return max(found, named_by(passage, token.index, low) if cases & {"nom", "acc"} else Weight.BARE)
        elif token.lemma in words()["list_openings"]:
            found = max(found, opened_list(passage, token.index, low))
        elif predicates(token):
            if {token.lemma} & words()["goods_verbs"]:
                return Weight.NAME
            if not (place and step.preposition in words()["field_prepositions"]):
                found = max(found, verb_weight(passage, step, low))
        elif is_participle(token) and lemmas(token.text) & words()["verbs"]:
            found = max(found, verb_weight(passage, step, low))  # «переговоры, посвящённые туризму»
        if found == Weight.FRAMED:
            if is_of_office(passage, token.index, low):
                return Weight.NAME
            break
    return Weight(max(Weight.BARE, found - 1)) if borne else found


def steps(passage: Passage, first: int, low: int, cases: set[str]) -> Iterator[Step]:
    """Words left of a sector up to the verb that it depends on, or the end of its clause;
    of a list before it, its own prepositions only."""
    preposition, beside = None, True
    for i in range(first - 1, max(low, first - REACH) - 1, -1):
        token = passage.tokens[i]
        opens = token.lemma in words()["list_openings"]
        if token.text in STOPS or token.lemma in clause_openings() or token.pos == "SCONJ" and not opens:
            return
        if token.pos == "ADP" and not opens:
            preposition = preposition or (None if is_of_neighbour(passage, i, first, cases) else token.text.lower())
            continue
        yield Step(token, preposition, beside, i > low and passage.tokens[i - 1].pos == "ADP")
        beside = beside and token.pos not in NOUNS
        copula = token.pos == "AUX" and i > low and passage.tokens[i - 1].feat("Variant") == "short"  # «затронута была и ситуация»
        if token.text == ":" or token.text in DASHES or predicates(token) and not copula:
            return


def is_of_neighbour(passage: Passage, i: int, first: int, cases: set[str]) -> bool:
    """Whether the preposition at token i belongs to an earlier member of a list: «посвящённые мосту через реку и визам»."""
    noun = next((j for j in range(i + 1, first) if passage.tokens[j].pos in NOUNS), None)
    joint = noun is not None and (passage.tokens[noun + 1].text == "," or passage.tokens[noun + 1].pos == "CCONJ")
    return joint and bool(cases) and passage.tokens[noun].case not in cases


def noun_weight(step: Step) -> Weight:
    """What a noun says of a sector that it governs, by itself or with a preposition."""
    noun, preposition = step.token.lemma, step.preposition
    if preposition in words()["idioms"].get(noun, ()):
        return Weight.FRAMED
    if preposition is not None and preposition not in words()["prepositions"]:
        mutual = preposition in words()["mutual_prepositions"] and noun in words()["cooperation"]
        return Weight.FRAMED if mutual else Weight.BARE
    named = (
        noun in words()["spheres"] | words()["cooperation"] | words()["matters"]
        or step.beside
        and step.governed
        and noun in words()["adjacent"]
    )
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
    if (
        forms & (words()["verbs"] | words()["acting_together"])
        or forms & words()["naming_verbs"]
        and opened_list(passage, step.token.index, low)
    ):
        return Weight.FRAMED
    return Weight.HINTED if forms & words()["verb_hints"] else Weight.BARE


def is_of_office(passage: Passage, i: int, low: int) -> bool:
    """Whether the noun at token i says what an office is for: «секретарь по вопросам обороны»."""
    return i - 2 >= low and passage.tokens[i - 1].text.lower() == "по" and is_office(passage.tokens[i - 2])


def is_office(token: Token) -> bool:
    """Whether a noun is an office or an agency; some are only with a capital letter («Управление образования»)."""
    return token.lemma in words()["offices"] or token.lemma in words()["capital_offices"] and token.text[:1].isupper()
