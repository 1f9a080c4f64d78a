"""Answers that do not fit together: which pairs there are, what is in doubt then, and how each is settled."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from breaking import breaking, problems_of

from questionnaire.asking.answers import Given
from questionnaire.asking.pages import Route
from questionnaire.judging.assessment import Assessment, assess
from questionnaire.judging.doubts import choices
from questionnaire.logic.predicates import Verdict, Why, judge
from questionnaire.reading import Book

Way = Callable[..., Route]
CHILD = {"person.who": "child", "now.unwell": "no", "person.age": {"amount": 2, "unit": "years"}}
LOW = {"count.value": {"amount": 300, "unit": "/uL"}, "count.date": "2026-11-01"}
INFECTIONS = ("pneumonia", "sepsis", "meningitis", "bone_joint", "deep", "fungal", "mycobacteria")
FAMILY = {"low-counts": "low_counts", "leukemia": "leukemia", "early-death": "early_death", "variant": "carrier"}
# For each doubt the answers and entries with which it arises, and what settles it instead.
PAIRS: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "count-before-birth": ({"counts": [{**LOW, "count.date": "2019"}]}, {"counts": [{**LOW, "count.date": "2025"}]}),
    "test-before-birth": (
        {"tests.ever": "yes", "tests": [{"test.date": "2023-01"}]},
        {"tests.ever": "yes", "tests": [{"test.date": "2023-06"}]},
    ),
    "gcsf-before-birth": (
        {"treat.gcsf": "under_six_months", "gcsf.start": "2023-01"},
        {"treat.gcsf": "under_six_months", "gcsf.start": "2025"},
    ),
    "medicine-dates": (
        {"medicine.listed": ["heart"], "medicines": [{"medicine.start": "2026-05", "medicine.stop": "2026-04"}]},
        {"medicine.listed": ["heart"], "medicines": [{"medicine.start": "2026-05", "medicine.stop": "2026"}]},
    ),
    "medicine-not-marked": (
        {"medicine.listed": ["heart"], "medicines": [{"medicine.kind": "thyroid"}]},
        {"medicine.listed": ["heart", "thyroid"], "medicines": [{"medicine.kind": "thyroid"}]},
    ),
    "clozapine-in-a-child": ({"medicine.listed": ["clozapine"]}, {"medicine.listed": ["seizure"]}),
    "chemotherapy": (
        {
            "cause.chemotherapy": "no",
            "medicine.listed": ["other_list"],
            "medicines": [{"medicine.name": "Vincristine, once a week"}],
        },
        {
            "cause.chemotherapy": "no",
            "medicine.listed": ["other_list"],
            "medicines": [{"medicine.name": "Vincristine", "medicine.stop": "2026-01"}],
        },
    ),
    "never-low": (
        {"counts.ever_low": "no", "counts": [{"count.rough": "told_low"}]},
        {"counts.ever_low": "no", "counts": [{"count.rough": "normal"}]},
    ),
    "normal-now": (
        {"counts.now": "normal", "counts": [{**LOW, "count.date": "2026-11-12"}]},
        {"counts.now": "normal", "counts": [LOW]},
    ),
    "longer-than-life": (
        {"person.age": {"amount": 7, "unit": "weeks"}, "counts.duration": "three_months_or_longer"},
        {"person.age": {"amount": 7, "unit": "months"}, "counts.duration": "three_months_or_longer"},
    ),
    "gcsf": (
        {"treat.gcsf": "no", "counts": [{**LOW, "count.on_gcsf": "yes"}]},
        {"treat.gcsf": "under_six_months", "counts": [{**LOW, "count.on_gcsf": "yes"}]},
    ),
    "transplant": (
        {"treat.transplant": "no", "tests.ever": "yes", "tests": [{"test.after_transplant": "yes"}]},
        {"treat.transplant": "no", "tests.ever": "yes", "tests": [{"test.after_transplant": "no"}]},
    ),
    "home-kit": (
        {"tests.ever": "yes", "tests": [{"test.kind": "home_kit", "test.result": "cause_found"}]},
        {"tests.ever": "yes", "tests": [{"test.kind": "home_kit", "test.ordered_by": "self"}]},
    ),
    "antibody-test": (
        {"tests.ever": "yes", "tests": [{"test.kind": "antibodies", "test.result": "uncertain"}]},
        {"tests.ever": "yes", "tests": [{"test.kind": "antibodies", "test.result": "nothing_found"}]},
    ),
    "died-and-alive": (
        {"relatives": [{"relative.signs": ["early_death"], "relative.living": "alive"}]},
        {"relatives": [{"relative.signs": ["warts"], "relative.living": "alive"}]},
    ),
    **{
        f"denied-{kind.replace('_', '-')}": (
            {"infection.drip": "yes", f"infection.{kind}": "no", "illnesses": [{"illness.kind": kind}]},
            {"infection.drip": "yes", f"infection.{kind}": {"not_given": "dont_know"}},
        )
        for kind in INFECTIONS
    },
    **{
        f"family-{name}": (
            {f"family.{name.replace('-', '_')}": "no", "relatives": [{"relative.signs": [sign]}]},
            {f"family.{name.replace('-', '_')}": "yes", "relatives": [{"relative.signs": [sign]}]},
        )
        for name, sign in FAMILY.items()
    },
}  # fmt: skip


@pytest.fixture
def told(way: Way, book: Book, today: dt.date) -> Callable[..., Assessment]:
    """Judges answers and entries, and which doubts were said to be both right."""

    def made(said: dict[str, Any], *both_right: str) -> Assessment:
        groups = {key: value for key, value in said.items() if key in book.questionnaire.groups}
        route = way(CHILD | {key: value for key, value in said.items() if key not in groups}, **groups)
        answers = replace(route.answers, both_right=frozenset(both_right))
        return assess(book.rules, replace(route, answers=answers), today)

    return made


def _open(found: Assessment) -> list[str]:
    return [each.doubt.id for each in found.doubts if not each.both_right]


def test_every_pair_of_the_content_is_tried_here(book: Book):
    """A pair that is added is shown to arise."""
    assert {doubt.id for doubt in book.rules.doubts} == set(PAIRS)


@pytest.mark.parametrize("pair", PAIRS)
def test_a_pair_arises_and_is_settled_by_a_changed_answer_or_by_both_being_right(told: Any, pair: str):
    """With these answers there is one doubt, and with one of them changed, or called right, there is none."""
    arises, settled = PAIRS[pair]
    assert [pair] == _open(told(arises))
    assert [] == _open(told(settled))
    agreed = told(arises, pair)
    assert [] == _open(agreed)
    assert [(pair, True)] == [(each.doubt.id, each.both_right) for each in agreed.doubts]


@pytest.mark.parametrize("pair", PAIRS)
def test_what_is_in_doubt_is_unknown_to_the_rules_and_so_leaves_no_doubt(told: Any, book: Book, pair: str):
    """Without the answers in doubt the pair fits, and each of them is said to be in doubt."""
    found = told(PAIRS[pair][0])
    sure = book.rules.sure(found.sheet.route, found.sheet.today)
    assert Verdict.MET is not judge(found.doubts[0].doubt.when, sure).verdict
    once = found.doubts[0].questions & set(book.questionnaire.questions)
    assert {Why.IN_DOUBT} >= {sure.fact(question).why for question in once}
    assert found.sheet.fact("person.age") == sure.fact("person.age")


def test_a_date_before_birth_makes_no_test_old_enough_for_a_second_look(told: Any):
    """Until it is settled, it is not known how long ago the test was."""
    said = {"tests.ever": "yes", "tests": [{"test.kind": "panel", "test.result": "uncertain", "test.date": "2019"}]}
    said["tests"][0] |= {"test.looked_again": "no"}
    said |= {"treat.transplant": "no"}
    verdicts = {
        both: {
            item.finding.verdict
            for program in told(said, *both).programs
            for item in program.criteria
            if item.criterion.id == "some-years-ago"
        }
        for both in ((), ("test-before-birth",))
    }
    assert {(): {Verdict.UNKNOWN}, ("test-before-birth",): {Verdict.MET}} == verdicts


def test_a_doubtful_answer_silences_no_alert(told: Any):
    """A medicine that is still taken and ended years ago may be taken: its prescriber is to hear of it."""
    said = {
        "medicine.listed": ["thyroid"],
        "medicines": [{"medicine.kind": "thyroid", "medicine.stop": "2025", "medicine.recovered": "not_stopped"}],
    }
    assert ["leaflet-medicines"] == [each.alert.id for each in told(said).alerts]
    assert [] == [each.alert.id for each in told(said, "medicine-dates").alerts]


def test_a_doubtful_answer_raises_its_alert_all_the_same(told: Any):
    """Clozapine marked for a small child: if it is true, the prescriber has to know."""
    said = PAIRS["clozapine-in-a-child"][0]
    assert ["prescriber-medicine-today"] == [each.alert.id for each in told({**said, "now.unwell": "yes"}).alerts][-1:]


@pytest.mark.parametrize("pair", PAIRS)
def test_both_are_right_of_the_answers_that_were_given(told: Any, book: Book, pair: str):
    """With one of them changed it is asked again; another answer, or none that is changed, leaves it settled."""
    arises, settled = (told(each, pair).sheet.route.answers for each in PAIRS[pair])
    other = replace(arises, said={**arises.said, "matter.insurance": Given("none")})
    assert {pair} == book.rules.still_right(arises, arises)
    assert {pair} == book.rules.still_right(arises, other)
    assert frozenset() == book.rules.still_right(arises, settled)


def test_two_doubts_together_hide_no_call(told: Any):
    """Clozapine marked for a child, and 300 a week ago called normal by now: one doubt lets the other stand."""
    said = PAIRS["clozapine-in-a-child"][0] | PAIRS["normal-now"][0]
    found = told(said)
    assert {"clozapine-in-a-child", "normal-now"} == set(_open(found))
    assert "prescriber-medicine-today" in {each.alert.id for each in found.alerts}


def test_any_number_of_doubts_is_judged_in_time(told: Any, book: Book):
    """All that can be in doubt at once: alerts are judged by some thousand choices of it, not by each of millions."""
    said: dict[str, Any] = {}
    for arises, _ in PAIRS.values():
        both = {key: [*said.get(key, []), *value] for key, value in arises.items() if isinstance(value, list)}
        said = said | arises | both
    found = told(said)
    assert len(_open(found)) > 15
    assert 2_000 > len(list(choices([each for each in found.doubts if book.rules.alerted(each)])))
    assert "prescriber-medicine-today" in {each.alert.id for each in found.alerts}


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('["low-counts", "counts"]', '["counts"]', "doubtful: 'counts.ever_low' is no question of these pages"),
        ('"counts"]', '"count"]', "pages: 'count' is no page that asks anything"),
        ('["low-counts", "counts"]', "[]", "pages: where it can be settled is needed"),
        ('["counts.ever_low"]', "[]", "doubtful: a question whose answer is in doubt is needed"),
        ('"moderate", "mild"]', '"little"]', "when.all.2.count_of.where: 'little' is not an option of 'count.band'"),
    ],
)
def test_a_pair_with_a_mistake_in_it_is_named(copy: Path, old: str, new: str, says: str):
    """With its file and place."""
    breaking(copy, "doubts/never-low.toml", old, new)
    assert any(problem.startswith(f"doubts/never-low.toml: {says}") for problem in problems_of(copy))


DENIED = '{ fact = "counts.ever_low", is = "no" }'


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('"counts"]', '"counts", "areas"]', "pages: nothing on the page 'areas' can settle this"),
        ('["counts.ever_low"]', '["counts.now"]', "doubtful: this does not depend on 'counts.now'"),
        (DENIED, f"{DENIED},\n  {{ not = {DENIED} }}", "when: no answers can ever bring this doubt"),
        ("when.all = [", f"when.any = [\n  {{ not = {DENIED} }},", "when: no answers can ever settle this doubt"),
    ],
)
def test_a_pair_that_never_arises_or_cannot_be_settled_is_named(copy: Path, found: Any, old: str, new: str, says: str):
    """The proofs hold for every value that the facts may have."""
    breaking(copy, "doubts/never-low.toml", old, new)
    assert f"doubts/never-low.toml: {says}" in found()
