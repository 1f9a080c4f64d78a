"""Facts of other causes: what may explain low counts, what it does not, and how soon to call about a medicine."""

from __future__ import annotations

from typing import Any

import pytest
from sheets import ASKED, DONT_KNOW, NO, YES, cells, one_of, sheet, unsure

from questionnaire.logic.predicates import Fact, Why
from questionnaire.neutropenia.causes import LEAFLET, OTHER, PRESCRIBER

NAMED = {"cause.told": "yes", "cause.kind": ["medicine"]}
NO_CAUSE = {"cause.told": "no", "cause.chemotherapy": "no", "cause.autoimmune": "no", "medicine.listed": ["none"]}


@pytest.mark.parametrize(
    ("told", "kind", "expected"),
    [
        *(("yes", [each], YES) for each in ("infection", "medicine", "vitamin", "autoimmune", "other_illness")),
        ("yes", ["only_name", "vitamin"], YES),
        ("yes", ["only_name"], NO),
        ("yes", DONT_KNOW, unsure(Why.DONT_KNOW)),
        ("yes", None, unsure(Why.NOT_ANSWERED)),
        ("no", ["medicine"], NO),
        ("no", None, NO),
        (DONT_KNOW, ["medicine"], unsure(Why.DONT_KNOW)),
        (DONT_KNOW, ["only_name"], NO),
        (None, None, unsure(Why.NOT_ANSWERED)),
    ],
)
def test_a_name_such_as_congenital_or_idiopathic_is_no_cause(told: Any, kind: Any, expected: Fact):
    """While it is not known which cause was named, it may be a name alone."""
    assert expected == sheet({"cause.told": told, "cause.kind": kind}).fact("cause.named")


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
LONG_AGO, DAYS_AGO, TO_THE_DAY, A_DAY_LESS = "2024", "2026-11-17", "2026-08-22", "2026-08-23"


def _taken(*taken: tuple[str, Any, Any]) -> dict[str, Any]:
    """Medicines with the day on which they ended and what counts did after it."""
    entries = [{"medicine.kind": kind, "medicine.stop": stop, "medicine.recovered": how} for kind, stop, how in taken]
    return {"medicines": entries}


@pytest.mark.parametrize(
    ("listed", "taken", "expected"),
    [
        (["thyroid"], [("thyroid", LONG_AGO, None)], YES),
        (["thyroid"], [("thyroid", TO_THE_DAY, "no")], YES),
        (["thyroid"], [("thyroid", A_DAY_LESS, "no")], OPEN),
        (["thyroid"], [("thyroid", "2026-08", "no")], OPEN),
        (["thyroid"], [("thyroid", DAYS_AGO, "yes")], YES),
        (["thyroid"], [("thyroid", None, "yes")], YES),
        (["thyroid"], [("thyroid", DAYS_AGO, "not_counted")], OPEN),
        (["thyroid"], [("thyroid", None, "not_stopped")], OPEN),
        (["rituximab"], [("rituximab", "2026-01", None)], OPEN),
        (["rituximab"], [("rituximab", "2025-10", None)], YES),
        (["thyroid", "pain"], [("thyroid", LONG_AGO, None), ("pain", "2025-01", None)], YES),
        (["thyroid"], [("thyroid", LONG_AGO, None), ("pain", None, None)], YES),
        (["thyroid", "pain"], [("thyroid", LONG_AGO, None)], OPEN),
        (["thyroid"], [("thyroid", LONG_AGO, None), ("thyroid", None, None)], OPEN),
        (["thyroid"], [("thyroid", DONT_KNOW, None)], OPEN),
        (["thyroid"], [("pain", LONG_AGO, None)], OPEN),
        (["thyroid"], [], OPEN),
        (["none"], [], OPEN),
        (DONT_KNOW, [("pain", LONG_AGO, None)], OPEN),
    ],
)
def test_medicines_are_over_when_each_listed_one_ended_long_ago_or_counts_came_back(
    listed: Any, taken: list[tuple[str, Any, Any]], expected: Fact
):
    """A medicine that ended days ago, or was taken up again, is not over; nothing makes it no."""
    assert expected == sheet({"medicine.listed": listed}, **_taken(*taken)).fact("medicine.all_over")


