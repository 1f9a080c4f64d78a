"""What silences a suggestion, what puts it off, and where a criterion does not apply."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest
from worlds import World

from questionnaire.asking.text import Text
from questionnaire.judging.programs import Criterion, judge_criteria
from questionnaire.judging.suggestions import Suggested, Suggestion, suggest
from questionnaire.logic.predicates import Among, Compare, Fact, Op, Predicate, Verdict, Why, judge

WORDS = Text("", "")
YES, NO, OPEN = (Compare(fact, Op.IS, ("yes",)) for fact in ("yes", "no", "open"))
VERDICTS: dict[Predicate, Verdict] = {YES: Verdict.MET, NO: Verdict.NOT_MET, OPEN: Verdict.UNKNOWN}
WORLD = World(
    {
        "yes": Fact(Among(frozenset({"yes"}))),
        "no": Fact(Among(frozenset({"no"}))),
        "open": Fact(Among(frozenset({"yes", "no"})), Why.DONT_KNOW),
    }
)


def _suggestion(name: str, rank: int, when: Predicate, **more: Any) -> Suggestion:
    return Suggestion(name, "", WORDS, (), when, "", rank=rank, **more)


@pytest.mark.parametrize(("when", "unless"), list(product(VERDICTS, [*VERDICTS, None])))
def test_a_suggestion_stands_when_it_is_met_unless_it_is_known_to_be_silenced(
    when: Predicate, unless: Predicate | None
):
    """What is not known suggests nothing and silences nothing."""
    made = _suggestion("a", 1, when, unless=unless)
    stands = when is YES and unless is not YES
    assert ((Suggested(made, judge(when, WORLD)),) if stands else ()) == suggest([made], WORLD)


def test_some_suggestions_come_later_where_a_test_is_not_worth_asking_for_now():
    """Their later rank counts then; that of all others is the same."""
    made = [_suggestion("a", 1, YES, later=3), _suggestion("b", 2, YES)]
    assert ["a", "b"] == [each.suggestion.id for each in suggest(made, WORLD)]
    assert ["b", "a"] == [each.suggestion.id for each in suggest(made, WORLD, now=False)]


@pytest.mark.parametrize(("when", "unless"), list(product(VERDICTS, VERDICTS)))
def test_a_criterion_does_not_apply_where_that_is_known(when: Predicate, unless: Predicate):
    """It is then neither judged nor told; while that is open a criterion that is not met may still fall away."""
    found = list(judge_criteria([Criterion("a", WORDS, when, "", unless=unless)], WORLD))
    verdicts = [VERDICTS[when], VERDICTS[unless]]
    open_or_not = Verdict.UNKNOWN if Verdict.UNKNOWN in verdicts else Verdict.NOT_MET
    expected = Verdict.MET if Verdict.MET in verdicts else open_or_not
    assert ([] if unless is YES else [expected]) == [item.finding.verdict for item in found]
