"""Facts in which what is not known counts as standing: made for alerts, and dangerous anywhere else."""

from __future__ import annotations

from typing import Any

import pytest

from questionnaire.checking.rules import every_rule
from questionnaire.logic.walking import facts_in

# By fact, what else may read it, and why.
CAUTIOUS = {
    "now.cord_may_be_infected": {},
    "counts.low_lately": {"page doctor-knows": "asks what quiets the alert"},
    "counts.call": {"page call-today": "a notice of the alert itself"},
    "counts.told_low": {},
    "counts.doctor_may_not_know": {},
    "person.stage": {},
    "lines.asked": {"page other-lines": "asks what quiets the alert"},
    "lines.call": {},
    "infant.signs": {"page infant-immune": "asks what quiets the alert"},
    "infant.infection": {"page infant-doctor": "asks what quiets the alert"},
    "infant.call": {},
    "medicine.leaflet_call": {},
    "medicine.prescriber_call": {},
    "medicine.other_call": {},
    "medicine.still_taken": {"reason medicine-cause": "tells nobody to stop, as the alert does"},
}


@pytest.mark.parametrize("fact", CAUTIOUS)
def test_a_fact_made_for_alerts_is_read_by_alerts_and_their_notices_alone(book: Any, fact: str):
    """Elsewhere “not known” would be taken for “yes”."""
    readers = {f"{rule.kind} {rule.id}" for rule in every_rule(book) if fact in set(facts_in(rule.when))}
    others = {each for each in readers if not each.startswith("alert ")} - {"page call-today"}
    assert set(CAUTIOUS[fact]) - {"page call-today"} == others
    assert any(each.startswith("alert ") for each in readers) or CAUTIOUS[fact]
