"""A chart as paths, from the ground up: bands, frame, time on G-CSF, counts; with each the samples of the legend."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from questionnaire.drawing.chart.frames import BAND, LIMITS, Frame
from questionnaire.drawing.chart.marks import RADIUS, Mark, Strip, in_a_row
from questionnaire.drawing.chart.timeline import Timeline
from questionnaire.drawing.lettering import Box
from questionnaire.drawing.picture import Path, circle, level, rectangle, square, upright

_WHITE, _SIGN, _GROUND, _DARK, _COURSE = "#fff", "#12474d", "#5d7377", "#1f2a2c", "#6f9a9c"
# Each band from the lowest up: its background, the color of its strokes, their pattern, and how far they slant. One
# dashed and slanted line as thick as the band draws all its strokes at once.
_BANDS = (("#dbeaea", "#a9c8c9", "0.8 4.2", -20), ("#ebf3f3", "#b7cfd0", "0.8 11.2", 20))
_DOTS, _DOTS_APART = "#9dbcbd", 7.0
# How far the strokes of a band lean out to each side.
_LEAN = 5.0


@dataclass(frozen=True, slots=True)
class Key:
    """A sign of the legend and its middle."""

    sign: str
    x: float
    y: float


def bands(frame: Frame) -> Iterator[Path]:
    """The ranges below 1,500, each with a pattern of its own that a black-and-white print shows."""
    for limit, (ground, color, dash, slant) in zip(LIMITS, _BANDS, strict=False):
        top, bottom = frame.y(limit), frame.y(limit - LIMITS[0])
        yield Path("".join(rectangle(Box(each.left, top, each.right, bottom)) for each in frame.boxes), ground)
        strokes = "".join(level(each.left + _LEAN, each.right - _LEAN, 0) for each in frame.boxes)
        moved = f"translate(0 {(top + bottom) / 2:.1f}) skewX({slant})"
        yield Path(strokes, stroke=color, width=BAND, dash=dash, transform=moved)
    rows = "".join(
        level(box.left + 1 + row % 2 * _DOTS_APART / 2, box.right, frame.y(LIMITS[2]) + 6 + _DOTS_APART * row)
        for box in frame.boxes
        for row in range(3)
    )
    yield Path(rows, stroke=_DOTS, width=1.1, dash="1 6")


def room(
    frame: Frame, line: Timeline | None, today: float | None, ticks: Sequence[float], keys: Sequence[Key]
) -> Iterator[Path]:
    """The frame around the counts, the lines across it, and the signs for left-out time and a squeezed scale."""
    top, base, breaks = frame.top, frame.base, line.breaks if line else ()
    across = [level(box.left, box.right, y) for box in frame.boxes for y in (*frame.limits, top)]
    across += [upright(x, top, base) for box in frame.boxes for x in (box.left, box.right)]
    yield Path("".join(across), stroke=_GROUND, width=0.8)
    if today is not None:
        yield Path(upright(today, base, top), stroke=_GROUND, width=0.8, dash="2 2")
    yield Path("".join(rectangle(Box(x - 4, top, x + 4, base)) for x in breaks), _WHITE)
    dark = [level(box.left, box.right, frame.bottom) for box in frame.boxes]
    dark += [_zigzag(box.left, frame.limits[2] - 7) for box in frame.boxes if frame.ceiling]
    dark += [f"M{x:.1f} {base:.1f}v4" for x in ticks]
    dark += [f"M{x - 6:.1f} {y + 3:.1f}l4 -6m4 6l4 -6" for x in breaks for y in (top, base)]
    dark += [f"M{key.x - 5:.1f} {key.y + 4:.1f}l4 -8m2 8l4 -8" for key in keys if key.sign == "break"]
    dark += [_zigzag(key.x, key.y) for key in keys if key.sign == "squeezed"]
    yield Path("".join(dark), stroke=_DARK, width=1.2)


def time_on(strip: Strip | None, keys: Sequence[Key]) -> Iterator[Path]:
    """The time on G-CSF: what may have been in broken lines, what is sure hatched in a frame."""
    may = [strip.box] if strip else []
    may += [Box(key.x - 6, key.y - 4, key.x + 6, key.y + 4) for key in keys if key.sign == "open"]
    yield Path("".join(map(rectangle, may)), _WHITE, stroke=_SIGN, dash="3 2")
    if strip and (sure := strip.sure):
        yield Path(rectangle(sure), stroke=_SIGN)
        hatched = level(sure.left, sure.right, (sure.top + sure.bottom) / 2)
        yield Path(hatched, stroke=_SIGN, width=sure.bottom - sure.top, dash="0.8 3.2")


def counts(marks: Sequence[Mark], keys: Sequence[Key]) -> Iterator[Path]:
    """The counts: lines between those close in time, the range of days and cells each may have, and their signs."""
    rows = ("M" + "L".join(f"{mark.x:.1f} {mark.y:.1f}" for mark in row) for row in in_a_row(marks))
    yield Path("".join(rows), stroke=_COURSE)
    wide = [_across(mark.left, mark.right, mark.y) for mark in marks if mark.wide]
    wide += [_across(key.x - 6, key.x + 6, key.y) for key in keys if key.sign == "about"]
    yield Path("".join(wide), stroke=_SIGN)
    rough = [_reaching(mark) for mark in marks if not (mark.point.unnamed or mark.point.anc.exact)]
    rough += [_bars(key.x, key.y + 5, key.y - 5) for key in keys if key.sign == "rough"]
    yield Path("".join(rough), stroke=_SIGN, width=1.5)
    low = (f"M{mark.x - 3.5:.1f} {mark.y - 2.5:.1f}h7l-3.5 5.5z" for mark in marks if mark.point.unnamed)
    yield Path("".join(low), _SIGN, stroke=_WHITE, width=0.6)
    yield Path("".join(_signs(marks, keys, hollow=False)), _SIGN, stroke=_WHITE)
    yield Path("".join(_signs(marks, keys, hollow=True)), _WHITE, stroke=_SIGN, width=1.8)


def _signs(marks: Sequence[Mark], keys: Sequence[Key], *, hollow: bool) -> Iterator[str]:
    """A circle for a count, a square for one during an illness; hollow on G-CSF, smaller where the count is rough."""
    for mark in marks:
        point = mark.point
        if point.on_gcsf == hollow and not point.unnamed and (point.anc.exact or point.on_gcsf or point.ill):
            yield (square if point.ill else circle)(mark.x, mark.y, RADIUS - (0.0 if point.anc.exact else 0.8))
    for key in keys:
        if key.sign == ("on_gcsf" if hollow else "ill"):
            yield (circle if hollow else square)(key.x, key.y, RADIUS)


def _zigzag(x: float, y: float) -> str:
    return f"M{x - 4:.1f} {y + 3:.1f}l4 -3l-1 -2l5 -2"


def _across(left: float, right: float, y: float) -> str:
    return level(left, right, y) + upright(left, y - 2, y + 2) + upright(right, y - 2, y + 2)


def _reaching(mark: Mark) -> str:
    """A line from the least to the most a count may be, with a bar at a known end and an arrow at an open one."""
    low, high = mark.y_low, mark.y_high
    return _bars(mark.x, low, high, open_below=not mark.point.anc.low, open_above=mark.point.anc.high is None)


def _bars(x: float, low: float, high: float, *, open_below: bool = False, open_above: bool = False) -> str:
    ends = [upright(x, low, high)]
    for y, back, is_open in ((low, -4, open_below), (high, 4, open_above)):
        ends.append(f"M{x - 3:.1f} {y + back:.1f}L{x:.1f} {y:.1f}l3 {back}" if is_open else level(x - 3, x + 3, y))
    return "".join(ends)
