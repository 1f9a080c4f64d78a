"""What comes next: the pages that apply, found by replaying the answers from the first page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from questionnaire.asking.answers import Answer, Answers, Group
from questionnaire.asking.pages import Page, Questionnaire, Route
from questionnaire.asking.short import put_off, waits
from questionnaire.logic.predicates import Predicate

# What was so yesterday evening may be told this morning; what is older is asked again.
MOMENT_DAYS = 1

# Whether a page's condition holds, given the route so far; None when that is not known.
Holds = Callable[[Predicate, Route], bool | None]


def route(questionnaire: Questionnaire, answers: Answers, today: dt.date, holds: Holds) -> Route:
    """The route these answers lead along.

    A page whose condition is not known is on it, unless the page asks nothing, asks more about a "yes", or is skipped
    by who is unsure and answered nothing on it. Of somebody who died it has no page of the living, and on the short
    way none that waits.
    """
    pages: list[Page] = []
    left_open: set[str] = set()
    off: set[str] = set()
    said: dict[str, Answer] = {}
    groups: dict[str, Group] = {}
    reading = replace(answers, said=said, groups=groups)

    def so_far() -> Route:
        return Route(tuple(pages), reading, frozenset(left_open))

    for page in questionnaire.pages:
        if page.living and questionnaire.asks.of_the_dead(said):
            continue
        applies = page.asked_when is None or holds(page.asked_when, so_far())
        skipped = page.skip_unsure and not answers.tell(page.question_ids, page.group)
        if applies is None and (page.notice or page.only_if_known or skipped):
            left_open.add(page.id)
            continue
        if applies is False:
            continue
        if waits(page, questionnaire, answers):
            left_open.add(page.id)
            off |= page.asks
            continue
        pages.append(page)
        off |= put_off(page, questionnaire, answers)
        said.update((key, answers.said[key]) for key in page.question_ids if key in answers.said)
        if page.group and page.group in answers.groups:
            groups[page.group] = answers.groups[page.group]
    stale = tuple(page for page in pages if _is_stale(page, answers, today))
    return replace(so_far(), stale=stale, put_off=frozenset(off))


def _is_stale(page: Page, answers: Answers, today: dt.date) -> bool:
    """Whether the page was passed, and the day on which it asked what is asked again is over or not known."""
    if page.id not in answers.passed:
        return False
    days = [answers.days.get(question.id) for question in page.questions if question.asked_again]
    return any(day is None or abs((today - day.last).days) > MOMENT_DAYS for day in days)
