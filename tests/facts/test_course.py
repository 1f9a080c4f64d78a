"""Facts of counts over time: every limit of days and months, and every combination of what was said."""

from __future__ import annotations

from decimal import Decimal
from itertools import product
from typing import Any

import pytest
from sheets import DONT_KNOW, NO, YES, age, at_least, cells, sheet, unsure

from questionnaire.logic.predicates import Fact, Why
from questionnaire.logic.span import Span


def _low(*dates: str, number: object = 800) -> list[dict[str, Any]]:
    return [cells(number, date=date) for date in dates]


def _months(number: Decimal | int) -> Fact:
    return Fact(Span(Decimal(number), None), Why.ROUGH)


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        (_low("2026-01-15", "2026-04-15"), _months(3)),
        (_low("2026-04-15", "2026-01-15"), _months(3)),
        (_low("2026-01-15", "2026-04-14"), _months(3 - Decimal(1) / 31)),
        (_low("2026-01-15", "2026-04-16"), _months(3 + Decimal(1) / 31)),
        (_low("2024-11-20", "2026-02-20"), _months(15)),
        (_low("2026-01-15", "2026-02-01", "2026-04-15"), _months(3)),
        (_low("2026-03", "2026-05"), _months(1 + Decimal(1) / 31)),
        (_low("2026", "2026"), _months(0)),
        (_low("2026-01-15"), _months(0)),
        (_low("2026-01-15", number=1499) + _low("2026-04-15", number=100), _months(3)),
        (_low("2026-01-15", number=1499) + _low("2026-04-15", number=1500), _months(0)),
        (_low("2026-01-15", "2026-04-15", number="<1600"), at_least(0, Why.MORE_ENTRIES)),
        ([*_low("2026-01-15"), cells(800), cells(800, date=DONT_KNOW)], _months(0)),
        ([cells(800)], at_least(0, Why.MORE_ENTRIES)),
        ([], at_least(0, Why.NOT_ANSWERED)),
    ],
)
def test_counts_were_low_at_least_from_the_first_to_the_last_day_that_is_known(
    counts: list[dict[str, Any]], expected: Fact
):
    """Days that are only known to the month or the year count by those nearest to each other."""
    assert expected == sheet(age(30), counts=counts).fact("counts.months_low")


def test_without_a_day_the_list_that_may_go_on_is_why():
    """Somebody who could not name all counts may know of two more."""
    assert at_least(0, Why.MORE_ENTRIES) == sheet(age(30), complete=False, counts=[]).fact("counts.months_low")


def test_a_count_usual_for_a_baby_is_not_low():
    """1,200 at eight months and at ten months is no low count."""
    counts = _low("2026-09-22", "2026-05-22", number=1200)
    assert at_least(0, Why.MORE_ENTRIES) == sheet(age(10, "months"), counts=counts).fact("counts.months_low")


@pytest.mark.parametrize(
    ("first", "counts", "expected"),
    [
        ("2026-01-15", _low("2026-04-15"), _months(3)),
        ("2026-01", _low("2026-04-15"), _months(3 - Decimal(16) / 31)),
        ("2026-04-15", _low("2026-01-15"), _months(3)),
        ("2026-01-15", [], _months(0)),
        ("2026-01-15", [cells(3000, date="2026-04-15")], _months(0)),
        ("1990", _low("2026-04-15"), _months(0)),
        (DONT_KNOW, [], at_least(0, Why.NOT_ANSWERED)),
    ],
)
def test_the_first_low_count_that_is_known_need_not_be_listed(first: Any, counts: Any, expected: Fact):
    """Its day counts as that of a low count; one before birth is a slip of the pen."""
    found = sheet(age(30) | {"called.first_low": first}, counts=counts).fact("counts.months_low")
    assert expected == found


LASTED = ("three_months_or_longer", "since_birth", "under_three_months", DONT_KNOW, None)
NOW = ("still_low", "up_and_down", "normal", DONT_KNOW, None)
EVER = ("yes", "no", DONT_KNOW, None)
DATES = {"three months": ("2026-01-15", "2026-04-15"), "a day less": ("2026-01-15", "2026-04-14"), "none": ()}
AGES = {"2 months": True, "12 weeks": True, "13 weeks": False, "3 months": False, "30 years": False}


