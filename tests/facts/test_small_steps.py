"""The small steps that computed facts share, each on every small case."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from itertools import product

import pytest
from sheets import NO, YES, one_of, unsure

from questionnaire.asking.values import PartialDate, months, months_between
from questionnaire.judging.computing import any_of, both, first_why, is_, yes_no
from questionnaire.logic.predicates import Fact, Verdict, Why
from questionnaire.logic.span import Span
from questionnaire.neutropenia.counts import below

MET, NOT_MET, UNKNOWN = Verdict.MET, Verdict.NOT_MET, Verdict.UNKNOWN


def test_a_yes_or_no_says_why_it_is_not_known():
    """For a reason that is named, or else the first of the facts it came from, or else for not being answered."""
    rough, shy = unsure(Why.ROUGH), unsure(Why.PREFER_NOT)
    assert (YES, NO) == (yes_no(MET, [shy], Why.ROUGH), yes_no(NOT_MET, [shy], Why.ROUGH))
    assert unsure(Why.DONT_KNOW) == yes_no(UNKNOWN, [shy], Why.DONT_KNOW)
    assert shy == yes_no(UNKNOWN, [YES, shy, rough])
    assert unsure(Why.NOT_ANSWERED) == yes_no(UNKNOWN) == yes_no(UNKNOWN, [YES, NO])
    assert [Why.ROUGH, Why.NOT_ANSWERED, Why.NOT_ANSWERED] == [first_why(each) for each in ([rough, shy], [YES], [])]


def test_a_choice_is_one_of_the_options_when_each_it_may_be_is_among_them():
    """One that may be another is not known."""
    for fact, expected in (
        (one_of("a"), MET),
        (one_of("a", "b"), MET),
        (one_of("a", "c"), UNKNOWN),
        (one_of("c"), NOT_MET),
    ):
        assert expected is is_(fact, "a", "b")


@pytest.mark.parametrize("size", range(4))
def test_both_needs_all_and_any_needs_one(size: int):
    """Of every combination of met, not met and unknown, in every order."""
    facts = {MET: YES, NOT_MET: NO, UNKNOWN: unsure(Why.PREFER_NOT)}
    for verdicts in product(Verdict, repeat=size):
        every = NOT_MET if NOT_MET in verdicts else UNKNOWN if UNKNOWN in verdicts else MET
        some = MET if MET in verdicts else UNKNOWN if UNKNOWN in verdicts else NOT_MET
        assert every is both(*verdicts)
        assert facts[some] == any_of([facts[verdict] for verdict in verdicts], "yes")


def test_any_is_open_for_the_reason_of_the_first_that_is_open():
    """One that is known to be another is not why, although it is known roughly."""
    assert unsure(Why.PREFER_NOT) == any_of(
        [one_of("c", "d", why=Why.ROUGH), one_of("a", "c", why=Why.PREFER_NOT), one_of("b", "c", why=Why.DONT_KNOW)],
        "a",
        "b",
    )


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ((2026, 1, 15), (2026, 4, 15), Decimal(3)),
        ((2025, 12, 31), (2026, 1, 31), Decimal(1)),
        ((2024, 11, 22), (2026, 11, 22), Decimal(24)),
        ((2026, 1, 31), (2026, 2, 28), 1 - Decimal(3) / 31),
        ((2026, 1, 1), (2026, 1, 31), Decimal(30) / 31),
        ((2026, 11, 22), (2026, 11, 22), Decimal(0)),
        ((2026, 11, 22), (2026, 10, 21), -1 - Decimal(1) / 31),
    ],
)
def test_months_go_by_the_calendar(start: tuple[int, int, int], end: tuple[int, int, int], expected: Decimal):
    """From a day to the same day of another month are whole months; each day more is a thirty-first."""
    assert expected == months(dt.date(*start), dt.date(*end))


@pytest.mark.parametrize(
    ("date", "span"),
    [
        (PartialDate(2026, 4, 15), Span.exactly(3)),
        (PartialDate(2026, 7), Span(Decimal(0), Decimal(14) / 31)),
        (PartialDate(2026), Span(Decimal(0), 6 + Decimal(14) / 31)),
        (PartialDate(2026, 3), Span(4 - Decimal(16) / 31, 4 + Decimal(14) / 31)),
    ],
)
def test_the_time_since_a_date_is_as_exact_as_the_date(date: PartialDate, span: Span):
    """From its last day, or today where that is still to come, to its first."""
    assert span == months_between(date, dt.date(2026, 7, 15))


def test_a_count_is_below_a_limit_when_all_it_may_be_is():
    """The limit itself is not below."""
    spans = {Span.exactly(499): MET, Span.exactly(500): NOT_MET, Span(Decimal(0), Decimal(501)): UNKNOWN}
    assert list(spans.values()) == [below(Fact(span), Decimal(500)) for span in spans]
