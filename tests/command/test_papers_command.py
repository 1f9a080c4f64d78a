"""`questionnaire papers`: the papers that are named, in the size that is named, with or without names."""

from __future__ import annotations

import json

import pytest
from pypdf import PdfReader

from tests.register import CARD, DOCTOR_MESSAGE

DAY = ("--today", "2026-11-22")
CLINIC, WITHOUT = "Sample Neutropenia Clinic", "Copy without names"


@pytest.fixture
def made(run, mother, tmp_path):
    """The pages of the papers that are made with these options."""

    def makes(*options):
        ran = run("papers", mother, *options, "--output", tmp_path / "papers.pdf", *DAY)
        assert (0, "", "") == (ran.code, ran.out, ran.err)
        return PdfReader(tmp_path / "papers.pdf").pages

    return makes


def _text(pages):
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_a_copy_without_names_is_made_only_where_it_is_asked_for(made):
    """With `--anonymous` the clinic is not told, and the paper says what it is; without it, the other way round."""
    whole, copy = _text(made(CARD)), _text(made(CARD, "--anonymous"))
    assert (True, False) == (CLINIC in whole, WITHOUT in whole)
    assert (False, True) == (CLINIC in copy, WITHOUT in copy)


def test_only_the_papers_that_are_named_are_made(made, book):
    """The others are not; without a name all are."""
    titles = {paper.id: paper.title.child for paper in book.papers}
    text = _text(made(CARD))
    assert [CARD] == [paper for paper, title in titles.items() if title in text]
    every = _text(made())
    assert {CARD, DOCTOR_MESSAGE} <= {paper for paper, title in titles.items() if title in every}


def test_the_paper_and_the_print_are_as_named(made):
    """Letter or A4; in large print one card a page instead of two."""
    for options, width, cards in ((("--paper", "letter"), 612, 2), (("--paper", "a4", "--large"), 595, 1)):
        pages = made(CARD, *options)
        assert width == round(float(pages[0].mediabox.width))
        assert cards == _text(pages).count("For the emergency team")


@pytest.mark.parametrize(("country", "width"), [("US", 612), ("CA", 612), ("EU", 595), ("AU", 595)])
def test_where_no_size_is_named_the_paper_is_that_of_the_country(run, tmp_path, country, width):
    """Letter in the United States and Canada, A4 elsewhere."""
    answers = tmp_path / "answers.json"
    answers.write_text(json.dumps({"version": 1, "answers": {"person.country": country}}), encoding="utf-8")
    assert 0 == run("papers", answers, CARD, "--output", tmp_path / "card.pdf", *DAY).code
    assert width == round(float(PdfReader(tmp_path / "card.pdf").pages[0].mediabox.width))


def test_a_paper_that_is_not_there_is_named_with_those_that_are(run, mother, book):
    """Nothing is written then."""
    ran = run("papers", mother, "nothing", CARD, "--output", "x.pdf")
    known = ", ".join(paper.id for paper in book.papers)
    assert (2, f"questionnaire: no paper is called nothing; there are {known}\n") == (ran.code, ran.err)
