"""The way through the questions: answers are never lost, never read where they do not count, and it always ends."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st
from people import ASKED, BOOK, TODAY, mixed, people, person_of, said_to

from questionnaire.asking.answers import Answers, Given, NotGiven
from questionnaire.asking.pages import Page, Route
from questionnaire.asking.values import PartialDate
from questionnaire.judging.assessment import assess

PEOPLE = people()
# No one real: whoever says yes to everything that can be asked.
MOST_PAGES = 51


def _route(answers: Answers) -> Route:
    return BOOK.route(answers, TODAY)


@given(PEOPLE, PEOPLE)
def test_what_was_said_off_the_route_is_never_read(person: Answers, other: Answers):
    """Any other answers on pages off the route lead along the same route, to the same facts and verdicts.

    What was skipped by who was unsure is on the route again with an answer: what was told is not lost.
    """
    found = _route(person)
    skipped = [page for page in ASKED.pages if page.skip_unsure and page.id in found.left_open]
    off = [page for page in ASKED.pages if page not in (*found.pages, *skipped)]
    questions = {question for page in off for question in page.question_ids}
    changed = _route(mixed(person, other, questions, {page.group for page in off if page.group}))
    assert found == changed
    judged, again = assess(BOOK.rules, found, TODAY), assess(BOOK.rules, changed, TODAY)
    assert replace(judged, sheet=again.sheet) == again


@given(PEOPLE, st.sampled_from([page for page in ASKED.pages if page.questions]), st.data())
def test_changing_an_early_answer_loses_no_later_one(person: Answers, page: Page, data: Any):
    """Saying something else on one page keeps every other answer, every group and every page passed."""
    said = data.draw(said_to(page.questions))
    changed = person.saying(page.id, page.question_ids, said)
    others = {key: answer for key, answer in person.said.items() if key not in page.question_ids}
    assert {**others, **said} == changed.said
    days = {key: day for key, day in person.days.items() if key not in page.question_ids}
    assert replace(person, said=changed.said, passed=person.passed | {page.id}, days=days) == changed


@given(PEOPLE, st.sampled_from([page for page in ASKED.pages if page.questions]), st.data())
def test_saying_the_same_twice_changes_nothing(person: Answers, page: Page, data: Any):
    """`saying` is idempotent, and the last thing said on a page stands."""
    first, last = data.draw(said_to(page.questions)), data.draw(said_to(page.questions))
    once = person.saying(page.id, page.question_ids, last)
    assert once == once.saying(page.id, page.question_ids, last)
    assert once == person.saying(page.id, page.question_ids, first).saying(page.id, page.question_ids, last)


def test_an_answer_that_fell_off_the_route_is_back_when_the_route_is():
    """Moving from the US to Canada and back finds the state still filled in."""
    at_home = Answers({"person.country": Given("US"), "person.state": Given("US-CA")})
    moved = at_home.saying("country", ("person.country",), {"person.country": Given("CA")})
    back = moved.saying("country", ("person.country",), {"person.country": Given("US")})
    read = [_route(each).answers.said.get("person.state") for each in (at_home, moved, back)]
    assert [Given("US-CA"), None, Given("US-CA")] == read


@given(PEOPLE)
def test_a_page_is_reachable_when_it_applies_and_every_page_before_it_was_passed(person: Answers):
    """The furthest page is the first not passed: all before it can be reached, none after it, none off the route."""
    found = _route(person)
    reachable = [page for page in ASKED.pages if found.reachable(page)]
    unpassed = [page for page in found.pages if page.id not in person.passed]
    assert (unpassed[0] if unpassed else None) == found.furthest
    assert [page for page in found.pages if not unpassed or page not in unpassed[1:]][: len(reachable)] == reachable
    assert found.furthest is None or found.furthest == reachable[-1]
    assert all(found.before(after) == page for page in found.pages if (after := found.after(page)))


def _walk(answer: Any) -> list[Page]:
    """The pages one person sees who starts with nothing and answers each as they come to it."""
    person, seen = Answers(), []
    while (page := _route(person).furthest) is not None and len(seen) <= MOST_PAGES:
        seen.append(page)
        person = person.saying(page.id, page.question_ids, answer(page))
        if page.group:
            person = person.closing(page.id, page.group, complete=None)
    return seen


@given(PEOPLE)
def test_everybody_comes_to_the_end(person: Answers):
    """Whatever is answered, the pages come in their order, each once, and end."""
    seen = _walk(lambda page: {key: person.said[key] for key in page.question_ids if key in person.said})
    places = [ASKED.pages.index(page) for page in seen]
    assert len(seen) <= MOST_PAGES
    assert sorted(set(places)) == places


def test_every_page_is_seen_by_somebody_and_a_page_with_a_condition_is_spared_somebody():
    """Who leaves all open sees what needs no answer before; somebody sees the rest, and no condition is idle.

    The parents of a child who died are spared what is of the living.
    """

    def always(place: int) -> Any:
        return lambda page: {each.id: Given(each.options[place].id) for each in page.questions if each.options}

    def anything(number: int) -> Any:
        said = person_of(number, 100).said
        return lambda page: {key: said[key] for key in page.question_ids}

    open_handed, unsure = _walk(lambda _: {}), _walk(lambda page: dict.fromkeys(page.question_ids, NotGiven.DONT_KNOW))
    led_to = [page for page in ASKED.pages if page.notice or page.only_if_known or page.skip_unsure]
    assert [page for page in ASKED.pages if page not in led_to] == open_handed
    assert [] == [page.id for page in unsure if page.skip_unsure]
    assert [page for page in ASKED.pages if page.notice] == [page for page in unsure if page.notice]
    walks = [open_handed, unsure, _walk(always(0)), _walk(always(-1)), *(_walk(anything(each)) for each in range(20))]
    assert set() == {page.id for page in ASKED.pages if all(page not in seen for seen in walks)}
    spared = {page.id for page in ASKED.pages if any(page not in seen for seen in walks)}
    assert {page.id for page in ASKED.pages if page.asked_when or page.living} == spared


@given(st.integers(-800, 800), st.booleans())
@example(-2, True).via("a clock was ahead")
@example(-1, True).via("another time zone")
@example(1, True).via("yesterday")
@example(2, True).via("the day before")
def test_an_answer_about_a_moment_holds_from_the_day_before_to_the_day_after(ago: int, passed: bool):
    """Further from today, on either side, its page is asked again; one that nobody passed is not asked again."""
    moment = next(page for page in ASKED.pages if any(question.moment for question in page.questions))
    days = dict.fromkeys(moment.question_ids, PartialDate.on(TODAY - dt.timedelta(days=ago)))
    said = dict.fromkeys(moment.question_ids, Given("no"))
    stale = _route(Answers(said, passed=frozenset({moment.id} if passed else ()), days=days)).stale
    assert ((moment,) if passed and abs(ago) > 1 else ()) == stale
