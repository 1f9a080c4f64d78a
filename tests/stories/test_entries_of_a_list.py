"""Relatives, one by one: added, changed, removed."""

from __future__ import annotations


def test_a_relative_is_added_changed_and_removed(person):
    """An entry of a list can be added, changed and, after being asked, removed; the others stay."""
    _comes_to_the_relatives(person)
    person.presses("Add a relative")
    person.answers(**{"relative-role": "mother", "relative-signs": ["low_counts", "infections"]})
    person.sees("Mother", "Low neutrophils or white cells; Many or serious infections")
    person.presses("Add a relative")
    person.answers(**{"relative-role": "mothers_brother", "relative-tested": "no"})
    person.sees("Mother", "Mother’s brother", "genetic test: No")

    person.follows("Change", about="Mother’s brother")
    assert "mothers_brother" == person.field("relative-role")
    person.answers(**{"relative-role": "cousin_mother"})
    person.sees("Cousin on the mother’s side", "genetic test: No")
    person.does_not_see("Mother’s brother")

    person.follows("Remove", about="Mother")
    person.sees("Remove this entry?", "Mother · Low neutrophils")
    person.presses("Keep it")
    person.sees("Mother · Low neutrophils")
    person.follows("Remove", about="Mother")
    person.presses("Remove")
    person.is_at("/q/relatives")
    person.sees("Cousin")
    person.does_not_see("Low neutrophils or white cells")


def test_a_list_that_is_not_all_of_them_stays_open_in_the_verdicts(person):
    """That there may be more is kept with the list, and said when one comes back."""
    _comes_to_the_relatives(person)
    person.presses("Add a relative")
    person.answers(**{"relative-role": "father", "relative-signs": ["leukemia"]})
    person.answers(complete="no")
    person.follows("Back")
    person.is_at("/q/relatives")
    person.sees("Before, you said that there may be more.")


def test_an_entry_changed_from_the_check_page_leads_back_there(person):
    """From the check page to a list, to an entry, and back the same way."""
    _comes_to_the_relatives(person)
    person.presses("Add a relative")
    person.answers(**{"relative-role": "son"})
    person.goes_on_to("/check")
    person.follows("Change", about="Your blood relatives")
    person.is_at("/q/relatives?from=check")
    person.follows("Change", about="Son")
    person.answers(**{"relative-role": "daughter"})
    person.is_at("/q/relatives?from=check")
    person.presses("Continue")
    person.is_at("/check")
    person.sees("Daughter")


def test_an_entry_left_empty_is_no_entry(person):
    """Continue on an empty entry adds nothing to the list."""
    _comes_to_the_relatives(person)
    person.presses("Add a relative")
    person.answers()
    person.is_at("/q/relatives")
    person.sees("Continue without adding")


def _comes_to_the_relatives(person):
    person.opens("/")
    person.presses("Start now")
    person.goes_on_to("/q/relatives")
