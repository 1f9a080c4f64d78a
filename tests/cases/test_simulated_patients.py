"""Simulated patients: one file each, with the story, the answers, and what should follow from them.

A clinician can read and correct the files; `questionnaire check --cases tests/cases` reads them too.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from questionnaire.checking.patients import Patient, case_problems, read_patients
from questionnaire.judging.assessment import Assessment, assess
from questionnaire.neutropenia import PACK
from questionnaire.reading import read_book

FOLDER = Path(__file__).parent
BOOK, TODAY = read_book(PACK), dt.date(2026, 11, 22)
PATIENTS = read_patients(FOLDER, BOOK.questionnaire, TODAY)
LONGEST_ROUTE, TYPICAL_ROUTE = 40, 25
patients = pytest.mark.parametrize("patient", PATIENTS, ids=lambda patient: patient.name)


ASSESSED: dict[str, Assessment] = {}


def _assessed(patient: Patient) -> Assessment:
    """What follows for a patient; four tests look at each."""
    if patient.name not in ASSESSED:
        ASSESSED[patient.name] = assess(BOOK.rules, BOOK.route(patient.answers, TODAY), TODAY)
    return ASSESSED[patient.name]


@patients
def test_what_is_said_first_and_about_a_test_is_what_a_clinician_expects(patient: Patient):
    """The alerts, and the word about when to ask with every reason and first, are those of the file."""
    found, expect = _assessed(patient), patient.expect
    assert expect["alerts"] == [raised.alert.id for raised in found.alerts]
    assert (expect["timing"], expect["reading"]) == (found.timing.id, found.timing.answer)
    assert expect["reasons"] == [each.side.id for each in found.timing.reasons]
    assert expect["firsts"] == [each.side.id for each in found.timing.firsts]


@patients
def test_the_facts_hold_the_values_a_clinician_leaves_possible(patient: Patient):
    """Neither more nor less is known of each fact than the story tells."""
    facts = _assessed(patient).facts
    expected = {key: sorted(values) for key, values in patient.expect.get("facts", {}).items()}
    assert expected == {key: sorted(facts[key].possible.values) for key in expected}


@patients
def test_each_program_stands_as_a_clinician_expects(patient: Patient):
    """Every program that is shown has the standing of the file, and no other is shown."""
    standings = {each.program.id: each.standing.value for each in _assessed(patient).programs if each.shown}
    assert patient.expect["programs"] == standings


@patients
def test_the_questions_a_clinician_would_want_asked_are_suggested(patient: Patient):
    """The file’s questions are suggested, those that would mislead are not."""
    suggested = {each.suggestion.id for each in _assessed(patient).suggestions}
    assert set() == set(patient.expect["suggested"]) - suggested
    assert set() == set(patient.expect["not_suggested"]) & suggested


@patients
def test_every_id_in_a_file_is_one_there_is(patient: Patient):
    """A misspelled suggestion, program or alert in a file cannot make it pass."""
    expected, rules = patient.expect, BOOK.rules
    assert {*expected["suggested"], *expected["not_suggested"]} <= {each.id for each in rules.suggestions}
    assert set(expected["programs"]) <= {each.id for each in rules.programs}
    assert set(expected["alerts"]) <= {each.id for each in rules.alerts}
    told = {"alerts", "timing", "reading", "reasons", "firsts", "facts", "programs", "suggested", "not_suggested"}
    assert set(expected) <= told


@patients
def test_nobody_is_asked_more_than_forty_pages(patient: Patient):
    """Whoever they are, the route ends."""
    assert LONGEST_ROUTE >= len(BOOK.route(patient.answers, TODAY).pages)


def test_a_typical_person_sees_at_most_twenty_five_pages():
    """Half of the patients are asked twenty-five pages or fewer."""
    lengths = sorted(len(BOOK.route(patient.answers, TODAY).pages) for patient in PATIENTS)
    assert TYPICAL_ROUTE >= lengths[len(lengths) // 2]


def test_there_are_at_least_sixty_patients():
    """Enough situations that a rule which goes wrong is noticed."""
    assert 60 <= len(PATIENTS)


def test_every_criterion_is_tried_from_every_side():
    """For each criterion there is a patient who meets it, one who does not, and one who leaves it open."""
    assert [] == [str(problem) for problem in case_problems(BOOK, PATIENTS, TODAY)]
