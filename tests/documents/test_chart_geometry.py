"""The chart of counts as geometry."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from itertools import combinations, pairwise

import pytest
from charted import TODAY, cells, charts, dates_from, drawn, on, only, told
from hypothesis import given
from hypothesis import strategies as st

from questionnaire.asking.values import PartialDate
from questionnaire.drawing.chart.chart import Chart, counts_chart
from questionnaire.drawing.chart.frames import LIMITS, CountPoint, Course, Shots
from questionnaire.drawing.chart.marks import RADIUS, Mark
from questionnaire.drawing.chart.timeline import period, timeline
from questionnaire.drawing.lettering import Box
from questionnaire.logic.span import Span

ROUNDING = 1e-6


def room_of(mark: Mark, chart: Chart) -> Box:
    room = chart.frame.plot if mark.point.date else chart.frame.aside
    assert room is not None
    return room


def test_without_counts_there_is_no_chart() -> None:
    """Nothing to draw draws nothing."""
    assert counts_chart(told([])) is None


# --- marks ----------------------------------------------------------------------------------------------------------


@given(charts)
def test_every_mark_lies_inside_its_frame(chart: Chart) -> None:
    """Each count has one mark, and no sign, line or strip leaves the frame, whatever the width."""
    assert len(chart.told.points) == len(chart.marks)
    for box in chart.frame.boxes:
        assert Box(0, 0, chart.width, chart.height).holds(box)
    for mark in chart.marks:
        room = room_of(mark, chart)
        assert room.left - ROUNDING <= mark.left <= mark.x <= mark.right <= room.right + ROUNDING
        assert room.left + RADIUS - ROUNDING <= mark.x <= room.right - RADIUS + ROUNDING
        assert room.top <= mark.y_high <= mark.y_low <= room.bottom
    if chart.strip and chart.frame.plot:
        assert chart.frame.plot.left <= chart.strip.box.left < chart.strip.box.right <= chart.frame.plot.right + 2


@given(charts)
def test_what_was_surely_earlier_stands_further_left(chart: Chart) -> None:
    """A count never stands right of one that was taken later; those without a date have a place of their own."""
    dated = [mark for mark in chart.marks if mark.point.date]
    for one, other in combinations(dated, 2):
        if period(one.point.date, TODAY)[1] < period(other.point.date, TODAY)[0]:
            assert one.x <= other.x + ROUNDING
    if chart.frame.plot and chart.frame.aside:
        assert chart.frame.plot.right < chart.frame.aside.left


@given(st.lists(dates_from(1950), min_size=1, max_size=30))
def test_without_a_break_time_is_true_to_scale(taken: list[PartialDate]) -> None:
    """As many days, as long a way, wherever on the axis; a break is there only between stretches."""
    line = timeline([period(date, TODAY) for date in taken], 50, 280)
    for stretch in line.stretches:
        middle = (stretch.first + stretch.last) / 2
        assert (stretch.left + stretch.right) / 2 == pytest.approx(line.x(middle))
    assert len(line.stretches) - 1 == len(line.breaks)
    assert 50 == pytest.approx(line.stretches[0].left)
    assert 280 == pytest.approx(line.stretches[-1].right)


def test_a_year_alone_is_a_line_over_the_whole_year() -> None:
    """A date known to the year reaches from January to December; one known to the day reaches nowhere."""
    taken = (PartialDate(2024), PartialDate(2024, 1, 1), PartialDate(2024, 12, 31))
    found = {mark.point.date: mark for mark in drawn(on(*taken)).marks}
    year, first, last = (found[each] for each in taken)
    assert year.wide
    assert not first.wide
    assert first.x <= year.x <= last.x
    assert (year.left, year.right) == pytest.approx((first.left, last.right))


def test_twenty_years_without_a_count_are_left_out_and_two_weeks_are_seen() -> None:
    """Forty counts in two weeks and one twenty years before: a break, and the forty take most of the axis."""
    burst = [PartialDate(2026, 11, 1 + place // 3) for place in range(40)]
    chart = drawn(on(PartialDate(2006, 5), *burst))
    first, *others = sorted(mark.x for mark in chart.marks)
    assert 1 == len(chart.breaks)
    assert first < chart.breaks[0] < others[0]
    assert others[-1] - others[0] > (chart.width - chart.frame.left) / 3


def test_a_few_counts_over_the_years_have_no_break() -> None:
    """Time is left out only where many counts would be one spot."""
    assert () == drawn(on(PartialDate(1986), PartialDate(2006, 2), PartialDate(2026, 1, 5))).breaks


@given(st.integers(2, 6), st.integers(100, 1400))
def test_equal_counts_of_one_day_stand_side_by_side(how_many: int, count: int) -> None:
    """Where there is room, none hides another."""
    marks = drawn(on(*[PartialDate(2025, 3, 5)] * how_many, PartialDate(2023, 1, 1), count=count)).marks
    xs = sorted(mark.x for mark in marks)[1:]
    assert all(after - before >= 2 * RADIUS for before, after in pairwise(xs))


def test_counts_of_one_day_that_do_not_touch_stand_on_that_day() -> None:
    """Only what would be hidden moves aside."""
    day = PartialDate(2025, 3, 5)
    low, high = drawn([*on(day, count=200), *on(day, count=1300)]).marks
    assert low.x == high.x


def test_today_ends_the_axis_unless_the_counts_would_be_squeezed() -> None:
    """Counts of the last years reach to today; those of two years long ago fill the axis themselves."""
    assert drawn(on(PartialDate(2024, 3), PartialDate(2026, 2))).today is not None
    assert drawn(on(PartialDate(2001, 3), PartialDate(2003, 2))).today is None


# --- heights --------------------------------------------------------------------------------------------------------


@given(cells(0, 1500), cells(0, 100_000))
def test_up_to_1500_the_chart_is_true_to_scale(count: Decimal, beside: Decimal) -> None:
    """Whatever stands beside it, a count up to 1,500 stands at its share of the way to the 1,500 line."""
    chart = drawn([CountPoint(Span.exactly(each), None) for each in (count, beside)])
    expected = chart.frame.bottom - (chart.frame.bottom - min(chart.frame.limits)) * float(count) / 1500
    assert expected == pytest.approx(chart.marks[0].y)


@given(st.lists(cells(), min_size=2, max_size=2, unique=True))
def test_a_higher_count_stands_higher(two: list[Decimal]) -> None:
    """Height keeps the order of the counts, above 1,500 too, and the picture says that the scale is squeezed there."""
    low, high = sorted(two)
    chart = drawn([CountPoint(Span.exactly(each), None) for each in (low, high)])
    assert chart.marks[0].y > chart.marks[1].y
    assert (high > LIMITS[-1]) == ("squeezed" in {key.sign for key in chart.keys})


@given(cells(0, 3000))
def test_a_count_never_stands_in_a_band_it_is_not_in(count: Decimal) -> None:
    """A count below a limit never stands above its line, nor one above it below."""
    chart = drawn([CountPoint(Span.exactly(count), None)])
    for limit, height in zip(LIMITS, chart.frame.limits, strict=True):
        assert chart.marks[0].y >= height if count <= limit else chart.marks[0].y < height


def test_a_rough_count_is_a_line_over_all_it_can_be() -> None:
    """A line for "200 to 499" reaches from 200 to 499, "under 200" from 0, "1,500 or more" to the top."""
    middle, under, over, exact = drawn(
        [
            CountPoint(Span(Decimal(200), Decimal(500), high_open=True), PartialDate(2020)),
            CountPoint(Span(Decimal(0), Decimal(200), high_open=True), PartialDate(2021)),
            CountPoint(Span(Decimal(1500), None), PartialDate(2022)),
            CountPoint(Span.exactly(2000), PartialDate(2023)),
        ]
    ).marks
    base = only(0, 2000).y
    assert (only(200, 2000).y, only(500, 2000).y) == (middle.y_low, middle.y_high)
    assert (base, only(200, 2000).y) == (under.y_low, under.y_high)
    assert only(1500, 2000).y == over.y_low
    assert over.y_high <= exact.y


@pytest.mark.parametrize(
    ("count", "ceiling"),
    [(1500, None), (1501, 2000), (2000, 2000), (2001, 5000), (5000, 5000), (5001, 10_000), (100_000, 100_000)],
)
def test_the_scale_ends_at_the_first_round_number_that_no_count_exceeds(count: int, ceiling: int | None) -> None:
    """A count that is that number itself stands at the top; up to 1,500 there is nothing above the lines."""
    assert ceiling == drawn(on(PartialDate(2025), count=count)).frame.ceiling


def test_a_count_only_told_to_be_low_stands_below_the_scale() -> None:
    """Without a number there is no height: it has a row of its own, with a name."""
    low = CountPoint(Span(Decimal(0), Decimal(1500), high_open=True), PartialDate(2020))
    chart = drawn([low, *on(PartialDate(2022))])
    assert chart.marks[0].y > chart.frame.bottom
    assert "no number" in {label.text for label in chart.labels}


# --- G-CSF ----------------------------------------------------------------------------------------------------------


def test_the_time_on_g_csf_is_hatched_where_it_is_sure() -> None:
    """From a year alone to today: open until the year ends, hatched after it."""
    start, sure = (dt.date(2024, 1, 1).toordinal(), dt.date(2024, 12, 31).toordinal())
    today = TODAY.toordinal()
    course = Course(PartialDate(2024), "now", Shots((start, today), (sure, today)))
    chart = drawn(on(PartialDate(2023, 1, 1), PartialDate(2026, 1, 1)), course)
    assert chart.strip is not None
    assert chart.strip.sure is not None
    assert chart.strip.box.left < chart.strip.sure.left < chart.strip.sure.right == chart.strip.box.right
    assert "open" in {key.sign for key in chart.keys}


def test_g_csf_from_before_the_first_count_begins_at_the_edge() -> None:
    """What reaches beyond the axis is cut off there; the axis is the counts'."""
    long_ago, today = dt.date(1995, 1, 1).toordinal(), TODAY.toordinal()
    course = Course(PartialDate(1995, 1, 1), "now", Shots((long_ago, today), (long_ago, today)))
    chart = drawn(on(PartialDate(2025, 1, 1), PartialDate(2026, 1, 1)), course)
    assert chart.strip is not None
    assert chart.frame.plot is not None
    assert chart.frame.plot.left == chart.strip.box.left
