"""The command that makes the questionnaire on paper."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from pypdf import PdfReader

from questionnaire.reading import Book
from questionnaire.telling.blank import blank, blank_pdf
from questionnaire.telling.language import ENGLISH
from questionnaire.telling.wording import words_for


def test_blank_makes_one_section_for_a_parent(run, tmp_path: Path):
    """A section alone, in the words to a parent, on the paper asked for."""
    ran = run("blank", "--output", "family.pdf", "--section", "family", "--child", "--paper", "a4")
    assert (0, "", "") == (ran.code, ran.out, ran.err)
    reader = PdfReader(tmp_path / "family.pdf")
    assert (595, 842) == tuple(round(float(each)) for each in reader.pages[0].mediabox[2:])
    text = " ".join(page.extract_text() for page in reader.pages)
    assert "Your child’s family" in text
    assert "Blood counts" not in text


def test_blank_names_the_sections_there_are(run):
    """A section that does not exist is a message with those that do, and no file."""
    ran = run("blank", "--output", "x.pdf", "--section", "nowhere")
    assert 2 == ran.code
    assert "no section has the id 'nowhere'; they are about, counts, symptoms" in ran.err
    assert not Path("x.pdf").exists()


def test_blank_in_large_print_is_the_paper_made_for_it(run, tmp_path: Path, book: Book, today: dt.date):
    """Letters and tables alike, for a parent, on the paper and the day that are named."""
    options = ("--section", "counts", "--child", "--paper", "a4", "--large", "--today", today)
    assert 0 == run("blank", "--output", "large.pdf", *options).code
    words = words_for(book, book.questionnaire.answered_by("child"), None, ENGLISH)
    made = blank_pdf(blank(book, words, "counts", large=True), today, "a4", large=True)
    assert made == (tmp_path / "large.pdf").read_bytes()
