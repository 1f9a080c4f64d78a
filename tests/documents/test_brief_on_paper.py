"""The clinician's brief on paper: two pages at most, and nothing torn apart."""

from __future__ import annotations

import datetime as dt
import re
from io import BytesIO

import pytest
from papers import PaperOf, answers_file, pages_of
from pypdf import PdfReader

from questionnaire.asking.answerfile import load
from questionnaire.exporting.datafiles import data_files
from questionnaire.printing.printer import html_to_pdf
from questionnaire.reading import Book
from questionnaire.telling.handover import Handover
from questionnaire.telling.language import language
from questionnaire.telling.papers import BRIEF, Layout, papers_html, papers_pdf

SHORT = (
    "typical-child",
    "typical-adult",
    "in-england",
    "almost-nothing",
    "on-gcsf",
    "fever-now",
    "many-scripts",
)


@pytest.mark.parametrize("paper", ["letter", "a4"])
@pytest.mark.parametrize("name", SHORT)
def test_the_brief_of_a_typical_patient_takes_two_pages_at_most(
    name: str, paper: str, book: Book, today: dt.date
) -> None:
    """One page, two at most, on either paper; the codes never stand on a page of their own."""
    answers = load(answers_file(name), book.questionnaire, today)
    pdf = papers_pdf(Handover(book, answers, today, language("en")), [BRIEF], Layout(paper), data_files)
    assert len(PdfReader(BytesIO(pdf)).pages) <= 2
    assert "Routes under consideration" in pages_of(pdf)[-1]


def test_in_large_print_no_titles_of_a_table_stand_alone_at_a_pages_foot(book: Book, today: dt.date) -> None:
    """Wherever the table falls, its titles and its first row are whole and on one page."""
    hand = Handover(book, load(answers_file("typical-adult"), book.questionnaire, today), today, language("en"))
    html = papers_html(hand, [BRIEF], Layout("letter", large=True))
    start, table = (
        re.search(r".*?</header>", html, re.DOTALL)[0],
        re.search(r"<table>.*?Direct.*?</table>", html, re.DOTALL),
    )
    table_alone = "<table>" + table[0].rpartition("<table>")[2]
    for height in range(120, 200, 6):
        spaced = f'{start}<p style="height: {height}mm">.</p>{table_alone}</article></body></html>'
        pages = pages_of(html_to_pdf(spaced, "letter"))
        assert 1 == sum(any(word in page for word in ("Report", "Direct", "Negative", "Saliva")) for page in pages)


def test_no_term_is_broken_after_its_letters(paper_from: PaperOf) -> None:
    """“HP:” stands with its number."""
    for large in (False, True):
        lines = paper_from(answers_file("typical-child"), BRIEF, "letter", large=large).lines
        assert "HP:0001954" in lines
        assert not re.search(r"HP:\s*\n|HP:\d{1,6}\n", lines)
