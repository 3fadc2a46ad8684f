"""One sentence as clauses: its phrases, its predicates, and where a clause ends.

A clause ends at a subordinator, a relative pronoun, a semicolon, or another predicate.
"""

from __future__ import annotations

from functools import cached_property

from .language import Analysis, Sentence, is_future_form
from .phrases import CLOSING, OPENING, Phrase, Reader, words


class SentenceClauses:
    """The clauses of one sentence.

    Args:
        analysis, reader: of the block.
        sentence: the sentence.
    """

    def __init__(self, analysis: Analysis, reader: Reader, sentence: Sentence) -> None:
        self.analysis, self.reader, self.sentence = analysis, reader, sentence
        self.tokens = analysis.tokens

    # -- phrases of the sentence

    @cached_property
    def phrases(self) -> tuple[Phrase, ...]:
        """All outermost phrases, left to right."""
        found, i = [], self.sentence.first
        while i < self.sentence.last:
            phrase = self.reader.phrase(i, self.sentence.last)
            if phrase:
                found.append(phrase)
            i = phrase.last if phrase else i + 1
        return tuple(found)

    def is_predicate(self, i: int) -> bool:
        """A finite verb, a short participle or adjective, a gerund: what a clause has one of."""
        token = self.tokens[i]
        if token.feat("Variant") == "short" and token.pos in ("VERB", "ADJ"):
            return True
        return token.pos == "VERB" and token.feat("VerbForm") in ("fin", "conv")

    def is_barrier(self, i: int) -> bool:
        """A token that no phrase of a clause lies beyond."""
        token = self.tokens[i]
        return token.pos == "SCONJ" or token.text == ";" or token.lemma in words()["relative_pronouns"]

    def free(self, a: int, b: int) -> bool:
        """Whether nothing that ends a clause stands between tokens a and b."""
        low, high = min(a, b), max(a, b)
        return not any(self.is_barrier(i) or self.is_predicate(i) and self.tokens[i].pos != "AUX" for i in range(low + 1, high))

    def free_of_subordination(self, i: int) -> bool:
        """Whether no subordinator stands before token i in its sentence."""
        return not any(self.is_barrier(j) for j in range(self.sentence.first, i))

    def bounds(self, i: int) -> tuple[int, int]:
        """Range of the clause around token i."""
        first, last = i, i + 1
        while first > self.sentence.first and not self.ends_clause(first - 1, i):
            first -= 1
        while last < self.sentence.last and not self.ends_clause(last, i):
            last += 1
        return first, last

    def ends_clause(self, j: int, i: int) -> bool:
        """Whether token j lies outside the clause of predicate i."""
        token = self.tokens[j]
        if self.is_barrier(j):
            return True
        if token.text in "—–" and self.quotes_between(i, j):
            return True
        if token.text == "," or token.pos == "CCONJ":
            low, high = (j + 1, i) if j < i else (i + 1, self.next_joint(j))
            beyond = range(self.previous_joint(j), j) if j < i else range(j + 1, high)
            return any(self.is_predicate(k) for k in beyond) and (j > i or not any(self.is_predicate(k) for k in range(low, high)))
        return False

    def next_joint(self, j: int) -> int:
        """Index of the next comma or the end of the sentence."""
        return next((k for k in range(j + 1, self.sentence.last) if self.tokens[k].text in ",;" or self.is_barrier(k)), self.sentence.last)

    def previous_joint(self, j: int) -> int:
        """Index after the previous comma or the beginning of the sentence."""
        return next(
            (k + 1 for k in range(j - 1, self.sentence.first - 1, -1) if self.tokens[k].text in ",;" or self.is_barrier(k)),
            self.sentence.first,
        )

    def quotes_between(self, i: int, j: int) -> bool:
        """Whether a quotation mark stands between the two: a dash beyond it introduces who says so."""
        low, high = min(i, j), max(i, j)
        return any(self.tokens[k].text in OPENING + CLOSING for k in range(low, high))

    def auxiliaries(self, i: int) -> list[int]:
        """Forms of «быть» that belong to the predicate at i."""
        near = range(max(self.sentence.first, i - 4), min(self.sentence.last, i + 4))
        return [j for j in near if self.tokens[j].pos == "AUX" and self.free(i, j)]

    def is_future(self, i: int) -> bool:
        """A perfective present, which Russian uses as its future: «создадут»."""
        token = self.tokens[i]
        return token.feat("VerbForm") == "fin" and (
            token.feat("Tense") == "fut" or token.feat("Tense") == "pres" and is_future_form(token.text)
        )

    def is_analytic_future(self, i: int) -> bool:
        """«будет осваиваться»: the future of an imperfective verb is a finite form."""
        return any(self.tokens[j].text.lower() in words()["future_auxiliaries"] for j in self.auxiliaries(i) if j < i)

    def phrase_with_head(self, head: int) -> Phrase | None:
        """The fullest phrase with this head, modifiers included."""
        for first in range(max(self.sentence.first, head - 14), head + 1):
            phrase = self.reader.phrase(first, self.sentence.last)
            if phrase and phrase.head == head:
                return phrase
        return None

    def nearest(self, i: int, phrases: list[Phrase]) -> Phrase | None:
        """The phrase whose head is closest to token i."""
        return min(phrases, key=lambda p: (abs(p.head - i), p.head), default=None)
