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


LIMITS = {"counts.low_lately": 1000, "counts.severe_lately": 500}
lately = pytest.mark.parametrize(("fact", "limit"), LIMITS.items())


def _found(fact: str, counts: list[dict[str, Any]], **said: Any) -> Fact:
    return sheet({**age(30), **{f"counts.{key}": each for key, each in said.items()}}, counts=counts).fact(fact)


@lately
def test_a_count_under_the_limit_may_be_new_until_it_is_three_months_old(fact: str, limit: int):
    """To the day; a month or a year counts by its last day, and without a date it may be of today."""
    just, at = limit - 1, limit
    for date in ("2026-11-22", "2026-08-23", "2026-08", "2026", None, DONT_KNOW):
        assert YES == _found(fact, [cells(just, date=date)]), date
        assert NO == _found(fact, [cells(at, date=date)]), date
    for date in ("2026-08-22", "2026-07", "2025"):
        assert NO == _found(fact, [cells(just, date=date)]), date


@lately
def test_a_number_that_is_not_known_may_be_under_the_limit(fact: str, limit: int):
    """“Low” without a number, a limit, a range: each that reaches below counts."""
    for count in (
        {"count.rough": "told_low"},
        cells(f"{limit - 1}-1400"),
        cells("<1500"),
        {"count.rough": "under_200"},
    ):
        assert YES == _found(fact, [count]), count
    for count in ({"count.rough": "1000_1499"}, {"count.rough": "normal"}, cells(f">{limit}")):
        assert NO == _found(fact, [count], ever_low="no"), count


@lately
def test_a_normal_count_after_it_settles_a_low_one(fact: str, limit: int):
    """Not one on G-CSF, not one of the same day or before, and not one that is still low."""
    low = cells(limit - 1, date="2026-11-01")
    assert NO == _found(fact, [low, cells(1500, date="2026-11-02")])
    assert NO == _found(fact, [cells(1500, date="2026-11-02", on_gcsf="no"), low])
    assert YES == _found(fact, [low, cells(1500, date="2026-11-02", on_gcsf="yes")])
    assert YES == _found(fact, [low, cells(1500, date="2026-11-01")])
    assert YES == _found(fact, [low, cells(1500, date="2026-10-30")])
    assert YES == _found(fact, [low, cells(1500, date="2026-11")])
    assert YES == _found(fact, [low, cells(1499, date="2026-11-02")])
    assert YES == _found(fact, [low, cells(1500, date="2026-11-02"), cells(limit - 1, date="2026-11-10")])


@lately
def test_a_count_without_a_number_stands_unless_it_is_old_or_none_was_ever_low(fact: str, limit: int):
    """The number that was left out may be under the limit; “never low” leaves it open, a day long ago settles it."""
    low = cells(limit - 1, date="2025-01-01")
    assert YES == _found(fact, [low, {"count.date": "2026-11-20"}])
    assert YES == _found(fact, [low, {"count.rough": DONT_KNOW}], ever_low=DONT_KNOW)
    assert NO == _found(fact, [low, {"count.date": "2026-08-22"}])
    open_still = _found(fact, [cells(4000), {"count.date": "2026-11-20"}], ever_low="no")
    assert {"yes", "no"} == open_still.possible.values  # type: ignore[union-attr]


@lately
def test_what_was_told_in_words_counts_where_no_low_count_is_listed(fact: str, limit: int):
    """A doctor said low: that may be under the limit. Back to normal is settled."""
    assert YES == _found(fact, [], ever_low="yes")
    assert NO == _found(fact, [], ever_low="no")
    assert unsure(Why.NOT_ANSWERED) == _found(fact, [])
    assert unsure(Why.DONT_KNOW) == _found(fact, [], ever_low=DONT_KNOW)
    assert NO == _found(fact, [cells(limit - 1)], now="normal")
    assert unsure(Why.NOT_ANSWERED) == _found(fact, [cells(4000)], ever_low="yes"), "nobody said how counts are now"
    assert NO == _found(fact, [cells(4000)], ever_low="no")
    assert YES == _found(fact, [cells(4000)], ever_low="yes", now="still_low")
    assert YES == _found(fact, [{"count.rough": DONT_KNOW}], ever_low="yes")


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
