"""What needs a call the same day: a newborn's very low count, an infected cord, a low count on certain medicines."""

from __future__ import annotations

from typing import Any

import pytest

DONT_KNOW = {"not_given": "dont_know"}
CHILD = {"person.who": "child", "now.unwell": "no"}
BABY = {**CHILD, "person.age": {"amount": 5, "unit": "weeks"}}
SEVERE = [{"count.value": {"amount": "499", "unit": "/uL"}, "count.date": "2026-11-20"}]


def _today(
    judged: Any, answers: dict[str, Any], counts: list[dict[str, Any]] | None = None, **groups: Any
) -> list[str]:
    found = judged(answers, counts=SEVERE if counts is None else counts, **groups).alerts
    return [raised.alert.id for raised in found if raised.alert.level == "today"]


def _cells(number: object, **more: str) -> dict[str, Any]:
    return {"count.value": {"amount": str(number), "unit": "/uL"}} | {
        f"count.{key}": each for key, each in more.items()
    }


@pytest.mark.parametrize(
    ("answers", "counts"),
    [
        pytest.param({}, SEVERE, id="499 two days ago"),
        pytest.param({}, [_cells(60)], id="60 without a day"),
        pytest.param({}, [_cells("<1000", date="2026-11-20")], id="perhaps under 500"),
        pytest.param({"person.who": "self"}, SEVERE, id="said to answer for oneself at five weeks"),
        pytest.param({"counts.duration": "since_birth"}, SEVERE, id="since birth, which is five weeks"),
        pytest.param({}, [{"count.rough": "200_499"}], id="about 200 to 499"),
        pytest.param({}, [{"count.rough": "told_low"}], id="low, number not known"),
        pytest.param({"counts.ever_low": "yes"}, [], id="told of a low count, nothing else"),
        pytest.param({"counts.doctor_knows": DONT_KNOW}, SEVERE, id="not sure if a doctor knows"),
        pytest.param({"person.age": {"amount": 2, "unit": "months"}}, SEVERE, id="two months old"),
        pytest.param({"person.age": {"amount": 12, "unit": "weeks"}}, SEVERE, id="twelve weeks old"),
        pytest.param({"person.age": DONT_KNOW}, SEVERE, id="age not known"),
        pytest.param({"birth.cord": "yes"}, SEVERE, id="and an infected cord in the past"),
        pytest.param({}, [_cells(1900, date="2026-11-01"), *SEVERE], id="normal before, low now"),
        pytest.param({"counts.now": "normal"}, SEVERE, id="said to be normal, but no later count is told"),
        pytest.param({}, [*SEVERE, _cells(2500, date="2026-11-21", on_gcsf="yes")], id="normal only on G-CSF"),
    ],
)
def test_a_very_low_count_in_the_first_three_months_needs_a_call_today(
    judged: Any, answers: dict[str, Any], counts: list[dict[str, Any]]
):
    """Even in a baby who seems well; what is not known counts as standing."""
    assert ["newborn-low"] == _today(judged, {**BABY, **answers}, counts)


@pytest.mark.parametrize(
    ("answers", "counts"),
    [
        pytest.param({"counts.doctor_knows": "yes"}, SEVERE, id="a doctor knows the count"),
        pytest.param({"person.age": {"amount": 3, "unit": "months"}}, SEVERE, id="three months old"),
        pytest.param({"person.age": {"amount": 13, "unit": "weeks"}}, SEVERE, id="thirteen weeks old"),
        pytest.param({}, [_cells(500, date="2026-11-20")], id="500"),
        pytest.param({}, [{"count.rough": "500_999"}], id="about 500 to 999"),
        pytest.param({"counts.ever_low": "no"}, [], id="never low"),
        pytest.param({}, [], id="nothing told of counts"),
        pytest.param(
            {}, [_cells(300, date="2026-10-20"), _cells(1900, date="2026-11-20")], id="a normal count after it"
        ),
    ],
)
def test_no_parent_is_frightened_without_need(judged: Any, answers: dict[str, Any], counts: list[dict[str, Any]]):
    """Known to a doctor, older, not so low, or settled: no call today."""
    assert [] == _today(judged, {**BABY, **answers}, counts)


@pytest.mark.parametrize("cord", ["yes", DONT_KNOW])
@pytest.mark.parametrize("counts", [[], SEVERE, [_cells(4000, date="2026-11-20")]], ids=["none", "low", "normal"])
def test_a_cord_that_is_infected_now_is_seen_today_whatever_the_count(judged: Any, cord: Any, counts: Any):
    """The doctor who knows the count does not know the cord."""
    answers = {**BABY, "now.cord": cord, "counts.doctor_knows": "yes", "counts.ever_low": "no"}
    assert ["cord-now"] == _today(judged, answers, counts)