def _chronic(lasted: Any, now: Any, ever: Any, dates: str, *, too_young: bool, baby: bool) -> Fact:
    """What follows, in the order in which one thing outweighs another."""
    if dates == "three months":
        return YES
    if (lasted == "three_months_or_longer" and not too_young) or (lasted == "since_birth" and not baby):
        return YES
    if ever == "no":
        return NO
    if lasted == "under_three_months" and now == "normal":
        return NO
    if lasted in ("under_three_months", "since_birth") or too_young:
        return unsure(Why.TOO_EARLY)
    whys = {None: Why.NOT_ANSWERED, str(DONT_KNOW): Why.DONT_KNOW}
    left = [whys[key] for key in (each if each is None else str(each) for each in (lasted, now)) if key in whys]
    return unsure(left[0] if left else Why.NOT_ANSWERED)


@pytest.mark.parametrize("dates", DATES)
@pytest.mark.parametrize("old", AGES)
def test_low_for_three_months_follows_from_days_or_from_what_was_said(old: str, dates: str):
    """Days outweigh words; a baby under three months has had nothing for longer; a short time not over is unknown."""
    number, unit = old.split()
    for lasted, now, ever in product(LASTED, NOW, EVER):
        said = age(int(number), unit) | {"counts.duration": lasted, "counts.now": now, "counts.ever_low": ever}
        found = sheet(said, counts=_low(*DATES[dates], number=100)).fact("counts.chronic")
        # The days lie before the birth of the youngest: a slip of the pen, from which no age follows.
        readable = dates if number == "30" else "none"
        assert _chronic(lasted, now, ever, readable, too_young=AGES[old], baby=number != "30") == found, said


LITTLE = [cells(60, date="2026-07-31")]


@pytest.mark.parametrize(
    ("old", "said", "counts", "expected"),
    [
        ("4 months", {}, [cells(300, date="2026-11-18")], unsure(Why.TOO_EARLY)),
        ("4 months", {}, LITTLE, YES),
        ("14 months", {}, [], unsure(Why.TOO_EARLY)),
        ("1 years", {}, [], unsure(Why.TOO_EARLY)),
        ("15 months", {}, [], YES),
        ("2 years", {}, [], YES),
        ("14 months", {}, _low("2026-08-22"), YES),
        ("14 months", {}, _low("2026-08-23"), unsure(Why.TOO_EARLY)),
        ("14 months", {}, [cells(1600, date="2026-08-22")], unsure(Why.TOO_EARLY)),
        ("14 months", {"called.first_low": "2026-07"}, [], YES),
        ("14 months", {"called.first_low": "2026-08"}, [], unsure(Why.TOO_EARLY)),
        ("4 months", {"called.first_low": "2026-01"}, [], unsure(Why.TOO_EARLY)),
    ],
)
def test_since_birth_or_the_first_year_is_three_months_only_where_age_or_a_day_says_so(
    old: str, said: dict[str, Any], counts: Any, expected: Fact
):
    """Someone not sure to be fifteen months old needs a low count of three months ago or more."""
    number, unit = old.split()
    lasted = age(int(number), unit) | {"counts.duration": "since_birth", "counts.now": "still_low"}
    assert expected == sheet(lasted | said, counts=counts).fact("counts.chronic")


def _between(low: Decimal | int, high: Decimal | int, *, high_open: bool = False) -> Fact:
    return Fact(Span(Decimal(low), Decimal(high), high_open=high_open), Why.ROUGH)


@pytest.mark.parametrize(
    ("said", "counts", "expected"),
    [
        ({"called.first_low": "2016-11-22"}, [], _between(240, 252, high_open=True)),
        ({"counts.duration": "since_birth"}, [], _between(0, 12, high_open=True)),
        ({"counts.duration": "since_birth", "called.first_low": "2016-11-22"}, [], _between(0, 12, high_open=True)),
        ({}, _low("2016-11-22", "2020"), _between(0, 252, high_open=True)),
        ({"called.first_low": "2020-11-22"}, _low("2016-11-22"), _between(0, 252, high_open=True)),
        ({"called.first_low": "2016-11-22"}, _low("2020"), _between(240, 252, high_open=True)),
        ({"called.first_low": "1990"}, _low("2016-11-22"), _between(0, 252, high_open=True)),
        ({"counts.ever_low": "yes"}, [], _between(0, 372, high_open=True)),
        ({}, [cells(800)], _between(0, 372, high_open=True)),
        ({}, [cells(3000, date="2016-11-22")], at_least(0, Why.MORE_ENTRIES)),
        ({"counts.ever_low": "no"}, [], at_least(0, Why.NOT_ANSWERED)),
        ({}, [], at_least(0, Why.NOT_ANSWERED)),
    ],
)
def test_the_age_at_the_first_low_count_is_told_or_at_most_that_at_the_earliest_listed(
    said: dict[str, Any], counts: Any, expected: Fact
):
    """There may have been a lower one before: a listed count says no more than “by then”."""
    assert expected == sheet(age(30) | said, counts=counts).fact("counts.first_age")


