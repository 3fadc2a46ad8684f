"""The grammar of dates, one small function a rule: here the rules for what counts from the writing, and the order of all."""

from __future__ import annotations

from mappings.values.date_days import day_and_month, days_of_month, days_of_months, dotted_day, english_day, iso_day, worded_day, year_first
from mappings.values.date_parts import Found, Rule
from mappings.values.date_periods import edge, month, month_range, months_of_year, part_of_year, season, year_alone, year_range
from mappings.values.datewords import fixed, group, meanings
from mappings.values.numbers import read_number
from mappings.values.tokens import Tokens


def directed_duration(line: Tokens, i: int) -> Found | None:
    """«последние 7 лет», «ближайшие пять лет», «последний год»; without a number only a direction, «ближайшие годы»."""
    direction = meanings("directions").get(line.word(i))
    if direction is None:
        return None
    number = read_number(line, i + 1)
    unit = meanings("durations").get(line.word(number.last)) if number else None
    if unit and number.value % 1 == 0:
        return Found(i, number.last + 1, anchor=direction, duration=f"P{int(number.value)}{unit}")
    word = line.word(i + 1)
    if word in group("open_periods", "units"):
        return Found(i, i + 2, anchor=f"{direction}-open")
    if word in group("year", "singular") and len(word) > 1:
        return Found(i, i + 2, anchor=direction, duration="P1Y", needs=frozenset({"over", "in"}))
    return None


def duration(line: Tokens, i: int) -> Found | None:
    """«за два года», «в течение десяти месяцев», «на 5 лет»."""
    if line.word(i - 1) in group("interval", "opening"):
        return None
    number = read_number(line, i)
    unit = meanings("durations").get(line.word(number.last)) if number else None
    if not unit or number.value % 1 or number.scale:
        return None
    return Found(i, number.last + 1, anchor="length", duration=f"P{int(number.value)}{unit}", needs=frozenset({"over", "for"}))


def calendar_unit(line: Tokens, i: int) -> Found | None:
    """«прошлой неделе», «следующем месяце»."""
    which, unit = meanings("determiners").get(line.word(i)), meanings("calendar").get(line.word(i + 1))
    return Found(i, i + 2, anchor=f"{which}-{unit}") if which and unit else None


def weekday(line: Tokens, i: int) -> Found | None:
    """«во вторник»."""
    number = meanings("weekdays").get(line.word(i))
    return Found(i, i + 1, anchor=f"weekday-{number}", needs=frozenset({"in"})) if number else None


def fixed_phrase(line: Tokens, i: int) -> Found | None:
    """«сегодня», «накануне»."""
    for words, anchor in fixed():
        if line.starts_with(i, words):
            return Found(i, i + len(words), anchor=anchor)
    return None


FIGURE_RULES: tuple[Rule, ...] = (
    iso_day,
    dotted_day,
    days_of_months,
    days_of_month,
    day_and_month,
    year_first,
    year_range,
    year_alone,
    part_of_year,
    months_of_year,
    duration,
)
WORD_RULES: tuple[Rule, ...] = (
    english_day,
    worded_day,
    month_range,
    month,
    season,
    part_of_year,
    months_of_year,
    edge,
    year_alone,
    directed_duration,
    calendar_unit,
    weekday,
    fixed_phrase,
    duration,
)
"""In the order in which they are tried: the longer reading before the shorter."""
