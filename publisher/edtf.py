"""What a date written in EDTF says about the first and the last possible day.

Only what level 1 of EDTF (ISO 8601-2) offers and the lifting writes: days, months, years, digits left open, intervals, and the
"one of a set" that stands for a bound (`[..2025-11-15]`). Anything else has no bounds here, which is always safe: it orders nothing.
"""

from __future__ import annotations

import calendar
import re
from datetime import date

Bounds = tuple[date | None, date | None]

OPEN: Bounds = (None, None)

_DATE = re.compile(r"(?P<year>\d{4}|\d{3}X|\d{2}XX)(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}|XX))?)?[?~%]?")
_PLAIN = {4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date"}


def bounds(edtf: str) -> Bounds:
    """Give the first and the last day an EDTF string allows.

    Args:
        edtf: "2024-08-27", "2019-11", "2024", "202X", "2024/2034", "[..2025-11-15]", "[2025..]", "../2030".
    Returns: days, None where open or not to be told ("XXXX-08-28" has no bounds at all).
    """
    inside = edtf.strip()
    if inside.startswith("[") and inside.endswith("]"):
        first, dots, last = inside[1:-1].partition("..")
        return (_single(first)[0], _single(last)[1]) if dots else _single(first)
    first, slash, last = inside.partition("/")
    if slash:
        return _single(first)[0], _single(last)[1]
    return _single(inside)


def plain_type(edtf: str) -> str | None:
    """Give the datatype (a CURIE) of an EDTF string that is also an XML Schema date, or None.

    "2024-08-27" is an xsd:date, "2019-11" an xsd:gYearMonth, "2030" an xsd:gYear; a bound or an interval is none.
    """
    return _PLAIN.get(len(edtf)) if re.fullmatch(r"\d{4}(-\d{2}){0,2}", edtf) and bounds(edtf) != OPEN else None


def _single(text: str) -> Bounds:
    found = _DATE.fullmatch(text.strip())
    if not found:
        return OPEN
    year, month, day = found["year"], found["month"], found["day"]
    first_year, last_year = int(year.replace("X", "0")), int(year.replace("X", "9"))
    first_month, last_month = (int(month), int(month)) if month else (1, 12)
    try:
        if day and day != "XX":
            return date(first_year, first_month, int(day)), date(last_year, last_month, int(day))
        return date(first_year, first_month, 1), date(last_year, last_month, calendar.monthrange(last_year, last_month)[1])
    except (ValueError, calendar.IllegalMonthError):
        return OPEN
