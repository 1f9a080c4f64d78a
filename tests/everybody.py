"""Everybody the tests know, by name: who they are is known at once, what they told is read when it is asked for."""

from __future__ import annotations

import datetime as dt
import json
from functools import cache
from pathlib import Path

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


@cache
def book() -> Book:
    """All content."""
    return read_book(PACK)


@cache
def answers_of(name: str) -> Answers:
    """What one of them told. Raises AnswersError, which names the file and the place in it."""
    if path := _FILES.get(name):
        return load(json.loads(path.read_text(encoding="utf-8")), book().questionnaire, TODAY)
    return _simulated()[name].answers


@cache
def _simulated() -> dict[str, Patient]:
    return {each.name: each for each in read_patients(CASES, book().questionnaire, TODAY)}
