"""A new low count by its number, age and setting: today, soon, or nothing."""

from __future__ import annotations

from typing import Any

import pytest

DONT_KNOW = {"not_given": "dont_know"}
NEW = "2026-11-20"


def _aged(who: str, number: int, unit: str, **more: Any) -> dict[str, Any]:
    return {"person.who": who, "now.unwell": "no", "person.age": {"amount": number, "unit": unit}, **more}


ADULT, CHILD, BABY = _aged("self", 30, "years"), _aged("child", 5, "years"), _aged("child", 3, "weeks")
TEEN = _aged("self", 17, "years")


def _cells(number: object, date: str | None = NEW, **more: str) -> dict[str, Any]:
    dated = {"count.date": date} if date else {}
    value = {"count.value": {"amount": str(number), "unit": "/uL"}}
    return value | dated | {f"count.{key}": each for key, each in more.items()}


def _raised(judged: Any, answers: dict[str, Any], *counts: dict[str, Any], **groups: Any) -> list[str]:
    return [each.alert.id for each in judged(answers, counts=list(counts), **groups).alerts]


@pytest.mark.parametrize(
    ("answers", "number", "expected"),
    [
        (ADULT, 499, ["severe-low"]),
        (ADULT, 20, ["severe-low"]),
        (ADULT, 500, ["repeat-count"]),
        (ADULT, 999, ["repeat-count"]),
        (ADULT, 1000, []),
        (ADULT, 1499, []),
        (_aged("self", 18, "years"), 499, ["severe-low"]),
        (TEEN, 499, ["repeat-count"]),
        (TEEN, 199, ["very-low-child"]),
        (CHILD, 199, ["very-low-child"]),
        (CHILD, 200, ["repeat-count"]),
        (CHILD, 1000, []),
        (_aged("child", 3, "months"), 199, ["very-low-child"]),
        (_aged("child", 3, "months"), 200, ["repeat-count"]),
        (_aged("child", 2, "months"), 499, ["newborn-low"]),
        (BABY, 500, ["repeat-count"]),
        (BABY, 1000, []),
        (_aged("child", 30, "years"), 499, ["severe-low"]),
    ],
)
def test_how_soon_to_call_about_a_new_count_follows_from_its_number_and_the_age(
    judged: Any, answers: dict[str, Any], number: int, expected: list[str]
):
    """Well, and no doctor told to know: each limit from both sides."""
    assert expected == _raised(judged, answers, _cells(number))


@pytest.mark.parametrize("answers", [ADULT, CHILD, BABY], ids=["adult", "child", "baby"])
def test_what_is_not_known_counts_as_new_and_as_low(judged: Any, answers: dict[str, Any]):
    """Without a day, without a number, without knowing if a doctor knows: a call today."""
    level = {each.alert.level for each in judged(answers, counts=[_cells(90, None)]).alerts}
    assert {"today"} == level
    assert {"today"} == {each.alert.level for each in judged(answers, counts=[{"count.rough": "told_low"}]).alerts}
    unsure = {**answers, "counts.doctor_knows": DONT_KNOW}
    assert {"today"} == {each.alert.level for each in judged(unsure, counts=[_cells(90)]).alerts}


@pytest.mark.parametrize("answers", [ADULT, CHILD], ids=["adult", "child"])
@pytest.mark.parametrize(
    ("told", "counts"),
    [
        pytest.param({"counts.doctor_knows": "yes"}, [_cells(90)], id="a doctor knows"),
        pytest.param({}, [_cells(90, "2026-07")], id="months ago"),
        pytest.param({"counts.now": "normal"}, [_cells(90, "2026-11-01")], id="normal again"),
        pytest.param({"counts.duration": "since_birth"}, [_cells(90), _cells(110, "2026-10-01")], id="low since birth"),
        pytest.param({"counts.duration": "three_months_or_longer"}, [_cells(90, None)], id="low for long"),
    ],
)
def test_a_severe_count_that_is_known_or_old_is_no_alert_without_a_fever(
    judged: Any, answers: dict[str, Any], told: dict[str, Any], counts: list[dict[str, Any]]
):
    """With a fever it is the same as ever: care right away."""
    assert [] == _raised(judged, answers | told, *counts)
    assert ["urgent-care"] == _raised(judged, answers | told | {"now.unwell": "yes"}, *counts)


@pytest.mark.parametrize("answers", [ADULT, CHILD], ids=["adult", "child"])
def test_a_count_that_fell_is_new_however_long_counts_were_low(judged: Any, answers: dict[str, Any]):
    """From 900 to 90 by the dates."""
    told = answers | {"counts.duration": "three_months_or_longer"}
    assert [["severe-low"], ["very-low-child"]][answers is CHILD] == _raised(
        judged, told, _cells(900, "2026-10-01"), _cells(90)
    )


@pytest.mark.parametrize("answers", [ADULT, CHILD], ids=["adult", "child"])
def test_a_count_that_no_doctor_has_seen_is_called_about_however_long_counts_were_low(
    judged: Any, answers: dict[str, Any]
):
    """A report alone tells nobody what to do; who is not sure of it, and was low for long, is left in peace."""
    told = answers | {"counts.duration": "three_months_or_longer"}
    called = [["severe-low"], ["very-low-child"]][answers is CHILD]
    assert called == _raised(judged, told | {"counts.doctor_knows": "no"}, _cells(90))
    assert [] == _raised(judged, told | {"counts.doctor_knows": DONT_KNOW}, _cells(90))
    assert [] == _raised(judged, told | {"counts.doctor_knows": "no"}, _cells(500))


