"""Facts of earlier genetic tests: every kind with every result, every sample, and whose genes it shows."""

from __future__ import annotations

from decimal import Decimal
from itertools import product
from typing import Any

import pytest
from sheets import ASKED, DONT_KNOW, LEFT_AT, NO, PREFER_NOT, YES, age, at_least, entry, one_of, sheet, unsure

from questionnaire.logic.predicates import Fact, Verdict, Why
from questionnaire.logic.span import Span

OPTIONS = {question.id: [option.id for option in question.options] for question in ASKED.groups["tests"].questions}
BREADTH = {
    "one_gene": "one_gene",
    "known_change": "one_gene",
    "panel": "panel",
    "exome": "exome_or_genome",
    "genome": "exome_or_genome",
    "chromosomes": "other",
    "newborn_screen": "other",
    "tumor": "other",
    "home_kit": "not_clinical",
    "antibodies": "not_genetic",
}
# Kinds whose result says nothing of inherited genes, and results that are open, with the reason.
NOT_INHERITED = {"home_kit", "antibodies", "tumor"}
OPEN = {str(DONT_KNOW): Why.DONT_KNOW, str(None): Why.NOT_ANSWERED, "not_told": Why.DONT_KNOW}
OWN = {"treat.transplant": "no"}


def test_every_kind_of_test_reads_as_much_as_the_table_says():
    """Each kind has its breadth; where the kind is not known, every breadth is possible."""
    assert set(BREADTH) == set(OPTIONS["test.kind"])
    for kind, breadth in BREADTH.items():
        assert one_of(breadth) == entry("tests", {"test.kind": kind}).fact("test.breadth")
    for left, why in ((DONT_KNOW, Why.DONT_KNOW), (None, Why.NOT_ANSWERED)):
        assert one_of(*BREADTH.values(), why=why) == entry("tests", {"test.kind": left}).fact("test.breadth")


def _years(low: Decimal | int, high: Decimal | int) -> Fact:
    return Fact(Span(Decimal(low), Decimal(high)), None if low == high else Why.ROUGH)


DAY = Decimal(1) / 31


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2026-11-22", _years(0, 0)),
        ("2025-11-22", _years(1, 1)),
        ("2024-10-22", _years(Decimal(25) / 12, Decimal(25) / 12)),
        ("2026-05-21", _years((6 + DAY) / 12, (6 + DAY) / 12)),
        ("2026-10", _years((1 - 9 * DAY) / 12, (1 + 21 * DAY) / 12)),
        ("2026", _years(0, (10 + 21 * DAY) / 12)),
        ("2024", _years((23 - 9 * DAY) / 12, (34 + 21 * DAY) / 12)),
        (DONT_KNOW, at_least(0, Why.DONT_KNOW)),
        (None, at_least(0, Why.NOT_ANSWERED)),
    ],
)
def test_a_test_is_as_long_ago_as_its_date_tells(date: Any, expected: Fact):
    """From its latest to its earliest day; this year may be today."""
    assert expected == entry("tests", {"test.date": date}).fact("test.years_ago")


def _months(low: Decimal | int, high: Decimal | int) -> Fact:
    """From an age to below another, as ages are rough; at birth nothing is left below."""
    return Fact(Span(Decimal(low), Decimal(high), high_open=high > 0), None if low == high else Why.ROUGH)


@pytest.mark.parametrize(
    ("date", "person", "expected"),
    [
        ("2026-11-22", age(4), _months(48, 60)),
        ("2025-11-22", age(4), _months(36, 48)),
        ("2026-10-22", age(2, "months"), _months(1, 2)),
        ("2026-11-22", age(0, "months"), _months(0, 1)),
        ("2026-09-22", age(2, "months"), _months(0, 1)),
        ("2026-08-22", age(2, "months"), _months(0, 0)),
        ("2020-08-22", age(2, "months"), at_least(0, Why.ROUGH)),
        ("2026-10", age(4), _months(47 - 21 * DAY, 59 + 9 * DAY)),
        ("2026", age(0), _months(0, 12)),
        (DONT_KNOW, age(4), at_least(0, Why.DONT_KNOW)),
        (None, {}, at_least(0, Why.NOT_ANSWERED)),
        ("2025-11-22", {}, at_least(0, Why.NOT_ANSWERED)),
        ("2025-11-22", {"person.age": PREFER_NOT}, at_least(0, Why.PREFER_NOT)),
    ],
)
def test_the_age_at_a_test_is_todays_less_the_time_since(date: Any, person: dict[str, Any], expected: Fact):
    """Never below birth; open for the reason of the date, or else of the age."""
    assert expected == entry("tests", {"test.date": date}, person).fact("test.age_months")


