"""The words of the chart of counts: numbers beside marks, dates and the legend, each where there is room."""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations, pairwise
from random import Random

from charted import WIDTHS, cells, charts, dates_from, drawn, on
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from questionnaire.asking.values import PartialDate
from questionnaire.drawing.chart.chart import Chart
from questionnaire.drawing.chart.frames import CountPoint
from questionnaire.drawing.lettering import Box
from questionnaire.logic.span import Span


def free_words(chart: Chart) -> bool:
    """Whether every word lies in the picture, free of other words, of marks and of the lines of its frame."""
    picture, boxes = Box(0, 0, chart.width, chart.height), [box for mark in chart.marks for box in mark.boxes]
    for label in chart.labels:
        assert picture.holds(label.box), label
        assert not any(map(label.box.meets, boxes)), label
        if label.bold:  # the number of a mark
            assert any(room.within(1).holds(label.box) for room in chart.frame.boxes), label
            assert not any(label.box.top < y < label.box.bottom for y in chart.frame.limits), label
    for one, other in combinations(chart.labels, 2):
        assert not one.box.meets(other.box), (one, other)
    return True


@given(charts)
def test_no_word_lies_on_another_word_a_mark_or_the_edge(chart: Chart) -> None:
    """Every word lies in the picture and is free of every other word, of every mark and of the lines of its frame."""
    assert free_words(chart)


@settings(max_examples=5, phases=[Phase.generate])
@given(st.randoms(use_true_random=False))
def test_240_counts_hold_to_this_too(chance: Random) -> None:
    """The longest list there may ever be has a chart with all marks and a few words."""
    counts = [
        CountPoint(
            Span.exactly(chance.randint(1, 3000)), PartialDate(chance.randint(1990, 2025), chance.randint(1, 12)), "400"
        )
        for _ in range(240)
    ]
    chart = drawn(counts)
    assert 240 == len(chart.marks)
    assert free_words(chart)


@given(charts)
def test_the_legend_explains_only_what_is_there(chart: Chart) -> None:
    """A sign stands in the legend exactly if it stands in the chart."""
    keys = {key.sign for key in chart.keys}
    assert any(mark.point.on_gcsf for mark in chart.marks) == ("on_gcsf" in keys)
    assert any(mark.point.ill for mark in chart.marks) == ("ill" in keys)
    assert any(mark.wide for mark in chart.marks) == ("about" in keys)
    assert bool(chart.breaks) == ("break" in keys)


@given(charts)
def test_dates_do_not_run_into_each_other(chart: Chart) -> None:
    """Between two words of one line below the counts there is room for a space."""
    below = sorted((each.y, each.box.left, each.box.right) for each in chart.labels if each.y == chart.frame.row)
    assert all(one[2] + 3 <= other[1] for one, other in pairwise(below))


def written(chart: Chart) -> list[str]:
    """The numbers beside marks."""
    return [label.text for label in chart.labels if label.bold]


def test_the_lowest_the_latest_and_the_highest_have_their_number() -> None:
    """No other has: the list of counts stands beside the chart."""
    counts = [(2020, "300"), (2021, "120"), (2022, "250"), (2023, "900"), (2024, "350"), (2025, "400")]
    chart = drawn([CountPoint(Span.exactly(int(count)), PartialDate(year, 3), count) for year, count in counts])
    assert ["120", "400", "900"] == written(chart)


def test_one_that_is_the_lowest_and_the_latest_is_written_once() -> None:
    """A falling course has two numbers, one count has one, and equal counts of one day have one between them."""
    falling = [*on(PartialDate(2024, 3), count=900), *on(PartialDate(2025, 3), count=500), *on(PartialDate(2026, 3))]
    assert ["400", "900"] == written(drawn(falling))
    assert ["400"] == written(drawn(falling[2:]))
    assert ["400"] == written(drawn(on(*[PartialDate(2026, 3, 5)] * 3)))


def test_a_count_known_to_the_year_is_the_latest_only_if_it_surely_is() -> None:
    """One of "2026" may be older than one of February 2026, but not than one of 2025."""
    year, month = CountPoint(Span.exactly(900), PartialDate(2026), "900"), on(PartialDate(2026, 2))
    lowest, highest = on(PartialDate(2020), count=100), on(PartialDate(2021), count=1300)
    assert ["100", "400", "1300"] == written(drawn([*lowest, *highest, *month, year]))
    assert ["100", "900", "1300"] == written(drawn([*lowest, *highest, *on(PartialDate(2025, 12)), year]))


@given(charts)
def test_no_more_than_three_numbers_are_written(chart: Chart) -> None:
    """However many counts there are, and none of them twice in one place."""
    assert len(written(chart)) <= 3


@given(
    st.lists(
        st.builds(
            lambda span, date: CountPoint(span, date, f"{span.low}–{span.high}" if not span.exact else f"{span.low}"),
            st.one_of(
                cells(1, 3000).map(Span.exactly),
                st.just(Span(Decimal(0), Decimal(200))),
                st.just(Span(Decimal(0), None)),
            ),
            st.one_of(dates_from(1980), dates_from(2024), st.none()),
        ),
        min_size=1,
        max_size=12,
    ),
    st.sampled_from(WIDTHS),
)
def test_the_lowest_count_is_written_if_any_is(counted: list[CountPoint], width: int) -> None:
    """Of up to twelve counts, the one a reader looks for has its number, and it stands near its mark."""
    chart = drawn(counted).at_width(width)
    if numbers := [label for label in chart.labels if label.bold]:
        most = min(mark.point.anc.ends[1] for mark in chart.marks if not mark.point.unnamed)
        low = [mark for mark in chart.marks if mark.point.anc.ends[1] == most]
        near = [(mark, label.box) for mark in low for label in numbers if label.text == mark.point.label]
        assert any(abs(box.bottom + box.top - 2 * mark.y) < 60 for mark, box in near)


def test_the_lowest_and_the_latest_come_before_the_others() -> None:
    """120 among rough counts of 1989 has its number, and so has the latest of a crowd."""
    rough = CountPoint(Span(Decimal(0), Decimal(200), high_open=True), PartialDate(1989), "<200")
    crowd = on(*[PartialDate(2026, 9, day) for day in range(1, 11)], count=850)
    latest = CountPoint(Span.exactly(900), PartialDate(2026, 10), "900")
    chart = drawn([rough, *on(PartialDate(1989), count=120), *crowd, latest])
    assert {"120", "900"} <= {label.text for label in chart.labels}
