"""A mother whose child died tells of her child."""

from __future__ import annotations


def test_a_mother_tells_of_her_child_who_died(person):
    """She reads that we are sorry, nothing of a fever, and in the end what may help her family."""
    person.opens("/")
    person.presses("Start now")
    person.answers(**{"person-who": "died"})
    person.is_at("/q/died")
    person.sees("We are so sorry for your loss", "Is a sample of your child left that a lab could still test?")
    person.answers(**{"died-sample": ["blood_spots"]})
    person.is_at("/q/age")
    person.sees("How old was your child?")
    person.goes_through({"person-age": "2", "person-age-unit": "years", "person-country": "US"}, to="/check")
    assert "fever of" not in person.text.lower()
    person.opens("/result")
    person.sees("A test may still find a cause", "Can a sample that is left still be tested")
    assert "right away" not in person.text.lower()
    person.opens("/result/papers")
    assert "card" not in person.text.lower()
    person.sends("/result/papers", {**person.filled(), "print-documents": ["card"]}, expect=422)
    person.sees("Choose at least one paper")
    person.opens("/result/papers/card", expect=404)
