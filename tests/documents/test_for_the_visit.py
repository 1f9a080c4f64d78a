"""What is told for the visit: its day, its language and what will be needed at it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from handed import said

from questionnaire.asking.answerfile import dump, load
from questionnaire.asking.dates import read_coming_date
from questionnaire.errors import BadValue
from questionnaire.reading import Book
from questionnaire.telling.papers import BRIEF, SUMMARY, letter_text, papers_html
from tests.everybody import TODAY
from tests.register import DOCTOR_MESSAGE

VISIT = {"visit.help": ["interpreter", "accompanied"], "visit.language": "Spanish", "visit.day": "2027-03-03"}


def test_the_brief_tells_it_below_the_line_on_the_person():
    """On page 1, before all blocks, in words for a clinician."""
    html = papers_html(said({**VISIT, "counts.ever_low": "yes"}), [BRIEF])
    line = "March 3, 2027 · language: Spanish · interpreter needed and someone will come along"
    assert html.index('class="problem"') < html.index(f"For the visit:</strong> {line}") < html.index('class="block"')


def test_the_message_to_the_doctor_tells_it():
    """In one line of what was told, with the parts that were given."""
    text = letter_text(said(VISIT), DOCTOR_MESSAGE)
    line = "For the visit: March 3, 2027, language: Spanish, needed: An interpreter and room for someone who comes"
    assert line in " ".join(text.split())
    assert "For the visit: language: Spanish" in letter_text(said({"visit.language": "Spanish"}), DOCTOR_MESSAGE)


def test_nothing_stands_there_where_nothing_was_told():
    """Neither in the brief nor in the message."""
    person = said({"visit.with": "hematologist"})
    assert "For the visit" not in papers_html(person, [BRIEF]) + letter_text(person, DOCTOR_MESSAGE)


def test_a_copy_without_names_tells_the_year_and_no_words_of_ones_own():
    """The language was typed, the day points to the person."""
    person = said(VISIT, anonymous=True)
    assert "2027 · interpreter needed and someone will come along" == person.brief.visit
    assert "Spanish" not in letter_text(person, DOCTOR_MESSAGE)


def test_a_visit_that_is_over_stays_in_the_answers(book: Book):
    """A file read, or a row resumed, on a later day keeps the day of the visit."""
    told = dump(said(VISIT).answers)
    later = TODAY + dt.timedelta(days=400)
    assert {told["answers"]["visit.day"]} == {
        str(load(told, book.questionnaire, later, strict=strict).said["visit.day"].value)  # type: ignore[union-attr]
        for strict in (True, False)
    }


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("March 3, 2027", "2027-03-03"),
        ("2027", "2027"),
        ("22 Nov 2026", "2026-11-22"),
        ("March 3, 27", "2027-03-03"),
        ("March 3, 2026", "date_over"),
        ("2025", "date_over"),
        ("March 3, 2030", "date_far_off"),
        ("31 February 2027", "date_impossible"),
    ],
)
def test_the_day_of_a_visit_lies_ahead_and_not_far(typed: str, expected: str):
    """From today up to three years ahead; what is over, or far off, has a word of its own."""
    assert expected == _read(typed)


def _read(typed: str) -> Any:
    try:
        return str(read_coming_date(typed, TODAY))
    except BadValue as refused:
        return refused.word


def test_it_is_asked_in_the_fold_of_the_page_and_said_back(person):
    """The fold is closed until something stands in it; a day that is over is asked about gently."""
    person.opens("/")
    person.presses("Start now")
    person.answers(**{"person-who": "self"})
    person.goes_on_to("/q/visit")
    person.sees("Language, help and day of the visit")
    given = {"visit-help": ["interpreter"], "visit-language": "Spanish"}
    person.presses("Continue", expect=422, **given, **{"visit-day": "March 3, 2026"})
    person.sees("This day is over. Check the year, or leave the day open")
    person.answers(**{"visit-day": "March 3, 2027"})
    person.goes_on_to("/check")
    person.presses("See what is worth asking about")
    person.sees(
        "Needed at the visit: An interpreter.", "Language for the visit: Spanish.", "The day of the visit: March 3"
    )


@pytest.mark.parametrize(
    ("told", "head"),
    [
        ({"visit.with": "genetic_counselor"}, "For the visit on March 3, 2027 with a genetic counselor"),
        ({"visit.with": "none"}, "For the visit on March 3, 2027"),
        ({"visit.day": "2027-03"}, ""),
    ],
)
def test_the_summary_says_for_which_visit_it_is(told: dict[str, Any], head: str):
    """With whom, where that was told; nothing where the very day is not known, or from the next day on."""
    person = said(VISIT | told)
    assert head == person.summary.visit
    assert bool(head) == ("For the visit on" in papers_html(person, [SUMMARY]))
    assert head == replace(person, today=dt.date(2027, 3, 3)).summary.visit
    assert "" == replace(person, today=dt.date(2027, 3, 4)).summary.visit
