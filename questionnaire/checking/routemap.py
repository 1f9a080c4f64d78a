"""The route through the pages as one drawing, for a clinician to review; `templates/print/route-map.svg` draws it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import TextWrapper

from questionnaire.asking.pages import Page
from questionnaire.checking.english import condition_in_english
from questionnaire.logic.walking import facts_in
from questionnaire.printing.printer import html_to_pdf
from questionnaire.reading.book import Book
from questionnaire.telling.language import Language
from questionnaire.telling.reasons import Names

WIDTH, LEFT, BOX, NOTE = 1180, 150, 430, 600
LINE, GAP, HEADING = 15, 10, 40
LONGEST_LINE = 96
_WRAPPER = TextWrapper(66, break_long_words=False, break_on_hyphens=False)
# Pixels to millimeters of the printed page, with its margins.
_MM, _MARGINS = 0.2646, 60


@dataclass(frozen=True, slots=True)
class Box:
    """One page of the questionnaire: where it is drawn, what it asks, and when it is asked."""

    id: str
    title: str
    asks: tuple[str, ...]
    when: tuple[str, ...]
    y: int
    height: int

    @property
    def middle(self) -> int:
        """The height at which arrows arrive and leave."""
        return self.y + self.height // 2


@dataclass(frozen=True, slots=True)
class Heading:
    """A section's title."""

    title: str
    y: int


@dataclass(frozen=True, slots=True)
class Arrow:
    """From a page to one that depends on its answers; `bend` is how far to the left it swings."""

    start: int
    end: int
    bend: int


@dataclass(frozen=True, slots=True)
class RouteMap:
    """The whole drawing, in pixels."""

    height: int
    headings: tuple[Heading, ...]
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]


def route_map(book: Book, names: Names) -> RouteMap:
    """Where each page, section and dependence is drawn."""
    headings, boxes, y = [], [], 70
    for section in book.questionnaire.sections:
        headings.append(Heading(names.words.say(section.title), y + HEADING - 14))
        y += HEADING
        for page in section.pages:
            box = _box(book, page, names, y)
            boxes.append(box)
            y += box.height + GAP
    return RouteMap(y + 20, tuple(headings), tuple(boxes), tuple(_arrows(book, boxes)))


def route_map_svg(book: Book, names: Names, language: Language, *, titled: bool = True) -> str:
    """The drawing as an SVG file; without the title where that stands above it already."""
    template = language.environment.get_template("print/route-map.svg")
    return template.render(
        map=route_map(book, names), width=WIDTH, left=LEFT, box=BOX, note=NOTE, line=LINE, titled=titled
    )


def route_map_pdf(book: Book, names: Names, language: Language) -> bytes:
    """The drawing on one tall page. Raises NoPdf where the system libraries are missing."""
    drawn, height = route_map_svg(book, names, language, titled=False), route_map(book, names).height
    html = language.environment.get_template("print/route-map.html").render(drawn=drawn, language=language.code)
    return html_to_pdf(html, f"{round(WIDTH * _MM) + _MARGINS}mm {round(height * _MM) + _MARGINS}mm")


def _box(book: Book, page: Page, names: Names, y: int) -> Box:
    group = book.questionnaire.groups[page.group].questions if page.group else ()
    asks = tuple(_WRAPPER.wrap(", ".join(question.name.you for question in (*page.questions, *group))))
    when = _condition(page, names)
    lines = max(1 + len(asks), len(when))
    return Box(page.id, names.words.say(page.title), asks, when, y, LINE * lines + 14)


def _condition(page: Page, names: Names) -> tuple[str, ...]:
    if page.asked_when is None:
        return ()
    known = page.only_if_known or page.skip_unsure or page.notice
    first = "Only if it is known that:" if known else "Unless it is known to be untrue:"
    lines = condition_in_english(page.asked_when, names)
    return (first, *(line if len(line) <= LONGEST_LINE else f"{line[:LONGEST_LINE]}…" for line in lines))


def _arrows(book: Book, boxes: list[Box]) -> Iterator[Arrow]:
    drawn = {box.id: box for box in boxes}
    for page in book.questionnaire.pages:
        for source in sorted(_asked_on(book, page)):
            start, end = drawn[source].middle, drawn[page.id].middle
            yield Arrow(start, end, min(LEFT - 20, 20 + (end - start) // 9))


def _asked_on(book: Book, page: Page) -> set[str]:
    """The pages whose answers a page's condition reads."""
    if page.asked_when is None:
        return set()
    facts = book.rules.facts
    read = {need for fact in facts_in(page.asked_when) for need in (facts[fact].needs if fact in facts else (fact,))}
    return {book.questionnaire.page_of[need].id for need in read if need in book.questionnaire.page_of}
