"""The testing programs: every condition can turn out either way, and every country has ways that are its own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest
from ways import IN_ORDER, PROGRAMS

from questionnaire.asking.questions import Kind, Question
from questionnaire.judging.programs import Standing
from questionnaire.logic.predicates import AtLeast, Compare, CountOf, ForClinician, Not, Predicate, Verdict
from tests.register import COUNTRY

HALF_A_YEAR = dt.timedelta(days=183)
FEWEST_WAYS, MOST_WAYS = 3, 11
GROUPS = ("counts", "tests", "relatives")


def _counts(*cells: int) -> dict[str, Any]:
    """Counts of this year, one a month."""
    return {
        "counts.ever_low": "yes",
        "counts": [
            {"count.value": {"amount": str(number), "unit": "/uL"}, "count.date": f"2026-{month:02}-01"}
            for month, number in enumerate(cells, 7)
        ],
    }


def _test(kind: str, result: str, **more: str) -> dict[str, Any]:
    said = {"test.kind": kind, "test.result": result, "test.date": "2021"}
    return {"tests.ever": "yes", "tests": [said | {f"test.{key}": value for key, value in more.items()}]}


def _age(amount: int, unit: str) -> dict[str, Any]:
    return {"person.age": {"amount": amount, "unit": unit}}


LONG = {"counts.ever_low": "yes", "counts.duration": "three_months_or_longer", "counts.now": "still_low"}
LASTED = {
    "counts": [
        {"count.value": {"amount": "700", "unit": "/uL"}, "count.date": day} for day in ("2025-02-01", "2026-07-01")
    ]
}
SHORT = {"counts.ever_low": "yes", "counts.duration": "under_three_months"}
OVER = {**SHORT, "counts.now": "normal", "cause.told": "yes", "cause.kind": ["infection"], "treat.gcsf": "no"}
LONG_GCSF = {"treat.gcsf": "six_months_or_longer"}
# By criterion: what somebody who is well has to say besides so that it is met, and so that it is not.
EITHER_WAY: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "low-or-known-in-family": (LONG, {}),
    "low-for-three-months": (LONG, {}),
    "low-neutrophils": (_counts(800), {}),
    "low-blood-cells": (_counts(800), {}),
    "symptoms": (_counts(800), {}),
    "early-severe-or-family": ({"family.variant": "yes"}, SHORT),
    "immune-problem": ({"family.immune": "yes"}, {}),
    "low-or-infections": (LONG, {}),
    "signs": ({"infection.pneumonia": "yes"}, {}),
    "severe-three-times": (_counts(300, 400, 200), {"counts": []}),
    "severe-or-in-a-rhythm": (_counts(300), {}),
    "twelve-or-older": (_age(12, "years"), _age(11, "years")),
    "kind-of-neutropenia": ({**LONG, **LASTED, "called.names": ["idiopathic"]}, {}),
    "count-under-1000": (_counts(800), {}),
    "not-medicine-infection-cancer": (LONG, {"cause.chemotherapy": "yes"}),
    "no-cause-found": ({}, _test("panel", "cause_found")),
    "not-explained": (LONG, OVER),
    "not-usual-for-type": ({"duffy.result": "not_null", **LONG}, {"duffy.result": "null", **_counts(1200)}),
    "not-medicine-or-chemotherapy": (LONG, {**SHORT, "cause.told": "yes", "cause.kind": ["medicine"]}),
    "not-medicine-or-vitamin": (LONG, {**SHORT, "cause.told": "yes", "cause.kind": ["vitamin"]}),
    "not-cancer-or-chemotherapy": (LONG, {"cause.chemotherapy": "yes"}),
    "no-autoimmune-disease": ({}, {"cause.autoimmune": "yes"}),
    "no-marrow-disease": ({}, {"cause.leukemia": "yes"}),
    "three-months-old": (_age(3, "months"), _age(2, "months")),
    "up-to-ninety": (_age(90, "years"), _age(91, "years")),
    "not-a-very-young-child": (
        _age(24, "months") | {"signs.areas": ["blood_immune"], "sign.low_lymphocytes": "yes"},
        _age(23, "months") | {"signs.areas": ["blood_immune"], "sign.low_lymphocytes": "yes"},
    ),
    "broad-test-first": (_test("exome", "nothing_found"), {}),
    "change-known": ({"family.variant": "yes"}, {}),
    "no-clear-answer": (_test("panel", "uncertain"), _test("home_kit", "uncertain")),
    "some-years-ago": (
        _test("exome", "nothing_found", looked_again="no"),
        _test("exome", "nothing_found", looked_again="yes"),
    ),
    "long-treatment": (LONG_GCSF, {"treat.gcsf": "under_six_months"}),
    "still-treated": (LONG_GCSF | {"gcsf.stopped": "still_on_it"}, LONG_GCSF | {"gcsf.stopped": "not_needed"}),
}


def _no(question: Question) -> Any:
    """The answer that nothing of the sort is the case; None where there is none."""
    if question.kind is Kind.YES_NO:
        return "no"
    alone = [option.id for option in question.options if option.alone]
    return alone[:1] if question.kind is Kind.SEVERAL and alone else None


@pytest.fixture(scope="session")
def well(book: Any) -> dict[str, Any]:
    """A grown-up with one good count who says no to every question."""
    noes = {question.id: _no(question) for question in book.questionnaire.questions.values()}
    entries = {**_counts(2000), "tests": [], "relatives": []}
    return {each: no for each, no in noes.items() if no} | _age(40, "years") | entries | {"counts.ever_low": "no"}


def _parts(predicate: Predicate) -> Iterator[Predicate]:
    """The predicate and everything in it."""
    yield predicate
    match predicate:
        case AtLeast(_, parts):
            inner: tuple[Predicate, ...] = parts
        case Not(part):
            inner = (part,)
        case CountOf(_, _, where):
            inner = (where,)
        case _:
            inner = ()
    for part in inner:
        yield from _parts(part)


def _verdicts(judged: Any, said: dict[str, Any]) -> dict[tuple[str, str], Verdict]:
    found = judged(
        {key: value for key, value in said.items() if key not in GROUPS}, **{group: said[group] for group in GROUPS}
    )
    return {
        (each.program.id, item.criterion.id): item.finding.verdict for each in found.programs for item in each.criteria
    }


def _to_judge(book: Any) -> list[tuple[str, str]]:
    """Every criterion that is not for a clinician alone."""
    return [
        (program.id, criterion.id)
        for program in book.rules.programs
        for criterion in program.criteria
        if not isinstance(criterion.when, ForClinician)
    ]


@pytest.mark.parametrize("criterion", EITHER_WAY)
def test_every_condition_is_met_by_one_patient_and_not_by_another(
    book: Any, judged: Any, well: dict[str, Any], criterion: str
):
    """What everybody meets, or nobody, would tell nobody anything. It is so in every program that has the condition."""
    met, unmet = (_verdicts(judged, well | said) for said in EITHER_WAY[criterion])
    placed = [place for place in _to_judge(book) if place[1] == criterion]
    assert placed
    assert [(Verdict.MET, Verdict.NOT_MET)] * len(placed) == [(met[place], unmet[place]) for place in placed], placed


def test_every_condition_of_every_program_has_such_patients(book: Any):
    """Only what a clinician alone can say is left out."""
    assert set(EITHER_WAY) == {criterion for _, criterion in _to_judge(book)}


def test_no_condition_asks_again_where_the_person_lives(book: Any):
    """`countries` says it once."""
    for program in book.rules.programs:
        facts = {
            part.fact for criterion in program.criteria for part in _parts(criterion.when) if isinstance(part, Compare)
        }
        assert COUNTRY not in facts, program.id


def test_every_country_has_ways_of_its_own_and_not_too_many(book: Any):
    """Whoever lives anywhere finds some ways, the first of them for that country; all are printed, so few are best."""
    for option in book.questionnaire.questions[COUNTRY].options:
        ways = [program for program in book.rules.programs if not program.countries or option.id in program.countries]
        assert FEWEST_WAYS <= len(ways) <= MOST_WAYS, option.id
        assert (option.id,) == ways[0].countries, option.id


def test_a_condition_of_several_signs_names_none_of_them(book: Any):
    """Which of them was told stands beside it: who told of one sign would read of others that nobody has."""
    asked = book.questionnaire.questions
    for criterion in (each for program in book.rules.programs for each in program.criteria):
        told = {part.fact for part in _parts(criterion.when) if isinstance(part, Compare) and part.fact in asked}
        signs = [asked[each].name for each in told if "sign" in asked[each].counts_as]
        assert not [each.you for each in signs if len(signs) > 1 and each.you in criterion.says.you], criterion.id


def test_facts_about_a_program_are_looked_at_again_within_half_a_year(book: Any):
    """Programs come and go: nothing is stated for longer than that."""
    for program in book.rules.programs:
        assert dt.timedelta() < program.review_by - program.checked_on <= HALF_A_YEAR, program.id


def test_somebody_well_is_told_of_no_way_to_a_new_test(book: Any, judged: Any, well: dict[str, Any]):
    """With Duffy-null, counts that are usual for it and no signs, no program anywhere is worth asking about."""
    said = well | LONG | _counts(1200) | {"duffy.result": "null"}
    for option in book.questionnaire.questions[COUNTRY].options:
        found = judged(
            {key: value for key, value in said.items() if key not in GROUPS} | {COUNTRY: option.id},
            **{group: said[group] for group in GROUPS},
        )
        assert [] == [
            each.program.id for each in found.programs if each.shown and each.standing is Standing.WORTH_ASKING
        ]


def test_while_the_country_is_not_known_only_ways_of_several_countries_are_shown(book: Any, judged: Any):
    """Nobody is shown a list for the whole world; what one country alone offers waits until the country is known."""
    shown = {each.program.id: len(each.program.countries) for each in judged({}).programs if each.shown}
    assert shown
    assert 1 not in shown.values(), shown
    there = {each.program.id for each in judged({COUNTRY: "US"}).programs if each.shown}
    assert {
        program.id for program in book.rules.programs if "US" in program.countries or not program.countries
    } == there


def test_each_program_asks_and_brings_what_it_did_when_its_source_was_read(book: Any):
    """Its status, its conditions and its papers, in their order; changed on purpose they change in `ways.py` too."""
    told = {
        program.id: (program.status.value, " ".join(each.id for each in program.criteria), " ".join(program.bring))
        for program in book.rules.programs
    }
    assert PROGRAMS == told


@pytest.mark.parametrize("country", IN_ORDER)
def test_the_ways_of_a_country_come_in_their_order(book: Any, country: str):
    """Whoever lives there is shown these; among those worth as much as one another the nearest comes first."""
    ways = [program.id for program in book.rules.programs if country in program.countries or not program.countries]
    assert IN_ORDER[country].split() == ways
