"""A pack of another trade is asked, judged, told, printed and coded by the same house: headaches, in ten questions."""

from __future__ import annotations

import datetime as dt
import json
import subprocess
import sys
from typing import Any

import pytest
from keyboard import Person

from questionnaire.asking.answers import Answers
from questionnaire.checking.check import check
from questionnaire.errors import SettingsError
from questionnaire.exporting.datafiles import bundle_resource, file_names
from questionnaire.reading import Book, read_book
from questionnaire.reading.pack import pack_named
from questionnaire.telling.blank import blank, blank_html
from questionnaire.telling.language import language
from questionnaire.telling.wording import words_for
from tests.packs.headache import PACK

NAME = "tests.packs.headache"
SAID = {"pain-days": "6", "sign-light": "yes", "sign-sick": "no", "sign-stars": "dont_know", "school-missed": "yes"}


@pytest.fixture(scope="module")
def headaches() -> Book:
    """The second pack, read."""
    return read_book(PACK)


@pytest.fixture
def person(make_app: Any, headaches: Book) -> Person:
    """Somebody who has answered it, on the way to the result."""
    person = Person(make_app(book=headaches))
    person.opens("/")
    person.presses("Start")
    person.goes_through({"asked-who": "self", **SAID})
    person.presses("See")
    return person


def test_it_is_sound(headaches: Book, today: dt.date):
    """Nothing of the first pack is asked of it."""
    assert [] == check(headaches, today)
    assert 10 == sum(1 for _ in headaches.questionnaire.every_question())


def test_it_is_asked_and_judged(person: Person):
    """The program is worth asking about, each criterion with the answer it comes from."""
    person.is_at("/result")
    person.sees(
        "A good time to ask", "A class on headaches", "Pain on four days a month or more", "a sign beside the pain: yes"
    )
    person.does_not_see("eutrophil", "You told us no counts")


def test_its_papers_are_made(person: Person):
    """The summary as PDF; all three papers; the letter as text."""
    assert "A class on headaches" in person.pdf()
    person.opens("/result/papers")
    person.sees("My headaches", "For the doctor", "A note to the school")
    brief = person.client.get("/result/papers/brief").text
    assert [] == [each for each in ("photophobia", "HP:0000613", "6 days a month") if each not in brief]
    person.opens("/result/papers/text/school-note")
    assert "School was missed because of pain." in person.html


def test_its_questions_stand_on_paper(headaches: Book, today: dt.date):
    """Each with its number."""
    words = words_for(headaches, Answers(), None, language("en"))
    html = blank_html(blank(headaches, words), today)
    assert [] == [each.label.you for _, each in headaches.questionnaire.every_question() if each.label.you not in html]


def test_other_programs_read_it(headaches: Book, today: dt.date):
    """FHIR alone: this pack has no file of its own."""
    assert ("fhir-questionnaire.json", "fhir-questionnaire-response.json") == file_names(headaches)
    bundle = json.dumps(bundle_resource(headaches, headaches.route(Answers(), today), language("en"), today))
    assert "HP:0000613" in bundle


def test_one_setting_names_it(monkeypatch: pytest.MonkeyPatch):
    """QUESTIONNAIRE_PACK is the name of a Python package; one that is none is named."""
    assert PACK is pack_named(NAME)
    for wrong in ("tests.packs", "tests.packs.none", "questionnaire.errors"):
        with pytest.raises(SettingsError, match=f"QUESTIONNAIRE_PACK: no pack is called '{wrong}'"):
            pack_named(wrong)
    monkeypatch.setenv("QUESTIONNAIRE_PACK", NAME)
    ran = subprocess.run(
        [sys.executable, "-m", "questionnaire", "check", "--today", "2026-11-22"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ("4 pages, 10 questions, 1 programs, 0 suggested questions: no problems\n", "") == (ran.stdout, ran.stderr)
