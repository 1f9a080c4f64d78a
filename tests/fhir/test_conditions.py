"""When a page is asked, in FHIR's words: read by the rules of the standard, it is as on our route, for anyone."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given

from questionnaire.asking.amounts import MOST_OF_AGE
from questionnaire.asking.answers import Answers, Given, NotGiven
from questionnaire.asking.pages import Page, Questionnaire, Section
from questionnaire.asking.values import Amount, PartialDate
from questionnaire.exporting.fhir.conditions import unsaid
from questionnaire.exporting.fhir.questionnaire import left_out, questionnaire_resource
from questionnaire.exporting.fhir.response import response_resource
from questionnaire.exporting.fhir.terms import words_in
from questionnaire.logic.predicates import AtLeast, Compare, CountOf, ForClinician, Not, Op
from tests.fhir.checkers_of_fhir import path_on
from tests.fhir.people_told import BOOK, ENGLISH, TODAY, as_json, questionnaire_in
from tests.laws.people import people

RULES = BOOK.rules


def _answers(items, link_id):
    for item in items:
        if item["linkId"] == link_id:
            yield from (value for answer in item.get("answer", []) for value in answer.values())
        yield from _answers(item.get("item", []), link_id)


def _holds(condition, response):
    """One `enableWhen`, as hl7.org/fhir/R4/valueset-questionnaire-enable-operator.html has it."""
    found = list(_answers(response.get("item", []), condition["question"]))
    if condition["operator"] == "exists":
        return bool(found) is condition["answerBoolean"]
    wanted = {(condition["answerCoding"]["system"], condition["answerCoding"]["code"])}
    same = not wanted.isdisjoint((each["system"], each["code"]) for each in found)
    return same if condition["operator"] == "=" else not same


def _enabled(item, response):
    for extension in item.get("extension", []):
        if "valueExpression" in extension:
            return path_on(extension["valueExpression"]["expression"], response) == [True]
    held = [_holds(condition, response) for condition in item.get("enableWhen", [])]
    return not held or (all(held) if item.get("enableBehavior") == "all" else any(held))


def _pages_in(resource, response):
    pages = [page for section in resource["item"] for page in section["item"]]
    return [page["linkId"] for page in pages if _enabled(page, response)]


@given(people())
def test_the_pages_are_those_of_our_route(answers):
    """Whatever was answered, left open, not known or not told: the same pages, in the same order.

    What we skip for who does not know if it applies, a form player asks; and it counts no age forward.
    """
    today = dict.fromkeys(
        (each.id for each in BOOK.questionnaire.questions.values() if each.moment), PartialDate.on(TODAY)
    )
    went = BOOK.route(replace(answers, days=today), TODAY)
    skipped = [page for page in BOOK.questionnaire.pages if page.skip_unsure and page.id in went.left_open]
    pages = [page for page in BOOK.questionnaire.pages if page in (*went.pages, *skipped)]
    response = as_json(response_resource(BOOK, went, ENGLISH, TODAY))
    expected = [f"page/{page.id}" for page in pages if page.id not in UNSAID]
    found = [page for page in _pages_in(questionnaire_in("you"), response) if page.removeprefix("page/") not in UNSAID]
    assert expected == found


# Which count is new and not settled, and what may be so at an age not known, no condition on single answers can say.
UNSAID = ("doctor-knows", "call-today", "other-lines", "infant-immune", "infant-doctor")


def test_the_conditions_that_are_left_out_are_these():
    """The questions stand there for everybody; the notice, which would frighten, for nobody."""
    assert list(UNSAID) == unsaid(BOOK)
    there = [page["linkId"] for section in questionnaire_in("you")["item"] for page in section["item"]]
    assert ("page/doctor-knows" in there, "page/call-today" in there) == (True, False)


# --- conditions our pages do not have, but a clinic's own may -----------------------------------------------------


READ = ("who", "right-now", "age", "low-counts", "areas", "skin")


def _book_asking(predicate, **page):
    """A part of the content, with one more page, asked on a condition of its own."""
    more = Page("more", BOOK.questionnaire.pages[0].title, group="own", asked_when=predicate, **page)
    pages = (*(page for page in BOOK.questionnaire.pages if page.id in READ), more)
    sections = (Section("all", more.title, pages),)
    return replace(BOOK, questionnaire=Questionnaire(sections, BOOK.questionnaire.groups))


LOW, UP = Compare("counts.ever_low", Op.IS, ("yes",)), Compare("counts.now", Op.IS_ONE_OF, ("up_and_down", "normal"))
AREAS = Compare("signs.areas", Op.INCLUDES, ("skin", "belly"))
AGES = [
    Compare("person.age", op, (Decimal(limit),))
    for op in (Op.BELOW, Op.AT_MOST, Op.ABOVE, Op.AT_LEAST)
    for limit in (1, 12, 30)
]
ILL = Compare("now.may_be_unwell", Op.IS, ("yes",))
SAYABLE = [
    AREAS, Not(AREAS), ILL, Not(ILL), *AGES, *(Not(each) for each in AGES),
    AtLeast(2, (LOW, UP, AREAS)), Not(AtLeast(2, (LOW, Not(UP), ILL))), AtLeast(3, (LOW, UP, Not(ILL))),
]  # fmt: skip


NUMBERS = (0, 1, 2, 3, 4, 5, 11, 12, 13, 29, 30, 31, 51, 52, 53, 129, 130, 131)
AGED = [Answers({"person.age": Given(Amount(Decimal(number), unit))}) for number in NUMBERS for unit in MOST_OF_AGE]
SAID = [
    Answers(
        {
            key: answer
            for key, answer in zip(("counts.ever_low", "now.unwell", "counts.now", "signs.areas"), each, strict=True)
            if answer
        }
    )
    for one in (None, Given("yes"), Given("no"), NotGiven.DONT_KNOW)
    for two in (None, Given("up_and_down"), Given("still_low"))
    for three in (None, Given(("skin", "first_year")), Given(("none",)), NotGiven.PREFER_NOT)
    for each in [(one, one, two, three)]
]


@pytest.mark.parametrize("only_if_known", [True, False])
@pytest.mark.parametrize("predicate", SAYABLE, ids=str)
def test_any_condition_is_said_as_it_is_judged(predicate, only_if_known):
    """All, any, some of several, not, sets and ages in any unit; shown or left out while not known."""
    book = _book_asking(predicate, only_if_known=only_if_known)
    resource = as_json(questionnaire_resource(book, ENGLISH, "you"))
    page = resource["item"][0]["item"][-1]
    for answers in AGED if "person.age" in str(predicate) else SAID:
        went = book.route(answers, TODAY)
        response = as_json(response_resource(book, went, ENGLISH, TODAY))
        assert ("more" in [each.id for each in went.pages]) == _enabled(page, response), answers


@pytest.mark.parametrize(
    "predicate",
    [
        CountOf("counts", 1, LOW),
        ForClinician("…"),
        Compare("counts.chronic", Op.IS, ("yes",)),
        Compare("sign.warts", Op.IS, ("yes",)),
        Compare("person.age", Op.BETWEEN, (Decimal(1), Decimal(2))),
    ],
    ids=str,
)
def test_what_cannot_be_said_is_named_and_shown(predicate):
    """A page whose condition FHIR cannot say as we judge it stands there without one, and the reader is told."""
    book = _book_asking(AtLeast(1, (predicate, LOW)))
    resource = questionnaire_resource(book, ENGLISH, "you")
    assert ["more"] == unsaid(book)
    assert {"enableWhen", "extension"}.isdisjoint(resource["item"][-1]["item"][0])
    assert "Who are these questions about?" in left_out(book, words_in(book, ENGLISH, "you"))[-1]
