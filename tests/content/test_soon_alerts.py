"""What is worth a call soon, though it is no emergency: bleeding, leukemia or MDS, medicines."""

from __future__ import annotations

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


def test_every_listed_medicine_is_worth_asking_about(book: Any, judged: Any):
    """Each medicine of the list raises the alert, “none of these” does not, and nobody is told to stop one."""
    options = [option.id for option in book.questionnaire.questions["medicine.listed"].options]
    assert {"none"} == {each for each in options if not _alerts(judged, {"medicine.listed": [each]})}
    (alert,) = (each for each in book.rules.alerts if each.id == "medicines")
    words = " ".join(text.you + text.child for text in alert.says)
    assert 2 == words.count("Do not stop them on your own.") == words.lower().count("stop")


@pytest.mark.parametrize("answers", [{"cause.leukemia": "yes"} | BLEEDING | {"medicine.listed": ["pain"]}])
def test_leukemia_stands_before_bleeding_and_medicines(judged: Any, answers: dict[str, Any]):
    """The order in which a doctor would want to hear of them."""
    assert ["leukemia", "bleeding", "medicines"] == _alerts(judged, answers)
