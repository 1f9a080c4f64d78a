"""Whether counts were ever low, and which medicines may still act: what texts may take for granted."""

from __future__ import annotations

from typing import Any

import pytest
from sheets import DONT_KNOW, entry, sheet

Said = dict[str, Any]
NEVER, EVER = {"counts.ever_low": "no"}, {"counts.ever_low": "yes"}
WHITE = {"count.white": {"amount": "3.5", "unit": "10^9/L"}}


def _counts(*said: Said) -> list[Said]:
    return list(said)


def _of(number: str) -> Said:
    return {"count.value": {"amount": number, "unit": "/uL"}}


@pytest.mark.parametrize(
    ("said", "counts", "values"),
    [
        ({}, [], "no yes"),
        ({"counts.ever_low": DONT_KNOW}, [], "no yes"),
        (EVER, [], "yes"),
        (NEVER, [], "no"),
        (NEVER, _counts(_of("1500")), "no"),
        (NEVER, _counts(_of("1499")), "yes"),
        (NEVER, _counts({"count.rough": "told_low"}), "yes"),
        ({}, _counts(_of("2000")), "no yes"),
        # What speaks against a denial makes it doubtful.
        (NEVER, _counts(_of("1400-1600")), "no yes"),
        (NEVER | {"counts.duration": "since_birth"}, [], "no yes"),
        (NEVER | {"counts.now": "still_low"}, [], "no yes"),
        (NEVER | {"serial.result": "cycle"}, [], "no yes"),
        (NEVER | {"serial.result": "no_cycle"}, [], "no"),
    ],
)
def test_counts_were_never_low_where_that_was_said_and_nothing_speaks_against_it(
    said: Said, counts: list[Said], values: str
):
    """A low count that was listed outweighs it, one that may be low leaves it open; silence is no denial."""
    assert set(values.split()) == sheet(said, counts=counts).fact("counts.any_low").possible.values


@pytest.mark.parametrize(
    ("said", "counts", "values"),
    [
        (EVER, [], "yes"),
        (EVER, _counts({"count.rough": "told_low"}), "yes"),
        (EVER, _counts(_of("999")), "yes"),
        (EVER, _counts(_of("1000")), "no"),
        (EVER, _counts(_of("2000")), "no"),
        (NEVER, [], "no"),
        ({}, [], "no yes"),
    ],
)
def test_a_low_count_may_be_under_1000_until_a_number_says_otherwise(said: Said, counts: list[Said], values: str):
    """What is not known counts as standing, once a low count was told at all."""
    assert set(values.split()) == sheet(said, counts=counts).fact("counts.maybe_under_1000").possible.values


@pytest.mark.parametrize(
    ("listed", "medicines", "values"),
    [
        (["none"], [], "none"),
        (["clozapine"], [], "other"),
        (["thyroid"], [], "leaflet"),
        (["thyroid", "clozapine"], [], "leaflet"),
        (["thyroid", "clozapine"], [{"medicine.kind": "thyroid", "medicine.stop": "2011"}], "other"),
        (["clozapine"], [{"medicine.kind": "clozapine", "medicine.recovered": "yes"}], "none"),
        (["rituximab"], [{"medicine.kind": "rituximab", "medicine.stop": "2026-03"}], "other"),
        (["rituximab"], [{"medicine.kind": "rituximab", "medicine.stop": "2025-10"}], "none"),
        (DONT_KNOW, [], "leaflet none other"),
    ],
)
def test_a_medicine_may_act_until_it_is_surely_history(listed: Any, medicines: list[Said], values: str):
    """One whose own leaflet may say to stop it goes before the others."""
    found = sheet({"medicine.listed": listed}, medicines=medicines).fact("medicine.may_act")
    assert set(values.split()) == found.possible.values


def test_a_medicine_came_later_where_counts_low_since_birth_were_low_before_each():
    """Never "no": what is not dated, or was not low since birth, leaves it open."""
    low, high = _of("600") | {"count.date": "2019-05"}, _of("1500") | {"count.date": "2019-05"}
    later, before = {"medicine.start": "2019-06"}, {"medicine.start": "2019"}
    table = [
        ("yes", "since_birth", [low], [later]),
        ("yes", "since_birth", [high, low], [later, later]),
        ("no yes", "since_birth", [low], [before]),
        ("no yes", "since_birth", [low], [later, before]),
        ("no yes", "since_birth", [low], [{}]),
        ("no yes", "since_birth", [low], []),
        ("no yes", "since_birth", [high], [later]),
        ("no yes", "since_birth", [_of("600")], [later]),
        ("no yes", "three_months_or_longer", [low], [later]),
        ("no yes", DONT_KNOW, [low], [later]),
    ]
    for values, duration, counts, taken in table:
        medicines = [{"medicine.kind": "seizure"} | each for each in taken]
        said = {"counts.duration": duration, "medicine.listed": ["seizure"]}
        found = sheet(said, counts=_counts(*counts), medicines=medicines).fact("medicine.came_later")
        assert set(values.split()) == found.possible.values, (duration, counts, taken)


@pytest.mark.parametrize(
    ("said", "values"),
    [
        (WHITE | {"count.percent": 30}, "yes"),
        ({"count.percent": 30}, "no yes"),
        (WHITE, "no yes"),
        (WHITE | {"count.percent": 30} | _of("1050"), "no"),
    ],
)
def test_a_count_is_worked_out_where_no_number_was_told(said: Said, values: str):
    """White cells and a percent make a number; a number that was told goes before it."""
    assert set(values.split()) == entry("counts", said).fact("count.is_worked_out").possible.values
