"""What comes next: the pages that apply, found by replaying the answers from the first page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from questionnaire.asking.answers import Answer, Answers, Group
from questionnaire.asking.pages import Page, Questionnaire, Route
from questionnaire.logic.predicates import Predicate

# What was so yesterday evening may be told this morning; what is older is asked again.
MOMENT_DAYS = 1

# Whether a page's condition holds, given the route so far; None when that is not known.
Holds = Callable[[Predicate, Route], bool | None]


def route(questionnaire: Questionnaire, answers: Answers, today: dt.date, holds: Holds) -> Route:
    """The route these answers lead along.

    A page whose condition is not known is on it, unless the page asks nothing, asks more about a "yes", or is skipped
    by who is unsure and answered nothing on it. Of somebody who died it has no page of the living.
    """
    pages: list[Page] = []
    left_open: set[str] = set()
    said: dict[str, Answer] = {}
    groups: dict[str, Group] = {}
    reading = replace(answers, said=said, groups=groups)

    def so_far() -> Route:
        return Route(tuple(pages), reading, frozenset(left_open))

    for page in questionnaire.pages:
        if page.living and questionnaire.asks.of_the_dead(said):
            continue
        applies = page.asked_when is None or holds(page.asked_when, so_far())
        skipped = page.skip_unsure and not _says_something(page, answers)
        if applies is None and (page.notice or page.only_if_known or skipped):
            left_open.add(page.id)
            continue
        if applies is False:
            continue
        pages.append(page)
        said.update((key, answers.said[key]) for key in page.question_ids if key in answers.said)
        if page.group and page.group in answers.groups:
            groups[page.group] = answers.groups[page.group]
    return replace(so_far(), stale=tuple(page for page in pages if _is_stale(page, answers, today)))


def _says_something(page: Page, answers: Answers) -> bool:
    return any(each in answers.said for each in page.question_ids)


def _is_stale(page: Page, answers: Answers, today: dt.date) -> bool:
    """Whether the page was passed, and the day on which it asked what is asked again is over or not known."""
    if page.id not in answers.passed:
        return False
    days = [answers.days.get(question.id) for question in page.questions if question.asked_again]
    return any(day is None or abs((today - day.last).days) > MOMENT_DAYS for day in days)
