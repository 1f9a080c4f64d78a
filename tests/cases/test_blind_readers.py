"""Sixty invented people, written with what two careful readers expect by somebody who has not seen the rules.

Each reader had the questions, statements of guidelines and the sentences on what needs a call today; "unsure" is what
they thought that careful clinicians disagree on. Their word about a test is kept beside each, for when that is judged
anew: it is not compared here.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from questionnaire.logic.predicates import Verdict

FOLDER = Path(__file__).parent / "blind"
EXPECTED = json.loads((FOLDER / "expected.json").read_text(encoding="utf-8"))
# The conditions that a told cause, or a medicine, can close.
BY_CAUSE = ("not-explained", "no-cause-found", "not-medicine-or-chemotherapy")
people = pytest.mark.parametrize("name", EXPECTED)


def _found(name: str, assessed: Any) -> Any:
    return assessed(json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8")))


@people
def test_whoever_needs_a_call_today_is_told_and_nobody_else(name: str, assessed: Any):
    """A newborn's very low count, an infected cord, a low count on certain medicines; and their mimics."""
    told = any(raised.alert.level in ("urgent", "today") for raised in _found(name, assessed).alerts)
    assert EXPECTED[name]["today"] in (told, "unsure"), EXPECTED[name]["why"]


@people
def test_no_route_is_closed_that_a_reader_would_keep_open(name: str, assessed: Any):
    """Not by a told cause, a label or one medicine, where something speaks against it."""
    closed = [
        (each.program.id, item.criterion.id)
        for each in _found(name, assessed).programs
        for item in each.criteria
        if item.criterion.id in BY_CAUSE and item.finding.verdict is Verdict.NOT_MET
    ]
    assert EXPECTED[name]["routes_closed"] is not False or closed == [], EXPECTED[name]["why"]


@people
def test_lower_counts_are_never_called_normal_under_500(name: str, assessed: Any):
    """“In the first year, lower counts can be normal” is for counts that may be."""
    found = _found(name, assessed)
    lowest = found.facts["counts.lowest"].possible
    said = {each.suggestion.id for each in found.suggestions}
    assert "infant-counts" not in said or lowest.low >= 500


def test_every_person_has_an_expectation_and_every_expectation_a_person():
    """Sixty of each, and both kinds of answer often enough to mean something."""
    assert sorted(EXPECTED) == sorted(path.stem for path in FOLDER.glob("[ab]*.json"))
    expected = [each["today"] for each in EXPECTED.values()]
    assert (60, True, True) == (len(expected), expected.count(True) >= 20, expected.count(False) >= 30)
