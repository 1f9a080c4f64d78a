"""The neutrophil chart: its marks, its words, and the picture of both.

Everything is measured in units of the picture: about one pixel of a phone, 0.7 points in the patient's PDF.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from questionnaire.drawing.chart import paths
from questionnaire.drawing.chart.frames import GAP, LIMITS, ROW, CountPoint, Frame, Told, frame_of, highest, lowest
from questionnaire.drawing.chart.marks import RADIUS, Mark, Strip, line_of, marks_of, strip_of
from questionnaire.drawing.chart.paths import Key
from questionnaire.drawing.chart.timeline import Timeline, ticks
from questionnaire.drawing.lettering import SIZE, Box, Label, width_of
from questionnaire.drawing.picture import Path, Picture, rectangle

WIDTH = 288
# How far the baseline of a word lies below the word's middle, and below the middle of its box.
_DROP, _INNER_DROP = 0.34 * SIZE, 0.26 * SIZE
# Half the height that a number needs, and how many places above or below its mark are tried for it.
_HALF, _NEAREST = 0.48 * SIZE + 1.2, 4
_LEGEND_ROW, _SIGN, _LEGEND_GAP = 15.0, 17.0, 9.0


@dataclass(frozen=True, slots=True)
class Chart:
    """Everything the picture shows. `at_width` draws the same counts in more or less room."""

    told: Told
    frame: Frame
    height: float
    marks: tuple[Mark, ...]
    strip: Strip | None
    line: Timeline | None
    today: float | None
    ticks: tuple[float, ...]
    labels: tuple[Label, ...]
    keys: tuple[Key, ...]

    @property
    def width(self) -> float:
        """The width of the picture."""
        return self.frame.width

    @property
    def breaks(self) -> tuple[float, ...]:
        """Where time is left out."""
        return self.line.breaks if self.line else ()

    @property
    def picture(self) -> Picture:
        """The chart as it is drawn, the background first; numbers beside marks have a background of their own."""
        shades = "".join(rectangle(label.box) for label in self.labels if label.bold)
        drawn = (
            Path(rectangle(Box(0, 0, self.width, self.height)), "#fff"),
            *(paths.bands(self.frame) if any(self.told.wording.bands) else ()),
            *paths.room(self.frame, self.line, self.today, self.ticks, self.keys),
            *paths.time_on(self.strip, self.keys),
            *paths.counts(self.marks, self.keys),
            Path(shades, "#fff"),
        )
        return Picture(self.width, self.height, drawn, self.labels)

    def at_width(self, width: float) -> Chart:
        """The same counts on another width: 288 fills a phone, 460 a page."""
        return counts_chart(self.told, width) or self


def counts_chart(told: Told, width: float = WIDTH) -> Chart | None:
    """The chart of the counts; None when there is nothing to draw.

    A word that has no room is left out: the counts stand in words beside the chart.
    """
    if not told.points:
        return None
    frame = frame_of(told, width)
    line = line_of(told, frame.plot) if frame.plot else None
    marks, strip = marks_of(told, frame, line), strip_of(told, frame, line)
    today = line.x(told.today.toordinal()) if line and line.last == told.today.toordinal() else None
    days, dates = _dates(told, frame, line, named_today=today is not None)
    signs = _signs(told, marks, strip, line, frame)
    keys, explained = _legend(signs, width, below=max((each.y for each in dates), default=frame.row))
    height = max([frame.row, *(each.y for each in [*dates, *explained])]) + 0.3 * SIZE
    labels = (*_scale(told, frame, strip), *dates, *_numbers(frame, marks, line), *explained)
    return Chart(told, frame, height, marks, strip, line, today, days, labels, keys)


def _scale(told: Told, frame: Frame, strip: Strip | None) -> list[Label]:
    """The words and numbers left of the plot."""
    words, number = told.wording.words, told.wording.number
    places = [(number(limit), frame.y(limit)) for limit in (0, *LIMITS)]
    places += [(name, frame.y(limit - LIMITS[0] / 2)) for name, limit in zip(told.wording.bands, LIMITS, strict=False)]
    if frame.ceiling:
        places.append((number(frame.ceiling), frame.high))
    places.append((words["unit"], 0.5 * SIZE if frame.ceiling else frame.high))
    if strip:
        places.append((words["gcsf"], (strip.box.top + strip.box.bottom) / 2))
    if any(point.unnamed for point in told.points):
        places.append((words["low"], frame.unnamed))
    return [Label(text, frame.left - 5, y + _DROP, "end") for text, y in places if text]


def _dates(
    told: Told, frame: Frame, line: Timeline | None, *, named_today: bool
) -> tuple[tuple[float, ...], list[Label]]:
    """The days named below the counts, and all words there."""
    labels, words = list[Label](), told.wording.words
    if frame.aside:
        labels.append(Label(words["no_date"], (frame.aside.left + frame.aside.right) / 2, frame.row))
    if not (line and frame.plot):
        return (), labels
    if named_today:
        labels.append(Label(words["today"], frame.plot.right, frame.row, "end"))
    room = Box(0, 0, frame.plot.right, 0)
    dates = [point.date for point in told.points if point.date]
    named = ticks(line, told.wording.date, room, dates)
    kept = [each.box.within(-GAP) for each in labels]
    shown = [each for each in named if not any(map(Label(each.name, each.x, frame.row).box.meets, kept))]
    labels += [Label(each.name, each.x, frame.row) for each in shown]
    labels += [Label(each.year, each.x, frame.row + ROW) for each in shown if each.year]
    return tuple(each.x for each in shown), labels


def _numbers(frame: Frame, marks: Sequence[Mark], line: Timeline | None) -> Iterator[Label]:
    """The lowest, the latest and the highest count beside their marks; none without room for the lowest.

    A reader takes the lowest number that is written for the lowest count. So without it no other is written.
    """
    # Equal counts of one day stand side by side; one number is enough for all.
    told = {mark.point: mark for mark in marks if mark.point.label and not mark.point.unnamed}
    taken = [box for mark in marks for box in mark.boxes]
    taken += [Box(0, y - 1, frame.width, y + 1) for y in (frame.bottom, *frame.limits)]
    taken += [Box(x - 6, 0, x + 6, frame.base) for x in (line.breaks if line else ())]
    for point in _named(told):
        room = frame.plot if point.date else frame.aside
        fitting = (each for each in _beside(told[point], frame) if room and room.within(1).holds(each.box))
        label = next((each for each in fitting if not any(map(each.box.meets, taken))), None)
        if not label and point is lowest(told):
            return
        if label:
            taken.append(label.box)
            yield label


def _named(points: Collection[CountPoint]) -> Iterator[CountPoint]:
    """The lowest, the latest and the highest, each once."""
    if points:
        dated = [each for each in points if each.date]
        # A date that is only a year counts as January: the count is surely no older.
        latest = sorted(dated, key=lambda each: each.date.first if each.date else dt.date.min)[-1:]
        yield from dict.fromkeys((lowest(points), *latest, highest(points)))


def _beside(mark: Mark, frame: Frame) -> Iterator[Label]:
    """Places to try for a mark's number: beside the mark, then between the lines of the scale, the nearest first."""
    text, x, aside = mark.point.label, mark.x, RADIUS + 3
    for start, anchor in ((x, "middle"), (x + RADIUS, "end"), (x - RADIUS, "start")):
        yield Label(text, start, mark.y_high - RADIUS - 0.24 * SIZE, anchor, bold=True)
        yield Label(text, start, mark.y_low + RADIUS + 0.8 * SIZE, anchor, bold=True)
    lines = pairwise((frame.bottom, *frame.limits, frame.top))
    free = [y for low, high in lines for y in (low - _HALF, (low + high) / 2, high + _HALF)]
    for middle in (mark.y, *sorted(free, key=lambda each: abs(each - mark.y))[:_NEAREST]):
        y = middle + _INNER_DROP
        yield Label(text, x + aside, y, "start", bold=True)
        yield Label(text, x - aside, y, "end", bold=True)
        yield Label(text, x, y, bold=True)


