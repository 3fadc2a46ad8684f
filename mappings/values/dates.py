"""Dates of a text: what is written, as far as it is written. What it means in its document is for `resolving.py`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from mappings.model import Block, BlockKind, Span
from mappings.values.date_grammar import FIGURE_RULES, WORD_RULES
from mappings.values.date_parts import IMPOSSIBLE, Found
from mappings.values.datewords import fixed, group, instrumental, meanings, months, relations
from mappings.values.edtf import Moment, interval
from mappings.values.numbers import cardinals
from mappings.values.tokens import Tokens, tokens

WITHOUT_PREPOSITION = frozenset({"today", "yesterday", "tomorrow", "earlier"})


@dataclass(frozen=True, slots=True)
class DateExpression:
    """A date, period or length of time as a text writes it.

    Attributes:
        start, end: range in the text, half-open; a preposition that belongs to the sense («к», «до», «на») is inside.
        as_written: the words.
        begin, finish: of the date or interval as far as they are written; `finish` is None for a single date.
        relation: by, until, from, in, for, over, compared: what the preposition says; None without one.
        shift: years from the year of writing («этого года» 0, «прошлого года» -1).
        anchor: what it counts from, if it counts from the writing: today, yesterday, earlier, year-to-date, back,
            forward, back-open, forward-open, length, last-week, weekday-2 …
        duration: xsd:duration of «7 лет».
        edge: begin, middle or end of the year or month.
        span: in the source text, if a block was read.
        banner: whether it stands in a heading.
    """

    start: int
    end: int
    as_written: str
    begin: Moment | None = None
    finish: Moment | None = None
    relation: str | None = None
    shift: int | None = None
    anchor: str | None = None
    duration: str | None = None
    edge: str | None = None
    span: Span | None = None
    banner: bool = False

    @property
    def relative(self) -> bool:
        """Whether it counts from the day or year of writing."""
        return self.anchor is not None or self.shift is not None

    @property
    def complete(self) -> bool:
        """Whether its year is written."""
        return self.begin is not None and None not in (self.begin.year, (self.finish or self.begin).year)

    @property
    def basis(self) -> str:
        """Term of the scheme date-basis, before anything outside the words is looked at."""
        if self.complete or self.duration:
            return "basis:stated"
        return "basis:stated-partial" if self.begin is not None else "basis:unknown"

    @property
    def edtf(self) -> str | None:
        """EDTF of what is written, XXXX for an unknown year."""
        if self.begin is None:
            return None
        if self.open_end:
            return f"{self.begin.edtf}/.."
        return interval(self.begin, self.finish)

    @property
    def open_end(self) -> bool:
        """Whether it only has a beginning: «с 2016 года», «с начала года»."""
        return self.relation == "from" and self.finish is None and self.begin is not None and self.begin.day is None

    @property
    def earliest(self) -> date | None:
        """First possible day, None if the year is unknown."""
        return self.begin.earliest if self.begin is not None else None

    @property
    def latest(self) -> date | None:
        """Last possible day, None if the year is unknown or the end is open."""
        last = self.finish or self.begin
        return last.latest if last is not None and not self.open_end else None


def find_dates(text: str | Block) -> list[DateExpression]:
    """Find the dates of a text, in its order, none inside another.

    Args:
        text: cleaned block text, or the block, whose expressions then carry their span in the source.
    """
    if isinstance(text, str):
        return list(_find(text))
    banner = text.kind is BlockKind.HEADING
    return [replace(found, span=text.span(found.start, found.end), banner=banner) for found in _find(text.text)]


@lru_cache(maxsize=512)
def _find(text: str) -> tuple[DateExpression, ...]:
    line, found, at = tokens(text), [], 0
    floor = 0
    while at < len(line):
        match = _match(line, at)
        if match is None:
            at += 1
            continue
        if match.anchor != IMPOSSIBLE:
            found.append(_expression(line, match, floor))
        at = floor = match.last
    return tuple(found)


@lru_cache(maxsize=1)
def _triggers() -> frozenset[str]:
    """First words of all rules that begin with a word."""
    names = ("determiners", "edges", "ordinals", "seasons", "directions", "weekdays", "day_ordinals", "day_tens")
    words = {word for name in names for word in meanings(name)} | set(months()) | set(cardinals())
    return frozenset(words | group("year", "abbreviated_this") | group("parts", "leading") | {phrase[0] for phrase, _ in fixed()})


def _match(line: Tokens, at: int) -> Found | None:
    if line[at].number is not None:
        rules = FIGURE_RULES
    elif line.word(at) in _triggers():
        rules = WORD_RULES
    else:
        return None
    return next((found for rule in rules if (found := rule(line, at)) and _allowed(line, found)), None)


def _allowed(line: Tokens, found: Found) -> bool:
    return not found.needs or _preposition(line, found.first, 0)[1] in found.needs


def _preposition(line: Tokens, first: int, floor: int) -> tuple[int, str | None]:
    """Index of the first word of the preposition before a token, and what it says; the token itself without one."""
    start = first - 1 if line.word(first - 1) in group("edges", "whole") and first - 1 > floor else first
    for words, relation in relations():
        if start - len(words) >= floor and line.starts_with(start - len(words), words):
            return start - len(words), relation
    return first, None


def _is_with(line: Tokens, found: Found, relation: str | None) -> bool:
    """«с октябрём прошлого года», «с 2018 годом»: compared with it, not since it."""
    if relation != "from":
        return False
    head = found.first if line[found.first].is_word and line.word(found.first) in months() else found.last - 1
    return line[head].is_word and line.word(head).endswith(instrumental())


def _expression(line: Tokens, found: Found, floor: int) -> DateExpression:
    first, relation = _preposition(line, found.first, floor)
    day = found.begin is not None and found.begin.day is not None
    if found.end is not None and relation == "from":  # «на период с 2020 по 2025 годы», «с 28 ноября по 3 декабря»
        outer, sense = _preposition(line, first, floor)
        first, relation = (outer, sense) if sense in ("over", "for") else (first, None)
    elif (day and relation in ("in", "for", "over")) or found.anchor in WITHOUT_PREPOSITION or _is_with(line, found, relation):
        first, relation = found.first, None
    anchor = found.anchor
    year_only = found.begin is None or found.begin.month is None
    if found.edge == "begin" and relation == "from" and year_only and found.end is None:
        anchor = "year-to-date"
    start, end = line[first].start, line[found.last - 1].end
    return DateExpression(
        start, end, line.text[start:end], found.begin, found.end, relation, found.shift, anchor, found.duration, found.edge
    )
