"""What is not asked because another answer says it already: a mother is no half brother."""

from __future__ import annotations

from questionnaire.asking.answers import Said, given
from questionnaire.asking.pages import Question


def still_asked(questions: tuple[Question, ...], said: Said) -> tuple[Question, ...]:
    """The questions without those that are not for what was `said`; one that was answered stays."""
    return tuple(each for each in questions if each.id in said or _is_asked(each, said))


def _is_asked(question: Question, said: Said) -> bool:
    told = {other: given(said, other) for other in question.only_for}
    return all(value is None or value in question.only_for[other] for other, value in told.items())
