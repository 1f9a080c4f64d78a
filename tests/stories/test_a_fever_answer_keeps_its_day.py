"""What was answered of a fever is true on its day: papers print that day, and an old answer is asked again."""

from __future__ import annotations

import datetime as dt
import re
from itertools import product

import pytest
from clock import Clock
from keyboard import Person

from tests.register import DATA_FILES, DOCUMENTS, LETTERS

SUNDAY = dt.date(2026, 11, 22)
NO_FEVER = "Fever, chills or feeling very ill on November 22, 2026: No."


@pytest.fixture
def clock() -> Clock:
    """Begins on a Sunday."""
    return Clock(SUNDAY)


@pytest.fixture
def mother(make_app, clock) -> Person:
    """A mother who answered on Sunday that her child of two has no fever, and left all else open."""
    person = Person(make_app(today=clock))
    person.opens("/")
    person.presses("Start now")
    person.answers(**{"person-who": "child"})
    person.answers(**{"now-unwell": "no"})
    person.answers(**{"person-age": "2", "person-age-unit": "years"})
    person.goes_on_to("/check")
    person.presses("See what is worth asking about")
    person.is_at("/result")
    return person


def test_the_next_morning_the_result_still_says_sunday(mother, clock):
    """“No fever told” never stands under tomorrow’s date."""
    clock.day += dt.timedelta(days=1)
    mother.opens("/result")
    mother.is_at("/result")
    mother.sees(NO_FEVER)
    paper = mother.pdf()
    assert "Made on November 23, 2026" in paper
    assert NO_FEVER in paper
    brief = mother.client.get("/result/papers/brief").text
    assert "On November 22, 2026: no fever, chills or severe illness told" in brief


@pytest.mark.parametrize("days", [0, 1])
def test_an_alert_says_the_day_of_the_answer_it_rests_on(make_app, clock, days):
    """Read the next morning, “right away” is of yesterday, on screen, paper and brief alike, and said to be so."""
    ill = Person(make_app(today=clock))
    ill.opens("/")
    ill.presses("Start now")
    ill.goes_through({"person-who": "child", "now-unwell": "yes"})
    clock.day += dt.timedelta(days=days)
    ill.opens("/result")
    ill.sees("Get medical care for your child right away")
    old = "You told us this on November 22, 2026."
    assert [bool(days)] * 2 == [old in ill.text, old in ill.pdf()]
    told = re.findall(r"Urgent\. On ([\w ,]+): fever", ill.client.get("/result/papers/brief").text)
    assert ["November 22, 2026"] == told
    message = ill.client.get("/result/papers/text/doctor-message").text
    assert "On November 22, 2026, my child had a fever or chills or seemed very ill." in message


@pytest.mark.parametrize("address", ["/result", "/result/papers", "/result/questions", "/result/papers/brief"])
def test_two_days_later_she_is_asked_again_before_any_result_or_paper(mother, clock, address):
    """Nothing is ticked for her, and the day of the old answer is said."""
    clock.day += dt.timedelta(days=2)
    mother.opens(address)
    mother.is_at("/q/right-now?from=result")
    mother.sees("You answered this on November 22, 2026. How is it today?")
    assert "now-unwell" not in mother.filled()
    mother.answers(**{"now-unwell": "no"})
    mother.is_at("/result")
    mother.sees("Fever, chills or feeling very ill on November 24, 2026: No.")


def test_two_days_later_nothing_at_all_of_the_result_is_handed_out_before(mother, clock):
    """No paper, no text to copy, no file for a computer, and no form is taken: each address asks first."""
    app = mother.client.application
    each_of = {"paper": DOCUMENTS, "letter": LETTERS, "name": DATA_FILES}
    adapter = app.url_map.bind("")
    ways = [
        (method, adapter.build(rule.endpoint, dict(zip(rule.arguments, values, strict=True)), method=method))
        for rule in app.url_map.iter_rules()
        if rule.rule.startswith("/result")
        for values in product(*(each_of[name] for name in rule.arguments))
        for method in rule.methods & {"GET", "POST"}
    ]
    assert {("GET", "/result/summary.pdf"), ("POST", "/result/papers")} <= set(ways)
    clock.day += dt.timedelta(days=2)
    led = {way: mother.client.open(way[1], method=way[0]).headers.get("Location") for way in ways}
    assert dict.fromkeys(ways, "/q/right-now?from=result") == led


