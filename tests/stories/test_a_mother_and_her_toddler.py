"""A mother answers for her child of two."""

from __future__ import annotations


def test_a_mother_gets_ready_for_the_visit_of_her_two_year_old(person):
    """A mother's answers about her child come back as a summary about “your child”, on the screen and on paper."""
    person.opens("/")
    person.presses("Start now")
    person.is_at("/q/who")
    person.answers(**{"person-who": "child"})
    person.sees("Does your child have a fever of 38.0 °C (100.4 °F) or higher")
    person.answers(**{"now-unwell": "no"})
    person.is_at("/q/age")
    about_her = {
        "person-age": "2",
        "person-age-unit": "years",
        "person-country": "US",
        "person-state": "US-OH",
        "counts-ever_low": "yes",
        "counts-duration": "since_birth",
        "counts-now": "still_low",
    }
    person.goes_through(about_her, to="/q/counts")
    person.presses("Add a blood count")
    person.answers(**{"count-value": "0.3", "count-value-unit": "10^9/L", "count-date": "March 2026"})
    person.sees("300 cells/µL (0.3 × 10⁹/L)", "March 2026")
    person.presses("Add a blood count")
    person.answers(**{"count-rough": "under_200", "count-date": "2025", "count-when_ill": "no"})
    person.answers(complete="yes")

    about_the_rest = {
        "infection-pneumonia": "yes",
        "infection-sepsis": "no",
        "cause-told": "no",
        "cause-chemotherapy": "no",
        "cause-autoimmune": "no",
        "tests-ever": "no",
        "family-low_counts": "yes",
    }
    person.goes_through(about_the_rest)
    person.sees("How old is your child?", "2 years", "300 cells/µL")
    person.presses("See what is worth asking about")

    person.is_at("/result")
    person.sees("My child’s summary for the visit", "This is a good time to ask about a genetic test")
    person.sees("PATH4WARD", "Worth asking about")
    person.sees("Your child’s age: 2 years", "Your child has had: pneumonia two or more times.")
    person.does_not_see("Your age:", "You have had:", "you qualify")

    paper = person.pdf()
    for said in ("My child’s summary for the visit", "300 cells/µL", "March 2026", "Ohio", "PATH4WARD"):
        assert said in paper
