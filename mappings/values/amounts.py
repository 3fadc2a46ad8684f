"""Amounts of a text: money, things counted, shares and factors, each with how exact it is. Sums are never added up."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, lru_cache

from mappings.values.dates import find_dates
from mappings.values.fractions import read_fraction
from mappings.values.numbers import Number, cardinals, multipliers, read_number
from mappings.values.qualifiers import adverb_before, before, behind
from mappings.values.tokens import Tokens, tokens
from mappings.values.unitwords import (
    COUNT,
    FACTOR,
    MONEY,
    PERCENT,
    Unit,
    compounds,
    factor_words,
    prepositions,
    read_unit,
    signs,
    times,
)
from mappings.words import fold, table

NUMBER = "number"
DASHES = frozenset("-–—−‑")
SENTENCE_ENDS = frozenset(".!?;")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit.

    Attributes:
        value: in whole units, multipliers applied; never in exponent notation.
        unit: ISO 4217 code, key of `lexicon/units.toml`, "percent", "percentage-point", "factor" or "number".
        kind: money, count, percent, factor, or number (without a unit that is known).
        qualifier: term of the scheme qualifier, None if nothing is said.
        as_written: its words, with an adverb that stands before it («свыше $8 млрд»).
        span: range of number and unit in the text, half-open.
        qualifier_span: range of the words of the qualifier.
        preposition: before the number, for the frames: «на 25 %», «до 10 миллиардов».
        bound: low or high, of a range («от 3 до 5 млрд долларов» is two amounts).
        inherited: whether the currency stands at another number of the sentence.
    """

    value: Decimal
    unit: str
    kind: str
    qualifier: str | None
    as_written: str
    span: tuple[int, int]
    qualifier_span: tuple[int, int] | None = None
    preposition: str | None = None
    bound: str | None = None
    inherited: bool = False


@dataclass(frozen=True, slots=True)
class _Read:
    """Number and unit over token indexes; `low` is the smaller number of a range."""

    first: int
    last: int
    value: Decimal
    unit: str
    kind: str
    low: Decimal | None = None
    inherited: bool = False


def find_amounts(text: str) -> list[Amount]:
    """Find the amounts of a cleaned block text, in its order; a range gives two with one span.

    Numbers without a unit that is known, dates, codes, clocks and telephone numbers give nothing.
    """
    return list(_find(text))


@lru_cache(maxsize=512)
def _find(text: str) -> tuple[Amount, ...]:
    line = tokens(text)
    jumps, dated = _dates(line)
    found: list[Amount] = []
    at = 0
    while at < len(line):
        read = _read(line, at, found)
        if read is None or (read.kind == COUNT and any(i in dated for i in range(read.first, read.last))):
            at += 1
            continue
        found += _amounts(line, read, jumps)
        at = read.last
    return tuple(found)


@lru_cache(maxsize=512)
def find_bare(text: str) -> tuple[Amount, ...]:
    """Find the numbers without a unit that is known, outside amounts, dates, codes and compounds: «достигло 500», «18 волонтёров»."""
    line = tokens(text)
    jumps, dated = _dates(line)
    starts = {token.start: i for i, token in enumerate(line.items)}
    ends = {token.end: i + 1 for i, token in enumerate(line.items)}
    taken = dated | {i for amount in find_amounts(text) for i in range(starts[amount.span[0]], ends[amount.span[1]])}
    found: list[Amount] = []
    at = 0
    while at < len(line):
        number = None if at in taken else read_number(line, at)
        if number is None:
            at += 1
            continue
        glued = line[number.last].text in DASHES and line.glued(number.last - 1)  # «2-х», «20-летие», «5-10 судов»
        if not glued and line.word(number.last) not in times():
            found += _amounts(line, _Read(at, number.last, number.value, NUMBER, NUMBER), jumps)
        at = number.last
    return tuple(found)


def _dates(line: Tokens) -> tuple[dict[int, int], set[int]]:
    """Token index behind each date to that of its first token, and all tokens that belong to dates."""
    jumps, dated = {}, set()
    starts = {token.start: i for i, token in enumerate(line.items)}
    ends = {token.end: i + 1 for i, token in enumerate(line.items)}
    for date in find_dates(line.text):
        jumps[ends[date.end]] = starts[date.start]
        dated |= set(range(starts[date.start], ends[date.end]))
    return jumps, dated


def _read(line: Tokens, i: int, found: list[Amount]) -> _Read | None:
    token = line[i]
    if token.text in signs():
        return _signed(line, i)
    if token.number is None and token.word not in cardinals() and token.word not in multipliers():
        factor = factor_words().get(token.word)
        if factor:
            return _Read(i, i + 1, Decimal(factor), "factor", FACTOR)
    if part := read_fraction(line, i):
        return _Read(i, part[0], part[1], "percent", PERCENT)
    number = read_number(line, i)
    if number is None:
        return None
    return _compound(line, number) or _range(line, i, number) or _inheriting(line, number, found)


def _signed(line: Tokens, i: int) -> _Read | None:
    """«$1,3 млрд», «US$ 5 million», «€3-5 млрд»."""
    number = read_number(line, i + 1)
    if number is None:
        return None
    first = i - 1 if line.word(i - 1) == "us" and line.glued(i - 1) else i
    high = read_number(line, number.last + 1) if line[number.last].text in DASHES else None
    if high is not None and high.value > number.value:
        return _Read(first, high.last, high.value, signs()[line[i].text], MONEY, _scaled(number, high))
    return _Read(first, number.last, number.value, signs()[line[i].text], MONEY)


