"""Simulated patients: TOML files that a clinician can read, each with a story, its answers, and what should follow.

A list of entries is all there are, unless `incomplete` names its group; but only as one can say so of it online.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from questionnaire.asking.answerfile import load
from questionnaire.asking.answers import Answers
from questionnaire.asking.pages import Questionnaire
from questionnaire.errors import AnswersError, Problem
from questionnaire.logic.predicates import ForClinician, Verdict, judge
from questionnaire.reading.book import Book

_OTHER_KEYS = {"story", "answers", "incomplete", "expect"}
_WORDS = {Verdict.MET: "meets it", Verdict.NOT_MET: "does not meet it", Verdict.UNKNOWN: "leaves it open"}


@dataclass(frozen=True, slots=True)
class Patient:
    """One simulated patient. `expect` is what a clinician expects to follow."""

    name: str
    story: str
    answers: Answers
    expect: Mapping[str, Any]


def read_patients(folder: Path, questionnaire: Questionnaire, today: dt.date) -> list[Patient]:
    """Every patient of a folder. Raises AnswersError with file and place for one that cannot be read."""
    patients = []
    for path in sorted(folder.glob("*.toml")):
        try:
            patients.append(_patient(path, questionnaire, today))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError, AnswersError) as wrong:
            raise AnswersError(str(path), str(wrong)) from None
    return patients


def _patient(path: Path, questionnaire: Questionnaire, today: dt.date) -> Patient:
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    for key in sorted({"story", "answers", "expect"} - set(told)):
        raise AnswersError(key, "a patient's file needs this")
    for key in sorted(set(told) - _OTHER_KEYS - set(questionnaire.groups)):
        raise AnswersError(key, f"neither a group nor one of {', '.join(sorted(_OTHER_KEYS))}")
    return Patient(path.stem, told["story"], answers_told(told, questionnaire, today), told["expect"])


def answers_told(told: Mapping[str, Any], questionnaire: Questionnaire, today: dt.date) -> Answers:
    """The answers of a file that tells of a person: `answers`, the entries of each group, and `incomplete`.

    Raises AnswersError with the place of the first thing wrong.
    """
    incomplete = told.get("incomplete", [])
    groups = {
        group: {
            "complete": group not in incomplete and (asked.can_be_whole(listed=bool(told.get(group))) or None),
            "entries": [{"id": f"{group}-{n}", "answers": each} for n, each in enumerate(told.get(group, []))],
        }
        for group, asked in questionnaire.groups.items()
        if group in told or group in incomplete
    }
    days = {key: str(today) for key, question in questionnaire.questions.items() if question.moment}
    data = {"version": 1, "answers": told["answers"], "groups": groups, "days": days}
    return load(data, questionnaire, today)


def case_problems(book: Book, patients: Sequence[Patient], today: dt.date) -> Iterator[Problem]:
    """Criteria for which no patient is met, none unmet, or none unknown."""
    sheets = [book.rules.sheet(book.route(patient.answers, today), today) for patient in patients]
    for program in book.rules.programs:
        for criterion in program.criteria:
            found = {judge(criterion.when, sheet).verdict for sheet in sheets}
            # What only a clinician can say is never known here.
            wanted = {Verdict.UNKNOWN} if isinstance(criterion.when, ForClinician) else set(Verdict)
            for verdict in sorted(wanted - found, key=list(Verdict).index):
                yield Problem(
                    book.file("programs", program.id), f"criteria[{criterion.id}]", f"no patient {_WORDS[verdict]}"
                )
