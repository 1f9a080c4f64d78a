"""What the content lint proves of a rule is what trying every value shows: each law is held against brute force."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from itertools import combinations, combinations_with_replacement, product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from worlds import OPTIONS, World, rules

from questionnaire.checking.logic import always, can_be, stays_unknown
from questionnaire.logic.predicates import (
    Among,
    AtLeast,
    Compare,
    CountOf,
    Fact,
    ForClinician,
    Not,
    Op,
    Possible,
    Predicate,
    Several,
    Verdict,
    Why,
    judge,
)
from questionnaire.logic.span import Span

KNOWN = (Verdict.MET, Verdict.NOT_MET)
FREE = dict.fromkeys([f"fact {number}" for number in range(30)] + ["sign", "sex", "signs"], frozenset(OPTIONS))
# Few values, in which each comparison below still tells all apart that it can.
POINTS = tuple(Decimal(number) for number in (0, 1, 2, 3, 4))
SUBSETS = tuple(frozenset(some) for size in range(4) for some in combinations(OPTIONS, size))
OPEN: dict[str, tuple[Possible, ...]] = {
    "sex": tuple(Among(some) for some in SUBSETS if some),
    "signs": tuple(Several(some, maybe) for some, maybe in product(SUBSETS, repeat=2) if not some & maybe),
    "age": tuple(Span(low, high) for low, high in combinations_with_replacement(POINTS, 2)),
}
LEAVES: tuple[Predicate, ...] = (
    Compare("sex", Op.IS, ("a",)),
    Compare("sex", Op.IS_ONE_OF, ("a", "b")),
    Compare("sex", Op.IS, ("c",)),
    Compare("signs", Op.INCLUDES, ("a",)),
    Compare("signs", Op.INCLUDES, ("b",)),
    Compare("signs", Op.INCLUDES, ("a", "c")),
    Compare("age", Op.BELOW, (Decimal(1),)),
    Compare("age", Op.AT_LEAST, (Decimal(1),)),
    Compare("age", Op.ABOVE, (Decimal(1),)),
    Compare("age", Op.BELOW, (Decimal(3),)),
    Compare("age", Op.ABOVE, (Decimal(3),)),
    Compare("age", Op.BETWEEN, (Decimal(1), Decimal(3))),
)


def _gate(parts: Any) -> Any:
    some = st.lists(parts, min_size=1, max_size=3)
    return some.flatmap(lambda held: st.builds(AtLeast, st.integers(1, len(held)), st.just(tuple(held))))


LEAF = st.sampled_from(LEAVES)
NOT_READ_ONCE = st.recursive(LEAF, lambda parts: _gate(parts) | st.builds(Not, parts), max_leaves=6)
SMALL = [
    AtLeast(needed, parts)
    for size in (2, 3)
    for parts in combinations([*LEAVES, *map(Not, LEAVES)], size)
    for needed in range(1, size + 1)
]


@cache
def _endings(possible: Possible) -> tuple[Possible, ...]:
    match possible:
        case Span(low, high):
            return tuple(Span.exactly(point) for point in POINTS if low <= point <= high)
        case Among(values):
            return tuple(Among(frozenset({value})) for value in sorted(values))
        case Several(certain, maybe):
            return tuple(Several(certain | some) for some in SUBSETS if some <= maybe)


def _used(rule: Predicate) -> set[str]:
    match rule:
        case Compare(fact):
            return {fact}
        case AtLeast(_, parts):
            return {fact for part in parts for fact in _used(part)}
        case Not(part):
            return _used(part)
    return set()


def _worlds(rule: Predicate) -> Iterator[dict[str, Possible]]:
    used = sorted(_used(rule))
    return (dict(zip(used, ways, strict=True)) for ways in product(*(OPEN[fact] for fact in used)))


def _verdict(rule: Predicate, facts: dict[str, Possible]) -> Verdict:
    return judge(rule, World({key: Fact(possible, Why.ROUGH) for key, possible in facts.items()})).verdict


def _exact(rule: Predicate) -> dict[tuple[Possible, ...], Verdict]:
    """The verdict for every value that each fact may have."""
    ends = (facts for facts in _worlds(rule) if all(_endings(each) == (each,) for each in facts.values()))
    return {tuple(facts.values()): _verdict(rule, facts) for facts in ends}


def _is_stuck(rule: Predicate, facts: dict[str, Possible], exact: dict[tuple[Possible, ...], Verdict]) -> bool:
    """Whether the verdict is unknown although every completion agrees."""
    ended = {exact[ends] for ends in product(*map(_endings, facts.values()))}
    return len(ended) == 1 and _verdict(rule, facts) is Verdict.UNKNOWN


def _disagrees(rule: Predicate) -> str:
    """What the proofs say of a rule and trying all values does not, or the other way round."""
    exact = _exact(rule)
    for verdict in KNOWN:
        if (verdict in exact.values()) != can_be(rule, verdict, FREE):
            return f"can be {verdict}: {rule}"
    stuck = any(_is_stuck(rule, facts, exact) for facts in _worlds(rule))
    return f"stays unknown: {rule}" if stuck != (stays_unknown(rule, FREE) is not None) else ""


@pytest.mark.parametrize("facts", [{"sex"}, {"signs"}, {"age"}], ids="".join)
def test_the_proofs_agree_with_brute_force_on_every_small_rule_of_one_fact(facts: set[str]):
    """Every gate over two or three comparisons of one fact, and their opposites: nothing is left to chance."""
    small = [rule for rule in SMALL if _used(rule) == facts]
    assert 50 < len(small)
    assert [] == [wrong for rule in small if (wrong := _disagrees(rule))]
    assert {True, False} == {can_be(rule, Verdict.MET, FREE) for rule in small}
    assert {True, False} == {stays_unknown(rule, FREE) is None for rule in small}


@given(NOT_READ_ONCE)
@settings(max_examples=150)
def test_the_proofs_agree_with_brute_force_on_rules_that_use_a_fact_again(rule: Predicate):
    """`can_be` and `stays_unknown` say of a rule of any depth what all values of its facts, tried one by one, show."""
    assert "" == _disagrees(rule)


@given(NOT_READ_ONCE)
def test_the_facts_that_stay_unknown_are_named_with_values_that_show_it(rule: Predicate):
    """What `stays_unknown` returns is a witness: for some values of the other facts the verdict is stuck there."""
    found = stays_unknown(rule, FREE)
    if found is not None:
        assert set(found) <= _used(rule)
        exact = _exact(rule)
        alike = ({**facts, **_nearest(found)} for facts in _worlds(rule))
        assert any(_is_stuck(rule, facts, exact) for facts in alike)


def _nearest(found: Any) -> dict[str, Possible]:
    """The values found, with each range as wide as the points of this test reach."""
    reach = {
        key: Span(
            min(point for point in POINTS if possible.low is None or point >= possible.low or point == POINTS[-1]),
            max(point for point in POINTS if possible.high is None or point <= possible.high or point == POINTS[0]),
        )
        for key, possible in found.items()
        if isinstance(possible, Span)
    }
    return {**found, **reach}


@given(rules())
def test_what_happens_in_any_world_can_be(case: tuple[Predicate, World]):
    """A rule with groups and open facts that comes to a verdict is never called unable to: "can never" is a proof."""
    rule, world = case
    verdict = judge(rule, world).verdict
    assert verdict is Verdict.UNKNOWN or can_be(rule, verdict, FREE)


@given(rules())
def test_a_rule_that_uses_no_fact_twice_never_stays_unknown_for_nothing(case: tuple[Predicate, World]):
    """Where each fact stands in one place, three-valued logic misses nothing."""
    rule, _ = case
    assert stays_unknown(rule, FREE) is None


def test_a_group_none_of_whose_entries_can_fit_is_never_met_and_always_unmet():
    """Where no entry can satisfy the condition, no number of entries does; its opposite always holds."""
    both = AtLeast(2, (Compare("sign", Op.IS, ("a",)), Compare("sign", Op.IS, ("b",))))
    never, some = CountOf("relatives", 1, both), CountOf("relatives", 1, both.parts[0])
    either = AtLeast(1, (never, some))
    assert [False, True] == [can_be(never, verdict, FREE) for verdict in KNOWN]
    assert [True, False] == [can_be(Not(never), verdict, FREE) for verdict in KNOWN]
    assert [True, True] == [can_be(some, verdict, FREE) for verdict in KNOWN]
    assert [True, True] == [can_be(either, verdict, FREE) for verdict in KNOWN]
    assert [False, True] == [can_be(always([never, some]), verdict, FREE) for verdict in KNOWN]


def test_what_a_clinician_says_may_come_out_either_way():
    """A statement that is never known here can be met and unmet, but not both at once."""
    says = ForClinician("The count was checked twice.")
    assert [True, True] == [can_be(says, verdict, FREE) for verdict in KNOWN]
    assert not can_be(always([says, Not(says)]), Verdict.MET, FREE)
