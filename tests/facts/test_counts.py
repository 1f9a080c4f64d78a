"""Facts of blood counts, each way to say a count and each limit, with the reason where something is not known."""

from __future__ import annotations

from decimal import Decimal
from itertools import product
from typing import Any

import pytest
from sheets import DONT_KNOW, LEFT_AT, PREFER_NOT, YES, age, at_least, cells, entry, one_of, sheet, unsure

from questionnaire.logic.predicates import Fact, Verdict, Why
from questionnaire.logic.span import Span

ALL_BANDS = ("severe", "moderate", "mild", "usual_for_infant", "none", "newborn")


def _span(low: int, high: int | None, **opened: bool) -> Fact:
    return Fact(Span(Decimal(low), None if high is None else Decimal(high), **opened), Why.ROUGH)


def _white(written: object, percent: int | None, bands: Any = None) -> dict[str, Any]:
    return {
        "count.white": {"amount": str(written), "unit": "/uL"},
        "count.percent": percent,
        "count.bands": bands,
    }


ROUGHLY = {
    "under_200": _span(0, 200, high_open=True),
    "200_499": _span(200, 500, high_open=True),
    "500_999": _span(500, 1000, high_open=True),
    "1000_1499": _span(1000, 1500, high_open=True),
    "told_severe": _span(0, 500, high_open=True),
    "normal": _span(1500, None),
}


@pytest.mark.parametrize(
    ("said", "anc"),
    [
        (cells(300), Fact(Span.exactly(300))),
        (cells("<500"), _span(0, 500, high_open=True)),
        (cells(300, rough="normal") | _white(3500, 30), Fact(Span.exactly(300))),
        (_white(3500, 30, 1), Fact(Span.exactly(1085))),
        (_white(3500, 30), Fact(Span.exactly(1050))),
        (_white(3500, 30, DONT_KNOW), Fact(Span.exactly(1050))),
        (_white(3500, 60, 40), Fact(Span.exactly(3500))),
        (_white(3500, 100), Fact(Span.exactly(3500))),
        (_white(3500, 60, 41), at_least(0, Why.NOT_ANSWERED)),
        (_white(3500, 60, 41) | {"count.rough": "500_999"}, ROUGHLY["500_999"]),
        (_white(3500, 30) | {"count.rough": "500_999"}, Fact(Span.exactly(1050))),
        (_white(3500, None, 30), at_least(0, Why.NOT_ANSWERED)),
        ({"count.percent": 30, "count.bands": 1}, at_least(0, Why.NOT_ANSWERED)),
        (_white("<4000", 50), _span(0, 2000, high_open=True)),
        (_white("≤4000", 50), _span(0, 2000)),
        (_white(">4000", 50), _span(2000, None, low_open=True)),
        (_white("≥4000", 50), _span(2000, None)),
        (_white("3000-4000", 50), _span(1500, 2000)),
        *(({"count.rough": told}, expected) for told, expected in ROUGHLY.items()),
        ({"count.value": DONT_KNOW, "count.rough": "normal"}, ROUGHLY["normal"]),
        ({"count.rough": DONT_KNOW}, at_least(0, Why.DONT_KNOW)),
        ({"count.value": PREFER_NOT, "count.rough": DONT_KNOW}, at_least(0, Why.DONT_KNOW)),
        ({"count.value": DONT_KNOW}, at_least(0, Why.NOT_ANSWERED)),
        ({}, at_least(0, Why.NOT_ANSWERED)),
    ],
)
def test_a_count_is_its_number_or_follows_from_white_cells_or_was_said_roughly(said: dict[str, Any], anc: Fact):
    """The number goes before white cells, those before rough words; percentages over 100 together say nothing."""
    assert anc == entry("counts", said).fact("count.anc")


