"""The message to one's own doctor tells whatever letters.toml has words for."""

from __future__ import annotations

import pytest
from handed import said

from questionnaire.telling.papers import letters
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