# Kinds of F5: 20 on a thyroid medicine, while well.
MEDICINES = [
    pytest.param("thyroid", _cells(20), {"medicine.start": "2026-09"}, "leaflet-medicine-today", id="F5"),
    pytest.param("pain", _cells(999), {}, "leaflet-medicine-today", id="metamizole, 999"),
    pytest.param(
        "deferiprone", {"count.rough": "told_low"}, {}, "leaflet-medicine-today", id="deferiprone, number unknown"
    ),
    pytest.param(
        "thyroid",
        _cells(640, None),
        {"medicine.stop": "2026-11-16", "medicine.recovered": "no"},
        "leaflet-medicine-today",
        id="ended days ago, still low",
    ),
    pytest.param("clozapine", _cells(820), {}, "prescriber-medicine-today", id="clozapine, 820"),
    pytest.param(
        "clozapine",
        _cells(400),
        {"medicine.stop": "2026-11-20", "medicine.recovered": "not_counted"},
        "prescriber-medicine-today",
        id="ended two days ago, not counted since",
    ),
]


@pytest.mark.parametrize(("kind", "count", "dates", "alert"), MEDICINES)
@pytest.mark.parametrize("answers", [ADULT, CHILD], ids=["adult", "child"])
def test_a_low_count_on_such_a_medicine_is_said_once_and_with_what_the_medicine_needs(
    judged: Any, kind: str, count: dict[str, Any], dates: dict[str, Any], alert: str, answers: dict[str, Any]
):
    """The medicine's call holds the one about the count, but where a child's medicine is in doubt."""
    told = answers | {"counts.ever_low": "yes", "medicine.listed": [kind]}
    beside = ["repeat-count"] if kind == "clozapine" and answers is CHILD else []
    assert [alert, *beside] == _raised(judged, told, count, medicines=[{"medicine.kind": kind, **dates}])


# Kinds of F7: a newborn's 60, with an infected navel in the past.
TINY = {"count.value": {"amount": "0.3", "unit": "10^9/L"}}
NEWBORNS = [
    pytest.param({"person.age": {"amount": 1, "unit": "weeks"}, "birth.cord": "yes"}, _cells(60), id="F7"),
    pytest.param({"person.age": {"amount": 0, "unit": "weeks"}}, TINY, id="0.3 on the first day"),
    pytest.param({"person.age": {"amount": 11, "unit": "weeks"}}, {"count.rough": "200_499"}, id="roughly, 11 weeks"),
    pytest.param({"person.age": DONT_KNOW}, _cells(450), id="age not known"),
    pytest.param({"person.age": {"amount": 0, "unit": "years"}}, _cells("<500", None), id="0 years, under 500"),
]


@pytest.mark.parametrize(("told", "count"), NEWBORNS)
def test_a_newborns_very_low_count_is_said_today_even_if_well(judged: Any, told: dict[str, Any], count: dict[str, Any]):
    """And nothing is said to comfort: “lower counts can be normal” is never said under 500."""
    answers = {**BABY, "counts.ever_low": "yes", **told}
    found = judged(answers, counts=[count])
    assert ["newborn-low"] == [each.alert.id for each in found.alerts]
    assert "infant-counts" not in {each.suggestion.id for each in found.suggestions}


@pytest.mark.parametrize("age", [(2, "months"), (5, "months"), (20, "weeks")])
def test_under_six_months_any_fever_with_a_low_count_is_now(judged: Any, age: tuple[int, str]):
    """Whatever a doctor knows, and it is said that no baby of this age has a milder path."""
    baby = _aged("child", *age, **{"now.unwell": "yes", "counts.doctor_knows": "yes"})
    found = judged(baby, counts=[_cells(1300)])
    (raised,) = found.alerts
    assert "urgent-care" == raised.alert.id
    said = " ".join(text.child for text in raised.says)
    assert "under 6 months old" in said
    older = judged({**baby, "person.age": {"amount": 6, "unit": "months"}}, counts=[_cells(1300)]).alerts[0]
    assert "under 6 months" not in " ".join(text.child for text in older.says)


def test_a_baby_who_was_never_low_is_urgent_under_three_months_alone(judged: Any):
    """And is not said to have low neutrophils."""
    told = {"now.unwell": "yes", "counts.ever_low": "no"}
    found = judged(_aged("child", 2, "months", **told), counts=[_cells(4000)]).alerts
    assert ["urgent-young-baby"] == [each.alert.id for each in found]
    assert "low neutrophils" not in " ".join(text.child for text in found[0].says)
    assert [] == _raised(judged, _aged("child", 3, "months", **told), _cells(4000))


def test_what_was_not_told_is_not_said_to_have_been(judged: Any):
    """Who told of no low count is not told that they did."""
    told, untold = (
        judged({**ADULT, "now.unwell": "yes", **said}, counts=[]).alerts[0].says[0].you
        for said in ({"counts.ever_low": "yes"}, {})
    )
    assert "You also told us of a low count." in told
    assert "We do not know if your neutrophils" in untold
    assert "told us of a low count" not in untold