def test_a_count_without_a_date_is_read_at_todays_age():
    """With the day it was taken, the age is that of the day; without an age nothing is known of it."""
    for said, expected in [
        (age(4), Fact(Span(Decimal(48), Decimal(60), high_open=True), Why.ROUGH)),
        ({}, at_least(0, Why.NOT_ANSWERED)),
        ({"person.age": DONT_KNOW}, at_least(0, Why.DONT_KNOW)),
    ]:
        assert expected == entry("counts", cells(300), said).fact("count.age_months")
    dated = cells(300, date="2026-10-22")
    assert Fact(Span(Decimal(47), Decimal(59), high_open=True), Why.ROUGH) == entry("counts", dated, age(4)).fact(
        "count.age_months"
    )
    assert at_least(0, Why.NOT_ANSWERED) == entry("counts", dated).fact("count.age_months")


def _band(number: int, months: Decimal) -> str:
    """What a count is called at an age, in plain words."""
    if months < Decimal("0.5"):
        return "newborn"
    if number < 500:
        return "severe"
    if number < 1000:
        return "moderate"
    if number < 1500:
        return "usual_for_infant" if months < 12 else "mild"
    return "none"


AGES = [("weeks", number) for number in range(4)] + [("months", number) for number in (0, 1, 10, 11, 12, 13)]
NUMBERS = (1, 200, 499, 500, 999, 1000, 1499, 1500, 9000)


def test_every_band_a_count_may_be_in_is_kept_at_every_age():
    """At each limit of number and age the bands are those of every age the person may have."""
    for (unit, number), count in product([*AGES, ("years", 0), ("years", 1)], NUMBERS):
        months = {"weeks": Decimal(12) / 52, "months": Decimal(1), "years": Decimal(12)}[unit]
        first, end = number * months, (number + 1) * months
        ages = [each for each in (first, Decimal("0.5"), Decimal(12)) if first <= each < end]
        bands = {_band(count, each) for each in ages}
        expected = one_of(*bands, why=None if len(bands) == 1 else Why.ROUGH)
        assert expected == entry("counts", cells(count), age(number, unit)).fact("count.band"), (count, number, unit)


@pytest.mark.parametrize(
    ("said", "person", "band"),
    [
        (cells("<1000"), age(30), one_of("severe", "moderate", why=Why.ROUGH)),
        (cells("<1000"), {}, one_of("severe", "moderate", "newborn", why=Why.ROUGH)),
        (cells(300), {}, one_of("severe", "newborn", why=Why.NOT_ANSWERED)),
        (cells(300), {"person.age": DONT_KNOW}, one_of("severe", "newborn", why=Why.DONT_KNOW)),
        (cells("<500"), age(30), one_of("severe")),
        ({"count.rough": "200_499"}, age(30), one_of("severe")),
        ({"count.rough": DONT_KNOW}, age(30), one_of(*ALL_BANDS, why=Why.DONT_KNOW)),
        ({}, age(30), one_of(*ALL_BANDS, why=Why.NOT_ANSWERED)),
        ({}, age(0, "weeks"), one_of(*ALL_BANDS, why=Why.NOT_ANSWERED)),
    ],
)
def test_a_band_that_is_not_known_says_whether_the_count_or_the_age_is_why(
    said: dict[str, Any], person: dict[str, Any], band: Fact
):
    """The count goes first; one band that is left is known, however roughly the count was said."""
    assert band == entry("counts", said, person).fact("count.band")


