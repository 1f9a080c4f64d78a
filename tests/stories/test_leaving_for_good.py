"""Somebody deletes everything, or comes back too late."""

from __future__ import annotations

import datetime as dt

import pytest
from keyboard import Person


def test_deleting_leaves_nothing_behind_and_the_way_begins_anew(person):
    """After “Delete everything” the cookie is gone, no address shows an answer, and one can start again."""
    person.opens("/")
    person.presses("Start now")
    person.answers(**{"person-who": "child"})
    secret = person.client.get_cookie("visit").value
    person.follows("Delete my answers now")
    person.sees("Delete all your answers?", "Nobody can bring them back.")
    person.presses("Keep my answers")
    person.presses("Go on where you left off")
    person.is_at("/q/right-now")
    person.follows("Delete my answers now")
    person.presses("Delete everything")
    person.is_at("/deleted")
    person.sees("Your answers are deleted", "Nothing is left with us.")
    assert secret != getattr(person.client.get_cookie("visit"), "value", None)

    person.client.set_cookie("visit", secret)
    person.opens("/q/right-now")
    person.sees("We no longer have your earlier answers.")
    person.presses("Start now")
    person.is_at("/q/who")
    assert "person-who" not in person.filled()


def test_who_comes_back_within_two_weeks_goes_on_where_they_left_off(make_app, today):
    """Answers are there on the last day of the two weeks, and gone the day after."""
    day = [today]
    person = Person(make_app(today=lambda: day[0]))
    person.opens("/")
    person.presses("Start now")
    person.answers(**{"person-who": "child"})
    day[0] = today + dt.timedelta(days=14)
    person.opens("/")
    person.presses("Go on where you left off")
    person.is_at("/q/right-now")
    person.sees("your child")
    day[0] = today + dt.timedelta(days=15)
    person.opens("/q/right-now")
    person.sees("We no longer have your earlier answers.", "14 days")
    person.presses("Start now")
    person.answers(**{"person-who": "self"})
    person.sees("Do you have a fever")


def _comes_to(app, person):
    """The same browser at the server as it was started again."""
    again = Person(app)
    again.client.set_cookie("visit", person.client.get_cookie("visit").value)
    return again


@pytest.mark.parametrize("wrong_by", [-400, -20, 60, 4000])
def test_a_clock_that_was_wrong_for_a_day_costs_nobody_their_answers(make_app, today, wrong_by):
    """The server starts on a wrong day, somebody begins, somebody else goes on if they can; then it starts rightly."""
    person = Person(make_app())
    person.opens("/")
    person.presses("Start now")
    person.answers(**{"person-who": "child"})

    wrong = make_app(today=lambda: today + dt.timedelta(days=wrong_by))
    stranger = Person(wrong)
    stranger.opens("/")
    stranger.presses("Start now")
    stranger.answers(**{"person-who": "self"})
    same = _comes_to(wrong, person)
    if wrong_by < 0:
        same.opens("/q/right-now")
        same.answers(**{"now-unwell": "no"})

    back = _comes_to(make_app(), person)
    back.opens("/q/who")
    assert "child" == back.field("person-who")
    back.opens("/q/age" if wrong_by < 0 else "/q/right-now")
    back.sees("your child")


def test_two_people_never_see_each_others_answers(app):
    """Each browser has its own journey."""
    mother, man = Person(app), Person(app)
    for person, who in ((mother, "child"), (man, "self")):
        person.opens("/")
        person.presses("Start now")
        person.answers(**{"person-who": who})
    mother.opens("/q/who")
    man.opens("/q/who")
    assert ("child", "self") == (mother.field("person-who"), man.field("person-who"))
