"""Blood counts at the edges of their bands and ages, and how long they were low, by the table of the domain facts."""

from __future__ import annotations

from typing import Any

import pytest

from questionnaire.logic.predicates import Among, Span

BANDS = {"severe", "moderate", "mild", "usual_for_infant", "none", "newborn"}


def _years(number: int) -> dict[str, Any]:
    return {"person.age": {"amount": number, "unit": "years"}}


def _months(number: int) -> dict[str, Any]:
    return {"person.age": {"amount": number, "unit": "months"}}


def _weeks(number: int) -> dict[str, Any]:
    return {"person.age": {"amount": number, "unit": "weeks"}}


def _cells(written: object, **more: Any) -> dict[str, Any]:
    return {"count.value": {"amount": str(written), "unit": "/uL"}} | {
        f"count.{key}": item for key, item in more.items()
    }


@pytest.mark.parametrize(
    ("age", "cells", "band"),
    [
        (_years(30), 1500, "none"),
        (_years(30), 1499, "mild"),
        (_years(30), 1000, "mild"),
        (_years(30), 999, "moderate"),
        (_years(30), 500, "moderate"),
        (_years(30), 499, "severe"),
        (_years(30), 200, "severe"),
        (_years(30), 199, "severe"),
        (_years(1), 1200, "mild"),
        (_months(12), 1200, "mild"),
        (_months(11), 1200, "usual_for_infant"),
        (_months(11), 1499, "usual_for_infant"),
        (_months(11), 1500, "none"),
        (_months(11), 1000, "usual_for_infant"),
        (_months(11), 999, "moderate"),
        (_weeks(3), 1200, "usual_for_infant"),
        (_weeks(3), 499, "severe"),
    ],
)
def test_a_count_falls_in_the_band_of_its_number_and_age(judged: Any, age: dict[str, Any], cells: int, band: str):
    """Exactly 1,000 is mild, as USIDNET has it; under one year 1,000 to 1,499 is usual."""
    assert Among(frozenset({band})) == judged(age, counts=[_cells(cells)]).facts["counts.severity"].possible


@pytest.mark.parametrize("cells", [50, 499, 900, 1700, 5000, 20000])
def test_a_newborns_count_is_never_labeled(judged: Any, cells: int):
    """In the first days counts change day by day, so none of them is called low or normal."""
    for age in (_weeks(0), _weeks(1)):
        assert Among(frozenset({"newborn"})) == judged(age, counts=[_cells(cells)]).facts["counts.severity"].possible


@pytest.mark.parametrize(
    ("written", "bands"),
    [
        ("<500", {"severe"}),
        ("≤500", {"severe", "moderate"}),
        ("<1000", {"severe", "moderate"}),
        ("50-540", {"severe", "moderate"}),
        (">1500", {"none"}),
        ("≥1500", {"none"}),
        (">1000", {"mild", "none"}),
    ],
)
def test_a_rough_count_keeps_every_band_it_may_be_in(judged: Any, written: str, bands: set[str]):
    """A limit or a range is never narrowed to the band that looks most likely."""
    assert Among(frozenset(bands)) == judged(_years(30), counts=[_cells(written)]).facts["counts.severity"].possible


def test_without_an_age_a_count_keeps_the_bands_of_every_age(judged: Any):
    """1,200 is mild in a child, usual in a baby and not labeled in a newborn: without the age it may be any."""
    severity = judged({}, counts=[_cells(1200)]).facts["counts.severity"]
    assert Among(frozenset({"mild", "usual_for_infant", "newborn"})) == severity.possible


def test_a_count_is_read_at_the_age_it_was_taken_at(judged: Any):
    """1,200 in a four-year-old is mild today, and was usual when he was eight months old."""
    for date, band in {"2026-11": "mild", "2023-05": "usual_for_infant"}.items():
        severity = judged(_months(50), counts=[_cells(1200, date=date)]).facts["counts.severity"]
        assert Among(frozenset({band})) == severity.possible


def test_the_lowest_count_is_the_one_that_counts(judged: Any):
    """The band is that of the lowest count, wherever it stands in the list."""
    facts = judged(_years(30), counts=[_cells(1600), _cells(450), _cells(900)]).facts
    assert Span.exactly(450) == facts["counts.lowest"].possible
    assert Among(frozenset({"severe"})) == facts["counts.severity"].possible


def _chronic(judged: Any, dates: list[str], **answers: str) -> set[str]:
    facts = judged({**_years(30), **answers}, counts=[_cells(800, date=date) for date in dates]).facts
    return set(facts["counts.chronic"].possible.values)


@pytest.mark.parametrize(
    ("dates", "chronic"),
    [
        (["2026-01-15", "2026-04-15"], {"yes"}),
        (["2026-06-01", "2026-09-01"], {"yes"}),
        (["2026-01-15", "2026-04-14"], {"yes", "no"}),
        (["2026-08-01", "2026-10-01"], {"yes", "no"}),
        (["2026-03", "2026-07"], {"yes"}),
        (["2026-03", "2026-06"], {"yes", "no"}),
        (["2024", "2026"], {"yes"}),
        (["2025", "2026"], {"yes", "no"}),
        (["2020-05-01"], {"yes", "no"}),
    ],
)
def test_low_counts_three_months_apart_are_chronic(judged: Any, dates: list[str], chronic: set[str]):
    """Three months to the day are enough, a day less is not; a month or a year alone counts by its nearest days."""
    assert chronic == _chronic(judged, dates)


@pytest.mark.parametrize(
    ("answers", "chronic"),
    [
        ({"counts.duration": "three_months_or_longer"}, {"yes"}),
        ({"counts.duration": "since_birth"}, {"yes"}),
        ({"counts.duration": "under_three_months", "counts.now": "normal"}, {"no"}),
        ({"counts.duration": "under_three_months", "counts.now": "still_low"}, {"yes", "no"}),
        ({"counts.duration": "under_three_months"}, {"yes", "no"}),
        ({"counts.ever_low": "no"}, {"no"}),
        ({}, {"yes", "no"}),
    ],
)
def test_what_a_person_says_of_the_time_is_chronic_over_or_too_early_to_say(
    judged: Any, answers: dict[str, str], chronic: set[str]
):
    """A short time that is not over yet stays unknown."""
    assert chronic == _chronic(judged, [], **answers)


def test_a_normal_count_far_away_makes_nothing_last_longer(judged: Any):
    """Only low counts with a date count for how long counts were low."""
    facts = judged(_years(30), counts=[_cells(800, date="2026-10-01"), _cells(2500, date="2024-10-01")]).facts
    assert {"yes", "no"} == set(facts["counts.chronic"].possible.values)


@pytest.mark.parametrize(
    ("dates", "most"),
    [
        (["2026-01-01", "2026-02-01", "2026-03-01"], 3),
        (["2026-01-01", "2026-02-01", "2026-06-01"], 2),
        (["2026-01-01", "2026-08-01"], 1),
        (["2026", "2026", "2026"], 1),
    ],
)
def test_severe_counts_within_three_months_are_those_that_surely_lie_so_close(judged: Any, dates: list[str], most: int):
    """The registry’s rule counts only what the dates prove."""
    facts = judged(_years(30), counts=[_cells(100, date=date) for date in dates]).facts
    assert most == facts["counts.severe_in_3_months"].possible.low


def test_every_band_has_a_case_here(book: Any):
    """The bands tried above are all the bands there are."""
    assert BANDS == set(book.rules.facts["counts.severity"].options)
