"""Facts of the history: every listed sign, infection, relative and medicine alone makes its fact yes."""

from __future__ import annotations

from typing import Any

import pytest
from sheets import ASKED, BOOK, DONT_KNOW, NO, PREFER_NOT, YES, sheet, unsure

from questionnaire.logic.predicates import Fact, Why

# The needs of each fact stand in the content: what is listed in the code has to be exactly these.
ANY_YES = {
    fact_id: [need for need in BOOK.rules.facts[fact_id].needs if need != "signs.areas"]
    for fact_id in ("infections.serious", "infections.any", "signs.any", "family.signs")
}


@pytest.mark.parametrize(("fact_id", "needs"), ANY_YES.items(), ids=list(ANY_YES))
def test_any_one_of_those_listed_is_enough_and_all_have_to_be_denied(fact_id: str, needs: list[str]):
    """One yes among noes is yes; one that is not known among noes leaves it open, for its own reason."""
    noes = dict.fromkeys(needs, "no")
    assert NO == sheet(noes).fact(fact_id)
    for need in needs:
        assert YES == sheet({need: "yes"}).fact(fact_id), need
        assert unsure(Why.DONT_KNOW) == sheet(noes | {need: DONT_KNOW}).fact(fact_id), need
        assert unsure(Why.NOT_ANSWERED) == sheet(noes | {need: None}).fact(fact_id), need
    assert 6 <= len(needs)


def test_every_sign_and_infection_that_is_asked_is_listed():
    """A sign that is asked about and then forgotten would help nobody."""
    asked = {key for key in ASKED.questions if key.startswith(("sign.", "infection."))}
    assert asked == {*ANY_YES["signs.any"], *ANY_YES["infections.any"]}
    assert set(ANY_YES["infections.serious"]) < set(ANY_YES["infections.any"])


def test_a_part_in_which_there_are_no_signs_takes_the_reason_of_the_first_open_one():
    """Of several that are not known, the first listed says why."""
    first, second = ANY_YES["family.signs"][:2]
    noes = dict.fromkeys(ANY_YES["family.signs"], "no")
    assert unsure(Why.PREFER_NOT) == sheet(noes | {first: PREFER_NOT, second: DONT_KNOW}).fact("family.signs")


@pytest.mark.parametrize("question", ["now.unwell", "now.cord"])
@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("yes", YES),
        ("no", NO),
        (DONT_KNOW, YES),
        (PREFER_NOT, YES),
        (None, unsure(Why.NOT_ANSWERED)),
    ],
)
def test_not_knowing_if_there_is_a_fever_or_an_infected_cord_counts_as_one(question: str, answer: Any, expected: Fact):
    """Here, and here alone; what was not asked yet stays open."""
    fact = {"now.unwell": "now.may_be_unwell", "now.cord": "now.cord_may_be_infected"}[question]
    assert expected == sheet({question: answer}).fact(fact)
