"""What is said beside a box or a word to those whom it concerns: on arriving with a fever, beside the word."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest
from handed import said

from questionnaire.telling.papers import BRIEF, SUMMARY, papers_html

AGE = {"person.age": {"amount": "41", "unit": "years"}}
COUNT = {"counts": [{"count.value": {"amount": "200", "unit": "/uL"}, "count.date": "2026-11-10"}]}
PLACE = "If you have no doctor to call, or no one answers, go to the nearest emergency department."
LOW = "When you get there, say: “I have, or may have, low neutrophils, called neutropenia.”"
LOWEST = "Say, too, what the lowest count was that you know of: 200/µL (November 10, 2026)."
CHEMOTHERAPY = "Say, too, that you have had chemotherapy."
MEDICINE = "Say, too, which medicines you take or took. One that you told us of can weaken the immune system."
TRANSPLANT = {"treat.transplant": "yes"}
DUFFY = "Your blood type is Duffy-null. A count under 1,000 can be lower than what is usual with it."


@pytest.mark.parametrize(
    ("told", "listed", "expected"),
    [
        ({"counts.ever_low": "no"}, {}, (PLACE,)),
        ({"counts.ever_low": "yes"}, {}, (PLACE, LOW)),
        ({"counts.ever_low": "yes"}, COUNT, (PLACE, LOW, LOWEST)),
        ({"counts.ever_low": "yes", "counts.now": "normal"}, COUNT, (PLACE, LOW, LOWEST)),
        ({"counts.ever_low": "yes"} | TRANSPLANT, COUNT, (PLACE, LOW, LOWEST)),
        ({"counts.ever_low": "yes", "counts.now": "normal"} | TRANSPLANT, COUNT, (PLACE, LOW)),
        ({"counts.ever_low": "yes", "cause.chemotherapy": "yes"}, COUNT, (PLACE, LOW, LOWEST, CHEMOTHERAPY)),
        ({"counts.ever_low": "no", "treat.steroids": "yes"}, {}, (PLACE, MEDICINE)),
        ({"counts.ever_low": "no", "medicine.listed": ["rituximab"]}, {}, (PLACE, MEDICINE)),
    ],
)
def test_the_box_on_care_says_what_the_desk_has_to_know(told: Any, listed: Any, expected: tuple[str, ...]) -> None:
    """A well man reads where to go; who had a count of 200 and chemotherapy reads what to say there, too."""
    assert expected == said(AGE | {"now.unwell": "no"} | told, listed).summary.fever


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({"counts.now": "normal"} | TRANSPLANT, "You told us of a transplant."),
        ({"counts.now": "still_low"} | TRANSPLANT, "The lowest count you listed: "),
        ({"counts.now": "normal"}, "The lowest count you listed: "),
    ],
)
def test_a_count_from_before_a_transplant_that_worked_is_no_reason_for_a_plan(told: Any, expected: str) -> None:
    """The plan itself is still asked for."""
    summary = said(AGE | {"now.unwell": "no", "counts.ever_low": "yes"} | told, COUNT).summary
    (plan,) = [each for each in (*summary.picked, *summary.others) if "plan for a fever" in each.ask]
    assert plan.because.startswith(expected)


def test_an_urgent_alert_says_it_in_the_place_of_the_box() -> None:
    """With a fever now the box is gone; it follows in the alert what to say on arriving, on paper too."""
    person = said(AGE | {"now.unwell": "yes", "counts.ever_low": "yes", "cause.chemotherapy": "yes"}, COUNT)
    (alert,) = person.summary.urgent
    assert alert.says[-3].startswith("When you get there, say: ")
    assert (LOWEST, CHEMOTHERAPY) == alert.says[-2:]
    html = papers_html(person, (SUMMARY,))
    assert (1, 1) == (html.count(LOWEST), html.count(CHEMOTHERAPY))
    assert PLACE not in html


def test_a_count_that_has_no_number_is_not_asked_for_at_the_desk() -> None:
    """Nothing is said of a lowest count where none is known, and no sentence ends in the air."""
    assert (PLACE, LOW) == said(AGE | {"counts.ever_low": "yes", "now.unwell": "no"}).summary.fever


@pytest.mark.parametrize(("cells", "expected"), [("999", 1), ("1000", 0), ("1200", 0)])
def test_who_is_duffy_null_and_lower_than_usual_reads_so(cells: str, expected: int) -> None:
    """Under 1,000 the blood type may not be all of it (limits of 820 to 1,210, Blood 2025); the word stays as it is."""
    counts = {"counts": [{"count.value": {"amount": cells, "unit": "/uL"}}]}
    summary = said(AGE | {"counts.ever_low": "yes", "duffy.result": "null"}, counts).summary
    assert expected == len([text for text in summary.timing.beside if text.startswith(DUFFY)])


@pytest.mark.parametrize(("result", "expected"), [("uncertain", 1), ("nothing_found", 0)])
def test_a_change_nobody_understands_is_not_taken_for_the_one_in_the_family(result: str, expected: int) -> None:
    """A father has the uncertain change, too: the word says beside that this does not make it the cause."""
    told = AGE | {"counts.ever_low": "yes", "tests.ever": "yes", "family.variant": "yes"}
    summary = said(told, {"tests": [{"test.kind": "panel", "test.result": result}]}).summary
    assert expected == sum(
        "that a relative has it, too, does not make it the cause" in text for text in summary.timing.beside
    )


def test_a_baby_of_such_a_family_is_to_be_looked_at_before_a_live_vaccine() -> None:
    """However well the baby seems: under two years, and only where it was told."""
    for of, (months, told, expected) in product(
        ("family.early_death", "family.immune"), ((1, "yes", 1), (23, "yes", 1), (24, "yes", 0), (1, "no", 0))
    ):
        baby = {"person.who": "child", "person.age": {"amount": months, "unit": "months"}, "counts.ever_low": "no"}
        beside = said(baby | {of: told}).summary.timing.beside
        assert expected == sum("before any live vaccine" in text for text in beside), (of, months, told)


def test_once_a_test_found_the_answer_other_reasons_are_one_line() -> None:
    """None of them is a reason for a first test any more; all are still named."""
    told = AGE | {"counts.ever_low": "yes", "counts.duration": "since_birth", "tests.ever": "yes"}
    found = {"tests": [{"test.kind": "panel", "test.result": "cause_found"}]}
    summary = said(told | {"infection.sepsis": "yes"}, COUNT | found).summary
    assert "result" == summary.timing.id
    assert ("You also told us of: serious infections with low counts and counts under 500 that lasted.",) == (
        summary.timing.reasons
    )


@pytest.mark.parametrize(("answer", "expected"), [("no", False), ("yes", True), (None, True)])
def test_codes_of_low_counts_are_not_for_who_never_had_any(answer: str | None, expected: bool) -> None:
    """What is not known takes nothing away."""
    told = AGE if answer is None else AGE | {"counts.ever_low": answer}
    assert expected is ("D70.0 Congenital agranulocytosis" in papers_html(said(told), (BRIEF,)))


def test_is_now_a_good_time_is_not_asked_while_something_else_comes_first() -> None:
    """The word, the calls and the questions of one paper say the same."""
    told = AGE | {"counts.ever_low": "yes", "counts.duration": "three_months_or_longer", "counts.now": "still_low"}
    told |= {"tests.ever": "no", "cause.chemotherapy": "no", "cause.told": "no", "duffy.result": "not_null"}
    told |= {"antibodies.result": "not_found", "person.country": "US"}
    line = {"signs.areas": ["blood_immune"], "sign.other_counts": "yes", "lines.hemoglobin": "under_8"}
    for cells, more, expected in (
        ("1200", {}, ("not_yet", False)),
        ("300", {}, ("yes", True)),
        ("300", line, ("yes", False)),
        ("300", line | {"lines.doctor_knows": "yes"}, ("yes", True)),
    ):
        person = said(told | more, {"counts": [{"count.value": {"amount": cells, "unit": "/uL"}}]})
        asked = {each.suggestion.id for each in person.assessment.suggestions}
        assert expected == (person.assessment.timing.answer, "good-time-for-test" in asked), more
