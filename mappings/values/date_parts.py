"""What the rules of dates are made of: years, months and days at a token, and what a rule has read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from mappings.values.datewords import foreign_endings, foreign_years, group, meanings, months
from mappings.values.edtf import Moment
from mappings.values.tokens import Tokens

YEARS = range(1900, 2101)
IMPOSSIBLE = "impossible"
"""Anchor of what looks like a date and is none (31 April): it gives nothing, and no part of it is read as another date."""
SHIFTS = {"this": 0, "last": -1, "next": 1}


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule has read.

    Attributes:
        first, last: token indexes, half-open.
        begin, end: of the date or interval; end None for a single date; both None for what only counts from the writing.
        shift: years from the year of writing, for a date that says «этого года».
        anchor: what it counts from or is, for `resolving.py`.
        duration: xsd:duration.
        edge: begin, middle or end of the year or month.
        bare: reads as a date only behind a preposition that is in `needs`.
    """

    first: int
    last: int
    begin: Moment | None = None
    end: Moment | None = None
    shift: int | None = None
    anchor: str | None = None
    duration: str | None = None
    edge: str | None = None
    needs: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Year:
    """A year, or a shift from the year of writing, and the index behind its words."""

    value: int | None
    shift: int | None
    last: int


Rule = Callable[[Tokens, int], Found | None]

NO_YEAR = Year(None, None, -1)


def is_year(line: Tokens, i: int) -> bool:
    """Whether a token is four figures that can be a year, and no part of a longer number or code."""
    token = line[i]
    glued = line[i - 1].end == token.start and (line[i - 1].number is not None or line[i - 1].is_word or line[i - 1].text in "/№.,")
    return token.number in YEARS and len(token.text) == 4 and not glued


def is_day(line: Tokens, i: int) -> bool:
    """Whether a token is one or two figures that can be a day, and no tail of a number or code."""
    token, before = line[i], line[i - 1]
    if token.number is None or not 1 <= token.number <= 31 or len(token.text) > 2 or before.text == "№":
        return False
    tail = before.end == token.start and (before.text in ".,:/" and line[i - 2].number is not None or before.is_word)
    return not tail


def ordinal_tail(line: Tokens, i: int) -> int:
    """Index behind an ordinal ending that is glued to figures by a hyphen: «2030-му», «2024-CÜ», «27-го»."""
    if line.glued(i - 1) and line.word(i) in foreign_endings():
        return i + 1
    if line[i].text in group("interval", "dashes") and line.glued(i - 1) and line.glued(i):
        if line.word(i + 1) in group("year", "ordinal_endings") or line.word(i + 1) in foreign_endings():
            return i + 2
    return i


def year_word(line: Tokens, i: int, number: str = "singular") -> int | None:
    """Index behind the word "year" in any language, with the stop of its abbreviation; None if it isn't there."""
    word = line.word(i)
    if word in group("year", number):
        return line.skip_stop(i + 1) if len(word) <= 2 else i + 1
    return i + 1 if word in foreign_years() else None


def read_year(line: Tokens, i: int) -> Year | None:
    """A year with its word: «2019 года», «2024-cü il», «текущего года», «т.г.»."""
    if is_year(line, i):
        at = ordinal_tail(line, i + 1)
        if at == i + 1 and line[at].text == "-" and line.word(at + 1) in foreign_years():
            at += 1
        last = year_word(line, at)
        return Year(line[i].number, None, last) if last else None
    shift = meanings("determiners").get(line.word(i))
    if shift is not None and line.word(i + 1) in group("year", "singular"):
        return Year(None, SHIFTS[shift], line.skip_stop(i + 2) if len(line.word(i + 1)) == 1 else i + 2)
    if line.word(i) in group("year", "abbreviated_this") and line.word(i + 1) == "." and line.word(i + 2) == "г":
        return Year(None, 0, line.skip_stop(i + 3))
    return None


def year_behind(line: Tokens, i: int) -> Year:
    """The year behind a day or month, also without its word or behind a comma; a year without value if there is none."""
    comma = i + 1 if line.word(i) == "," else i
    if found := read_year(line, comma):
        return found if comma == i or found.value else NO_YEAR
    if is_year(line, comma) and line[comma + 1].text not in group("interval", "dashes") and (comma == i or not line[comma + 1].is_word):
        return Year(line[comma].number, None, comma + 1)  # «18 ноября, 2019», no «18 ноября, 2019 человек»
    return NO_YEAR


def month_at(line: Tokens, i: int) -> tuple[int, int] | None:
    """Number of the month and the index behind it; the hyphen of «27-avgust» before it and the stop of «нояб.» are read along."""
    at = i + 1 if line[i].text in ("-", ",") and line.word(i + 1) in months() and line.glued(i) else i
    number = months().get(line.word(at))
    if number is None:
        return None
    stop = line.word(at + 1) == "." and line.glued(at) and len(line.word(at)) <= 4 and line[at + 2].number is not None
    return number, at + 2 if stop else at + 1


def dated(found: Found, year: Year) -> Found:
    """A found date in the year that stands behind it; of one that the calendar doesn't have only the place is kept."""
    if year is not NO_YEAR:
        moments = [None if m is None else m if year.value is None else m.in_year(year.value) for m in (found.begin, found.end)]
        found = replace(found, last=year.last, begin=moments[0], end=moments[1], shift=year.shift)
    begin, end = found.begin, found.end
    if not begin.possible or (end is not None and not (end.possible and _before(begin, end))):
        return Found(found.first, found.last, anchor=IMPOSSIBLE)
    return found


def _before(begin: Moment, end: Moment) -> bool:
    """Whether an interval runs forward; of two moments without a year only the days are compared."""
    years = begin.year or end.year, end.year or begin.year
    return (years[0] or 0, begin.month or 0, begin.day or 0) < (years[1] or 0, end.month or 0, end.day or 0)
