"""The emergency card: what it says, and that it fits into a wallet."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from functools import cache

import pytest
from handed import NORTH, TODAY, Pdf, hand, said

from questionnaire.asking.answers import Given
from questionnaire.asking.values import PartialDate
from questionnaire.clinics import Clinic
from questionnaire.judging.facts import ANY_NUMBER
from questionnaire.neutropenia.card import card
from questionnaire.neutropenia.countstold import counts_told
from questionnaire.telling.letter import Identity
from questionnaire.telling.papers import Layout, papers_html
from tests.register import CARD

WIDE, HIGH = 85.6, 54.0
LONG = Clinic("long", "The Children’s Hospital for Blood and Immune Problems of the North", "+1 555 0100 ext. 12345")
PRINTED = {
    ("typical-adult", "letter"): {},
    ("typical-child", "a4"): {"given_identity": Identity("Ada <b>Example</b>", "March 3, 2019")},
    ("fever-now", "letter"): {"given_clinic": LONG, "given_identity": Identity("Maximiliane Example-Longname", "2019")},
    ("severe-since-birth-on-gcsf-in-england", "a4"): {},
    ("pregnant-and-a-brother-with-low-counts", "letter"): {"anonymous": True},
    ("almost-nothing", "a4"): {},
    ("on-gcsf", "a4"): {"given_clinic": LONG},
    ("england-daughter-with-a-known-change", "letter"): {},
    ("carbamazepine-two-years-and-recovered", "letter"): {},
}


@cache
def printed(which: tuple[str, str], *, large: bool = False) -> Pdf:
    name, paper = which
    return Pdf(hand(name, **PRINTED[which]), (CARD,), Layout(paper, large))


@pytest.mark.parametrize("which", PRINTED, ids=str)
@pytest.mark.parametrize(("large", "size", "copies"), [(False, 1, 2), (True, 2, 1)])
def test_the_card_has_the_size_of_a_bank_card(which: tuple[str, str], large: bool, size: int, copies: int):
    """Two cards on one page, front and back side by side, each 85.6 by 54 mm; in large print one of double size."""
    pdf = printed(which, large=large)
    assert 1 == len(pdf.reader.pages)
    sides = sorted(box for box in pdf.boxes() if (size * WIDE, size * HIGH) == pytest.approx(box[2:], abs=0.1))
    assert 2 * copies == len(sides)
    for front in sides[:copies]:
        beside = (front[0], front[1] + 2 * HIGH) if large else (front[0] + WIDE, front[1])
        assert any(beside == pytest.approx(back[:2], abs=0.15) for back in sides)


@pytest.mark.parametrize("which", PRINTED, ids=str)
@pytest.mark.parametrize("large", [False, True])
def test_no_word_runs_out_of_the_card(which: tuple[str, str], large: bool):
    """Every word below the heading of the page lies inside one side of a card, or is the footer; 7 points at least."""
    pdf, size = printed(which, large=large), 2 if large else 1
    sides = [box for box in pdf.boxes() if (size * WIDE, size * HIGH) == pytest.approx(box[2:], abs=0.1)]
    top, bottom = min(box[1] for box in sides), max(box[1] + box[3] for box in sides)
    for left, above, right, below in pdf.words():
        if above > top - 0.5 and below < bottom + 4:
            inside = [
                s for s in sides if s[0] <= left and right <= s[0] + s[2] and s[1] <= above and below <= s[1] + s[3]
            ]
            assert inside, (left, above, right, below)
            assert below - above >= 6.5 * 1.25 * 25.4 / 72


@pytest.mark.people
def test_low_neutrophils_are_stated_only_where_they_were_told(name: str):
    """“I have low neutrophils” needs a clinician, a report or a count that says so; else they may be low, or not."""
    handover = hand(name)
    side, severity = card(handover), handover.assessment.facts["counts.severity"].possible
    ever = handover.answers.said.get("counts.ever_low")
    told = ever == Given("yes") or severity.values <= {"severe", "moderate", "mild"}  # type: ignore[union-attr]
    usual = not told and (ever == Given("no") or severity.values <= {"none", "usual_for_infant"})  # type: ignore[union-attr]
    assert usual == (side.state == "Emergency card") == ("low neutrophils" not in side.say)
    assert (not told and not usual) == ("may have low" in side.state)
    assert side.say.count("may have an infection") == 1
    assert usual or ("child" in side.state) == (handover.words.voice == "child")
    assert "checked" not in side.state + side.say


NORMAL_COUNT = {"count.value": {"amount": "3000", "unit": "/uL"}}


@pytest.mark.parametrize(
    ("answers", "counts", "expected"),
    [
        ({"counts.ever_low": "yes"}, [], "I have low neutrophils"),
        ({"counts.ever_low": "yes", "counts.now": "normal"}, [], "I have had low neutrophils"),
        ({"counts.ever_low": "no"}, [], "Emergency card"),
        ({"counts.ever_low": {"not_given": "dont_know"}}, [], "I may have low neutrophils"),
        ({"counts.ever_low": {"not_given": "dont_know"}}, [NORMAL_COUNT], "Emergency card"),
        ({"counts.ever_low": "yes", "person.who": "child"}, [], "This child has low neutrophils"),
        ({"person.who": "child"}, [], "This child may have low neutrophils"),
    ],
)
def test_the_heading_says_what_was_told(answers: dict[str, object], counts: list[dict[str, object]], expected: str):
    """Low, low once, not known to be low, or never low."""
    grown = {"person.age": {"amount": "30", "unit": "years"}}
    assert expected == card(said({**grown, **answers}, {"counts": counts})).state


def test_the_fever_rule_of_the_clinic_is_used():
    """With a clinic its own limit and its phone; without one 38.0 °C, and lines for the own limit and the phone."""
    north = Clinic("north", "North Hill Clinic", "555-0111", fever_c=Decimal("38.5"))
    with_clinic, without = (
        papers_html(hand("typical-adult", given_clinic=clinic), (CARD,)) for clinic in (north, None)
    )
    assert "38.5 °C (101.3 °F)" in with_clinic
    assert "North Hill Clinic, 555-0111" in with_clinic
    assert "fever limit" not in with_clinic
    assert "38.0 °C (100.4 °F)" in without
    assert "fever limit" in without


@pytest.mark.people
def test_a_card_without_names_has_neither_name_nor_clinic(name: str):
    """Nothing points to the person."""
    identity = Identity("Ada Example", "May 3, 1990")
    html = papers_html(hand(name, given_clinic=NORTH, given_identity=identity, anonymous=True), (CARD,))
    assert [] == [each for each in ("Ada", "1990", "North Hill", "555-0111") if each in html]


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"treat.gcsf": "no"}, ["no"]),
        ({"treat.gcsf": "under_six_months"}, ["yes, now or in the past"]),
        ({"treat.gcsf": "under_six_months", "gcsf.stopped": "still_on_it"}, ["yes"]),
        ({"treat.gcsf": "under_six_months", "gcsf.stopped": "not_needed"}, ["in the past"]),
        ({"treat.gcsf": {"not_given": "dont_know"}}, []),
        ({}, []),
    ],
)
def test_gcsf_is_told_as_it_was_told(answers: dict[str, object], expected: list[str]):
    """Yes, no or in the past; not a word where it is not known."""
    person = said({"counts.ever_low": "yes", **answers})
    assert expected == [field.value for field in card(person).facts if field.label == "G-CSF shots:"]


def test_the_card_names_its_sources():
    """What the team is told comes with where and when it was read."""
    html = papers_html(hand("typical-adult"), (CARD,))
    assert "Children’s Cancer and Leukaemia Group (CCLG)" in html
    assert re.search(r"BMJ Best Practice 893; CCLG section 7 \(read November 2026\)", html)


# --- which count is the latest ---


def days(answer: object) -> tuple[dt.date, dt.date]:
    """The first and last day a count can be of; without a date any day up to today."""
    date = answer.value if isinstance(answer, Given) else None
    return (date.first, min(date.last, TODAY)) if isinstance(date, PartialDate) else (dt.date.min, TODAY)


@pytest.mark.people
def test_only_a_count_that_is_surely_the_last_is_called_the_latest(name: str):
    """No other count can have been taken after the day of the one that is called the latest."""
    handover, told = hand(name), dict(counts_told(hand(name)))
    sheets = {
        entry_id: entry.fact("count.anc").possible for entry_id, entry in handover.assessment.sheet.entries("counts")[0]
    }
    entries = [each for each in handover.answers.group("counts").entries if each.id in sheets]
    entries = [each for each in entries if "count.date" in each.said or sheets[each.id] != ANY_NUMBER]
    latest = told.get("latest") or told.get("both")
    last = {
        handover.words.cells(sheets[each.id])  # type: ignore[arg-type]
        for each in entries
        if all(
            days(each.said.get("count.date"))[0] >= days(other.said.get("count.date"))[1]
            for other in entries
            if other is not each
        )
    }
    assert latest is None or latest.split(" cells")[0] in last
    assert len(entries) < 2 or bool(last) == (latest is not None)


def counted(*counts: tuple[str, str], **options: object) -> dict[str, str]:
    """What is told of counts, each with its cells and its date."""
    entries = [
        {"count.value": {"amount": cells, "unit": "/uL"}} | ({"count.date": date} if date else {})
        for cells, date in counts
    ]
    told = counts_told(said({"counts.ever_low": "yes"}, {"counts": entries}, **options))
    return {name: count.replace(" cells/µL", "") for name, count in told}


def test_a_count_is_called_no_more_than_it_surely_is():
    """Where a date leaves open which count is the latest, only those with more of a date are compared."""
    low, year = ("100", "2020-01-05"), ("1200", "2026")
    lowest = {"lowest": "100 (January 5, 2020)"}
    assert {"only": "100 (January 5, 2020)"} == counted(low)
    assert {"both": "100 (January 5, 2020)"} == counted(low, ("900", "2019"))
    assert lowest | {"latest": "900 (2021)"} == counted(low, ("900", "2021"))
    assert lowest | {"latest.month": "410 (February 2026)"} == counted(low, ("410", "2026-02"), year)
    assert lowest | {"latest.day": "410 (February 9, 2026)"} == counted(low, ("410", "2026-02-09"), ("500", "2026-02"))
    assert lowest | {"latest.month": "410 (February 2026)"} == counted(low, ("410", "2026-02"), ("700", ""))
    assert {"lowest": "1,200 (2026)"} == counted(year, ("1300", "2026"))
    assert lowest == counted(low, ("900", ""))


def test_a_count_without_a_number_is_none_that_is_told():
    """A date alone is no lowest count and no only one, but may be that of the latest, so that none is called so."""
    dated, numbered = {"count.date": "2024"}, {"count.value": {"amount": "900", "unit": "/uL"}, "count.date": "2020"}
    for counts, told in (
        ([dated], ()),
        ([dated, dated], ()),
        ([dated, numbered], (("lowest", "900 cells/µL (2020)"),)),
        ([numbered, {}], (("only", "900 cells/µL (2020)"),)),
    ):
        assert told == counts_told(said({"counts.ever_low": "yes"}, {"counts": counts}))


@pytest.mark.parametrize("other", ["2026", "2026-11", "2026-11-22", ""])
def test_no_count_was_taken_after_today(other: str):
    """A count of this year, of this month or without a date came before one of today, or on the same day."""
    told = counted(("100", "2020-01-05"), ("410", "2026-11-22"), ("1200", other))
    assert {"lowest": "100 (January 5, 2020)", "latest": "410 (November 22, 2026)"} == told


def test_of_two_counts_of_the_last_day_the_lower_is_told():
    """Which of them came last is not known."""
    assert "410 (May 2, 2026)" == counted(("100", "2020"), ("900", "2026-05-02"), ("410", "2026-05-02"))["latest"]


@pytest.mark.people
def test_a_copy_without_names_chooses_the_same_counts(name: str):
    """They are chosen by their full dates, and printed with the year alone."""
    full, copy = ([(key, told) for key, told in counts_told(hand(name, anonymous=each))] for each in (False, True))
    assert [(key, told.split(" cells")[0]) for key, told in full] == [
        (key, told.split(" cells")[0]) for key, told in copy
    ]
    assert [] == [
        told for _, told in copy if not re.search(r"cells/µL(?: \((?:\d{4}|on G-CSF|\d{4}, on G-CSF)\))?$", told)
    ]


def test_a_count_taken_on_gcsf_says_so():
    """2,400 on G-CSF is not 2,400 without it."""
    facts = {field.label: field.value for field in card(hand("on-gcsf")).facts}
    assert "2,400 cells/µL (December 18, 2025, on G-CSF)" in facts.values()
    assert "120 cells/µL (November 1989)" == facts["Lowest neutrophil count:"]
