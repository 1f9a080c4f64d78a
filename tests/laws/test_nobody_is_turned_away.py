"""Generated people: who has a serious infection and a low count is never told “no”, and who is well never “yes”."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from random import Random
from typing import Any

import pytest
from people import ASKED, BOOK, TODAY, said_by

from questionnaire.asking.answers import Answers, Entry, Given, Group
from questionnaire.asking.counts import read_count
from questionnaire.asking.values import Amount, PartialDate
from questionnaire.judging.assessment import assess
from questionnaire.judging.policy import ANSWERS, Reading

# Those that count as an infection inside the body.
INVASIVE = [key for key, each in ASKED.questions.items() if "invasive_infection" in each.counts_as]
ALL_PAGES = frozenset(page.id for page in ASKED.pages)


def _person(number: int, said: Mapping[str, Any], counts: list[tuple[int, str, str]], share: int) -> Answers:
    """Somebody who says this and these counts (cells, day, ill), and anything to a share of all other questions."""
    others = said_by(f"turned away {number}", ASKED.questions.values(), share)
    entries = tuple(
        Entry(
            f"c{place}",
            {
                "count.value": Given(read_count(str(cells), "/uL")),
                "count.date": Given(PartialDate.on(dt.date.fromisoformat(day))),
                "count.when_ill": Given(ill),
            },
        )
        for place, (cells, day, ill) in enumerate(counts)
    )
    told = {key: Given(value) for key, value in said.items()}
    return Answers({**others, **told}, {"counts": Group(entries, None)}, ALL_PAGES)


def _reading(person: Answers) -> Reading:
    return assess(BOOK.rules, BOOK.route(person, TODAY), TODAY).timing.reading


@pytest.mark.parametrize("share", [20, 60, 100])
def test_nobody_with_a_serious_infection_and_a_count_under_1000_reads_no(share: int):
    """A hundred people who say anything else, or leave it open; none of them was answered by a test."""
    chance = Random(share)  # noqa: S311 - nothing is secret here
    for number in range(100):
        said = {"counts.ever_low": "yes", chance.choice(INVASIVE): "yes", "signs.areas": ("first_year",)}
        low = [(chance.randint(0, 999), "2026-03-02", "no")]
        person = _person(number, said, low, share)
        assert "no" != ANSWERS[_reading(person)], person


WELL = {
    **{key: "no" for key, each in ASKED.questions.items() if each.counts_as},
    **{key: "no" for key in ASKED.questions if key.startswith("cause.") and key.count(".") == 1},
    "counts.ever_low": "yes",
    "counts.duration": "under_three_months",
    "signs.areas": ("none",),
    "medicine.listed": ("none",),
    "marrow.done": "no",
    "tests.ever": "no",
    "treat.gcsf": "no",
    "treat.transplant": "no",
    "antibodies.result": "not_tested",
    "pattern.gaps": "none",
    "serial.done": "no",
}


@pytest.mark.parametrize("now", ["normal", "still_low", "up_and_down", None])
def test_nobody_who_is_well_with_one_passing_count_and_no_reason_reads_yes(now: str | None):
    """A hundred people of every age with one low count during an illness."""
    chance = Random(7)  # noqa: S311 - nothing is secret here
    asked = {key: value for key, value in WELL.items() if value != "no" or ASKED.questions[key].kind.value == "yes_no"}
    for number in range(100):
        age = {"person.age": Amount(chance.randint(1, 80), "years")}
        said = {**asked, **age, **({"counts.now": now} if now else {})}
        person = _person(number, said, [(chance.randint(100, 1400), "2026-11-02", "yes")], 0)
        assert "yes" != ANSWERS[_reading(person)], person
