"""Dates within a line: every run of words that can be one, with what is left of the line beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from questionnaire.asking.dates import is_weekday, month_named
from questionnaire.asking.labels import folded
from questionnaire.asking.typed import Typist
from questionnaire.asking.values import PartialDate
from questionnaire.errors import BadValue
from questionnaire.importing.beforedates import of_the_blood
from questionnaire.importing.understanding import dates_of

# No date has more words: "Tuesday, the 5th of March 2024".
_MOST_WORDS = 6
_EDGES = " \t,;:=|-"
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_PACKED = re.compile(r"(?:19|20)\d{6}")
_PARTED = re.compile(r"\d\s?[-/.]\s?\d+\s?[-/.]\s?\d|/")
_THREE = re.compile(r"\d{1,2}([-/.])\d{1,2}\1\d{2}")
# "12 3/2024" is a number and a month.
_TWO_THINGS = re.compile(r"\d \d+[-/]|[-/]\d+ \d")
_LETTERS = re.compile(r"[^\W\d_]+")
_LEAST_MONTH, _SHORT_WORD = 3, 4
# A day, a month and a year.
_PARTS = 3


@dataclass(frozen=True, slots=True)
class Dated:
    """One way to part a line: where its date stands, its dates, why they are asked, and the text left beside them."""

    start: int
    end: int
    dates: tuple[PartialDate | None, ...]
    why: BadValue | None
    rest: str

    def within(self, other: Dated) -> bool:
        """Whether its date is a part of the other's."""
        return self is not other and other.start <= self.start and self.end <= other.end


def datings(words: Sequence[str], typist: Typist) -> Iterator[Dated]:
    """Every run of words that is a date."""
    for start, end, text in _runs(words):
        try:
            dates, why = dates_of(text, typist)
        except BadValue:
            continue
        label = next((n for n in range(start) if of_the_blood(words[n:start])), start)
        before, after = " ".join(words[:label]).rstrip(_EDGES), " ".join(words[end:]).lstrip(_EDGES)
        if why is None and _is_short(text):
            why = BadValue("date_year_short")
        yield Dated(start, end, dates, why, " | ".join(each for each in (before, after) if each))


def why_no_date(words: Sequence[str], typist: Typist) -> BadValue | None:
    """Why what looks as a date is none: it is in the future, or in no calendar; None where nothing looks so."""
    for _, _, text in _runs(words):
        try:
            dates_of(text, typist)
        except BadValue as wrong:
            if wrong.word in ("date_in_future", "date_impossible") and (_YEAR.search(text) or _THREE.fullmatch(text)):
                return wrong
    return None


def _runs(words: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Every run of words that looks as a date does."""
    for start in range(len(words)):
        for end in range(start + 1, min(start + _MOST_WORDS, len(words)) + 1):
            text = " ".join(words[start:end]).strip(f"{_EDGES}()[]")
            if re.search(r"\d", text) and _looks_dated(text):
                yield start, end, text


def _looks_dated(text: str) -> bool:
    names = [folded(each) for each in _LETTERS.findall(text) if len(each) >= _LEAST_MONTH]
    if _TWO_THINGS.search(text) or not all(len(each) <= _SHORT_WORD or _of_a_date(each) for each in names):
        return False
    return bool(names or _YEAR.search(text) or _PARTED.search(text) or _PACKED.fullmatch(text))


def _of_a_date(word: str) -> bool:
    return month_named(word) is not None or is_weekday(word)


def _is_short(text: str) -> bool:
    """Whether "3/24" may be a month, or a day of a year that is not said."""
    parts = len(re.findall(r"\d+", text)) + bool(_LETTERS.search(text))
    return not _YEAR.search(text) and not _PACKED.fullmatch(text) and parts < _PARTS
