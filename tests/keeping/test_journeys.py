"""Journeys: answers opened with the visitor's keys."""

from __future__ import annotations

import datetime as dt

import pytest

from questionnaire.asking.answerfile import dump, load
from questionnaire.asking.answers import Answers
from questionnaire.errors import StaleAnswers
from questionnaire.keeping.resume import Journey, Keeper
from questionnaire.keeping.seal import seal

TODAY = dt.date(2026, 11, 22)
SAID = {
    "version": 1,
    "answers": {"person.who": "child", "person.age": {"amount": "2", "unit": "years"}},
    "groups": {"own": {"complete": False, "entries": [{"id": "a1", "answers": {"own.text": "Is it safe? “Yes” 😀"}}]}},
    "passed": ["who", "age"],
    "clinic": "sample",
    "picked": ["own.a1"],
}


@pytest.fixture
def keeper(store, book):
    """Keeps journeys for 14 days."""
    return Keeper(store, book.questionnaire, 14)


def test_a_journey_comes_back_as_it_was_saved(keeper, keys, book):
    """Every part of the answers is there again: said, entries, passed, clinic, picked."""
    answers = load(SAID, book.questionnaire, TODAY)
    keeper.save(keys, Journey(Answers(), 0), answers, TODAY)
    journey = keeper.open(keys, TODAY)
    assert (answers, 1) == (journey.answers, journey.version)
    assert dump(answers) == dump(journey.answers)


def test_every_save_gives_the_answers_their_full_time_again(keeper, keys, book):
    """Fourteen days count from the last save."""
    answers = load(SAID, book.questionnaire, TODAY)
    keeper.save(keys, Journey(Answers(), 0), answers, TODAY)
    later = TODAY + dt.timedelta(days=10)
    keeper.save(keys, keeper.open(keys, later), answers, later)
    assert answers == keeper.open(keys, later + dt.timedelta(days=14)).answers
    assert Journey(Answers(), 0) == keeper.open(keys, later + dt.timedelta(days=15))


def test_two_saves_from_one_reading_do_not_overwrite_each_other(keeper, keys, book):
    """The second of two saves from the same version is refused."""
    answers = load(SAID, book.questionnaire, TODAY)
    keeper.save(keys, Journey(Answers(), 0), answers, TODAY)
    read = keeper.open(keys, TODAY)
    keeper.save(keys, read, Answers(), TODAY)
    with pytest.raises(StaleAnswers):
        keeper.save(keys, read, answers, TODAY)
    assert Answers() == keeper.open(keys, TODAY).answers


def test_a_row_somebody_tampered_with_is_an_empty_journey_not_a_fault(keeper, store, keys):
    """Bytes that do not open count as no answers."""
    store.write(keys.row_id, 0, b"garbage", day=TODAY.toordinal(), expires_on=TODAY.toordinal() + 1)
    assert Answers() == keeper.open(keys, TODAY).answers


def test_who_holds_a_tampered_row_can_save_again(keeper, store, keys, book):
    """A row that does not open is in nobody's way: the visitor can begin again under the same secret."""
    answers = load(SAID, book.questionnaire, TODAY)
    store.write(keys.row_id, 0, b"garbage", day=TODAY.toordinal(), expires_on=TODAY.toordinal() + 1)
    keeper.save(keys, keeper.open(keys, TODAY), answers, TODAY)
    assert answers == keeper.open(keys, TODAY).answers


def test_answers_to_questions_that_are_no_longer_asked_are_left_out(keeper, store, keys):
    """Content may change under a journey: what no longer fits is left out, the rest is there."""
    text = b'{"version":1,"answers":{"no.such":"x","person.who":"nobody","person.sex":"female"},"passed":["who"]}'
    store.write(keys.row_id, 0, seal(keys, text), day=TODAY.toordinal(), expires_on=TODAY.toordinal() + 1)
    journey = keeper.open(keys, TODAY)
    assert {"person.sex"} == set(journey.answers.said)
    assert frozenset({"who"}) == journey.answers.passed


@pytest.mark.parametrize("text", [b'{"version":2,"answers":{"person.sex":"female"}}', b'["version", 1]', b"{}"])
def test_a_row_written_by_another_version_of_this_program_opens_empty_and_can_be_saved_over(keeper, store, keys, text):
    """What this program cannot read is no fault of the visitor: they begin anew, over the same row."""
    day = TODAY.toordinal()
    store.write(keys.row_id, 0, seal(keys, text), day=day, expires_on=day + 1)
    assert Journey(Answers(), 1) == keeper.open(keys, TODAY)
    anew = Answers(passed=frozenset({"who"}))
    keeper.save(keys, keeper.open(keys, TODAY), anew, TODAY)
    assert Journey(anew, 2) == keeper.open(keys, TODAY)


def test_a_deleted_journey_does_not_open(keeper, keys, book):
    """After delete there is nothing to open."""
    keeper.save(keys, Journey(Answers(), 0), load(SAID, book.questionnaire, TODAY), TODAY)
    keeper.delete(keys)
    assert Journey(Answers(), 0) == keeper.open(keys, TODAY)
