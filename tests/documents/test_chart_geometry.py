"""The chart of counts as geometry."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from questionnaire.asking.values import PartialDate, Span
from questionnaire.telling.charts import LIMITS, Chart, CountPoint, Mark, counts_chart

LABELS = ("500", "1,000", "1,500")
NO_DATE_COMES_LAST = (9999, 12, 31)


def cells(least: int = 1, most: int = 100_000) -> st.SearchStrategy[Decimal]:
    return st.integers(least, most).map(Decimal)


dates = st.one_of(
    st.none(),
    st.builds(PartialDate, st.integers(1950, 2026)),
    st.builds(PartialDate, st.integers(1950, 2026), st.integers(1, 12)),
    st.builds(PartialDate, st.integers(1950, 2026), st.integers(1, 12), st.integers(1, 28)),
)
spans = st.one_of(
    cells().map(Span.exactly),
    st.tuples(cells(), cells()).map(lambda both: Span(min(both), max(both))),
    cells().map(lambda high: Span(Decimal(0), high, high_open=True)),
    cells().map(lambda low: Span(low, None)),
)
points = st.lists(st.builds(CountPoint, spans, dates, st.just("400"), st.just("2024")), min_size=1, max_size=60)


def drawn(counted: list[CountPoint]) -> Chart:
    chart = counts_chart(counted, "Counts", LABELS)
    assert chart is not None
    return chart


def when(point: CountPoint) -> tuple[int, int, int]:
    date = point.date
    return NO_DATE_COMES_LAST if date is None else (date.year, date.month or 1, date.day or 1)


def only(count: int, beside: int = 1500) -> Mark:
    """The mark of one exact count, drawn beside another."""
    pair = [CountPoint(Span.exactly(each), None, "", "") for each in (count, beside)]
    return drawn(pair).marks[0]


def test_without_counts_there_is_no_chart() -> None:
    """Nothing to draw draws nothing."""
    assert counts_chart([], "Counts", LABELS) is None


@given(points)
def test_every_mark_lies_inside_the_frame(counted: list[CountPoint]) -> None:
    """No dot or box leaves the frame, and a box stands the right way up."""
    chart = drawn(counted)
    assert 0 <= chart.left < chart.right <= chart.width
    assert 0 <= chart.top < chart.bottom <= chart.height
    for mark in chart.marks:
        assert chart.left < mark.x < chart.right
        assert chart.top <= mark.y_high <= mark.y_low <= chart.bottom


@given(points)
def test_marks_stand_in_order_of_time(counted: list[CountPoint]) -> None:
    """Each count has one mark, earlier ones left of later ones, those without a date last."""
    named = [CountPoint(each.anc, each.date, "", str(place)) for place, each in enumerate(counted)]
    chart = drawn(named[:6])
    expected = [each.when for each in sorted(named[:6], key=when)]
    assert expected == [mark.when for mark in chart.marks]
    places = [mark.x for mark in drawn(named).marks]
    assert len(counted) == len(places)
    assert sorted(set(places)) == places


@given(cells(0, 1500), cells(0, 100_000))
def test_up_to_1500_the_chart_is_true_to_scale(count: Decimal, beside: Decimal) -> None:
    """Whatever stands beside it, a count up to 1,500 stands at its share of the way to the 1,500 line."""
    chart = drawn([CountPoint(Span.exactly(each), None, "", "") for each in (count, beside)])
    highest_line = min(height for height, _ in chart.limits)
    expected = chart.bottom - (chart.bottom - highest_line) * count / 1500
    assert abs(chart.marks[0].y_high - expected) <= 1


def test_the_lines_stand_at_equal_steps() -> None:
    """0, 500, 1,000 and 1,500 are equally far apart, named, and in three quarters of the height."""
    chart = drawn([CountPoint(Span.exactly(400), None, "", "")])
    assert list(LABELS) == [label for _, label in chart.limits]
    heights = [chart.bottom, *(height for height, _ in chart.limits)]
    steps = [below - above for below, above in pairwise(heights)]
    assert max(steps) - min(steps) <= 1
    assert abs(sum(steps) - 0.75 * (chart.bottom - chart.top)) <= 1


@given(st.lists(cells(), min_size=2, max_size=2))
def test_a_higher_count_never_stands_lower(two: list[Decimal]) -> None:
    """Height keeps the order of the counts, above 1,500 too."""
    low, high = sorted(two)
    chart = drawn([CountPoint(Span.exactly(each), None, "", "") for each in (low, high)])
    assert chart.marks[0].y_high >= chart.marks[1].y_high


@given(cells(0, 1500))
def test_a_count_on_a_line_touches_it_and_one_off_it_does_not_cross(count: Decimal) -> None:
    """A count below a limit never stands above its line, nor one above it below."""
    chart = drawn([CountPoint(Span.exactly(count), None, "", "")])
    for limit, (height, _) in zip(LIMITS, chart.limits, strict=True):
        mark = chart.marks[0].y_high
        assert mark >= height if count <= limit else mark <= height


def test_a_rough_count_is_a_box_over_all_it_can_be() -> None:
    """A box for "200 to 499" reaches from 200 to 499, for "under 200" from 0, for "1,500 or more" to the top."""
    chart = drawn(
        [
            CountPoint(Span(Decimal(200), Decimal(500), high_open=True), PartialDate(2020), "", ""),
            CountPoint(Span(Decimal(0), Decimal(200), high_open=True), PartialDate(2021), "", ""),
            CountPoint(Span(Decimal(1500), None), PartialDate(2022), "", ""),
            CountPoint(Span.exactly(2000), PartialDate(2023), "", ""),
        ]
    )
    middle, under, over, _ = chart.marks
    assert (only(200).y_high, only(500).y_high) == (middle.y_low, middle.y_high)
    assert (chart.bottom, only(200).y_high) == (under.y_low, under.y_high)
    assert (only(1500).y_high, chart.top) == (over.y_low, over.y_high)
    assert [False, False, False, True] == [mark.exact for mark in chart.marks]
