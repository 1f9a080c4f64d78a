"""What was answered on another day is handed over as of that day, on each letter and on the card."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from html import unescape

from handed import TODAY, said

from questionnaire.asking.values import PartialDate
from questionnaire.neutropenia.card import card
from questionnaire.telling.handover import Handover
from questionnaire.telling.papers import letters, papers_html
from tests.register import CARD, LETTERS

ON_SHOTS = {
    "counts.ever_low": "yes",
    "counts.now": "still_low",
    "treat.gcsf": "six_months_or_longer",
    "gcsf.stopped": "still_on_it",
    "tests.ever": "yes",
}
YESTERDAY = TODAY - dt.timedelta(days=1)


def _answered(day: dt.date) -> Handover:
    person = said(ON_SHOTS, {"tests": [{"test.kind": "panel"}]})
    days = dict.fromkeys(person.answers.days, PartialDate.on(day))
    return replace(person, answers=replace(person.answers, days=days))


def test_each_letter_and_the_card_say_on_which_day_it_was_answered() -> None:
    """Where that is not the day of the paper; of what was answered today they say nothing of a day."""
    for day, told in ((TODAY, False), (YESTERDAY, True)):
        person = _answered(day)
        note = person.summary.answered
        assert told == ("November 21, 2026" in note)
        for paper in (*LETTERS, CARD):
            assert told == (bool(note) and note in unescape(papers_html(person, [paper]))), paper
        for letter in (each for paper in LETTERS for each in letters(person, paper)):
            assert told == (bool(note) and note in letter.text)


def test_the_card_says_of_shots_and_low_counts_of_another_day_no_more_than_was_so_then() -> None:
    """Who was low and on G-CSF yesterday may be neither today: an emergency team acts on what it reads."""
    wanted = {
        TODAY: ("I have low neutrophils", "yes"),
        YESTERDAY: ("I have had low neutrophils", "yes, on November 21, 2026"),
    }
    for day, told in wanted.items():
        side = card(_answered(day))
        (shots,) = [field.value for field in side.facts if field.label == "G-CSF shots:"]
        assert told == (side.state, shots)
