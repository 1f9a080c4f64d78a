"""Phone numbers on the screen can be called with one touch, and only those of whom to call."""

from __future__ import annotations

import re

import pytest

from questionnaire.web.phones import linked

CALLED = re.compile(r'<a href="tel:([+\d]+)">([^<]+)</a>')


@pytest.mark.parametrize(
    ("country", "numbers"),
    [(None, ["911", "112", "999", "000"]), ("US", ["911"]), ("GB-ENG", ["999"]), ("EU", ["112"]), ("other", [])],
)
def test_the_numbers_for_emergencies_are_links_on_every_page(arrive, country, numbers):
    """Until the country is known those of all that we name stand side by side."""
    person = arrive(answers={"person.country": country} if country else {})
    for address in ("/privacy", "/q/right-now", "/check", "/result"):
        person.opens(address)
        notice = re.search(r'<aside class="app-notice".*?</aside>', person.html, re.DOTALL)[0]
        assert [(each, each) for each in numbers] == CALLED.findall(notice), address


def test_a_clinics_phone_is_a_link_in_notices_and_alerts_too(arrive):
    """As it is dialed, beside the number for emergencies."""
    person = arrive(answers={"now.unwell": "yes", "person.country": "US"}, clinic="sample")
    for address in ("/q/urgent", "/result"):
        person.opens(address)
        assert 2 <= CALLED.findall(person.html).count(("5550100", "555-0100")), address
        assert 2 <= CALLED.findall(person.html).count(("911", "911")), address
    person.opens("/c/sample")
    assert 2 == CALLED.findall(person.html).count(("5550100", "555-0100"))


def test_a_count_is_no_phone_number(arrive):
    """999 is a number to call in England, and a count everywhere."""
    count = {"id": "a", "answers": {"count.value": {"amount": "999", "unit": "/uL"}, "count.date": "2026-11-20"}}
    person = arrive(answers={"person.country": "GB-ENG"}, groups={"counts": {"entries": [count]}})
    person.opens("/result")
    assert 1 == CALLED.findall(person.html).count(("999", "999"))
    assert "999 cells/µL" in person.text


@pytest.mark.parametrize(
    ("number", "dialed"),
    [("555-0100", "5550100"), ("+1 (555) 010-0100", "+15550100100"), ("020 7946 0000 ext. 3", "02079460000")],
)
def test_a_number_is_dialed_without_what_is_only_written(number: str, dialed: str):
    """Spaces, brackets and an extension are for people."""
    assert f'at <a href="tel:{dialed}">{number}</a>, or me &amp; you' == linked(
        f"at {number}, or me & you", [f"at {number}"], [number]
    )


def test_what_is_no_number_or_stands_elsewhere_is_left_as_it_is():
    """Without a number to call nothing changes but what HTML needs."""
    assert "a &lt; 999" == linked("a < 999", ["or 999"], ["999"])
    assert "call us" == linked("call us", ["call us"], ["us"])
    assert "call us" == linked("call us", [], [])


def test_whom_to_call_is_escaped_beside_the_link():
    """A clinic may be called “Kids & Blood <3”."""
    says = "call Kids & Blood <3 at 555-0100"
    assert 'call Kids &amp; Blood &lt;3 at <a href="tel:5550100">555-0100</a>' == linked(says, [says], ["555-0100"])
