"""Sixty invented people, written with the word about a test and the alerts that two careful readers expect.

Each reader wrote thirty with the domain notes and the statements of guidelines, without the rules, and then said what
they expect of the other's thirty. What both accept is held here; where this reads otherwise stands the reason, which a
clinician can accept or refuse. A17 tells that no common cause was looked for: the question came after the readers.
The 24 of C were written later, by one reader alone, who had not seen the rules either.
"""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from questionnaire.asking.answerfile import load
from questionnaire.judging.assessment import Assessment, assess
from questionnaire.reading import Book

FOLDER = Path(__file__).parent / "readers"
THEIR_DAY = dt.date(2026, 11, 30)
EXPECTED: dict[str, dict[str, Any]] = json.loads((FOLDER / "expected.json").read_text(encoding="utf-8"))
# Their words, and what the table calls them. A blood doctor who is asked which kind of test fits is one of them.
READ_AS = {
    "yes": {"ask", "ask_beside", "donor-sample", "second-look"},
    "first": {"first"},
    "blood_doctor": {"blood_doctor", "specialist by other-lines"},
    "immunology": {"specialist by immune-baby", "specialist by immune-serious", "first by low-antibodies"},
    "result": {"result"},
    "no": {"not_first"},
    "not_enough": {"open"},
}
EXPLAINED = {
    "A16-b12-told-areas-open": "the lists of signs and infections were left open, and nothing closes on what is open",
    "A25-metamizole-sepsis-over": "nobody with a serious infection and a count under 1,000 reads “no”: F, the medicine",
    "C04-infant-twin-early": "F, not N: the cause told first, and a look if the counts do not stay up (our choice)",
    "C09-lines-adult-on-chemo": "F, not N: the chemotherapy first, and then a look if the counts stay low (our choice)",
    "C10-lines-child-after-mono-settled": "F, not N: the illness first, and then a look if it comes again (our choice)",
    "C20-vus-father-same": "a change in the family was told; beside it stands that an uncertain one is no cause",
    "C23-dont-know-adult-told-low": "a low count was told: what may be behind it, and which counts, come first",
    "B19-duffy-null-child": "no usual range is known for children (P40): ask what is usual, then about a test",
}
LEVELS = {"urgent": "now", "today": "today", "soon": "soon"}
EXPLAINED_LEVELS = {
    "A17-thrush-shingles-38": "a count of 800 that has lasted and that a doctor knows raises no alert; HIV is a first",
    "A18-mds-father-mds": "today until somebody says that a doctor knows of the MDS: that question came after them",
    "B12-rheumatoid": "low lines that have lasted and that a doctor knows raise no alert",
    "B15-valproate-1450": "“ask your prescriber soon” stands with every medicine that may lower counts",
    "C23-dont-know-adult-told-low": "of a count that may be new and under 500 what is not known counts as standing",
    "B18-chemo-2023-platelets": "how low the platelets are was not told, and they bruise: not known counts as standing",
}
people = pytest.mark.parametrize("name", EXPECTED)


@pytest.fixture(scope="module")
def found(book: Book) -> Callable[[str], Assessment]:
    """Assesses one of them on the day on which they were written."""

    def assessed(name: str) -> Assessment:
        data = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
        answers = load(data, book.questionnaire, THEIR_DAY)
        return assess(book.rules, book.route(answers, THEIR_DAY), THEIR_DAY)

    return assessed


@people
def test_the_word_about_a_test_is_one_that_both_readers_accept(name: str, found: Callable[[str], Assessment]):
    """Or a difference that is written down with its reason."""
    timed = found(name).timing
    reads = {timed.id, *(f"{timed.id} by {each.side.id}" for each in timed.reasons)}
    agrees = any(not reads.isdisjoint(READ_AS[word]) for word in EXPECTED[name]["talk"])
    assert (name not in EXPLAINED) == agrees, (timed.id, EXPECTED[name])


@people
def test_the_most_urgent_call_is_one_that_both_readers_accept(name: str, found: Callable[[str], Assessment]):
    """Nobody who needs care today is missed, and nobody is sent without need."""
    told = {LEVELS[raised.alert.level] for raised in found(name).alerts}
    level = next((each for each in ("now", "today", "soon") if each in told), "none")
    assert (name not in EXPLAINED_LEVELS) == (level in EXPECTED[name]["level"]), (level, EXPECTED[name])


def test_nineteen_of_twenty_agree_and_every_reader_s_person_is_there():
    """Sixty people of two readers who agreed, at most three differences about a test; and 24 of one reader."""
    assert sorted(path.stem for path in FOLDER.glob("[ABC]*.json")) == sorted(EXPECTED)
    assert {"A": 30, "B": 30, "C": 24} == Counter(name[0] for name in EXPECTED)
    assert 3 >= len([name for name in EXPLAINED if name[0] in "AB"])
