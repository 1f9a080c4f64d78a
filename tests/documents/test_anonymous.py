"""A copy that does not point to the person."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from papers import answers_file

from questionnaire.asking.answerfile import load
from questionnaire.asking.answers import Answers, Given
from questionnaire.asking.values import Amount, PartialDate
from questionnaire.clinics import Clinic
from questionnaire.reading import Book
from questionnaire.telling.documents import DOCUMENTS, documents_html
from questionnaire.telling.handover import Handover, Identity
from questionnaire.telling.language import language

PATIENTS = ["typical-child", "typical-adult", "in-england", "many-scripts"]
TYPED = ("test.lab", "test.finding", "illness.note", "own.text", "gcsf.dose", "medicine.name")


def handover(book: Book, today: dt.date, answers: Answers, **options: Any) -> Handover:
    """What someone hands over who came through a clinic and gave a name."""
    clinic = Clinic("north", "North Hill Clinic", "555-0111")
    return Handover(
        book, answers, today, language("en"), clinic, Identity("Ada Example", "May 3, 1990", "R-17"), **options
    )


def told(book: Book, today: dt.date, answers: Answers, **options: Any) -> str:
    """All documents as text."""
    html = documents_html(handover(book, today, answers, **options), DOCUMENTS)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


@pytest.mark.parametrize("name", PATIENTS)
def test_nothing_that_points_to_the_person_is_told(name: str, book: Book, today: dt.date) -> None:
    """No name, no clinic, nothing typed, and no date beyond its year; the day the copy was made is told."""
    answers = load(answers_file(name), book.questionnaire, today)
    whole, copy = told(book, today, answers), told(book, today, answers, anonymous=True)
    entries = [entry.said for group in answers.groups.values() for entry in group.entries]
    typed = [
        str(said[key].value) for said in [answers.said, *entries] for key in TYPED if isinstance(said.get(key), Given)
    ]
    pointing = ["Ada Example", "R-17", "May 3, 1990", "North Hill Clinic", "555-0111", *typed]
    assert [] == [each for each in pointing if each in copy]
    assert ["Ada Example"] == [each for each in pointing[:1] if each in whole]
    dates = [
        language("en").date(answer.value)
        for said in [answers.said, *entries]
        for answer in said.values()
        if isinstance(answer, Given) and isinstance(answer.value, PartialDate) and answer.value.month
    ]
    assert [] == [date for date in dates if date in copy]


@pytest.mark.parametrize("name", PATIENTS)
def test_a_copy_without_names_judges_the_same(name: str, book: Book, today: dt.date) -> None:
    """Dates to the year are told, but judged is what was answered: every standing and alert stays."""
    answers = load(answers_file(name), book.questionnaire, today)
    whole, copy = (handover(book, today, answers, anonymous=each).summary for each in (False, True))
    assert [(each.id, each.standing) for each in whole.programs] == [(each.id, each.standing) for each in copy.programs]
    assert [each.id for each in whole.alerts] == [each.id for each in copy.alerts]


def test_ninety_is_the_highest_age_told(book: Book, today: dt.date) -> None:
    """Few people are older, so an age above 90 would point to one of them; 90 itself is told."""
    for years, expected in ((97, "Your age: 90 years."), (90, "Your age: 90 years."), (34, "Your age: 34 years.")):
        answers = Answers(said={"person.age": Given(Amount(years, "years"))}, passed=frozenset())
        copy = handover(book, today, answers, anonymous=True).summary
        assert expected in [sentence.text for section in copy.told for sentence in section.sentences]
