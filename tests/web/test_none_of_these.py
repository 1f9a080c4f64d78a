"""One tap for a whole list: none of these, or not known; a row of its own still counts."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from questionnaire.asking.answerfile import load
from questionnaire.asking.answers import Given, NotGiven
from questionnaire.judging.facts import STRONG
from questionnaire.logic.predicates import Among, Why
from questionnaire.reading.book import Book

SKIN = ["skin", "brain_nerves"]


@pytest.fixture
def she(arrive: Any) -> Any:
    """A woman who ticked the skin and the brain."""
    answers = {"person.who": "self", "person.country": "US", "signs.areas": SKIN}
    return arrive(answers=answers)


def test_none_of_these_answers_every_row_that_is_open_and_says_so_everywhere(she: Any, saved: Any, book: Any):
    """A row answered on its own stays; the check page, the summary and the clinician's brief say it was one tap."""
    she.opens("/q/skin")
    she.presses("None of these", **{"sign-eczema": "yes"})
    told, page = saved(she), book.questionnaire.page("skin")
    rest = {each for each in page.question_ids if each != "sign.eczema"}
    assert (rest, Given("yes"), {Given("no")}) == (
        set(told.at_once),
        told.said["sign.eczema"],
        {told.said[each] for each in rest},
    )
    she.opens("/check")
    she.sees("Said once for the whole list.")


def test_not_known_for_the_whole_list_is_kept_as_not_known(she: Any, saved: Any):
    """As if each row had been answered so."""
    she.opens("/q/brain-nerves")
    she.presses("I don’t know about these")
    told = saved(she)
    assert {NotGiven.DONT_KNOW} == {told.said[each] for each in told.at_once}
    assert told.at_once


@pytest.mark.parametrize(("sex", "asked"), [("female", False), ("male", True), ("another", True), (None, True)])
def test_a_row_that_cannot_fit_is_neither_shown_nor_denied(
    arrive: Any, saved: Any, book: Book, today: dt.date, sex: str | None, asked: bool
):
    """A woman is not asked about a testicle, one tap denies nothing of it, and still it counts as not there."""
    sexed = {} if sex is None else {"person.sex": sex}
    someone = arrive(answers={"person.who": "self", "person.country": "US", "signs.areas": ["belly"], **sexed})
    someone.opens("/q/belly")
    assert asked is ("A testicle that had not come down" in someone.html)
    someone.presses("None of these")
    told = saved(someone)
    assert asked is ("sign.genitals" in told.said)
    fact = book.rules.sheet(book.route(told, today), today).fact("sign.genitals")
    assert Among(frozenset({"no"})) == fact.possible


def test_what_was_said_at_once_stays_so_until_the_row_is_changed(she: Any, saved: Any):
    """Going over the page again changes nothing; a "yes" for one row takes it out of what was said at once."""
    she.opens("/q/skin")
    she.presses("None of these")
    first = saved(she)
    she.opens("/q/skin")
    she.presses("Continue")
    assert (first.said, first.at_once) == (saved(she).said, saved(she).at_once)
    she.opens("/q/skin")
    she.presses("Continue", **{"sign-warts": "yes"})
    assert first.at_once - {"sign.warts"} == saved(she).at_once


def test_a_strong_sign_is_not_ruled_out_by_one_tap(book: Any, today: Any):
    """A "no" row by row is a "no"; the same said at once leaves it open, with its reason."""
    data = {"version": 1, "answers": {"signs.areas": ["skin"], "sign.warts": "no", "sign.eczema": "no"}}
    for at_once, expected in (([], None), (["sign.warts", "sign.eczema"], Why.AT_ONCE)):
        answers = load({**data, "at_once": at_once}, book.questionnaire, today)
        sheet = book.rules.sheet(book.route(answers, today), today)
        assert (expected, None) == (sheet.fact("sign.warts").why, sheet.fact("sign.eczema").why)


def test_no_page_of_serious_infections_leukemia_or_early_deaths_takes_one_tap(book: Any):
    """Nor any with a question that is not yes or no; Enter presses Continue, not one of these."""
    pages = [page for page in book.questionnaire.pages if page.at_once]
    kinds = {kind for page in pages for question in page.questions for kind in question.counts_as}
    assert ("serious_infection" in STRONG, "serious_infection" in kinds) == (True, False)
    assert {"yes_no"} == {question.kind.value for page in pages for question in page.questions}
    assert set() == {page.id for page in pages} & {"right-now", "serious-infections", "causes", "family-signs"}


def test_enter_presses_continue(she: Any):
    """The first button of the form is the usual one."""
    she.opens("/q/skin")
    form = she.html.partition('<form id="form"')[2]
    first = form.partition("<button")[2].partition("</button>")[0]
    assert first.endswith(">Continue")
