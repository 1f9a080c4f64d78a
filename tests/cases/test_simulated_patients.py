"""Simulated patients: one file each, with the story, the answers, and what should follow from them.

A clinician can read and correct the files. A list of entries is all there are; facts are the values still possible.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

PATIENTS = sorted(Path(__file__).parent.glob("*.toml"))
GROUPS = ("counts", "tests", "relatives", "own")
patients = pytest.mark.parametrize("path", PATIENTS, ids=lambda path: path.stem)


def _read(path: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    """The data of an answers file, and what is expected of it."""
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    groups = {
        group: {
            "complete": True,
            "entries": [{"id": f"{group}-{n}", "answers": each} for n, each in enumerate(told[group])],
        }
        for group in GROUPS
        if group in told
    }
    assert set(told) <= {"story", "answers", "expect", *GROUPS}
    return {"version": 1, "answers": told["answers"], "groups": groups}, told["expect"]


@patients
def test_what_is_said_first_and_about_a_test_is_what_a_clinician_expects(path: Path, assessed: Any):
    """The alerts and the word about when to ask for a test are those of the file."""
    data, expected = _read(path)
    found = assessed(data)
    assert expected["alerts"] == [raised.alert.id for raised in found.alerts]
    assert (expected["timing"], expected["reading"]) == (found.timing.step.id, found.timing.step.reading)


@patients
def test_the_facts_hold_the_values_a_clinician_leaves_possible(path: Path, assessed: Any):
    """Neither more nor less is known of each fact than the story tells."""
    data, expected = _read(path)
    facts = assessed(data).facts
    assert {key: sorted(values) for key, values in expected["facts"].items()} == {
        key: sorted(facts[key].possible.values) for key in expected["facts"]
    }


@patients
def test_each_program_stands_as_a_clinician_expects(path: Path, assessed: Any):
    """Every program that is shown has the standing of the file, and what is out of reach is not shown."""
    data, expected = _read(path)
    found = assessed(data).programs
    not_shown = {each.program.id for each in found if not each.shown}
    standings = {each.program.id: each.standing.value for each in found if each.shown}
    assert expected["programs"] == standings
    assert set(expected.get("not_shown", not_shown)) == not_shown


@patients
def test_the_questions_a_clinician_would_want_asked_are_suggested(path: Path, assessed: Any):
    """The file’s questions are suggested, those that would mislead are not."""
    data, expected = _read(path)
    suggested = {each.suggestion.id for each in assessed(data).suggestions}
    assert set() == set(expected["suggested"]) - suggested
    assert set() == set(expected["not_suggested"]) & suggested


@patients
def test_every_id_in_a_file_is_one_there_is(path: Path, book: Any):
    """A misspelled question, program or alert in a file cannot make it pass."""
    _, expected = _read(path)
    rules = book.rules
    assert {*expected["suggested"], *expected["not_suggested"]} <= {each.id for each in rules.suggestions}
    assert {*expected["programs"], *expected.get("not_shown", ())} <= {each.id for each in rules.programs}
    assert set(expected["alerts"]) <= {each.id for each in rules.alerts}


def test_there_are_the_patients_that_were_asked_for():
    """Six situations that go wrong easily."""
    assert [
        "after-a-transplant",
        "duffy-null-and-well",
        "known-cxcr4-change",
        "knows-nothing",
        "not-in-the-usa",
        "toddler-and-her-mother",
    ] == [path.stem for path in PATIENTS]
