"""The urgent alerts at their limits: what is said after chemotherapy, and which normal count keeps a fever quiet."""

from __future__ import annotations

from typing import Any

import pytest
from edges import cells, months

FEVER = {"now.unwell": "yes", "counts.ever_low": "no"}
CHEMOTHERAPY = {"cause.chemotherapy": "yes"}


def _urgent(judged: Any, said: dict[str, Any]) -> set[str]:
    counts = said.get("counts", [])
    found = judged({key: value for key, value in said.items() if key != "counts"}, counts=counts)
    return {raised.alert.id for raised in found.alerts if raised.alert.level == "urgent"}


@pytest.mark.parametrize("said", [{}, CHEMOTHERAPY], ids=["before", "after chemotherapy"])
def test_without_a_fever_nothing_is_urgent(judged: Any, said: dict[str, Any]):
    """Normal counts and no fever: no alert, with chemotherapy neither."""
    assert set() == _urgent(judged, FEVER | {"now.unwell": "no"} | said | cells(1500) | months(3))


@pytest.mark.parametrize(
    ("count", "age"), [(1499, 3), (750, 3), (1499, 2), (1499, 360)], ids=["just low", "low", "two months", "grown up"]
)
@pytest.mark.parametrize("said", [{}, CHEMOTHERAPY], ids=["before", "after chemotherapy"])
def test_a_fever_is_urgent_below_the_limits(judged: Any, said: dict[str, Any], count: int, age: int):
    """Under 1,500 the same is said at any age."""
    assert {"urgent-care"} == _urgent(judged, FEVER | said | cells(count) | months(age))


@pytest.mark.parametrize("said", [{}, CHEMOTHERAPY], ids=["before", "after chemotherapy"])
def test_under_three_months_a_fever_is_urgent_at_any_count(judged: Any, said: dict[str, Any]):
    """In words of its own: nobody says “low neutrophils” of a baby who never had them."""
    assert {"urgent-young-baby"} == _urgent(judged, FEVER | said | cells(1500) | months(2))


def test_after_chemotherapy_a_fever_is_urgent_at_the_limits_too(judged: Any):
    """At 1,500 and at three months it is the chemotherapy that makes it urgent."""
    assert {"urgent-despite-normal-counts"} == _urgent(judged, FEVER | CHEMOTHERAPY | cells(1500) | months(3))
