"""Small worlds that rules are judged in: facts that may be open, groups that may be incomplete.

Every rule made here is read-once: each of its leaves looks at a fact of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import combinations, product
from typing import Any

from hypothesis import strategies as st

from questionnaire.logic.predicates import (
    Among,
    AtLeast,
    Compare,
    CountOf,
    Fact,
    Not,
    Op,
    Possible,
    Predicate,
    Several,
    Why,
)
from questionnaire.logic.span import Span

OPTIONS = ("a", "b", "c")
LIMITS = tuple(Decimal(number) for number in range(4))
# Every way a number can lie to those limits: on each, between any two, outside all.
NUMBERS = tuple(Decimal(number) / 2 for number in range(-2, 9))


def within(number: Decimal, span: Span) -> bool:
    """Whether a number lies in a span, said the long way."""
    above = span.low is None or number > span.low or (number == span.low and not span.low_open)
    below = span.high is None or number < span.high or (number == span.high and not span.high_open)
    return above and below


def _subsets(items: tuple[str, ...]) -> list[frozenset[str]]:
    return [frozenset(chosen) for size in range(len(items) + 1) for chosen in combinations(items, size)]


_ENDS = [(None, False), *product(LIMITS, (False, True))]
SPANS = tuple(
    span
    for (low, low_open), (high, high_open) in product(_ENDS, _ENDS)
    if any(within(number, span := Span(low, high, low_open, high_open)) for number in NUMBERS)
)
AMONGS = tuple(Among(values) for values in _subsets(OPTIONS) if values)
SEVERALS = tuple(
    Several(certain, possible) for certain, possible in product(_subsets(OPTIONS), repeat=2) if not certain & possible
)
OPERANDS = tuple(tuple(sorted(wanted)) for wanted in _subsets(OPTIONS) if wanted and len(wanted) < len(OPTIONS))
NUMBER_COMPARISONS = (
    *((op, (limit,)) for op in (Op.BELOW, Op.AT_MOST, Op.ABOVE, Op.AT_LEAST) for limit in LIMITS),
    *((Op.BETWEEN, ends) for ends in product(LIMITS, repeat=2) if ends[0] <= ends[1]),
)


def endings(possible: Possible) -> list[Possible]:
    """Every single value a fact may turn out to have."""
    if isinstance(possible, Span):
        return [Span.exactly(number) for number in NUMBERS if within(number, possible)]
    if isinstance(possible, Among):
        return [Among(frozenset({value})) for value in sorted(possible.values)]
    return [Several(possible.certain | more) for more in _subsets(tuple(sorted(possible.possible)))]


def exact(possible: Possible) -> bool:
    """Whether one value alone is left."""
    return endings(possible) == [possible]


def wide_open(fact: Fact) -> Fact:
    """A fact of the same kind of which nothing is known."""
    if isinstance(fact.possible, Span):
        return Fact(Span(), Why.NOT_ANSWERED)
    nothing = (
        Among(frozenset(OPTIONS)) if isinstance(fact.possible, Among) else Several(frozenset(), frozenset(OPTIONS))
    )
    return Fact(nothing, Why.NOT_ANSWERED)


@dataclass(frozen=True)
class World:
    """Facts by id; groups by id, each with its entries and why there may be more."""

    facts: Mapping[str, Fact]
    groups: Mapping[str, tuple[tuple[tuple[str, World], ...], Why | None]] = field(default_factory=dict)

    def fact(self, fact_id: str) -> Fact:
        return self.facts[fact_id]

    def entries(self, group: str) -> tuple[tuple[tuple[str, World], ...], Why | None]:
        return self.groups[group]


_KINDS = (
    (AMONGS, tuple((Op.IS_ONE_OF, wanted) for wanted in OPERANDS)),
    (SEVERALS, tuple((Op.INCLUDES, wanted) for wanted in OPERANDS)),
    (SPANS, NUMBER_COMPARISONS),
)
_OPEN = (Why.NOT_ANSWERED, Why.DONT_KNOW, Why.PREFER_NOT, Why.ROUGH)


@st.composite
def facts(draw: Any, possibles: tuple[Possible, ...]) -> Fact:
    """A fact: open for some reason, or known."""
    possible = draw(st.sampled_from(possibles))
    return Fact(possible, None if exact(possible) else draw(st.sampled_from(_OPEN)))


@st.composite
def rules(draw: Any) -> tuple[Predicate, World]:
    """A read-once rule of at most three levels, and a world to judge it in."""
    world = World({}, {})

    def leaf() -> Predicate:
        possibles, comparisons = draw(st.sampled_from(_KINDS))
        fact_id = f"fact {len(world.facts)}"
        world.facts[fact_id] = draw(facts(possibles))
        return Compare(fact_id, *draw(st.sampled_from(comparisons)))

    def group() -> Predicate:
        group_id = f"group {len(world.groups)}"
        sign = Compare("sign", Op.IS_ONE_OF, draw(st.sampled_from(OPERANDS)))
        number = Compare("number", *draw(st.sampled_from(NUMBER_COMPARISONS)))
        where = draw(st.sampled_from([sign, Not(number), AtLeast(2, (sign, number)), AtLeast(1, (sign, Not(number)))]))
        entries = tuple(
            (f"{group_id} entry {place}", World({"sign": draw(facts(AMONGS)), "number": draw(facts(SPANS))}))
            for place in range(draw(st.integers(0, 2)))
        )
        world.groups[group_id] = entries, draw(st.sampled_from([None, Why.MORE_ENTRIES]))
        return CountOf(group_id, draw(st.integers(1, 2)), where)

    def rule(levels: int) -> Predicate:
        shape = draw(st.sampled_from(["leaf", "group", "gate", "gate", "not"] if levels else ["leaf", "leaf", "group"]))
        if shape == "gate":
            parts = tuple(rule(levels - 1) for _ in range(draw(st.integers(1, 3 if levels > 1 else 2))))
            return AtLeast(draw(st.integers(1, len(parts))), parts)
        if shape == "not":
            return Not(rule(levels - 1))
        return leaf() if shape == "leaf" else group()

    return rule(2), world
