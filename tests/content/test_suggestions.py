"""Every suggested question, with the least a patient has to say for it: it is suggested then, and not for less."""

from __future__ import annotations

from typing import Any

import pytest

from questionnaire.judging.history import SERIOUS


def _cells(number: int) -> dict[str, Any]:
    return {"count.value": {"amount": str(number), "unit": "/uL"}}


COUNT_300, COUNT_800 = _cells(300), _cells(800)
YEARS_30, MONTHS_8 = {"amount": 30, "unit": "years"}, {"amount": 8, "unit": "months"}
GROUPS = ("counts", "illnesses", "medicines", "tests", "relatives")
DONT_KNOW = {"not_given": "dont_know"}
NO_SERIOUS = dict.fromkeys(SERIOUS, "no")


def _years(number: int) -> dict[str, Any]:
    return {"person.age": {"amount": number, "unit": "years"}}


def _test(kind: str, result: str | None = None, **more: str) -> dict[str, Any]:
    said = {"test.kind": kind} | ({"test.result": result} if result else {})
    return {"tests": [said | {f"test.{key}": value for key, value in more.items()}]}


def _relative(sign: str) -> dict[str, Any]:
    return {"relatives": [{"relative.role": "mother", "relative.signs": [sign]}]}


def _on(date: str, number: int) -> dict[str, Any]:
    return _cells(number) | {"count.date": date}


MOTHER_TESTED = {"relative.role": "mother", "relative.tested": "yes"}

