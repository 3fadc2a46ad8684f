"""Days, months and years of which a part may be unknown, written in EDTF (ISO 8601-2, level 1 and XXXX for the year)."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date

LEAP_YEAR = 2000
SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}
"""EDTF number of a season: its first and last month in the northern hemisphere."""


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """A year, a month or a day; None for what is not said. A season stands in the place of the month."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    @property
    def possible(self) -> bool:
        """Whether the calendar has it."""
        if self.month is None:
            return self.day is None and self.year is not None
        if self.month in SEASONS:
            return self.day is None
        return 1 <= self.month <= 12 and (self.day is None or 1 <= self.day <= monthrange(self.year or LEAP_YEAR, self.month)[1])

    @property
    def edtf(self) -> str:
        """EDTF, with XXXX for an unknown year."""
        parts = ["XXXX" if self.year is None else f"{self.year:04}"]
        parts += [f"{part:02}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    @property
    def earliest(self) -> date | None:
        """First possible day, None without a year."""
        if self.year is None:
            return None
        month = SEASONS[self.month][0] if self.month in SEASONS else self.month or 1
        # a winter may have begun in the December before the year it is called by
        year = self.year - 1 if self.month == 24 else self.year
        return date(year, month, self.day or 1)

    @property
    def latest(self) -> date | None:
        """Last possible day, None without a year."""
        if self.year is None:
            return None
        month = SEASONS[self.month][1] if self.month in SEASONS else self.month or 12
        year = self.year + 1 if self.month == 24 else self.year
        return date(year, month, self.day or monthrange(year, month)[1])

    def in_year(self, year: int) -> Moment:
        """The same in a year, if its own is unknown."""
        return self if self.year is not None else replace(self, year=year)


def interval(begin: Moment, end: Moment | None) -> str:
    """EDTF of a moment, or of the interval between two."""
    return begin.edtf if end is None else f"{begin.edtf}/{end.edtf}"
