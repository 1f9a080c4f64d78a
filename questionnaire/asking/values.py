"""The values an answer can hold, and how each is read from what a person typed.

A count is kept as it was written ("<0.2", "50-540", "1,085") with its unit, and read into a `Span` of cells
per microliter when needed, so nothing a report said is lost. A date may be a year, a month, or a day.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from calendar import monthrange
from dataclasses import dataclass
from decimal import Decimal

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
        """The count in cells per microliter. Raises BadValue if it was never checked by `read_count`."""
        return _count_span(self.written, self.unit)


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
    return Span(months(min(date.last, today), today), months(date.first, today))


Value = str | tuple[str, ...] | Decimal | Amount | Count | PartialDate

# Units as laboratories print them, to the three the questionnaire keeps (domain facts 2.1: "all must parse").
_UNIT_SPELLINGS = {
    "/uL": ("/ul", "cells/ul", "ul", "/mm3", "cells/mm3", "mm3", "/cmm", "cells/cmm", "cells/mcl", "/mcl", "cells"),
    "10^9/L": ("10^9/l", "x10^9/l", "10e9/l", "x10e9/l", "10*9/l", "x10*9/l", "109/l", "x109/l", "g/l", "gpt/l"),
    "10^3/uL": (
        "10^3/ul", "x10^3/ul", "10e3/ul", "x10e3/ul", "10*3/ul", "x10*3/ul", "103/ul", "x103/ul", "k/ul", "k/mcl",
        "103/mcl", "103/mm3", "x103/mm3", "thou/ul", "thousand/ul", "k/mm3", "10^3/mcl", "x10^3/mcl", "10^3/mm3",
        "x10^3/mm3", "k", "/nl",
    ),
}  # fmt: skip
COUNT_UNITS = tuple(_UNIT_SPELLINGS)
AGE_UNITS = ("years", "months", "weeks")
_UNITS = {spelling: unit for unit, spellings in _UNIT_SPELLINGS.items() for spelling in spellings}
CELLS_IN = {"/uL": 1, "10^9/L": 1000, "10^3/uL": 1000}
# A bare number of 100 or more can only be cells per microliter: 100 x 10^9/L is already beyond any neutrophil count.
_BARE_IS_CELLS = 100
_HIGHEST_CELLS = 100_000
EARLIEST_YEAR = 1900

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_NOTE_DIGITS = re.compile(rf"(?<=\d)\s*[{_RAISED}₀-₉①-⑳⓪⓵-⓾❶-❿➀-➓⑴-⒇]+")
_RAISED_TEN = re.compile(rf"(?<![\d.,])10([{_RAISED}]+)")
_COUNT = re.compile(
    r"^(?P<sign><=|>=|<|>|≤|≥|under|below|less than|over|above|more than)?\s*(?P<low>[\d.,]+)"
    r"(?:\s*(?:-|–|—|to)\s*(?P<high>[\d.,]+))?\s*(?P<unit>[^\d\s.,].*|10\S.*|x\s*10.*)?$",
    re.IGNORECASE,
)
_GROUPED_BY_COMMA = re.compile(r"[1-9]\d{0,2}(,\d{3})+(\.0+)?")
_GROUPED_BY_POINT = re.compile(r"[1-9]\d{0,2}(\.\d{3})+(,0+)?")
_BELOW, _AT_MOST = {"<", "under", "below", "less than"}, {"<=", "≤"}
_ABOVE = {">", "over", "above", "more than"}


def read_unit(text: str) -> str | None:
    """The unit id for one of the ways laboratories write it, or None."""
    plain = unicodedata.normalize("NFKC", text).replace("μ", "u").replace("×", "x").replace("·", "").lower()
    return _UNITS.get(re.sub(r"\s+", "", plain))


def read_count(written: str, unit: str | None = None) -> Count:
    """A count from what was typed, with the unit from the text or from `unit`.

    Raises BadValue: `count_unreadable`, `count_zero`, `count_too_high`, `count_percent`, `count_not_whole`, or
    `count_which_unit` with the units to choose from when a bare number is ambiguous.
    """
    text = _plain(_without_note_digits(_RAISED_TEN.sub(_power, written))).replace("μ", "u").replace("×", "x")
    if "%" in text:
        raise BadValue("count_percent")
    match = _COUNT.match(text)
    if not match:
        raise BadValue("count_unreadable")
    if match["unit"]:
        named = read_unit(match["unit"])
        if named is None:
            raise BadValue("count_unit_unknown", unit=match["unit"][:20])
        unit, text = named, text[: match.start("unit")].strip()
    if unit is not None and unit not in CELLS_IN:
        raise BadValue("count_unit_unknown", unit=unit[:20])
    unit = unit or _unit_of_bare(text)
    _count_span(text, unit)
    return Count(text, unit)


def _unit_of_bare(text: str) -> str:
    cells = _count_span(text, "/uL", check=False)
    highest = cells.high if cells.high is not None else cells.low
    if highest is not None and highest >= _BARE_IS_CELLS:
        return "/uL"
    low = cells.low or cells.high or Decimal(0)
    raise BadValue("count_which_unit", choices=("10^9/L", "/uL"), written=f"{low:f}", cells=f"{low * 1000:,.0f}")


def _count_span(text: str, unit: str, *, check: bool = True) -> Span:
    match = _COUNT.match(text)
    if not match:
        raise BadValue("count_unreadable")
    low = _count_number(match["low"], unit, check=check)
    high = _count_number(match["high"], unit, check=check) if match["high"] else low
    sign = (match["sign"] or "").lower()
    factor = CELLS_IN[unit]
    if check:
        _refuse_impossible(low * factor, high * factor)
    if sign in _BELOW or sign in _AT_MOST:
        return Span(Decimal(0), low * factor, high_open=sign in _BELOW)
    if sign:
        return Span(low * factor, None, low_open=sign in _ABOVE)
    return Span(low * factor, high * factor)


def _refuse_impossible(low: Decimal, high: Decimal) -> None:
    if low <= 0:
        raise BadValue("count_zero")
    if high > _HIGHEST_CELLS:
        raise BadValue("count_too_high")
    if low > high:
        raise BadValue("count_range_backwards")


def _count_number(text: str, unit: str, *, check: bool) -> Decimal:
    if unit != "/uL":
        return read_number(text)
    # Cells are whole, so before three digits a comma or a point groups thousands: "1,085" and, as Germany, Spain, Italy
    # or Turkey print it, "1.085" are one thousand eighty-five. Every other point or comma is a decimal one, and so is
    # one after a zero; then the number was never meant as cells.
    if _GROUPED_BY_COMMA.fullmatch(text):
        text = text.replace(",", "")
    elif check and _GROUPED_BY_POINT.fullmatch(text):
        text = text.replace(".", "").replace(",", ".")
    number = read_number(text)
    whole = number == number.to_integral_value() and (number >= _BARE_IS_CELLS or text.isdecimal())
    if check and number and not whole:
        raise BadValue("count_not_whole", choices=("10^9/L",))
    return number


def read_number(text: str) -> Decimal:
    """A plain decimal number with a point or a comma. Raises BadValue `number_unreadable`."""
    plain = _plain(_without_note_digits(text))
    if not re.fullmatch(r"\d{1,7}([.,]\d{1,4})?", plain):
        raise BadValue("number_unreadable")
    return Decimal(plain.replace(",", "."))


def read_date(today: dt.date, year: str, month: str = "", day: str = "") -> PartialDate:
    """A date with at least a year, none later than `today`. Raises BadValue, one word for each thing wrong."""
    numbers = [_whole(part) for part in (year, month, day)]
    year_number, month_number, day_number = numbers
    if year_number is None:
        raise BadValue("date_needs_year")
    if day_number is not None and month_number is None:
        raise BadValue("date_needs_month")
    if year_number < EARLIEST_YEAR or 0 in (month_number, day_number):
        raise BadValue("date_impossible")
    try:
        date = PartialDate(year_number, month_number, day_number)
        earliest = date.first
        date.last  # noqa: B018 - raises when the month cannot be
    except ValueError:
        raise BadValue("date_impossible") from None
    if earliest > today:
        raise BadValue("date_in_future")
    return date


def _whole(text: str) -> int | None:
    if not (plain := _plain(_without_note_digits(text))):
        return None
    if not re.fullmatch(r"\d{1,4}", plain):
        raise BadValue("date_unreadable")
    return int(plain)


def _without_note_digits(text: str) -> str:
    """The text without raised, lowered or circled digits behind a digit: they point to a note below, "860²" is 860."""
    return _NOTE_DIGITS.sub("", text)


def _power(found: re.Match[str]) -> str:
    return f"10^{unicodedata.normalize('NFKC', found[1])}"


def _plain(text: str) -> str:
    # NFKC turns full-width digits, and the powers in units, as copied from reports, into plain ones.
    return re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text)).strip()
