"""The conditions of the programs at their limits: what just meets each, what does not, what is left to others."""

from __future__ import annotations

import re
from typing import Any

import pytest
from criteria import EDGES, FOR_CLINICIANS, OWN_WAY, RULED_OUT
from examples import GROUPS

from questionnaire.logic.predicates import Finding, ForClinician, Verdict, Why
from questionnaire.reading import Book

# Held by the law that they are alike in all programs, and by the patients.
NOT_HERE = {"no-cause-found", "not-explained"}
UNCONFIRMED = re.compile(r"our reading|not confirmed|not in |not seen|not the rules|no (program )?rules", re.IGNORECASE)


def _place(program: str, criterion: str) -> str:
    """The name under which a condition of a program stands in the tables."""
    own = f"{program}.{criterion}"
    return own if own in EDGES else criterion


def _findings(judged: Any, said: dict[str, Any], place: str) -> list[Finding]:
    """What is found of a condition in each program that has it."""
    groups = {key: value for key, value in said.items() if key in GROUPS}
    answers = {key: value for key, value in said.items() if key not in groups}
    return [
        item.finding
        for each in judged(answers, **groups).programs
        for item in each.criteria
        if _place(each.program.id, item.criterion.id) == place
    ]


def _verdicts(judged: Any, said: dict[str, Any], place: str) -> list[Verdict]:
    return [finding.verdict for finding in _findings(judged, said, place)]


@pytest.mark.parametrize("place", EDGES)
def test_a_condition_is_met_up_to_its_limit_and_not_beyond(judged: Any, place: str):
    """Each way alone meets it in every program that has it; just beyond the limit it is met in none."""
    met, not_met = EDGES[place]
    for said in met:
        assert {Verdict.MET} == set(_verdicts(judged, said, place)), said
    for said in not_met:
        verdicts = _verdicts(judged, said, place)
        assert verdicts
        assert Verdict.MET not in verdicts, said


@pytest.mark.parametrize("place", FOR_CLINICIANS)
def test_what_only_a_clinician_can_say_is_left_open(judged: Any, place: str):
    """Signs without the counts: neither met nor failed, but for someone else to say."""
    for said in FOR_CLINICIANS[place]:
        findings = _findings(judged, said, place)
        verdicts = [finding.verdict for finding in findings]
        assert Verdict.UNKNOWN in verdicts, said
        assert Verdict.MET not in verdicts, said
        assert Why.FOR_CLINICIAN in {missing.why for finding in findings for missing in finding.missing}, said


@pytest.mark.parametrize("place", RULED_OUT)
def test_what_is_known_not_to_meet_a_condition_is_not_left_to_others(judged: Any, place: str):
    """A medicine after which counts came back explains them, for a short time whatever else was told."""
    for said in RULED_OUT[place]:
        assert {Verdict.NOT_MET} == set(_verdicts(judged, said, place)), said


def test_every_condition_is_tried_at_its_limits(book: Book):
    """But for what a clinician alone can say, and what the law below holds."""
    names = {
        _place(program.id, each.id)
        for program in book.rules.programs
        for each in program.criteria
        if not isinstance(each.when, ForClinician)
    }
    assert set(EDGES) == names - NOT_HERE


def test_a_condition_of_one_name_is_the_same_in_every_program(book: Book):
    """What stands in fifteen files stands alike in all; those that word it in their own way agree among themselves."""
    found: dict[tuple[str, bool], set[str]] = {}
    for program in book.rules.programs:
        for each in program.criteria:
            if not isinstance(each.when, ForClinician):
                key = (each.id, program.id in OWN_WAY.get(each.id, ()))
                found.setdefault(key, set()).add(repr(each.when))
    assert [] == [key for key, rules in found.items() if len(rules) > 1]


def test_a_condition_is_a_draft_just_when_no_source_confirms_it(book: Book):
    """Its source says so itself; a draft alone never makes a way worth more than asking."""
    for program in book.rules.programs:
        for each in program.criteria:
            assert each.draft == bool(UNCONFIRMED.search(each.cite)), (program.id, each.id)


def test_a_blood_type_that_was_not_tested_explains_nothing_and_rules_nothing_out(judged: Any):
    """Then the condition is neither called met nor left open; where nobody knows if it was, it is left open."""
    low = {"counts": [{"count.value": {"amount": "1200", "unit": "/uL"}}], "counts.ever_low": "yes"}
    assert [] == _verdicts(judged, low | {"duffy.result": "not_tested"}, "not-usual-for-type")
    unsure = low | {"duffy.result": {"not_given": "dont_know"}}
    assert {Verdict.UNKNOWN} == set(_verdicts(judged, unsure, "not-usual-for-type"))
