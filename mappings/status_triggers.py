"""What brings an object to a stage: the words that trigger a rule, its idiom or complement, and whose the deed is."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from .clauses import Clauses, Construction
from .frames import Rule, rules, table
from .morphology import lemmas
from .phrases import NOUNS, Phrase
from .scene import Passage


@cache
def by_lemma() -> dict[tuple[str, str], tuple[Rule, ...]]:
    """Rules by the lemma and part of speech that trigger them."""
    table: dict[tuple[str, str], list[Rule]] = {}
    for rule in rules("status"):
        for pos, words in (("VERB", rule.verbs), ("NOUN", rule.nouns)):
            for word in words:
                table.setdefault((word, pos), []).append(rule)
    return {key: tuple(value) for key, value in table.items()}


def triggered(passage: Passage, i: int) -> list[Rule]:
    """Rules that token i triggers."""
    token = passage.tokens[i]
    pos = "VERB" if token.pos in ("VERB", "ADJ") else "NOUN" if token.pos == "PROPN" else token.pos  # «Открытие филиала» begins a sentence
    if pos not in ("VERB", "NOUN"):
        return []
    forms = {token.lemma} | lemmas(token.text) if pos == "VERB" else {token.lemma}
    return list(dict.fromkeys(rule for form in sorted(forms) for rule in by_lemma().get((form, pos), ())))


def construction_of(clauses: Clauses, rule: Rule, i: int) -> Construction | None:
    """The construction of the trigger, its idiom checked and its object put in place."""
    token = clauses.tokens[i]
    found = clauses.nominal(i) if token.pos in NOUNS else clauses.construction(i)
    if found is None or found.negated or is_asked(clauses, i):
        return None
    if rule.values.get("itself"):
        phrase = clauses.phrase_with_head(i)
        return replace(found, objects=(phrase,)) if phrase else None
    if "complement" in rule.values:
        return with_complement(clauses, found, rule.values["complement"])
    if rule.values.get("intransitive"):
        if found.name.startswith("attributive"):
            return None  # «существующие пункты» only presupposes
        return found if found.name != "active" else replace(found, objects=found.agents or found.objects, agents=())
    if rule.idiom is None:
        return found
    near = [p for p in found.objects if clauses.tokens[p.head].lemma == rule.idiom]
    return with_dative(clauses, found, near[0], rule.values["object_case"]) if near else None


def is_asked(clauses: Clauses, i: int) -> bool:
    """Whether a question asks for it: «подписано ли соглашение», «когда подпишут соглашение?»."""
    marks = table("operators")["grammar"]["question"]
    behind = clauses.tokens[i + 1].text.lower() if i + 1 < clauses.sentence.last else ""
    return clauses.tokens[clauses.sentence.last - 1].text in marks["signs"] or behind in marks["particles"]


def with_complement(clauses: Clauses, found: Construction, complement: list) -> Construction | None:
    """A verb with the phrase that it needs: «вступило в силу», «закрыт на ремонт», «начал работу»;
    its subject, or its object if it has one, is what it happens to.

    Args:
        complement: preposition (empty: the object itself), heads that the phrase may have,
            and heads that the phrase behind it must have, if any.
    """
    preposition, heads, behind = complement[0], complement[1], complement[2] if len(complement) > 2 else None
    first, last = clauses.bounds(found.word)
    near = [*range(found.word + 1, min(found.word + 4, last)), *(range(first, found.word) if preposition else ())]
    for j in near:
        starts = not preposition or clauses.tokens[j].text.lower() == preposition
        phrase = clauses.reader.phrase(j, clauses.sentence.last) if starts else None
        if phrase is None or clauses.tokens[phrase.head].lemma not in heads or bool(preposition) != (phrase.prep is not None):
            continue
        inner = phrase.complements[0] if phrase.complements else None
        if behind and (inner is None or clauses.tokens[inner.head].lemma not in behind):
            continue
        objects = found.objects if found.name in ("passive", "reflexive", "attributive") else found.agents or found.objects
        if not objects and (after := object_behind(clauses, phrase)):
            objects = tuple(clauses.reader.coordinated(after, clauses.sentence.last))
        objects = tuple(p for p in objects if p.head != phrase.head)
        return replace(found, objects=objects, agents=(), last=phrase.last)
    return None


def object_behind(clauses: Clauses, complement: Phrase) -> Phrase | None:
    """What stands right behind the complement: «введён в эксплуатацию новый терминал»."""
    part = clauses.reader.phrase(complement.last, clauses.sentence.last)
    return part if part and part.prep is None and part.case in ("nom", "acc") else None


def with_dative(clauses: Clauses, found: Construction, idiom: Phrase, case: str) -> Construction | None:
    """An idiom with the phrase in its own case behind: «дали старт проектам»."""
    target = clauses.reader.phrase(idiom.last, clauses.sentence.last)
    if target is None or target.prep is not None or target.case != case:
        return None
    objects = tuple(clauses.reader.coordinated(target, clauses.sentence.last))
    return Construction(
        found.name, found.word, objects, found.agents, found.first, max(p.last for p in objects), found.future, found.negated
    )
