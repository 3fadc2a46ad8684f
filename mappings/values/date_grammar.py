"""The grammar of dates: one small function a rule, over tokens; what a rule reads is a `Found` without its preposition."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from mappings.values.datewords import fixed, foreign_endings, foreign_years, group, meanings, months
from mappings.values.edtf import Moment
from mappings.values.numbers import read_number
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


# ---------------------------------------------------------------- parts


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
    if is_year(line, i) and line[i + 1].text not in group("interval", "dashes"):
        return Year(line[i].number, None, i + 1)
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


# ---------------------------------------------------------------- days


def iso_day(line: Tokens, i: int) -> Found | None:
    """2025-11-15."""
    if not (is_year(line, i) and line.word(i + 1) == "-" == line.word(i + 3) and all(line.glued(i + n) for n in range(4))):
        return None
    month, day = line[i + 2], line[i + 4]
    if month.number is None or day.number is None or len(month.text) != 2 or len(day.text) != 2:
        return None
    return dated(Found(i, i + 5, Moment(line[i].number, month.number, day.number)), NO_YEAR)


def dotted_day(line: Tokens, i: int) -> Found | None:
    """15.11.2025, with or without «г.» behind it; with strokes only if it can't be read the American way: 15/11/2025."""
    sign = line.word(i + 1)
    if not (is_day(line, i) and sign in (".", "/") and sign == line.word(i + 3) and all(line.glued(i + n) for n in range(4))):
        return None
    day, month, year = line[i].number, line[i + 2].number, line[i + 4]
    if month is None or year.number not in YEARS or len(year.text) != 4 or (sign == "/" and day <= 12):
        return None
    return dated(Found(i, year_word(line, i + 5) or i + 5, Moment(year.number, month, day)), NO_YEAR)


def day_and_month(line: Tokens, i: int) -> Found | None:
    """«27 августа т.г.», «27 AVGUST 2024-CÜ IL», «11-noyabr», «18 Nov 2019»."""
    if not is_day(line, i):
        return None
    month = month_at(line, ordinal_tail(line, i + 1))
    if month is None:
        return None
    return dated(Found(i, month[1], Moment(None, month[0], line[i].number)), year_behind(line, month[1]))


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
    """November 18, 2019."""
    month = months("en").get(line.word(i))
    at = i + 2 if line.word(i + 1) == "." else i + 1
    if month is None or not is_day(line, at):
        return None
    comma = at + 2 if line.word(at + 1) == "," else at + 1
    return dated(Found(i, comma + 1, Moment(line[comma].number, month, line[at].number)), NO_YEAR) if is_year(line, comma) else None


# ---------------------------------------------------------------- months and parts of years


def month_range(line: Tokens, i: int) -> Found | None:
    """«январь–сентябрь 2019 года», «с января по октябрь этого года»."""
    first, last = months("ru").get(line.word(i)), months("ru").get(line.word(i + 2))
    opened = line.word(i - 1) in group("interval", "opening") and line.word(i + 1) in group("interval", "closing")
    if first is None or last is None or not (opened or line[i + 1].text in group("interval", "dashes")):
        return None
    return dated(Found(i, i + 3, Moment(None, first), Moment(None, last)), year_behind(line, i + 3))


def month(line: Tokens, i: int) -> Found | None:
    """«в ноябре прошлого года», «февраля 2011 года»; alone only behind a preposition, «в ноябре»."""
    number = months("ru").get(line.word(i))
    if number is None or line[i - 1].number is not None:
        return None
    year = year_behind(line, i + 1)
    needs = frozenset({"in", "by", "until", "from", "edge"}) if year is NO_YEAR else frozenset()
    return dated(Found(i, i + 1, Moment(None, number), needs=needs), year)


def season(line: Tokens, i: int) -> Found | None:
    """«весной этого года», «осень 2024 года»."""
    number = meanings("seasons").get(line.word(i))
    year = read_year(line, i + 1) if number else None
    return dated(Found(i, i + 1, Moment(None, int(number))), year) if year else None


