"""Every suggested question, with the least a patient has to say for it: it is suggested then, and not for less."""

from __future__ import annotations

from typing import Any

import pytest


def _cells(number: int) -> dict[str, Any]:
    return {"count.value": {"amount": str(number), "unit": "/uL"}}


COUNT_300, COUNT_800 = _cells(300), _cells(800)
YEARS_30, MONTHS_8 = {"amount": 30, "unit": "years"}, {"amount": 8, "unit": "months"}


def _test(kind: str, result: str | None = None, **more: str) -> dict[str, Any]:
    said = {"test.kind": kind} | ({"test.result": result} if result else {})
    return {"tests": [said | {f"test.{key}": value for key, value in more.items()}]}


def _relative(sign: str) -> dict[str, Any]:
    return {"relatives": [{"relative.role": "mother", "relative.signs": [sign]}]}


# By suggestion: what is answered and which entries there are. Several examples where a rule has several ways.
LEAST: dict[str, list[dict[str, Any]]] = {
    # Cost and privacy
    "no-cost-test": [{"person.country": "US"}],
    "nhs-test": [{"person.country": "GB-ENG"}],
    "test-where-we-live": [{"person.country": "CA"}, {"person.country": "other"}],
    "insurance-approval": [{"person.country": "US", "matter.insurance": "public"}],
    "no-insurance": [{"person.country": "US", "matter.insurance": "none"}],
    "cost-wish": [{"matter.hopes": ["cost"]}],
    "insurance-timing": [
        {"person.country": "US", "person.age": YEARS_30},
        {"person.country": "US", "matter.hopes": ["privacy"]},
    ],
    "sponsor-data": [{"person.country": "US", "matter.hopes": ["cost"]}],
    "sample-and-data": [{"matter.hopes": ["privacy"]}],
    # Counts
    "serial-counts": [{"pattern.gaps": "three_weeks", "serial.done": "no"}],
    "cycle-known": [{"serial.result": "cycle"}],
    "duffy-null": [{"duffy.result": "null"}],
    "duffy-test": [
        {"duffy.result": "not_tested", "counts": [COUNT_800]},
        {"duffy.result": "not_tested"}
        | dict.fromkeys([f"infection.{each}" for each in ("pneumonia", "sepsis", "deep", "drip", "fungal")], "no")
        | {"birth.cord": "no"},
    ],
    "few-counts": [{"counts": [COUNT_800]}],
    "very-low-count": [{"counts": [COUNT_300]}],
    "infant-counts": [{"person.age": MONTHS_8, "counts": [{"count.rough": "1000_1499"}]}],
    "antibodies-found": [{"antibodies.result": "found"}],
    "antibodies-not-found": [{"antibodies.result": "not_found"}],
    "medicine-cause": [{"medicine.listed": ["thyroid"]}],
    "still-low-after-cause": [{"cause.told": "yes", "counts.now": "still_low"}],
    "autoimmune-cause": [{"cause.autoimmune": "yes"}],
    # Earlier tests
    "result-found-meaning": [_test("panel", "cause_found")],
    "uncertain-result": [_test("one_gene", "uncertain")],
    "result-not-told": [_test("exome", "not_told")],
    "home-kit": [_test("home_kit")],
    "one-gene-before": [_test("one_gene", "nothing_found")],
    "older-panel": [_test("panel", "nothing_found", date="2024-10")],
    "second-look-at-exome": [_test("exome", "uncertain", date="2023")],
    "nothing-found-before": [_test("chromosomes", "nothing_found")],
    "carrier-result": [_test("panel", "carrier")],
    "chromosome-test": [_test("chromosomes")],
    "report-copy": [{"tests": [{"test.report": "no"}]}],
    # Family
    "known-family-change": [{"family.variant": "yes"}, _relative("known_variant")],
    "relatives-of-found": [_test("genome", "cause_found")],
    "relatives-with-low-counts": [{"family.low_counts": "yes"}, _relative("low_counts")],
    "family-story": [{"family.leukemia": "yes"}, {"family.early_death": "yes"}, _relative("early_death")],
    "parents-related": [{"family.related": "yes"}],
    "little-known-family": [{"family.known": "adopted"}],
    "family-planning": [{"matter.hopes": ["children"]}],
    "relatives-wish": [{"matter.hopes": ["relatives"]}],
    # Next steps
    "fever-plan": [
        {"now.unwell": {"not_given": "dont_know"}},
        {"counts": [COUNT_800]},
        {"infection.sepsis": "yes"},
        {"counts.ever_low": "yes", "infection.fevers": "yes"},
    ],
    "find-counselor": [{"visit.with": "hematologist"}],
    "trials-wish": [{"matter.hopes": ["trials"]}],
    # Testing
    "sample-after-transplant": [{"treat.transplant": "yes"}],
    "sample-with-blood-cancer": [{"cause.leukemia": "yes"}],
    "sample-after-transfusion": [{"treat.transfusion": "yes"}],
    "other-signs-together": [{"sign.pale": "yes"}],
    "marrow-words": [{"marrow.findings": ["arrest"]}],
    "newborn-signs": [{"birth.cord": "yes"}, {"birth.growth": "yes"}],
    "good-time-for-test": [
        {"counts.duration": "since_birth", "tests.ever": "no", "duffy.result": "not_tested"},
        {"counts.duration": "since_birth", "tests.ever": "no", "counts": [COUNT_800]},
    ],
    "serious-infections": [{"infection.deep": "yes"}],
    "what-it-finds": [{"tests.ever": "no"}],
    "unexpected-findings": [{"matter.hopes": ["privacy"]}],
    # Treatment
    "marrow-checks": [{"treat.gcsf": "six_months_or_longer"}],
    "gcsf-started": [{"treat.gcsf": "under_six_months"}],
    "treatment-wish": [{"matter.hopes": ["treatment"]}],
}

