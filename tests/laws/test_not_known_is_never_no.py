"""No path turns "not known" into "no": who tells less by one answer closes nothing by it."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lessknown import ANC, Less, holds, in_agreement, tells_less
from people import ASKED, BOOK, TODAY, people

from questionnaire.asking.answers import Answers
from questionnaire.asking.levels import LEVELS
from questionnaire.asking.questions import Kind
from questionnaire.checking.rules import Rule, every_rule
from questionnaire.judging.assessment import Rules
from questionnaire.judging.facts import Sheet
from questionnaire.logic.predicates import Among, Verdict, judge
from questionnaire.logic.walking import facts_in
from tests.everybody import answers_of

# What is made for alerts may rise when less is told, from the first to the last, and never falls.
RISES = ("no", "soon", "yes", "today")
FOR_ALERTS = {
    "now.may_be_unwell",
    "now.cord_may_be_infected",
    "counts.low_lately",
    "counts.call",
    "counts.doctor_may_not_know",
    "counts.maybe_under_1000",
    "infant.call",
    "infant.infection",
    "lines.asked",
    "lines.call",
    "medicine.leaflet_call",
    "medicine.prescriber_call",
    "medicine.other_call",
    "medicine.still_taken",
}
# What an alert says in words, and for which age its limit is: what is not known is taken for the stricter one.
FOR_WORDS = {"counts.told_low", "person.stage"}
# The exceptions: where an answer is left out, what is made of it may come out otherwise; each with its reason.
_REPORT = "what a report says is believed until something is told that speaks against it; else all would stay open"
_DATED = "dates outweigh what was said of the time; without them that holds, and a count is read at today’s age"
_GCSF = "careful readers take it that there was no G-CSF where nothing at all was told of it; “I don’t know” stays open"
_AGE = "without an age what was said of the time is believed, that fevers come at any time, and that “me” is grown up"
_RHYTHM = "counts in a row outweigh what fevers and sores show of a rhythm; without them that holds"
_SIGN = "a low count, or a sign, that raises an alert has to be told; what is left out raises none"
EXCEPT = {
    **{each: (_REPORT, {"tests.gene_found", "tests.broad_done", "test.found_cause"}) for each in (
        "test.ordered_by", "test.sample", "test.after_transplant", "test.result", "treat.transplant", "test.kind",
    )},
    "count.date": (_DATED, {"counts.chronic", "counts.severity", "count.band", "counts.explained", "pattern.cyclic"}),
    **{each: (_SIGN, {"lines.call", "lines.asked", "infant.call"}) for each in (
        "infection.lymph_nodes", "sign.spleen", "sign.low_sugar", "sign.other_counts", "sign.bruising",
        "counts.ever_low", "marrow.done", "marrow.findings",
    )},
    **{each: (_GCSF, {"counts.standing", "counts.explained"}) for each in ("treat.gcsf", "count.on_gcsf")},
    "person.age": (_AGE, {
        "counts.chronic", "counts.explained", "pattern.cyclic", "infant.signs", "infant.infection", "infant.call",
    }),
    **{each: (f"{_RHYTHM}; {_SIGN}", {"pattern.cyclic", "infant.call"}) for each in (
        "serial.result", "serial.done", "counts.now", "counts", *ANC,
    )},
}  # fmt: skip
ONCE = [
    *(each.id for each in ASKED.questions.values() if each.kind is not Kind.TEXT),
    *(each.id for each in BOOK.rules.facts.values() if each.group is None),
]
RULES = [rule for rule in every_rule(BOOK) if rule.kind != "timing"]
SOME = 8


def _sheet(answers: Answers) -> Sheet:
    return BOOK.rules.sheet(BOOK.route(answers, TODAY), TODAY)


def _closed(answers: Answers, seed: int, most: int = SOME) -> list[str]:
    """What comes to be closed by telling less, for some of the ways to do so."""
    told = in_agreement(answers)
    # An answer that was left behind off the route would come back with a page: that is more, not less.
    found = BOOK.route(told, TODAY).answers
    told = replace(told, said=found.said, groups=found.groups)
    more, ways = _sheet(told), list(tells_less(told))
    chosen = Random(seed).sample(ways, min(len(ways), most))  # noqa: S311 - nothing is secret here
    return [line for less in chosen for line in (*_facts(more, less), *_rules(more, less))]


def _facts(more: Sheet, less: Less) -> list[str]:
    sheet, excepted = _sheet(less.answers), EXCEPT.get(less.what, ("", set()))[1]
    return [
        f"{less.what} left out: {key} was {more.fact(key).possible}, and is {sheet.fact(key).possible}"
        for key in ONCE
        if key not in {*excepted, *FOR_WORDS} and not _may_be(key, sheet, more)
    ]


def _may_be(key: str, less: Sheet, more: Sheet) -> bool:
    before, after = more.fact(key).possible, less.fact(key).possible
    if key not in FOR_ALERTS:
        return holds(after, before)
    assert isinstance(before, Among)
    assert isinstance(after, Among)
    return max(map(RISES.index, before.values)) <= max(map(RISES.index, after.values))


def _rules(more: Sheet, less: Less) -> list[str]:
    sheet, excepted = _sheet(less.answers), EXCEPT.get(less.what, ("", set()))[1]
    return [
        f"{less.what} left out: {rule.kind} {rule.file} {rule.place} is not met"
        for rule in RULES
        if judge(rule.when, more).verdict is not Verdict.NOT_MET
        and judge(rule.when, sheet).verdict is Verdict.NOT_MET
        and (excepted | FOR_WORDS).isdisjoint(facts_in(rule.when))
        and not _gives_way(rule, BOOK.rules, sheet, more)
    ]


def _gives_way(rule: Rule, rules: Rules, less: Sheet, more: Sheet) -> bool:
    """Whether this is an alert that is raised no more because a more urgent one is raised in its place."""
    levels = {alert.id: LEVELS.index(alert.level) for alert in rules.alerts}
    return rule.kind == "alert" and any(
        levels[alert.id] < levels[rule.id]
        and judge(alert.when, less).verdict is Verdict.MET
        and judge(alert.when, more).verdict is not Verdict.MET
        for alert in rules.alerts
    )


@given(people(), st.integers(0, 10**6))
def test_telling_less_closes_nothing_for_anybody(person: Answers, seed: int):
    """Nothing that is met or open comes to be "not met", and no fact loses a value it might have."""
    assert [] == _closed(person, seed)


@pytest.mark.people
def test_telling_less_closes_nothing_for_those_we_know(name: str):
    """As for anybody."""
    assert [] == _closed(answers_of(name), len(name), most=3 * SOME)


def test_each_exception_is_one_and_has_a_reason():
    """Short, named by answers that are asked, with facts that some rule reads."""
    asked = {question.id for _, question in ASKED.every_question()}
    assert set(EXCEPT) <= {*asked, *ASKED.groups}
    assert all(reason and facts <= set(BOOK.rules.facts) for reason, facts in EXCEPT.values())
    assert set(BOOK.rules.facts) >= FOR_ALERTS
    assert len({reason for reason, _ in EXCEPT.values()}) == 6
