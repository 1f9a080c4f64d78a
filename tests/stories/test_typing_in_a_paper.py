"""Somebody filled in the paper at the kitchen table; somebody else types it in at the clinic."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO

import pytest
from pens import fields, fill_in
from pypdf import PdfReader

from questionnaire.asking.answers import Answers, Given
from questionnaire.checking.patients import read_patients
from questionnaire.resources import CASES
from questionnaire.telling.blank import blank
from questionnaire.telling.handover import Handover
from questionnaire.telling.language import language
from questionnaire.telling.papers import papers_pdf
from questionnaire.telling.wording import words_for
from tests.register import WHO

pytestmark = pytest.mark.slow  # types hundreds of answers
NAMES = ("toddler-and-her-mother", "severe-since-birth-on-gcsf-in-england", "gene-change-found-at-three")


@pytest.mark.parametrize("name", NAMES)
def test_typed_in_from_paper_the_summary_is_the_same(person, book, today, name):
    """Going through the pages with the paper beside the keyboard gives the PDF that the patient’s answers give."""
    answers = next(each.answers for each in read_patients(CASES, book.questionnaire, today) if each.name == name)
    answers = replace(answers, groups={key: group for key, group in answers.groups.items() if group.entries})
    who = answers.said.get(WHO, Given("self"))
    words = words_for(book, Answers({WHO: who}), None, language("en"))
    paper = fill_in(blank(book, words), answers)

    person.opens("/")
    person.presses("Start now")
    shown = []
    for section in paper.form.sections:
        for page in section.pages:
            if person.address != f"/q/{page.id}":
                continue
            shown.append(page.id)
            if page.entries:
                _types_entries(person, page.entries, paper)
            else:
                ids = [asked.id for together in page.asked for asked in together]
                person.answers(**fields(paper.form, {key: paper.once[key] for key in ids if key in paper.once}))
    person.is_at("/check")
    assert 15 < len(shown)
    person.presses("See what is worth asking about")

    english = language("en")
    hand = Handover(book, replace(answers, passed=frozenset(shown)), today, english)
    expected = PdfReader(BytesIO(papers_pdf(hand)))
    assert re.sub(r"\s+", " ", " ".join(each.extract_text() for each in expected.pages)) == person.pdf()


def _types_entries(person, entries, paper):
    columns = paper.columns.get(entries.id, [])
    for column in columns:
        person.presses("Add ")
        person.answers(**fields(paper.form, column))
    person.answers(**({"complete": "no" if paper.complete[entries.id] is False else "yes"} if columns else {}))
