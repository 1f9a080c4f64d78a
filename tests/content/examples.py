"""For every suggested question the least a patient has to say for it, and what is just beside its limit."""

from __future__ import annotations

from typing import Any

from questionnaire.judging.suggestions import suggest
from tests.everybody import book


def _cells(number: int) -> dict[str, Any]:
    return {"count.value": {"amount": str(number), "unit": "/uL"}}


WHITE = {"count.white": {"amount": "3.5", "unit": "10^9/L"}}
COUNT_300, COUNT_800 = _cells(300), _cells(800)
YEARS_30, MONTHS_8 = {"amount": 30, "unit": "years"}, {"amount": 8, "unit": "months"}
ON_GCSF = {"treat.gcsf": "under_six_months", "gcsf.stopped": "still_on_it"}
GROUPS = ("counts", "illnesses", "medicines", "tests", "relatives")
DONT_KNOW = {"not_given": "dont_know"}
CHROMOSOMES = {"marrow.done": "yes", "marrow.findings": ["chromosomes"]}


def counting_as(kind: str) -> list[str]:
    """The questions that count as something, such as a serious infection."""
    return [question.id for question in book().questionnaire.questions.values() if kind in question.counts_as]


NO_SERIOUS = dict.fromkeys(counting_as("serious_infection"), "no")
STILL_LOW = {"counts.duration": "since_birth", "counts.now": "still_low"}
UNEXPLAINED = {"cause.chemotherapy": "no", "cause.told": "no"}


def _years(number: int) -> dict[str, Any]:
    return {"person.age": {"amount": number, "unit": "years"}}


def _test(kind: str, result: str | None = None, **more: str) -> dict[str, Any]:
    said = {"test.kind": kind} | ({"test.result": result} if result else {})
    return {"tests": [said | {f"test.{key}": value for key, value in more.items()}]}


def _relative(sign: str) -> dict[str, Any]:
    return {"relatives": [{"relative.role": "mother", "relative.signs": [sign]}]}


def _on(date: str, number: int) -> dict[str, Any]:
    return _cells(number) | {"count.date": date}


IN_MARROW = _test("chromosomes", "uncertain", sample="marrow")
MOTHER_TESTED = {"relative.role": "mother", "relative.tested": "yes"}

