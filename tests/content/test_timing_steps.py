"""Whether to ask about a test now: a donor’s sample, dips in dated counts, G-CSF, and a cause that was told."""

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


ON_GCSF = {"treat.gcsf": "under_six_months", "gcsf.stopped": "still_on_it"}
TOLD = {"counts.ever_low": "yes", "cause.told": "yes", "counts.now": "normal", "counts.duration": "under_three_months"}
MILD = [{"count.value": {"amount": "1200", "unit": "/uL"}, "count.date": "2026-01-10"}]


def test_counts_that_are_normal_only_on_g_csf_are_not_called_back_to_normal(judged: Any):
    """Neither by a told cause nor alone: what they are without it is not known."""
    assert "cause-over" == _step(judged, TOLD, counts=MILD)
    assert "normal-on-treatment" == _step(judged, TOLD | ON_GCSF, counts=MILD)
    assert "normal-on-treatment" == _step(judged, {"counts.now": "normal", **ON_GCSF})
    assert "treated-lasting" == _step(judged, {"counts.now": "normal", "counts.duration": "since_birth", **ON_GCSF})
    assert "normal-now" == _step(judged, {"counts.now": "normal", "counts.duration": "since_birth", "treat.gcsf": "no"})


BEYOND: list[dict[str, Any]] = [
    {"marrow.done": "yes", "marrow.findings": ["arrest"]},
    {"marrow.done": "yes", "marrow.findings": ["myelokathexis"]},
    *({key: "yes"} for key in ("infection.sepsis", "infection.pneumonia", "infection.deep", "infection.fungal")),
]


@pytest.mark.parametrize("now", ["normal", "still_low"])
@pytest.mark.parametrize("said", BEYOND, ids=str)
def test_a_told_cause_yields_to_what_it_does_not_explain(judged: Any, said: dict[str, Any], now: str):
    """Marrow that does not ripen, or serious infections: a named cause, which may be a label, is not the last word."""
    assert "yes" == judged({**TOLD, **said, "counts.now": now}, counts=MILD).timing.step.reading


def test_very_low_counts_since_birth_are_not_explained_by_a_name(judged: Any):
    """“Congenital” is what they are called, not why they are so; a short dip that a doctor explained is over."""
    since_birth = {**TOLD, "counts.duration": "since_birth", "counts.now": "still_low"}
    severe = [{"count.value": {"amount": "499", "unit": "/uL"}, "count.date": "2026-01-10"}]
    assert "beyond-cause" == _step(judged, since_birth, counts=severe)
    assert "beyond-cause" != _step(judged, since_birth, counts=MILD)
    assert "cause-over" == _step(judged, TOLD, counts=severe)
    lasting = {**TOLD, "counts.duration": "three_months_or_longer"}
    assert "not_yet" == judged(lasting, counts=severe).timing.step.reading
    assert "cause-over" == _step(judged, lasting, counts=MILD)


def test_a_medicine_after_which_counts_came_back_is_an_answer_also_after_a_serious_infection(judged: Any):
    """So an agranulocytosis goes: the counts themselves showed the cause."""
    said = {"counts.ever_low": "yes", "counts.now": "normal", "counts.duration": "under_three_months"}
    recovered = [{"medicine.kind": "thyroid", "medicine.stop": "2026-02", "medicine.recovered": "yes"}]
    told = {**said, "medicine.listed": ["thyroid"], "infection.sepsis": "yes"}
    assert "explained" == _step(judged, told, counts=MILD, medicines=recovered)
    assert "explained" != _step(judged, {**told, **ON_GCSF}, counts=MILD, medicines=recovered)


LOW = {"counts.ever_low": "yes", "counts.now": "still_low", "counts.duration": "under_three_months"}
CHILD = {"person.who": "child", "person.age": {"amount": "4", "unit": "years"}}
GRAVE = ("pneumonia", "sepsis", "meningitis", "bone_joint", "deep", "fungal", "mycobacteria")
FOUND = {"antibodies.result": "found"}
# By step: what is said besides, and what brings the step, each alone.
WAYS: dict[str, tuple[dict[str, Any], list[dict[str, Any]]]] = {
    "history": (
        LOW | CHILD,
        [
            *({f"infection.{each}": "yes"} for each in GRAVE),
            *({f"family.{each}": "yes"} for each in ("related", "low_counts", "early_death", "leukemia", "immune")),
            {"birth.cord": "yes"},
            {"birth.first_year": "yes"},
            {"treat.gcsf": "six_months_or_longer"},
            FOUND | {"infection.perianal": "yes"},
            FOUND | {"infection.drip": "yes"},
            FOUND | {"counts.duration": "since_birth"},
        ],
    ),
    "other-signs": (
        LOW | {"marrow.done": "yes"},
        [{"marrow.findings": ["arrest"]}, {"marrow.findings": ["myelokathexis"]}],
    ),
    "serial-first": ({"serial.done": "no"}, [{"pattern.gaps": each} for each in ("three_weeks", "other_gap")]),
    "counts-next": (LOW, [{"duffy.result": each} for each in ("null", "not_null")]),
    "leaflet-medicine-first": (LOW, [{"medicine.listed": [each]} for each in ("thyroid", "pain", "deferiprone")]),
    "medicine-first": (
        LOW,
        [
            {"medicine.listed": [each]}
            for each in (
                "antibiotic",
                "seizure",
                "clozapine",
                "sulfasalazine",
                "rituximab",
                "heart",
                "antiviral",
                "other_list",
            )
        ],
    ),
}


@pytest.mark.parametrize("step", WAYS)
def test_each_way_alone_brings_a_step(judged: Any, step: str):
    """What is said besides does not bring it; with any one of the ways it comes."""
    said, ways = WAYS[step]
    assert step != _step(judged, said)
    assert [] == [way for way in ways if step != _step(judged, said | way)]
