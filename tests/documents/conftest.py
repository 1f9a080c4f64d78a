"""What the tests of documents share: patients, and their summaries on paper."""

from __future__ import annotations

import datetime as dt
from functools import cache

import pytest

pytest.register_assert_rewrite("papers")

from papers import EVERYONE, SPOKEN, Paper, PaperOf, answers_file  # noqa: E402 - after its assertions were made to speak

from questionnaire.asking.answerfile import load  # noqa: E402
from questionnaire.clinics import read_clinics  # noqa: E402
from questionnaire.reading import Book  # noqa: E402
from questionnaire.resources import folder  # noqa: E402
from questionnaire.telling.documents import documents_html  # noqa: E402
from questionnaire.telling.handover import Handover  # noqa: E402
from questionnaire.telling.language import language  # noqa: E402
from questionnaire.telling.pdf import make_pdf  # noqa: E402


@pytest.fixture(scope="session")
def paper_of(book: Book, today: dt.date) -> PaperOf:
    """Makes the summary of a patient by name, once."""
    clinics = read_clinics(folder("content") / "clinics.toml")

    @cache
    def make(name: str) -> Paper:
        answers, english = load(answers_file(name), book.questionnaire, today), language("en")
        hand = Handover(book, answers, today, english, clinics.get(answers.clinic or ""))
        html = documents_html(hand)
        return Paper(name, answers, hand.summary, html, make_pdf(html, hand.summary.paper))

    return make


@pytest.fixture(params=EVERYONE)
def paper(request: pytest.FixtureRequest, paper_of: PaperOf) -> Paper:
    """The summary of every patient in turn."""
    return paper_of(request.param)


@pytest.fixture(params=SPOKEN)
def spoken(request: pytest.FixtureRequest, paper_of: PaperOf) -> Paper:
    """The summary of every patient whose PDF can be listened to in a moment."""
    return paper_of(request.param)
