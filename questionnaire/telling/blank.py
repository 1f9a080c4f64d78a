"""The questionnaire on paper: every question with its boxes and lines, to be typed in later in the same order.

Each place to tick or write carries the id of what it stands for, so a test can say that every answer fits on paper.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from questionnaire.asking.pages import GroupOfEntries, Page, Questionnaire, Route, Section
from questionnaire.asking.questions import Kind, Question
from questionnaire.printing.printer import html_to_pdf
from questionnaire.reading.book import Book
from questionnaire.telling.sheets import page_html, paper_html
from questionnaire.telling.wording import Words

# A list with more options than `MOST_BOXES` becomes a line to write on, with the options to choose from beside it.
MOST_BOXES = 16
# A reason ("why we ask") that takes more than two lines, or three in large print, is shown on the screen only.
LONGEST_WHY, LONGEST_LARGE_WHY = 190, 130


@dataclass(frozen=True, slots=True)
class Box:
    """A box to tick, by the id of the option, unit or way out it stands for; `ticked` where the paper knows it."""

    id: str
    label: str
    hint: str = ""
    ticked: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """One question on paper. `blanks` are lines by what is written there: "value", or "month", "day" and "year".

    `listed` are the words to choose from for a line, `row` marks a yes or no among others.
    """

    id: str
    number: str
    kind: str
    label: str
    hint: str
    boxes: tuple[Box, ...] = ()
    units: tuple[Box, ...] = ()
    blanks: tuple[Box, ...] = ()
    listed: tuple[Box, ...] = ()
    row: bool = False
    more: bool = False


@dataclass(frozen=True, slots=True)
class EntryBlocks:
    """A group as one table: a column for each entry, or lines where an entry is a text alone."""

    id: str
    title: str
    columns: int
    questions: tuple[Asked, ...]
    all_of_them: str
    more: str
    complete: tuple[Box, ...]
    lines_only: bool


@dataclass(frozen=True, slots=True)
class PaperPage:
    """One page of the screen, as a part of the paper. `asked` are its questions, rows of one table together."""

    id: str
    title: str
    number: str
    only_if: str
    intro: tuple[str, ...]
    why: str
    asked: tuple[tuple[Asked, ...], ...]
    heard: tuple[tuple[str, str], ...]
    entries: EntryBlocks | None
    notice: str


@dataclass(frozen=True, slots=True)
class PaperSection:
    """One section, numbered as on the screen."""

    id: str
    number: int
    title: str
    pages: tuple[PaperPage, ...]


@dataclass(frozen=True)
class Blank:
    """The whole paper, or one section of it (`whole` is then False). `staff` is what those choose who type it in."""

    title: str
    standing_notice: str
    sections: tuple[PaperSection, ...]
    whole: bool
    who: str | None
    staff: str
    words: Words = field(repr=False)


def blank(book: Book, words: Words, section: str | None = None, *, large: bool = False) -> Blank:
    """The paper for the voice of `words`; of the section with this id alone, where one is named."""
    asked = _asked_in(book, _who(words))
    paper = _Paper(book, asked, words, large=large)
    sections = [paper.section(number, each) for number, each in enumerate(asked.sections, 1)]
    return Blank(
        title=words.word("blank.title"),
        standing_notice=words.word("notice.standing"),
        sections=tuple(each for each in sections if section in (None, each.id)),
        whole=section is None,
        who=asked.asks.who,
        staff=_staff_option(book.questionnaire, words),
        words=words,
    )


def _staff_option(questionnaire: Questionnaire, words: Words) -> str:
    who, staff = (questionnaire.questions.get(questionnaire.asks.who or ""), questionnaire.asks.staff)
    return words.option(who, staff) if who and staff else ""


def _who(words: Words) -> str:
    return {"you": "self"}.get(words.voice, words.voice)


def _asked_in(book: Book, who: str) -> Questionnaire:
    """The questionnaire without the pages that these people are never asked on paper, as that on a newborn's cord.

    All others count as asked: a page that asks more about a "yes" has its place on paper, whatever holds otherwise.
    """
    answers, pages = book.questionnaire.answered_by(who), list[Page]()
    for page in book.questionnaire.pages:
        so_far = Route(tuple(pages), answers)
        if page.asked_when is None or book.rules.holds(page.asked_when, so_far, dt.date.min) is not False:
            pages.append(page)
    kept = [page for page in pages if page.on_paper]
    sections = (
        replace(each, pages=tuple(page for page in each.pages if page in kept)) for each in book.questionnaire.sections
    )
    return replace(book.questionnaire, sections=tuple(sections))


def blank_html(form: Blank, today: dt.date, *, large: bool = False) -> str:
    """The paper as one whole HTML page."""
    made = paper_html("blank", form.words, large=large, form=form, word=form.words.word)
    return page_html(form.words.language, {"blank": made}, form.title, today, large=large)


def blank_pdf(form: Blank, today: dt.date, paper: str, *, large: bool = False) -> bytes:
    """The paper as a PDF/UA-1 file. Raises NoPdf where the system libraries are missing."""
    return _made(blank_html(form, today, large=large), paper)


# The whole paper takes some seconds to make, and everyone who asks for it on one day gets the same one.
@lru_cache(maxsize=16)
def _made(html: str, paper: str) -> bytes:
    return html_to_pdf(html, paper)


def reference_numbers(questionnaire: Questionnaire) -> dict[str, str]:
    """The number of every question, by id: its section's and its own within it, "3.7"."""
    return {
        question.id: f"{number}.{place}"
        for number, section in enumerate(questionnaire.sections, 1)
        for place, question in enumerate(_questions_of(questionnaire, section), 1)
    }


