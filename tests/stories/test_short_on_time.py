"""Somebody in the waiting room has five minutes."""

from __future__ import annotations

import datetime as dt

from clock import Clock
from keyboard import Person

SAID = {
    "person-who": "self",
    "now-unwell": "no",
    "person-age": "34",
    "person-age-unit": "years",
    "person-country": "US",
    "counts-ever_low": "yes",
    "counts-duration": "three_months_or_longer",
    "counts-now": "still_low",
    "infection-sepsis": "no",
    "infection-deep": "no",
    "infection-drip": "yes",
    "cause-chemotherapy": "no",
    "cause-leukemia": "no",
    "medicine-listed": ["none"],
    "tests-ever": "no",
    "family-low_counts": "yes",
    "family-variant": "dont_know",
}


def _takes_the_short_way(person) -> None:
    """From a clinic's link to the check page, with one count."""
    person.opens("/c/sample?way=short")
    person.sees(
        "Short on time?",
        "about 5 minutes",
        "The rest stays “not known yet”",
        "Take the short way",
        "Start with all questions",
    )
    person.presses("Take the short way")
    while person.address != "/check":
        assert "/q/counts" != person.address, "one count is enough: its list is not shown"
        if person.address.startswith("/q/counts/"):
            person.answers(**{"count-value": "600", "count-value-unit": "/uL", "count-date": "2024"})
            continue
        here = person.choices().keys() | person.filled().keys() | set(SAID)
        person.answers(
            **{name: said for name, said in SAID.items() if name in here and f'name="{name}"' in person.html}
        )


def test_the_short_way_ends_in_a_result_that_says_what_was_not_asked(person):
    """Check page, result and papers say which parts were not asked; nothing is told as a no, and a page leads on."""
    _takes_the_short_way(person)
    person.sees("This was the short way.", "We did not ask about: What matters to you.", "Answer the other questions")
    person.does_not_see("not answered", "Which of these fits you?", "Meningitis")
    person.presses("See what is worth asking about")
    person.sees("This was the short way.", "What would help most.", "Could one of these lower your neutrophils?")
    person.sees("not asked")
    person.does_not_see("not asked, because of an earlier answer")
    assert "This was the short way." in person.pdf()


def test_a_fever_on_the_short_way_is_told_at_once_what_to_do(person):
    """The page that says so is never put off."""
    person.opens("/c/sample?way=short")
    person.presses("Take the short way")
    person.answers(**{"person-who": "self"})
    person.answers(**{"now-unwell": "yes"})
    person.is_at("/q/urgent")
    person.sees("Please get medical help now")


def test_what_would_help_is_asked_at_once_and_stays(person):
    """A link to a page that was left out opens it; answered, it is on the way, and another one is offered."""
    _takes_the_short_way(person)
    person.opens("/result")
    person.follows("Have you ever had a health problem in one of these parts")
    person.is_at("/q/areas?from=check")
    person.presses("Continue", **{"signs-areas": ["none"]})
    person.is_at("/check")
    person.sees("parts of the body", "None of these")
    person.opens("/result")
    person.does_not_see("Have you ever had a health problem in one of these parts of the body?")
    person.opens("/q/hopes")
    person.is_at("/q/hopes")


def test_the_other_questions_come_once_and_what_was_answered_is_kept(person):
    """They come one after the other to the check page; no row that was answered stands open on them."""
    _takes_the_short_way(person)
    person.presses("Answer the other questions")
    came = []
    while person.address != "/check":
        came.append(person.address)
        person.sees("Section")
        person.presses("Continue")
    assert "/q/age?from=check" == came[0]
    assert {
        "/q/who?from=check",
        "/q/right-now?from=check",
        "/q/low-counts?from=check",
        "/q/genetic-ever?from=check",
    } & {*came} == set()
    assert len(came) == len({*came}) > 10
    person.does_not_see("This was the short way.")
    person.sees("34 years", "not answered", "United States")


def test_back_leads_back_and_the_way_can_be_changed_at_any_time(person):
    """Each Back opens the page before; the whole way, taken in between, leaves nothing out and forgets nothing."""
    _takes_the_short_way(person)
    before = []
    while person.address != "/":
        person.follows("Back")
        before.append(person.address)
    assert [
        "/q/family-signs",
        "/q/genetic-ever",
        "/q/medicines",
        "/q/causes",
        "/q/serious-infections",
        "/q/counts",
    ] == before[:6]
    person.sees("Go on where you left off", "Start from the first page", "Short on time?")
    person.presses("Start from the first page")
    person.goes_on_to("/q/hopes")
    person.opens("/")
    person.presses("Take the short way")
    person.is_at("/check")
    person.sees("34 years", "United States")


def test_a_fever_of_three_days_ago_is_asked_again(make_app):
    """On the short way, too, before any result; and the way stays short."""
    clock = Clock(dt.date(2026, 11, 22))
    person = Person(make_app(today=clock))
    _takes_the_short_way(person)
    clock.day += dt.timedelta(days=3)
    person.opens("/result")
    person.is_at("/q/right-now?from=result")
    person.answers(**{"now-unwell": "no"})
    person.is_at("/result")
    person.sees("This was the short way.")
