"""What is measured: an indicator of the scheme, or a quantity that the scheme has no concept for, named by its words.

A quantity of the second kind is a noun of quantity with its genitive («число экспортёров», «объём переводов»), or a
thing that is counted («220 филиалов»). Its concept is the scheme's *other*, and the label of the figure names it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from ..language import Token
from ..lexicon import Lexicon, LexiconMatch
from ..morphology import analyzer, lemmas
from ..phrases import Phrase
from ..phrases import words as phrase_words
from ..scene import Passage
from ..subject import states_in
from ..topics import term
from ..values.names import nominative
from .figure import is_noun, words
from .plural import genitive_plural


@dataclass(frozen=True, eq=False)
class Measure:
    """What a figure is of.

    Attributes:
        term: concept of the scheme indicator.
        label: Russian, for people.
        passage, first, last: the tokens that name it.
        counts: whether a number alone can be its level: «число туристов достигло 200 тысяч».
    """

    term: str
    label: str
    passage: Passage
    first: int
    last: int
    counts: bool = False

    @property
    def head(self) -> Token:
        """Its first noun, also one that the tagger takes for an adjective («протяжённость»)."""
        inside = self.passage.tokens[self.first : self.last]
        return next((t for t in inside if t.pos in ("NOUN", "PROPN") or t.pos == "ADJ" and is_only_noun(t.text)), inside[0])

    @property
    def case(self) -> str | None:
        """Case of its head, None if the tagger can't know."""
        return self.head.case if self.head.pos != "ADJ" else None

    @property
    def gender(self) -> str | None:
        """Gender of its first noun, which a pronoun agrees with; "plur" for a plural."""
        head = self.head
        return "plur" if head.feat("Number") == "plur" else head.feat("Gender")


@cache
def is_only_noun(word: str) -> bool:
    """Whether the dictionary knows a word as a noun and as nothing else."""
    return all("NOUN" in p.tag for p in analyzer().parse(word))


def measures(passage: Passage) -> list[Measure]:
    """All quantities that a block names, in its order; a noun of quantity takes in the indicator in its genitive."""
    matches = [m for m in passage.indicators if not all(is_noun(t, words()["anaphora"]) for t in passage.tokens[m.start : m.end])]
    found = [of_match(passage, m) for m in matches]
    for i, token in enumerate(passage.tokens):
        covered = next((m for m in found if m.first <= i < m.last), None)
        if is_noun(token, words()["heads"]) and (covered is None or covered.first == i and covered.last == i + 1):
            headed = of_head(passage, i, found)
            if headed:
                found = [m for m in found if not headed.first <= m.first < headed.last] + [headed]
    return sorted(found, key=lambda m: m.first)


def of_match(passage: Passage, match: LexiconMatch) -> Measure:
    """The measure of a name of the scheme; trade in some goods only is not the trade of two states."""
    concept = term(match.entry.iri)
    counts = is_noun(passage.tokens[match.start], words()["counting"]) or concept in words()["counts"]
    found = Measure(concept, match.entry.label, passage, match.start, match.end, counts)
    if concept in words()["own"]:
        return with_complement(passage, found)
    narrower = words()["narrowed"].get(concept)
    goods = complement(passage, match.end) if narrower else None
    if goods and goods.case == "gen" and is_goods(passage, goods):
        last = goods.last
        label = nominative(passage.analysis, Phrase(match.start, head_of(passage, match), last, last, None))
        return replace(found, term=narrower, label=label, last=last)
    return found


def with_complement(passage: Passage, measure: Measure) -> Measure:
    """A quantity of one thing, named with that: «стоимость билета», «протяжённость дороги»."""
    part = complement(passage, measure.last)
    if part is None or part.case != "gen":
        return measure
    head = next((i for i in range(measure.first, measure.last) if passage.tokens[i].pos == "NOUN"), measure.first)
    label = nominative(passage.analysis, Phrase(measure.first, head, part.last, part.last, None))
    return replace(measure, label=label, last=part.last)


def head_of(passage: Passage, match: LexiconMatch) -> int:
    """The first noun of a match."""
    return next((i for i in range(match.start, match.end) if passage.tokens[i].pos in ("NOUN", "PROPN")), match.end - 1)


def complement(passage: Passage, i: int) -> Phrase | None:
    """The phrase without a preposition that begins at token i of a sentence."""
    if i >= len(passage.tokens):
        return None
    sentence = next((s for s in passage.analysis.sentences if s.first <= i < s.last), None)
    part = passage.reader.phrase(i, sentence.last) if sentence else None
    return part if part and part.prep is None else None


