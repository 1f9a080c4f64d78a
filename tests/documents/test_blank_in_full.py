"""Every word of the questionnaire on paper, in order: what a page says, what is asked, each hint and each box."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as ET

import pytest
from pens import asked_on, entries_on
from reading_order import said_of, squeezed

from questionnaire.asking.answers import Answers, Given
from questionnaire.telling.blank import Asked, Blank, PaperPage, blank, blank_html
from questionnaire.telling.language import language
from questionnaire.telling.wording import words_for
from tests.everybody import TODAY, book
from tests.register import WHO

# More words to choose from than this have no room beside their line.
MOST_WORDS = 30


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("who", ["self", "child"])
def test_the_paper_holds_every_word_in_its_order(who: str, large: bool) -> None:
    """In either voice and print: for whom a page is, why it asks, every hint, and every box with its words."""
    words = words_for(book(), Answers({WHO: Given(who)}), None, language("en"))
    form = blank(book(), words, large=large)
    body = ET.fromstring(blank_html(form, TODAY, large=large))[1]  # noqa: S314 - our own page
    text, place = squeezed(said_of(body)), 0
    for each in said_on(form):
        part = squeezed([each])
        found = text.find(part, place)
        assert found >= 0, (each, text[place : place + 200])
        place = found + len(part)


def said_on(form: Blank) -> Iterator[str]:
    """What stands on the paper, from the first page to the last."""
    yield from (form.title, form.standing_notice)
    for section in form.sections:
        yield f"{section.number}. {section.title}"
        for page in section.pages:
            yield from said_on_page(page)


def said_on_page(page: PaperPage) -> Iterator[str]:
    if page.notice:
        yield from (page.only_if, page.title, *page.intro)
        return
    lead = [page.only_if, *page.intro, page.why]
    if page.title:
        yield from (page.title, *lead)
    for asked in (each for together in page.asked for each in together):
        yield f"{asked.number} {asked.label}"
        yield from () if page.title else lead
        yield from said_of_question(asked)
    yield from (f"{word}. {says}" for word, says in page.heard)
    if page.entries:
        entries = page.entries
        first, later = ([each for each in entries.questions if each.more is more] for more in (False, True))
        columns = [str(place) for place in range(1, entries.columns + 1)]
        for asked in (*first, *later):
            yield f"{asked.number} {asked.label}"
            yield from (asked.hint, listed(asked))
            yield from ([f"{each}." for each in columns] if entries.lines_only else ("".join(columns), *below(asked)))
        if entries.all_of_them:
            yield from (entries.all_of_them, *(box.label for box in entries.complete))


def said_of_question(asked: Asked) -> Iterator[str]:
    """What stands below what is asked."""
    yield from (asked.hint, listed(asked), *below(asked))


def listed(asked: Asked) -> str:
    return ", ".join(box.label for box in asked.listed) if len(asked.listed) <= MOST_WORDS else ""


def below(asked: Asked) -> Iterator[str]:
    """The lines to write on, the units, and the boxes with their hints."""
    yield from (each.label for each in (*asked.blanks, *asked.units))
    yield from (text for box in asked.boxes for text in (box.label, box.hint))


def test_no_two_boxes_of_a_question_say_the_same() -> None:
    """Whether a list is whole or not is two different ticks; so are any two answers."""
    for voice in ("self", "child"):
        form = blank(book(), words_for(book(), Answers({WHO: Given(voice)}), None, language("en")))
        boxes = [entries.complete for entries in entries_on(form).values()]
        boxes += [each.boxes for each in asked_on(form).values()]
        labels = [[box.label for box in each] for each in boxes]
        assert [] == [each for each in labels if len(set(each)) < len(each)]
