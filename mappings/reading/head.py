"""What stands before the first sentence: «date 2025-11-15», and a dateline such as «ТАШКЕНТ, 15 ноября — Sputnik.»."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mappings.reading.classify import label_of_date
from mappings.values.dates import DateExpression, find_dates

LONGEST_DATELINE = 110
_CAPITALISED = r"[A-ZА-ЯЁӘҒҚҢӨҰҮҺІЎҲÖÜŞÇĞİƏ][\w'’ʻ-]*"
_PLACE = re.compile(rf"(?:{_CAPITALISED}[ ]?){{1,3}}(?:,\s*(?:{_CAPITALISED}[ ]?){{1,3}})?[.,]?\s*[–—-]?\s*")
_CAPITAL_PLACE = re.compile(r"[^\W\d_a-zа-яё][^\W\d_a-zа-яё-]+(?: [^\W\d_a-zа-яё-]+)?[.,]?\s+(?=[–—/-])")
_AGENCY = re.compile(
    rf"[.,]?\s*(?:[–—-]\s*|[/(]\s*)?((?:{_CAPITALISED}[ ]?){{1,3}})(?:[/)]\.?\s*(?:[–—-]\s*)?|\.\s+|\s*[–—-]\s+|:\s+)(?=[«\"“A-ZА-ЯЁ–—-])"
)
_DASH = re.compile(r"[.,]?\s*[–—-]\s+(?=\S)")
_STOP = re.compile(r"\.\s+(?=[A-ZА-ЯЁ«])")


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline at the beginning of a text; ranges in that text.

    Attributes:
        end: of its words, without the stop or dash behind them.
        text: where the first sentence begins.
        agency: range of the name of the agency, or None.
        date: its date, or None.
    """

    end: int
    text: int
    agency: tuple[int, int] | None
    date: DateExpression | None


def leading_date(text: str) -> int:
    """End of a labelled date at the very beginning of a paragraph («date 2025-11-15 ТАШКЕНТ, …»), 0 without one."""
    for found in find_dates(text[:LONGEST_DATELINE]):
        if found.complete and found.begin.day and text[: found.start].strip() and label_of_date(text[: found.start]):
            return found.end
        return 0
    return 0


def dateline(text: str) -> Dateline | None:
    """Read the dateline of a paragraph, if it begins with one: a place, a day, and mostly an agency."""
    head = text[:LONGEST_DATELINE]
    date = next((found for found in find_dates(head) if found.begin is not None and found.begin.day), None)
    place = _PLACE.match(head)
    if date is None or place is None or place.end() != date.start:
        return _without_date(head)
    agency = _AGENCY.match(head, date.end)
    if agency:
        return Dateline(_end_of_words(head, agency), agency.end(), _name(agency), date)
    behind = _DASH.match(head, date.end) or _STOP.match(head, date.end)
    # a bare «Ташкент, 15 ноября» before a sentence needs its comma or dash
    if behind and any(sign in place.group() for sign in ",–—-."):
        return Dateline(date.end, behind.end(), None, date)
    return None


def _without_date(head: str) -> Dateline | None:
    """«АСТАНА — Sputnik. …», «ТАШКЕНТ /УзА/. …»: only a place in capitals."""
    place = _CAPITAL_PLACE.match(head)
    agency = _AGENCY.match(head, place.end()) if place else None
    return Dateline(_end_of_words(head, agency), agency.end(), _name(agency), None) if agency else None


def _end_of_words(head: str, agency: re.Match[str]) -> int:
    end = _name(agency)[1]
    return end + 1 if head[end : end + 1] in ("/", ")") else end


def _name(agency: re.Match[str]) -> tuple[int, int]:
    return agency.start(1), agency.start(1) + len(agency[1].rstrip(" .-"))
