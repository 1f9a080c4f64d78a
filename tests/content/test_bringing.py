"""What to bring: what can still be found is on the list, what makes no sense for the person is not."""

from __future__ import annotations

from typing import Any

import pytest

DONT_KNOW = {"not_given": "dont_know"}
COUNT = {"count.value": {"amount": "0.3", "unit": "10^9/L"}, "count.date": "2026-04"}

# By item: for whom it stands only if that is known.
FOR = {
    "fever-calendar": {"infection.mouth": "yes"},
    "photos": {"infection.skin": "yes"},
    "scans": {"infection.airways": "yes"},
    "transplant-dates": {"treat.transfusion": "yes"},
    "transplant-letter": {"treat.transplant": "yes"},
    "treatment-dates": {"treat.gcsf": "under_six_months"},
    "other-treatments": {"treat.ig": "yes"},
    "family-report": {"family.variant": "yes"},
    "early-papers": {"family.known": "adopted"},
    "growth": {"person.age": {"amount": 4, "unit": "years"}},
    "vaccine-record": {"sign.live_vaccine": "yes"},
    "due-date": {"family.pregnancy": "now"},
    "referral-letter": {"visit.with": "immunologist"},
}
# What was told ticks it off: the item, the answers and the entries.
HAVE: list[tuple[str, dict[str, Any], dict[str, list[dict[str, Any]]]]] = [
    ("counts", {}, {"counts": [COUNT] * 3}),
    ("lowest-count", {}, {"counts": [COUNT]}),
    (
        "transplant-dates",
        {"treat.transplant": "yes", "transplant.date": "2023-02", "treat.transfusion": "no"},
        {},
    ),
    ("genetic-reports", {"tests.ever": "yes"}, {"tests": [{"test.kind": "panel", "test.report": "yes"}]}),
]


def _brought(judged: Any, answers: dict[str, Any], **groups: list[dict[str, Any]]) -> dict[str, bool]:
    return {each.item.id: each.have for each in judged(answers, **groups).bring}


@pytest.mark.parametrize("name", FOR)
def test_what_makes_sense_for_some_people_is_asked_of_them_alone(judged: Any, name: str):
    """It stands once the answer is known, and not while nothing is known or the person is not sure."""
    assert name in _brought(judged, FOR[name])
    assert name not in _brought(judged, {})
    assert name not in _brought(judged, dict.fromkeys(FOR[name], DONT_KNOW))


def test_those_are_all_that_have_to_be_known(book: Any):
    """Everything else is listed until it is known not to apply: what is not known can still be found."""
    assert set(FOR) == {item.id for item in book.rules.bring if item.only_if_known}


@pytest.mark.parametrize(("name", "answers", "groups"), HAVE)
def test_what_the_patient_told_is_ticked_off(
    judged: Any, name: str, answers: dict[str, Any], groups: dict[str, list[dict[str, Any]]]
):
    """The item is ticked with the answers, and still there without a tick when any one of the entries is missing."""
    assert _brought(judged, answers, **groups)[name]
    assert not _brought(judged, {}).get(name)


def test_every_tick_has_such_a_patient(book: Any):
    """A tick that nobody gets would be dead. The counts over weeks are tried with the patients."""
    assert {name for name, _, _ in HAVE} | {"serial-counts"} == {item.id for item in book.rules.bring if item.have}


def test_the_count_whose_date_is_not_known_is_still_to_be_found(judged: Any):
    """The number alone does not tick off the number, the unit and the date."""
    undated = {"count.value": COUNT["count.value"]}
    assert not _brought(judged, {}, counts=[undated])["lowest-count"]


@pytest.mark.parametrize("country", ["GB-ENG", "GB-OTHER", "CA", "AU", "EU", "other"])
def test_an_insurance_card_is_for_people_in_the_us(judged: Any, country: str):
    """Elsewhere insurance is not asked about, and what was never asked does not put the card on the list."""
    assert "insurance" in _brought(judged, {"person.country": "US"})
    assert "insurance" not in _brought(judged, {"person.country": country})