def test_a_cord_that_was_infected_in_the_past_or_in_an_older_child_needs_no_call(judged: Any):
    """The question about the past does not raise the alert, and from three months on the other one is not asked."""
    assert [] == _today(judged, {**BABY, "birth.cord": "yes", "now.cord": "no"}, [])
    assert [] == _today(judged, {**BABY, "birth.cord": "yes"}, [])
    assert [] == _today(judged, {**CHILD, "person.age": {"amount": 3, "unit": "months"}, "now.cord": "yes"}, [])


@pytest.mark.parametrize("answers", [{"now.cord": "yes"}, {}])
def test_a_baby_with_a_fever_is_sent_to_care_right_away_and_not_told_to_call_today(judged: Any, answers: Any):
    """The sooner of the two is said once."""
    raised = judged({**BABY, **answers, "now.unwell": "yes"}, counts=SEVERE).alerts
    assert ["urgent-care"] == [each.alert.id for each in raised]


INFECTED = {**CHILD, "infection.sepsis": "yes", "person.age": {"amount": 5, "unit": "months"}}
MONTHS_6, YEAR = ({"person.age": {"amount": number, "unit": "months"}} for number in (6, 12))


@pytest.mark.parametrize(
    ("answers", "counts", "level"),
    [
        ({}, [_cells(800, date="2026-11-20")], "today"),
        ({"marrow.done": "yes", "marrow.findings": ["arrest"]}, [], "today"),
        ({"person.age": DONT_KNOW, "counts.doctor_knows": DONT_KNOW}, [_cells(800, date="2026-11-20")], "today"),
        (MONTHS_6, [_cells(800, date="2026-11-20")], "soon"),
        ({"counts.ever_low": DONT_KNOW}, [], "soon"),
        ({}, [], "soon"),
        ({"counts.ever_low": "no"}, [], None),
        (YEAR, [_cells(800, date="2026-11-20")], None),
        ({"counts.doctor_knows": "yes"}, [_cells(800, date="2026-11-20")], None),
        ({"infant.specialist": "yes"}, [_cells(800, date="2026-11-20")], None),
        ({"visit.with": "immunologist"}, [], None),
    ],
)
def test_a_baby_with_a_serious_infection_is_to_be_seen_by_those_who_can_act(
    judged: Any, answers: dict[str, Any], counts: list[dict[str, Any]], level: str | None
):
    """Today under six months with low counts, in the next days to a year or while counts are not known, once."""
    raised = [each.alert.id for each in judged({**INFECTED, **answers}, counts=counts).alerts]
    found = [each.removeprefix("infant-infection-") for each in raised if each.startswith("infant-infection-")]
    assert ([level] if level else []) == found


ADULT = {"person.who": "self", "now.unwell": "no", "person.age": {"amount": 62, "unit": "years"}}


@pytest.mark.parametrize(
    ("kind", "alert"),
    [
        ("thyroid", "leaflet-medicine-today"),
        ("pain", "leaflet-medicine-today"),
        ("deferiprone", "leaflet-medicine-today"),
        ("clozapine", "prescriber-medicine-today"),
        ("sulfasalazine", "prescriber-medicine-today"),
    ],
)
def test_a_low_count_on_certain_medicines_needs_a_call_today(judged: Any, kind: str, alert: str):
    """Each kind in its own words, also when it ended days ago; a doctor who knows, or years, make it none."""
    answers = {**ADULT, "medicine.listed": [kind]}
    ended = {"medicine.kind": kind, "medicine.stop": "2026-11-17", "medicine.recovered": "no"}
    low = [_cells(999, date="2026-11-20")]
    assert [alert] == _today(judged, answers, low)
    assert [alert] == _today(judged, answers, low, medicines=[ended])
    assert [] == _today(judged, {**answers, "counts.doctor_knows": "yes"}, low)
    assert [] == _today(judged, answers, low, medicines=[{**ended, "medicine.stop": "2020"}])
    assert [] == _today(judged, answers, [_cells(999, date="2026-01")])
    assert [] == _today(judged, answers, [_cells(1000, date="2026-11-20")])


def test_two_kinds_of_medicine_each_say_their_own(judged: Any):
    """What is said of the one would be wrong of the other."""
    answers = {**ADULT, "medicine.listed": ["thyroid", "clozapine"]}
    assert ["leaflet-medicine-today", "prescriber-medicine-today"] == _today(judged, answers)


def test_every_alert_of_a_level_stands_with_its_level_and_the_sooner_ones_first(book: Any):
    """Right away, today, soon: in this order, whatever is added."""
    levels = [alert.level for alert in book.rules.alerts]
    assert sorted(levels, key=["urgent", "today", "soon"].index) == levels
