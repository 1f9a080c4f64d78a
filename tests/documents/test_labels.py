"""What is told stands beside its label, not somewhere on the paper."""

from __future__ import annotations

import re
from html import unescape

import pytest
from handed import NORTH, said

from questionnaire.neutropenia.card import card
from questionnaire.telling.handover import Handover
from questionnaire.telling.letter import Identity
from questionnaire.telling.papers import BRIEF, SUMMARY, Layout, papers_html
from tests.register import CARD, DOCTOR_MESSAGE, REPORT_REQUEST

ADA = Identity("Ada Example", "May 3, 1990", "R-17")
TOLD = {
    "counts.ever_low": "yes",
    "treat.gcsf": "six_months_or_longer",
    "gcsf.stopped": "not_needed",
    "treat.prevent": "no",
    "tests.ever": "yes",
}
LISTS = {
    "counts": [
        {"count.value": {"amount": "180", "unit": "/uL"}, "count.date": "2024-03-14"},
        {"count.value": {"amount": "900", "unit": "/uL"}, "count.date": "2026-06-02"},
    ],
    "tests": [
        {
            "test.kind": "panel",
            "test.date": "2019-05",
            "test.lab": "East Lab",
            "test.sample": "saliva",
            "test.finding": "c.597+1G>C",
        }
    ],
}
# In the voice to oneself, then of a child.
BESIDE = {
    SUMMARY: (
        ("Name:", "Ada Example Born on:"),
        ("Born on:", "May 3, 1990 Record number:"),
        ("Record number:", "R-17"),
        ("Link from", "North Hill Clinic, phone 555-0111"),
    ),
    BRIEF: (
        ("Name:", "Ada Example Born on:"),
        ("Born on:", "May 3, 1990 Record number:"),
        ("Record number:", "R-17"),
    ),
    CARD: (
        ("Name:", "Ada Example Born on:"),
        ("Born on:", "May 3, 1990 Get medical care"),
        ("Call:", "North Hill Clinic, 555-0111 No answer?"),
        ("Lowest neutrophil count:", "180 cells/µL (March 14, 2024)"),
        ("Latest neutrophil count:", "900 cells/µL (June 2, 2026)"),
        ("G-CSF shots:", "in the past Antibiotics"),
        ("Antibiotics to prevent infections:", "no BMJ Best"),
    ),
    DOCTOR_MESSAGE: (("Name:", "Ada Example Born on:"), ("Born on:", "May 3, 1990 Signature:")),
    REPORT_REQUEST: (
        ("To:", "East Lab Address:"),
        ("Kind of test:", "A panel of many genes"),
        ("Date of the test:", "May 2019"),
        ("Sample:", "Spit"),
        ("Gene or change as written on my papers:", "c.597+1G>C"),
        ("Name:", "Ada Example Born on:"),
        ("Born on:", "May 3, 1990"),
    ),
}
OF_A_CHILD = {
    SUMMARY: BESIDE[SUMMARY],
    BRIEF: BESIDE[BRIEF],
    CARD: BESIDE[CARD],
    DOCTOR_MESSAGE: (
        ("Name of the child:", "Ada Example Child born on:"),
        ("Child born on:", "May 3, 1990 Parent or guardian:"),
    ),
    REPORT_REQUEST: (
        *BESIDE[REPORT_REQUEST][:4],
        ("Gene or change as written on the papers:", "c.597+1G>C"),
        ("Name of the child:", "Ada Example Child born on:"),
        ("Child born on:", "May 3, 1990 Parent or guardian:"),
    ),
}


def handed(who: str, **others: str) -> Handover:
    """What somebody hands over who gave a name, came by a clinic's link, and told all that has a label."""
    return said({**TOLD, "person.who": who, **others}, LISTS, given_identity=ADA, given_clinic=NORTH)


def words_of(hand: Handover, document: str, *, large: bool = False) -> str:
    """The words of a document in their order, a space between any two pieces."""
    html = papers_html(hand, [document], Layout(large=large)).partition("<body")[2].partition(">")[2]
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html)))


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize(("who", "document"), [(who, document) for who in ("self", "child") for document in BESIDE])
def test_what_is_told_stands_beside_its_label(who: str, document: str, large: bool) -> None:
    """Name, birth date, record number, clinic, and each line of the letters and of the card."""
    told = words_of(handed(who), document, large=large)
    wanted = (BESIDE if who == "self" else OF_A_CHILD)[document]
    assert [] == [f"{label} {value}" for label, value in wanted if f"{label} {value}" not in told]


@pytest.mark.parametrize("who", ["self", "child"])
@pytest.mark.parametrize(("large", "copies"), [(False, 2), (True, 1)])
def test_each_sign_that_needs_care_stands_on_each_card(who: str, large: bool, copies: int) -> None:
    """A fever, a temperature that is too low, and being ill without either."""
    told = words_of(handed(who), CARD, large=large)
    signs = (
        "Get medical care right away for: a fever of 38.0 °C (100.4 °F) or higher, even once "
        "a temperature under 36.0 °C (96.8 °F) chills, or feeling very ill, even with no fever"
    )
    team = (
        "Fever with neutropenia is an emergency. It may be the only sign of an infection. "
        "Sepsis can come with a normal temperature. A temperature under 36 °C (96.8 °F) may mean sepsis. "
        "In neutropenia from cancer treatment"
    )
    assert (copies, copies) == (told.count(signs), told.count(team))


@pytest.mark.parametrize("named", [True, False])
@pytest.mark.parametrize("large", [False, True])
def test_a_card_holds_all_of_its_two_sides_in_order(large: bool, named: bool) -> None:
    """What to do, whom to call and what to say on the one; what a team should know on the other."""
    hand = handed("self") if named else said(TOLD, LISTS)
    sides, word = card(hand), hand.words.word
    lines = [f"{field.label} {field.value}".strip() for field in (*sides.whose, *sides.own_limit, sides.call)]
    who, own = lines[:2], lines[2:-1]
    front = [sides.state, *who, word("card.fever"), *(word(f"card.fever.{each}") for each in ("high", "low", "ill"))]
    front += [*own, lines[-1], word("card.call.or"), sides.say, word("card.team")]
    back = [word(f"card.team.{each}") for each in ("fever", "cold", "hour")]
    back += [f"{field.label} {field.value}" for field in sides.facts] + [word("card.sources")]
    assert named == (own == [])
    assert (1 if large else 2) == words_of(hand, CARD, large=large).count(" ".join([*front, *back]))


@pytest.mark.parametrize("document", [SUMMARY, BRIEF, CARD, DOCTOR_MESSAGE, REPORT_REQUEST])
def test_a_label_without_a_value_stays_to_be_written_on(document: str) -> None:
    """Nobody’s name is no name: each line is there, and none holds what belongs to another."""
    told = words_of(said(TOLD, LISTS), document)
    labels = [label for label, value in BESIDE[document] if value.split(" Born")[0] in ("Ada Example", "May 3, 1990")]
    assert [] == [label for label in labels if label not in told]
    assert [] == [each for each in ("Ada", "1990", "R-17", "North Hill") if each in told]
