"""What a date means in its document: only the document itself may complete it, and each completion says on what basis.

The table, in words:

    year written                              stated
    «т.г.», and the same day with a year      stated, by both places
    «этого года», «сегодня», a dated document resolved-relative
    day or month without a year               stated-partial, and beside it inferred-in-document where the document allows it
    «накануне», «в ближайшие годы»            as written, unknown
    no date at all, a dated document          bounded-by-document-date: see `bounded`
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

from mappings.model import READ, Document, Span, TimeValue
from mappings.values.dates import DateExpression, find_dates
from mappings.values.edtf import Moment, interval

STATED, PARTIAL, INFERRED = "basis:stated", "basis:stated-partial", "basis:inferred-in-document"
RELATIVE, BOUNDED, UNKNOWN = "basis:resolved-relative", "basis:bounded-by-document-date", "basis:unknown"

NEAR_DOCUMENT = 165
"""Days within which a day without a year is taken for the nearest to the document's date; beyond, two years are as likely."""
NEAR_BANNER = 60
DAYS = {"yesterday": -1, "today": 0, "tomorrow": 1}

NOTES = {
    "by": "Whether by the start or in the course of that year is not said.",
    "until": "Whether that year itself is included is not said.",
    "duration": "Counted from the statement; no first or last day is given.",
    "no-year": "Which year is meant is not said.",
    "this-year": "The text says only 'this year' (or last, or next) and has no date of its own.",
    "both": "The year stands with the same day elsewhere in the text.",
    "document": "Year of the document's date, taken for the nearest such day.",
    "banner": "Year of the date in a heading of the document.",
    "elsewhere": "The same day stands with its year elsewhere in the text.",
    "intervals": "Year in which the periods of the text begin.",
    "relative": "Counted from the document's date.",
    "bound": "No date is stated; the document's date is the latest possible.",
    "order": "Gives an order, no day.",
}


def document_dates(document: Document) -> tuple[DateExpression, ...]:
    """All date expressions of the blocks that are read for facts, in the order of the text, with their spans."""
    return _document_dates(document.blocks)


@lru_cache(maxsize=32)
def _document_dates(blocks: tuple) -> tuple[DateExpression, ...]:
    return tuple(found for block in blocks if block.kind in READ for found in find_dates(block))


def document_day(document: Document) -> date | None:
    """The day of the document, None if it has none or only a part of one."""
    published = document.published
    return published.earliest if published and published.earliest and published.earliest == published.latest else None


def bounded(document: Document) -> TimeValue | None:
    """The time of an event for which a dated document gives none: not later than the document. None in an undated one."""
    published = document.published
    if published is None or published.latest is None:
        return None
    edtf = f"[..{published.latest.isoformat()}]"
    return TimeValue(BOUNDED, published.spans, edtf, latest=published.latest, note=NOTES["bound"])


def resolve(
    expression: DateExpression, document: Document, others: Iterable[DateExpression] | None = None, ahead: bool | None = None
) -> tuple[TimeValue, ...]:
    """Give the time values of an expression in its document.

    Args:
        expression: found in a block, so that it has its span.
        document: where it stands.
        others: the expressions that may complete it; all of the document if None.
        ahead: whether what it dates lies ahead of the document or behind it, if that is known: «в пятницу» is the next or the last.
    Returns: one value; two where a stated part stands beside what the document allows to infer: the stated part first.
    """
    assert expression.span is not None, "find the dates of a block, not of a string"
    rest = tuple(found for found in (document_dates(document) if others is None else others) if found.span != expression.span)
    if expression.duration:
        return (_value(expression, STATED, note="duration", duration=expression.duration),)
    if expression.anchor == "year-to-date":
        return (_year_to_date(expression, document),)
    if expression.anchor is not None:
        return (_anchored(expression, document, ahead),)
    if expression.complete:
        note = expression.relation if expression.relation in ("by", "until") and expression.begin.month is None else None
        return (_value(expression, STATED, expression.begin, expression.finish, note=note if expression.edge is None else None),)
    if expression.shift is not None:
        return _shifted(expression, document, rest)
    return _partial(expression, document, rest)