# Just beside a limit or an exception: not suggested.
NEAR_MISSES: list[tuple[str, dict[str, Any]]] = [
    ("very-low-count", {"counts": [_cells(500)]}),
    ("fever-plan", {"counts": [_cells(1000)]}),
    ("duffy-test", {"duffy.result": "not_tested", "counts": [_cells(499)]}),
    ("few-counts", {"counts": [_cells(800)] * 3}),
    ("infant-counts", {"person.age": {"amount": 12, "unit": "months"}, "counts": [_cells(1200)]}),
    ("insurance-timing", {"person.country": "US", "person.age": {"amount": 17, "unit": "years"}}),
    ("older-panel", _test("panel", "nothing_found", date="2025")),
    ("older-panel", _test("panel", "cause_found", date="2015")),
    ("one-gene-before", _test("one_gene", "cause_found")),
    ("result-found-meaning", _test("home_kit", "cause_found")),
    ("uncertain-result", _test("home_kit", "uncertain")),
    ("nothing-found-before", _test("antibodies", "nothing_found")),
    (
        "good-time-for-test",
        {"counts.duration": "since_birth", "tests.ever": "no", "duffy.result": "null", "counts": [_cells(1000)]},
    ),
]


# Worth asking by anybody: these hold whatever is answered, and come last.
ALWAYS = {
    "any-test-before", "diagnosis-change", "negative-meaning", "treatment-change", "trials-by-result", "who-explains",
}  # fmt: skip


def _suggested(judged: Any, said: dict[str, Any]) -> set[str]:
    groups = {key: value for key, value in said.items() if key in ("counts", "tests", "relatives")}
    answers = {key: value for key, value in said.items() if key not in groups}
    return {each.suggestion.id for each in judged(answers, **groups).suggestions}


@pytest.mark.parametrize(("name", "said"), [(name, said) for name, ways in LEAST.items() for said in ways])
def test_a_question_is_suggested_for_what_was_said_and_not_for_less(judged: Any, name: str, said: dict[str, Any]):
    """The answers of the example suggest the question; without any one of them it is not suggested."""
    assert name in _suggested(judged, said)
    for key, value in said.items():
        assert name not in _suggested(judged, {other: kept for other, kept in said.items() if other != key}), key
        if isinstance(value, list) and isinstance(value[0], dict):
            for answered in value[0]:
                fewer = [{each: kept for each, kept in value[0].items() if each != answered}]
                assert name not in _suggested(judged, {**said, key: fewer}) or answered in BESIDES, answered


@pytest.mark.parametrize(("name", "said"), NEAR_MISSES)
def test_a_question_is_not_suggested_just_beside_its_limit(judged: Any, name: str, said: dict[str, Any]):
    """A limit is a limit: one cell, one month or one exception more, and the question is not suggested."""
    assert name not in _suggested(judged, said)


# Answers that make an entry whole in the examples above without being what the question follows from.
BESIDES = {"relative.role", "count.value", "test.kind"}


def test_every_question_has_an_example_and_no_two_share_an_id(book: Any):
    """A question that nothing suggests would be dead, and ids are what `picked` keeps."""
    ids = [suggestion.id for suggestion in book.rules.suggestions]
    assert sorted(set(ids)) == sorted(ids)
    assert sorted(ids) == sorted([*LEAST, *ALWAYS])


def test_somebody_who_said_nothing_is_given_the_general_questions_alone(judged: Any):
    """Every other suggestion, and every alert, follows from something that was said."""
    assert ALWAYS == _suggested(judged, {})
    assert () == judged({}).alerts


def test_suggestions_come_in_the_order_of_their_rank(judged: Any):
    """The most wanted question comes first."""
    said = {"person.who": "self", "person.country": "US", "cause.leukemia": "yes", "matter.hopes": ["cost", "privacy"]}
    ranks = [each.suggestion.rank for each in judged(said, counts=[COUNT_300]).suggestions]
    assert 5 < len(ranks)
    assert sorted(ranks) == ranks
