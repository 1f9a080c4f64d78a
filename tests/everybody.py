"""Everybody the tests know, by name: who they are is known at once, what they told is read when it is asked for."""

from __future__ import annotations

import datetime as dt
import json
from functools import cache
from pathlib import Path
from typing import Any

from questionnaire.asking.answerfile import load
from questionnaire.asking.answers import Answers
from questionnaire.checking.patients import Patient, read_patients
from questionnaire.neutropenia import PACK
from questionnaire.reading import Book, read_book
from questionnaire.resources import CASES

TODAY = dt.date(2026, 11, 22)
_TESTS = Path(__file__).parent
_FILES = {
    path.stem: path for folder in ("documents/patients", "cases/published") for path in (_TESTS / folder).glob("*.json")
}
# The simulated patients, the patients of the documents; and with published cases, all there are.
SIMULATED = tuple(sorted(path.stem for path in CASES.glob("*.toml")))
OF_DOCUMENTS = tuple(sorted(name for name, path in _FILES.items() if path.parent.name == "patients"))
EVERYBODY = (*SIMULATED, *sorted(_FILES))
# Few enough that every run looks at each: between them they take all but one in a hundred of the branches that
# anybody takes through what is told, drawn, written and handed on to programs (`make papers` counts them). What follows
# from a story is looked at for everybody, in tests/cases; here it is said well or badly by the same lines for all.
SPREAD = (
    "05-silvery-hair-at-four-months",  # a baby; a sign of the family that no other has
    "almost-nothing",
    "carbimazole",  # alerts that need a call the same day
    "counts-only-as-percents",
    "cyclic-girl-with-serial-counts",
    "fever-now",  # an urgent alert, a child
    "grown-up-with-antibodies",  # a term that implies another
    "healthy-sister-of-a-girl-with-low-counts",  # a half-sibling of whom no side is told
    "low-as-a-toddler-normal-for-twenty-years",
    "many-scripts",  # words of one's own in every script
    "on-gcsf",  # an earlier panel, a relative who carries a change
    "prefers-not-to-say",
    "severe-since-birth-on-gcsf-in-england",
    "tested-from-blood-after-a-transplant",
    "typical-adult",
    "very-long",  # as many of everything as can be told
)


@cache
def book() -> Book:
    """All content."""
    return read_book(PACK)


def of_today(told: Any, asked: Book, today: dt.date = TODAY) -> Any:
    """An answers file whose answers about a moment are of today, but for those that say their day."""
    days = {key: str(today) for key in told.get("answers", {}) if asked.questionnaire.questions[key].moment}
    return {**told, "days": days | told.get("days", {})}


@cache
def answers_of(name: str) -> Answers:
    """What one of them told. Raises AnswersError, which names the file and the place in it."""
    if path := _FILES.get(name):
        return load(of_today(json.loads(path.read_text(encoding="utf-8")), book()), book().questionnaire, TODAY)
    return _simulated()[name].answers


@cache
def _simulated() -> dict[str, Patient]:
    return {each.name: each for each in read_patients(CASES, book().questionnaire, TODAY)}