def _legend(signs: Sequence[tuple[str, str]], width: float, below: float) -> tuple[tuple[Key, ...], list[Label]]:
    """The signs that occur and what they mean, in as many rows as they need."""
    keys, labels = list[Key](), list[Label]()
    x, y = 2.0, below + _LEGEND_ROW + 2
    for sign, text in signs:
        if labels and x + _SIGN + width_of(text) > width:
            x, y = 2.0, y + _LEGEND_ROW
        keys.append(Key(sign, x + 6, y - _DROP))
        labels.append(Label(text, x + _SIGN, y, "start"))
        x += _SIGN + width_of(text) + _LEGEND_GAP
    return tuple(keys), labels


def _signs(
    told: Told, marks: Sequence[Mark], strip: Strip | None, line: Timeline | None, frame: Frame
) -> list[tuple[str, str]]:
    occurs = {
        "on_gcsf": any(point.on_gcsf for point in told.points),
        "ill": any(point.ill for point in told.points),
        "rough": any(not point.anc.exact and not point.unnamed for point in told.points),
        "about": any(mark.wide for mark in marks),
        "open": strip is not None and strip.box != strip.sure,
        "break": line is not None and bool(line.breaks),
        "squeezed": frame.ceiling is not None,
    }
    return [(sign, told.wording.words[sign]) for sign, there in occurs.items() if there]
