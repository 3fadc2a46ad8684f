"""Rules for months, quarters, halves and nine months of a year, for years and for intervals of years."""

from __future__ import annotations

from dataclasses import replace

from mappings.values.date_parts import NO_YEAR, YEARS, Found, Year, dated, is_year, ordinal_tail, read_year, year_behind, year_word
from mappings.values.datewords import group, meanings, months
from mappings.values.edtf import Moment
from mappings.values.numbers import read_number
from mappings.values.tokens import Tokens


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
