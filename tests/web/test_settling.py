"""The form on the check page with which answers that do not fit together are called right."""

from __future__ import annotations

from typing import Any

import pytest

MANY = {
    "person.who": "child",
    "person.age": {"amount": 7, "unit": "weeks"},
    "medicine.listed": ["clozapine"],
    "counts.duration": "three_months_or_longer",
    "counts.ever_low": "no",
    "family.leukemia": "no",
}
LISTS = {
    "counts": {"entries": [{"id": "c", "answers": {"count.rough": "under_200"}}]},
    "relatives": {"entries": [{"id": "r", "answers": {"relative.signs": ["leukemia"]}}]},
}


def test_three_pairs_are_asked_about_at_a_time(arrive: Any):
    """In the order of the content; the next one comes when one is settled."""
    person = arrive(answers=MANY, groups=LISTS)
    person.opens("/check")
    person.sees("You marked clozapine.", "no one ever told you", "born less than 3 months ago")
    person.does_not_see("no relative of your child had leukemia")
    assert 3 == person.text.count("Both are right")
    person.presses("Both are right", about="You marked clozapine.")
    person.sees("no one ever told you", "born less than 3 months ago", "no relative of your child had leukemia")


def test_it_is_kept_with_the_answers(arrive: Any, saved: Any):
    """Beside what was said before, and only what is asked about."""
    person = arrive(answers=MANY, groups=LISTS, both_right=["gcsf"])
    person.opens("/check")
    person.sends("/check", {"csrf_token": person.token(), "both_right": "never-low"})
    person.sends("/check", {"csrf_token": person.token(), "both_right": "transplant"})
    person.sends("/check", {"csrf_token": person.token()})
    assert {"gcsf", "never-low"} == saved(person).both_right


def test_with_another_answer_it_is_asked_about_again(arrive: Any, saved: Any):
    """Both were right of clozapine in a child; with another medicine marked it may be a slip, and the age is not."""
    person = arrive(answers=MANY, groups=LISTS, both_right=["clozapine-in-a-child", "never-low"])
    person.opens("/q/medicines?from=check")
    person.sends("/q/medicines", {**person.filled(), "medicine-listed": ["clozapine", "heart"]})
    assert {"never-low"} == saved(person).both_right


@pytest.mark.parametrize("token", ["", "of somebody else"])
def test_nothing_is_settled_without_the_forms_own_token(arrive: Any, saved: Any, token: str):
    """The page comes back and says so."""
    person = arrive(answers=MANY, groups=LISTS)
    person.opens("/check")
    person.sends("/check", {"csrf_token": token, "both_right": "never-low"}, expect=400)
    person.sees("Please check this page", "no one ever told you")
    assert frozenset() == saved(person).both_right


def test_where_all_fits_there_is_no_form(arrive: Any):
    """Nothing is asked of who has nothing to go over."""
    person = arrive(answers={"person.who": "self"})
    person.opens("/check")
    person.does_not_see("To go over together", "Both are right")


def test_each_link_leads_to_the_page_and_back(arrive: Any):
    """To the question, and to the list, and from both to the check page again."""
    person = arrive(answers={**MANY, "person.age": {"amount": 7, "unit": "years"}, "medicine.listed": []}, groups=LISTS)
    for title, page in (("Low neutrophil counts", "low-counts"), ("Your child’s neutrophil counts", "counts")):
        person.opens("/check")
        person.follows("Change:", about=title)
        person.is_at(f"/q/{page}?from=check")
