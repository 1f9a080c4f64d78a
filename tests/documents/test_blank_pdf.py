"""The questionnaire on paper as it comes out of the printer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import pairwise

import pytest
from checkers import Checkers
from papers import even, heard_in, pages_of
from pictures import drawn
from PIL import ImageChops, ImageStat

from questionnaire.asking.answers import Answers, Given
from questionnaire.printing.pdf import make_pdf
from questionnaire.telling.blank import Asked, Blank, PaperPage, blank, blank_html
from questionnaire.telling.language import language
from questionnaire.telling.wording import words_for
from tests.everybody import TODAY, book
from tests.register import WHO

BOOK = book()
PAPERS = [
    ("you", "letter", "normal"),
    ("you", "a4", "large"),
    ("child", "a4", "normal"),
    ("child", "letter", "large"),
]
# Each section in one of the ways that the whole is not printed in.
OTHER_WAYS = [
    ("you", "a4", "normal"),
    ("you", "letter", "large"),
    ("child", "letter", "normal"),
    ("child", "a4", "large"),
]
SECTIONS = [(*OTHER_WAYS[place % 4], each.id) for place, each in enumerate(BOOK.questionnaire.sections)]
# In large print these alone are longer than a page: they break between two options.
LONGER_THAN_A_PAGE = {"signs.areas", "medicine.listed", "test.kind"}
LAST_PAGE_HOLDS = 60


@dataclass(frozen=True)
class Printed:
    """One blank paper and its PDF."""

    form: Blank = field(repr=False)
    large: bool
    pdf: bytes = field(repr=False)

    @cached_property
    def pages(self) -> tuple[str, ...]:
        """The text of each page, its spaces left out."""
        return tuple(each.replace(" ", "") for each in pages_of(self.pdf))


@cache
def _printed(voice: str, paper: str, size: str, section: str | None = None) -> Printed:
    who = Answers({WHO: Given("child")} if voice == "child" else {})
    large = size == "large"
    form = blank(BOOK, words_for(BOOK, who, None, language("en")), section, large=large)
    return Printed(form, large, make_pdf(blank_html(form, TODAY, large=large), paper))


@pytest.fixture(params=[*PAPERS, *SECTIONS], ids="-".join, scope="module")
def printed(request: pytest.FixtureRequest) -> Printed:
    """Both voices, papers and sizes of the whole, and every section alone."""
    return _printed(*request.param)


@pytest.mark.parametrize("which", [PAPERS[2], SECTIONS[1]], ids="-".join)
def test_the_paper_keeps_every_rule_of_pdf_ua_1(which: tuple[str, ...], checkers: Checkers):
    """Whoever hears it hears all of it; `make papers` looks at the whole and each section in every layout."""
    assert [] == checkers.pdf_ua_1(_printed(*which).pdf)


def test_no_question_is_cut_in_two(printed: Printed):
    """What a question asks, its hint and all its boxes stand on one page, unless no page is long enough."""
    torn = {
        asked.id
        for each in _pages(printed.form)
        for asked in _asked(each)
        if not any(_holds(text, _texts(asked)) for text in printed.pages)
    }
    assert set() == torn - (LONGER_THAN_A_PAGE if printed.large else set())


def test_no_heading_is_left_behind(printed: Printed):
    """The title of a part, for whom it is, and its first question begin on the same page."""
    for each in _pages(printed.form):
        if each.title and each.asked:
            first = f"{each.asked[0][0].number}{each.asked[0][0].label}"
            assert any(_holds(text, [each.title, each.only_if, first]) for text in printed.pages), each.id


def test_every_page_says_what_it_is_and_none_is_empty(printed: Printed):
    """At the foot of each page stand the title and the page of how many; the last one holds more than that."""
    foot = printed.form.words.word("blank.footer").replace(" ", "")
    for number, text in enumerate(printed.pages, 1):
        assert foot in text
        assert f"{number}/{len(printed.pages)}" in text
        assert LAST_PAGE_HOLDS < len(text) - len(foot)


def test_the_whole_takes_no_more_than_fourteen_sheets():
    """Printed on both sides, in normal print, on either paper, for a grown-up and for a child."""
    for voice, paper, size in (PAPERS[0], PAPERS[2]):
        assert 28 >= len(_printed(voice, paper, size).pages)


def test_headings_are_of_rising_levels_and_none_is_skipped():
    """One title, then parts, pages and questions, each one level below the last."""
    levels = [int(tag[1]) for tag, _ in heard_in(_printed(*SECTIONS[1]).pdf) if re.fullmatch(r"H\d", tag)]
    assert (1, 1) == (levels[0], levels.count(1))
    assert [] == [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1]


def _pages(form: Blank) -> Iterator[PaperPage]:
    return (each for section in form.sections for each in section.pages)


def _asked(each: PaperPage) -> list[Asked]:
    repeated = each.entries.questions if each.entries else ()
    return [*(asked for together in each.asked for asked in together), *repeated]


def _texts(asked: Asked) -> list[str]:
    boxes = [text for box in (*asked.units, *asked.boxes) for text in (box.label, box.hint)]
    return [f"{asked.number}{asked.label}", asked.hint, *(blank.label for blank in asked.blanks), *boxes]


def _holds(text: str, parts: list[str]) -> bool:
    """Whether the page holds these texts in this order."""
    place = 0
    for part in parts:
        place = text.find(even(part).replace(" ", ""), place)
        if place < 0:
            return False
    return True


def test_the_box_that_says_who_answers_is_filled_in_print():
    """Black on paper too: without its tick the same page has less ink, and in no other place."""
    form = blank(BOOK, words_for(BOOK, Answers({}), None, language("en")), BOOK.questionnaire.sections[0].id)
    html = blank_html(form, TODAY, large=False)
    assert 'class="blank-ticked"' in html
    ticked, empty = (drawn(make_pdf(each, "letter"))[0] for each in (html, html.replace(' class="blank-ticked"', "")))
    box = ImageChops.difference(ticked, empty).getbbox()
    assert box
    assert max(box[2] - box[0], box[3] - box[1]) < 20
    assert ImageStat.Stat(ticked.crop(box)).mean[0] < ImageStat.Stat(empty.crop(box)).mean[0] - 50
