"""Relatives, one by one: added, changed, removed."""

from __future__ import annotations


def test_a_relative_is_added_changed_and_removed(person):
    """An entry of a list can be added, changed and, after being asked, removed; the others stay."""
    _comes_to_the_relatives(person)
    person.presses("Add a relative")
    person.answers(**{"relative-role": "mother", "relative-signs": ["low_counts", "infections"]})
    person.sees("Mother", "Low neutrophils or white cells; many or serious infections")
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
    person.sees("Continue. Not known, or not now")


def _comes_to_the_relatives(person):
    person.opens("/")
    person.presses("Start now")
    person.goes_on_to("/q/relatives")


def test_nobody_is_asked_if_these_are_all_the_counts_there_are(person):
    """Counts are samples: a boy with two very low counts may have a third, so the registry stays open to him."""
    person.opens("/")
    person.presses("Start now")
    counts = [
        {"count-value": "300", "count-date": "5/2026"},
        {"count-value": "420", "count-date": "9/2026"},
    ]
    person.goes_through(
        {"person-who": "child", "person-age": "2", "person-age-unit": "years", "person-country": "EU"}, to="/q/counts"
    )
    for count in counts:
        person.presses("Add a blood count")
        person.answers(**count)
    person.sees("300 cells/µL", "420 cells/µL")
    person.does_not_see("These are all", "There may be more", "Are these all")
    person.presses("Continue")
    person.goes_on_to("/check")
    person.presses("See what is worth asking about")
    registry = "Severe Chronic Neutropenia International Registry (SCNIR), Europe"
    person.sees("More programs to ask about by name", "More information needed", registry)
