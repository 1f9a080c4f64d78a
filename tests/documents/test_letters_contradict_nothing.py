"""The message to the doctor, the card and the lists say what was told, and ask for nothing that is there."""

from __future__ import annotations

from typing import Any

import pytest
from handed import said

from questionnaire.neutropenia.card import card
from questionnaire.telling.papers import letter_text
from tests.register import DOCTOR_MESSAGE

LASTING = {"counts.ever_low": "yes", "counts.duration": "since_birth", "counts.now": "still_low"}
PERCENT = {"count.white": {"amount": "3.5", "unit": "10^9/L"}, "count.percent": 30, "count.date": "2026-04"}
TOLD_LOW = {"count.rough": "told_low"}


def _message(answers: dict[str, Any], groups: dict[str, list[dict[str, Any]]] | None = None) -> str:
    return letter_text(said(answers, groups), DOCTOR_MESSAGE)


SEEN = LASTING | {"family.variant": "yes"}


@pytest.mark.parametrize("who", ["hematologist", "family_doctor", "none", None])
def test_a_referral_to_a_counselor_is_asked_for_by_who_has_none(who: str | None):
    """Whoever sees nobody, or somebody else, asks for it."""
    assert "referred to a genetic counselor" in _message(SEEN | ({"visit.with": who} if who else {}))


def test_a_referral_to_a_counselor_is_not_asked_for_by_who_will_see_one():
    """They ask what should be done before that visit."""
    text = _message(SEEN | {"visit.with": "genetic_counselor"})
    assert "referred" not in text
    assert "before that visit" in text


def test_a_medicine_that_ended_long_ago_does_not_come_first():
    """It is told after the counts; one that is still taken comes first."""
    ended = {"medicines": [{"medicine.kind": "sulfasalazine", "medicine.stop": "2006"}]}
    taken = LASTING | {"medicine.listed": ["sulfasalazine"]}
    first, later = _message(taken), _message(taken, ended)
    assert first.index("Sulfasalazine") < first.index("Low counts:")
    assert later.index("Sulfasalazine") > later.index("Low counts:")


def test_nobody_is_told_to_have_taken_a_medicine_when_counts_were_low_who_never_had_low_counts():
    """The line names the medicine and takes no low count for granted."""
    assert "low counts: Clozapine" not in _message({"counts.ever_low": "no", "medicine.listed": ["clozapine"]})


def test_a_count_that_is_only_known_to_be_low_is_not_told_as_under_1500():
    """In the message, on the card and in a reason: low, number not known."""
    person = said(LASTING | {"duffy.result": "null"}, {"counts": [TOLD_LOW | {"count.date": "2026-04"}]})
    asked = " ".join(each.because for each in person.summary.picked)
    told = [letter_text(person, DOCTOR_MESSAGE), *(each.value for each in card(person).facts), asked]
    assert "low, number not known (April 2026)" in told[0]
    assert [] == [each for each in told if "1,500" in each]


def test_a_count_of_white_cells_and_a_percent_has_its_number_in_the_lists():
    """3.5 with 30 percent is 1,050: beside the chart and where the answers are said back."""
    person = said(LASTING, {"counts": [PERCENT]})
    told = [sentence.text for section in person.summary.told for sentence in section.sentences]
    for lines in (person.summary.counts, told):
        assert any("1,050 cells/µL" in line and "worked out" in line for line in lines), lines
    other = said(LASTING, {"counts": [PERCENT | {"count.value": {"amount": "900", "unit": "/uL"}}]})
    assert not any("worked out" in line for line in other.summary.counts)


@pytest.mark.parametrize(("ended", "told"), [("still_on_it", "G-CSF now: Yes, still on it."), ("other", "Ended")])
def test_g_csf_that_goes_on_is_told_with_a_yes(ended: str, told: str):
    """“No, still on it” read as a no."""
    person = said({"treat.gcsf": "six_months_or_longer", "gcsf.stopped": ended})
    texts = " ".join(sentence.text for section in person.summary.told for sentence in section.sentences)
    assert told in texts
    assert "G-CSF now: No" not in texts


def test_a_parent_is_not_asked_for_the_report_of_their_childs_relative_who_they_may_be():
    """A tested mother may be who answers: the question speaks of a report in the family."""
    mother = {"relatives": [{"relative.role": "mother", "relative.tested": "yes"}]}
    person = said({"person.who": "child"}, mother)
    assert [] == [each for each in person.summary.picked if each.id == "relative-report"]
    texts = [says for says, _ in person.summary.bring if "genetic test in the family" in says]
    assert 1 == len(texts)
    assert [] == [each for each in texts if "my child’s relative" in each]
