"""Facts of how counts stand now: G-CSF makes a count normal whatever the cause; what may be new and is not settled."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest
from sheets import DONT_KNOW, NO, YES, age, cells, one_of, sheet, unsure

from questionnaire.logic.predicates import Fact, Why

NOW = ("still_low", "up_and_down", "normal", DONT_KNOW, None)
EVER = ("six_months_or_longer", "under_six_months", "no", DONT_KNOW, None)
ENDED = ("still_on_it", "not_needed", "side_effects", DONT_KNOW, None)


def _standing(now: Any, ever: Any, ended: Any) -> set[str]:
    """What may be so, worked out by the sentence: on G-CSF a count that is normal is not back to normal."""
    possible = set() if now == "normal" else {"low"}
    if now in ("still_low", "up_and_down"):
        return possible
    had = {"yes"} if ever in EVER[:2] else {"no"} if ever in ("no", None) else {"yes", "no"}
    goes_on = {"yes"} if ended == "still_on_it" else {"yes", "no"} if ended in (DONT_KNOW, None) else {"no"}
    for each, on in product(had, goes_on):
        possible.add("normal_on_treatment" if (each, on) == ("yes", "yes") else "normal")
    return possible


@pytest.mark.parametrize(("now", "ever", "ended"), list(product(NOW, EVER, ENDED)))
def test_counts_are_normal_only_when_no_g_csf_is_given(now: Any, ever: Any, ended: Any):
    """Every combination of how counts are, if G-CSF was given, and if it ended."""
    found = sheet({"counts.now": now, "treat.gcsf": ever, "gcsf.stopped": ended}).fact("counts.standing")
    expected = _standing(now, ever, ended)
    assert expected == set(found.possible.values)
    assert (found.why is None) == (len(expected) == 1)


def test_a_count_on_g_csf_tells_of_it_where_nothing_else_does():
    """Whoever left the page on treatment open said it of a count."""
    counts = [cells(2500, on_gcsf="yes")]
    found = sheet({"counts.now": "normal"}, counts=counts).fact("counts.standing")
    assert {"normal", "normal_on_treatment"} == set(found.possible.values)


# By how old in years: under which limit a count that may be new has to be known today, and under which at all.
LIMITS = [(30, "counts.low_lately", 1000), (30, "counts.call", 500), (17, "counts.call", 200)]
lately = pytest.mark.parametrize(("years", "fact", "limit"), LIMITS)


def _found(years: int, fact: str, counts: list[dict[str, Any]], **said: Any) -> Fact:
    answers = {**age(years), "person.who": "child", **{f"counts.{key}": each for key, each in said.items()}}
    found = sheet(answers, counts=counts).fact(fact)
    if fact == "counts.low_lately":
        return found
    return YES if {"today"} == set(found.possible.values) else NO


@lately
def test_a_count_under_the_limit_may_be_new_until_it_is_three_months_old(years: int, fact: str, limit: int):
    """To the day; a month or a year counts by its last day, and without a date it may be of today."""
    just, at = limit - 1, limit
    for date in ("2026-11-22", "2026-08-23", "2026-08", "2026", None, DONT_KNOW):
        assert YES == _found(years, fact, [cells(just, date=date)]), date
        assert NO == _found(years, fact, [cells(at, date=date)]), date
    for date in ("2026-08-22", "2026-07", "2025"):
        assert NO == _found(years, fact, [cells(just, date=date)]), date


@lately
def test_a_number_that_is_not_known_may_be_under_the_limit(years: int, fact: str, limit: int):
    """“Low” without a number, a limit, a range: each that reaches below counts."""
    for count in (
        {"count.rough": "told_low"},
        {"count.rough": "told_severe"},
        cells(f"{limit - 1}-1400"),
        cells("<1500"),
        {"count.rough": "under_200"},
    ):
        assert YES == _found(years, fact, [count]), count
    for count in ({"count.rough": "1000_1499"}, {"count.rough": "normal"}, cells(f">{limit}")):
        assert NO == _found(years, fact, [count], ever_low="no"), count


@lately
def test_a_normal_count_after_it_settles_a_low_one(years: int, fact: str, limit: int):
    """Not one on G-CSF, not one of the same day or before, and not one that is still low."""
    low = cells(limit - 1, date="2026-11-01")
    assert NO == _found(years, fact, [low, cells(1500, date="2026-11-02")])
    assert NO == _found(years, fact, [cells(1500, date="2026-11-02", on_gcsf="no"), low])
    assert YES == _found(years, fact, [low, cells(1500, date="2026-11-02", on_gcsf="yes")])
    assert YES == _found(years, fact, [low, cells(1500, date="2026-11-01")])
    assert YES == _found(years, fact, [low, cells(1500, date="2026-10-30")])
    assert YES == _found(years, fact, [low, cells(1500, date="2026-11")])
    assert YES == _found(years, fact, [low, cells(1499, date="2026-11-02")])
    assert YES == _found(years, fact, [low, cells(1500, date="2026-11-02"), cells(limit - 1, date="2026-11-10")])


@lately
def test_what_was_told_in_words_counts_where_no_low_count_is_listed(years: int, fact: str, limit: int):
    """A doctor said low: that may be under the limit. Back to normal is settled."""
    assert YES == _found(years, fact, [], ever_low="yes")
    assert NO == _found(years, fact, [], ever_low="no")
    if fact == "counts.low_lately":
        assert unsure(Why.NOT_ANSWERED) == _found(years, fact, [])
        assert unsure(Why.DONT_KNOW) == _found(years, fact, [], ever_low=DONT_KNOW)
    assert NO == _found(years, fact, [cells(limit - 1)], now="normal")
    unsaid = _found(years, fact, [cells(4000)], ever_low="yes")
    assert (unsure(Why.NOT_ANSWERED) if fact == "counts.low_lately" else NO) == unsaid, "how counts are now"
    assert YES == _found(years, fact, [cells(4000)], ever_low="yes", now="still_low")
    assert YES == _found(years, fact, [{"count.rough": DONT_KNOW}], ever_low="yes")


@lately
def test_who_is_known_to_be_low_for_long_has_a_new_count_only_by_the_dates(years: int, fact: str, limit: int):
    """Low since birth, and no higher count before: not new. One that fell is, and so is each in the first months."""
    low, high = cells(limit - 1, date="2026-11-01"), cells(500, date="2026-10-01")
    for lasted in ("since_birth", "three_months_or_longer") if fact == "counts.call" else ():
        for counts in ([low], [low, cells(499, date="2026-10-01")], [low, cells(500, date="2026-11-01")]):
            assert NO == _found(years, fact, counts, duration=lasted)
        assert YES == _found(years, fact, [low, high], duration=lasted)
        assert NO == _found(years, fact, [low, high], duration=lasted, doctor_knows="yes")
    assert YES == _found(years, fact, [low], duration="under_three_months")


@lately
def test_a_count_without_a_number_stands_unless_it_is_old_or_none_was_ever_low(years: int, fact: str, limit: int):
    """The number that was left out may be under the limit; “never low” leaves it open, a day long ago settles it."""
    low = cells(limit - 1, date="2025-01-01")
    assert YES == _found(years, fact, [low, {"count.date": "2026-11-20"}])
    assert YES == _found(years, fact, [low, {"count.rough": DONT_KNOW}], ever_low=DONT_KNOW)
    assert NO == _found(years, fact, [low, {"count.date": "2026-08-22"}])
    if fact == "counts.low_lately":
        open_still = _found(years, fact, [cells(4000), {"count.date": "2026-11-20"}], ever_low="no")
        assert {"yes", "no"} == open_still.possible.values  # type: ignore[union-attr]


def test_counts_low_when_ill_are_those_that_were_told():
    """A low count in an illness, and none under 500 without one; what is not known of either leaves it open."""
    fact = "counts.low_when_ill"
    assert YES == sheet(counts=[cells(1499, when_ill="yes")]).fact(fact)
    assert YES == sheet(counts=[cells(300, when_ill="yes"), cells(500, when_ill="no")]).fact(fact)
    assert NO == sheet(counts=[cells(1500, when_ill="yes")]).fact(fact)
    assert NO == sheet(counts=[cells(300, when_ill="no")]).fact(fact)
    assert NO == sheet(counts=[cells(300, when_ill="yes"), cells(499, when_ill="no")]).fact(fact)
    assert NO == sheet(counts=[]).fact(fact)
    assert unsure(Why.DONT_KNOW) == sheet(counts=[cells(300, when_ill=DONT_KNOW)]).fact(fact)
    assert unsure(Why.DONT_KNOW) == sheet(counts=[cells("<1600", when_ill="yes")]).fact(fact)
    both = [cells(300, when_ill="yes"), cells("<600", when_ill="no")]
    assert one_of("yes", "no", why=Why.DONT_KNOW) == sheet(counts=both).fact(fact)


@pytest.mark.parametrize(
    ("others", "again"),
    [
        ([], False),
        ([cells(2000)], False),
        ([cells(2000, date="2026-09")], False),
        ([cells(2000, date="2026")], False),
        ([cells(2000, date="2026-10")], True),
        ([cells(900, date="2026-10", when_ill="no")], True),
        ([cells(900, date="2026-10")], False),
        ([cells(900, date="2026-10"), cells(2000, date="2026-11")], True),
    ],
)
def test_a_count_of_an_illness_was_taken_again_when_a_later_one_is_told(others: list[dict[str, Any]], again: bool):
    """A later one that may be low in an illness, too, has to be followed itself; nothing makes it no."""
    found = sheet(counts=[cells(300, when_ill="yes", date="2026-09"), *others]).fact("counts.taken_again")
    assert (YES if again else unsure(Why.DONT_KNOW)) == found
