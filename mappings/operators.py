"""Operators above a predicate: what turns a deed into an intention, a need, an agreement, a chance."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from .clauses import Clauses, Construction
from .frames import Rule, rules, table
from .language import Token
from .morphology import lemmas
from .phrases import NOUNS, Phrase
from .phrases import words as phrase_words


@dataclass(frozen=True, slots=True)
class Operator:
    """An operator found above a predicate.

    Attributes:
        id: of its rule.
        stage: stage that it gives, or None for the predicate's own.
        modality: modality that it gives.
        word: its token, or None if grammar alone gives it (the future, a condition).
        denied: «не планируют строить»: nothing is told.
    """

    id: str
    stage: str | None
    modality: str
    word: int | None
    denied: bool = False

    @property
    def is_phase(self) -> bool:
        """Whether it tells how far a deed has come («началось строительство»), not how firm it is."""
        return self.modality == ACTUAL


ACTUAL, AGREED = "modality:actual", "modality:agreed"


def operator_of(clauses: Clauses, found: Construction, rule: str) -> Operator | None:
    """The operator above a construction, nearest first.

    Args:
        clauses: the sentence.
        found: the construction of the predicate.
        rule: id of the rule of the predicate, for operators that go with some only.
    """
    if is_supposed(clauses, found.word):
        return by_grammar("supposed")
    if found.name in ("infinitive", "nominal", "gerund") or has_infinitive_of_be(clauses, found):
        above = governing(clauses, found.word, rule)
        if above:
            return above
    attributive = found.name.startswith("attributive")  # «будет способствовать подписанная программа»: the participle has its own time
    return by_grammar("future") if found.future and not attributive else None


def by_grammar(name: str, word: int | None = None) -> Operator:
    """An operator of the table `grammar`."""
    entry = table("operators")["grammar"][name]
    return Operator(entry["id"], entry["stage"], entry["modality"], word)


def is_supposed(clauses: Clauses, i: int) -> bool:
    """Whether a clause tells what is only supposed: «если подпишут», «чтобы подписали», «подписали бы»."""
    grammar = table("operators")["grammar"]["supposed"]
    first, last = clauses.bounds(i)
    opening = {clauses.tokens[j].text.lower() for j in range(max(clauses.sentence.first, first - 1), min(first + 1, last))}
    particles = {clauses.tokens[j].text.lower() for j in range(max(first, i - 2), min(last, i + 3))}
    return bool(opening & set(grammar["conjunctions"]) or particles & set(grammar["particles"]))


def governing(clauses: Clauses, i: int, rule: str) -> Operator | None:
    """The nearest operator word over token i: left of it in its clause, or the predicate that it is the subject of."""
    for j in [*to_the_left(clauses, i), *subject_predicates(clauses, i)]:
        operator = refusal(clauses, j, i) or at(clauses, j, rule)
        if operator:
            return operator
    return None


def refusal(clauses: Clauses, j: int, i: int) -> Operator | None:
    """«недопустимость строительства», «отказались подписать», «ход строительства»: an operator that tells of no stage."""
    grammar, lemma = table("operators")["grammar"], clauses.tokens[j].lemma
    silent = lemma in grammar["refusal"]["words"] or lemma in grammar["progress"]["words"] and is_chain(clauses, j + 1, i)
    return Operator("", None, ACTUAL, j, denied=True) if silent else None


def is_circumstance(clauses: Clauses, j: int) -> bool:
    """«в связи с началом», «до завершения»: a noun of progress behind such a preposition does not say that it has come so far."""
    k = j - 1
    while k > clauses.sentence.first and clauses.tokens[k].pos in ("ADJ", "DET"):
        k -= 1
    return (
        clauses.tokens[j].pos in NOUNS
        and k >= clauses.sentence.first
        and clauses.tokens[k].text.lower() in table("operators")["grammar"]["progress"]["behind"]
    )


def is_chain(clauses: Clauses, first: int, last: int) -> bool:
    """Whether only genitives stand between: «ход | реализации проекта | строительства»."""
    return all(t.case == "gen" and t.pos in ("NOUN", "ADJ", "DET") for t in clauses.tokens[first:last])


def at(clauses: Clauses, j: int, rule: str) -> Operator | None:
    """The operator that token j is, with what stands above it: «планируется начать», «началу», «не намерены», «начнётся»."""
    found = rule_at(clauses, j, rule)
    if found is None:
        return None
    if found.values["modality"] == ACTUAL and is_circumstance(clauses, j):
        return Operator("", None, ACTUAL, j, denied=True)
    operator = Operator(found.id, found.values.get("stage"), found.values["modality"], j, is_negated(clauses, j))
    promised = operator.modality == AGREED and clauses.tokens[j].feat("VerbForm") == "inf"  # «намерены вложить», «предложил поручить»
    if promised or operator.is_phase and is_governed(clauses, j):
        above = governing(clauses, j, rule)
        if above and not above.is_phase:
            return above
    lies_ahead = operator.modality in (ACTUAL, AGREED) and is_ahead(clauses, j)
    return by_grammar("future", j) if lies_ahead and not operator.denied else operator


def over_name(clauses: Clauses, phrase: Phrase) -> Operator | None:
    """The operator right over a thing that is only named: «предложил реестр», «переговоры о мосте», «планируемый завод»."""
    grammar, tokens = table("operators")["grammar"]["over_names"], clauses.tokens
    modifier = next((j for j in range(phrase.first, phrase.head) if tokens[j].lemma in grammar["modifiers"]), None)
    if modifier is not None:
        return at(clauses, modifier, "")
    joined, j = set(), (phrase.first if phrase.prep is None else phrase.prep + 1) - 1
    about = False  # «переговоры делегаций, посвящённые мосту»: behind such a participle genitives of the noun may stand between
    while (
        j >= clauses.sentence.first
        and tokens[j].lemma not in grammar["nouns"]
        and (is_between(tokens[j], grammar) or about and (tokens[j].case == "gen" or tokens[j].pos == "CCONJ"))
    ):
        joined |= {tokens[j].text.lower()} if tokens[j].pos == "ADP" else set()
        about = about or tokens[j].lemma in grammar["about"]
        j -= 1
    if j < clauses.sentence.first or tokens[j].lemma not in grammar["nouns" if joined or tokens[j].pos in NOUNS else "verbs"]:
        return None
    found = at(clauses, j, "") if joined <= set(grammar["prepositions"]) else None
    return found if found and not found.denied else None


def is_between(token: Token, grammar: dict) -> bool:
    """Whether a token may stand between a thing and the operator right over it."""
    return token.pos in ("ADP", "ADJ", "DET", "NUM") or token.lemma in (*grammar["between"], *grammar["about"]) or token.text == ","


def rule_at(clauses: Clauses, j: int, rule: str) -> Rule | None:
    """The operator rule that token j triggers, if it goes with the rule of the predicate and with the word behind."""
    token = clauses.tokens[j]
    forms = [token.lemma, *sorted(lemmas(token.text))]
    found = [r for form in forms for r in by_word(form, token.pos)]
    behind = clauses.tokens[j + 1].text.lower() if j + 1 < clauses.sentence.last else ""
    return next(
        (r for r in found if (not r.values.get("only") or rule in r.values["only"]) and r.values.get("behind", behind) == behind), None
    )


def to_the_left(clauses: Clauses, i: int) -> Iterator[int]:
    """Tokens left of token i up to the predicate of its clause."""
    for j in range(i - 1, clauses.sentence.first - 1, -1):
        if clauses.is_barrier(j) or is_adversative(clauses, j):
            return
        yield j
        if clauses.is_predicate(j) and clauses.tokens[j].pos != "AUX":
            return


def is_adversative(clauses: Clauses, j: int) -> bool:
    """«…, однако …»: what stands before belongs to another clause."""
    return (
        clauses.tokens[j].text.lower() in table("operators")["grammar"]["adversative"]["words"]
        and j > 0
        and clauses.tokens[j - 1].text == ","
    )


def subject_predicates(clauses: Clauses, i: int) -> Iterator[int]:
    """The predicate right of a noun that is its subject or object: «строительство школы завершено», «строительство школы завершат»."""
    token = clauses.tokens[i]
    if token.pos not in NOUNS or token.case not in ("nom", "acc"):
        return
    for j in range(i + 1, clauses.sentence.last):
        if clauses.is_predicate(j) and clauses.tokens[j].pos != "AUX":
            parts = (clauses.subject_of(j), clauses.object_of(j))
            if any(part and part.head == i for part in parts):
                yield j
            return


def is_governed(clauses: Clauses, j: int) -> bool:
    """An infinitive or a noun: it hangs on another word."""
    token = clauses.tokens[j]
    return token.feat("VerbForm") == "inf" or token.pos == "NOUN"


def is_negated(clauses: Clauses, j: int) -> bool:
    """«не намерены», «не будет проводиться»."""
    return any(
        clauses.tokens[k].lemma in phrase_words()["negations"] for k in range(max(clauses.sentence.first, j - 2), j) if clauses.free(k, j)
    )


def is_ahead(clauses: Clauses, j: int) -> bool:
    """Whether an operator word is in the future itself: «начнётся», «будет проводиться»."""
    auxiliaries = any(clauses.tokens[k].text.lower() in phrase_words()["future_auxiliaries"] for k in clauses.auxiliaries(j))
    return clauses.is_predicate(j) and (auxiliaries or clauses.is_future(j)) or auxiliaries and clauses.tokens[j].pos == "VERB"


def has_infinitive_of_be(clauses: Clauses, found: Construction) -> bool:
    """«может быть подписан»: the passive hangs on a modal word."""
    return any(
        t.pos == "AUX" and t.feat("VerbForm") == "inf" for t in clauses.tokens[max(clauses.sentence.first, found.word - 3) : found.word]
    )


def is_realised(clauses: Clauses, i: int) -> bool:
    """Whether a bare verbal noun tells of a deed done: in a heading, after «церемония», «со дня», «после», with no clause that lies ahead.

    «Церемония подписания», «в годовщину подписания», «после подписания … отметил»; not «после подписания … должен дать согласие».
    """
    grammar = table("operators")["grammar"]["realised"]
    first, last = clauses.bounds(i)
    predicates = [j for j in range(first, last) if clauses.is_predicate(j) and clauses.tokens[j].pos != "AUX"]
    if not predicates:
        return not any(clauses.is_predicate(j) for j in range(clauses.sentence.first, clauses.sentence.last)) or follows(
            clauses, i, grammar
        )
    past = all(
        clauses.tokens[j].feat("Tense") == "past" and not is_ahead(clauses, j) and not clauses.built("", j, (), ()).negated
        for j in predicates
    )
    above = [rule for j in predicates for form in lemmas(clauses.tokens[j].text) for rule in by_word(form, clauses.tokens[j].pos)]
    return past and follows(clauses, i, grammar) and all(rule.values["modality"] == ACTUAL for rule in above)


def follows(clauses: Clauses, i: int, grammar: dict) -> bool:
    """Whether a verbal noun stands right behind a noun or preposition that presupposes the deed."""
    before = clauses.tokens[i - 1] if i > clauses.sentence.first else None
    return before is not None and (before.text.lower() in grammar["prepositions"] or before.lemma.endswith(tuple(grammar["nouns"])))


@cache
def by_word(lemma: str, pos: str) -> tuple[Rule, ...]:
    """The operator rules that a word triggers."""
    verbal = pos in ("VERB", "AUX", "ADJ")
    return tuple(
        rule for rule in rules("operators") if verbal and lemma in rule.verbs or pos in ("NOUN", "ADJ", "ADV") and lemma in rule.nouns
    )
