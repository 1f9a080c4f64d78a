"""How soon to act is heard as it is meant, and nothing speaks as if a question left open had been answered."""

from __future__ import annotations

import re

import pytest

HEARD = re.compile(r'<h\d class="nhsuk-card__heading"><span class="nhsuk-u-visually-hidden">([^<]+?) </span>([^<]+)</h')
NEW = {"count.value": {"amount": "60", "unit": "/uL"}, "count.date": "2026-11-20"}
ADULT = {"person.who": "self", "person.age": {"amount": 40, "unit": "years"}}


@pytest.mark.parametrize(
    ("answers", "heard"),
    [
        ({"now.unwell": "yes"}, ("Act now:", "Get medical care right away")),
        ({"now.unwell": "no"}, ("Act today:", "Call about your low count today")),
        (
            {"medicine.listed": ["seizure"], "counts.now": "normal"},
            ("Act soon:", "A medicine you told us of can lower your counts"),
        ),
    ],
)
def test_each_level_is_heard_as_what_it_is(arrive, answers, heard):
    """Now, today, soon: before the heading, for who listens; “soon” is no non-urgent advice."""
    groups = {"counts": {"entries": [{"id": "a", "answers": NEW}]}}
    person = arrive(answers={**ADULT, **answers}, groups=groups)
    person.opens("/result")
    assert heard in HEARD.findall(person.html)
    assert "non-urgent advice" not in person.text.lower()


@pytest.mark.parametrize(
    ("answers", "page", "heard"),
    [
        ({"now.unwell": "yes"}, "urgent", "Act now:"),
        ({"now.unwell": "no"}, "call-today", "Act today:"),
    ],
)
def test_a_notice_on_the_way_is_heard_as_what_it_is(arrive, answers, page, heard):
    """Help now is not “today”."""
    person = arrive(answers={**ADULT, **answers}, groups={"counts": {"entries": [{"id": "a", "answers": NEW}]}})
    person.opens(f"/q/{page}")
    assert [heard] == [each for each, _ in HEARD.findall(person.html)]


@pytest.mark.parametrize("answers", [{}, {"counts.ever_low": "yes", "counts.duration": "since_birth"}])
def test_a_fever_that_was_not_answered_is_not_told_and_its_numbers_stay(arrive, answers):
    """The first question passed empty: the box with the numbers stands on the answers, the result and the papers."""
    person = arrive(answers={**ADULT, **answers})
    for address in ("/check", "/result"):
        person.opens(address)
        person.sees("38.0 °C (100.4 °F) or higher", "911, 112, 999 or 000")
        person.does_not_see("You told us you have, or may have, a fever", "You told us that you feel ill")
    summary, brief = (person.client.get(f"/result/papers/{paper}").text for paper in ("summary", "brief"))
    assert "38.0 °C (100.4 °F) or higher" in summary
    assert "You told us you have, or may have" not in summary
    alerts = re.findall(r'<section class="(?:urgent|today)">.*?</section>', brief, re.DOTALL)
    assert "fever" not in " ".join(alerts)
