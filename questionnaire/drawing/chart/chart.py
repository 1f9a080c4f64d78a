"""The neutrophil chart as plain geometry; `templates/parts/chart.svg` draws it.

Everything is measured in units of the picture: about one pixel of a phone, 0.7 points in the patient's PDF.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice, product

from questionnaire.drawing.chart.frames import GAP, LIMITS, ROW, STRIP, Frame, Told, frame_of
from questionnaire.drawing.chart.marks import RADIUS, Mark, in_a_row, line_of, marks_of
from questionnaire.drawing.chart.timeline import Timeline, ticks
from questionnaire.drawing.hatching import circle, rectangle, rows_across, square
from questionnaire.drawing.lettering import SIZE, Box, Label, first_free, width_of

WIDTH = 288
# How far below its middle the baseline of a word stands.
_DROP = 0.34 * SIZE
_MOST_NUMBERS = 24
# How far from its mark a number may stand that is looked for: the lowest, and the latest.
_FAR = 36
# How far the strokes of a band lean out to each side.
_LEAN = 5.0
_LEGEND_ROW, _SIGN, _LEGEND_GAP = 15.0, 17.0, 9.0


@dataclass(frozen=True, slots=True)
class Band:
    """A range of counts over all rooms: its middle, and as paths what it fills and, from its middle, one line across.

    The line is drawn as thick as the band, broken and slanted: strokes, for the price of one. They lean a little
    beyond its ends.
    """

    middle: float
    fill: str
    across: str
    dots: str


@dataclass(frozen=True, slots=True)
class Strip:
    """The days on G-CSF: all that may be, hatched where it is sure; `before` and `after` say if it goes on there."""

    box: Box
    sure: Box | None
    before: bool
    after: bool


@dataclass(frozen=True, slots=True)
class Key:
    """A sign of the legend and its middle."""

    sign: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Chart:
    """Everything the drawing needs. `at_width` draws the same counts in more or less room."""

    told: Told
    frame: Frame
    height: float
    bands: tuple[Band, ...]
    limits: tuple[float, ...]
    marks: tuple[Mark, ...]
    rows: tuple[tuple[Mark, ...], ...]
    strip: Strip | None
    ticks: tuple[float, ...]
    breaks: tuple[float, ...]
    today: float | None
    labels: tuple[Label, ...]
    keys: tuple[Key, ...]
    size: float = SIZE
    radius: float = RADIUS

    @property
    def signs(self) -> tuple[tuple[bool, str], ...]:
        """The signs of the counts and of the legend as two paths: the filled ones, and the hollow ones on G-CSF."""
        paths = {False: "", True: ""}
        for mark in self.marks:
            point = mark.point
            if not point.unnamed and (point.anc.exact or point.on_gcsf or point.ill):
                r = self.radius - (0.0 if point.anc.exact else 0.8)
                paths[point.on_gcsf] += (square if point.ill else circle)(mark.x, mark.y, r)
        for key in self.keys:
            if key.sign in ("on_gcsf", "ill"):
                paths[key.sign == "on_gcsf"] += (square if key.sign == "ill" else circle)(key.x, key.y, self.radius)
        return tuple((hollow, path) for hollow, path in paths.items() if path)

    @property
    def shades(self) -> str:
        """The light ground of the numbers beside marks."""
        return "".join(rectangle(label.box) for label in self.labels if label.bold)

    @property
    def width(self) -> float:
        """The width of the picture."""
        return self.frame.width

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
    marks, strip = marks_of(told, frame, line), _strip(told, frame, line)
    today = line.x(told.today.toordinal()) if line and line.last == told.today.toordinal() else None
    days, dates = _dates(told, frame, line, named_today=today is not None)
    signs = _signs(told, marks, strip, line, frame)
    keys, explained = _legend(signs, width, below=max((each.y for each in dates), default=frame.row))
    return Chart(
        told=told,
        frame=frame,
        height=max([frame.row, *(each.y for each in [*dates, *explained])]) + 0.3 * SIZE,
        bands=tuple(_bands(told, frame)),
        limits=tuple(frame.y(limit) for limit in LIMITS),
        marks=marks,
        rows=in_a_row(marks),
        strip=strip,
        ticks=days,
        breaks=line.breaks if line else (),
        today=today,
        labels=(*_scale(told, frame, strip), *dates, *_numbers(frame, marks, line), *explained),
        keys=keys,
    )


# --- behind the marks -----------------------------------------------------------------------------------------------


def _bands(told: Told, frame: Frame) -> Iterator[Band]:
    """The ranges below 1,500, each with a pattern of its own; without names they have none."""
    for limit in LIMITS if any(told.wording.bands) else ():
        top, bottom = frame.y(limit), frame.y(limit - LIMITS[0])
        boxes = [Box(room.left, top, room.right, bottom) for room in frame.boxes]
        yield Band(
            (top + bottom) / 2,
            "".join(map(rectangle, boxes)),
            "".join(f"M{box.left + _LEAN:.1f} 0H{box.right - _LEAN:.1f}" for box in boxes),
            "".join(rows_across(box, 7) for box in boxes),
        )


def _strip(told: Told, frame: Frame, line: Timeline | None) -> Strip | None:
    """The days on G-CSF above the counts, cut off where the axis ends."""
    if not (told.shots and line and frame.plot):
        return None
    plot, (first, last) = frame.plot, told.shots.may
    top = plot.top - STRIP - 3

    def reach(start: float, end: float) -> Box:
        left = plot.left if start < line.first else line.x(start)
        right = plot.right if end > line.last else line.x(end)
        return Box(left, top, max(right, left + 2), top + STRIP)

    sure = reach(*told.shots.sure) if told.shots.sure else None
    return Strip(reach(first, last), sure, first < line.first, last > line.last)


# --- words ----------------------------------------------------------------------------------------------------------


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
    if any(each.unnamed for each in told.points):
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
    dates = [each.date for each in told.points if each.date]
    named = ticks(line, told.wording.date, room, dates)
    kept = [each.box.within(-GAP) for each in labels]
    shown = [each for each in named if not any(map(Label(each.name, each.x, frame.row).box.meets, kept))]
    labels += [Label(each.name, each.x, frame.row) for each in shown]
    labels += [Label(each.year, each.x, frame.row + ROW) for each in shown if each.year]
    return tuple(each.x for each in shown), labels


def _numbers(frame: Frame, marks: Sequence[Mark], line: Timeline | None) -> Iterator[Label]:
    """The counts beside their marks, where there is room: first the lowest exact one, the last and the highest."""
    told = [mark for mark in marks if mark.point.label and not mark.point.unnamed]
    if not told:
        return
    dated = [mark for mark in told if mark.point.date] or told
    lowest = max(told, key=lambda each: (each.point.anc.exact, each.y_high))
    first = [lowest, dated[-1], min(told, key=lambda each: each.y_high), dated[0]]
    taken = [box for mark in marks for box in mark.boxes]
    taken += [Box(0, frame.y(limit) - 1, frame.width, frame.y(limit) + 1) for limit in (0, *LIMITS)]
    taken += [Box(x - 6, 0, x + 6, frame.base) for x in (line.breaks if line else ())]
    for mark in list(dict.fromkeys([*first, *told]))[:_MOST_NUMBERS]:
        room = frame.plot if mark.point.date else frame.aside
        places = chain(islice(_beside(mark), 4), _around(mark)) if mark in first[:2] else _beside(mark)
        label = first_free(places, room.within(1), taken) if room else None
        if label:
            taken.append(label.box)
            yield label


def _beside(mark: Mark) -> Iterator[Label]:
    """The places for the number of a mark, the best first."""
    text, x, aside = mark.point.label, mark.x, RADIUS + 3
    yield Label(text, x, mark.y_high - RADIUS - 3, bold=True)
    yield Label(text, x, mark.y_low + RADIUS + 0.8 * SIZE, bold=True)
    for down in sorted(range(-16, 17, 2), key=abs):
        y = (mark.y_high if down < 0 else mark.y_low if down else mark.y) + down + _DROP
        yield Label(text, x + aside, y, "start", bold=True)
        yield Label(text, x - aside, y, "end", bold=True)


def _around(mark: Mark) -> Iterator[Label]:
    """All places not far from a mark, the nearest first: for a number that is looked for."""
    way = range(-_FAR, _FAR + 1, 3)
    for along, down in sorted(product(way, way), key=lambda each: math.hypot(*each)):
        yield Label(mark.point.label, mark.x + along, mark.y + down + _DROP, bold=True)


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
        "on_gcsf": any(each.on_gcsf for each in told.points),
        "ill": any(each.ill for each in told.points),
        "rough": any(not each.anc.exact and not each.unnamed for each in told.points),
        "about": any(mark.wide for mark in marks),
        "open": strip is not None and strip.box != strip.sure,
        "break": line is not None and bool(line.breaks),
        "squeezed": frame.ceiling is not None,
    }
    return [(sign, told.wording.words[sign]) for sign, there in occurs.items() if there]