def test_a_sample_shows_a_donors_genes_when_it_is_blood_saliva_or_marrow_taken_after_a_transplant():
    """Skin never does; without a transplant no sample was taken after one, unless that was said of the sample."""
    samples = {"blood": True, "saliva": True, "marrow": True, "skin": False, None: None}
    for (sample, shows), after, had in product(samples.items(), LEFT_AT, ("yes", "no", DONT_KNOW, None)):
        said, taken_after, why = LEFT_AT[after]
        if taken_after is Verdict.UNKNOWN and had == "no":
            taken_after = Verdict.NOT_MET
        found = entry("tests", {"test.sample": sample, "test.after_transplant": said}, {"treat.transplant": had}).fact(
            "test.donor_sample"
        )
        if shows is False or taken_after is Verdict.NOT_MET:
            assert NO == found
        elif shows and taken_after is Verdict.MET:
            assert YES == found
        else:
            assert unsure(Why.NOT_ANSWERED if shows is None or why is None else why) == found, (sample, after, had)


def _found(kind: Any, result: Any, sample: Any, after: Any, ordered: Any) -> Fact:
    """Whether the cause was found, in plain words."""
    if kind in NOT_INHERITED or (kind == "chromosomes" and sample == "marrow"):
        return NO
    if str(result) in OPEN:
        return unsure(OPEN[str(result)])
    if result != "cause_found":
        return NO
    donor = after == "yes" and sample in ("blood", "saliva", "marrow")
    return unsure(Why.DONT_KNOW) if donor or ordered == "research" else YES


@pytest.mark.parametrize("kind", [*OPTIONS["test.kind"], None])
def test_the_cause_was_found_by_a_medical_test_of_ones_own_genes_alone(kind: Any):
    """Every kind with every result, sample and order: a donor’s genes or a study leave a found cause open."""
    results, samples = [*OPTIONS["test.result"], DONT_KNOW, None], [*OPTIONS["test.sample"], None]
    for result, sample in product(results, samples):
        for after, ordered in (
            ("no", "doctor"),
            ("yes", "doctor"),
            ("no", "research"),
            ("yes", "research"),
            (None, None),
        ):
            said = {"kind": kind, "result": result, "sample": sample, "after_transplant": after, "ordered_by": ordered}
            found = entry("tests", {f"test.{key}": each for key, each in said.items()}).fact("test.found_cause")
            assert _found(kind, result, sample, after, ordered) == found, said


def test_who_ordered_a_test_matters_for_a_study_alone():
    """A test that a counselor ordered, or the person, is believed."""
    for ordered in OPTIONS["test.ordered_by"]:
        said = {"test.kind": "panel", "test.result": "cause_found", "test.ordered_by": ordered}
        expected = unsure(Why.DONT_KNOW) if ordered == "research" else YES
        assert expected == entry("tests", said, OWN).fact("test.found_cause")


def _test(kind: Any, result: Any = "nothing_found", **more: Any) -> dict[str, Any]:
    said = {"kind": kind, "result": result, "sample": "blood", "after_transplant": "no"} | more
    return {f"test.{key}": answer for key, answer in said.items()}


FOUND, NOT_FOUND, NOT_TOLD = _test("panel", "cause_found"), _test("panel"), _test("panel", "not_told")
DONOR, MAYBE_DONOR = _test("exome", after_transplant="yes"), _test("exome", after_transplant=None)
BY_FACT: dict[str, list[tuple[list[dict[str, Any]], bool, Fact]]] = {
    "tests.gene_found": [
        ([NOT_FOUND, FOUND], True, YES),
        ([NOT_FOUND, FOUND], False, YES),
        ([NOT_FOUND], True, NO),
        ([NOT_FOUND, NOT_TOLD], True, unsure(Why.DONT_KNOW)),
        ([NOT_FOUND], False, unsure(Why.MORE_ENTRIES)),
        ([], True, NO),
    ],
    "tests.donor_sample": [
        ([NOT_FOUND, DONOR], True, YES),
        ([NOT_FOUND], True, NO),
        ([NOT_FOUND, MAYBE_DONOR], True, unsure(Why.DONT_KNOW)),
        ([NOT_FOUND], False, unsure(Why.MORE_ENTRIES)),
    ],
    "tests.broad_done": [
        *(([_test(kind)], True, YES if kind in ("panel", "exome", "genome") else NO) for kind in OPTIONS["test.kind"]),
        *(
            ([_test("panel", result)], True, NO if result == "failed" else YES)
            for result in [*OPTIONS["test.result"], None]
        ),
        ([_test("one_gene"), _test("exome")], True, YES),
        ([DONOR], True, NO),
        ([MAYBE_DONOR], True, YES),
        ([_test("exome", "failed", after_transplant="yes")], True, NO),
        ([_test(None)], True, unsure(Why.DONT_KNOW)),
        ([_test(None, "failed")], True, NO),
        ([_test("one_gene")], False, unsure(Why.MORE_ENTRIES)),
        ([], True, NO),
    ],
}


@pytest.mark.parametrize(
    ("fact_id", "tests", "complete", "expected"),
    [(fact_id, *case) for fact_id, cases in BY_FACT.items() for case in cases],
)
def test_one_test_is_enough_and_all_have_to_be_ruled_out(
    fact_id: str, tests: list[dict[str, Any]], complete: bool, expected: Fact
):
    """Of a cause found, a donor’s sample and a broad test; one that failed or is a donor’s is no broad test."""
    assert expected == sheet(complete=complete, tests=tests).fact(fact_id)