@pytest.mark.parametrize(
    ("counts", "complete", "lowest", "severity"),
    [
        ([cells(900), cells(450), cells(1600)], True, Fact(Span.exactly(450)), one_of("severe")),
        (
            [cells(700), {"count.rough": DONT_KNOW}],
            True,
            Fact(Span(Decimal(0), Decimal(700)), Why.ROUGH),
            one_of(*ALL_BANDS, why=Why.DONT_KNOW),
        ),
        (
            [cells("<1000"), cells(900)],
            True,
            Fact(Span(Decimal(0), Decimal(900)), Why.ROUGH),
            one_of("severe", "moderate", why=Why.ROUGH),
        ),
        (
            [cells(1000), cells("<900")],
            True,
            _span(0, 900, high_open=True),
            one_of("severe", "moderate", why=Why.ROUGH),
        ),
        (
            [cells("1-500"), cells("<500"), cells("2-500")],
            True,
            _span(0, 500, high_open=True),
            one_of("severe", "moderate", why=Why.ROUGH),
        ),
        (
            [cells(">1200"), cells(1300)],
            True,
            Fact(Span(Decimal(1200), Decimal(1300), low_open=True), Why.ROUGH),
            one_of("mild", "none", why=Why.ROUGH),
        ),
        ([cells(">1400"), cells(1300)], True, Fact(Span.exactly(1300)), one_of("mild")),
        ([], True, at_least(0, Why.DONT_KNOW), one_of(*ALL_BANDS, why=Why.DONT_KNOW)),
        ([], False, at_least(0, Why.MORE_ENTRIES), one_of(*ALL_BANDS, why=Why.MORE_ENTRIES)),
        ([], None, at_least(0, Why.NOT_ANSWERED), one_of(*ALL_BANDS, why=Why.NOT_ANSWERED)),
        (
            [{"count.rough": PREFER_NOT}, {"count.rough": DONT_KNOW}],
            False,
            at_least(0, Why.PREFER_NOT),
            one_of(*ALL_BANDS, why=Why.PREFER_NOT),
        ),
    ],
)
def test_the_lowest_count_is_any_that_may_be_the_lowest(
    counts: list[dict[str, Any]], complete: bool | None, lowest: Fact, severity: Fact
):
    """“Under 1,000” may be lower than 900, and a count that is not known lower than any of the others."""
    facts = sheet(age(30), complete=complete, counts=counts)
    assert (lowest, severity) == (facts.fact("counts.lowest"), facts.fact("counts.severity"))


@pytest.mark.parametrize(
    ("listed", "complete", "expected"),
    [
        (
            [cells(300), {"count.rough": DONT_KNOW}, {"count.rough": "normal"}, {}],
            False,
            Fact(Span(Decimal(2), Decimal(4)), Why.DONT_KNOW),
        ),
        ([cells(300)], True, Fact(Span.exactly(1))),
        ([], True, Fact(Span.exactly(0))),
        ([], False, at_least(0, Why.MORE_ENTRIES)),
        ([], None, at_least(0, Why.NOT_ANSWERED)),
        ([{"count.rough": DONT_KNOW}], True, Fact(Span(Decimal(0), Decimal(1)), Why.DONT_KNOW)),
    ],
)
def test_the_counts_that_were_listed_with_a_number_are_counted(
    listed: list[dict[str, Any]], complete: bool | None, expected: Fact
):
    """A count that is not known may have a number, and no count listed may mean that nobody looked."""
    assert expected == sheet(complete=complete, counts=listed).fact("counts.how_many")


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        (["2024-11-22"], Fact(Span.exactly(24))),
        (["2019", "2024-11-22", "2023-01"], Fact(Span.exactly(24))),
        (["2024-11-22", None], Fact(Span(Decimal(0), None), Why.NOT_ANSWERED)),
        ([], Fact(Span(Decimal(0), None), Why.DONT_KNOW)),
    ],
)
def test_the_time_since_the_latest_count_is_known_once_each_has_a_date(dates: list[str | None], expected: Fact):
    """One without a date may be of yesterday."""
    listed = [cells(900) | ({"count.date": date} if date else {}) for date in dates]
    assert expected == sheet(counts=listed).fact("counts.months_since")


@pytest.mark.parametrize("complete", [True, False, None])
@pytest.mark.parametrize("fact", ["counts.severe_in_3_months", "counts.severe_when_well"])
def test_a_list_of_counts_is_never_closed_by_these_are_all_that_i_know_of(fact: str, complete: bool | None):
    """Counts are samples: more were taken than anybody knows of, so none of them rules a lower one out."""
    found = sheet(complete=complete, counts=[cells(2000, when_ill="no")]).fact(fact)
    assert Why.MORE_ENTRIES is found.why
    assert "yes" in getattr(found.possible, "values", {"yes"})
    assert getattr(found.possible, "high", None) is None


