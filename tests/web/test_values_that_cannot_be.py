"""Values nobody can have: each is refused at its field, or taken as what it plainly means."""

from __future__ import annotations

import pytest
from page_rules import parse

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
DATES = ["2/30/2024", "13/2024", "0/0/0", "May 5", "2027", "11/24/2026", "1899", "99999", "-1/1/2024", "March x MMXXIV"]


def test_a_date_that_cannot_be_is_refused_with_what_was_typed(full, saved):
    """An impossible date, or one in the future, is never kept."""
    before = saved(full)
    for date in DATES:
        full.opens("/q/counts/e1")
        full.presses("Continue", expect=422, **{"count-date": date})
        full.sees("Please check this page")
        assert date == full.field("count-date")
    assert before == saved(full)


def test_numbers_that_cannot_be_are_refused_or_plainly_meant(full, saved):
    """A negative, huge or unreadable number is never kept; digits of other scripts are digits."""
    for address, name, unit in (("/q/age", "person-age", "years"), ("/q/counts/e1", "count-value", "/uL")):
        for number in NUMBERS:
            full.opens(address)
            data = {**full.filled(), name: number, f"{name}-unit": unit}
            response = full.client.post(address, data=data)
            assert response.status_code == (303 if number in _PLAIN[name] else 422), number
    kept = saved(full)
    assert kept.said["person.age"].value.number == 12
    assert 0 < kept.group("counts").entries[0].said["count.value"].value.span.low <= 400


# Digits of other scripts are digits, and half a year is six months.
_PLAIN = {"person-age": {"１２", "½"}, "count-value": {"１２", "٤٠٠"}}


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


def test_a_bare_count_that_could_be_two_things_asks_which_and_one_tap_goes_on(full, saved):
    """“68” is a percentage, 68 cells or 68 × 10⁹/L: the page offers all three, and keeps what was typed."""
    full.opens("/q/counts/e2")
    full.presses("Continue", expect=422, **{"count-value": "68", "count-date": "2025"})
    full.sees("We don’t want to guess", "68 % of the white blood cells", "68,000 cells/µL (68 × 10⁹/L)", "68 cells/µL")
    assert "68" == full.field("count-value")
    # Not where another percentage stands already: the button would take it away.
    full.presses("Continue", expect=422, **{"count-percent": "40"})
    full.does_not_see("68 % of the white blood cells")
    full.presses("Continue", expect=422, **{"count-percent": ""})
    full.presses("68 % of the white blood cells")
    full.is_at("/q/counts")
    said = saved(full).group("counts").entries[-1].said
    full.sees("2025 · the percent of neutrophils: 68")
    assert {"count.percent", "count.date"} == set(said)
    assert 68 == said["count.percent"].value


def test_a_date_with_two_readings_offers_both_and_one_tap_goes_on(arrive, saved):
    """“3/4/2024” is March 4 or April 3 where both are written."""
    person = arrive(answers={"person.country": "CA"}, groups={"counts": {"entries": [{"id": "e2", "answers": {}}]}})
    person.opens("/q/counts/e2")
    person.presses(
        "Continue", expect=422, **{"count-value": "0.4", "count-value-unit": "10^9/L", "count-date": "3/4/2024"}
    )
    person.sees("April 3, 2024", "March 4, 2024")
    person.presses("April 3, 2024")
    assert "2024-04-03" == str(saved(person).group("counts").entries[-1].said["count.date"].value)


def test_the_country_one_lives_in_settles_which_way_round_a_date_is(arrive, saved):
    """“3/4/2024” is in March in the United States and in April in England: neither is asked."""
    for country, read in (("US", "2024-03-04"), ("GB-ENG", "2024-04-03")):
        person = arrive(answers={"person.country": country})
        person.opens("/q/counts/e2")
        person.answers(**{"count-value": "400", "count-value-unit": "/uL", "count-date": "3/4/2024"})
        assert read == str(saved(person).group("counts").entries[-1].said["count.date"].value), country


def test_who_presses_enter_settles_nothing(full):
    """The first button of a page that asks back is the one that asks again, not one of its readings."""
    full.opens("/q/counts/e2")
    full.presses("Continue", expect=422, **{"count-value": "2"})
    form = next(each for each in parse(full.html).iter("form") if each.get("id") == "form")
    first = next(form.iter("button"))
    assert ("submit", None) == (first.get("type"), first.get("name"))


def test_a_button_settles_only_fields_of_its_page(full, saved):
    """What a button says is read like any other field; a name that is no field of the page is not read."""
    full.opens("/q/counts/e2")
    data = {**full.filled(), "settle": "count-value=400&count-value-unit=%2FuL&csrf_token=x&own-text=y"}
    assert 303 == full.client.post("/q/counts/e2", data=data).status_code
    assert {"count.value"} == set(saved(full).group("counts").entries[-1].said)


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
