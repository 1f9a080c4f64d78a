"""Comparing, counting and overlapping, each tried on every small case against the long way round."""

from __future__ import annotations

from decimal import Decimal
from itertools import product
from typing import Any

import pytest
from worlds import AMONGS, LIMITS, NUMBER_COMPARISONS, NUMBERS, OPERANDS, SEVERALS, SPANS, World, endings, within

from questionnaire.logic.predicates import (
    Among,
    Compare,
    Evidence,
    Fact,
    Op,
    Possible,
    Several,
    Verdict,
    compare,
    judge,
    tally,
)
from questionnaire.logic.span import Span


def _holds(value: Possible, op: Op, operand: Any) -> bool:
    """Whether one known value satisfies a comparison, in Python's own words."""
    if isinstance(value, Span):
        number = value.low
        return {
            Op.BELOW: lambda: number < operand[0],
            Op.AT_MOST: lambda: number <= operand[0],
            Op.ABOVE: lambda: number > operand[0],
            Op.AT_LEAST: lambda: number >= operand[0],
            Op.BETWEEN: lambda: operand[0] <= number <= operand[-1],
        }[op]()
    values = value.values if isinstance(value, Among) else value.certain
    return bool(values & set(operand))


def _expected(truths: list[bool]) -> Verdict:
    if all(truths):
        return Verdict.MET
    return Verdict.UNKNOWN if any(truths) else Verdict.NOT_MET


CASES = [
    *product(SPANS, NUMBER_COMPARISONS),
    *product(AMONGS, ((op, wanted) for wanted in OPERANDS for op in (Op.IS, Op.IS_ONE_OF))),
    *product(SEVERALS, ((Op.INCLUDES, wanted) for wanted in OPERANDS)),
]


def test_a_comparison_is_known_exactly_when_every_value_left_agrees():
    """`compare` says what trying every value the fact may still have would say."""
    wrong = [
        (possible, op, operand)
        for possible, (op, operand) in CASES
        if _expected([_holds(value, op, operand) for value in endings(possible)]) is not compare(possible, op, operand)
    ]
    assert 1_000 < len(CASES)
    assert [] == wrong


def test_a_rule_about_one_fact_comes_out_as_the_comparison_does():
    """`judge` of a comparison says what `compare` says of the fact, and rests on what is known of it."""
    for possible, (op, operand) in CASES[:: len(CASES) // 500]:
        finding = judge(Compare("fact", op, operand), World({"fact": Fact(possible)}))
        assert compare(possible, op, operand) is finding.verdict
        assert (Evidence("fact", possible),) == finding.because


def test_a_range_given_backwards_is_never_met():
    """No number lies between a higher and a lower limit, whatever is known of it."""
    for span, (low, high) in product(SPANS, product(LIMITS, repeat=2)):
        if low > high:
            assert Verdict.MET is not compare(span, Op.BETWEEN, (low, high))


def test_two_spans_overlap_when_some_number_lies_in_both():
    """`Span.overlaps` says what looking for a common number would say, either way round."""
    for one, other in product(SPANS, repeat=2):
        common = any(within(number, one) and within(number, other) for number in NUMBERS)
        assert common == one.overlaps(other), (one, other)


@pytest.mark.parametrize("size", range(6))
def test_a_tally_is_known_exactly_when_every_way_to_end_agrees(size: int):
    """`tally` of parts met, open and failed says what counting over every completion of the open parts would say."""
    for met in range(size + 1):
        for unknown in range(size - met + 1):
            for needed in range(size + 2):
                totals = [met + sum(ends) for ends in product((0, 1), repeat=unknown)]
                assert _expected([total >= needed for total in totals]) is tally(met, unknown, needed)


def test_a_number_known_exactly_is_exact_and_a_set_that_may_grow_is_not():
    """Only a span of one number is exact."""
    assert [span for span in SPANS if len(endings(span)) == 1 and span.low == span.high] == [
        span for span in SPANS if span.exact
    ]
    assert Span.exactly(Decimal(2)) == Span(Decimal(2), Decimal(2))
    assert Verdict.UNKNOWN is compare(Several(frozenset(), frozenset({"a"})), Op.INCLUDES, ("a",))
