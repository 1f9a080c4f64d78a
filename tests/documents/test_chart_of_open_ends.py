"""Counts and dates of which one end is open, in the chart and in its words."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from charted import TODAY, WORDS, told
from handed import said
from hypothesis import given
from hypothesis import strategies as st

from questionnaire.asking.values import PartialDate
from questionnaire.drawing.chart.chart import counts_chart
from questionnaire.drawing.chart.frames import CountPoint, Shots
from questionnaire.drawing.chart.marks import RADIUS, in_a_row
from questionnaire.drawing.chart.timeline import period
from questionnaire.drawing.picture import circle, level, square, upright
from questionnaire.logic.span import Span
from questionnaire.neutropenia.chart import chart_text

CELLS = st.integers(1, 40).map(lambda hundreds: Decimal(100 * hundreds))
SPANS = st.one_of(
    CELLS.map(Span.exactly),
    st.tuples(CELLS, CELLS).map(lambda ends: Span(min(ends), max(ends))),
    CELLS.map(lambda low: Span(low, None, low_open=True)),
    CELLS.map(lambda high: Span(Decimal(0), high, high_open=True)),
)
INFINITE = Decimal("Infinity")


def points(*spans: Span) -> list[CountPoint]:
    """A count a month."""
    return [CountPoint(each, PartialDate(2026, place), WORDS.cells_short(each)) for place, each in enumerate(spans, 1)]


def test_over_800_is_higher_than_800_to_900() -> None:
    """What has no upper end may be the highest of all, and under 300 may be the lowest."""
    spans = (
        Span(Decimal(800), Decimal(900)),
        Span(Decimal(800), None, low_open=True),
        Span(Decimal(0), Decimal(300), high_open=True),
    )
    text = chart_text(told(points(*spans)), WORDS)
    assert "Lowest: under 300 cells/µL (under 0.3 × 10⁹/L), March 2026." in text
    assert "Highest: over 800 cells/µL (over 0.8 × 10⁹/L), February 2026." in text


@given(st.lists(SPANS, min_size=2, max_size=6))
def test_no_count_is_surely_beyond_the_lowest_or_the_highest(spans: list[Span]) -> None:
    """The one that is called the highest has the highest least number, and of those the highest most."""
    text = chart_text(told(points(*spans)), WORDS)
    highest = max(spans, key=lambda each: (each.low or 0, INFINITE if each.high is None else each.high))
    lowest = min(spans, key=lambda each: (INFINITE if each.high is None else each.high, each.low or 0))
    if highest == lowest:
        assert f"Each number is {WORDS.count(lowest)}." in text
    else:
        assert f"Lowest: {WORDS.count(lowest)}, " in text
        assert f"Highest: {WORDS.count(highest)}, " in text


@pytest.mark.parametrize(
    ("date", "first", "last"),
    [
        (PartialDate(2026), (2026, 1, 1), (2026, 11, 22)),
        (PartialDate(2026, 11), (2026, 11, 1), (2026, 11, 22)),
        (PartialDate(2026, 11, 22), (2026, 11, 22), (2026, 11, 22)),
        (PartialDate(2025), (2025, 1, 1), (2025, 12, 31)),
        (PartialDate(2024, 2), (2024, 2, 1), (2024, 2, 29)),
    ],
)
def test_no_date_reaches_past_today(date: PartialDate, first: tuple[int, int, int], last: tuple[int, int, int]) -> None:
    """A count of this year was taken up to today; one of an earlier year may be of its last day."""
    days = tuple(float(dt.date(*each).toordinal()) for each in (first, last))
    assert days == period(date, TODAY)


def shots(*counts: tuple[str, str]) -> Shots | None:
    """The days on G-CSF, of which neither start nor end was told, beside counts on it and off it."""
    entries = [
        {"count.value": {"amount": "900", "unit": "/uL"}, "count.date": day, "count.on_gcsf": on} for day, on in counts
    ]
    hand = said({"counts.ever_low": "yes", "treat.gcsf": "six_months_or_longer"}, {"counts": entries})
    assert hand.summary.chart is not None
    return hand.summary.chart.told.shots


def test_shots_may_have_begun_after_the_last_count_without_them() -> None:
    """Off, on, on, off: sure between the two on it, possible from the last one off to the next one off."""
    off, on, still_on, off_again = "2024-01-01", "2024-03-01", "2024-05-01", "2024-07-01"
    days = [float(dt.date.fromisoformat(each).toordinal()) for each in (off, on, still_on, off_again)]
    wanted = Shots((days[0], days[3]), (days[1], days[2]))
    assert wanted == shots((off, "no"), (on, "yes"), (still_on, "yes"), (off_again, "no"))
    assert wanted == shots(("2023-01-01", "no"), (off, "no"), (on, "yes"), (still_on, "yes"), (off_again, "no"))


@given(st.lists(st.tuples(st.integers(1, 11), st.sampled_from(["yes", "no"])), min_size=1, max_size=6, unique=True))
def test_no_count_on_shots_lies_beside_their_time(counts: list[tuple[int, str]]) -> None:
    """Whichever were taken on G-CSF, the time in which it may have been given holds them all."""
    days = [(f"2025-{month:02d}-05", on) for month, on in counts]
    found = shots(*days)
    on = [dt.date.fromisoformat(day).toordinal() for day, said_on in days if said_on == "yes"]
    assert (found is None) == (on == [])
    if found:
        assert found.may[0] <= min(on) <= max(on) <= found.may[1]
        assert found.sure is None or found.may[0] <= found.sure[0] < found.sure[1] <= found.may[1]


def test_counts_without_a_date_come_after_the_dated_ones_as_told() -> None:
    """The chart and its words go by time; what has no date stands aside in the order of the list."""
    dates = ("", "2026-03", "", "2024")
    entries = [
        {"count.value": {"amount": str(number), "unit": "/uL"}} | ({"count.date": date} if date else {})
        for number, date in zip((100, 200, 300, 400), dates, strict=True)
    ]
    chart = said({"counts.ever_low": "yes"}, {"counts": entries}).summary.chart
    assert chart is not None
    assert counts_chart(chart.told) is not None
    assert [400, 200, 100, 300] == [point.anc.low for point in chart.told.points]


def test_counts_two_weeks_apart_are_joined_and_fifteen_days_apart_are_not() -> None:
    """Only counts that follow closely show a course between them."""
    for days, joined in ((14, True), (15, False)):
        dates = [dt.date(2026, 3, 1), dt.date(2026, 3, 1) + dt.timedelta(days)]
        counts = [CountPoint(Span.exactly(400), PartialDate(each.year, each.month, each.day), "400") for each in dates]
        chart = counts_chart(told(counts))
        assert chart is not None
        assert joined == bool(in_a_row(chart.marks))


@pytest.mark.parametrize("anc", [Span.exactly(400), Span(Decimal(200), Decimal(500), high_open=True)], ids=str)
@pytest.mark.parametrize(("ill", "on_gcsf"), [(False, False), (True, False), (False, True), (True, True)])
def test_a_count_shows_if_it_was_taken_during_an_illness_and_on_shots(anc: Span, ill: bool, on_gcsf: bool) -> None:
    """A square when ill, else a circle; hollow on shots; a rough count of neither is its line alone."""
    chart = counts_chart(told([CountPoint(anc, PartialDate(2026, 3, 1), ill=ill, on_gcsf=on_gcsf)]))
    assert chart is not None
    (mark,) = chart.marks
    signs = [shape(mark.x, mark.y, RADIUS - (0.0 if anc.exact else 0.8)) for shape in (circle, square)]
    drawn = [[path.fill == "#fff" for path in chart.picture.paths if sign in path.d] for sign in signs]
    wanted: list[bool] = [on_gcsf] if anc.exact or ill or on_gcsf else []
    assert ([[], wanted] if ill else [wanted, []]) == drawn


def test_a_rough_count_has_a_bar_at_each_end_that_is_known_and_an_arrow_at_an_open_one() -> None:
    """Nobody knows how far under 300 a count lay: zero is no end that was measured."""
    hundred, three, none = Decimal(100), Decimal(300), Decimal(0)
    ends = {(hundred, three): (True, True), (none, three): (False, True), (hundred, None): (True, False)}
    for (low, high), bars in ends.items():
        chart = counts_chart(told([CountPoint(Span(low, high), PartialDate(2026, 3, 1))]))
        assert chart is not None
        (mark,) = chart.marks
        (drawn,) = (path.d for path in chart.picture.paths if upright(mark.x, mark.y_low, mark.y_high) in path.d)
        assert bars == tuple(level(mark.x - 3, mark.x + 3, y) in drawn for y in (mark.y_low, mark.y_high))


def test_a_year_that_reaches_back_to_birth_is_no_reason_to_speak_of_newborns() -> None:
    """A count of last year, of a child of one: it may be of any day since birth, and is named as one of an infant."""
    count = {"count.value": {"amount": "900", "unit": "/uL"}, "count.date": "2025"}
    told_of = {"person.who": "child", "person.age": {"amount": "1", "unit": "years"}, "counts.ever_low": "yes"}
    chart = said(told_of, {"counts": [count]}).summary.chart
    assert chart is not None
    note = chart.told.wording.words["note"]
    assert "Before the first birthday" in note
    assert "In the first 2 weeks of life" not in note
    newborn = said(
        told_of | {"person.age": {"amount": "1", "unit": "weeks"}}, {"counts": [count | {"count.date": "2026-11-21"}]}
    )
    assert newborn.summary.chart is not None
    assert "In the first 2 weeks of life" in newborn.summary.chart.told.wording.words["note"]


@pytest.mark.parametrize(
    ("stopped", "words"),
    [
        ("still_on_it", "G-CSF shots: from 2024 until now."),
        ("not_needed", "G-CSF shots: from 2024. They have ended."),
        ({"not_given": "dont_know"}, "G-CSF shots: from 2024. It is not known if they have ended."),
        (None, "G-CSF shots: from 2024. It is not known if they have ended."),
    ],
)
def test_shots_of_which_nobody_said_that_they_ended_may_go_on(stopped: object, words: str) -> None:
    """Neither is an end made up, nor that they still run."""
    told_of = {"counts.ever_low": "yes", "treat.gcsf": "six_months_or_longer", "gcsf.start": "2024"}
    person = said(
        told_of | ({"gcsf.stopped": stopped} if stopped else {}),
        {"counts": [{"count.value": {"amount": "900", "unit": "/uL"}}]},
    )
    assert words in person.summary.chart_text
