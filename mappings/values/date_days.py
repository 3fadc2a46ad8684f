"""Rules for days and for intervals of days."""

from __future__ import annotations

from dataclasses import replace

from mappings.values.date_parts import (
    NO_YEAR,
    YEARS,
    Found,
    dated,
    is_day,
    is_year,
    month_at,
    ordinal_tail,
    read_year,
    year_behind,
    year_word,
)
from mappings.values.datewords import foreign_years, group, meanings, months
from mappings.values.edtf import Moment
from mappings.values.tokens import Tokens

CENTURY = 70
"""Years of two figures below are of this century."""


def iso_day(line: Tokens, i: int) -> Found | None:
    """2025-11-15, 2025/11/15."""
    sign = line.word(i + 1)
    if not (is_year(line, i) and sign in ("-", "/") and sign == line.word(i + 3) and all(line.glued(i + n) for n in range(4))):
        return None
    month, day = line[i + 2], line[i + 4]
    if month.number is None or day.number is None or len(month.text) != 2 or len(day.text) != 2:
        return None
    return dated(Found(i, i + 5, Moment(line[i].number, month.number, day.number)), NO_YEAR)


def dotted_day(line: Tokens, i: int) -> Found | None:
    """15.11.2025, 15.11.25, with or without «г.» behind it; with strokes only if it can't be read the American way: 15/11/2025."""
    sign = line.word(i + 1)
    if not (is_day(line, i) and sign in (".", "/", "-") and sign == line.word(i + 3) and all(line.glued(i + n) for n in range(4))):
        return None
    day, month, year = line[i].number, line[i + 2].number, _whole_year(line, i + 4)
    if month is None or year is None or (sign != "." and day <= 12):
        return None
    return dated(Found(i, year_word(line, i + 5) or i + 5, Moment(year, month, day)), NO_YEAR)


def _whole_year(line: Tokens, i: int) -> int | None:
    """The year that ends a date in figures: four, or two after two and two with dots («15.11.25», no «1.1.25» of a paragraph)."""
    token = line[i]
    if len(token.text) == 4:
        return token.number if token.number in YEARS else None
    whole = len(token.text) == len(line[i - 2].text) == len(line[i - 4].text) == 2 and line.word(i - 1) == "."
    goes_on = line.glued(i) and line[i + 1].text in ".,:" and line[i + 2].number is not None and line.glued(i + 1)
    if not whole or token.number is None or goes_on:
        return None
    return token.number + (2000 if token.number < CENTURY else 1900)


def day_and_month(line: Tokens, i: int) -> Found | None:
    """«27 августа т.г.», «27 AVGUST 2024-CÜ IL», «11-noyabr», «18 Nov 2019»."""
    if not is_day(line, i):
        return None
    month = month_at(line, ordinal_tail(line, i + 1))
    if month is None:
        return None
    return dated(Found(i, month[1], Moment(None, month[0], line[i].number)), year_behind(line, month[1]))


def worded_day(line: Tokens, i: int) -> Found | None:
    """«первого сентября», «двадцать восьмого августа 2024 года»."""
    tens = int(meanings("day_tens").get(line.word(i), 0))
    last = i + 1 if tens else i
    number = int(meanings("day_ordinals").get(line.word(last), 0))
    if not number or (tens and number > 9):
        return None
    month = month_at(line, last + 1)
    return dated(Found(i, month[1], Moment(None, month[0], tens + number)), year_behind(line, month[1])) if month else None


def days_of_month(line: Tokens, i: int) -> Found | None:
    """«25-26 сентября», «2 и 3 декабря 2019 года», «с 25 по 27 сентября»."""
    joint = line[i + 1].text
    opened = line.word(i - 1) in group("interval", "opening") and joint in group("interval", "closing")
    joined = opened or joint in group("interval", "dashes") or joint in group("interval", "and")
    if not (joined and is_day(line, i) and is_day(line, i + 2)):
        return None
    first, second = line[i].number, line[i + 2].number
    month = month_at(line, i + 3)
    if month is None or (joint in group("interval", "and") and second != first + 1):
        return None
    return dated(Found(i, month[1], Moment(None, month[0], first), Moment(None, month[0], second)), year_behind(line, month[1]))


def days_of_months(line: Tokens, i: int) -> Found | None:
    """«30 ноября – 2 декабря 2019 года», «с 28 ноября по 3 декабря»."""
    month = month_at(line, i + 1) if is_day(line, i) else None
    if month is None:
        return None
    year, at = year_behind(line, month[1]), month[1]
    at = year.last if year is not NO_YEAR else at
    opened = line.word(i - 1) in group("interval", "opening") and line.word(at) in group("interval", "closing")
    if not ((opened or line[at].text in group("interval", "dashes")) and is_day(line, at + 1)):
        return None
    second = month_at(line, at + 2)
    if second is None:
        return None
    begin = Moment(year.value, month[0], line[i].number)
    last_year = year_behind(line, second[1])
    end = Moment(None, second[0], line[at + 1].number)
    if last_year.value and begin.year is None and begin > end:
        begin = replace(begin, year=last_year.value - 1)  # «28 декабря – 3 января 2020 года»
    return dated(Found(i, second[1], begin, end), last_year)


def year_first(line: Tokens, i: int) -> Found | None:
    """«2024-yil 27-avgust», «2024 жылғы 27 тамыз», «2025-ci ilin 12 noyabrı»: only where "year" is a foreign word."""
    year = read_year(line, i) if is_year(line, i) else None
    if year is None or line.word(year.last - 1) not in foreign_years() or not is_day(line, year.last):
        return None
    month = month_at(line, year.last + 1)
    return dated(Found(i, month[1], Moment(year.value, month[0], line[year.last].number)), NO_YEAR) if month else None


def english_day(line: Tokens, i: int) -> Found | None:
    """November 18, 2019; in the other languages, where sites write dates in this order, only with its comma: «Ноябрь 18, 2019»."""
    month = months("en").get(line.word(i)) or months().get(line.word(i))
    at = i + 2 if line.word(i + 1) == "." else i + 1
    if month is None or not is_day(line, at):
        return None
    comma = at + 2 if line.word(at + 1) == "," else at + 1
    if comma == at + 1 and line.word(i) not in months("en"):
        return None
    return dated(Found(i, comma + 1, Moment(line[comma].number, month, line[at].number)), NO_YEAR) if is_year(line, comma) else None
