"""The message to one's own doctor tells whatever letters.toml has words for."""

from __future__ import annotations

import pytest
from handed import NAMES, hand, said

from questionnaire.telling.papers import letter_text, letters
from tests.everybody import book
from tests.register import DOCTOR_MESSAGE

# Answers that open the pages on which the others are asked.
ON_THE_WAY = {"counts.ever_low": "yes", "infection.fevers": "yes", "serial.done": "yes"}
IN_OWN_WORDS = [
    (question.id, option.id)
    for question in book().questionnaire.questions.values()
    for option in question.options
    if f"doctor-message.{question.id}.{option.id}" in book().words
]


@pytest.mark.parametrize(("question", "option"), IN_OWN_WORDS)
def test_what_has_words_in_the_message_is_told_in_it(question: str, option: str):
    """Each answer that letters.toml words for the doctor, also of a test of which no more is known."""
    person = said({**ON_THE_WAY, question: option})
    wanted = person.words.word(f"doctor-message.{question}.{option}", date="November 22, 2026")
    told = letters(person, DOCTOR_MESSAGE)[0].paragraphs
    assert wanted in " ".join([*(each.text for each in told), *(item for each in told for item in each.items)])


def test_no_more_than_three_ways_are_named_however_many_are_worth_asking_about():
    """The first ones of the summary, in its order."""
    worth = [each.name for each in hand("panel-of-2012-found-nothing").summary.routes.worth]
    assert len(worth) > 3
    told = letter_text(hand("panel-of-2012-found-nothing"), DOCTOR_MESSAGE)
    assert f"asking about: {'; '.join(worth[:3])}. Please" in told


def test_answers_that_do_not_fit_are_named_to_the_doctor_and_to_nobody_without_any():
    """On one line, as on the brief."""
    seen = set()
    for name in NAMES[::3]:
        together = hand(name).brief.together
        lines = letter_text(hand(name), DOCTOR_MESSAGE).splitlines()
        assert [f"- To go over together: {'; '.join(together)}"] * bool(together) == [
            each for each in lines if each.startswith("- To go over together")
        ]
        seen.add(len(together))
    assert {0, 1} <= seen