def _value(
    expression: DateExpression,
    basis: str,
    begin: Moment | None = None,
    end: Moment | None = None,
    *,
    note: str | None = None,
    duration: str | None = None,
    spans: tuple[Span, ...] = (),
) -> TimeValue:
    last = end or begin
    open_end = expression.open_end and begin is not None
    edtf = None if begin is None else f"{begin.edtf}/.." if open_end else interval(begin, end)
    return TimeValue(
        basis,
        (expression.span, *spans),
        edtf,
        begin.earliest if begin else None,
        last.latest if last and not open_end else None,
        expression.as_written,
        duration,
        note=NOTES[note] if note else None,
    )


def _in_year(expression: DateExpression, year: int) -> tuple[Moment, Moment | None]:
    begin = (expression.begin or Moment()).in_year(year)
    return begin, expression.finish.in_year(year) if expression.finish else None


# ---------------------------------------------------------------- from the writing


def _year_to_date(expression: DateExpression, document: Document) -> TimeValue:
    day = document_day(document)
    year = expression.begin.year if expression.begin else day.year + (expression.shift or 0) if day else None
    if year is None:
        return _value(expression, UNKNOWN, note="this-year")
    first = Moment(year, 1, 1)
    basis = STATED if expression.begin else RELATIVE
    spans = (expression.span,) if expression.begin else (expression.span, *document.published.spans)
    beginning = TimeValue(basis, spans, first.edtf, first.earliest, first.latest)
    if day is None or day < first.earliest:
        return replace(_value(expression, basis), edtf=f"{first.edtf}/..", earliest=first.earliest, beginning=beginning)
    end = bounded(document)
    return replace(_value(expression, RELATIVE), earliest=first.earliest, latest=day, beginning=beginning, end=end)


def _anchored(expression: DateExpression, document: Document, ahead: bool | None = None) -> TimeValue:
    """Days, weeks and months that count from the day of the document."""
    day, anchor = document_day(document), expression.anchor
    if anchor == "earlier":
        return _value(expression, UNKNOWN, note="order")
    found = _counted(anchor, day, ahead) if day else None
    if found is None:
        return _value(expression, UNKNOWN)
    return _value(expression, RELATIVE, *found, note="relative", spans=document.published.spans)