@pytest.mark.parametrize(
    ("counts", "complete", "expected"),
    [
        ([], True, at_least(0, Why.MORE_ENTRIES)),
        ([], False, at_least(0, Why.MORE_ENTRIES)),
        ([cells(500, date="2026-01-01")], True, at_least(0, Why.MORE_ENTRIES)),
        ([cells(499)], True, at_least(1, Why.MORE_ENTRIES)),
        ([cells(499)], False, at_least(1, Why.MORE_ENTRIES)),
        ([cells(499), cells(100)], True, at_least(1, Why.MORE_ENTRIES)),
        ([cells("<1000")], True, at_least(0, Why.MORE_ENTRIES)),
        ([cells(499), cells("<1000"), cells(900)], True, at_least(1, Why.MORE_ENTRIES)),
        ([cells(1, date="2026-01-01"), cells(1, date="2026-04-03")], True, at_least(2, Why.MORE_ENTRIES)),
        ([cells(1, date="2026-01-01"), cells(1, date="2026-04-04")], True, at_least(1, Why.MORE_ENTRIES)),
        ([cells(1, date="2026-04-03"), cells(1, date="2026-01-01")], True, at_least(2, Why.MORE_ENTRIES)),
        ([cells(1, date="2026-01-01"), cells(1, date="2026-01-01")], True, at_least(2, Why.MORE_ENTRIES)),
        ([cells(1, date="2026-02"), cells(1, date="2026-04")], True, at_least(2, Why.MORE_ENTRIES)),
        ([cells(1, date="2026-01"), cells(1, date="2026-04")], True, at_least(1, Why.MORE_ENTRIES)),
        ([cells(1, date="2026-01-01"), cells(1), cells(1, date="2026-02-01")], True, at_least(2, Why.MORE_ENTRIES)),
    ],
)
def test_the_most_severe_counts_within_three_months_are_those_the_days_prove(
    counts: list[dict[str, Any]], complete: bool, expected: Fact
):
    """Ninety-two days hold together, ninety-three do not; there may always be more."""
    assert expected == sheet(complete=complete, counts=counts).fact("counts.severe_in_3_months")


@pytest.mark.parametrize("ill", LEFT_AT)
@pytest.mark.parametrize(("number", "severe"), [(499, Verdict.MET), (500, Verdict.NOT_MET), ("<600", Verdict.UNKNOWN)])
def test_a_severe_count_when_well_is_under_500_and_taken_without_illness(number: Any, severe: Verdict, ill: str):
    """Both have to be known of one count; a count that may be another is never ruled out."""
    said, when_ill, _ = LEFT_AT[ill]
    found = sheet(counts=[cells(2000, when_ill="no"), cells(number, when_ill=said)]).fact("counts.severe_when_well")
    both_met = severe is Verdict.MET and when_ill is Verdict.NOT_MET
    assert (YES if both_met else unsure(Why.MORE_ENTRIES)) == found


def test_a_count_that_could_not_be_named_may_be_severe_when_well():
    """While the list may go on, nothing is ruled out, and the list is why."""
    found = sheet(complete=False, counts=[cells(2000, when_ill="no")]).fact("counts.severe_when_well")
    assert unsure(Why.MORE_ENTRIES) == found


@pytest.mark.parametrize(("ever", "known"), [("no", True), ("yes", False), (DONT_KNOW, False), (None, False)])
def test_who_knows_of_no_count_rules_none_out_unless_none_was_ever_low(ever: Any, known: bool):
    """No report at hand is no proof: three counts under 500 may be on file at the clinic."""
    found = sheet({"counts.ever_low": ever}, complete=True, counts=[])
    assert Fact(Span.exactly(0)) == found.fact("counts.how_many")
    assert (known, known) == tuple(
        found.fact(f"counts.severe_{each}").why is None for each in ("in_3_months", "when_well")
    )
    assert "no" in found.fact("counts.severe_when_well").possible.values  # type: ignore[union-attr]
