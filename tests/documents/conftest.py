"""What the tests of documents share: patients, and their summaries on paper."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

pytest.register_assert_rewrite("papers", "checkers")

# After their assertions were made to speak.
from checkers import Checkers  # noqa: E402
from papers import CASES, EVERYONE, SPOKEN, Case, Paper, PaperOf, answers_file  # noqa: E402

from questionnaire.asking.answerfile import load  # noqa: E402
from questionnaire.clinics import SAMPLE, read_clinics  # noqa: E402
from questionnaire.reading import Book  # noqa: E402
from questionnaire.telling.handover import Handover  # noqa: E402
from questionnaire.telling.language import language  # noqa: E402
from questionnaire.telling.papers import SUMMARY, Layout, papers_html  # noqa: E402
from tests.everybody import of_today  # noqa: E402

_HERE = Path(__file__).parent


@pytest.hookimpl(tryfirst=True)  # before -m looks at the marks
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leaves to the quick tests what each of the people is told: the others make PDFs, most of them."""
    for item in items:
        if item.path.is_relative_to(_HERE) and not item.get_closest_marker("people"):
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session")
def paper_from(book: Book, today: dt.date) -> PaperOf:
    """Makes a document, the summary where none is named, from an answers file as read from JSON."""
    clinics = read_clinics(SAMPLE)

    def make(given: Any, document: str = SUMMARY, paper: str = "", large: bool = False, name: str = "") -> Paper:
        answers, english = load(of_today(given, book, today), book.questionnaire, today), language("en")
        hand = Handover(book, answers, today, english, clinics.get(answers.clinic or ""))
        html = papers_html(hand, [document], Layout(paper, large))
        return Paper(name, answers, hand.summary, html, paper or hand.summary.paper)

    return make


@pytest.fixture(scope="session")
def paper_of(paper_from: PaperOf) -> PaperOf:
    """Makes a document of a patient by name, once."""

    @cache
    def make(name: str, *options: Any) -> Paper:
        return paper_from(answers_file(name), *options, name=name)

    return lambda name, document="summary", paper="", large=False: make(name, document, paper, large)


@pytest.fixture(params=CASES, ids=str)
def printed(request: pytest.FixtureRequest, paper_of: PaperOf) -> Paper:
    """Every document by itself, of one patient or another, in turn."""
    case: Case = request.param
    return paper_of(case.patient, case.document, case.paper, case.large)


@pytest.fixture(scope="session")
def checkers() -> Iterator[Checkers]:
    """Two programs that know PDF/UA-1 and one that knows PDF/A-3a."""
    both = Checkers()
    yield both
    both.close()


@pytest.fixture(params=EVERYONE)
def paper(request: pytest.FixtureRequest, paper_of: PaperOf) -> Paper:
    """The summary of every patient in turn."""
    return paper_of(request.param)


@pytest.fixture(params=SPOKEN)
def spoken(request: pytest.FixtureRequest, paper_of: PaperOf) -> Paper:
    """The summary of every patient whose PDF can be listened to in a moment."""
    return paper_of(request.param)