def _counted(anchor: str, day: date, ahead: bool | None) -> tuple[Moment, Moment | None] | None:
    if anchor in DAYS:
        return _moment(day + timedelta(DAYS[anchor])), None
    which, _, unit = anchor.partition("-")
    shift = {"last": -1, "this": 0, "next": 1}.get(which)
    if unit == "month" and shift is not None:
        months = day.year * 12 + day.month - 1 + shift
        return Moment(months // 12, months % 12 + 1), None
    if unit == "week" and shift is not None:
        monday = day - timedelta(day.weekday()) + timedelta(7 * shift)
        return _moment(monday), _moment(monday + timedelta(6))
    # a weekday is the day of writing, else the last or the next of its name, if the text says which
    if which == "weekday" and (int(unit) == day.isoweekday() or ahead is not None):
        days = (int(unit) - day.isoweekday()) % 7 if ahead else -((day.isoweekday() - int(unit)) % 7)
        return _moment(day + timedelta(days)), None
    return None


def _moment(day: date) -> Moment:
    return Moment(day.year, day.month, day.day)


def _shifted(expression: DateExpression, document: Document, rest: tuple[DateExpression, ...]) -> tuple[TimeValue, ...]:
    """«27 августа т.г.», «в прошлом году», «первый квартал этого года»."""
    if same := _same_day(expression, rest):
        return (_value(expression, STATED, same.begin, same.finish, note="both", spans=(same.span,)),)
    day = document_day(document)
    if day is not None:
        begin, end = _in_year(expression, day.year + expression.shift)
        if expression.shift == 0 and end is None and begin == _moment(day):
            return (_value(expression, STATED, begin, note="both", spans=document.published.spans),)
        return (_value(expression, RELATIVE, begin, end, note="relative", spans=document.published.spans),)
    if expression.begin is None:
        return (_value(expression, UNKNOWN, note="this-year"),)
    stated = _value(expression, PARTIAL, expression.begin, expression.finish, note="this-year")
    banner = next((found for found in rest if _is_dated_banner(found)), None)
    if banner is None:
        return (stated,)
    begin, end = _in_year(expression, banner.begin.year + expression.shift)
    return stated, _value(expression, INFERRED, begin, end, note="banner", spans=(banner.span,))


# ---------------------------------------------------------------- without a year


def _partial(expression: DateExpression, document: Document, rest: tuple[DateExpression, ...]) -> tuple[TimeValue, ...]:
    stated = _value(expression, PARTIAL, expression.begin, expression.finish, note="no-year")
    if expression.begin is None:
        return (stated,)
    inferred = _year(expression, document, rest)
    if inferred is None:
        return (stated,)
    year, spans, note = inferred
    begin, end = _in_year(expression, year)
    if not begin.possible or (end is not None and not end.possible):
        return (stated,)
    return stated, _value(expression, INFERRED, begin, end, note=note, spans=spans)


def _year(expression: DateExpression, document: Document, rest: tuple[DateExpression, ...]) -> tuple[int, tuple[Span, ...], str] | None:
    """The year that the document gives, the spans that give it, and the note that says how."""
    if same := _same_day(expression, rest):
        return same.begin.year, (same.span,), "elsewhere"
    for banner in (found for found in rest if _is_dated_banner(found)):
        year = _nearest(expression, banner.begin.earliest, NEAR_BANNER)
        if year is not None:
            return year, (banner.span,), "banner"
    day = document_day(document)
    if day is not None:
        year = _nearest(expression, day, NEAR_DOCUMENT)
        return (year, document.published.spans, "document") if year is not None else None
    return _from_intervals(rest)


def _same_day(expression: DateExpression, rest: tuple[DateExpression, ...]) -> DateExpression | None:
    """An expression with a year that is the same day, or begins with it."""
    if expression.begin is None or expression.begin.day is None:
        return None
    years = [found for found in rest if found.complete and replace(found.begin, year=None) == expression.begin and found.anchor is None]
    same = [found for found in years if (found.finish is None) == (expression.finish is None)]
    return same[0] if same and len({found.begin.year for found in same}) == 1 else None


def _is_dated_banner(found: DateExpression) -> bool:
    return found.banner and found.complete and found.begin.day is not None


def _nearest(expression: DateExpression, day: date, limit: int) -> int | None:
    """The year that brings the date nearest to a day; None if that is not near. A deadline lies ahead."""
    ahead = expression.relation in ("by", "until")
    best: tuple[int, int] | None = None
    for year in (day.year - 1, day.year, day.year + 1):
        begin = expression.begin.in_year(year)
        if not begin.possible:
            continue
        distance = (begin.earliest - day).days if begin.earliest > day else max(0, (day - begin.latest).days)
        if (not ahead or begin.latest >= day) and (best is None or distance < best[0]):
            best = distance, year
    return best[1] if best and best[0] <= (365 if ahead else limit) else None


def _from_intervals(rest: tuple[DateExpression, ...]) -> tuple[int, tuple[Span, ...], str] | None:
    """The year in which at least two periods of years begin («на 2024-2034 годы», «на 2024-2025 годы») and no other doesn't."""
    periods = [found for found in rest if found.complete and found.finish is not None and found.begin.month is None]
    if len({found.begin.year for found in periods}) != 1 or len({found.finish.year for found in periods}) < 2:
        return None
    first = {found.finish.year: found.span for found in reversed(periods)}
    return periods[0].begin.year, tuple(sorted(first.values())), "intervals"


def known_day(document: Document) -> date | None:
    """A day that the document is not older than: its own, else the last day it tells of whose year is known.

    Deadlines and plans lie ahead and don't count.
    """
    published = document.published
    if published is not None and published.earliest is not None:  # a bound from above is no such day
        return published.latest
    ahead = ("by", "until", "for")
    values = [
        v
        for d in document_dates(document)
        if d.relation not in ahead and not (d.anchor or "").startswith("forward")
        for v in resolve(d, document)
    ]
    days = [v.earliest for v in values if v.earliest is not None and v.earliest == v.latest]
    return max(days, default=None)
