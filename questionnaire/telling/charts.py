"""The neutrophil chart as plain geometry; `templates/parts/chart.svg` draws it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from questionnaire.asking.values import PartialDate, Span

WIDTH, TOP, BOTTOM, LEFT, RIGHT = 320, 22, 116, 46, 314
# How wide a letter of a label is at most, and how far above its mark a label stands.
LETTER_WIDTH, ABOVE = 6.2, 9
# 0 to 1,500 takes three quarters of the height and is true to scale; whatever is higher shares the quarter above.
LIMITS = (Decimal(500), Decimal(1000), Decimal(1500))
_SHARE = Decimal("0.75")


@dataclass(frozen=True, slots=True)
class CountPoint:
    """One count to draw: how many cells per microliter, when, and how both are said."""

    anc: Span
    date: PartialDate | None
    label: str
    when: str


@dataclass(frozen=True, slots=True)
class Mark:
    """One count drawn: a dot where it is exact, else a bar from `y_low` to `y_high`."""

    x: int
    y_low: int
    y_high: int
    exact: bool
    label: str
    when: str
    label_y: int


@dataclass(frozen=True, slots=True)
class Chart:
    """Everything the drawing needs, in its own units. `limits` are the lines: value, height, label."""

    width: int
    height: int
    left: int
    right: int
    top: int
    bottom: int
    marks: tuple[Mark, ...]
    limits: tuple[tuple[int, str], ...]
    title: str


def in_time_order(points: Sequence[CountPoint]) -> list[CountPoint]:
    """The counts from the first to the last, those without a date after them."""
    return sorted(points, key=lambda each: (each.date is None, each.date.first if each.date else dt.date.max))


def counts_chart(points: Sequence[CountPoint], title: str, limit_labels: Sequence[str]) -> Chart | None:
    """The chart of the counts in order of time; None when there is nothing to draw.

    A word that is wider than its place is left out: the counts stand in words beside the chart.
    """
    if not points:
        return None
    ordered = in_time_order(points)
    highest = max(
        [*LIMITS, *(limit for each in ordered for limit in (each.anc.low, each.anc.high) if limit is not None)]
    )
    step = (RIGHT - LEFT) / len(ordered)
    return Chart(
        width=WIDTH,
        height=BOTTOM + 22,
        left=LEFT,
        right=RIGHT,
        top=TOP,
        bottom=BOTTOM,
        marks=tuple(
            _mark(each, round(LEFT + step * (place + 0.5)), highest, step) for place, each in enumerate(ordered)
        ),
        limits=tuple((_height(limit, highest), label) for limit, label in zip(LIMITS, limit_labels, strict=True)),
        title=title,
    )


def _mark(point: CountPoint, x: int, highest: Decimal, room: float) -> Mark:
    low = point.anc.low if point.anc.low is not None else Decimal(0)
    high = point.anc.high if point.anc.high is not None else highest
    y_low, y_high = _height(low, highest), _height(high, highest)
    label = point.label if len(point.label) * LETTER_WIDTH < room else ""
    when = point.when if len(point.when) * LETTER_WIDTH < room else ""
    return Mark(x, y_low, y_high, point.anc.exact, label, when, y_high - ABOVE)


def _height(cells: Decimal, highest: Decimal) -> int:
    top_limit = LIMITS[-1]
    if cells <= top_limit or highest <= top_limit:
        share = _SHARE * cells / top_limit
    else:
        share = _SHARE + (1 - _SHARE) * (cells - top_limit) / (highest - top_limit)
    return round(BOTTOM - (BOTTOM - TOP) * share)
