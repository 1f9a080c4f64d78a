"""The people who walk: one TOML file each, told in questions and answers, never in pages or their order.

    name = "A tired woman of 34"
    story = "..."
    start = "/c/sample"        # the link they came by; left out: the start page
    short = true               # they take the short way; left out: the whole one
    rest = "dont_know"         # what they choose wherever it is offered and nothing else is said below; left out: blank
    incomplete = ["counts"]    # the lists they close with "there may be more"

    [first]                    # what they type first and nothing beside it, so that the page may ask again
    "person.age" = "34"

    [answers]                  # as in an answers file
    "person.age" = { amount = 34, unit = "years" }

    [[counts]]                 # an entry of a list
    "count.value" = { amount = "600", unit = "/uL" }

A question that stands nowhere is left blank.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from questionnaire.asking.answers import Answers, NotGiven
from questionnaire.asking.pages import Questionnaire
from questionnaire.checking.patients import answers_told
from questionnaire.errors import AnswersError

PEOPLE = Path(__file__).parent / "people"
TODAY = dt.date(2026, 11, 22)
RESTS = ("no", NotGiven.DONT_KNOW.value)
_KEYS = {"name", "story", "start", "short", "rest", "incomplete", "first", "answers"}


@dataclass(frozen=True, slots=True)
class Person:
    """One of them. `first` is what they type first, by question; `rest` what they choose where nothing is said."""

    id: str
    name: str
    answers: Answers
    start: str = "/"
    rest: str | None = None
    first: Mapping[str, str] | None = None
    short: bool = False


def read_people(questionnaire: Questionnaire, folder: Path = PEOPLE) -> list[Person]:
    """Everyone of a folder, by file name. Raises AnswersError with file and place for one that cannot be read."""
    return [read_person(path, questionnaire) for path in sorted(folder.glob("*.toml"))]


def read_person(path: Path, questionnaire: Questionnaire) -> Person:
    """The person of a file. Raises AnswersError with file and place."""
    try:
        return _person(path.stem, tomllib.loads(path.read_text(encoding="utf-8")), questionnaire)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, AnswersError) as wrong:
        raise AnswersError(str(path), str(wrong)) from None


def _person(file: str, told: Mapping[str, Any], questionnaire: Questionnaire) -> Person:
    for key in sorted({"name", "story", "answers"} - set(told)):
        raise AnswersError(key, "the file of a person who walks needs this")
    for key in sorted(set(told) - _KEYS - set(questionnaire.groups)):
        raise AnswersError(key, f"neither a group nor one of {', '.join(sorted(_KEYS))}")
    if (rest := told.get("rest")) not in (None, *RESTS):
        raise AnswersError("rest", f"{rest!r} is not one of {', '.join(RESTS)}")
    answers = answers_told(told, questionnaire, TODAY)
    entries = [entry for group in answers.groups.values() for entry in group.entries]
    answered = {question for said in (answers.said, *(entry.said for entry in entries)) for question in said}
    for question in sorted(set(told.get("first", {})) - answered):
        raise AnswersError(f"first.{question}", "what is typed first must be answered in the end")
    if (short := told.get("short", False)) not in (True, False):
        raise AnswersError("short", "true or false")
    answers = replace(answers, short=short)
    return Person(file, told["name"], answers, told.get("start", "/"), rest, told.get("first"), short)
