"""What the cases share: answers as in an answers file, assessed on the day of the tests by the real content."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from questionnaire.asking.answerfile import load
from questionnaire.judging.assessment import Assessment, assess
from questionnaire.reading import Book


@pytest.fixture(scope="session")
def assessed(book: Book, today: dt.date) -> Callable[[Any], Assessment]:
    """Assesses the data of an answers file."""

    def assess_data(data: Any) -> Assessment:
        answers = load(data, book.questionnaire, today)
        return assess(book.rules, book.route(answers, today), today)

    return assess_data
