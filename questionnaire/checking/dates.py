"""Programs decay: what no longer may be stated as current."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from questionnaire.errors import Problem
from questionnaire.reading.book import Book


def date_problems(book: Book, today: dt.date) -> Iterator[Problem]:
    """Programs past their review date, checked in the future, or with a source that names no page or paper."""
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
