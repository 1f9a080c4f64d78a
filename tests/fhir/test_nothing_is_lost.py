"""Answers to a FHIR response and back: every answer on the route is still there, as it was given."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given

from questionnaire.asking.answers import Answers, Entry, Given, Group, NotGiven
from questionnaire.asking.counts import read_count
from questionnaire.asking.values import Amount, PartialDate
from questionnaire.exporting.fhir.response import response_resource
from tests.fhir.back import answers_of
from tests.fhir.people_told import BOOK, ENGLISH, TODAY, Told, as_json, every_item, questionnaire_in
from tests.laws.people import people


def _there_and_back(answers: Answers) -> tuple[Answers, Answers]:
    went = BOOK.route(answers, TODAY)
    return went.answers, answers_of(as_json(response_resource(BOOK, went, ENGLISH, TODAY)), BOOK)


def _groups(answers: Answers) -> dict[str, Group]:
    return {key: group for key in BOOK.questionnaire.groups if (group := answers.group(key)) != Group()}


@given(people())
def test_any_answers_come_back_as_they_were_given(answers):
    """Whatever was told on the route: each answer, each entry under its id and in its place, each list left open."""
    told, back = _there_and_back(answers)
    assert dict(told.said) == dict(back.said)
    assert _groups(told) == back.groups


@pytest.mark.people
def test_every_patient_comes_back(told: Told):
    """No simulated patient loses an answer, nor an answer about a moment its day.

    But for a "no" that was said once for a whole list: to other programs it would exclude what nobody was asked.
    """
    back, answers = answers_of(told.response, BOOK), told.route.answers
    said = {key: answer for key, answer in answers.said.items() if not answers.denied_at_once(key)}
    assert (said, _groups(answers)) == (dict(back.said), back.groups)
    assert {key: day for key, day in answers.days.items() if key in answers.said} == back.days


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("450", {"value": 450, "code": "/uL"}),
        ("1,085 cells/µL", {"value": 1085, "code": "/uL"}),
        ("0,45 K/µL", {"value": 0.45, "code": "10*3/uL"}),
        ("0.40 x10^9/L", {"value": 0.4, "code": "10*9/L"}),
        ("< 0.2 x10^9/L", {"value": 0.2, "comparator": "<", "code": "10*9/L"}),
        ("≤200", {"value": 200, "comparator": "<=", "code": "/uL"}),
        ("more than 1500", {"value": 1500, "comparator": ">", "code": "/uL"}),
        (">=1500", {"value": 1500, "comparator": ">=", "code": "/uL"}),
        ("50-540", {"code": "/uL"}),
    ],
)
def test_a_count_is_a_quantity_and_still_as_it_was_written(written, expected):
    """Another program reads number, sign and unit; a person can still see what stood on the report."""
    count = read_count(written)
    answers = Answers(groups={"counts": Group((Entry("a1", {"count.value": Given(count)}),))})
    went = BOOK.route(answers, TODAY)
    items = every_item(response_resource(BOOK, went, ENGLISH, TODAY)["item"])
    quantity = next(item for item in items if item["linkId"] == "count.value")["answer"][0]["valueQuantity"]
    assert expected == {key: value for key, value in quantity.items() if key in ("value", "comparator", "code")}
    assert count.written == quantity["extension"][0]["valueString"]


def test_a_range_is_told_by_both_ends_and_by_no_number_between():
    """Who reads only the number finds none, rather than one that nobody measured."""
    answers = Answers(groups={"counts": Group((Entry("a1", {"count.value": Given(read_count("0.05-0.54 G/L"))}),))})
    went = BOOK.route(answers, TODAY)
    items = every_item(response_resource(BOOK, went, ENGLISH, TODAY)["item"])
    quantity = next(item for item in items if item["linkId"] == "count.value")["answer"][0]["valueQuantity"]
    both = quantity["extension"][1]["valueRange"]
    assert (0.05, 0.54) == (both["low"]["value"], both["high"]["value"])
    assert "value" not in quantity


@pytest.mark.parametrize(
    ("group", "question", "answer"),
    [
        ("counts", "count.date", Given(PartialDate(2019))),
        ("counts", "count.date", Given(PartialDate(2019, 3))),
        ("counts", "count.date", Given(PartialDate(2019, 3, 4))),
        ("counts", "count.percent", Given(Decimal("12.40"))),
        ("counts", "count.value", NotGiven.DONT_KNOW),
        ("counts", "count.date", NotGiven.PREFER_NOT),
        ("relatives", "relative.age", Given(Amount(Decimal(0), "weeks"))),
        ("relatives", "relative.signs", Given(())),
        ("tests", "test.lab", Given("")),
        ("own", "own.text", Given("<b>¿Y mi\n\thermano?</b> 中 \u00a0 🧬")),
    ],
)
def test_what_is_rare_comes_back_too(group, question, answer):
    """Dates known in part, answers withheld, an empty choice in a file written by hand, any letters."""
    answers = Answers(groups={group: Group((Entry("a-1", {}), Entry("a-0", {question: answer})), complete=False)})
    told, back = _there_and_back(answers)
    assert answers.groups == dict(told.groups) == back.groups


def test_it_says_how_far_the_person_came():
    """Completed once every page was passed; dated on the day it is made."""
    everything = frozenset(page.id for page in BOOK.questionnaire.pages)
    for passed, status in ((everything, "completed"), (frozenset(), "in-progress")):
        went = BOOK.route(Answers(passed=passed), TODAY)
        response = response_resource(BOOK, went, ENGLISH, dt.date(2026, 1, 2))
        assert (status, "2026-01-02") == (response["status"], response["authored"])
        assert "item" not in response


def test_the_short_way_is_not_the_whole_questionnaire():
    """Who passed every page that it asks has left pages out: no other program may take the rest for answered."""
    went = BOOK.route(Answers({"person.who": Given("self")}, short=True), TODAY)
    went = BOOK.route(Answers(went.answers.said, passed=frozenset(page.id for page in went.pages), short=True), TODAY)
    assert not went.furthest
    assert "in-progress" == response_resource(BOOK, went, ENGLISH, TODAY)["status"]


def test_it_is_dated_on_the_last_day_on_which_its_answers_are_known_to_be_given():
    """Of answers about a moment: today alone where none was given, and no day where one is not known."""
    said = {
        "now.unwell": Given("no"),
        "person.age": Given(Amount(Decimal(30), "years")),
        "counts.ever_low": Given("no"),
    }
    days = {"now.unwell": PartialDate(2026, 10, 2), "person.age": PartialDate(2025, 12, 30)}
    # The day of a question that is not on the way says nothing of the answers that are.
    off = {"now.cord": PartialDate(2026, 11, 1)}
    cases = (({}, {}, "2026-11-22"), (said, days, "2026-10-02"), (said, days | off, "2026-10-02"), (said, {}, None))
    cases += tuple((said, {key: day}, None) for key, day in days.items())
    for told, known, authored in cases:
        response = response_resource(BOOK, BOOK.route(Answers(told, days=known), TODAY), ENGLISH, TODAY)
        assert authored == response.get("authored"), known


def test_a_response_names_the_questionnaire_it_answers_and_its_language():
    """In each voice by the address and version that the questionnaire itself has."""
    for who, voice in (("self", "you"), ("child", "child"), ("helped", "helped")):
        asked = questionnaire_in(voice)
        response = response_resource(BOOK, BOOK.route(Answers({"person.who": Given(who)}), TODAY), ENGLISH, TODAY)
        assert f"{asked['url']}|{asked['version']}" == response["questionnaire"]
        assert "en" == asked["language"] == response["language"]