def test_every_medicine_of_the_list_is_of_one_kind():
    """Each is one of those whose leaflet says to stop, whose prescriber has to hear of a count, or another."""
    options = [option.id for option in ASKED.questions["medicine.listed"].options]
    assert sorted(options) == sorted([*LEAFLET, *PRESCRIBER, *OTHER, "none"])


CALLS = {"medicine.leaflet_call": LEAFLET, "medicine.prescriber_call": PRESCRIBER, "medicine.other_call": OTHER}
KINDS = [(fact, kind) for fact, kinds in CALLS.items() for kind in kinds]
LOW = [cells(999, date="2026-11-20")]


def _call(fact: str, kind: str, said: dict[str, Any], counts: Any = LOW, **groups: Any) -> Fact:
    return sheet({"medicine.listed": [kind], **said}, counts=counts, **groups).fact(fact)


@pytest.mark.parametrize(("fact", "kind"), KINDS)
def test_a_new_count_under_1000_on_certain_medicines_needs_a_call_today(fact: str, kind: str):
    """Only a doctor who knows the count, or a count that is none of this, makes it soon."""
    today = one_of("soon" if kind in OTHER else "today")
    assert today == _call(fact, kind, {})
    assert today == _call(fact, kind, {"counts.doctor_knows": "no"})
    assert today == _call(fact, kind, {"counts.doctor_knows": DONT_KNOW})
    assert today == _call(fact, kind, {}, [cells(999)]), "a count without a day may be of today"
    assert today == _call(fact, kind, {}, [{"count.rough": "told_low"}]), "“low” may be under 1,000"
    assert today == _call(fact, kind, {"counts.ever_low": "yes"}, []), "a low count that was told of without a number"
    assert today == _call(fact, kind, {}, **_taken((kind, DAYS_AGO, "no"))), "it ended days ago"
    assert today == _call(fact, kind, {}, **_taken((kind, DAYS_AGO, "not_counted")))
    soon = one_of("soon")
    assert soon == _call(fact, kind, {"counts.doctor_knows": "yes"})
    assert soon == _call(fact, kind, {}, [cells(1000, date="2026-11-20")])
    assert soon == _call(fact, kind, {}, [cells(300, date="2025-11")])
    assert soon == _call(fact, kind, {"counts.now": "normal"})
    assert soon == _call(fact, kind, {"counts.ever_low": "no"}, [])
    assert one_of("no") == _call(fact, kind, {}, **_taken((kind, "2025-01", "no"))), "it ended long ago"
    assert one_of("no") == _call(fact, kind, {}, **_taken((kind, DAYS_AGO, "yes"))), "counts came back"
    assert one_of("no") == _call(fact, "none", {})


@pytest.mark.parametrize(("fact", "kind"), KINDS)
@pytest.mark.parametrize("unwell", ["yes", DONT_KNOW])
def test_being_unwell_on_certain_medicines_needs_a_call_today_whatever_the_count(fact: str, kind: str, unwell: Any):
    """These medicines can make counts fall within days: a good count of last week says nothing of today."""
    normal = [cells(4000, date="2026-11-15")]
    said = {"now.unwell": unwell, "counts.ever_low": "no", "counts.doctor_knows": "yes"}
    assert one_of("soon" if kind in OTHER else "today") == _call(fact, kind, said, normal)


@pytest.mark.parametrize("fact", CALLS)
def test_medicines_that_are_not_known_leave_the_call_open(fact: str):
    """“I don’t know” to the list is not a no."""
    left = {"soon", "no"} | ({"today"} if fact != "medicine.other_call" else set())
    assert one_of(*left, why=Why.DONT_KNOW) == sheet({"medicine.listed": DONT_KNOW}).fact(fact)
    assert one_of(*left, why=Why.NOT_ANSWERED) == sheet({}).fact(fact)


# --- what a named cause does not explain ---

