"""An amount in its sentence: the stretch of words that is its own, and what leads to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from ..circumstances import dates_in
from ..clauses import Clauses
from ..language import Token
from ..scene import Passage
from ..values.amounts import COUNT, FACTOR, NUMBER, Amount, find_amounts, find_bare
from .figure import Dated, is_one, words

DASHES = ("–", "—", "-")


@dataclass(frozen=True, eq=False)
class Place:
    """One amount of a sentence.

    Attributes:
        first, last: tokens that write it, the qualifier among them.
        start: first token of its stretch, behind the amount before it.
        end: end of its stretch, where the next amount begins.
    """

    passage: Passage
    clauses: Clauses
    amount: Amount
    first: int
    last: int
    start: int
    end: int

    @property
    def tokens(self) -> tuple[Token, ...]:
        """Tokens of the block."""
        return self.passage.tokens

    @property
    def sentence(self) -> range:
        """Tokens of the sentence."""
        return range(self.clauses.sentence.first, self.clauses.sentence.last)

    @cached_property
    def dates(self) -> list[Dated]:
        """Dates of the sentence; «по сравнению с аналогичным периодом прошлого года» is what something is compared with."""
        return [self.compared(d) for d in dates_in(self.passage, self.sentence.start, self.sentence.stop)]

    def compared(self, date: Dated) -> Dated:
        """The date as one that is compared with, words and all, if «по сравнению с» or «чем» leads to it."""
        i = date[1] - 1
        while i > self.sentence.start and self.is_before_compared(i):
            i -= 1
        leads = i >= self.sentence.start and is_one(self.tokens[i], words()["comparing"])
        first = i - 1 if leads and i > self.sentence.start and self.tokens[i - 1].pos == "ADP" else i
        return (replace(date[0], relation="compared"), first, date[2]) if leads else date

    def is_before_compared(self, i: int) -> bool:
        """Whether token i may stand between a word of comparison and its date: «по сравнению с аналогичным периодом», but «против»."""
        token = self.tokens[i]
        return not is_one(token, words()["comparing"]) and (token.pos == "ADP" or is_one(token, words()["alike"]))

    def dated(self, i: int) -> Dated | None:
        """The date that token i belongs to."""
        return next((d for d in self.dates if d[1] <= i < d[2]), None)

    @cached_property
    def lead(self) -> int:
        """The token that leads to the amount: the first left of it that is no date, level noun, preposition or small word.

        «составил в 2024 году на уровне около 4 миллиардов»: «составил». One before the sentence if there is none.
        """
        i = self.first - 1
        while i >= self.sentence.start:
            date = self.dated(i)
            if date:
                i = date[1] - 1
            elif self.tokens[i].pos == "ADP" or is_one(self.tokens[i], words()["between"]) and not self.is_subject(i):
                i -= 1
            else:
                break
        return i

    def is_subject(self, i: int) -> bool:
        """Whether a level noun is not between but what the level is of: «показатель – 5 миллиардов», «объём экспорта»."""
        return self.tokens[i].case == "nom" and self.tokens[i].pos == "NOUN" and not self.tokens[i - 1].pos == "ADP"

    @cached_property
    def preposition(self) -> str | None:
        """The preposition of the amount, past «уровень»: «до уровня в 1 миллиард» is «до»; so is the end of «с 3 до 5 миллиардов»."""
        if self.from_to:
            return words()["begins_with" if self.amount.bound == "low" else "ends_with"][0]
        found = [
            t.text.lower()
            for t in self.tokens[max(self.lead + 1, self.start) : self.first]
            if t.pos == "ADP" and not self.dated(t.index) and not self.dated(t.index + 1)
        ]
        return found[0] if found else self.amount.preposition

    @property
    def from_to(self) -> bool:
        """Whether a range says from what to what something went: «с 3 до 5 миллиардов», but «от 3 до 5 миллиардов»."""
        return self.amount.bound is not None and self.tokens[self.first].text.lower() in words()["begins_with"]

    @property
    def is_base(self) -> bool:
        """Whether an amount is where a change begins: «с 47 % до 24,7 %»."""
        return self.preposition in words()["begins_with"] and (self.goes_on or self.from_to)

    @property
    def goes_on(self) -> bool:
        """Whether the next amount is an end: «вдвое, то есть до 20 миллиардов»."""
        return self.end < self.sentence.stop and self.tokens[self.end - 1].text.lower() in words()["ends_with"]

    def leftwards(self, through: bool = False) -> Iterator[int]:
        """Tokens left of the amount, in its stretch or `through` the amount before, up to what ends its clause (that excluded)."""
        for i in range(self.first - 1, (self.sentence.start if through else self.start) - 1, -1):
            if self.clauses.is_barrier(i) and self.tokens[i + 1].rel != "fixed":  # «то есть» is no clause
                return
            yield i

    def is_predicate(self, i: int) -> bool:
        """A predicate of its own: no auxiliary, no part of a fixed phrase («то есть»)."""
        token = self.tokens[i]
        return self.clauses.is_predicate(i) and token.pos != "AUX" and token.rel != "fixed"

    def is_parted(self, first: int, last: int) -> bool:
        """Whether a mark stands in a range of tokens."""
        return any(t.pos == "PUNCT" for t in self.tokens[first:last])

    @property
    def after_dash(self) -> bool:
        """Whether a dash leads to the amount: «экспорт – 84,4 миллиона»."""
        return self.lead >= self.start and self.tokens[self.lead].text in DASHES


def places(passage: Passage, clauses: Clauses) -> list[Place]:
    """The amounts of a sentence, those without a unit that is known among them."""
    text, sentence = passage.block.text, clauses.sentence
    begin, stop = passage.tokens[sentence.first].start, passage.tokens[sentence.last - 1].end
    inside = [a for a in (*find_amounts(text), *find_bare(text)) if begin <= a.span[0] and a.span[1] <= stop and not is_prose(a)]
    ranges = sorted(((amount, *extent(passage, amount)) for amount in inside), key=lambda item: (item[0].span, item[0].bound == "high"))
    found = []
    for amount, first, last in ranges:
        before = [b for other, _, b in ranges if b <= first and not leads_on(passage, other, b, first)]
        behind = [a for _, a, _ in ranges if a >= last]
        found.append(Place(passage, clauses, amount, first, last, max(before, default=sentence.first), min(behind, default=sentence.last)))
    return found


def is_prose(amount: Amount) -> bool:
    """«два контракта», «товарооборот двух стран»: a small number in words is no figure."""
    return amount.kind in (COUNT, NUMBER) and amount.value <= words()["small"] and not any(sign.isdigit() for sign in amount.as_written)


def leads_on(passage: Passage, amount: Amount, last: int, first: int) -> bool:
    """Whether a factor is told again by the level that follows: «снизилась вдвое — с 47 % до 24 %», «поднять вдвое, то есть до 20»."""
    return (
        amount.kind == FACTOR
        and first - last < 7
        and not any(t.pos in ("NOUN", "CCONJ", "VERB") and t.rel != "fixed" for t in passage.tokens[last:first])
    )


def extent(passage: Passage, amount: Amount) -> tuple[int, int]:
    """Tokens that write an amount, with a qualifier right before it."""
    start, end = amount.span
    if amount.qualifier_span and amount.qualifier_span[1] <= start and len(amount.as_written) > end - start:
        start = amount.qualifier_span[0]
    return passage.tokens_between(start, end)


def whole(passage: Passage, clauses) -> Place:
    """A sentence without an amount, as a place."""
    sentence = clauses.sentence
    nothing = Amount(Decimal(0), "", "", None, "", (0, 0))
    return Place(passage, clauses, nothing, sentence.last, sentence.last, sentence.first, sentence.last)
