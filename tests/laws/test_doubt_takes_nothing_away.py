"""Answers that do not fit together: what is judged then is less known, and never the other way round."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from people import BOOK, TODAY, people

from questionnaire.asking.answers import Answers, Group
from questionnaire.judging.alerts import raise_alerts
from questionnaire.judging.assessment import Assessment, assess
from questionnaire.judging.doubts import without_doubtful
from questionnaire.logic.predicates import Verdict, judge

EVERY = [doubt.id for doubt in BOOK.rules.doubts]
PREDICATES = [
    *(criterion.when for program in BOOK.rules.programs for criterion in program.criteria),
    *(each.when for each in (*BOOK.rules.suggestions, *BOOK.rules.policy.sides) if each.when),
]


def _assessed(person: Answers, *both_right: str) -> Assessment:
    return assess(BOOK.rules, BOOK.route(replace(person, both_right=frozenset(both_right)), TODAY), TODAY)


def _open(found: Assessment) -> set[str]:
    return {each.doubt.id for each in found.doubts if not each.both_right}


@given(people("child"))
@settings(max_examples=150)
def test_what_is_in_doubt_is_unknown_and_never_the_other_way_round(person: Answers):
    """A rule that is met or not met by what was told is so still, or is unknown; one that is unknown stays unknown."""
    route = BOOK.route(person, TODAY)
    told, sure = BOOK.rules.sheet(route, TODAY), BOOK.rules.sure(route, TODAY)
    for predicate in PREDICATES:
        assert judge(predicate, sure).verdict in {judge(predicate, told).verdict, Verdict.UNKNOWN}, predicate


@given(people())
@settings(max_examples=150)
def test_no_doubt_silences_an_alert(person: Answers):
    """Whatever stands by what was told stands as well while it is in doubt."""
    assert {each.alert.id for each in _assessed(person, *EVERY).alerts} <= {
        each.alert.id for each in _assessed(person).alerts
    }


@given(people(), st.sets(st.sampled_from(EVERY)))
@settings(max_examples=150)
def test_no_two_doubts_silence_an_alert_together(person: Answers, left_out: set[str]):
    """Whatever stands with some of the answers in doubt left out, and others as told, stands."""
    route = BOOK.route(replace(person, both_right=frozenset()), TODAY)
    some = [each for each in BOOK.rules.doubted(route, TODAY) if each.doubt.id in left_out]
    facts = BOOK.rules.sheet(without_doubtful(route, some), TODAY)
    by_these = {each.alert.id for each in raise_alerts(BOOK.rules.alerts, facts)}
    assert by_these <= {each.alert.id for each in _assessed(person).alerts}


@given(people(), st.sets(st.sampled_from(EVERY)))
@settings(max_examples=100)
def test_a_pair_that_is_settled_is_silent(person: Answers, settled: set[str]):
    """It is told that both are right, the other pairs stay, and with all of them settled all is judged as told."""
    found, after = _assessed(person), _assessed(person, *settled)
    assert _open(found) - settled == _open(after)
    assert {each.doubt.id for each in found.doubts} == {each.doubt.id for each in after.doubts}
    whole = BOOK.route(replace(person, both_right=frozenset(EVERY)), TODAY)
    assert BOOK.rules.sure(whole, TODAY).route == whole


@given(people())
@settings(max_examples=100)
def test_without_the_answers_in_doubt_everything_fits(person: Answers):
    """What is left is in no doubt: a pair names enough of its answers."""
    sure = BOOK.rules.sure(BOOK.route(person, TODAY), TODAY).route
    assert [] == [each for each in BOOK.rules.doubted(sure, TODAY) if not each.both_right]


@given(people(), st.integers(0, 1000))
@settings(max_examples=75)
def test_the_order_in_which_something_was_told_does_not_matter(person: Answers, seed: int):
    """The same answers and entries in another order give the same doubts, and the same is judged."""
    chance = Random(seed)  # noqa: S311 - nothing is secret here

    def mixed(things: Any) -> list[Any]:
        return chance.sample(list(things), len(things))

    groups = {key: Group(tuple(mixed(group.entries)), group.complete) for key, group in mixed(person.groups.items())}
    other = replace(person, said=dict(mixed(person.said.items())), groups=groups)
    found, again = _assessed(person), _assessed(other)
    assert [(each.doubt.id, each.questions) for each in found.doubts] == [
        (each.doubt.id, each.questions) for each in again.doubts
    ]
    assert [(each.program.id, each.verdict) for each in found.programs] == [
        (each.program.id, each.verdict) for each in again.programs
    ]
