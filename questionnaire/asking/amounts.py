"""Ages as people say them, and bare numbers such as a percentage."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import ROUND_FLOOR, Decimal

from questionnaire.asking.labels import unknown_words
from questionnaire.asking.numbers import NUMBER, SPACED_NUMBER, plain, readings
from questionnaire.asking.readings import AskedBack, Reading
from questionnaire.asking.values import AGE_UNITS, MONTHS_IN, Amount
from questionnaire.errors import BadValue

MOST_OF_AGE = {"years": 120, "months": 1440, "weeks": 6240}
# From this age on a half year more or less is not asked.
_GROWN = 18
_MONTHS_OF_YEAR, _DAYS_OF_WEEK = 12, 7
_HIGHEST = 10**7
_MOST_TYPED = 60
_MOST_SHARE, _WHOLE_SHARE = 1, 100

_UNITS = {
    "years": r"y\.?/?o|y(?:(?:ea)?rs?)?|anos?|ans?|jahre?n?",
    "months": r"m(?:o(?:nth|n)?s?|th?s?|nths?)?|mes(?:es)?|mois|monate?n?",
    "weeks": r"w(?:(?:ee)?ks?)?|semanas?|semaines?|wochen?",
    "days": r"d(?:ays?)?|dias?|jours?|tage?n?",
}
_FRACTION = r"(?P<{0}part>\d)/(?P<{0}of>[1-9])"
_AMOUNT = rf"(?:(?P<number>\d+(?:[.,·]\d+)?|[.,·]\d+)(?: {_FRACTION.format('')})?(?!/)|{_FRACTION.format('only_')})"
_PART = re.compile(
    rf"\s*(?=[\d.,·]){_AMOUNT}[\s-]*(?:{'|'.join(f'(?P<{unit}>{spelled})' for unit, spelled in _UNITS.items())})?"
    rf"(?![^\W\d_])\.?(?:\s*(?:,|and|&|\+))?",
    re.IGNORECASE,
)
_AROUND = re.compile(r"^(?:age:?|aged|about|almost|nearly|~)\s+|\s*(?:old|of age)\.?$|[\s.]+$", re.IGNORECASE)


_NUMBER = re.compile(rf"(?P<before>[^\d<>]*?)(?P<number>{SPACED_NUMBER}|{NUMBER})\s?(?P<sign>%?)(?P<after>\D*)")


def read_number(
    text: str,
    least: Decimal | int = 0,
    most: Decimal | int = _HIGHEST - 1,
    names: Sequence[str] = (),
    *,
    percent: bool = False,
) -> Decimal:
    """A number from `least` to `most`, with or without "%" and one of `names`; a `percent` below 1 may be a share.

    Raises BadValue `number_unreadable` or `number_out_of_range`, and AskedBack `number_two_readings` or `number_share`.
    """
    typed = _NUMBER.fullmatch(plain(text)) if len(text) <= _MOST_TYPED else None
    if typed is None or "-" in typed["before"] or unknown_words(_beside(typed), names):
        raise BadValue("number_unreadable")
    found = readings(typed["number"].rstrip(".,"))
    if not found or min(found) >= _HIGHEST:
        raise BadValue("number_unreadable")
    fitting = [number for number in found if least <= number <= most]
    if not fitting:
        raise BadValue("number_out_of_range", least=str(least), most=str(most))
    if len(fitting) > 1:
        raise AskedBack("number_two_readings", [_as_number(each) for each in fitting])
    if percent and 0 < fitting[0] < _MOST_SHARE and not typed["sign"]:
        share = Decimal(f"{(fitting[0] * _WHOLE_SHARE).normalize():f}")
        raise AskedBack("number_share", [_as_number(share, "%"), _as_number(fitting[0], "%")])
    return fitting[0]


def _beside(typed: re.Match[str]) -> str:
    """The words beside a number: "NEUT% 17 %" says twice what it is."""
    return f"{typed['before']} {typed['after']}".replace("%", " ")


def _as_number(number: Decimal, sign: str = "") -> Reading:
    return Reading(number, f"{number:f}{sign}")


def read_age(amount: str, unit: str = "", usual: str = "") -> Amount:
    """An age, its unit in the text, else `unit`, else the `usual` one; parts of a child's year are kept as months.

    Raises BadValue `age_unreadable` or `age_out_of_range`, and AskedBack `age_needs_unit`.
    """
    parts = list(_parts(_AROUND.sub("", plain(amount).lower())))
    if not parts or (len(parts) > 1 and any(not named for _, named in parts)):
        raise BadValue("age_unreadable")
    if max(number for number, _ in parts) >= _HIGHEST:
        raise BadValue("age_out_of_range")
    number, named = parts[0]
    if len(parts) > 1:
        return _checked(_whole(sum((_in_months(*each) for each in parts), Decimal(0)) / _MONTHS_OF_YEAR, "years"))
    known = named or (unit if unit in AGE_UNITS else "") or usual
    if known:
        return _checked(_whole(number, known))
    fitting = [age for each in AGE_UNITS if (age := _whole(number, each)).number <= MOST_OF_AGE[age.unit]]
    raise AskedBack("age_needs_unit", [Reading(age, str(age.number), age.unit) for age in fitting])


def _parts(text: str) -> Iterator[tuple[Decimal, str]]:
    """Each number with its unit, or ""; nothing at all where something else stands between them."""
    found, place = [], 0
    while place < len(text):
        part = _PART.match(text, place)
        if not part or part.end() == place:
            return
        number = Decimal((part["number"] or "0").replace(",", ".").replace("·", "."))
        above, below = part["part"] or part["only_part"], part["of"] or part["only_of"]
        number += Decimal(above) / Decimal(below) if below else 0
        found.append((number, next((unit for unit in _UNITS if part[unit]), "")))
        place = part.end()
    yield from found


def _in_months(number: Decimal, unit: str) -> Decimal:
    return number / _DAYS_OF_WEEK * MONTHS_IN["weeks"] if unit == "days" else number * MONTHS_IN[unit or "weeks"]


def _whole(number: Decimal, unit: str) -> Amount:
    """The age in a unit in which it is whole; what is left of the smallest is dropped, as people do."""
    whole = number == number.to_integral_value()
    if unit == "days":
        return Amount(_floor(number / _DAYS_OF_WEEK), "weeks")
    if whole or unit == "weeks" or (unit == "years" and number >= _GROWN):
        return Amount(_floor(number), unit)
    if unit == "years":
        return Amount(_floor(number * _MONTHS_OF_YEAR), "months")
    if number >= _MONTHS_OF_YEAR:
        return Amount(_floor(number), unit)
    return Amount(_floor(number / MONTHS_IN["weeks"]), "weeks")


def _floor(number: Decimal) -> Decimal:
    return number.quantize(Decimal(1), ROUND_FLOOR)


def _checked(age: Amount) -> Amount:
    if age.number > MOST_OF_AGE[age.unit]:
        raise BadValue("age_out_of_range")
    return age