# By suggestion: what is answered and which entries there are. Several examples where a rule has several ways.
LEAST: dict[str, list[dict[str, Any]]] = {
    # Cost and privacy
    "no-cost-test": [{"person.country": "US"}],
    "nhs-test": [{"person.country": "GB-ENG"}],
    "test-where-we-live": [{"person.country": each} for each in ("GB-OTHER", "CA", "other")],
    "public-plan-rules": [{"person.country": "US", "matter.insurance": "public", "matter.hopes": ["privacy"]}],
    "insurance-elsewhere": [{"person.country": "GB-OTHER", "matter.hopes": ["cost"]}],
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
    "cycle-known": [{"serial.done": "yes", "serial.result": "cycle"}],
    "dips-three-weeks-apart": [{"counts": [_on("2026-09-01", 300), _on("2026-09-12", 900), _on("2026-09-22", 200)]}],
    "low-when-ill": [{"counts": [_on("2026-09-01", 300) | {"count.when_ill": "yes"}]}],
    "count-from-percent": [{"counts": [{"count.percent": 30}]}],
    "counts-normal-now": [{"counts.ever_low": "yes", "counts.now": "normal"}],
    "other-causes-checked": [{"counts.duration": "since_birth", "cause.told": "no", "tests.ever": "no"}],
    "duffy-medicines": [{"duffy.result": "null"}],
    "duffy-not-null": [{"duffy.result": "not_null", "counts.ever_low": "yes"}],
    "antibodies-test": [{"antibodies.result": "not_tested", "counts.ever_low": "yes", **_years(2)}],
    "watch-how-long": [{"antibodies.result": "found", "signs.areas": ["none"], **NO_SERIOUS, **_years(2)}],
    "late-autoimmune": [
        {"antibodies.result": "found", "counts.now": "still_low", **_years(8)},
        {"antibodies.result": "found", "counts.now": "still_low", "counts.duration": "since_birth", **_years(3)},
    ],
    "medicine-recovered": [{"medicine.listed": ["thyroid"], "medicines": [{"medicine.recovered": "yes"}]}],
    "duffy-null": [{"duffy.result": "null"}],
    "duffy-test": [
        {"duffy.result": "not_tested", "counts": [COUNT_800]},
        {"duffy.result": "not_tested"} | NO_SERIOUS,
        {"duffy.result": "not_tested", "family.origins": ["middle_east"]},
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
    "donor-sample-before": [_test("exome", sample="blood", after_transplant="yes")],
    "failed-test": [_test("panel", "failed")],
    "tumor-test": [_test("tumor")],
    "newborn-screen": [_test("newborn_screen")],
    "result-without-doctor": [_test("genome", ordered_by="research")],
    "deletions-before": [_test("panel", "nothing_found", deletions="no")],
    "parents-tested": [_test("exome", "uncertain", parents="no")],
    "next-look-later": [_test("exome", "nothing_found", date="2026-01")],
    "family-change-not-found": [_test("known_change", "nothing_found")],
    "found-and-sure": [_test("panel", "cause_found")],
    # Family
    "pregnancy-now": [{"family.pregnancy": "now"}],
    "pregnancy-planned": [{"family.pregnancy": "planning"}],
    "children-of-found": [_test("panel", "cause_found") | {"relatives": [{"relative.role": "daughter"}]}],
    "carrier-relatives": [_test("panel", "carrier")],
    "relative-report": [{"family.variant": "yes"}, _relative("known_variant"), {"relatives": [MOTHER_TESTED]}],
    "family-immune": [{"family.immune": "yes"}],
    "relatives-other-signs": [_relative("warts"), _relative("hearing_swelling")],
    "known-family-change": [{"family.variant": "yes"}, _relative("known_variant")],
    "relatives-of-found": [_test("genome", "cause_found")],
    "relatives-with-low-counts": [{"family.low_counts": "yes"}, _relative("low_counts")],
    "family-story": [{"family.leukemia": "yes"}, {"family.early_death": "yes"}, _relative("early_death")],
    "parents-related": [{"family.related": "yes"}],
    "little-known-family": [{"family.known": "adopted"}, {"family.known": "one_side"}],
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
    "marrow-words": [{"marrow.done": "yes", "marrow.findings": ["arrest"]}],
    "newborn-signs": [{"birth.cord": "yes"}, {"birth.growth": "yes"}],
    "together-warts-antibodies": [{"sign.warts": "yes", "sign.low_antibodies": "yes"}],
    "together-monocytes": [{"sign.low_monocytes": "yes", "sign.swelling": "yes"}],
    "together-digestion-growth": [{"sign.pancreas": "yes", "birth.growth": "yes"}],
    "together-color-eyes-bruising": [{"sign.pale": "yes", "sign.bruising": "yes"}],
    "together-heart-veins": [{"sign.heart": "yes", "sign.veins": "yes"}],
    "together-sugar-bowel": [{"sign.low_sugar": "yes", "sign.diarrhea": "yes"}],
    "together-skin-thumbs-marrow": [{"sign.other_counts": "yes", "sign.thumbs": "yes"}],
    "together-learning-eyes": [{"sign.seizures": "yes", "sign.cataract": "yes"}],
    "good-time-for-test": [
        {"counts.duration": "since_birth", "tests.ever": "no", "duffy.result": "not_tested", **_years(30)},
        {"counts.duration": "since_birth", "tests.ever": "no", "counts": [COUNT_800], **_years(30)},
    ],
    "which-test": [{"tests.ever": "no"}],
    "deletions-checked": [{"tests.ever": "no"}],
    "parents-with-test": [{"tests.ever": "no", **_years(5)}],
    "minor-say": [_years(7), _years(17)],
    "minor-findings": [_years(6)],
    "negative-meaning": [{"tests.ever": "no"}, _test("panel", "nothing_found")],
    "unexpected-family": [{"matter.hopes": ["relatives"]}],
    "change-later-in-life": [
        {"counts.ever_low": "yes", "counts.duration": "under_three_months", "tests.ever": "no", **_years(50)},
    ],
    "serious-infections": [{"infection.deep": "yes"}],
    "what-it-finds": [{"tests.ever": "no"}],
    "unexpected-findings": [{"matter.hopes": ["privacy"]}],
    # Treatment
    "marrow-checks": [{"treat.gcsf": "six_months_or_longer"}],
    "gcsf-started": [{"treat.gcsf": "under_six_months"}],
    "treatment-wish": [{"matter.hopes": ["treatment"]}],
    "marrow-checks-by-gene": [_test("panel", "cause_found") | {"treat.gcsf": "no"}],
    "gcsf-receptor": [{"treat.gcsf": "six_months_or_longer"}],
    "gcsf-response": [{"treat.gcsf": "six_months_or_longer", "gcsf.response": "not"}],
    "cxcr4-medicine": [_test("panel", "cause_found") | {"treat.cxcr4": "yes"}],
    "gum-care": [{"infection.mouth": "yes"}, {"infection.teeth_lost": "yes"}],
    "vaccines": [{"counts.duration": "since_birth"}, {"sign.live_vaccine": "yes"}],
    "school-plan": [_years(5) | {"counts": [COUNT_800]}],
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
        {"counts.duration": "since_birth", "tests.ever": "no", "duffy.result": "null", "counts": [_cells(1000)]}
        | _years(30),
    ),
    ("few-counts", {"counts": []}),
    ("watch-how-long", {"antibodies.result": "found", "signs.areas": ["none"], **NO_SERIOUS, **_years(3)}),
    ("late-autoimmune", {"antibodies.result": "found", "counts.now": "still_low", **_years(7)}),
    ("late-autoimmune", {"antibodies.result": "found", "counts.now": "normal", **_years(8)}),
    ("minor-say", _years(18)),
    ("change-later-in-life", {"counts.ever_low": "yes", "counts.duration": "since_birth", **_years(60)}),
    ("dips-three-weeks-apart", {"counts": [_on("2026-09-01", 300), _on("2026-09-22", 200)]}),
    ("donor-sample-before", _test("exome", sample="skin", after_transplant="yes")),
    ("result-without-doctor", _test("home_kit", ordered_by="self")),
    ("one-gene-before", _test("known_change", "nothing_found")),
    ("nothing-found-before", _test("newborn_screen", "nothing_found")),
    ("chromosome-test", _test("tumor")),
    ("next-look-later", _test("exome", "nothing_found", date="2023")),
    ("found-and-sure", _test("tumor", "cause_found")),
    ("together-heart-veins", {"sign.heart": "yes", "sign.hearing": "yes"}),
    ("cxcr4-medicine", {"treat.cxcr4": "yes", "tests.ever": "no"}),
]


