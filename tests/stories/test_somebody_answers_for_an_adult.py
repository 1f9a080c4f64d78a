"""A daughter answers for her father, and a nurse types in a paper: who answered is said wherever it matters."""

from __future__ import annotations


def test_a_daughter_helps_her_father_who_is_not_beside_her(person):
    """She reads of “your father”; his age is in years, his gender is told already, and the brief says who answered."""
    person.opens("/")
    person.presses("Start now")
    person.answers(**{"person-who": "helped"})
    person.is_at("/q/helped")
    person.sees("Ask the person first, where you can.")
    person.answers(**{"helped-kin": "father", "helped-beside": "no"})
    person.sees("Does your father have a fever of 38.0 °C (100.4 °F) or higher")
    person.answers(**{"now-unwell": "no"})
    person.is_at("/q/age")
    person.sees("How old is your father?", "Where does your father live?")
    person.does_not_see("which of these fits", "your child", "For a baby")
    assert "years" == person.field("person-age-unit")
    told = {"person-age": "67", "person-country": "US", "counts-ever_low": "yes", "tests-ever": "no"}
    person.goes_through(told, to="/q/relatives")
    person.presses("Mother")
    person.does_not_see("which parent is shared", "What is this relative’s gender?", "twin")
    person.answers(**{"relative-signs": ["low_counts"]})
    person.goes_through({}, to="/check")
    person.sees("My father", "67 years")
    person.does_not_see("which of these fits")
    person.opens("/result")
    person.sees("My father’s summary for the visit", "Your father’s age: 67 years.")
    person.does_not_see("your child", "Your age")
    brief = person.client.get("/result/papers/brief").text
    for said in ("answered for the patient by a helper", "the helper is a daughter or son", "patient not present"):
        assert said in brief


def test_staff_type_in_a_paper_in_the_words_of_the_paper(person):
    """Of a paper that a parent filled in they read of “your child”; of the patient’s own they read “you”."""
    for who, label, said in (
        ("child", "How old is your child?", "a parent"),
        ("self", "How old are you?", "the patient"),
    ):
        person.opens("/")
        person.presses("Start now" if who == "child" else "Go on")
        person.opens("/q/who")
        person.answers(**{"person-who": "staff"})
        person.is_at("/q/paper")
        person.answers(**{"paper-by": who})
        person.goes_through({"now-unwell": "no"}, to="/q/age")
        person.sees(label)
        person.goes_through({"person-age": "30"} if who == "self" else {}, to="/check")
        brief = person.client.get("/result/papers/brief").text
        assert f"typed in from a paper by clinic staff · filled in by {said}" in brief.lower()
