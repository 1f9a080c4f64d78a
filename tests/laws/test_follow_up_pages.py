"""Pages that ask more about a "yes": asked where it is known, silent where it is not, and nothing follows from that."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from people import ASKED, BOOK, TODAY, people, person_of

from questionnaire.asking.answers import Answers, Given
from questionnaire.asking.pages import Page
from questionnaire.judging.facts import Sheet, fact_of, stated
from questionnaire.logic.predicates import Among, AtLeast, CountOf, Verdict, Why, judge

PEOPLE = people()
FOLLOW_UPS = [page for page in ASKED.pages if page.only_if_known]
ANY_ENTRY = AtLeast(0, ())


def _judged(person: Answers) -> tuple[Sheet, dict[str, Verdict]]:
    """The facts of a person, and what is known of each follow-up page's condition."""
    sheet = BOOK.rules.sheet(BOOK.route(person, TODAY), TODAY)
    return sheet, {page.id: judge(page.asked_when, sheet).verdict for page in FOLLOW_UPS}


def _pages(person: Answers, wanted: Verdict) -> list[tuple[Sheet, Page]]:
    sheet, verdicts = _judged(person)
    return [(sheet, page) for page in FOLLOW_UPS if verdicts[page.id] is wanted]


@given(PEOPLE)
def test_a_follow_up_is_asked_when_its_condition_is_met_and_left_open_when_it_is_unknown(person: Answers):
    """Met: on the route. Unknown: not on it, but left open. Not met: neither."""
    sheet, verdicts = _judged(person)
    on_route = {page.id for page in sheet.route.pages}
    assert {each for each, verdict in verdicts.items() if verdict is Verdict.MET} == on_route & set(verdicts)
    open_ones = sheet.route.left_open & set(verdicts)
    assert {each for each, verdict in verdicts.items() if verdict is Verdict.UNKNOWN} == open_ones


@given(PEOPLE)
def test_nothing_follows_from_a_follow_up_that_was_left_open(person: Answers):
    """Its facts stay unknown, even those that have a value otherwise, and a group of entries may still hold some.

    Where none of its options holds otherwise, that may be so, too.
    """
    for sheet, page in _pages(person, Verdict.UNKNOWN):
        for question in page.questions:
            silent = fact_of(question, None, Why.NOT_REACHED)
            if question.otherwise == "" and isinstance(silent.possible, Among):
                silent = replace(silent, possible=Among(silent.possible.values | {""}))
            assert silent == sheet.fact(question.id)
        if page.group:
            assert ((), Why.NOT_REACHED) == sheet.entries(page.group)
            assert Verdict.UNKNOWN is judge(CountOf(page.group, 1, ANY_ENTRY), sheet).verdict


@given(PEOPLE)
def test_a_follow_up_that_does_not_apply_has_no_entries_and_takes_what_holds_otherwise(person: Answers):
    """Who is known to have had none has no entry in the list, and the value that stands for "none"."""
    for sheet, page in _pages(person, Verdict.NOT_MET):
        for question in page.questions:
            silent = fact_of(question, None, Why.NOT_REACHED).possible
            holds = silent if question.otherwise is None else stated(question, question.otherwise).possible
            assert holds == sheet.fact(question.id).possible
        if page.group:
            assert ((), None) == sheet.entries(page.group)
            assert Verdict.NOT_MET is judge(CountOf(page.group, 1, ANY_ENTRY), sheet).verdict


def test_somebody_is_asked_each_follow_up_somebody_is_not_and_of_somebody_it_is_not_known():
    """The laws above are not about nobody: each follow-up page is met, unmet and unknown for some generated person."""
    found = [_judged(person_of(number, share))[1] for number in range(60) for share in (20, 100)]
    found += [_judged(each)[1] for each in (Answers(), Answers({"person.who": Given("died")}))]
    none = {question.id: "no" for question in ASKED.questions.values() if question.option("no")}
    none |= {question.id: ("none",) for question in ASKED.questions.values() if question.option("none")}
    found.append(_judged(Answers({key: Given(value) for key, value in none.items()}))[1])
    assert FOLLOW_UPS
    for page in FOLLOW_UPS:
        assert set(Verdict) == {verdicts[page.id] for verdicts in found}, page.id