def part_of_year(line: Tokens, i: int) -> Found | None:
    """«первый квартал этого года», «I полугодие 2025 года», «первая половина 2019 года»."""
    ordinal, at = meanings("ordinals").get(line.word(i)), i + 1
    if ordinal is None and line[i].number in range(1, 5) and len(line[i].text) == 1:
        ordinal, at = str(line[i].number), ordinal_tail(line, i + 1)
    word, length = line.word(at), 0
    length = 3 if word in group("parts", "quarter") else 6 if word in group("parts", "half") | group("parts", "half_of") else 0
    if ordinal is None or not length or int(ordinal) * length > 12:
        return None
    at = line.skip_stop(at + 1) if len(word) <= 3 else at + 1
    bare = line.word(at) in group("year", "bare") and word in group("parts", "half_of")
    year = Year(None, 0, at + 1) if bare else year_behind(line, at)
    if year is NO_YEAR and word in group("parts", "half_of"):
        return None
    begin, end = Moment(None, (int(ordinal) - 1) * length + 1), Moment(None, int(ordinal) * length)
    return dated(Found(i, at, begin, end), year)


def months_of_year(line: Tokens, i: int) -> Found | None:
    """«девять месяцев этого года», «первые 10 месяцев 2019 года»."""
    at = i + 1 if line.word(i) in group("parts", "leading") else i
    number = read_number(line, at)
    if number is None or line.word(number.last) not in group("parts", "months") or not 1 < number.value <= 12 or number.value % 1:
        return None
    last = line.skip_stop(number.last + 1) if len(line.word(number.last)) == 3 else number.last + 1
    year = year_behind(line, last)
    if year is NO_YEAR:
        return None
    return dated(Found(i, last, Moment(None, 1), Moment(None, int(number.value))), year)


# ---------------------------------------------------------------- years


def year_range(line: Tokens, i: int) -> Found | None:
    """«2024-2034 годы», «2019–2024 гг.», «с 2020 по 2025 год», «2024 и 2025 годах»."""
    joint = line[i + 1].text
    opened = line.word(i - 1) in group("interval", "opening") and joint in group("interval", "closing")
    paired = joint in group("interval", "and") and line[i + 2].number == (line[i].number or 0) + 1
    if not (is_year(line, i) and (joint in group("interval", "dashes") or opened or paired)):
        return None
    second = line[i + 2].number
    if second is not None and len(line[i + 2].text) == 2 and not opened:
        second += line[i].number // 100 * 100
    if second not in YEARS or second <= line[i].number or (len(line[i + 2].text) == 2 and not line.glued(i)):
        return None
    last = year_word(line, i + 3, "plural") or year_word(line, i + 3)
    needs = frozenset() if last or opened else frozenset({"for", "in", "over"})
    return Found(i, last or i + 3, Moment(line[i].number), Moment(second), needs=needs)


def year_alone(line: Tokens, i: int) -> Found | None:
    """«2030 году», «прошлом году», «т.г.»; with its ordinal ending also «к 2030-му»."""
    year = read_year(line, i)
    if year is not None:
        return Found(i, year.last, Moment(year.value) if year.value else None, shift=year.shift)
    tail = ordinal_tail(line, i + 1) if is_year(line, i) else i + 1
    if tail > i + 1 and line.word(tail - 1) in group("year", "of_one_year"):
        return Found(i, tail, Moment(line[i].number), needs=frozenset({"by", "in", "until", "from"}))
    return None


def edge(line: Tokens, i: int) -> Found | None:
    """«конца 2020 года», «начале ноября», «начала года»."""
    name = meanings("edges").get(line.word(i))
    if name is None or name == "whole":
        return None
    inner = month(line, i + 1) or part_of_year(line, i + 1) or year_alone(line, i + 1)
    if inner is not None and (not inner.needs or "edge" in inner.needs):
        return replace(inner, first=i, edge=name, needs=frozenset())
    if line.word(i + 1) in group("year", "bare"):
        return Found(i, i + 2, shift=0, edge=name)
    return None


# ---------------------------------------------------------------- from the writing


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
