"""The summary of anybody, in both voices: it can be made, it is whole, and it says nothing it must not say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from people import ASKED, BOOK, TODAY, people

from questionnaire.asking.answers import Answers, Entry, Given, Group
from questionnaire.asking.values import PartialDate
from questionnaire.clinics import read_clinics
from questionnaire.telling.handover import Handover
from questionnaire.telling.language import language
from questionnaire.telling.summary import Summary

ENGLISH = language("en")
CLINIC = read_clinics(None)["sample"]
VOICES = ("self", "child")
NEVER_SAID = re.compile(
    r"\b(you|child) (qualif|(is|are) eligible)|\b(stop|quit) (taking|giving|using)|\byou (do not|don’t) need a doctor",
    re.IGNORECASE,
)


def _told(thing: Any) -> Iterator[str]:
    """Every text in a summary."""
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, Mapping):
        for value in thing.values():
            yield from _told(value)
    elif isinstance(thing, (tuple, list)):
        for item in thing:
            yield from _told(item)
    elif is_dataclass(thing) and not isinstance(thing, Enum):
        for each in fields(thing):
            yield from _told(getattr(thing, each.name))


def _summary(person: Answers, clinic: Any = None) -> Summary:
    return Handover(BOOK, person, TODAY, ENGLISH, clinic).summary


@pytest.mark.parametrize("who", VOICES)
@given(st.data())
@settings(max_examples=60)
def test_the_summary_of_anybody_is_whole_and_says_nothing_it_must_not(who: str, data: Any):
    """No answers make it fail; no {slot} is left open; nobody is said to qualify or told to stop a medicine."""
    person = data.draw(people(who))
    told = list(_told(_summary(person, data.draw(st.sampled_from([None, CLINIC])))))
    assert 20 < len(told)
    assert [] == [text for text in told if "{" in text or "}" in text]
    assert [] == [text for text in told if NEVER_SAID.search(text)]
    assert [] == [text for text in told if text != text.strip() or "  " in text]


@given(people("child"))
@settings(max_examples=60)
def test_a_parent_is_spoken_to_about_the_child(person: Answers):
    """What is printed of programs, alerts and suggestions never speaks of the reader’s own body."""
    summary = _summary(person)
    for text in _told((summary.alerts, summary.timing, summary.programs, summary.picked, summary.others)):
        assert not re.search(
            r"\b(your (own )?(counts?|neutrophils|infections|age|marrow)|you (have|had) been ill)\b", text
        ), text


@given(st.text("abc{}.·<>&*_ é中\n", min_size=1, max_size=30).map(str.strip).filter(bool))
@settings(max_examples=60)
def test_a_question_of_ones_own_is_printed_letter_for_letter(text: str):
    """Braces, dots and angle brackets that a patient typed are theirs: nothing is filled in, cut or left out."""
    own = Group((Entry("mine", {"own.text": Given(text)}),))
    summary = _summary(Answers({"person.who": Given("self")}, {"own": own}, frozenset(page.id for page in ASKED.pages)))
    assert [text] == [view.ask for view in (*summary.picked, *summary.others) if view.own]
    assert text in [sentence.text for section in summary.told for sentence in section.sentences]


@given(st.text("abc{}·", min_size=1, max_size=12).map(str.strip).filter(bool))
@settings(max_examples=40)
def test_the_name_of_a_lab_is_told_as_it_was_typed(text: str):
    """A line about a test keeps every part a person filled in."""
    test = Entry("t", {"test.kind": Given("panel"), "test.lab": Given(text)})
    summary = _summary(Answers({"tests.ever": Given("yes")}, {"tests": Group((test,))}))
    told = [sentence.text for section in summary.told for sentence in section.sentences]
    assert f"A panel of many genes · {text}" in told


def test_a_reason_is_taken_from_the_entry_that_gave_it_though_another_has_its_name():
    """A file written by hand may call a count and a test "1"; the reason still speaks of the test."""
    count = Entry("1", {"count.rough": Given("normal")})
    test = Entry("1", {"test.kind": Given("home_kit"), "test.date": Given(PartialDate(2021))})
    groups = {"counts": Group((count,)), "tests": Group((test,))}
    summary = _summary(Answers({"person.who": Given("self"), "tests.ever": Given("yes")}, groups))
    because = {view.id: view.because for view in (*summary.picked, *summary.others)}
    assert "You listed a home kit from 2021." in because["home-kit"]


def test_no_text_of_the_content_says_what_must_never_be_said():
    """Nor does any text that nobody has been shown yet."""
    texts = list(_told((BOOK.questionnaire.sections, BOOK.rules.programs, BOOK.words)))
    assert 500 < len(texts)
    assert [] == [text for text in texts if NEVER_SAID.search(text)]
