"""Whether to ask about a test now: steps that follow from a donor’s sample and from dips seen in dated counts."""

from __future__ import annotations

from typing import Any

import pytest
from examples import LEAST

DONOR = {"test.kind": "exome", "test.sample": "blood", "test.after_transplant": "yes"}
DIPS = LEAST["dips-three-weeks-apart"][0]


def _step(judged: Any, answers: dict[str, Any], **groups: list[dict[str, Any]]) -> str:
    step: str = judged(answers, **groups).timing.step.id
    return step


@pytest.mark.parametrize("result", ["nothing_found", "uncertain", "cause_found"])
def test_a_test_of_the_donors_genes_answers_nothing(judged: Any, result: str):
    """Whatever it found may not be about the patient: another sample comes first."""
    said = DONOR | {"test.result": result}
    assert "donor-sample" == _step(judged, {"treat.transplant": "yes"}, tests=[said])


def test_a_cause_found_in_skin_is_an_answer_though_a_donors_sample_was_tested_too(judged: Any):
    """The one test that read the patient’s own genes counts."""
    skin = DONOR | {"test.sample": "skin", "test.result": "cause_found"}
    blood = DONOR | {"test.result": "nothing_found"}
    assert "answered" == _step(judged, {"treat.transplant": "yes"}, tests=[blood, skin])


def test_dips_three_weeks_apart_ask_for_counts_over_weeks_first(judged: Any):
    """Two dips may be chance; once such counts were done, they are not asked for again."""
    assert "dips-first" == _step(judged, {"serial.done": "no"}, **DIPS)
    assert "dips-first" != _step(judged, {"serial.done": "yes", "serial.result": "no_cycle"}, **DIPS)
