"""What is true of a moment keeps its day: a year later nothing is said as if it were so now."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace

import pytest
from clock import Clock
from keyboard import Person

from questionnaire.keeping.seal import keys_of

FIRST, LATER = dt.date(2026, 11, 22), dt.date(2028, 1, 22)
DAY, LINE = "November 22, 2026", "Answered on November 22, 2026. Some of it may have changed since then."


@pytest.fixture
def clock() -> Clock:
    """Begins on the first day."""
    return Clock(FIRST)


@pytest.fixture
def mother(make_app, clock) -> Person:
    """A mother of a child of two, on G-CSF and still low, who answered all on the first day."""
    person = Person(make_app(today=clock, settings={"keep_days": 3000}))
    person.opens("/")
    person.presses("Start now")
    said = {"person-who": "child", "now-unwell": "no", "person-age": "2", "person-age-unit": "years"}
    said |= {"counts-ever_low": "yes", "counts-now": "still_low", "counts-duration": "under_three_months"}
    said |= {"treat-gcsf": "under_six_months", "gcsf-stopped": "still_on_it", "cause-chemotherapy": "no"}
    person.goes_through({**said, "family-pregnancy": "now", "visit-when": "two_weeks", "medicine-listed": ["none"]})
    return person


def _reads(person: Person) -> str:
    papers = [
        person.client.get(f"/result/papers/{each}").text for each in ("summary", "brief", "card", "doctor-message")
    ]
    return " ".join([*papers, person.client.get("/result/papers/text/doctor-message").text])


def test_on_its_day_no_answer_is_dated(mother):
    """Nothing is longer for those who print on the day they answered."""
    mother.presses("See what is worth asking about")
    assert DAY in mother.text  # the fever
    mother.does_not_see("Some of it may have changed")
    told = _reads(mother)
    assert "Some of it may have changed" not in told
    assert "Your child’s age: 2 years." in told
    assert "The counts now: Still low." in told
    assert "still low now" in told


def test_fourteen_months_later_all_papers_say_of_which_day_they_are(mother, clock):
    """The age is counted forward, what was so is said to have been so, and no text claims that it is so now."""
    clock.day = LATER
    mother.opens("/result")
    mother.answers(**{"now-unwell": "no"})
    mother.is_at("/result")
    mother.sees(LINE)
    for paper in ("summary", "brief", "card", "doctor-message"):
        assert LINE in mother.client.get(f"/result/papers/{paper}").text, paper
    assert LINE in mother.client.get("/result/papers/text/doctor-message").text
    told = _reads(mother)
    for sentence in (
        f"Your child’s age on {DAY}: 2 years. By now that is 3 years 2 months to 4 years 2 months.",
        f"The counts on {DAY}: Still low.",
        f"How long counts had been low on {DAY}: Less than 3 months.",
        f"G-CSF on {DAY}: Yes, still on it.",
        f"Pregnancy on {DAY}: Pregnant now.",
        f"When the visit was to be, as told on {DAY}: In the next 2 weeks.",
        f"3 years 2 months to 4 years 2 months; 2 years (on {DAY})",
        f"still low on {DAY}",
        f"yes, on {DAY}",
        "This child has had low neutrophils",
    ):
        assert sentence in told, sentence
    for sentence in ("Your child’s age: 2 years", "The counts now", "still low now", "This child has low neutrophils"):
        assert sentence not in told, sentence


def test_only_the_fever_is_asked_again(mother, clock):
    """One question, and the result is there."""
    clock.day = LATER
    mother.opens("/result")
    mother.is_at("/q/right-now?from=result")
    mother.answers(**{"now-unwell": "no"})
    mother.is_at("/result")


def test_an_answer_that_is_changed_takes_the_new_day(mother, clock):
    """The others keep theirs."""
    clock.day = LATER
    mother.opens("/check")
    mother.sees(f"2 years (on {DAY})")
    mother.opens("/q/age?from=check")
    mother.answers(**{"person-age": "3"})
    mother.opens("/result")
    mother.answers(**{"now-unwell": "no"})
    mother.sees(LINE, "Your child’s age: 3 years.", f"The counts on {DAY}: Still low.")


def test_the_file_for_a_computer_is_of_the_day_of_the_answers(mother, clock):
    """Each answer about a moment has its day, and so has the whole."""
    mother.presses("See what is worth asking about")
    mother.client.get("/result")
    clock.day = LATER
    mother.opens("/result")
    mother.answers()
    made = json.loads(mother.client.get("/result/papers/files/fhir-questionnaire-response.json").text)
    dated = {item["linkId"]: item["extension"][0]["valueDate"] for item in _items(made) if _is_dated(item)}
    wanted = {"person.age", "counts.now", "counts.duration", "gcsf.stopped", "cause.chemotherapy", "family.pregnancy"}
    assert dict.fromkeys(wanted, "2026-11-22").items() <= dated.items()


def test_what_was_kept_before_days_were_is_of_a_day_we_do_not_know(mother, clock):
    """Nothing is asked again for it but the fever, and every paper says so."""
    house, keys = mother.app.extensions["questionnaire"], keys_of(mother.client.get_cookie("visit").value)
    journey = house.keeper.open(keys, clock())
    house.keeper.save(keys, journey, replace(journey.answers, days={}), clock())
    mother.opens("/result")
    mother.is_at("/q/right-now?from=result")
    mother.answers(**{"now-unwell": "no"})
    mother.is_at("/result")
    mother.sees("Answered on a day we do not know. Some of it may have changed since then.")
    told = _reads(mother)
    assert "Your child’s age on a day we do not know: 2 years." in told
    assert "still low on a day we do not know" in told
    assert "By now that is" not in told


def _items(item):
    for each in item.get("item", []):
        yield each
        yield from _items(each)


def _is_dated(item) -> bool:
    return any("valueDate" in each for each in item.get("extension", []))
