"""Charts for tests, from points and a few words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from questionnaire.drawing.chart.chart import Chart, counts_chart
from questionnaire.drawing.chart.frames import CountPoint, Course, Told
from questionnaire.reading import read_book
from questionnaire.resources import folder
from questionnaire.telling.counted import wording
from questionnaire.telling.language import language
from questionnaire.telling.wording import Words

TODAY = dt.date(2026, 11, 22)
WORDS = Words(read_book(folder("content")).words, language("en"))


def told(points: Sequence[CountPoint], course: Course | None = None, ages: frozenset[str] = frozenset()) -> Told:
    """What a chart shows."""
    return Told(tuple(points), course, TODAY, wording(WORDS, ages or frozenset({"grown"})))


def drawn(points: Sequence[CountPoint], course: Course | None = None) -> Chart:
    """The chart of these counts."""
    chart = counts_chart(told(points, course))
    assert chart is not None
    return chart
