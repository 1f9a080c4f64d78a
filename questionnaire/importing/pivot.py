"""Tables with their dates across the top and what was measured down the side, as portals show a trend."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from questionnaire.asking.dates import read_date
from questionnaire.asking.readings import AskedBack
from questionnaire.errors import BadValue
from questionnaire.importing.beforedates import of_something_else
from questionnaire.importing.records import MOST_SIGNS, Row
from questionnaire.importing.specimens import is_elsewhere

# Lines with a name or an address may stand above the dates.
_MOST_ABOVE = 6
_FAR = dt.date(9998, 12, 31)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)|\d\s?([-/.])\s?\d+\s?\1\s?\d")
_NO_NAME = re.compile(r"\W*")


def head_of(lines: Sequence[Sequence[str]], names: Callable[[str], bool]) -> int | None:
    """Which line has dates in all its columns but those with the words of a heading; None where none has.

    A single date heads a column only beside one of `names`, or another fluid: else it may be that of all below.
    """
    return next((number for number, line in enumerate(lines[:_MOST_ABOVE]) if _is_head(line, names)), None)


def _is_head(line: Sequence[str], names: Callable[[str], bool]) -> bool:
    dates = [_is_date(each) for each in line[1:]]
    others = [*line[:1], *(each for each, is_date in zip(line[1:], dates, strict=True) if not is_date)]
    aside = any(re.search(r"\d", each) or of_something_else(each.split()) for each in others)
    return not aside and (sum(dates) > 1 or (any(dates) and any(names(each) or is_elsewhere(each) for each in others)))


def rows_across(
    head: Sequence[str], body: Sequence[Sequence[str]], name: int, unit: int | None, names: Callable[[str], bool]
) -> Iterator[Row]:
    """Each value under its date. What is called another fluid, in its line or above it, is no blood."""
    dates = _dates(head)
    aside = is_elsewhere(" ".join(each for place, each in enumerate(head) if place not in dates))
    for line in body:
        if _is_head(line, names):
            dates = _dates(line)
            continue
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


def _dates(head: Sequence[str]) -> Mapping[int, str]:
    """The dates of a heading by their columns."""
    return {place: each.strip() for place, each in enumerate(head) if place and _is_date(each)}


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
