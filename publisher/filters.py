"""What templates can call: addresses, dates and numbers in the language of the interface."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from babel.dates import format_date, format_skeleton
from babel.numbers import format_compact_decimal, format_decimal
from flask import Flask

from publisher import responses
from publisher.lists import LISTINGS

LOCALE = "en"
COMPACT_FROM = 1_000_000


def register(app: Flask) -> None:
    """Give the templates their filters and globals."""
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.filters.update(day=day, number=number, compact=compact, local=responses.address, bytes=size)
    app.jinja_env.globals.update(LISTINGS=LISTINGS, published=responses.published, len=len)


def day(text: str) -> str:
    """A date or part of one in words: "2025-11-15", "2019-11", "08-28"; what is none stays as it is."""
    try:
        match text.split("-"):
            case [year, month, day_] if len(year) == 4:
                return format_date(date(int(year), int(month), int(day_)), "d MMMM y", locale=LOCALE)
            case [year, month] if len(year) == 4:
                return format_skeleton("yMMMM", date(int(year), int(month), 1), locale=LOCALE)
            case [month, day_]:
                return format_date(date(2000, int(month), int(day_)), "d MMMM", locale=LOCALE)
    except ValueError:
        pass
    return text


def number(value: Decimal | int) -> str:
    """A number with groups of digits."""
    return format_decimal(value, locale=LOCALE)


def compact(value: Decimal) -> str:
    """A large number in words ("4 billion"); a small one as it is."""
    if abs(value) < COMPACT_FROM:
        return number(value)
    return format_compact_decimal(value, format_type="long", fraction_digits=2, locale=LOCALE)


def size(count: int) -> str:
    """A file size."""
    for unit in ("bytes", "kB", "MB"):
        if count < 1000:
            return f"{count:.3g} {unit}" if unit != "bytes" else f"{count} {unit}"
        count = count / 1000  # type: ignore[assignment]
    return f"{count:.3g} GB"
