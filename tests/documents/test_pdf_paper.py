"""On which paper, on how many sheets."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from io import BytesIO
from statistics import median

import pytest
from handed import Pdf, hand
from papers import Paper, PaperOf
from pypdf import PdfReader

from questionnaire.asking.answers import Given
from questionnaire.clinics import Clinic
from questionnaire.printing.pdf import make_pdf
from questionnaire.reading import Book
from questionnaire.telling.handover import Handover
from questionnaire.telling.language import language
from questionnaire.telling.papers import BRIEF, SUMMARY, Layout

SIZES = {"letter": (612, 792), "a4": (595, 842)}
COUNTRIES = {
    "US": "letter",
    "CA": "letter",
    "GB-ENG": "a4",
    "GB-OTHER": "a4",
    "AU": "a4",
    "EU": "a4",
    "other": "a4",
}


def test_every_page_has_the_size_of_the_paper(paper: Paper) -> None:
    """Every page of a PDF is as large as the paper the summary names."""
    sizes = {tuple(round(side) for side in page.mediabox[2:]) for page in paper.reader.pages}
    assert {SIZES[paper.summary.paper]} == sizes


def test_england_prints_on_a4_and_the_united_states_on_letter(paper_of: PaperOf) -> None:
    """A patient's country decides the paper."""
    assert "a4" == paper_of("in-england").summary.paper
    assert "letter" == paper_of("typical-child").summary.paper


def test_each_country_has_its_paper(paper_of: PaperOf, book: Book, today: dt.date) -> None:
    """Letter in the United States and Canada and where no country is known; A4 everywhere else."""
    answers, english = paper_of("almost-nothing").answers, language("en")
    assert set(COUNTRIES) == {option.id for option in book.questionnaire.questions["person.country"].options}
    assert "letter" == Handover(book, answers, today, english).summary.paper
    for country, expected in COUNTRIES.items():
        there = replace(answers, said={**answers.said, "person.country": Given(country)})
        assert expected == Handover(book, there, today, english).summary.paper, country


@pytest.mark.parametrize("wanted", SIZES)
@pytest.mark.parametrize("name", ["typical-child", "in-england"])
def test_a_clinic_that_names_its_paper_gets_it(
    name: str, wanted: str, paper_of: PaperOf, book: Book, today: dt.date
) -> None:
    """The clinic's paper goes before the country's."""
    clinic = Clinic("north", "North Clinic", "555-0111", paper=wanted)
    assert wanted == Handover(book, paper_of(name).answers, today, language("en"), clinic).summary.paper


@pytest.mark.parametrize("name", ["typical-child", "typical-adult", "almost-nothing", "in-england"])
def test_a_typical_summary_fits_on_three_sheets(name: str, paper_of: PaperOf) -> None:
    """A typical patient prints at most three pages."""
    assert len(paper_of(name).reader.pages) <= 3


def test_a_typical_child_fits_on_three_sheets_of_a4_too(paper_of: PaperOf) -> None:
    """The narrower, longer paper takes no more sheets."""
    made = paper_of("typical-child")
    assert len(PdfReader(BytesIO(make_pdf(made.html, "a4"))).pages) <= 3


def test_every_page_says_which_it_is_and_that_it_is_no_medical_record(paper: Paper) -> None:
    """The foot of each page says who prepared it, when, and "page / pages"."""
    prepared = f"Prepared by the patient or family on {paper.summary.made_on} with the genetic testing questionnaire."
    foot = f"{prepared} Not a medical record."
    for number, text in enumerate(paper.pages, 1):
        assert text.endswith(f"{foot} {number} / {len(paper.pages)}"), text[-200:]
        assert 1 == text.count("Not a medical record."), "only at the foot"


@pytest.mark.parametrize("document", [SUMMARY, BRIEF])
def test_in_large_print_the_words_are_half_as_tall_again(document: str) -> None:
    """The middle one of all words of the first page, by its height."""
    heights = [
        median(
            bottom - top for _, top, _, bottom in Pdf(hand("typical-adult"), (document,), Layout(large=large)).words()
        )
        for large in (False, True)
    ]
    assert heights[1] > 1.4 * heights[0]
