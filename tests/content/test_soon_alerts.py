"""What is worth a call soon, though it is no emergency: bleeding, leukemia or MDS, medicines."""

from __future__ import annotations

import re
from typing import Any

import pytest

BLEEDING = {"sign.bruising": "yes", "sign.other_counts": "yes"}


def _alerts(judged: Any, answers: dict[str, Any]) -> list[str]:
    return [raised.alert.id for raised in judged(answers).alerts]


def test_bleeding_and_low_platelets_together_are_worth_a_call(judged: Any):
    """Both have to be said; either alone is one of the signs to mention."""
    assert ["bleeding"] == _alerts(judged, BLEEDING)
    for key in BLEEDING:
        assert [] == _alerts(judged, {key: "yes"})


LEAFLET, PRESCRIBER = ("thyroid", "pain", "deferiprone"), ("clozapine", "sulfasalazine")


def test_every_listed_medicine_is_worth_asking_about(book: Any, judged: Any):
    """Each medicine of the list raises an alert of its kind, “none of these” does not."""
    for option in book.questionnaire.questions["medicine.listed"].options:
        expected = ["leaflet-medicines"] if option.id in LEAFLET else ["medicines"]
        assert (expected if option.id != "none" else []) == _alerts(judged, {"medicine.listed": [option.id]}), option.id


def test_do_not_stop_is_said_of_every_medicine_but_those_whose_leaflet_says_to_stop(book: Any):
    """No alert tells anybody to stop; of three kinds it says that the leaflet may, and to call today."""
    words = {
        each.id: " ".join(text.you + text.child for text in (*(told.says for told in each.told), *each.says))
        for each in book.rules.alerts
    }
    for alert in ("medicines", "other-medicines", "prescriber-medicine-today"):
        assert 2 == words[alert].lower().count("do not stop ") == words[alert].lower().count("stop"), alert
    for alert in ("leaflet-medicines", "leaflet-medicine-today"):
        told = words[alert].count("leaflet may tell you to stop it") + words[alert].count(
            "may tell you to stop it. Do as"
        )
        assert 2 <= told, alert
        assert 2 == words[alert].lower().count("stop") == words[alert].count("call today"), alert


_ENDED = {"medicine.kind": "rituximab", "medicine.stop": "2026-09"}


@pytest.mark.parametrize(
    ("listed", "dated", "expected"),
    [
        (["rituximab"], [], True),
        (["rituximab"], [_ENDED], False),
        (["rituximab"], [_ENDED | {"medicine.recovered": "not_stopped"}], True),
        (["rituximab"], [_ENDED, {"medicine.kind": "rituximab"}], True),
        (["rituximab", "seizure"], [_ENDED], True),
        (["thyroid", "rituximab"], [_ENDED], False),
        (["thyroid", "seizure"], [_ENDED], True),
    ],
)
def test_do_not_stop_is_said_while_one_may_be_taken(judged: Any, listed: Any, dated: Any, expected: bool):
    """Where each of them is known to have ended, there is nothing to stop; without dates it may go on."""
    (raised,) = (
        each
        for each in judged({"medicine.listed": listed}, medicines=dated).alerts
        if each.alert.id in ("medicines", "other-medicines")
    )
    assert expected == any("Do not stop" in text.you for text in raised.says)


def test_no_text_of_a_medicine_takes_for_granted_that_it_is_still_taken(book: Any):
    """It may have ended weeks ago and still act; nor is an infection taken for granted that nobody told."""
    rules = book.rules
    sides = [each for each in rules.policy.firsts if "medicine" in each.id]
    texts = [text for side in sides for text in (side.says, side.ask) if text]
    texts += [text for alert in rules.alerts if "medicine" in alert.id for text in (alert.title, *alert.says)]
    texts += [each.says for each in rules.remarks.script]
    said = {voice for text in texts for voice in (text.you, text.child)}
    granted = re.compile(
        r"prescribes|medicines? (you|your child) takes?\b(?! or took)|take this|the infections|stop (them|the other)"
    )
    assert [] == [each for each in said if granted.search(each)]


def test_somebody_with_both_kinds_is_not_told_two_things_of_one_medicine(judged: Any):
    """The alert on the others names them as the others."""
    assert ["leaflet-medicines", "other-medicines"] == _alerts(judged, {"medicine.listed": ["thyroid", "clozapine"]})
    assert ["leaflet-medicines"] == _alerts(judged, {"medicine.listed": ["thyroid", "pain"]})


def test_what_a_leaflet_may_stop_is_not_among_the_others_when_a_call_is_due_today_either(judged: Any):
    """After a low count “do not stop” is said of the other medicines alone, not of all that were listed."""
    low = {"counts.ever_low": "yes", "medicine.listed": ["thyroid", "antibiotic"]}
    assert ["leaflet-medicine-today", "other-medicines"] == _alerts(judged, low)


@pytest.mark.parametrize("answers", [{"cause.leukemia": "yes"} | BLEEDING | {"medicine.listed": ["seizure"]}])
def test_leukemia_stands_before_bleeding_and_medicines(judged: Any, answers: dict[str, Any]):
    """The order in which a doctor would want to hear of them."""
    assert ["leukemia", "bleeding", "medicines"] == _alerts(judged, answers | {"leukemia.known": "yes"})
    assert ["leukemia-today", "bleeding", "medicines"] == _alerts(judged, answers)
