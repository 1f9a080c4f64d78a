"""The letters of one person, as objects for the paper and as plain text for a portal."""

from __future__ import annotations

from questionnaire.telling.handover import Handover
from questionnaire.telling.letters.doctormessage import doctor_message
from questionnaire.telling.letters.letter import DOCTOR_MESSAGE, REPORT_REQUEST, Letter
from questionnaire.telling.letters.reportrequest import report_requests

LETTERS = (DOCTOR_MESSAGE, REPORT_REQUEST)
BETWEEN = "=" * 60


def letters(handover: Handover, letter_id: str) -> tuple[Letter, ...]:
    """All letters of one kind, most wanted first; of the report requests there may be none."""
    return (doctor_message(handover),) if letter_id == DOCTOR_MESSAGE else report_requests(handover)


def letter_text(handover: Handover, letter_id: str) -> str:
    """All letters of one kind in plain text, one below the other; where there is none, what such a letter is for."""
    written = letters(handover, letter_id)
    return f"\n\n{BETWEEN}\n\n".join(letter.text for letter in written) or handover.words.word(f"{letter_id}.none")
