"""Fever and low neutrophils: what is not known never keeps the alert away."""

from __future__ import annotations

from typing import Any

import pytest

NORMAL, LOW = {"count.rough": "normal"}, {"count.rough": "200_499"}
DONT_KNOW, PREFER_NOT = {"not_given": "dont_know"}, {"not_given": "prefer_not_to_say"}
ADULT = {"person.age": {"amount": 30, "unit": "years"}}
YEAR_OLD = {"person.who": "child", "person.age": {"amount": 12, "unit": "months"}}
BABY = {"person.age": {"amount": 2, "unit": "months"}}
BABY_OF_THREE_MONTHS = {"person.age": {"amount": 3, "unit": "months"}}
FEVER = {"now.unwell": "yes"}


def _urgent(judged: Any, answers: dict[str, Any], counts: list[dict[str, Any]]) -> list[str]:
    return [raised.alert.id for raised in judged(answers, counts=counts).alerts if raised.alert.level == "urgent"]


@pytest.mark.parametrize(
    ("answers", "counts"),
    [
        pytest.param({**ADULT, **FEVER}, [LOW], id="fever and a low count"),
        pytest.param({**ADULT, **FEVER}, [], id="fever and no count known"),
        pytest.param(FEVER, [], id="fever and nothing else said"),
        pytest.param(FEVER, [NORMAL], id="fever, a normal count, age unknown"),
        pytest.param({**BABY, **FEVER}, [NORMAL], id="fever in a baby of two months, one count normal"),
        pytest.param({**ADULT, **FEVER}, [{"count.value": {"amount": "1499", "unit": "/uL"}}], id="fever and 1,499"),
        pytest.param(
            {**ADULT, **FEVER}, [{"count.value": {"amount": ">1000", "unit": "/uL"}}], id="fever and over 1,000"
        ),
        pytest.param({**ADULT, **FEVER}, [NORMAL, LOW], id="fever, one count normal, one low"),
        pytest.param({**ADULT, "now.unwell": DONT_KNOW}, [LOW], id="not sure about a fever"),
        pytest.param({**ADULT, "now.unwell": PREFER_NOT}, [], id="prefers not to say if there is a fever"),
        pytest.param({**ADULT, **FEVER, "counts.ever_low": "no"}, [], id="fever, never told of low counts, none known"),
    ],
)
def test_a_fever_that_may_meet_low_counts_is_urgent(judged: Any, answers: dict[str, Any], counts: list[dict[str, Any]]):
    """Care right away is said first unless counts are known to be normal in somebody three months or older."""
    assert ["urgent-care"] == _urgent(judged, answers, counts)


@pytest.mark.parametrize(
    ("answers", "counts"),
    [
        pytest.param({**ADULT, "now.unwell": "no"}, [LOW], id="no fever"),
        pytest.param(ADULT, [LOW], id="not asked yet"),
        pytest.param({**ADULT, **FEVER, "counts.ever_low": "no"}, [NORMAL], id="fever and normal counts only"),
        pytest.param({**BABY_OF_THREE_MONTHS, **FEVER, "counts.ever_low": "no"}, [NORMAL], id="normal at three months"),
    ],
)
def test_nobody_is_frightened_without_need(judged: Any, answers: dict[str, Any], counts: list[dict[str, Any]]):
    """No fever, or counts known to be normal, raise no urgent alert."""
    assert [] == _urgent(judged, answers, counts)


@pytest.mark.parametrize(
    "answers", [{"counts.ever_low": "yes"}, {"counts.ever_low": "yes", "counts.now": "up_and_down"}]
)
def test_one_normal_count_does_not_silence_a_fever_in_somebody_whose_counts_were_low(
    judged: Any, answers: dict[str, Any]
):
    """Counts that come and go look normal on one day: whoever was told of low counts and has a fever needs care now."""
    assert ["urgent-care"] == _urgent(judged, {**ADULT, **FEVER, **answers}, [NORMAL])


MAY_HAVE_CHANGED = [
    {"cause.chemotherapy": "yes"},
    {"treat.transplant": "yes"},
    {"family.variant": "yes"},
    {"medicine.listed": ["thyroid"]},
    {"medicine.listed": ["immune"]},
    {"signs.areas": ["blood_immune"], "sign.low_antibodies": "yes"},
    {"signs.areas": ["blood_immune"], "sign.low_lymphocytes": "yes"},
    {"signs.areas": ["blood_immune"], "sign.screen": "yes", **YEAR_OLD},
]


def test_a_fever_is_urgent_though_the_counts_known_are_normal_where_they_may_have_changed(judged: Any):
    """A count of some day says nothing of today beside what was told; without it nobody is frightened."""
    well = {**ADULT, **FEVER, "counts.ever_low": "no"}
    assert [] == _urgent(judged, well, [NORMAL])
    for told in MAY_HAVE_CHANGED:
        (raised,) = [each for each in judged(well | told, counts=[NORMAL]).alerts if each.alert.level == "urgent"]
        assert "urgent-despite-normal-counts" == raised.alert.id, told
        assert "The counts you know of were normal" in raised.says[0].you
        assert "so this needs a doctor right away." in raised.says[1].you


def test_urgent_care_is_said_once_and_before_everything_else(judged: Any):
    """However much is raised, the first alert is the urgent one, and there is only one of it."""
    answers = {**ADULT, **FEVER, "cause.chemotherapy": "yes", "cause.leukemia": "yes", "medicine.listed": ["clozapine"]}
    for known, more in (("yes", ["today", "soon"]), ("no", ["today", "today"])):
        for counts in ([], [LOW], [NORMAL]):
            raised = judged({**answers, "leukemia.known": known}, counts=counts).alerts
            assert ["urgent", *more] == [each.alert.level for each in raised]


def test_not_all_counts_listed_keeps_a_fever_urgent(book: Any, today: Any):
    """A normal count among others the person cannot name says nothing of the others."""
    from questionnaire.asking.answerfile import load
    from questionnaire.judging.assessment import assess

    counts = {"complete": False, "entries": [{"id": "a", "answers": NORMAL}]}
    data = {"version": 1, "answers": {**ADULT, **FEVER}, "groups": {"counts": counts}}
    found = book.route(load(data, book.questionnaire, today), today)
    assert ["urgent-care"] == [raised.alert.id for raised in assess(book.rules, found, today).alerts]


@pytest.mark.parametrize("voice", ["you", "child"])
def test_what_to_say_on_arriving_closes_every_urgent_alert(book: Any, voice: str):
    """What else to say there is added below: no other thought may stand between."""
    urgent = [alert for alert in book.rules.alerts if alert.level == "urgent"]
    last = [getattr(alert.says[-1], voice) for alert in urgent]
    assert [True] * 3 == [each.startswith("When you get there, say") for each in last]
