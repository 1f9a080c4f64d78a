"""Values nobody can have: each is refused at its field, or taken as what it plainly means."""

from __future__ import annotations

import pytest

NUMBERS = [
    "-1",
    "-400",
    "1e9",
    "9" * 40,
    "nan",
    "inf",
    "0x10",
    "1_000",
    "--",
    "four",
    "½",
    "²",
    "1;2",
    "１２",
    "٤٠٠",
    "\x00",
]
REFUSED = {
    ("/q/age", "person-age-unit"): ["decades", "0", "years; drop"],
    ("/q/who", "person-who"): ["dont_know", "somebody", "SELF", "self ; child", "\ufffd"],
    ("/q/age", "person-country"): ["XX", "us", "US\x00"],
    ("/q/state", "person-state"): ["US-ZZ"],
    ("/q/hopes", "matter-hopes"): ["no-such-hope", ["cause", "nothing"], ["dont_know", "cost"]],
    ("/q/counts/e1", "count-value-unit"): ["kg", "10^9/l "],
}
DATES = [
    {"month": "2", "day": "30", "year": "2024"},
    {"month": "13", "day": "", "year": "2024"},
    {"month": "0", "day": "0", "year": "0"},
    {"month": "", "day": "5", "year": "2024"},
    {"month": "4", "day": "", "year": ""},
    {"month": "", "day": "", "year": "2027"},
    {"month": "11", "day": "23", "year": "2026"},
    {"month": "", "day": "", "year": "1899"},
    {"month": "", "day": "", "year": "99999"},
    {"month": "-1", "day": "1", "year": "2024"},
    {"month": "March", "day": "x", "year": "MMXXIV"},
]


@pytest.mark.parametrize("date", DATES, ids=str)
def test_a_date_that_cannot_be_is_refused_with_what_was_typed(full, saved, date):
    """An impossible date, or one in the future, is never kept."""
    before = saved(full)
    full.opens("/q/counts/e1")
    typed = {f"count-date-{part}": text for part, text in date.items()}
    full.presses("Continue", expect=422, **typed)
    full.sees("Please check this page")
    assert typed == {name: full.field(name) for name in typed}
    assert before == saved(full)


def test_numbers_that_cannot_be_are_refused_or_plainly_meant(full, saved):
    """A negative, huge or unreadable number is never kept; digits of other scripts are digits."""
    for address, name, unit in (("/q/age", "person-age", "years"), ("/q/counts/e1", "count-value", "/uL")):
        for number in NUMBERS:
            full.opens(address)
            data = {**full.filled(), name: number, f"{name}-unit": unit}
            response = full.client.post(address, data=data)
            assert response.status_code == (303 if number in {"１２", "٤٠٠", "²"} and _fits(name, number) else 422), (
                number
            )
    kept = saved(full)
    assert kept.said["person.age"].value.number in {2, 12}
    assert 0 < kept.group("counts").entries[0].said["count.value"].value.span.low <= 400


def _fits(name, number):
    return name == "count-value" or number != "٤٠٠"


@pytest.mark.parametrize(("place", "values"), REFUSED.items(), ids=str)
def test_options_that_were_not_offered_are_refused(full, saved, place, values):
    """What stands on no page is not kept, however it is sent."""
    address, name = place
    before = saved(full)
    for value in values:
        full.opens(address)
        data = {**full.filled(), "person-age": "30", name: value}
        full.sends(address, data, expect=422)
        full.sees("Please check this page")
    assert before == saved(full)


def test_a_bare_count_that_could_be_two_things_asks_for_its_unit(full):
    """“40” is 40 cells or 40 × 10⁹/L: the page asks, and keeps the number."""
    full.opens("/q/counts/e2")
    full.presses("Continue", expect=422, **{"count-value": "0.4"})
    full.sees("We don’t want to guess")
    assert "0.4" == full.field("count-value")
    full.answers(**{"count-value-unit": "10^9/L"})
    full.sees("400 cells/µL (0.4 × 10⁹/L)")


@pytest.mark.parametrize(
    ("typed", "unit", "said"),
    [
        ("1,085", "", "1,085 cells/µL (1.085 × 10⁹/L)"),
        ("0,8", "10^9/L", "800 cells/µL (0.8 × 10⁹/L)"),
        ("0.45 K/µL", "", "450 cells/µL (0.45 × 10⁹/L)"),
        ("<0.2", "10^3/uL", "under 200 cells/µL (under 0.2 × 10⁹/L)"),
        ("50-540", "/uL", "50 to 540 cells/µL (0.05 to 0.54 × 10⁹/L)"),
    ],
)
def test_a_count_is_said_back_in_both_units(full, typed, unit, said):
    """However a report writes a count, the list says it in cells per microliter and in 10⁹ per liter."""
    full.opens("/q/counts/e2")
    full.answers(**{"count-value": typed, "count-value-unit": unit})
    full.is_at("/q/counts")
    full.sees(said)


@pytest.mark.parametrize("complete", ["yes", "no"])
def test_no_form_says_that_a_list_is_whole_which_nobody_can_know_to_be(full, saved, book, complete):
    """Counts are samples: the page does not ask, and a form that says so all the same changes nothing of it."""
    lists = {page.group: page for page in book.questionnaire.pages if page.group}
    for page in lists.values():
        full.opens(f"/q/{page.id}")
        response = full.client.post(f"/q/{page.id}", data={**full.filled(), "complete": complete})
        assert 303 == response.status_code
    expected = {key: None if book.questionnaire.groups[key].samples else complete == "yes" for key in lists}
    assert {None, complete == "yes"} == set(expected.values())
    assert expected == {key: saved(full).group(key).complete for key in lists}
