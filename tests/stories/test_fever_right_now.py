"""Somebody has a fever while filling it in."""

from __future__ import annotations

START = {"person-who": "child"}


def test_who_has_a_fever_now_is_told_once_to_get_help_and_may_go_on(person):
    """Fever now: one calm page before anything else; going on is allowed; the result and the PDF begin with it."""
    person.opens("/")
    person.presses("Start now")
    person.answers(**START)
    person.answers(**{"now-unwell": "yes"})
    person.is_at("/q/urgent")
    person.sees("Please get medical help now", "Call now:", "take your child to the nearest emergency department")
    person.presses("Continue")
    person.is_at("/q/age")
    person.does_not_see("Please get medical help now")
    visited = [person.address]
    while person.address != "/check":
        person.presses("Continue")
        visited.append(person.address)
    assert "/q/urgent" not in visited

    person.presses("See what is worth asking about")
    person.sees(
        "My child’s summary for the visit",
        "Get medical care for your child right away",
        "This form can wait.",
        "Is it time to ask about a genetic test?",
    )
    paper = person.pdf()
    alert = paper.index("Get medical care for your child right away")
    assert alert < paper.index("Is it time to ask about a genetic test?")
    assert alert < 300


def test_who_does_not_know_if_it_is_a_fever_is_told_to_get_help_too(person):
    """“I don’t know” is read as yes here, and here alone."""
    person.opens("/")
    person.presses("Start now")
    person.answers(**START)
    person.answers(**{"now-unwell": "dont_know"})
    person.is_at("/q/urgent")
    person.goes_on_to("/check")
    person.presses("See what is worth asking about")
    person.sees("My child’s summary for the visit", "Get medical care for your child right away")


def test_who_is_well_never_sees_the_urgent_page(person):
    """Without a fever there is no urgent page and no alert, only the standing notice."""
    person.opens("/")
    person.presses("Start now")
    person.answers(**START)
    person.answers(**{"now-unwell": "no"})
    person.is_at("/q/age")
    person.opens("/q/urgent")
    person.is_at("/q/age")
    person.goes_on_to("/check")
    person.presses("See what is worth asking about")
    person.does_not_see("Get medical care for your child right away")