# By suggestion: what is answered and which entries there are. Several examples where a rule has several ways.
LEAST: dict[str, list[dict[str, Any]]] = {
    # Cost and privacy
    "no-cost-test": [{"person.country": "US"}],
    "nhs-test": [{"person.country": "GB-ENG"}],
    "groups": [{"person.country": "US"}],
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
    "never-counted": [
        {"infection.gum_disease": "yes"},
        {"infection.sepsis": "yes"},
        {"infection.mouth": "yes", "infection.fevers": "yes"},
    ],
    "baby-of-known-change": [{"person.age": {"amount": 4, "unit": "weeks"}, "family.variant": "yes"}],
    "surgery-copper": [{"cause.stomach": "yes", "counts.ever_low": "yes"}],
    "counts-fell": [{"treat.gcsf": "no", "counts": [_on("2025-09-01", 900), _on("2026-11-01", 400)]}],
    "serial-counts": [
        {"pattern.gaps": "three_weeks", "serial.done": "no"},
        {"counts.now": "up_and_down", "infection.mouth": "yes", "serial.done": "no"},
    ],
    "cycle-known": [{"serial.done": "yes", "serial.result": "cycle"}],
    "dips-three-weeks-apart": [{"counts": [_on("2026-09-01", 300), _on("2026-09-12", 900), _on("2026-09-22", 200)]}],
    "low-when-ill": [{"counts": [_on("2026-09-01", 300) | {"count.when_ill": "yes"}]}],
    "count-from-percent": [{"counts": [WHITE | {"count.percent": 30}]}],
    "counts-normal-now": [{"counts.ever_low": "yes", "counts.now": "normal"}],
    "other-causes-checked": [
        {"counts.duration": "since_birth", "cause.told": "no", "tests.ever": "no"},
        {"counts.duration": "since_birth", "cause.kind": ["only_name"], "tests.ever": "no"},
    ],
    "common-causes": [{"cause.looked_for": ["none"]}],
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
        {"duffy.result": "not_tested", "counts.ever_low": "yes"} | NO_SERIOUS,
        {"duffy.result": "not_tested", "counts.ever_low": "yes", "family.origins": ["middle_east"]},
    ],
    "few-counts": [{"counts": [COUNT_800]}],
    "old-counts": [{"counts": [COUNT_800 | {"count.date": "2024-02"}, COUNT_800 | {"count.date": "2025-06"}]}],
    "baby-to-specialist": [{"person.age": MONTHS_8, "infection.sepsis": "yes", "counts": [COUNT_800]}],
    "very-low-count": [{"counts": [COUNT_300]}],
    "infant-counts": [{"person.age": MONTHS_8, "counts": [{"count.rough": "1000_1499"}]}],
    "antibodies-found": [{"antibodies.result": "found"}],
    "antibodies-not-found": [{"antibodies.result": "not_found"}],
    "medicine-cause": [{"medicine.listed": ["clozapine"]}, {"medicine.listed": ["other_list", "seizure"]}],
    "leaflet-medicine-cause": [{"medicine.listed": [each]} for each in ("thyroid", "pain", "deferiprone")],
    "still-low-after-cause": [{"cause.told": "yes", "cause.kind": ["infection"], "counts.now": "still_low"}],
    "autoimmune-cause": [{"cause.autoimmune": "yes"}],
    # Earlier tests
    "result-found-meaning": [_test("panel", "cause_found")],
    "uncertain-result": [_test("one_gene", "uncertain")],
    "result-not-told": [_test("exome", "not_told")],
    "home-kit": [_test("home_kit")],
    "antibody-test-not-genetic": [_test("antibodies")],
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
    "relative-report": [
        {"family.variant": "yes"},
        {"person.who": "self"} | _relative("known_variant"),
        {"person.who": "self", "relatives": [MOTHER_TESTED]},
    ],
    "family-immune": [{"family.immune": "yes"}],
    "relatives-other-signs": [_relative("warts"), _relative("hearing_swelling")],
    "known-family-change": [{"family.variant": "yes"}, _relative("known_variant")],
    "relatives-of-found": [_test("genome", "cause_found")],
    "relatives-with-low-counts": [{"family.low_counts": "yes"}, _relative("low_counts")],
    "family-story": [{"family.leukemia": "yes"}, {"family.early_death": "yes"}, _relative("early_death")],
    "parents-related": [{"family.related": "yes"}],
    "after-death-sample": [{"person.who": "died"}],
    "after-death-parents": [{"person.who": "died"}],
    "after-death-pregnancy": [{"person.who": "died", "family.pregnancy": "now"}],
    "after-death-family": [{"person.who": "died"}],
    "after-death-support": [{"person.who": "died"}],
    "little-known-family": [{"family.known": "adopted"}, {"family.known": "one_side"}],
    "family-planning": [{"matter.hopes": ["children"]}],
    "relatives-wish": [{"matter.hopes": ["relatives"]}],
    # Next steps
    "fever-plan": [
        {"now.unwell": {"not_given": "dont_know"}},
        {"counts": [COUNT_800]},
        {"infection.sepsis": "yes"},
        {"counts.ever_low": "yes"},
        {"counts": [_cells(1200)], "infection.fevers": "yes"},
    ],
    "find-counselor": [{"visit.with": "hematologist"}],
    "trials-wish": [{"matter.hopes": ["trials"]}],
    # Testing
    "sample-after-transplant": [{"treat.transplant": "yes"}],
    "sample-with-blood-cancer": [{"cause.leukemia": "yes"}, CHROMOSOMES, IN_MARROW],
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
        STILL_LOW | UNEXPLAINED | {"tests.ever": "no", "duffy.result": "not_tested", **_years(30)},
        STILL_LOW | UNEXPLAINED | {"tests.ever": "no", "counts": [COUNT_800], **_years(30)},
    ],
    "which-test": [
        STILL_LOW | {"cause.chemotherapy": "no", "tests.ever": "no", "counts": [COUNT_800]},
        {
            "cause.chemotherapy": "no",
            "tests.ever": "no",
            "counts.ever_low": "yes",
            "family.low_counts": "yes",
            "duffy.result": "not_tested",
        },
    ],
    "deletions-checked": [{"tests.ever": "no", "duffy.result": "not_tested"}],
    "parents-with-test": [{"tests.ever": "no", "duffy.result": "not_tested", **_years(5)}],
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
    "before-transplant": [{"treat.planned": ["donor"]}],
    "marrow-chromosomes": [CHROMOSOMES, IN_MARROW],
    "marrow-checks": [{"treat.gcsf": "six_months_or_longer"}],
    "gcsf-started": [{"treat.gcsf": "under_six_months"}],
    "treatment-wish": [{"matter.hopes": ["treatment"]}],
    "marrow-checks-by-gene": [_test("panel", "cause_found") | {"treat.gcsf": "no"}],
    "gcsf-receptor": [{"treat.gcsf": "six_months_or_longer", "gcsf.stopped": "still_on_it"}],
    "gcsf-response": [{"treat.gcsf": "six_months_or_longer", "gcsf.response": "not"}],
    "cxcr4-medicine": [_test("panel", "cause_found") | {"treat.cxcr4": "yes"}],
    "gum-care": [{"infection.mouth": "yes"}, {"infection.teeth_lost": "yes"}],
    "vaccines": [{"counts.duration": "since_birth"}, {"sign.live_vaccine": "yes"}],
    "school-plan": [_years(5) | {"counts": [COUNT_800]}],
}

