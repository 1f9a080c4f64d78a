"""Somebody without a phone gets the questions on paper."""

from __future__ import annotations

from io import BytesIO

import pytest
from keyboard import Person
from pypdf import PdfReader

from questionnaire.asking.answers import Answers
from questionnaire.clinics import Clinic
from questionnaire.telling.blank import blank, blank_pdf
from questionnaire.telling.language import ENGLISH
from questionnaire.telling.wording import words_for


def test_the_questions_come_on_paper_for_a_child(person):
    """A mother prints one part for her child, on A4: the child's voice, and nothing is kept of it."""
    person.opens("/")
    person.follows("Print the questions")
    assert ("self", "all", "letter") == tuple(person.field(f"blank-{part}") for part in ("who", "section", "paper"))
    chosen = {"blank-who": "child", "blank-section": "earlier", "blank-paper": "a4"}
    pages = _pages(person, **chosen)
    assert (595, 842) == tuple(round(float(side)) for side in pages[0].mediabox[2:])
    text = " ".join(" ".join(page.extract_text().split()) for page in pages)
    assert "Has your child ever had a genetic test?" in text
    person.opens("/blank")
    assert "self" == person.field("blank-who")


def test_in_large_print_both_the_letters_and_the_tables_are_large(person, book, today):
    """The very paper that is made for large print, which asks for fewer entries side by side."""
    person.opens("/blank")
    chosen = {"blank-section": "counts", "blank-paper": "a4", "blank-how": ["large"]}
    made = person.client.post("/blank", data={**person.filled(), **chosen}).data
    words = words_for(book, Answers(), None, ENGLISH)
    assert blank_pdf(blank(book, words, "counts", large=True), today, "a4", large=True) == made


def test_a_clinics_paper_has_its_own_fever_rule(person):
    """Who comes by the clinic's link prints the clinic's fever rule."""
    person.opens("/c/sample")
    person.presses("Start now")
    person.opens("/blank")
    text = " ".join(page.extract_text() for page in _pages(person, **{"blank-section": "about"}))
    assert "38.3 °C" in text


@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_a_clinics_own_paper_is_chosen_beforehand(make_app, paper):
    """A clinic that prints on A4 need not be told so each time, nor one that prints on Letter."""
    clinic = Clinic("lakeside", "Lakeside Hematology", "555-0142", paper=paper)
    person = Person(make_app(clinics={"lakeside": clinic}))
    person.opens("/c/lakeside")
    person.presses("Start now")
    person.opens("/blank")
    assert paper == person.field("blank-paper")


def test_a_part_that_is_not_there_is_refused_with_what_is_wrong(person):
    """A form that was tampered with is answered with the page, not with an error."""
    person.opens("/blank")
    person.sends("/blank", {**person.filled(), "blank-section": "nothing"}, expect=422)
    person.sees("Please check this page")


def _pages(person, **fields):
    response = person.client.post("/blank", data={**person.filled(), **fields})
    assert (200, "application/pdf") == (response.status_code, response.mimetype)
    return PdfReader(BytesIO(response.data)).pages
