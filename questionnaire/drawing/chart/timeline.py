"""Dates along a line: true to scale, with a marked break where nothing happened for most of the time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from questionnaire.asking.values import PartialDate
from questionnaire.drawing.lettering import Box, Label

# Time is left out only if the gap is at least `_LONG_GAP` of all time, and only if groups of `_CROWD` dates or more
# would otherwise share less than `_SQUEEZED` of it.
_LONG_GAP, _SQUEEZED, _CROWD = 0.25, 0.06, 3
_BREAK, _LEAST = 16.0, 34.0
_APART = 5.0
_MOST_DAYS, _MOST_MONTHS = 75, 4 * 366

Period = tuple[float, float]  # from the first to the last day it can be, as ordinal numbers


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the line that is true to scale: its days and its place."""

    first: float
    last: float
    left: float
    right: float

    def x(self, day: float) -> float:
        """Where a day of this stretch lies; a stretch of one day lies in its middle."""
        if self.last == self.first:
            return (self.left + self.right) / 2
        return self.left + (self.right - self.left) * (day - self.first) / (self.last - self.first)


@dataclass(frozen=True, slots=True)
class Timeline:
    """The stretches from left to right; between two of them time is left out."""

    stretches: tuple[Stretch, ...]

    def x(self, day: float) -> float:
        """Where a day lies; a left-out day lies in the break, a day beyond the line at the line's end."""
        for stretch in self.stretches:
            if stretch.first <= day <= stretch.last:
                return stretch.x(day)
        for before, after in pairwise(self.stretches):
            if before.last < day < after.first:
                share = (day - before.last) / (after.first - before.last)
                return before.right + (after.left - before.right) * share
        return self.stretches[0].left if day < self.stretches[0].first else self.stretches[-1].right

    @property
    def first(self) -> float:
        """The first day on the line."""
        return self.stretches[0].first

    @property
    def last(self) -> float:
        """The last day on the line."""
        return self.stretches[-1].last

    @property
    def breaks(self) -> tuple[float, ...]:
        """The middle of each break."""
        return tuple((before.right + after.left) / 2 for before, after in pairwise(self.stretches))


def period(date: PartialDate, today: dt.date) -> Period:
    """The days a date can be, none after today."""
    first = date.first.toordinal()
    return float(first), float(max(first, min(date.last, today).toordinal()))


def timeline(periods: Sequence[Period], left: float, right: float) -> Timeline:
    """The line that all these periods lie on, from left to right."""
    clusters = _clusters(sorted(periods))
    room = right - left - _BREAK * (len(clusters) - 1)
    least = min(_LEAST, room / len(clusters))
    # A date by itself needs no scale: it gets a place. The others share the room that is left, by their days.
    days = [last - first if any(_part(each, (first, last)) for each in periods) else 0.0 for first, last in clusters]
    spare, total = room - least * len(clusters), sum(days)
    stretches, x = [], left
    for (first, last), length in zip(clusters, days, strict=True):
        width = least + spare * (length / total if total else 1 / len(clusters))
        stretches.append(Stretch(first, last, x, x + width))
        x += width + _BREAK
    return Timeline(tuple(stretches))


def _part(one: Period, stretch: Period) -> bool:
    """Whether a period is part of a stretch, but not the whole of it."""
    return one != stretch and stretch[0] <= one[0] <= stretch[1]


def _clusters(periods: list[Period]) -> list[Period]:
    """The stretches of time that are drawn: long gaps are left out where else many dates would fall on one spot."""
    first, end = periods[0][0], max(last for _, last in periods)
    gap = max(_LONG_GAP * (end - first), 1.0)
    joined: list[list[Period]] = []
    for dated in periods:
        if joined and dated[0] - max(last for _, last in joined[-1]) <= gap:
            joined[-1].append(dated)
        else:
            joined.append([dated])
    reach = [(group[0][0], max(last for _, last in group)) for group in joined]
    crowds = [last - start for (start, last), group in zip(reach, joined, strict=True) if len(set(group)) >= _CROWD]
    return reach if crowds and sum(crowds) < _SQUEEZED * (end - first) else [(first, end)]


# --- ticks ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Tick:
    """A day that is named: its place, what is written below it, and the year below that, unless the year is known."""

    x: float
    name: str
    year: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        """What is written."""
        return tuple(word for word in (self.name, self.year) if word)


def ticks(
    line: Timeline, say: Callable[[PartialDate], str], room: Box, dates: Sequence[PartialDate]
) -> tuple[Tick, ...]:
    """For each stretch as many named days as have room side by side."""
    found: list[Tick] = []
    ends = [*(stretch.left for stretch in line.stretches[1:]), room.right]
    for stretch, end in zip(line.stretches, ends, strict=True):
        boxes = [Label(word, tick.x, 0).box for tick in found for word in tick.words]
        start = max((box.right + _APART for box in boxes), default=room.left)
        own = [date for date in dates if stretch.first <= date.first.toordinal() <= stretch.last]
        choices = [*_choices(stretch), own[:1]]
        fitting = (named for days in choices if (named := _named(days, stretch, say)) and _fits(named, start, end))
        found += next(fitting, [])
    return tuple(found)


def _choices(stretch: Stretch) -> Iterator[list[PartialDate]]:
    """Days, months and years to name, the finest first."""
    first, last = (dt.date.fromordinal(int(day)) for day in (stretch.first, stretch.last))
    span = (last - first).days
    if span <= _MOST_DAYS:
        for step in (1, 2, 7, 14):
            days = (first + dt.timedelta(days=day) for day in range(0, span + 1, step))
            yield [PartialDate.on(day) for day in days]
    if span <= _MOST_MONTHS:
        for step in (1, 2, 3, 6):
            months = (PartialDate(month // 12, month % 12 + 1) for month in range(first.year * 12, last.year * 12 + 12))
            yield [date for date in months if (date.month or 1) % step == 1 % step and first <= date.first <= last]
    for step in (1, 2, 5, 10, 20, 50):
        years = (PartialDate(year) for year in range(first.year, last.year + 1) if year % step == 0)
        yield [date for date in years if first <= date.first <= last]


def _named(days: Sequence[PartialDate], stretch: Stretch, say: Callable[[PartialDate], str]) -> list[Tick]:
    named, year = [], 0
    for day in days:
        x = stretch.x(max(stretch.first, day.first.toordinal()))
        named.append(Tick(x, say(day), str(day.year) if day.month and day.year != year else ""))
        year = day.year
    return named


def _fits(named: Sequence[Tick], left: float, right: float) -> bool:
    for words in ([tick.name for tick in named], [tick.year for tick in named]):
        boxes = [Label(word, tick.x, 0).box for tick, word in zip(named, words, strict=True) if word]
        if any(box.left < left or box.right > right for box in boxes):
            return False
        if any(one.right + _APART > other.left for one, other in pairwise(boxes)):
            return False
    return True