@pytest.mark.parametrize("how", ["as it comes", "with a form of another visit", "with another answer of another tab"])
def test_back_from_the_question_asked_again_leads_to_the_answers(mother, clock, how):
    """Not to the result, which would ask once more, nor to the page before it; also on a page that comes back."""
    clock.day += dt.timedelta(days=2)
    mother.opens("/result")
    if how == "with a form of another visit":
        mother.sends("/q/right-now?from=result", {"now-unwell": "no"}, expect=400)
    elif how == "with another answer of another tab":
        mother.another_tab().presses("Continue")
        mother.answers(**{"now-unwell": "no"}, expect=409)
    mother.follows("Back")
    mother.is_at("/check")


def test_a_fever_that_came_since_is_answered_with_what_to_do(mother, clock):
    """The page on getting help comes first, then the result with its alert."""
    clock.day += dt.timedelta(days=9)
    mother.opens("/result")
    mother.answers(**{"now-unwell": "yes"})
    mother.is_at("/q/urgent?from=result")
    mother.sees("Please get medical help now")
    mother.presses("Continue")
    mother.is_at("/result")
    mother.sees("Get medical care for your child right away")
    mother.does_not_see("You told us this on")
    mother.sees("on December 1, 2026: Yes.")


def test_leaving_it_open_this_time_leaves_it_open(mother, clock):
    """The old “no” is gone, and the question is not asked a third time that day."""
    clock.day += dt.timedelta(days=12)
    mother.opens("/result")
    mother.presses("Continue")
    mother.is_at("/result")
    mother.does_not_see("Fever, chills or feeling very ill on")
    mother.opens("/result/papers")
    mother.is_at("/result/papers")


def test_what_was_saved_before_days_were_kept_is_asked_again(make_app, clock):
    """The day is not known: the answer may be of any day."""
    app = make_app(today=clock)
    person = Person(app)
    person.opens("/")
    person.presses("Start now")
    person.answers(**{"person-who": "self"})
    person.answers(**{"now-unwell": "no"})
    person.goes_on_to("/check")
    _forget_the_day(app, person)
    person.opens("/result")
    person.is_at("/q/right-now?from=result")
    person.sees("You answered this on a day we do not know. How is it today?")


def test_checking_the_answers_needs_no_new_one(mother, clock):
    """The check page tells what was answered, and leads to the result, which asks."""
    clock.day += dt.timedelta(days=3)
    mother.opens("/check")
    mother.is_at("/check")
    mother.presses("See what is worth asking about")
    mother.is_at("/q/right-now?from=result")


def test_an_answer_sent_from_an_old_page_counts_as_of_today(mother, clock):
    """It is what she says now."""
    clock.day += dt.timedelta(days=5)
    mother.opens("/q/right-now")
    mother.answers(**{"now-unwell": "no"})
    mother.opens("/result")
    mother.is_at("/result")
    mother.sees("on November 27, 2026: No.")


def _forget_the_day(app, person) -> None:
    from dataclasses import replace

    from questionnaire.keeping.seal import keys_of

    house, keys = app.extensions["questionnaire"], keys_of(person.client.get_cookie("visit").value)
    journey = house.keeper.open(keys, house.today())
    house.keeper.save(keys, journey, replace(journey.answers, days={}), house.today())


def test_the_question_about_a_babys_cord_is_asked_again_too(make_app, clock):
    """An answer about the cord of a newborn is one about a moment as well."""
    person = Person(make_app(today=clock))
    person.opens("/")
    person.presses("Start now")
    said = {"person-who": "child", "now-unwell": "no", "person-age": "2", "person-age-unit": "weeks", "now-cord": "no"}
    person.goes_through(said)
    clock.day += dt.timedelta(days=2)
    person.opens("/result")
    person.is_at("/q/right-now?from=result")
    person.answers(**{"now-unwell": "no"})
    person.is_at("/q/cord?from=result")
    person.answers(**{"now-cord": "yes"})
    person.is_at("/q/call-today?from=result")
    person.presses("Continue")
    person.is_at("/result")
    person.sees("Have your baby’s belly button seen today", "oozing or smelly belly button on November 24, 2026: Yes.")
