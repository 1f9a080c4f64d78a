"""What comes next: the pages that apply, found by replaying the answers from the first page."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from questionnaire.asking.answers import Answer, Answers, Group
from questionnaire.asking.pages import Page, Questionnaire


@dataclass(frozen=True, slots=True)
class Route:
    """The pages that apply to one person, and what they said on them.

    `answers` holds only what was said on the route: what fell off it is kept in the store but not read.
    """

    pages: tuple[Page, ...]
    answers: Answers

    @property
    def furthest(self) -> Page | None:
        """The first page not yet passed, or None when all are."""
        return next((page for page in self.pages if page.id not in self.answers.passed), None)

    def reachable(self, page: Page) -> bool:
        """Whether the page is on the route and every page before it was passed."""
        if page not in self.pages:
            return False
        furthest = self.furthest
        return furthest is None or self.pages.index(page) <= self.pages.index(furthest)

    def before(self, page: Page) -> Page | None:
        """The page before this one, or None."""
        place = self.pages.index(page)
        return self.pages[place - 1] if place else None

    def after(self, page: Page) -> Page | None:
        """The page after this one, or None."""
        rest = self.pages[self.pages.index(page) + 1 :]
        return rest[0] if rest else None


def route(questionnaire: Questionnaire, answers: Answers, today: dt.date) -> Route:
    """The route these answers lead along. A page whose condition is not known yet is on it."""
    pages: list[Page] = []
    said: dict[str, Answer] = {}
    groups: dict[str, Group] = {}
    reading = Answers(said=said, groups=groups, passed=answers.passed, clinic=answers.clinic, picked=answers.picked)
    for page in questionnaire.pages:
        if page.asked_when is not None and not page.asked_when.may_hold(pages, reading, today):
            continue
        pages.append(page)
        said.update((key, answers.said[key]) for key in page.question_ids if key in answers.said)
        if page.group and page.group in answers.groups:
            groups[page.group] = answers.groups[page.group]
    return Route(tuple(pages), reading)
