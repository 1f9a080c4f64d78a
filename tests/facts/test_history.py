"""Facts of the history: every listed sign, infection, relative and medicine alone makes its fact yes."""

from __future__ import annotations

from typing import Any

import pytest
from sheets import ASKED, BOOK, DONT_KNOW, NO, PREFER_NOT, YES, sheet, unsure

from questionnaire.judging.predicates import Fact, Why

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


@pytest.mark.parametrize(
    ("unwell", "expected"),
    [
        ("yes", YES),
        ("no", NO),
        (DONT_KNOW, YES),
        (PREFER_NOT, YES),
        (None, unsure(Why.NOT_ANSWERED)),
    ],
)
def test_not_knowing_if_there_is_a_fever_counts_as_one(unwell: Any, expected: Fact):
    """Here, and here alone; what was not asked yet stays open."""
    assert expected == sheet({"now.unwell": unwell}).fact("now.may_be_unwell")


NO_CAUSE = {"cause.told": "no", "cause.chemotherapy": "no", "cause.autoimmune": "no", "medicine.listed": ["none"]}


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({}, NO),
        *(({key: "yes"}, YES) for key in NO_CAUSE if key != "medicine.listed"),
        *(({key: DONT_KNOW}, unsure(Why.DONT_KNOW)) for key in NO_CAUSE),
        *(({key: None}, unsure(Why.NOT_ANSWERED)) for key in NO_CAUSE),
        ({"medicine.listed": PREFER_NOT, "cause.told": DONT_KNOW}, unsure(Why.PREFER_NOT)),
        ({"medicine.listed": PREFER_NOT, "cause.told": "yes"}, YES),
        ({"medicine.listed": ["thyroid"]}, YES),
        ({"medicine.listed": ["thyroid"], "cause.told": DONT_KNOW}, YES),
        ({"medicine.listed": ["thyroid", "pain"]}, YES),
        ({"cause.leukemia": "yes"}, NO),
    ],
)
def test_a_cause_is_possible_when_one_was_told_or_a_medicine_of_the_list_was_taken(
    said: dict[str, Any], expected: Fact
):
    """All have to be denied before it is no; a list that is not known leaves it open, for its own reason."""
    assert expected == sheet(NO_CAUSE | said).fact("cause.possible")


@pytest.mark.parametrize(
    ("recovered", "complete", "expected"),
    [
        (["no", "yes"], True, YES),
        (["no", "yes"], False, YES),
        (["no", "not_stopped"], True, NO),
        (["no", DONT_KNOW], True, unsure(Why.DONT_KNOW)),
        (["no"], False, unsure(Why.MORE_ENTRIES)),
        ([], True, NO),
    ],
)
def test_counts_recovered_when_they_did_after_any_one_medicine(recovered: list[Any], complete: bool, expected: Fact):
    """One is enough; one that is not known, or not listed, leaves it open."""
    medicines = [{"medicine.recovered": each} for each in recovered]
    assert expected == sheet(complete=complete, medicines=medicines).fact("medicine.recovered_after")


OPEN = unsure(Why.NOT_ANSWERED)


@pytest.mark.parametrize(
    ("listed", "medicines", "expected"),
    [
        (["thyroid"], [("thyroid", "2024")], YES),
        (["thyroid", "pain"], [("thyroid", "2024"), ("pain", "2025-01")], YES),
        (["thyroid"], [("thyroid", "2024"), ("pain", "2025-01")], YES),
        (["thyroid"], [("thyroid", "2024"), ("pain", None)], YES),
        (["thyroid", "pain"], [("thyroid", "2024")], OPEN),
        (["thyroid", "pain"], [("thyroid", "2024"), ("pain", None)], OPEN),
        (["thyroid"], [("thyroid", "2024"), ("thyroid", None)], OPEN),
        (["thyroid"], [("thyroid", DONT_KNOW)], OPEN),
        (["thyroid"], [("pain", "2024")], OPEN),
        (["thyroid"], [], OPEN),
        (["none"], [], OPEN),
        (["none"], [("pain", "2024")], OPEN),
        (DONT_KNOW, [("pain", "2024")], OPEN),
    ],
)
def test_all_medicines_were_stopped_when_each_listed_one_has_a_day(
    listed: Any, medicines: list[tuple[str, Any]], expected: Fact
):
    """A medicine that was taken up again was not stopped; nothing makes it no."""
    entries = [{"medicine.kind": kind, "medicine.stop": stop} for kind, stop in medicines]
    assert expected == sheet({"medicine.listed": listed}, medicines=entries).fact("medicine.all_stopped")
