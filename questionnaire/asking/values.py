"""The values an answer can hold.

A count is kept as it was written ("<0.2", "50-540", "1,085") with its unit, and read into a `Span` of cells
per microliter when needed, so nothing a report said is lost. A date may be a year, a month, or a day. How each is read
from what a person typed stands in `counts`, `amounts` and `dates`.
"""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from dataclasses import dataclass
from decimal import Decimal

from questionnaire.asking.numbers import Extent, grouped, plain, read_extent, readings
from questionnaire.errors import BadValue
from questionnaire.logic.span import Span


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit: an age in years, months or weeks."""

    number: Decimal
    unit: str


@dataclass(frozen=True, slots=True)
class Count:
    """A blood count as written on the report, with its unit ("/uL", "10^9/L", "10^3/uL")."""

    written: str
    unit: str

    @property
    def span(self) -> Span:
        """The count in cells per microliter. Raises BadValue if it was never read by `counts.read_count`."""
        extent = read_extent(plain(self.written))
        cells = span_of(extent, self.unit) if extent else None
        if cells is None:
            raise BadValue("count_unreadable")
        return cells


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date known to the year, the month, or the day."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def on(cls, day: dt.date) -> PartialDate:
        """A date known to the day."""
        return cls(day.year, day.month, day.day)

    @property
    def first(self) -> dt.date:
        """The earliest day it can be."""
        return dt.date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> dt.date:
        """The latest day it can be."""
        month = self.month or 12
        return dt.date(self.year, month, self.day or monthrange(self.year, month)[1])

    def __str__(self) -> str:
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)


MOST_DAYS_OF_MONTH = 31


def months(start: dt.date, end: dt.date) -> Decimal:
    """Months from one day to another by the calendar: January 15 to April 15 is three, whatever the days between."""
    whole = (end.year - start.year) * 12 + end.month - start.month
    return whole + Decimal(end.day - start.day) / MOST_DAYS_OF_MONTH


def months_between(date: PartialDate, today: dt.date) -> Span:
    """Months from a date to today, as exactly as the date is known."""
    return Span(months(min(date.last, today), today), months(min(date.first, today), today))


Value = str | tuple[str, ...] | Decimal | Amount | Count | PartialDate

AGE_UNITS = ("years", "months", "weeks")
# As people count: 13 weeks are three months, 52 a year.
MONTHS_IN = {"years": Decimal(12), "months": Decimal(1), "weeks": Decimal(12) / Decimal(52)}
# The units of counts that are kept, each with the cells per microliter that one of it is.
CELLS_IN = {"/uL": 1, "10^9/L": 1000, "10^3/uL": 1000}
COUNT_UNITS = tuple(CELLS_IN)


def span_of(extent: Extent, unit: str) -> Span | None:
    """The cells per microliter of what was written in a unit that is kept; None where it is no number.

    Cells are whole, so among them a comma or a point before three digits groups thousands: "1.085" of Germany, Spain,
    Italy or Turkey is 1085, and "2.000" is never 2. Billions in a liter are small: there it is a decimal one.
    """
    low, high = (_cells(each, CELLS_IN[unit]) for each in (extent.low, extent.high))
    if low is None or high is None:
        return None
    if extent.sign in ("<", "<="):
        return Span(Decimal(0), high, high_open=extent.sign == "<")
    if extent.sign:
        return Span(low, None, low_open=extent.sign == ">")
    return Span(low, high)


def _cells(text: str, times: int) -> Decimal | None:
    found = readings(text)
    if not found:
        return None
    whole = grouped(text) if times == 1 else None
    return (found[-1] if whole is None else whole) * times
