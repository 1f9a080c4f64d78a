"""What is asked: sections, pages and groups of questions, as the content files describe them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from questionnaire.asking.answers import Answers, Given, Said, WorkedOut, nothing_worked_out
from questionnaire.asking.asks import NOTHING_ASKED, Asks
from questionnaire.asking.codes import Loinc
from questionnaire.asking.levels import Level
from questionnaire.asking.questions import Question
from questionnaire.asking.text import Text
from questionnaire.logic.predicates import Predicate


@dataclass(frozen=True, slots=True)
class Offer:
    """Entries that one tap begins: their `question` is filled in with one of the `options`, or of what was told before.

    That is what was chosen in the question `chosen_in`, or an option for which the question `yes_to` + its id says yes.
    """

    question: str
    options: tuple[str, ...] = ()
    chosen_in: str | None = None
    yes_to: str | None = None


@dataclass(frozen=True, slots=True)
class GroupOfEntries:
    """A group that repeats: the questions each entry asks, and the words around the list.

    `samples` marks entries that are samples of what goes on, such as blood counts: no one knows all, so only "none"
    closes the list. `none` is the answer that there are none to add: a list without it stays open while it is empty.
    `columns` stand side by side on paper, `columns_large` in large print; `fold` says what is folded away.
    `worked_out` is what a `line` tells beyond the answers, `offers` the entries that one tap begins.
    """

    id: str
    questions: tuple[Question, ...]
    entry_title: Text
    add: Text
    line: Text
    all_of_them: Text
    fold: Text | None = None
    none: Text | None = None
    samples: bool = False
    loinc: tuple[Loinc, ...] = ()
    columns: int = 3
    columns_large: int = 2
    worked_out: WorkedOut = nothing_worked_out
    offers: tuple[Offer, ...] = ()

    def can_be_whole(self, *, listed: bool) -> bool:
        """Whether one can say that the entries are all, or that there are none: samples are never all there are."""
        return not self.samples if listed else self.none is not None


@dataclass(frozen=True)
class Page:
    """One small page: a question or a short list, a group's list of entries, or a `notice` of how soon to act.

    `only_if_known` marks one that asks more about a "yes": it is left out while its condition is not known. One that
    `skip_unsure` is left out then, too, unless something was answered on it. One of the `living` is not asked of the
    dead. One tap may answer all rows of one that takes them `at_once`; one that is not `on_paper` is asked on the
    screen alone. What is to `heed` is said on the short way, too: the first words of its `intro`, or `all`. `only_if`
    says its condition in words, for those who answer on paper, `fold` what is folded away on screen. `block` is where
    the brief tells it ("none": nowhere), `clinical` its name there.
    """

    id: str
    title: Text
    block: str = "none"
    clinical: Text | None = None
    intro: tuple[Text, ...] = ()
    why: Text | None = None
    questions: tuple[Question, ...] = ()
    fold: Text | None = None
    group: str | None = None
    notice: Level | None = None
    only_if_known: bool = False
    skip_unsure: bool = False
    living: bool = False
    at_once: bool = False
    heed: Literal["", "intro", "all"] = ""
    on_paper: bool = True
    asked_when: Predicate | None = None
    only_if: Text | None = None
    tell_yes: Text | None = None
    tell_no: Text | None = None
    tell_unsure: Text | None = None
    cite: str | None = None

    @cached_property
    def question_ids(self) -> tuple[str, ...]:
        """The ids of its questions."""
        return tuple(question.id for question in self.questions)

    @cached_property
    def asks(self) -> frozenset[str]:
        """The ids of its questions, and of its list."""
        return frozenset((*self.question_ids, *filter(None, [self.group])))

    def left_open(self, said: Said) -> tuple[str, ...]:
        """The ids of those that what was said elsewhere does not settle."""
        return tuple(question.id for question in self.questions if not question.settled_by(said))


@dataclass(frozen=True, slots=True)
class Section:
    """Pages that belong together, under one heading."""

    id: str
    title: Text
    pages: tuple[Page, ...]


@dataclass(frozen=True)
class Questionnaire:
    """All that is asked, in order; `short` are the questions and groups of the short way, none where there is none."""

    sections: tuple[Section, ...]
    groups: Mapping[str, GroupOfEntries]
    asks: Asks = NOTHING_ASKED
    short: frozenset[str] = frozenset()

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """Every page in order."""
        return tuple(page for section in self.sections for page in section.pages)

    @cached_property
    def questions(self) -> Mapping[str, Question]:
        """Every question that is not an entry's, by id."""
        return {question.id: question for page in self.pages for question in page.questions}

    @cached_property
    def page_of(self) -> Mapping[str, Page]:
        """The page that asks each question, and the page that lists each group, by id."""
        asked = {question.id: page for page in self.pages for question in page.questions}
        return asked | {page.group: page for page in self.pages if page.group}

    def answered_by(self, who: str) -> Answers:
        """Answers that say no more than who answers: "self", "child" for a parent of theirs, "helped" for a helper."""
        return Answers({self.asks.who: Given(who)} if self.asks.who else {})

    @cached_property
    def own(self) -> GroupOfEntries | None:
        """The list in which people write what they would ask themselves."""
        listed = (each for each in self.groups.values() if self.asks.own in {asked.id for asked in each.questions})
        return next(listed, None)

    def page(self, page_id: str) -> Page | None:
        """The page with this id, or None."""
        return self._by_id.get(page_id)

    def section_of(self, page: Page) -> Section:
        """The section a page belongs to."""
        return next(section for section in self.sections if page in section.pages)

    def every_question(self) -> Iterator[tuple[str | None, Question]]:
        """Every question with the id of its group, or None for those asked once."""
        yield from ((None, question) for question in self.questions.values())
        yield from ((group.id, question) for group in self.groups.values() for question in group.questions)

    @cached_property
    def _by_id(self) -> Mapping[str, Page]:
        return {page.id: page for page in self.pages}


@dataclass(frozen=True, slots=True)
class Route:
    """The pages that apply to one person, and what they said on them.

    `answers` holds only what was said on the route: what fell off it is kept in the store but not read. `left_open`
    are the pages left out although their condition is not known: nothing follows about what they would ask. `stale`
    are the pages to ask again before anything is told: what was said there of a moment is older than a day. Answers to
    `doubtful` questions are left out. `put_off` are the questions and groups that the short way did not ask.
    """

    pages: tuple[Page, ...]
    answers: Answers
    left_open: frozenset[str] = frozenset()
    stale: tuple[Page, ...] = ()
    doubtful: frozenset[str] = frozenset()
    put_off: frozenset[str] = frozenset()

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