# Worth asking by anybody: these hold whatever is answered, and come last.
ALWAYS = {
    "any-test-before", "counts-on-file", "diagnosis-change", "treatment-change", "trials-by-result", "who-explains",
}  # fmt: skip


def _suggested(judged: Any, said: dict[str, Any]) -> set[str]:
    groups = {key: value for key, value in said.items() if key in GROUPS}
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
BESIDES = {"relative.role", "count.value", "count.date", "test.kind"}


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


# --- laws of all suggestions ----------------------------------------------------------------------------------------


def _pairs(book: Any) -> list[tuple[str, str]]:
    return [(each.id, other) for each in book.rules.suggestions for other in each.never_with]


def test_two_questions_that_contradict_each_other_never_come_together(book: Any, judged: Any):
    """Whoever says what brings the one and what brings the other is asked one of them at most."""
    for one, other in _pairs(book):
        for said in LEAST[one]:
            for also in LEAST[other]:
                for both in (said | also, also | said):
                    assert not {one, other} <= _suggested(judged, both), (one, other)


def test_a_pair_that_contradicts_is_named_once(book: Any):
    """Each pair stands with one of its two, and every name is that of a question."""
    pairs = _pairs(book)
    assert len(pairs) == len({frozenset(pair) for pair in pairs})
    assert {name for pair in pairs for name in pair} <= {*LEAST, *ALWAYS}


def test_not_knowing_brings_no_question_but_the_general_ones(book: Any, judged: Any):
    """“I don’t know” to everything is not a yes to anything; only a fever that is not ruled out asks for a plan."""
    said = dict.fromkeys(book.questionnaire.questions, DONT_KNOW)
    assert ALWAYS | {"fever-plan"} == _suggested(judged, said)


def test_what_is_asked_is_asked_once(book: Any):
    """No two questions have the same words, in either voice."""
    for voice in ("you", "child"):
        asks = [getattr(suggestion.ask, voice) for suggestion in book.rules.suggestions]
        assert sorted(set(asks)) == sorted(asks)


def _words(suggestion: Any) -> str:
    return " ".join(voice for text in (suggestion.ask, *suggestion.because) for voice in (text.you, text.child))


@pytest.mark.parametrize("name", ["syndrome", "WHIM", "Shwachman", "Kostmann", "Chediak", "Barth", "Fanconi", "Cohen"])
def test_no_question_names_a_disease_the_patient_did_not_name(book: Any, name: str):
    """Signs are to be mentioned together; what they may mean is for a doctor to say."""
    assert [] == [each.id for each in book.rules.suggestions if name.lower() in _words(each).lower()]


def test_no_question_gives_a_number_of_a_risk_or_says_that_a_study_takes_people(book: Any):
    """Percentages of risk frighten, and whether a study is open changes from month to month."""
    for suggestion in book.rules.suggestions:
        assert not {"%", "recruit"} & {each for each in ("%", "recruit") if each in _words(suggestion)}, suggestion.id


def test_nobody_is_told_to_stop_a_medicine(book: Any):
    """“Stop” stands only after “do not”."""
    for suggestion in book.rules.suggestions:
        words = _words(suggestion).lower()
        assert words.count("stop ") == words.count("do not stop "), suggestion.id


def test_the_us_law_is_named_to_people_in_the_us_alone(book: Any, judged: Any):
    """GINA guards nobody elsewhere."""
    named = {each.id for each in book.rules.suggestions if "GINA" in _words(each)}
    assert {"insurance-timing", "public-plan-rules"} == named
    for country in ("GB-ENG", "GB-OTHER", "CA", "AU", "EU", "other"):
        for said in (said for name in named for said in LEAST[name]):
            assert not named & _suggested(judged, said | {"person.country": country})
