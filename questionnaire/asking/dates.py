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
_SOON = dt.timedelta(days=10 * 366)
_CENTURIES, _CENTURY = (2000, 1900), 100
_MONTHS, _DAYS = 12, 31

# In which order a country prints a day and a month in numbers; where both are usual, as in Canada, it is not listed.
MONTH_FIRST, DAY_FIRST = "month first", "day first"
_ORDERS = {"US": MONTH_FIRST} | dict.fromkeys(("GB", "IE", "AU", "NZ", "EU"), DAY_FIRST)
# Names of months in the languages of many reports, which people cut short: "marrow" and "fever" are none.
_NAMES = (
    "january januar janvier januari janeiro enero gennaio janvaris jän jänner",
    "february februar februari febrero fevrier febbraio fevereiro februarie februaris februarij",
    "march marz märz maart marzo marco marca mars mart martie marts marzec marcius mrz mrt maerz mär",
    "april avril abril aprile aprilie aprilis aprill",
    "may mai mei mayo maio maggio maj maja majus mayis maijs",
    "june juni juin junio junho giugno junius junij",
    "july juli juillet julio julho luglio julius julij",
    "august aout agosto augustus augusti augusztus augusts avgust agustus",
    "september septembre septiembre setembro settembre septembrie septembris septemvri",
    "october oktober octobre octubre outubro ottobre octombrie oktobris oktobar",
    "november novembre noviembre novembro novembris novembar",
    "december dezember decembre diciembre dezembro dicembre decembrie decembris decembar",
)
_MONTH_OF = {name: number for number, names in enumerate(_NAMES, 1) for name in map(folded, names.split())}
# "fever" begins a month of Portugal, and "marrow" none.
_CUT_SHORT = (3, 4)
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
_WEEKDAYS = re.compile(
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch"
    r"|sonnabend|(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|lunes|martes|miercoles|jueves|viernes|sabado|domingo"
    r"|(?:lune|marte|mercole|giove|vener)di|sabato|domenica|(?:maan|dins|woens|donder|vrij|zater|zon)dag"
)
_TIME = re.compile(r"[\sT]+\d{1,2}:\d{2}.*$", re.IGNORECASE)
_TOKEN = re.compile(r"\d+|[^\W\d_]+")
_YEAR = 4

Candidate = tuple[int, int | None, int | None]


def order_in(country: str | None) -> str:
    """In which order a country, or a part of one ("GB-ENG"), prints day and month in numbers; "" where that varies."""
    return _ORDERS.get((country or "").partition("-")[0], "")


def month_named(word: str) -> int | None:
    """The month that a folded word names, in full or cut short; None where it names none."""
    cut = (number for name, number in _MONTH_OF.items() if name.startswith(word)) if len(word) in _CUT_SHORT else ()
    return _MONTH_OF.get(word) or next(iter(cut), None)


def is_weekday(word: str) -> bool:
    """Whether a folded word names a day of the week."""
    return _WEEKDAYS.fullmatch(word) is not None


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
    # "5.7.35" may be a day to come: nobody should take it for one of 1935 unasked.
    soon = any(
        days.last < date.first <= days.last + _SOON and date.year - fitted.year == _CENTURY
        for date, fitted in product(there, fitting)
    )
    if len(fitting) == 1 and not soon:
        return fitting[0]
    if fitting:
        short = soon or len({date.year for date in fitting}) > 1
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
    # "24/03/05" may begin with its year, where no country says that it begins with the day.
    if (
        [len(each) for each in numbers] == [2, 2, 2]
        and int(numbers[0]) > _MONTHS
        and (order != DAY_FIRST or "-" in signs)
    ):
        yield _CENTURIES[0] + int(numbers[0]), int(numbers[1]), int(numbers[2])
    words = {folded(each) for each in _TOKEN.findall(signs)}
    vague = words & _PARTS_OF_A_YEAR
    for each, (month, day) in product(year, _months_and_days(rest, named, order, year_first=first)):
        yield each, None if vague and not named else month, None if vague or words & _ABOUT else day


def _parts(signs: str) -> tuple[list[str], int | None]:
    """The numbers of a date, and the month that is named in words."""
    numbers, named = list[str](), None
    for token in _TOKEN.findall(re.sub(r"[年月日년월일]", " ", signs)):
        word = folded(token)
        if token.isdecimal():
            numbers.append(token)
        elif word in _NO_MONTH or is_weekday(word):
            continue
        elif month := month_named(word):
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
