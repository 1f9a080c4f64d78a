"""Dates as they are printed and said: a day, a month or a year, in any order, with months in numbers or in words."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from questionnaire.asking.labels import folded
from questionnaire.asking.numbers import plain
from questionnaire.asking.readings import AskedBack, Reading
from questionnaire.asking.values import PartialDate
from questionnaire.errors import BadValue

EARLIEST_YEAR = 1900
# Somewhere on earth it is tomorrow already.
_GRACE = dt.timedelta(days=1)
# No visit is set for later than that.
_AHEAD = dt.timedelta(days=3 * 366)
_CENTURIES = (2000, 1900)
_MONTHS, _DAYS = 12, 31

# In which order a country prints a day and a month in numbers; where both are usual, as in Canada, it is not listed.
MONTH_FIRST, DAY_FIRST = "month first", "day first"
_ORDERS = {"US": MONTH_FIRST} | dict.fromkeys(("GB", "IE", "AU", "NZ", "EU"), DAY_FIRST)
# How names of months begin, in the languages of many reports.
_NAMES = (
    "jan ene gen janv jän", "feb fev fév fevr", "mar mär mrz mars maa", "apr avr abr", "may mai mei maj mag",
    "jun juin giu", "jul juil lug", "aug ago aou aoû", "sep set", "oct okt ott out", "nov", "dec dez dic déc",
)  # fmt: skip
_WORDS = {stem: number for number, stems in enumerate(_NAMES, 1) for stem in map(folded, stems.split())}
_SAYS_NOTHING = frozenset((
    "st", "nd", "rd", "th", "er", "de", "del", "of", "the", "le", "den", "am", "pm", "h", "um", "uhr", "t", "z", "utc",
    "in", "at", "since", "year", "jahr",
))  # fmt: skip
# Who writes these does not know the day, and with a part of a year not the month either. A winter is of two years.
_ABOUT = frozenset((
    "about", "around", "approx", "approximately", "ca", "c", "circa", "roughly", "maybe", "probably", "perhaps", "etwa",
    "ungefahr", "zirka", "env", "environ", "vers", "aprox", "hacia", "alrededor", "verso", "ongeveer",
))  # fmt: skip
_PARTS_OF_A_YEAR = frozenset((
    "early", "late", "mid", "middle", "beginning", "start", "end", "spring", "summer", "autumn", "fall", "anfang",
    "mitte", "ende", "fruhjahr", "fruhling", "sommer", "herbst", "debut", "fin", "printemps", "ete", "automne",
))  # fmt: skip
_NO_MONTH = _SAYS_NOTHING | _ABOUT | _PARTS_OF_A_YEAR
_WEEKDAYS = re.compile(r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*")
_TIME = re.compile(r"[\sT]+\d{1,2}:\d{2}.*$", re.IGNORECASE)
_TOKEN = re.compile(r"\d+|[^\W\d_]+")
_YEAR = 4

Candidate = tuple[int, int | None, int | None]


def order_in(country: str | None) -> str:
    """In which order a country, or a part of one ("GB-ENG"), prints day and month in numbers; "" where that varies."""
    return _ORDERS.get((country or "").partition("-")[0], "")


def read_date(text: str, today: dt.date, order: str = "") -> PartialDate:
    """A date with at least a year, none later than a day after `today`; `order` settles "3/4/2024".

    Raises BadValue `date_unreadable`, `date_needs_year`, `date_impossible` or `date_in_future`, and AskedBack
    `date_two_readings` or `date_year_short`.
    """
    return _read(text, order, _Days(dt.date.min, today + _GRACE, after="date_in_future"))


def read_coming_date(text: str, today: dt.date, order: str = "", *, over: bool = False) -> PartialDate:
    """As `read_date`, of a day to come within three years, or one that is `over` by now where that may be.

    Raises BadValue `date_over` or `date_far_off` in place of `date_in_future`.
    """
    first = dt.date.min if over else today - _GRACE
    return _read(text, order, _Days(first, today + _AHEAD, before="date_over", after="date_far_off"))


@dataclass(frozen=True, slots=True)
class _Days:
    """The days that a date may be of, and what is said of one before or after them."""

    first: dt.date
    last: dt.date
    before: str = ""
    after: str = ""


def _read(text: str, order: str, days: _Days) -> PartialDate:
    signs = _TIME.sub("", plain(text)).strip("~≈? ")
    if "." in signs or "·" in signs:
        # Where points part a date, the day comes first, but for the few who write month.day.
        order = "" if order == MONTH_FIRST else DAY_FIRST
    candidates = list(dict.fromkeys(_candidates(signs, order)))
    there = [date for each in candidates if (date := _date(*each))]
    fitting = [date for date in there if date.last >= days.first and date.first <= days.last]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        short = len({date.year for date in fitting}) > 1
        raise AskedBack(
            "date_year_short" if short else "date_two_readings", [Reading(each, str(each)) for each in fitting]
        )
    if not there:
        raise BadValue("date_impossible")
    raise BadValue(days.after if any(date.first > days.last for date in there) else days.before)


def _date(year: int, month: int | None, day: int | None) -> PartialDate | None:
    """The date, if the calendar has it."""
    date = PartialDate(year, month, day)
    if year < EARLIEST_YEAR or 0 in (month, day):
        return None
    try:
        return date if date.first <= date.last else None
    except ValueError:
        return None


def _candidates(signs: str, order: str) -> Iterator[Candidate]:
    """Every date that the signs may mean, whether or not there is one."""
    numbers, named = _parts(signs)
    years = [place for place, each in enumerate(numbers) if len(each) == _YEAR]
    if len(numbers) == 1 and not years and named is None and len(numbers[0]) in (6, 8):
        numbers, years = _packed(numbers[0])
    if len(years) > 1 or len(numbers) > (3 if named is None else 2) or any(len(each) > _YEAR for each in numbers):
        raise BadValue("date_unreadable")
    if years:
        year, rest = [int(numbers[years[0]])], [int(each) for n, each in enumerate(numbers) if n != years[0]]
        first = years[0] == 0
    elif numbers and len(numbers[-1]) == 2 and (len(numbers) != 1 or named or signs.isdecimal()):  # noqa: PLR2004 - "21"
        year, rest, first = (
            [each + int(numbers[-1]) for each in _CENTURIES],
            [int(each) for each in numbers[:-1]],
            False,
        )
    else:
        raise BadValue("date_needs_year" if numbers or named else "date_unreadable")
    words = {folded(each) for each in _TOKEN.findall(signs)}
    vague = words & _PARTS_OF_A_YEAR
    for each, (month, day) in product(year, _months_and_days(rest, named, order, year_first=first)):
        yield each, None if vague and not named else month, None if vague or words & _ABOUT else day


def _parts(signs: str) -> tuple[list[str], int | None]:
    """The numbers of a date, and the month that is named in words."""
    numbers, named = list[str](), None
    for token in _TOKEN.findall(re.sub(r"[年月日]", " ", signs)):
        word = folded(token)
        if token.isdecimal():
            numbers.append(token)
        elif word in _NO_MONTH or _WEEKDAYS.fullmatch(word):
            continue
        elif month := next((number for stem, number in _WORDS.items() if word.startswith(stem)), None):
            if named:
                raise BadValue("date_unreadable")
            named = month
        else:
            raise BadValue("date_unreadable")
    if re.search(r"[^\w\s.,/·'-]", signs) or re.search(r"(?:^|\s)-\d", signs):
        raise BadValue("date_unreadable")
    return numbers, named


def _packed(number: str) -> tuple[list[str], list[int]]:
    """20240312 and 202403 in their parts; the place of the year."""
    if not EARLIEST_YEAR <= int(number[:4]) <= EARLIEST_YEAR + 200:
        raise BadValue("date_unreadable")
    return [each for each in (number[:4], number[4:6], number[6:]) if each], [0]


def _months_and_days(
    rest: Sequence[int], named: int | None, order: str, *, year_first: bool
) -> Iterator[tuple[int | None, int | None]]:
    if named:
        yield named, rest[0] if rest else None
    elif len(rest) <= 1:
        yield rest[0] if rest else None, None
    elif year_first:
        yield rest[0], rest[1]
    else:
        both = {DAY_FIRST: (rest[1], rest[0]), MONTH_FIRST: (rest[0], rest[1])}
        certain = both.get(order)
        # A day of 13 or more settles it, whatever the country.
        if certain and _fits(*certain):
            yield certain
        else:
            yield from (each for each in both.values() if _fits(*each) or not any(_fits(*one) for one in both.values()))


def _fits(month: int, day: int) -> bool:
    return 1 <= month <= _MONTHS and 1 <= day <= _DAYS
