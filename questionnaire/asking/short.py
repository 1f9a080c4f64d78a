"""The short way, for those short on time: what it puts off is not asked, and nothing follows about it.

A page that asks nothing of the short way waits, until it is opened or answered. On the others the rest of the rows is
folded away. Back on the whole way, only what was put off is asked.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from questionnaire.asking.answers import Answers
from questionnaire.asking.pages import GroupOfEntries, Page, Questionnaire, Route
from questionnaire.asking.questions import Question


def waits(page: Page, asked: Questionnaire, answers: Answers) -> bool:
    """Whether a page that applies is put off: it asks nothing of the short way, and was neither passed nor answered."""
    if not (answers.short and asked.short) or page.notice or page.asks & asked.short:
        return False
    return page.id not in answers.passed and not answers.tell(page.question_ids, page.group)


def put_off(page: Page, asked: Questionnaire, answers: Answers) -> frozenset[str]:
    """The questions of a page on the short way that are not asked there, and were not answered."""
    if not answers.short or asked.short.isdisjoint(page.question_ids):
        return frozenset()
    return frozenset(each for each in page.question_ids if each not in asked.short and each not in answers.said)


def folded(
    page: Page, group: GroupOfEntries | None, asked: Questionnaire, answers: Answers
) -> tuple[tuple[Question, ...], str]:
    """The questions of a page or an entry, and the word over those folded away because of the short way.

    On the short way that is what it does not ask; back on the whole way, what was answered on a page. "" where none is.
    """
    questions = (group or page).questions
    ids = {each.id for each in questions}
    if answers.short and ids & asked.short and ids - asked.short:
        return _folding(questions, ids - asked.short), "fold.later_entry" if group else "fold.later"
    if not group and not answers.short and page.id not in answers.passed and ids & answers.said.keys():
        return _folding(questions, answers.said), "fold.answered"
    return questions, ""


def on_the_whole_way(answers: Answers, route: Route) -> Answers:
    """The answers on the whole way: pages of the route that were asked in part are there to be passed again."""
    in_part = {page.id for page in route.pages if not route.put_off.isdisjoint(page.question_ids)}
    return replace(answers, short=False, passed=answers.passed - in_part)


def _folding(questions: tuple[Question, ...], away: Collection[str]) -> tuple[Question, ...]:
    return tuple(replace(each, more=True) if each.id in away else each for each in questions)
