"""Kleene's laws: what is known stays known, and what is not known says what would settle it."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from endings import leaves, verdict_in, ways_to_end, worlds_after
from hypothesis import assume, given
from hypothesis import strategies as st
from worlds import World, endings, exact, rules, wide_open

from questionnaire.logic.predicates import (
    Among,
    AtLeast,
    Compare,
    CountOf,
    Fact,
    ForClinician,
    Missing,
    Not,
    Op,
    Verdict,
    Why,
    judge,
)

RULES = rules()
OPPOSITE = {Verdict.MET: Verdict.NOT_MET, Verdict.NOT_MET: Verdict.MET, Verdict.UNKNOWN: Verdict.UNKNOWN}


def _learn_more(draw: Any, world: World) -> World:
    """The world after some of what was open has been answered, and perhaps entries were added to open groups."""
    facts = {
        fact_id: Fact(draw(st.sampled_from(endings(fact.possible)))) if draw(st.booleans()) else fact
        for fact_id, fact in world.facts.items()
    }
    groups = {}
    for group_id, (entries, more) in world.groups.items():
        known = [(entry_id, _learn_more(draw, entry)) for entry_id, entry in entries]
        if more and draw(st.booleans()):
            known += [(f"new {place}", entry) for place, (_, entry) in enumerate(known)]
            groups[group_id] = tuple(known), draw(st.sampled_from([more, None]))
        else:
            groups[group_id] = tuple(known), more
    return World(facts, groups)


@given(RULES, st.data())
def test_a_known_verdict_survives_every_further_answer(made: Any, data: Any):
    """Once a rule is met or not met, no completion of the answers changes it."""
    rule, world = made
    verdict = verdict_in(rule, world)
    assume(verdict is not Verdict.UNKNOWN)
    assert verdict is verdict_in(rule, _learn_more(data.draw, world))


@given(RULES)
def test_a_verdict_is_known_exactly_when_every_way_to_end_agrees(made: Any):
    """For a read-once rule, unknown means that one completion meets it and another does not."""
    rule, world = made
    ended = {verdict_in(rule, each) for each in worlds_after(rule, world)}
    verdict = verdict_in(rule, world)
    assert ({Verdict.MET, Verdict.NOT_MET} if verdict is Verdict.UNKNOWN else {verdict}) == ended


@given(RULES)
def test_everything_an_unknown_verdict_names_could_change_it(made: Any):
    """An unknown verdict names at least one fact or group, and each it names decides it in some completion."""
    rule, world = made
    finding = judge(rule, world)
    assume(finding.verdict is Verdict.UNKNOWN)
    named = {_place(leaf, item) for item in finding.missing for leaf in leaves(rule) if _place(leaf, item)}
    assert named
    keys = list(ways_to_end(rule, world))
    for name in named:
        by_the_rest = defaultdict(set)
        for ended in worlds_after(rule, world):
            rest = tuple(repr(ended.facts.get(key) or ended.groups.get(key)) for key in keys if key != name)
            by_the_rest[rest].add(verdict_in(rule, ended))
        assert 2 == max(map(len, by_the_rest.values())), name


def _place(leaf: Any, item: Missing) -> str | None:
    if isinstance(leaf, CountOf):
        return leaf.group if leaf.group in (item.fact, (item.entry or "").rpartition(" entry ")[0]) else None
    return leaf.fact if item.entry is None and item.fact == leaf.fact else None


@given(RULES)
def test_the_reasons_of_a_known_verdict_are_reason_enough(made: Any):
    """With every fact that is not given as a reason wide open, a known verdict is still the same."""
    rule, world = made
    finding = judge(rule, world)
    assume(finding.verdict is not Verdict.UNKNOWN)
    reasons = {evidence.fact for evidence in finding.because}
    opened = {key: fact if key in reasons else wide_open(fact) for key, fact in world.facts.items()}
    assert finding.verdict is verdict_in(rule, World(opened, world.groups))


def test_only_the_parts_that_made_a_verdict_are_its_reasons():
    """One of two met: the one that is. Not both met: the one that is not."""
    world = World({"x": Fact(Among(frozenset({"yes"}))), "y": Fact(Among(frozenset({"no"})))})
    parts = tuple(Compare(fact, Op.IS, ("yes",)) for fact in world.facts)
    reasons = [[each.fact for each in judge(AtLeast(needed, parts), world).because] for needed in (1, 2)]
    assert [["x"], ["y"]] == reasons


@given(RULES)
def test_what_is_known_is_never_named_as_missing(made: Any):
    """A fact known exactly, a complete group and a known verdict ask for nothing."""
    rule, world = made
    finding = judge(rule, world)
    for item in finding.missing:
        if item.fact in world.groups:
            assert Why.MORE_ENTRIES is world.entries(item.fact)[1]
        else:
            places = [dict(entries).get(item.entry, world) for entries, _ in world.groups.values() if item.entry] or [
                world
            ]
            assert any(item.fact in place.facts and not exact(place.fact(item.fact).possible) for place in places)
    assert (finding.verdict is Verdict.UNKNOWN) == bool(finding.missing)


@given(RULES)
def test_an_incomplete_group_is_met_or_unknown_but_never_not_met(made: Any):
    """Entries nobody could name may each satisfy a rule about the group."""
    rule, world = made
    for leaf in leaves(rule):
        if isinstance(leaf, CountOf) and world.entries(leaf.group)[1]:
            assert Verdict.NOT_MET is not verdict_in(leaf, world)


@given(RULES)
def test_not_turns_a_verdict_round_and_twice_not_leaves_it(made: Any):
    """Not flips met and not met, keeps unknown and the reasons, and undoes itself."""
    rule, world = made
    finding, turned = judge(rule, world), judge(Not(rule), world)
    assert OPPOSITE[finding.verdict] is turned.verdict
    assert (finding.because, finding.missing) == (turned.because, turned.missing)
    assert finding.verdict is judge(Not(Not(rule)), world).verdict


@given(st.lists(RULES, min_size=1, max_size=3))
def test_not_all_is_any_not_and_not_any_is_all_not(made: list[Any]):
    """De Morgan's laws hold with unknown parts too."""
    parts = [(rule, verdict_in(rule, world)) for rule, world in made]
    stated = [ForClinician("") if verdict is Verdict.UNKNOWN else AtLeast(_KNOWN[verdict], ()) for _, verdict in parts]
    nothing, size = World({}), len(stated)
    for needed in range(1, size + 1):
        # "Not n of them" is "all but n - 1 of them not"; n = all and n = 1 are De Morgan's own two.
        turned = AtLeast(size - needed + 1, tuple(Not(part) for part in stated))
        assert verdict_in(Not(AtLeast(needed, tuple(stated))), nothing) is verdict_in(turned, nothing)


# A rule that is met wherever it is judged (none of nothing), and one that never is (one of nothing).
_KNOWN = {Verdict.MET: 0, Verdict.NOT_MET: 1}


def test_only_a_clinician_can_say_what_is_left_to_a_clinician():
    """`for_clinician` is unknown in every world, and says what has to be said."""
    finding = judge(ForClinician("Only the doctor can say."), World({}))
    assert Verdict.UNKNOWN is finding.verdict
    assert [("Only the doctor can say.", Why.FOR_CLINICIAN)] == [(item.says, item.why) for item in finding.missing]