NOTHING_BEYOND = {
    "marrow.findings": ["few_cells"],
    "birth.first_year": "no",
    "counts.duration": "under_three_months",
    **dict.fromkeys([key for key, asked in ASKED.questions.items() if "serious_infection" in asked.counts_as], "no"),
}
MILD = [cells(1200, date="2026-01-10")]
BEYOND: list[tuple[dict[str, Any], Any]] = [
    ({"marrow.findings": ["arrest"]}, MILD),
    ({"marrow.findings": ["myelokathexis"]}, MILD),
    ({"counts.duration": "since_birth"}, MILD),
    ({"birth.first_year": "yes"}, MILD),
    ({"infection.sepsis": "yes"}, MILD),
    ({"infection.fungal": "yes"}, MILD),
    ({}, [cells(499, date="2026-01-10")]),
]


def test_with_nothing_of_the_kind_told_a_cause_may_explain_all():
    """A mild count for a short time, no serious infection, no such marrow."""
    assert NO == sheet(NOTHING_BEYOND, counts=MILD).fact("cause.beyond")


@pytest.mark.parametrize(("said", "counts"), BEYOND)
def test_each_of_these_is_beyond_a_named_cause(said: dict[str, Any], counts: Any):
    """Marrow that does not ripen, low since birth, serious infections, counts under 500: one is enough."""
    assert YES == sheet(NOTHING_BEYOND | said, counts=counts).fact("cause.beyond")


@pytest.mark.parametrize("key", NOTHING_BEYOND)
def test_what_is_not_known_may_be_beyond_a_named_cause(key: str):
    """Leaving one of them open leaves the fact open."""
    for left in (None, DONT_KNOW):
        assert unsure(Why.DONT_KNOW) == sheet(NOTHING_BEYOND | {key: left}, counts=MILD).fact("cause.beyond")


OVER = {**NOTHING_BEYOND, **NO_CAUSE, "counts.now": "normal", "treat.gcsf": "no", **NAMED}
CHEMOTHERAPY = {**OVER, "cause.told": "no", "cause.chemotherapy": "yes"}


@pytest.mark.parametrize(
    ("said", "counts", "expected"),
    [
        (OVER, MILD, YES),
        (CHEMOTHERAPY, MILD, YES),
        (OVER | {"cause.told": "no"}, MILD, NO),
        (OVER | {"cause.kind": ["only_name"]}, MILD, NO),
        (OVER | {"cause.kind": None}, MILD, unsure(Why.DONT_KNOW)),
        (OVER | {"counts.now": "still_low"}, MILD, NO),
        (OVER | {"treat.gcsf": "under_six_months", "gcsf.stopped": "still_on_it"}, MILD, NO),
        (OVER | {"treat.gcsf": "under_six_months", "gcsf.stopped": DONT_KNOW}, MILD, unsure(Why.DONT_KNOW)),
        (OVER | {"treat.gcsf": None}, MILD, unsure(Why.DONT_KNOW)),
        (OVER | {"treat.gcsf": "under_six_months", "gcsf.stopped": "not_needed"}, MILD, YES),
        (OVER | {"counts.now": DONT_KNOW}, MILD, unsure(Why.DONT_KNOW)),
    ],
)
def test_low_counts_are_explained_by_a_cause_that_is_over(said: dict[str, Any], counts: Any, expected: Fact):
    """Counts that are normal only on G-CSF are not over, and what is not known keeps it open."""
    assert expected == sheet(said, counts=counts).fact("counts.explained")


@pytest.mark.parametrize(("said", "counts"), BEYOND)
def test_a_told_cause_never_explains_what_is_beyond_it(said: dict[str, Any], counts: Any):
    """Nothing is closed then: only the doctor can say."""
    assert unsure(Why.DONT_KNOW) == sheet(OVER | said, counts=counts).fact("counts.explained")


@pytest.mark.parametrize(("said", "counts"), [each for each in BEYOND if "counts.duration" not in each[0]])
def test_a_medicine_after_which_counts_came_back_soon_explains_low_counts_with_serious_infections(
    said: dict[str, Any], counts: Any
):
    """So it is with the agranulocytosis of a thyroid medicine: the counts themselves show the cause."""
    medicine = {**OVER, **said, "cause.told": "no", "medicine.listed": ["thyroid"]}
    assert YES == sheet(medicine, counts=counts, **_taken(("thyroid", "2026-02", "yes"))).fact("counts.explained")
    listed_only = sheet(medicine, counts=counts, **_taken(("thyroid", "2026-02", None))).fact("counts.explained")
    assert YES != listed_only