def is_goods(passage: Passage, phrase: Phrase) -> bool:
    """Whether a genitive behind «товарооборот» says what is traded, not who trades, or when."""
    inside = passage.tokens[phrase.first : phrase.core]
    if any(t.text[:1].isupper() or t.pos == "NUM" or t.text[:1].isdigit() for t in inside) or states_in(passage, phrase.first, phrase.last):
        return False
    return not is_noun(passage.tokens[phrase.head], words()["traders"]) and passage.tokens[phrase.head].pos == "NOUN"


def of_head(passage: Passage, i: int, found: list[Measure]) -> Measure | None:
    """«доля экспорта», «число туристов», «объём переводов»: a noun of quantity with its genitive."""
    part = complement(passage, i + 1)
    if part is None and is_noun(passage.tokens[i], words()["counting"]):
        part = antecedent(passage, i + 1)
        return replace(counted(passage, part), first=i, last=i + 2) if part else None
    if part is None or part.case != "gen":
        return None
    label = nominative(passage.analysis, Phrase(first_modifier(passage, i), i, part.last, part.last, None))
    counting = is_noun(passage.tokens[i], words()["counting"])
    special = next((concept for concept, nouns in words()["head_terms"].items() if is_noun(passage.tokens[i], nouns)), None)
    if special:
        return Measure(special, label, passage, i, part.last)
    inner = next((m for m in found if part.first <= m.first < part.last and not m.counts), None)
    if inner and not counting:
        return replace(inner, first=i)
    known = counted_term(passage, part) if counting else None
    return Measure(known or words()["other"], label, passage, i, part.last, counting)


def antecedent(passage: Passage, i: int) -> Phrase | None:
    """«встречи, общее число которых …»: the nearest noun in the plural before the clause of the relative pronoun at i,
    no genitive of another."""
    pronoun = passage.tokens[i] if i < len(passage.tokens) else None
    if pronoun is None or pronoun.lemma not in phrase_words()["relative_pronouns"] or pronoun.feat("Number") != "plur":
        return None
    comma = next((j for j in range(i, -1, -1) if passage.tokens[j].text == ","), 0)
    plural = [j for j in range(comma - 1, -1, -1) if passage.tokens[j].pos == "NOUN" and passage.tokens[j].feat("Number") == "plur"]
    head = next((j for j in plural if passage.tokens[j].case != "gen"), next(iter(plural), None))
    return Phrase(head, head, head + 1, head + 1, passage.tokens[head].case) if head is not None else None


def first_modifier(passage: Passage, i: int) -> int:
    """First adjective of the noun at i: «общее число»."""
    while i > 0 and passage.tokens[i - 1].pos == "ADJ" and passage.tokens[i - 1].feat("Variant") != "short":
        i -= 1
    return i


@cache
def counted_terms(lexicon: Lexicon) -> list[tuple[tuple[frozenset[str], ...], str]]:
    """Names of things that are counted, word by word, with the indicator of their number: hidden labels, the longest first."""
    found = [(tuple(lemmas(part) for part in word.split()), term(e.iri)) for e in lexicon.of_scheme("indicator") for word in e.hidden]
    return sorted(found, key=lambda item: -len(item[0]))


def counted_term(passage: Passage, phrase: Phrase) -> str | None:
    """The indicator of the number of things that a phrase names, by its head with a word beside it («рабочее место»), or its head."""
    for names, concept in counted_terms(passage.lexicon):
        for first in range(max(phrase.first, phrase.head - len(names) + 1), phrase.head + 1):
            inside = passage.tokens[first : first + len(names)]
            if len(inside) == len(names) and all(lemmas(t.text) & forms for t, forms in zip(inside, names, strict=True)):
                return concept
    return None


def counted(passage: Passage, phrase: Phrase) -> Measure:
    """The measure of things that a number counts."""
    concept = counted_term(passage, phrase) or words()["other"]
    amounts = (p.prep for p in phrase.complements if p.prep is not None and any(t.pos == "NUM" for t in passage.tokens[p.first : p.last]))
    last = next(amounts, phrase.last)  # «35 соглашений на сумму 3 миллиарда» are a number of agreements
    return Measure(
        concept, f"{words()['count_label']} {genitive_plural(passage, replace(phrase, last=last))}", passage, phrase.first, last, True
    )


def of_phrase(passage: Passage, phrase: Phrase) -> Measure:
    """A quantity that only grammar tells: the subject of «составил», «вырос на 20 %»."""
    between = {code for code, _, _ in states_in(passage, phrase.first, phrase.last)}
    trade = is_noun(passage.tokens[phrase.head], words()["trading"]) and len(between) == 2
    return Measure(
        words()["trade"] if trade else words()["other"], nominative(passage.analysis, phrase), passage, phrase.first, phrase.last
    )


def within(found: list[Measure], first: int, last: int) -> Iterator[Measure]:
    """Measures that begin in a range of tokens."""
    return (m for m in found if first <= m.first < last)
