"""What a chart of counts shows, and the frame it stands in: how much room there is and how high each count stands."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from questionnaire.asking.values import PartialDate
from questionnaire.drawing.chart.timeline import Period
from questionnaire.drawing.lettering import SIZE, Box, width_of
from questionnaire.logic.span import Span

# 0 to 1,500 is true to scale. Whatever is higher is squeezed into the room above.
LIMITS = (500, 1000, 1500)
BAND, SQUEEZED, LITTLE = 26.0, 27.0, 12.0
STRIP, ROW, GAP, EDGE = 9.0, 14.0, 5.0, 4.0
_CEILINGS = (2000, 5000, 10_000, 20_000, 50_000, 100_000)
_UNNAMED = Span(Decimal(0), Decimal(LIMITS[-1]), high_open=True)
_MOST_ASIDE = 0.4


def is_unnamed(anc: Span) -> bool:
    """Whether a count is only known to have been low."""
    return anc == _UNNAMED


@dataclass(frozen=True, slots=True)
class CountPoint:
    """One count to draw: cells per microliter, when, how it is said in short, and what it was taken under."""

    anc: Span
    date: PartialDate | None
    label: str = ""
    on_gcsf: bool = False
    ill: bool = False

    @property
    def unnamed(self) -> bool:
        """Whether it is only known to have been low, so that it has no place on the scale."""
        return is_unnamed(self.anc)


def lowest(points: Iterable[CountPoint]) -> CountPoint:
    """The count whose highest possible value is lowest; among equals the one that may be lowest."""
    return min(points, key=lambda point: point.anc.ends[::-1])


def highest(points: Iterable[CountPoint]) -> CountPoint:
    """The count whose lowest possible value is highest; among equals the one that may be highest."""
    return max(points, key=lambda point: point.anc.ends)


@dataclass(frozen=True, slots=True)
class Shots:
    """When G-CSF was given, as days: `may` are all days it may have been, `sure` those it surely was, if any."""

    may: Period
    sure: Period | None


@dataclass(frozen=True, slots=True)
class Course:
    """G-CSF: its start as told, if it goes on ("now", "ended", "open" where nobody said), and the days it was given."""

    start: PartialDate | None
    ended: str
    shots: Shots | None


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of the picture by their ids, the bands' names from the lowest up, and how it says numbers and days."""

    words: Mapping[str, str]
    bands: tuple[str, ...]
    number: Callable[[int], str]
    date: Callable[[PartialDate], str]


@dataclass(frozen=True, slots=True)
class Told:
    """All that the chart shows."""

    points: tuple[CountPoint, ...]
    course: Course | None
    today: dt.date
    wording: Wording

    @property
    def shots(self) -> Shots | None:
        """The days on G-CSF, if there is something to draw."""
        return self.course.shots if self.course else None


@dataclass(frozen=True, slots=True)
class Frame:
    """The room: `plot` for counts with a date, `aside` for the others.

    Both end at `base`, a little below the scale's 0 at `bottom`. `row` is the baseline of the dates below, `ceiling`
    the highest count there is room for.
    """

    width: float
    plot: Box | None
    aside: Box | None
    bottom: float
    base: float
    row: float
    ceiling: int | None

    @property
    def boxes(self) -> tuple[Box, ...]:
        """Both rooms, as far as they are there."""
        return tuple(each for each in (self.plot, self.aside) if each)

    @property
    def left(self) -> float:
        """Where the room begins; the names of the scale end before."""
        return self.boxes[0].left

    @property
    def top(self) -> float:
        """Where the room begins above."""
        return self.boxes[0].top

    @property
    def high(self) -> float:
        """The height of what has no upper end."""
        return self.top + EDGE

    @property
    def unnamed(self) -> float:
        """The height of the row for counts that are only known to have been low."""
        return (self.bottom + EDGE + self.base) / 2

    @property
    def limits(self) -> tuple[float, ...]:
        """The heights of the lines at 500, 1,000 and 1,500."""
        return tuple(map(self.y, LIMITS))

    def y(self, cells: float) -> float:
        """The height of a count: true to scale up to 1,500, logarithmic above."""
        if cells <= LIMITS[-1]:
            return self.bottom - BAND * cells / LIMITS[0]
        share = math.log(cells / LIMITS[-1]) / math.log((self.ceiling or cells) / LIMITS[-1])
        return self.bottom - BAND * len(LIMITS) - SQUEEZED * min(share, 1.0)


def frame_of(told: Told, width: float) -> Frame:
    """The frame that these counts need on this width."""
    words, number = told.wording.words, told.wording.number
    undated = sum(each.date is None for each in told.points)
    unnamed, squeezed = any(each.unnamed for each in told.points), _ceiling(told)
    names = [*told.wording.bands, *map(number, LIMITS), words["unit"]]
    names += [words["low"]] if unnamed else []
    names += [number(squeezed)] if squeezed else []
    names += [words["gcsf"]] if told.shots and undated < len(told.points) else []
    left, right = max(map(width_of, names)) + 5, width - 2
    # The unit stands beside the room above 1,500, or above a number that already does.
    top = (1.2 * SIZE if squeezed else 2.0) + (STRIP + 4 if words["gcsf"] in names else 0)
    bottom = top + EDGE + (SQUEEZED if squeezed else LITTLE) + BAND * len(LIMITS)
    base = bottom + EDGE + (ROW if unnamed else 0)
    aside = max(width_of(words["no_date"]) + 2, min((right - left) * _MOST_ASIDE, 10.0 * undated + 6))
    edge = right if not undated else left - GAP if undated == len(told.points) else right - aside - GAP
    return Frame(
        width=width,
        plot=Box(left, top, edge, base) if edge > left else None,
        aside=Box(edge + GAP, top, right, base) if undated else None,
        bottom=bottom,
        base=base,
        row=base + 3 + SIZE,
        ceiling=squeezed,
    )


def _ceiling(told: Told) -> int | None:
    """A round number that no count exceeds; None if no count is above 1,500."""
    limits = [limit for each in told.points for limit in (each.anc.low, each.anc.high) if limit is not None]
    if max(limits) <= LIMITS[-1] and all(each.anc.high is not None for each in told.points):
        return None
    return next((each for each in _CEILINGS if max(limits) <= each), _CEILINGS[-1])
