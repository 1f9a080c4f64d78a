"""A man of 43 already has a result: a change in CXCR4."""

from __future__ import annotations


def test_a_man_whose_test_found_a_cxcr4_change_is_told_what_comes_after_the_answer(person):
    """Who has a result already is not sent to a first test, and takes the exact words of the report along."""
    person.opens("/")
    person.presses("Start now")
    test = {
        "test-kind": "exome",
        "test-date": "2024",
        "test-result": "cause_found",
        "test-finding": "CXCR4 c.1000C>T (p.Arg334Ter)",
        "test-report": "yes",
    }
    about_him = {
        "person-who": "self",
        "person-age": "43",
        "person-age-unit": "years",
        "person-country": "US",
        "infection-sinus": "yes",
        "infection-ears": "dont_know",
        "signs-areas": ["skin", "blood_immune"],
        "sign-warts": "yes",
        "sign-low_antibodies": "yes",
        "sign-low_lymphocytes": "yes",
        "marrow-done": "yes",
        "marrow-findings": ["myelokathexis"],
        "tests-ever": "yes",
    }
    person.goes_through(about_him, {"tests": [test]})
    person.sees("A whole exome test", "2024", "CXCR4 c.1000C>T (p.Arg334Ter)")
    person.presses("See what is worth asking about")

    person.sees("A genetic test has found an answer")
    person.sees("Probably not this route", "PATH4WARD")
    person.sees("CXCR4 c.1000C>T (p.Arg334Ter)")
    person.does_not_see("This is a good time to ask about a genetic test", "your child")

    paper = person.pdf()
    assert "CXCR4 c.1000C>T (p.Arg334Ter)" in paper
    assert "A genetic test has found an answer" in paper
    assert "Probably not these routes" in paper
    assert "Myelokathexis" in paper
