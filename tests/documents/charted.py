"""Charts for tests: from points and a few words, and of any counts a person may tell of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

from hypothesis import strategies as st

from questionnaire.asking.values import PartialDate
from questionnaire.drawing.chart.chart import Chart, counts_chart
from questionnaire.drawing.chart.frames import CountPoint, Course, Shots, Told
from questionnaire.drawing.chart.marks import Mark
from questionnaire.logic.span import Span
from questionnaire.neutropenia import PACK
from questionnaire.neutropenia.chart import wording
from questionnaire.reading import read_book
from questionnaire.telling.language import language
from questionnaire.telling.wording import Words

TODAY = dt.date(2026, 11, 22)
# A phone, the patient's PDF, a page.
WIDTHS = (250, 288, 460)
WORDS = Words(read_book(PACK).words, language("en"))


def told(points: Sequence[CountPoint], course: Course | None = None, ages: frozenset[str] = frozenset()) -> Told:
    """What a chart shows."""
    return Told(tuple(points), course, TODAY, wording(WORDS, ages or frozenset({"grown"})))


def drawn(points: Sequence[CountPoint], course: Course | None = None) -> Chart:
    """The chart of these counts."""
    chart = counts_chart(told(points, course))
    assert chart is not None
    return chart


def only(count: int, beside: int = 1500) -> Mark:
    """The mark of one exact count, drawn beside another."""
    return drawn([CountPoint(Span.exactly(each), None) for each in (count, beside)]).marks[0]


def on(*days: PartialDate, count: int = 400) -> list[CountPoint]:
    """An exact count on each of these days."""
    return [CountPoint(Span.exactly(count), day, str(count)) for day in days]


# --- any chart -------------------------------------------------------------------------------------------------------


def cells(least: int = 1, most: int = 100_000) -> st.SearchStrategy[Decimal]:
    """Whole cells per microliter."""
    return st.integers(least, most).map(Decimal)


def dates_from(first_year: int) -> st.SearchStrategy[PartialDate]:
    """Years, months and days, and days of the last weeks."""
    return st.one_of(
        st.builds(PartialDate, st.integers(first_year, 2026)),
        st.builds(PartialDate, st.integers(first_year, 2025), st.integers(1, 12)),
        st.builds(PartialDate, st.integers(first_year, 2025), st.integers(1, 12), st.integers(1, 28)),
        st.dates(dt.date(2026, 10, 20), TODAY).map(lambda day: PartialDate(day.year, day.month, day.day)),
    )


dates = st.one_of(st.none(), dates_from(1950), dates_from(2024))
spans = st.one_of(
    cells().map(Span.exactly),
    cells(1, 2000).map(Span.exactly),
    st.tuples(cells(), cells()).map(lambda both: Span(min(both), max(both))),
    cells().map(lambda high: Span(Decimal(0), high, high_open=True)),
    cells().map(lambda low: Span(low, None)),
    st.just(Span(Decimal(0), Decimal(1500), high_open=True)),
)
labels = st.sampled_from(["400", "1,085", "200–499", ">100,000"])
point = st.builds(CountPoint, spans, dates, labels, st.booleans(), st.booleans())
points = st.lists(point, min_size=1, max_size=60)
days = st.integers(dt.date(1990, 1, 1).toordinal(), TODAY.toordinal())
shots = st.one_of(
    st.none(),
    st.lists(days, min_size=4, max_size=4)
    .map(sorted)
    .map(lambda four: Course(None, "open", Shots((four[0], four[3]), (four[1], four[2])))),
)
charts = st.builds(
    lambda counted, course, width: drawn(counted, course).at_width(width), points, shots, st.sampled_from(WIDTHS)
)
