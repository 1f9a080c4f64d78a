"""The marks of a chart: where each count stands in time and height, side by side where they would hide each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from questionnaire.drawing.chart.frames import STRIP, CountPoint, Frame, Told
from questionnaire.drawing.chart.timeline import Period, Timeline, period, timeline
from questionnaire.drawing.lettering import Box

RADIUS = 3.6
# Before the first count there is room for half of its number, after the last for its sign.
_BEFORE, _AFTER = 18.0, 8.0
# Counts at most this far apart were taken in a row: a thin line joins them.
_IN_A_ROW_DAYS = 14


@dataclass(frozen=True, slots=True)
class Mark:
    """One count: a sign at (x, y) where it is exact, else an upright line from `y_low` to `y_high`.

    By its date it may lie anywhere from `left` to `right`.
    """

    point: CountPoint
    x: float
    y_low: float
    y_high: float
    left: float
    right: float

    @property
    def y(self) -> float:
        """The height of its middle."""
        return (self.y_low + self.y_high) / 2

    @property
    def wide(self) -> bool:
        """Whether its possible days take more room than its sign."""
        return self.right - self.left > 2 * RADIUS + 2

    @property
    def sign(self) -> Box:
        """The room its sign takes."""
        return Box(self.x - RADIUS, self.y_high - RADIUS, self.x + RADIUS, self.y_low + RADIUS)

    @property
    def boxes(self) -> tuple[Box, ...]:
        """The room its sign and the line over its days take."""
        return (self.sign, Box(self.left, self.y - 2, self.right, self.y + 2)) if self.wide else (self.sign,)


@dataclass(frozen=True, slots=True)
class Strip:
    """The days on G-CSF: all that may have been, and hatched those that surely were."""

    box: Box
    sure: Box | None


def line_of(told: Told, plot: Box) -> Timeline:
    """The time axis: it ends today, unless that would leave the counts less than half of it."""
    periods = [period(each.date, told.today) for each in told.points if each.date]
    first, last = min(start for start, _ in periods), max(end for _, end in periods)
    today = float(told.today.toordinal())
    span = last - first
    if told.shots:
        start = (told.shots.sure or told.shots.may)[0]
        if last < start or 0 < first - start <= span / 4:
            periods.append((start, start))
            span = max(span, start - first)
    if len(set(periods)) == 1 or today - last <= span:
        periods.append((today, today))
    return timeline(periods, plot.left + _BEFORE, plot.right - _AFTER)


def marks_of(told: Told, frame: Frame, line: Timeline | None) -> tuple[Mark, ...]:
    """A mark for each count, in order of time; those without a date after them."""
    marks: list[Mark] = []
    groups: dict[Period, list[CountPoint]] = {}
    for point in told.points:
        if point.date:
            groups.setdefault(period(point.date, told.today), []).append(point)
    ordered = sorted(groups, key=lambda each: (each[0] + each[1], each[0]))
    if line and frame.plot:
        middles = [line.x(sum(each) / 2) for each in ordered]
        edges = [frame.plot.left + RADIUS, *middles, frame.plot.right - RADIUS]
        for each, before, x, after in zip(ordered, edges, edges[1:], edges[2:], strict=False):
            near = [x - before if before == edges[0] else (x - before) / 2]
            near += [after - x if after == edges[-1] else (after - x) / 2]
            marks += _side_by_side(groups[each], x, max(min(near), 0.0), (line.x(each[0]), line.x(each[1])), frame)
    undated = [point for point in told.points if not point.date]
    if frame.aside:
        step = (frame.aside.right - frame.aside.left) / len(undated)
        for place, point in enumerate(undated):
            x = frame.aside.left + step * (place + 0.5)
            x = min(max(x, frame.aside.left + RADIUS), frame.aside.right - RADIUS)
            marks.append(_mark(point, x, (x, x), frame))
    return tuple(marks)


def _side_by_side(points: Sequence[CountPoint], x: float, room: float, days: Period, frame: Frame) -> Iterator[Mark]:
    """The marks of one date: those that would hide each other stand side by side, as far as there is room."""
    columns: list[list[Box]] = []
    placed: list[tuple[CountPoint, int]] = []
    for point in sorted(points, key=lambda each: each.anc.high or each.anc.low or 0):
        box = _mark(point, x, days, frame).sign
        free = [place for place, column in enumerate(columns) if not any(map(box.meets, column))]
        if not free:
            columns.append([])
        place = free[0] if free else len(columns) - 1
        columns[place].append(box)
        placed.append((point, place))
    step = min(2 * RADIUS + 1, 2 * room / max(len(columns) - 1, 1))
    for point, place in sorted(placed, key=lambda each: each[1]):
        shifted = x + step * (place - (len(columns) - 1) / 2)
        yield _mark(point, shifted, (min(days[0], shifted), max(days[1], shifted)), frame)


def _mark(point: CountPoint, x: float, days: Period, frame: Frame) -> Mark:
    if point.unnamed:
        return Mark(point, x, frame.unnamed, frame.unnamed, *days)
    low = frame.y(float(point.anc.low or 0))
    high = frame.high if point.anc.high is None else frame.y(float(point.anc.high))
    return Mark(point, x, low, high, *days)


def strip_of(told: Told, frame: Frame, line: Timeline | None) -> Strip | None:
    """The days on G-CSF above the counts, cut off where the axis ends."""
    if not (told.shots and line and frame.plot):
        return None
    plot, top = frame.plot, frame.plot.top - STRIP - 3

    def reach(start: float, end: float) -> Box:
        left = plot.left if start < line.first else line.x(start)
        right = plot.right if end > line.last else line.x(end)
        return Box(left, top, max(right, left + 2), top + STRIP)

    return Strip(reach(*told.shots.may), reach(*told.shots.sure) if told.shots.sure else None)


def in_a_row(marks: Sequence[Mark]) -> tuple[tuple[Mark, ...], ...]:
    """The exact counts that follow each other within two weeks, series by series: a line may join these."""
    rows: list[list[Mark]] = [[]]
    for mark in marks:
        date = mark.point.date
        if date is None or date.day is None or not mark.point.anc.exact:
            continue
        last = rows[-1][-1].point.date if rows[-1] else None
        if last and (date.first - last.first).days > _IN_A_ROW_DAYS:
            rows.append([])
        rows[-1].append(mark)
    return tuple(tuple(row) for row in rows if len(row) > 1)
