"""Addresses that say from where one came, to be led back there."""

from __future__ import annotations

import pytest
from page_rules import parse

MARK = "zebra-7731"
FROM = ["check", "questions"]


def _led_to(person):
    """Where the links and forms of the page lead."""
    tree = parse(person.html)
    return {each.attrib[name] for tag, name in (("a", "href"), ("form", "action")) for each in tree.iter(tag)}


def test_where_one_came_from_is_never_repeated_unless_it_is_a_place_we_know(full, addresses):
    """Whatever stands in ?from=, no page and no answer repeats it; it is as if it were not there."""
    for address in [*addresses, "/q/own/add", "/q/own/e9/remove", "/nothing"]:
        plain = full.client.get(address)
        for said in (
            MARK,
            f"check{MARK}",
            f"//{MARK}.example",
            f'"><b>{MARK}',
            f"check&from={MARK}",
            f"{MARK}&from=check",
        ):
            response = full.client.get(f"{address}?from={said}")
            assert plain.status_code == response.status_code, address
            assert MARK not in response.text, address
            assert MARK not in str(response.headers), address


@pytest.mark.parametrize("said", [MARK, "CHECK", "check ", "", "results", "/check"])
def test_what_is_no_place_of_ours_leads_on_as_if_nothing_were_said(full, said):
    """After a page answered so, the way goes on to the next page; after an entry, to its list."""
    full.opens("/q/visit")
    token = {"csrf_token": full.token()}
    onward = full.client.post("/q/visit", data=full.filled()).headers["Location"]
    for address, expected in (("/q/visit", onward), ("/q/own/e1", "/q/own"), ("/q/own/e1/remove", "/q/own")):
        response = full.client.post(f"{address}?from={said}", data=token)
        if address == "/q/own/e1":
            full.opens(address)
            response = full.client.post(f"{address}?from={said}", data=full.filled())
        assert (303, expected) == (response.status_code, response.headers["Location"]), address


@pytest.mark.parametrize("origin", FROM)
def test_who_came_from_a_place_of_ours_is_led_back_there_from_everywhere(full, origin):
    """Entry, error, removal and list keep in mind where one came from, and lead back there in the end."""
    back = "/result/questions" if origin == "questions" else "/q/own?from=check"
    full.opens(f"/q/own/e1?from={origin}")
    assert f"/q/own/e1?from={origin}" in _led_to(full)
    assert back in _led_to(full)
    full.sends(f"/q/own/e1?from={origin}", {"own-text": "Is it so?"}, expect=400)
    assert f"/q/own/e1?from={origin}" in _led_to(full)
    full.answers()
    full.is_at(back)
    full.opens(f"/q/own/e1/remove?from={origin}")
    assert f"/q/own/e1/remove?from={origin}" in _led_to(full)
    full.presses("Remove")
    full.is_at(back)


def test_the_list_one_changes_from_the_check_page_leads_back_to_it(full):
    """Add, change, remove and Continue of a list all remember the check page."""
    full.opens("/q/counts?from=check")
    assert "/q/counts/import?from=check" in _led_to(full)
    full.opens("/q/own?from=check")
    for link in ("/q/own/add?from=check", "/q/own/e1?from=check", "/q/own/e1/remove?from=check", "/check"):
        assert link in _led_to(full)
    full.follows("Add a question")
    assert full.address.endswith("?from=check")
    full.answers(**{"own-text": "One more?"})
    full.is_at("/q/own?from=check")
    full.answers()
    full.is_at("/check")


def test_a_mistake_on_the_way_back_does_not_lose_the_way(full):
    """A page that comes back with an error, or was sent stale, still leads to the check page afterwards."""
    full.opens("/q/age?from=check")
    full.presses("Continue", expect=422, **{"person-age": "x", "person-age-unit": "years"})
    assert "/q/age?from=check" in _led_to(full)
    for stale in ("/q/own", "/q/own/e1", "/q/own/e1/remove", "/q/age"):
        full.sends(f"{stale}?from=check", {"person-age": "7"}, expect=400)
        assert f"{stale}?from=check" in _led_to(full)
    full.answers(**{"person-age": "7", "person-age-unit": "years"})
    full.is_at("/check")


def test_back_leads_to_the_check_page_only_once_it_is_open(arrive):
    """Who was sent from there to a page that opened up anew goes back page by page until all are passed."""
    person = arrive(passed=["who", "right-now"])
    person.opens("/q/age?from=check")
    assert "/check" not in _led_to(person)
    assert "/q/right-now?from=check" in _led_to(person)