def _questions_of(questionnaire: Questionnaire, section: Section) -> list[Question]:
    groups = questionnaire.groups
    return [
        question
        for page in section.pages
        for question in (*page.questions, *(groups[page.group].questions if page.group else ()))
    ]


class _Paper:
    def __init__(self, book: Book, questionnaire: Questionnaire, words: Words, *, large: bool) -> None:
        self.book, self.questionnaire, self.words, self.large = book, questionnaire, words, large
        self.numbers = reference_numbers(questionnaire)

    def section(self, number: int, section: Section) -> PaperSection:
        pages = tuple(self._page(page) for page in section.pages)
        return PaperSection(section.id, number, self.words.say(section.title), pages)

    def _page(self, page: Page) -> PaperPage:
        say, title = self.words.say, self.words.say(page.title)
        why = say(page.why) if page.why else ""
        asked = tuple(self._asked(question) for question in page.questions)
        alone = len(asked) == 1 and asked[0].label == title
        return PaperPage(
            id=page.id,
            title="" if alone else title,
            number=asked[0].number if alone else "",
            only_if=self.words.fill(page.only_if, self.numbers) if page.only_if else "",
            intro=tuple(say(text) for text in page.intro),
            why=why if len(why) <= (LONGEST_LARGE_WHY if self.large else LONGEST_WHY) else "",
            asked=tuple(_together(asked)),
            heard=tuple((say(each.word), say(each.says)) for each in self.book.heard_on([page])),
            entries=self._entries(self.questionnaire.groups[page.group]) if page.group else None,
            notice=page.notice or "",
        )

    def _entries(self, group: GroupOfEntries) -> EntryBlocks:
        columns = group.columns_large if self.large else group.columns
        return EntryBlocks(
            id=group.id,
            title=self.words.say(group.entry_title),
            columns=columns,
            questions=tuple(self._asked(question) for question in group.questions),
            all_of_them="" if group.samples else self.words.say(group.all_of_them),
            more=self.words.say(group.fold) if group.fold else self.words.word("blank.more_details"),
            complete=(Box("yes", self.words.word("blank.all")), Box("no", self.words.word("blank.may_be_more"))),
            lines_only=all(question.kind is Kind.TEXT for question in group.questions),
        )

    def _asked(self, question: Question) -> Asked:
        boxes = self._boxes(question)
        long = len(boxes) > MOST_BOXES
        return Asked(
            id=question.id,
            number=self.numbers[question.id],
            kind=question.kind.value,
            label=self.words.say(question.label),
            hint=self.words.say(question.hint) if question.hint else "",
            boxes=tuple(box for box in boxes if not long or box.id not in {each.id for each in question.options}),
            units=tuple(Box(unit, self.words.word(f"unit.option.{unit}")) for unit in question.units),
            blanks=self._blanks(question) or (Box("value", ""),) * long,
            listed=tuple(box for box in boxes if long and question.option(box.id)),
            row=question.kind is Kind.YES_NO,
            more=question.more,
        )

    def _boxes(self, question: Question) -> list[Box]:
        """What can be ticked: the options, and the ways out that the screen offers with them."""
        if not question.options:
            return []
        say, voice = self.words.say, _who(self.words)
        if question.id == self.questionnaire.asks.who:
            # This paper is for one voice only, so the answer is known: its box is printed as ticked.
            return [Box(each.id, say(each.label), ticked=True) for each in question.options if each.id == voice]
        boxes = [Box(each.id, say(each.label), say(each.hint) if each.hint else "") for each in question.options]
        return boxes + [Box(each.value, self.words.word(f"answer.{each.value}")) for each in question.ways_out]

    def _blanks(self, question: Question) -> tuple[Box, ...]:
        if question.kind is Kind.DATE:
            return tuple(Box(part, self.words.word(f"date.{part}")) for part in self.words.language.date_order)
        return () if question.options else (Box("value", ""),)


def _together(asked: Sequence[Asked]) -> list[tuple[Asked, ...]]:
    """The questions one by one; neighbors that take yes or no come together, as the rows of one table."""
    parts: list[tuple[Asked, ...]] = []
    for each in asked:
        if parts and each.row and parts[-1][-1].row:
            parts[-1] = (*parts[-1], each)
        else:
            parts.append((each,))
    return parts
