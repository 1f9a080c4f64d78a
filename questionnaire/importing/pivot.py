"""Tables with their dates across the top and what was measured down the side, as portals show a trend."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from questionnaire.asking.dates import read_date
from questionnaire.asking.readings import AskedBack
from questionnaire.errors import BadValue
from questionnaire.importing.records import MOST_SIGNS, Row
from questionnaire.importing.specimens import is_elsewhere

# Lines with a name or an address may stand above the dates.
_MOST_ABOVE = 6
_FAR = dt.date(9998, 12, 31)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)|\d\s?[-/.]\s?\d+\s?[-/.]\s?\d")
_NO_NAME = re.compile(r"\W*")


def head_of(lines: Sequence[Sequence[str]]) -> int | None:
    """Which line has the dates in all its columns but those with the words of a heading; None where none has."""
    for number, line in enumerate(lines[:_MOST_ABOVE]):
        others = [each for each in line[1:] if each.strip() and not _is_date(each)]
        dates = any(_is_date(each) for each in line[1:])
        if dates and not any(re.search(r"\d", each) for each in (*line[:1], *others)):
            return number
    return None


def rows_across(head: Sequence[str], body: Sequence[Sequence[str]], name: int, unit: int | None) -> Iterator[Row]:
    """Each value under its date. What is called another fluid, in its line or above it, is no blood."""
    dates = {place: each.strip() for place, each in enumerate(head) if place and _is_date(each)}
    aside = is_elsewhere(" ".join(each for place, each in enumerate(head) if place not in dates))
    for line in body:
        said = " ".join(each for place, each in enumerate(line) if place not in dates)
        values = {place: " ".join(line[place].split())[:MOST_SIGNS] for place in dates if place < len(line)}
        called = line[name].strip()[:MOST_SIGNS] if name < len(line) else ""
        if not any(values.values()) and not _NO_NAME.fullmatch(said):
            aside = is_elsewhere(said)
        elif not aside and not is_elsewhere(said):
            in_unit = line[unit].strip()[:MOST_SIGNS] if unit is not None and unit < len(line) else ""
            for place, value in values.items():
                if value:
                    shown = " ".join(filter(None, (called, value, in_unit, dates[place])))[:MOST_SIGNS]
                    yield Row((), called, value, in_unit, dates[place], f"{place} {dates[place]}", shown)


def _is_date(text: str) -> bool:
    if not _YEAR.search(text):
        return False
    try:
        read_date(text, _FAR)
    except AskedBack:
        return True
    except BadValue:
        return False
    return True