# Just beside a limit or an exception: not suggested.
NEAR_MISSES: list[tuple[str, dict[str, Any]]] = [
    ("very-low-count", {"counts": [_cells(500)]}),
    ("relative-report", {"person.who": "child", "relatives": [MOTHER_TESTED]}),
    ("relative-report", {"person.who": "child"} | _relative("known_variant")),
    ("fever-plan", {"counts": [_cells(1000)]}),
    ("duffy-test", {"duffy.result": "not_tested", "counts": [_cells(499)]}),
    ("few-counts", {"counts": [_cells(800)] * 3}),
    ("infant-counts", {"person.age": {"amount": 12, "unit": "months"}, "counts": [_cells(1200)]}),
    ("infant-counts", {"person.age": {"amount": 1, "unit": "weeks"}, "counts": [{"count.rough": "told_low"}]}),
    ("count-from-percent", {"counts": [{"count.percent": 30}]}),
    ("count-from-percent", {"counts": [WHITE | _cells(300) | {"count.percent": 30}]}),
    *[("medicine-cause", {"medicine.listed": ["clozapine", each]}) for each in ("pain", "thyroid", "deferiprone")],
    ("counts-normal-now", {"counts.ever_low": "yes", "counts.now": "normal", **ON_GCSF}),
    ("insurance-timing", {"person.country": "US", "person.age": {"amount": 17, "unit": "years"}}),
    ("older-panel", _test("panel", "nothing_found", date="2025")),
    ("older-panel", _test("panel", "cause_found", date="2015")),
    ("one-gene-before", _test("one_gene", "cause_found")),
    ("result-found-meaning", _test("home_kit", "cause_found")),
    ("uncertain-result", _test("home_kit", "uncertain")),
    ("nothing-found-before", _test("antibodies", "nothing_found")),
    (
        "good-time-for-test",
        STILL_LOW | UNEXPLAINED | {"tests.ever": "no", "duffy.result": "null", "counts": [_cells(1000)]} | _years(30),
    ),
    ("good-time-for-test", STILL_LOW | {"cause.chemotherapy": "yes", "cause.told": "no", "tests.ever": "no"}),
    ("which-test", {"counts.ever_low": "yes", "tests.ever": "no", "cause.chemotherapy": "no"}),
    ("old-counts", {"counts": [COUNT_800 | {"count.date": "2024-02"}, COUNT_800 | {"count.date": "2026-06"}]}),
    ("old-counts", {"counts": [COUNT_800 | {"count.date": "2024-02"}, COUNT_800]}),
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


def follow(judged: Any, said: dict[str, Any]) -> dict[str, Any]:
    """What is suggested by id, to somebody who said this, entries of groups among it, as where a test is for now."""
    groups = {key: value for key, value in said.items() if key in GROUPS}
    found = judged({key: value for key, value in said.items() if key not in groups}, **groups)
    rules = book().rules
    followed = suggest(rules.suggestions, rules.sure_of(found.sheet, found.doubts), now=True)
    return {each.suggestion.id: each for each in followed}


def suggested(judged: Any, said: dict[str, Any]) -> set[str]:
    """The ids of what is suggested to somebody who said this."""
    return set(follow(judged, said))
