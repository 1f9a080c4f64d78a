"""The content lint: everything that reading lets pass and that still would mislead a patient or an editor."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from questionnaire.checking.given import Given
from questionnaire.checking.paper import paper_problems, template_problems
from questionnaire.checking.patients import Patient, case_problems
from questionnaire.checking.presuming import presumption_problems
from questionnaire.checking.reading_grade import grade_problems
from questionnaire.checking.reasoning import logic_problems
from questionnaire.checking.texts import texts_of
from questionnaire.checking.use import use_problems
from questionnaire.checking.voices import voice_problems
from questionnaire.errors import Problem
from questionnaire.reading.book import Book


def check(book: Book, today: dt.date | None, patients: Sequence[Patient] = ()) -> list[Problem]:
    """Every problem of a book that was read, by file; with patients also the criteria that none of them tries.

    Without a day nothing is said of what has expired: a server does not stop for that.
    """
    texts, given = list(texts_of(book)), Given(book)
    problems = [
        *(_date_problems(book, today) if today else ()),
        *use_problems(book),
        *paper_problems(book),
        *template_problems(book),
        *logic_problems(book, given),
        *presumption_problems(book, given),
        *voice_problems(texts, book),
        *grade_problems(book, texts),
        *(case_problems(book, patients, today) if patients and today else ()),
    ]
    return sorted(dict.fromkeys(problems), key=lambda problem: (problem.file, problem.place))


def _date_problems(book: Book, today: dt.date) -> Iterator[Problem]:
    """Programs decay: those past their review date, checked in the future, or to be reviewed before they were."""
    for program in book.rules.programs:
        file = book.file("programs", program.id)
        if program.review_by < today:
            yield Problem(
                file,
                "review_by",
                f"{program.review_by} is past; read the source again, then set checked_on and review_by",
            )
        if program.checked_on > today:
            yield Problem(file, "checked_on", f"{program.checked_on} is still to come")
        if program.review_by <= program.checked_on:
            yield Problem(file, "review_by", f"{program.review_by} is not after checked_on, {program.checked_on}")
