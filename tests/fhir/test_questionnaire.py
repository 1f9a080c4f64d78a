"""The FHIR questionnaire holds all that is asked, under our ids, with the codes of others."""

from __future__ import annotations

import re

import pytest

from questionnaire.asking.questions import Kind
from questionnaire.asking.values import CELLS_IN, COUNT_UNITS
from questionnaire.exporting.fhir.conditions import unsaid
from questionnaire.exporting.fhir.questionnaire import left_out
from questionnaire.exporting.fhir.terms import (
    ABSENT,
    ALSO_CODED,
    EXCLUSIVE,
    HPO,
    LOINC,
    MAX_VALUE,
    MIN_VALUE,
    UCUM,
    UNIT,
    UNIT_OPTION,
    words_in,
)
from tests.fhir.people_told import BOOK, ENGLISH, VOICES, Told, every_item, everyone, questionnaire_in

QUESTIONS = {question.id: question for _, question in BOOK.questionnaire.every_question()}
ITEMS = {voice: {item["linkId"]: item for item in every_item(questionnaire_in(voice)["item"])} for voice in VOICES}


def _values(item, url):
    return [each["valueCoding"]["code"] for each in item.get("extension", []) if each["url"] == url]


def test_every_question_is_asked_under_its_own_id():
    """Sections hold pages, pages questions and lists, lists the questions of an entry."""
    assert set(QUESTIONS) <= set(ITEMS["you"])
    for section in questionnaire_in("you")["item"]:
        for page in section["item"]:
            asked = BOOK.questionnaire.page(page["linkId"].removeprefix("page/"))
            inside = [item["linkId"] for item in page["item"]]
            assert [each for each in inside if each in QUESTIONS] == list(asked.question_ids)
            assert (asked.group in inside) is (asked.group is not None)
    for group in BOOK.questionnaire.groups.values():
        item = ITEMS["you"][group.id]
        assert item["repeats"]
        assert [each["linkId"] for each in item["item"] if each["linkId"] in QUESTIONS] == [
            q.id for q in group.questions
        ]


def test_a_child_s_questionnaire_is_the_same_but_for_its_words():
    """The ids are those of the other voice, the words speak of “your child”, and each has its own address."""
    you, child = questionnaire_in("you"), questionnaire_in("child")
    assert list(ITEMS["you"]) == list(ITEMS["child"])
    asked = ("How old are you?", "How old is your child?", "How old is the person you help?")
    assert asked == tuple(ITEMS[each]["person.age"]["text"] for each in VOICES)
    assert you["url"] != child["url"]


def test_no_text_has_an_open_slot():
    """What a clinic fills in is filled with what holds for anyone."""
    texts = [item["text"] for voice in VOICES for item in ITEMS[voice].values()]
    assert [] == [text for text in texts if re.search(r"\{[a-z_.]+\}", text)]


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=lambda each: each.id)
def test_not_knowing_is_an_answer_of_its_own(question):
    """It is an option of the question, or of the one after it, and never of the code system that has “no”."""
    item = ITEMS["you"].get(question.id if question.options else f"{question.id}/not-given")
    absent = [each["valueCoding"] for each in item["answerOption"] if each["valueCoding"]["system"] == ABSENT]
    assert ["asked-unknown", "asked-declined"] == [each["code"] for each in absent]
    if question.kind is Kind.SEVERAL:
        alone = [each for each in item["answerOption"] if any(x["url"] == EXCLUSIVE for x in each.get("extension", []))]
        assert [*(each.id for each in question.options if each.alone), "asked-unknown", "asked-declined"] == [
            each["valueCoding"]["code"] for each in alone
        ]


def test_terms_of_the_ontology_stand_with_questions_and_options():
    """All 122 or more terms of the content, each where it belongs."""
    for question in QUESTIONS.values():
        item = ITEMS["you"][question.id]
        assert [code.id for code in question.hpo] == [c["code"] for c in item.get("code", []) if c["system"] == HPO]
        options = {each["valueCoding"]["code"]: each for each in item.get("answerOption", [])}
        for option in question.options:
            assert [code.id for code in option.hpo] == _values(options[option.id], ALSO_CODED)


def test_counts_and_ages_have_units_of_ucum():
    """As laboratories print them, in the code that machines read."""
    items = ITEMS["you"]
    assert ["/uL", "10*9/L", "10*3/uL"] == _values(items["count.value"], UNIT_OPTION)
    assert ["a", "mo", "wk"] == _values(items["person.age"], UNIT_OPTION)
    assert ["%"] == _values(items["count.percent"], UNIT)
    assert set(COUNT_UNITS) == set(CELLS_IN)


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=lambda each: each.id)
def test_a_number_has_its_limits_and_0_is_one(question):
    """What may be entered elsewhere is what may be entered here; the most of a count is one of cells alone."""
    limits = {MIN_VALUE: question.least, MAX_VALUE: question.most}
    found = {
        each["url"]: each["valueDecimal"]
        for each in ITEMS["you"][question.id].get("extension", [])
        if each["url"] in limits
    }
    is_number = question.kind is Kind.NUMBER
    assert {url: limit for url, limit in limits.items() if limit is not None and is_number} == found


def test_what_is_measured_has_its_loinc_code():
    """Only codes that a source confirms; an absolute count never carries the code of a percentage."""
    found = {
        key: [c["code"] for c in item.get("code", []) if c["system"] == LOINC] for key, item in ITEMS["you"].items()
    }
    assert {
        "count.value": ["26499-4"],
        "count.white": ["26464-8"],
        "count.percent": ["26511-6"],
        "relatives": ["10157-6"],
    } == {key: codes for key, codes in found.items() if codes}


@pytest.mark.people
def test_every_answer_fits_the_questionnaire(told: Told):
    """Each item of a response stands where the questionnaire has it, and every chosen option is one it offers."""
    _fits(told.response["item"], questionnaire_in(told.voice)["item"])


def _fits(items, asked):
    by_id = {item["linkId"]: item for item in asked}
    order = [list(by_id).index(item["linkId"]) for item in items]
    assert sorted(order) == order
    for item in items:
        question = by_id[item["linkId"]]
        assert question["text"] == item["text"]
        assert len(item.get("answer", [])) <= 1 or question.get("repeats")
        options = [each["valueCoding"] for each in question.get("answerOption", [])]
        units = [each["valueCoding"]["code"] for each in question.get("extension", []) if each["url"] == UNIT_OPTION]
        for answer in item.get("answer", []):
            assert "valueCoding" not in answer or answer["valueCoding"] in options
            if "valueQuantity" in answer:
                assert (UCUM, True) == (answer["valueQuantity"]["system"], answer["valueQuantity"]["code"] in units)
        _fits(item.get("item", []), question.get("item", []))


def test_nobody_is_named_and_nothing_judged():
    """A response holds neither subject nor author, and no word of programs, alerts or the clinic."""
    assert {"resourceType", "language", "questionnaire", "status", "authored", "item"} == {
        key for told in everyone() for key in told.response
    }


def test_what_is_left_out_is_said():
    """In sentences, for the page that offers the files."""
    words = words_in(BOOK, ENGLISH, "you")
    assert 5 + len(unsaid(BOOK)) == len(left_out(BOOK, words))
    assert all(each.endswith(".") for each in left_out(BOOK, words))
