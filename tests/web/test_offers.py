"""Entries that one tap begins: nothing that was ticked is asked again, and a mother is one tap away."""

from __future__ import annotations

from typing import Any

import pytest
from page_rules import parse, visible_text

TOLD = {
    "person.who": "child",
    "person.country": "US",
    "infection.pneumonia": "yes",
    "infection.sepsis": "yes",
    "infection.meningitis": "no",
    "medicine.listed": ["sulfasalazine", "pain"],
}
MOTHER = {"relatives": {"entries": [{"id": "a1", "answers": {"relative.role": "mother"}}]}}


def offers(person: Any, address: str) -> list[str]:
    """What one tap offers on a list."""
    person.opens(address)
    lists = [each for each in parse(person.html).iter("ul") if each.get("class") == "app-offers"]
    return [visible_text(item) for each in lists for item in each.iter("li")]


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/q/relatives", ["Father", "Sister", "Brother"]),
        ("/q/illnesses", ["Pneumonia", "Sepsis or a blood infection"]),
        ("/q/medicine-dates", ["Sulfasalazine", "Metamizole (for pain or fever)"]),
        ("/q/counts", []),
    ],
)
def test_a_list_offers_what_was_told_before_and_not_what_it_holds(arrive: Any, address: str, expected: list[str]):
    """The mother stands there already; what was answered no, or not ticked, is not offered."""
    assert expected == offers(arrive(answers=TOLD, groups=MOTHER), address)


def test_one_tap_fills_in_the_kind_and_a_second_adds_it(arrive: Any, saved: Any):
    """Nothing is kept before it is sent; then it is no longer offered."""
    person = arrive(answers=TOLD, groups=MOTHER)
    person.opens("/q/relatives")
    person.presses("Father")
    assert 1 == len(saved(person).group("relatives").entries)
    person.presses("Continue", **{"relative-signs": ["leukemia"]})
    person.sees("Father · Leukemia or MDS")
    assert ["Sister", "Brother"] == offers(person, "/q/relatives")


@pytest.mark.parametrize("begin", ["uncle", "mother", "<b>", "x" * 500])
def test_what_is_not_offered_begins_nothing(arrive: Any, begin: str):
    """An address that somebody changed, or a relative who is there already: the entry is empty."""
    person = arrive(answers=TOLD, groups=MOTHER)
    person.opens(f"/q/relatives/add?as={begin}")
    (chosen,) = [each for each in parse(person.html).iter("select") if each.get("name") == "relative-role"]
    assert [] == [each.get("value") for each in chosen.iter("option") if each.get("selected") is not None]


def test_who_came_from_the_answers_is_led_back_to_them_from_what_one_tap_began(arrive: Any):
    """As from an entry that was begun empty."""
    person = arrive(answers=TOLD, groups=MOTHER)
    person.opens("/q/relatives?from=check")
    person.presses("Father")
    assert person.address.endswith("as=father&from=check")
    person.presses("Continue")
    person.is_at("/q/relatives?from=check")