def test_the_age_at_the_first_low_count_needs_the_age_of_the_person():
    """Without it only "since birth or the first year" tells one."""
    nobody = {"called.first_low": "2016"}
    assert at_least(0, Why.NOT_ANSWERED) == sheet(nobody, counts=[]).fact("counts.first_age")
    since_birth = sheet({"counts.duration": "since_birth"}, counts=[]).fact("counts.first_age")
    assert _between(0, 12, high_open=True) == since_birth


def test_without_an_age_what_was_said_is_believed():
    """That somebody may be a baby is no reason to doubt three months."""
    assert YES == sheet({"counts.duration": "since_birth"}).fact("counts.chronic")


DIPS = [cells(300, date="2026-09-01"), cells(900, date="2026-09-12"), cells(200, date="2026-09-22")]


def test_a_rhythm_is_shown_and_denied_by_counts_in_a_row_alone():
    """Fevers at any time, or none, are no reason to say that there is no rhythm: many never notice one."""
    for serial, gaps, dips in product(
        ("cycle", "no_cycle", DONT_KNOW, None), ("three_weeks", "other_gap", "none", DONT_KNOW, None), (True, False)
    ):
        found = sheet({"serial.result": serial, "pattern.gaps": gaps}, counts=DIPS if dips else []).fact(
            "pattern.cyclic"
        )
        if serial == "cycle":
            expected = YES
        elif serial == "no_cycle":
            expected = NO
        else:
            expected = unsure(Why.NOT_ANSWERED if serial is None else Why.DONT_KNOW)
        assert expected == found, (serial, gaps, dips)


OPEN = unsure(Why.MORE_ENTRIES)


@pytest.mark.parametrize(
    ("low", "between", "expected"),
    [
        (("2026-09-01", "2026-09-14"), ("2026-09-07", 900), OPEN),
        (("2026-09-01", "2026-09-15"), ("2026-09-07", 900), YES),
        (("2026-09-15", "2026-09-01"), ("2026-09-07", 900), YES),
        (("2026-09-01", "2026-10-06"), ("2026-09-07", 900), YES),
        (("2026-09-01", "2026-10-07"), ("2026-09-07", 900), OPEN),
        (("2026-09-01", "2026-09-22"), ("2026-09-02", 900), YES),
        (("2026-09-01", "2026-09-22"), ("2026-09-01", 900), OPEN),
        (("2026-09-01", "2026-09-22"), ("2026-09-22", 900), OPEN),
        (("2026-09-01", "2026-09-22"), ("2026-09-21", 900), YES),
        (("2026-09-01", "2026-09-22"), ("2026-09-23", 900), OPEN),
        (("2026-09-01", "2026-09-22"), ("2026-08-31", 900), OPEN),
        (("2026-09-01", "2026-09-22"), ("2026-09-12", 500), YES),
        (("2026-09-01", "2026-09-22"), ("2026-09-12", 499), OPEN),
        (("2026-09-01", "2026-09-22"), ("2026-09-12", "<600"), OPEN),
        (("2026-09-01", "2026-09-22"), ("2026-09", 900), OPEN),
        (("2026-09-01", "2026-09-22"), (None, 900), OPEN),
        (("2026-09-01", "2026-09-22"), (DONT_KNOW, 900), OPEN),
        (("2026-08", "2026-09"), ("2026-08-20", 900), OPEN),
        (("2026-09-01",), ("2026-09-12", 900), OPEN),
        (("2026-07-01", "2026-08-22", "2026-09-12"), ("2026-09-01", 900), YES),
        (("2026-07-01", "2026-07-20", "2026-08-05"), ("2026-08-01", 900), YES),
    ],
)
def test_two_dips_count_when_they_lie_two_to_five_weeks_apart_with_a_higher_count_between(
    low: tuple[str, ...], between: tuple[Any, Any], expected: Fact
):
    """Fourteen and thirty-five days are in, thirteen and thirty-six are out; nothing rules a rhythm out."""
    date, number = between
    counts = [*_low(*low, number=300), cells(number, date=date)]
    assert expected == sheet(counts=counts).fact("counts.dips_three_weekly")


def test_a_count_known_to_the_month_keeps_none_of_the_others_from_being_read():
    """Those with a day are read wherever they stand in the list."""
    assert YES == sheet(counts=[cells(300, date="2026-05"), *DIPS]).fact("counts.dips_three_weekly")


def test_dips_that_were_not_listed_may_be_there():
    """While the list may go on, that is why nothing is known."""
    assert unsure(Why.MORE_ENTRIES) == sheet(complete=False, counts=[]).fact("counts.dips_three_weekly")
