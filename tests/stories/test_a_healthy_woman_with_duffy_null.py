"""A healthy woman has a count that is usual for her blood type."""

from __future__ import annotations

ASKED_OF_HER = ("infection.", "cause.", "marrow.done", "treat.", "family.", "tests.ever")


def test_a_healthy_woman_with_duffy_null_is_not_frightened_into_a_test(person, book):
    """A mild low count with Duffy-null and no serious infections is called common, not a reason for a first test."""
    person.opens("/")
    person.presses("Start now")
    counts = [{"count-value": "1,250", "count-date": year, "count-when_ill": "no"} for year in ("2019", "2026")]
    about_her = {
        "person-who": "self",
        "now-unwell": "no",
        "person-age": "29",
        "person-age-unit": "years",
        "person-country": "US",
        "counts-ever_low": "yes",
        "duffy-result": "null",
        "antibodies-result": "not_tested",
        "signs-areas": "none",
        "medicine-listed": "none",
        "treat-gcsf": "no",
        "counts-now": "still_low",
    }
    asked = [
        question.id
        for question in book.questionnaire.questions.values()
        if question.id.startswith(ASKED_OF_HER) and question.option("no")
    ]
    chosen = ("cause.kind", "cause.looked_for")
    about_her |= {question_id.replace(".", "-"): "no" for question_id in asked if question_id not in chosen}
    person.goes_through(about_her, {"counts": counts})
    person.sees("1,250 cells/µL (1.25 × 10⁹/L)")
    person.presses("See what is worth asking about")

    person.sees("A genetic test is not a first step", "Your blood type is Duffy-null")
    person.sees("Probably not this route", "PATH4WARD")
    paper = person.pdf()
    assert "A genetic test is not a first step" in paper
    assert "Duffy-null" in paper
    assert "Get medical care right away You told us" not in paper
