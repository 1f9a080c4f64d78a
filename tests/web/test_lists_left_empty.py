"""An empty list: that there are none is an answer of its own, and going on without one closes nothing."""

from __future__ import annotations

import re


def _says_there_was_never_a_low_count(person):
    person.opens("/")
    person.presses("Start now")
    said = {"person-who": "child", "person-age": "9", "person-age-unit": "years", "counts-ever_low": "no"}
    person.goes_through(said, to="/q/counts")


def test_who_knows_of_no_count_can_say_so_and_reads_that_none_is_known_to_be_low(person, saved):
    """A parent who answered No and has no count to add is not told that a low count can pass by itself."""
    _says_there_was_never_a_low_count(person)
    person.sees("I know of no count", "Continue. Not known, or not now")
    person.presses("I know of no count")
    assert saved(person).group("counts").complete is True
    person.goes_through({"infection-fevers": "no", "infection-mouth": "no", "pattern-gaps": "none"})
    person.sees("Your child’s neutrophil counts", "None to add", "Your child’s blood relatives", "None listed")
    person.presses("See what is worth asking about")
    person.sees("Too little is known yet to say", "Your child’s neutrophil counts: none to add.")
    person.does_not_see("A low count can pass by itself")
    assert saved(person).group("relatives").complete is None


def test_going_on_without_an_entry_closes_nothing(person, saved):
    """Not known, or not now: the list stays open, and so does one that was said to be empty before."""
    _says_there_was_never_a_low_count(person)
    person.presses("I know of no count")
    person.opens("/q/counts")
    person.sees("Before, you said that there is none.")
    person.presses("Continue")
    assert saved(person).group("counts").complete is None


def test_an_entry_added_to_none_or_the_last_one_removed_opens_the_list_again(person, saved):
    """What was said of a list is said of the entries that stood in it."""
    person.opens("/")
    person.presses("Start now")
    person.goes_on_to("/q/relatives")
    person.presses("No one in the family had these")
    assert saved(person).group("relatives").complete is True
    person.opens("/q/relatives")
    person.presses("Add a relative")
    person.answers(**{"relative-role": "son"})
    assert saved(person).group("relatives").complete is None
    person.presses("Continue. These are all")
    assert saved(person).group("relatives").complete is True
    person.opens("/q/relatives")
    person.follows("Remove", about="Son")
    person.presses("Remove")
    assert saved(person).group("relatives").complete is None


def test_a_list_that_follows_a_yes_is_not_closed_by_being_left_empty(arrive, saved):
    """Who said that there was a test has one to add, whatever a form says."""
    person = arrive(answers={"person.who": "self", "tests.ever": "yes", "now.unwell": "no"})
    person.opens("/q/tests")
    person.sees("Continue without adding")
    token = re.search(r'name="csrf_token" value="([^"]+)"', person.html)
    person.sends("/q/tests", {"csrf_token": token[1] if token else "", "complete": "yes"})
    assert saved(person).group("tests").complete is None
