"""One summary feeds the screen and the paper, so they say the same."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from types import SimpleNamespace
from xml.etree.ElementTree import Element

import html5lib
import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from papers import IN_OUR_FONTS, Paper, PaperOf, even

from questionnaire.asking.answers import Answers
from questionnaire.keeping.resume import Journey
from questionnaire.keeping.seal import keys_of, new_secret
from questionnaire.reading import Book
from questionnaire.telling.summary import Summary

Both = tuple[Paper, list[str], dict[str, list[str]]]
SHORT = tuple(name for name in IN_OUR_FONTS if name != "very-long")


@pytest.fixture(params=SHORT)
def both(request: pytest.FixtureRequest, paper_of: PaperOf, app: Flask, book: Book, today: dt.date) -> Both:
    """A patient's paper, and what that patient sees on the screen: the program names, and each heading's list."""
    paper = paper_of(request.param)
    everywhere = frozenset(page.id for page in book.questionnaire.pages)
    client = visit(app, replace(paper.answers, passed=everywhere), today)
    screen = html5lib.parse(client.get("/result").text, namespaceHTMLElements=False)
    told = [each for each in screen.iter() if each.attrib.get("id", "").startswith("program-")]
    programs = [text_of(next(each for each in section.iter() if each.tag in ("h3", "strong"))) for section in told]
    lists = {
        heading.attrib["id"]: [text_of(item) for item in following.iter("li")]
        for heading, following in sections(screen)
    }
    return paper, programs, lists


def visit(app: Flask, answers: Answers, today: dt.date) -> FlaskClient:
    """A browser whose visitor has these answers."""
    secret = new_secret()
    keys = keys_of(secret)
    app.extensions["questionnaire"].keeper.save(keys, Journey(Answers(), 0), answers, today)
    client = app.test_client()
    client.set_cookie("visit", secret)
    return client


def sections(screen: Element) -> Iterator[tuple[Element, Element]]:
    """Each heading with an id, and the list that follows it first."""
    heading = None
    for each in screen.find(".//main"):
        if each.tag == "h2":
            heading = each
        elif each.tag in {"ul", "ol"} and heading is not None:
            yield heading, each
            heading = None


def text_of(element: Element) -> str:
    return even("".join(element.itertext()))


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_screen_and_paper_name_the_same_programs_in_the_same_order(both: Both) -> None:
    """Every program on the screen is in the summary and on the paper, and none is added."""
    paper, programs, _ = both
    assert [program.name for program in paper.summary.programs] == programs
    places = [
        squeezed(paper.text).find(squeezed(name), squeezed(paper.text).find("Waystogetatest")) for name in programs
    ]
    assert -1 not in places
    assert sorted(places) == places


def test_screen_and_paper_ask_the_same_questions_in_the_same_order(both: Both) -> None:
    """The questions on the screen are those on the paper, first things first."""
    paper, _, lists = both
    asks = [view.ask for view in paper.summary.picked]
    assert len(asks) == len(lists.get("questions", []))
    assert all(shown.startswith(even(ask)) for ask, shown in zip(asks, lists.get("questions", []), strict=True))
    questions = squeezed(paper.text).partition("Myquestions")[2]
    assert [] == [ask for ask in asks if squeezed(ask) not in questions]


def test_screen_and_paper_list_the_same_things_to_bring(both: Both) -> None:
    """What to bring, and what is already there, is the same list."""
    paper, _, lists = both
    bring = [even(f"{text} (you have this)" if have else text) for text, have in paper.summary.bring]
    assert bring == lists["bring"]
    assert [] == [text for text, _ in paper.summary.bring if squeezed(text) not in squeezed(paper.text)]


def test_the_pdf_from_the_app_is_the_pdf_from_the_command_line(
    paper_of: PaperOf, app: Flask, book: Book, today: dt.date
) -> None:
    """The same answers on the same day: one file, whichever way it was made."""
    paper = paper_of("typical-child")
    everywhere = frozenset(page.id for page in book.questionnaire.pages)
    client = visit(app, replace(paper.answers, passed=everywhere), today)
    assert paper.pdf == client.get("/result/summary.pdf").data


@given(st.lists(st.text("letters ", max_size=90)))
def test_what_to_bring_stands_in_two_lists_whose_longer_one_is_as_short_as_can_be(texts: list[str]) -> None:
    """Together they are the whole list, and no other cut has a shorter longer half."""
    bring = tuple((text, False) for text in texts)
    first, second = Summary.bring_halves.fget(SimpleNamespace(bring=bring))
    assert bring == first + second

    def longer(cut: int) -> int:
        return max(sum(map(len, texts[:cut])), sum(map(len, texts[cut:])))

    assert min(longer(cut) for cut in range(len(texts) + 1)) == longer(len(first))
