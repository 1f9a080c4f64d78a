"""The emergency number of the country stands wherever somebody is told to call, on screen and on paper."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from handed import TODAY, said
from papers import even

from questionnaire.telling.blank import blank, blank_html
from questionnaire.telling.papers import SUMMARY, papers_html
from tests.register import CARD

WORLD = Path(__file__).parents[1] / "content" / "world.toml"
EMERGENCY = {
    country: each["says"]
    for each in tomllib.loads(WORLD.read_text(encoding="utf-8"))["emergency"]
    for country in each["countries"]
}
countries = pytest.mark.parametrize("country", EMERGENCY)
_LOW = {"counts.ever_low": "yes"}


@countries
@pytest.mark.parametrize("unwell", ["yes", "no"])
@pytest.mark.parametrize(("document", "before"), [(SUMMARY, " or "), (CARD, "No answer? ")])
def test_it_stands_on_the_summary_and_on_the_card(country: str, unwell: str, document: str, before: str):
    """With the alert of a fever now, and in the standing notice of somebody without one; and no other number does."""
    html = papers_html(said(_LOW | {"person.country": country, "now.unwell": unwell}), [document])
    told = re.findall(re.escape(before) + r"(\d{3}|your local emergency number)\b", even(html))
    assert {EMERGENCY[country]} == set(told)


@countries
def test_it_stands_on_the_urgent_page_once_the_country_is_known(person, country: str):
    """Who comes back to the urgent page after saying where they live reads their own number there and on the result."""
    person.opens("/")
    person.presses("Start now")
    person.goes_through({"person-who": "self", "now-unwell": "yes", "person-country": country})
    person.presses("See what is worth asking about")
    person.sees(f"or {EMERGENCY[country]}")
    person.opens("/q/urgent")
    person.sees(f"or {EMERGENCY[country]}")


def test_the_blank_paper_gives_the_numbers_of_all_countries_we_name():
    """Nobody has said yet where they live: all stand side by side."""
    hand = said({})
    html = blank_html(blank(hand.book, hand.words), TODAY)
    assert "or 911, 112, 999 or 000" in even(html)
