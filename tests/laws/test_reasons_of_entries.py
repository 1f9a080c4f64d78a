"""What a finding says of a group: which entries met it, which entry each reason belongs to, why there may be more."""

from __future__ import annotations

import pytest
from worlds import World

from questionnaire.logic.predicates import (
    Among,
    AtLeast,
    Compare,
    CountOf,
    Evidence,
    Fact,
    ForClinician,
    Missing,
    Op,
    Verdict,
    Why,
    judge,
)

YES, NO, EITHER = (Among(frozenset(values)) for values in (("yes",), ("no",), ("yes", "no")))
SEEN = Compare("seen", Op.IS, ("yes",))


def _group(*entries: tuple[str, Fact], more: Why | None = None) -> World:
    return World({}, {"tests": (tuple((key, World({"seen": fact})) for key, fact in entries), more)})


def test_the_entries_that_met_a_count_are_named_and_no_others():
    """Of three entries the two that meet it are named, with their group, also where the count is not reached."""
    world = _group(("one", Fact(YES)), ("two", Fact(NO)), ("three", Fact(YES)))
    for needed in (1, 2, 3):
        assert (("tests", "one"), ("tests", "three")) == judge(CountOf("tests", needed, SEEN), world).entries


def test_entries_are_named_by_everything_that_rests_on_them():
    """A rule around a count names the entries of the parts that are met, each once, and none of the others."""
    met, failed = CountOf("tests", 1, SEEN), CountOf("tests", 2, SEEN)
    world = _group(("one", Fact(YES)), ("two", Fact(NO)))
    clinician = ForClinician("")
    assert (("tests", "one"),) == judge(AtLeast(1, (met, met, failed)), world).entries
    assert (("tests", "one"),) == judge(AtLeast(2, (met, clinician)), world).entries
    assert () == judge(AtLeast(1, (failed, clinician)), world).entries


def test_a_reason_in_an_entry_names_the_fact_its_value_and_the_entry():
    """A known verdict on a group rests on facts of the entries that made it, or on all where they are too few."""
    world = _group(("one", Fact(YES)), ("two", Fact(NO)))
    assert (Evidence("seen", YES, "one"),) == judge(CountOf("tests", 1, SEEN), world).because
    assert (Evidence("seen", YES, "one"),) == judge(CountOf("tests", 2, SEEN), _group(("one", Fact(YES)))).because
    none_met = _group(("one", Fact(NO)), ("two", Fact(NO)))
    assert (Evidence("seen", NO, "one"), Evidence("seen", NO, "two")) == judge(
        CountOf("tests", 1, SEEN), none_met
    ).because


@pytest.mark.parametrize("why", [Why.DONT_KNOW, Why.PREFER_NOT, Why.NOT_ANSWERED])
def test_what_is_missing_in_an_entry_names_the_entry_and_why(why: Why):
    """An open fact of an entry is asked for at that entry, with the reason it is open."""
    world = _group(("one", Fact(NO)), ("two", Fact(EITHER, why)))
    assert (Missing("seen", why, "two"),) == judge(CountOf("tests", 1, SEEN), world).missing


def test_a_fact_that_is_open_without_a_reason_was_given_roughly():
    """An open fact that says no reason is asked for as one that is known roughly."""
    found = judge(SEEN, World({"seen": Fact(EITHER)}))
    assert (Missing("seen", Why.ROUGH),) == found.missing


@pytest.mark.parametrize("why", [Why.MORE_ENTRIES, Why.NOT_REACHED])
def test_a_group_that_may_go_on_says_why(why: Why):
    """The group itself is missing, for its own reason, after what is missing in its entries; never once it is met."""
    world = _group(("one", Fact(EITHER, Why.DONT_KNOW)), more=why)
    assert (Missing("seen", Why.DONT_KNOW, "one"), Missing("tests", why)) == judge(
        CountOf("tests", 1, SEEN), world
    ).missing
    assert () == judge(CountOf("tests", 1, SEEN), _group(("one", Fact(YES)), more=why)).missing


def test_what_a_clinician_must_say_of_an_entry_keeps_its_words():
    """A statement left to the clinician inside a count is asked for at its entry, in its own words."""
    found = judge(CountOf("tests", 1, ForClinician("Was it done well?")), _group(("one", Fact(YES))))
    assert Verdict.UNKNOWN is found.verdict
    assert (Missing("", Why.FOR_CLINICIAN, "one", "Was it done well?"),) == found.missing


@pytest.mark.parametrize("needed", range(4))
def test_a_list_that_may_go_on_is_never_known_to_hold_too_few(needed: int):
    """Entries nobody named may each meet it, however many are needed; a whole list without any does not."""
    listed = (("one", Fact(YES)), ("two", Fact(NO)), ("three", Fact(EITHER, Why.DONT_KNOW)))
    whole = [Verdict.MET, Verdict.MET, Verdict.UNKNOWN, Verdict.NOT_MET][needed]
    open_ended = [Verdict.MET, Verdict.MET, Verdict.UNKNOWN, Verdict.UNKNOWN][needed]
    assert whole is judge(CountOf("tests", needed, SEEN), _group(*listed)).verdict
    assert open_ended is judge(CountOf("tests", needed, SEEN), _group(*listed, more=Why.MORE_ENTRIES)).verdict
    assert (Verdict.UNKNOWN if needed else Verdict.MET) is judge(
        CountOf("tests", needed, SEEN), _group(more=Why.MORE_ENTRIES)
    ).verdict
