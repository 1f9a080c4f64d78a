"""One register of papers: whatever stands in papers.toml is offered, titled and laid out, or named by `check`."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from breaking import breaking, problems_of
from jinja2 import ChoiceLoader, DictLoader

from questionnaire.checking.check import check
from questionnaire.neutropenia import PACK
from questionnaire.reading import Book, read_book
from questionnaire.telling.handover import Handover
from questionnaire.telling.language import language
from questionnaire.telling.papers import papers_html
from tests.everybody import answers_of

OURS = '\n[[papers]]\nid = "one-page"\ntitle = "On one page"\nlabel = "One page"\n'
TEMPLATE = '<h1>{{ words.word("one-page.title") }}</h1><p>{{ summary.timing.title }}</p>'


@pytest.fixture
def added(copy: Path) -> Book:
    """All content, with one more paper."""
    with (copy / "papers.toml").open("a", encoding="utf-8") as file:
        file.write(OURS)
    return read_book(replace(PACK, content=copy))


def test_a_paper_is_an_entry_and_a_template(added: Book, today: dt.date, monkeypatch: pytest.MonkeyPatch):
    """It is offered where one chooses, has its title, and tells of the person; the other papers stay."""
    offered = added.printing["papers"].questions[0].options
    assert [*(paper.id for paper in added.papers)] == [option.id for option in offered]
    assert "one-page" == offered[-1].id
    loaded = language("en").environment
    monkeypatch.setattr(
        loaded, "loader", ChoiceLoader([loaded.loader, DictLoader({"print/papers/one-page.html": TEMPLATE})])
    )
    hand = Handover(added, answers_of("typical-adult"), today, language("en"))
    html = papers_html(hand, ["one-page"])
    assert "<title>On one page</title>" in html
    assert f"<h1>On one page</h1><p>{hand.summary.timing.title}</p>" in html


def test_a_paper_that_nothing_lays_out_is_named(added: Book, today: dt.date):
    """It would be offered, and fail when it is wanted."""
    says = "there is no template print/papers/one-page.html, and the pack writes no such letter"
    assert [f"papers.toml: papers[one-page]: {says}"] == list(map(str, check(added, today)))


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('title = "Brief for the clinician"\n', "", "papers[brief].title: a text is needed here"),
        ('id = "card"', 'id = "summary"', "papers[summary].id: this id is used twice, first in papers.toml"),
        ("usual = true", "common = true", "papers[summary].common: unknown key"),
    ],
)
def test_a_mistake_in_the_register_is_named(copy: Path, old: str, new: str, problem: str):
    """No title, a paper twice, a key nobody reads."""
    breaking(copy, "papers.toml", old, new)
    assert any(each.startswith(f"papers.toml: {problem}") for each in problems_of(copy))


@pytest.mark.parametrize(("lost", "kind"), [("doctor-message", "letter"), ("card", "paper")])
def test_a_letter_that_is_no_paper_is_named(copy: Path, today: dt.date, lost: str, kind: str):
    """The pack writes it, and nobody could choose it."""
    breaking(copy, "papers.toml", f'id = "{lost}"', 'id = "summary-again"')
    found = map(str, check(read_book(replace(PACK, content=copy)), today))
    assert f"papers.toml: papers: the pack makes the {kind} '{lost}', which does not stand here" in found


def test_each_part_that_can_be_printed_alone_is_called_as_its_section(book: Book):
    """Who chooses "Earlier genetic tests" gets those: ids and order are those of the sections, and so are the titles.

    Who prints it may fill it in for anyone: a title that speaks to somebody has other words here.
    """
    (asked,) = (each for page in book.printing.values() for each in page.questions if each.id == "blank.section")
    everything, *parts = asked.options
    sections = book.questionnaire.sections
    assert ("all", [each.id for each in sections]) == (everything.id, [each.id for each in parts])
    alike = [each.title.you for each in sections if each.title.you == each.title.child]
    assert alike == [part.label.you for part in parts if part.id not in ("about", "matters")]
