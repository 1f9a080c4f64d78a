"""Somebody changes their mind at the end."""

from __future__ import annotations


def test_an_early_answer_changed_from_the_check_page_leaves_the_later_ones_as_they_were(person):
    """Change leads to the question, Continue leads back to the check page, and what came later still stands."""
    person.opens("/")
    person.presses("Start now")
    person.answers(**{"person-who": "self"})
    person.goes_on_to("/q/age")
    person.answers(**{"person-age": "34", "person-age-unit": "years"})
    person.goes_on_to("/q/pattern")
    person.answers(**{"pattern-gaps": "three_weeks"})
    person.goes_on_to("/q/own")
    person.presses("Add a question")
    person.answers(**{"own-text": "May I travel by plane?"})
    person.answers(complete="yes")
    person.is_at("/check")

    person.follows("Change", about="How old are you?")
    assert "34" == person.field("person-age")
    assert "years" == person.field("person-age-unit")
    person.answers(**{"person-age": "35"})
    person.is_at("/check")
    person.sees("35 years", "Yes, about every 3 weeks", "May I travel by plane?")
    person.does_not_see("34 years")


def test_a_change_that_opens_a_new_page_asks_it_before_leading_back(person):
    """Who now lives in the US is asked for the state, then comes back to the check page."""
    person.opens("/")
    person.presses("Start now")
    person.goes_on_to("/q/age")
    person.answers(**{"person-country": "CA"})
    person.goes_on_to("/check")
    person.does_not_see("Which state")
    person.follows("Change", about="Where do you live?")
    person.answers(**{"person-country": "US"})
    person.is_at("/q/state?from=check")
    person.answers(**{"person-state": "US-VT"})
    person.goes_on_to("/check")
    person.sees("United States", "Vermont")


def test_an_answer_that_fell_off_the_way_is_not_read_but_comes_back_with_it(person):
    """An answer to a page that no longer applies says nothing; changing back brings it back."""
    person.opens("/")
    person.presses("Start now")
    person.goes_on_to("/q/age")
    person.answers(**{"person-country": "US"})
    person.goes_on_to("/q/state")
    person.answers(**{"person-state": "US-VT"})
    person.goes_on_to("/check")
    for country, seen in (("CA", False), ("US", True)):
        person.follows("Change", about="Where do you live?")
        person.answers(**{"person-country": country})
        person.goes_on_to("/check")
        assert seen is ("Vermont" in person.text)
        assert seen is ("Vermont" in person.pdf())


def test_back_leads_to_the_page_before_with_its_answer(person):
    """The Back link shows the page before with what was answered there."""
    person.opens("/")
    person.presses("Start now")
    person.answers(**{"person-who": "child"})
    person.follows("Back")
    person.is_at("/q/who")
    assert "child" == person.field("person-who")
    person.follows("Back")
    person.is_at("/")
    person.presses("Go on where you left off")
    person.is_at("/q/right-now")


def test_a_page_out_of_reach_leads_to_the_furthest_that_can_be_reached(person):
    """An address typed ahead of time leads to where the person stands."""
    person.opens("/")
    person.presses("Start now")
    person.answers(**{"person-who": "self"})
    for ahead in ("/q/hopes", "/check", "/result", "/result/questions", "/result/summary.pdf", "/q/counts/add"):
        person.opens(ahead)
        person.is_at("/q/right-now")


def test_a_change_that_opens_pages_in_the_middle_leads_back_by_way_of_them_alone(person):
    """Who ticks a part of the body at the end is asked about it, and then is back at the check page."""
    person.opens("/")
    person.presses("Start now")
    person.answers(**{"person-who": "self"})
    person.goes_on_to("/q/areas")
    person.answers(**{"signs-areas": ["none"]})
    person.goes_on_to("/check")
    person.follows("Change", about="one of these parts of the body")
    person.answers(**{"signs-areas": ["skin", "belly"]})
    person.is_at("/q/skin?from=check")
    person.answers(**{"sign-warts": "yes"})
    person.is_at("/q/belly?from=check")
    person.follows("Back")
    person.is_at("/q/skin?from=check")
    person.presses("Continue")
    person.is_at("/q/belly?from=check")
    person.answers(**{"sign-spleen": "no"})
    person.is_at("/check")
