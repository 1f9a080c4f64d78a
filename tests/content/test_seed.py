"""The founding page is carried whole: each of its lines stands somewhere, or is left out for a reason."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from questionnaire.checking.texts import texts_of
from questionnaire.neutropenia import PACK
from questionnaire.reading import Book

LINES: list[dict[str, str]] = tomllib.loads((Path(__file__).parent / "seed.toml").read_text(encoding="utf-8"))["lines"]
CARRIED = [line for line in LINES if "file" in line]
MOST_LEFT_OUT = 2


@pytest.mark.parametrize("line", CARRIED, ids=lambda line: line["seed"])
def test_what_the_founding_page_says_stands_where_the_list_says(line: dict[str, Any]):
    """By words that stand in that file of content."""
    assert line["words"] in (PACK.content / line["file"]).read_text(encoding="utf-8")


def test_what_is_left_out_has_its_reason():
    """A sentence each, and few of them."""
    left = [line for line in LINES if line not in CARRIED]
    assert MOST_LEFT_OUT >= len(left)
    assert all(len(line["left"].split()) > 10 for line in left)


def test_no_line_is_carried_twice_by_the_same_words():
    """Each of the lines has words of its own."""
    places = [(line["file"], line["words"]) for line in CARRIED]
    assert sorted(set(places)) == sorted(places)
    assert 30 <= len(LINES)


def test_names_that_a_person_may_hear_are_explained_to_everybody(book: Book):
    """The two genes beside the question for tests, the shots and the pill beside the one for treatment."""
    heard = {page.id: {each.word.you for each in book.heard_on([page])} for page in book.questionnaire.pages}
    assert {"ELANE", "CXCR4 and WHIM"} == heard["genetic-ever"]
    assert {"G-CSF", "Mavorixafor (Xolremdi)"} == heard["treatment"]
    asked = [page for page in book.questionnaire.pages if page.id in ("genetic-ever", "treatment")]
    assert [None, None] == [page.asked_when for page in asked]


def test_what_was_read_on_a_day_says_so(book: Book):
    """What is approved or being studied changes; the text itself names the month."""
    dated = [each.says.you for each in book.heard if "approved" in each.says.you]
    dated += [text.you for _, text in texts_of(book) if "read in November" in text.you and "examples" in text.you]
    assert 2 == len(dated)
    assert [] == [text for text in dated if "read in November 2026" not in text]
