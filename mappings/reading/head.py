"""What stands before the first sentence: «date 2025-11-15», and a dateline such as «ТАШКЕНТ, 15 ноября — Sputnik.»."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from mappings.reading.classify import clock_behind, label_of_date
from mappings.values.dates import DateExpression, find_dates
from mappings.words import fold, table

LONGEST_DATELINE = 110
_CAPITALISED = r"[A-ZА-ЯЁӘҒҚҢӨҰҮҺІЎҲÖÜŞÇĞİƏ][\w'’ʻ-]*"
_QUOTED = r"(?:[A-ZА-ЯЁ]{2,5} )?«[^«»\n]{2,40}»"
_NAME = rf"{_CAPITALISED}(?:\.[A-Za-z]{{2,3}}\b)?"
_DASHES = r"[–—-]{1,2}"
_PLACE = re.compile(rf"(?:{_CAPITALISED}[ ]?){{1,3}}(?:,\s*(?:{_CAPITALISED}[ ]?){{1,3}})?[.,]?\s*[–—-]?\s*")
_CAPITAL_PLACE = re.compile(r"[^\W\d_a-zа-яё][^\W\d_a-zа-яё-]*(?:[ -][^\W\d_a-zа-яё]+){0,2}[.,]?\s+(?=[–—/(-]|[A-ZА-ЯЁ]{3})")
_BRACKETED_PLACE = re.compile(rf"(?:{_CAPITALISED}[ ]?){{1,2}}(?:,\s*(?:{_CAPITALISED}[ ]?){{1,2}})?\s*(?=[(/])")
_AGENCY = re.compile(
    rf"[.,]?\s*(?:{_DASHES}\s*|[/(]\s*)?({_QUOTED}|(?:{_NAME}[ ]?){{1,3}})(?:,\s*(?:{_CAPITALISED}[ ]?){{2,3}})?"
    rf"(?:(?:[/)]\.?\s*(?:{_DASHES}\s*)?|\.\s+|\s*{_DASHES}\s+|:\s+)(?=[«\"“A-ZА-ЯЁ–—-])|[/)]?\.?\s*\Z)"
)
_DASH = re.compile(rf"[.,]?\s*{_DASHES}\s+(?=\S)")
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
    """End of a date before the first sentence, with a label («date 2025-11-15 ТАШКЕНТ, …») or an hour («18 Nov 2019, 13:27 В …»).

    Returns: 0 without one.
    """
    found = next(iter(find_dates(text[:LONGEST_DATELINE])), None)
    if found is None or not (found.complete and found.begin.day):
        return 0
    if text[: found.start].strip():
        return found.end if label_of_date(text[: found.start]) else 0
    behind = clock_behind(text, found.end)
    return behind if behind and text[behind : behind + 1].isupper() else 0


def dateline(text: str) -> Dateline | None:
    """Read the dateline of a paragraph, if it begins with one: a place, a day, and mostly an agency."""
    head = text[:LONGEST_DATELINE]
    date = next((found for found in find_dates(head) if found.begin is not None and found.begin.day), None)
    place = _PLACE.match(head)
    if date is None or place is None or place.end() != date.start:
        return _without_date(head)
    agency = _AGENCY.match(head, date.end)
    if agency and agency.end() == len(head) < len(text):
        return None  # the name goes on behind what was looked at
    if agency:
        return Dateline(_end_of_words(head, agency), agency.end(), _name(agency), date)
    behind = _DASH.match(head, date.end) or _STOP.match(head, date.end)
    # a bare «Ташкент, 15 ноября» before a sentence needs its comma or dash
    if behind and any(sign in place.group() for sign in ",–—-."):
        return Dateline(date.end, behind.end(), None, date)
    return None


def _without_date(head: str) -> Dateline | None:
    """«АСТАНА — Sputnik. …», «ТАШКЕНТ /УзА/. …», «НУР-СУЛТАН. КАЗИНФОРМ - …»: a place in capitals, or an agency in brackets."""
    place = _CAPITAL_PLACE.match(head) or _BRACKETED_PLACE.match(head)
    agency = _AGENCY.match(head, place.end()) if place else None
    if agency is None or not _is_agency(head[slice(*_name(agency))]):
        return None
    return Dateline(_end_of_words(head, agency), agency.end(), _name(agency), None)


@cache
def _agencies() -> frozenset[str]:
    return frozenset(fold(name) for name in table("boilerplate")["agencies"]["names"])


def _is_agency(name: str) -> bool:
    return "." in name or fold(name) in _agencies()


def _end_of_words(head: str, agency: re.Match[str]) -> int:
    end = _name(agency)[1]
    return end + 1 if head[end : end + 1] in ("/", ")") else end


def _name(agency: re.Match[str]) -> tuple[int, int]:
    return agency.start(1), agency.start(1) + len(agency[1].rstrip(" .-"))