def _compound(line: Tokens, number: Number) -> _Read | None:
    """«25-процентный», «5-кратно»."""
    at = number.last
    if line[at].text in DASHES and line.glued(at - 1) and line.glued(at) and line.word(at + 1) in compounds():
        key, kind = compounds()[line.word(at + 1)]
        return _Read(number.first, at + 2, number.value, key, kind)
    return None


def _range(line: Tokens, i: int, number: Number) -> _Read | None:
    """A number and its unit, or two numbers that share one: «10-12 миллионов тонн», «от 3 до 5 млрд долларов»."""
    joint = line[number.last]
    opened = line.word(i - 1) in prepositions("range_opening") and joint.word in prepositions("range_closing")
    if joint.text in DASHES or opened:
        high = read_number(line, number.last + 1)
        unit = _unit(line, high, number.first) if high is not None else None
        falls = line.word(i - 1) in prepositions("range_from")  # «с 5 до 4 млрд»
        if unit is not None and (_scaled(number, high) < high.value or falls) and (opened or not number.in_words):
            first = i - 1 if opened else i
            return _Read(first, unit.last, high.value, unit.key, unit.kind, _scaled(number, high))
    unit = _unit(line, number, number.first)
    return _Read(number.first, unit.last, number.value, unit.key, unit.kind) if unit is not None else None


def _scaled(low: Number, high: Number) -> Decimal:
    return low.value.scaleb(high.scale) if low.scale == 0 else low.value


def _unit(line: Tokens, number: Number, first: int) -> Unit | None:
    """Unit behind a number. «один проект» and a bare «за тысячу кубометров» are no amounts."""
    if line.word(number.last) in times() and _is_factor(line, first):
        return Unit("factor", FACTOR, number.last + 1)
    unit = read_unit(line, number.last)
    if unit is None:
        late = behind(line, number.last)
        unit = read_unit(line, late[1]) if late else None
    if unit is None or unit.kind == MONEY and number.scale == 0 and number.in_words and number.value == 1:
        return None
    bare = number.in_words and number.value == Decimal(1).scaleb(number.scale) and number.last == number.first + 1
    if unit.kind == COUNT and bare and (number.scale == 0 or line.word(number.first - 1) in prepositions("rates")):
        return None
    return unit


def _is_factor(line: Tokens, first: int) -> bool:
    """«в 4 раза», «в более чем 2 раза»; not «два раза в неделю»."""
    early = adverb_before(line, first)
    return line.word((early[1] if early else first) - 1) in _before_factor()


@cache
def _before_factor() -> frozenset[str]:
    return frozenset(fold(word) for word in table("units")["factor"]["prepositions"])


def _inheriting(line: Tokens, number: Number, found: list[Amount]) -> _Read | None:
    """A large number without a unit, behind an amount of money of its sentence: «…, возможно, и более 7 миллиардов»."""
    money = next((amount for amount in reversed(found) if amount.kind == MONEY), None)
    if number.scale < 6 or money is None or any(sign in line.text[money.span[1] : line[number.first].start] for sign in SENTENCE_ENDS):
        return None
    follows = line[number.last]
    noun_like = follows.is_word and follows.word.endswith(tuple(table("units")["inheriting"]["noun_endings"]))
    return None if noun_like else _Read(number.first, number.last, number.value, money.unit, MONEY, inherited=True)


def _amounts(line: Tokens, read: _Read, jumps: dict[int, int]) -> list[Amount]:
    if read.kind == FACTOR and line.word(read.first - 1) in _before_factor():
        read = replace(read, first=read.first - 1)  # the preposition of «в 4 раза» belongs to it
    start, end = line[read.first].start, line[read.last - 1].end
    preposition = line.word(read.first - 1) if line.word(read.first - 1) in prepositions("words") else None
    qualifier = _qualifier(line, read, jumps, preposition is not None)
    first, last = start, end
    if qualifier is not None and qualifier[3]:
        first, last = min(start, qualifier[1]), max(end, qualifier[2])
        if preposition is None:
            word = line.word(_index(line, first) - 1)
            preposition = word if word in prepositions("words") else None
    amount = Amount(
        plain(read.value),
        read.unit,
        read.kind,
        qualifier[0] if qualifier else None,
        line.text[first:last],
        (start, end),
        (qualifier[1], qualifier[2]) if qualifier else None,
        None if read.kind == FACTOR else preposition,
        inherited=read.inherited,
    )
    if read.low is None:
        return [amount]
    return [replace(amount, value=plain(read.low), bound="low"), replace(amount, bound="high")]


def _index(line: Tokens, start: int) -> int:
    return next(i for i, token in enumerate(line.items) if token.start >= start)


def _qualifier(line: Tokens, read: _Read, jumps: dict[int, int], has_preposition: bool) -> tuple[str, int, int, bool] | None:
    """Term, range in the text, and whether its words touch the amount."""
    if late := behind(line, read.last):
        return late[0], line[read.last].start, line[late[1] - 1].end, True
    for at in range(read.first + 1, read.last):
        if inner := behind(line, at):
            return inner[0], line[at].start, line[inner[1] - 1].end, True
    found = before(line, read.first, jumps)
    if found is None and has_preposition and (early := adverb_before(line, read.first - 1)):
        found = early[0], early[1], read.first - 1
    if found is None:
        return None
    term, first, last = found
    return term, line[first].start, line[last - 1].end, adverb_before(line, last) is not None


def plain(value: Decimal) -> Decimal:
    """The same number without an exponent and without needless zeros."""
    whole = value.to_integral_value()
    return whole.quantize(Decimal(1)) if value == whole else Decimal(f"{value:f}".rstrip("0"))


__all__ = ["COUNT", "FACTOR", "MONEY", "NUMBER", "PERCENT", "Amount", "find_amounts", "find_bare", "plain"]
