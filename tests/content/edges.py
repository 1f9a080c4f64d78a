"""Where suggested questions begin and end: each option that brings one, each number at its limit, each other way."""

from __future__ import annotations

from typing import Any

from examples import LEAST, NO_SERIOUS, STILL_LOW, UNEXPLAINED, WHITE

Said = dict[str, Any]

_OF_GENES = "one_gene known_change panel exome genome chromosomes newborn_screen tumor"
_NO_ANSWER = "uncertain carrier nothing_found not_told"
_ANY_DOCTOR = "hematologist immunologist family_doctor other none"
_STILL, _NOT_NULL, _PRICE = "still_low up_and_down", "not_null not_tested", "privacy cost"
# In an example of the question: its answer may be any of these options, and none besides.
INSTEAD = {
    ("test-where-we-live", "person.country"): "GB-OTHER CA AU EU other",
    ("insurance-elsewhere", "person.country"): "GB-ENG GB-OTHER CA AU EU other",
    ("insurance-elsewhere", "matter.hopes"): _PRICE,
    ("insurance-approval", "matter.insurance"): "private public",
    ("insurance-timing", "matter.hopes"): _PRICE,
    ("sponsor-data", "matter.hopes"): _PRICE,
    ("public-plan-rules", "matter.hopes"): _PRICE,
    ("serial-counts", "pattern.gaps"): "three_weeks other_gap",
    ("before-transplant", "treat.planned"): "transplant donor",
    ("marrow-chromosomes", "marrow.findings"): "chromosomes",
    ("cycle-known", "serial.result"): "cycle",
    ("duffy-test", "family.origins"): "africa_caribbean middle_east",
    (
        "medicine-cause",
        "medicine.listed",
    ): "clozapine antibiotic sulfasalazine rituximab seizure heart antiviral immune other_list",
    ("still-low-after-cause", "counts.now"): _STILL,
    ("late-autoimmune", "counts.now"): _STILL,
    ("uncertain-result", "test.kind"): _OF_GENES,
    ("one-gene-before", "test.result"): _NO_ANSWER,
    ("older-panel", "test.kind"): "panel",
    ("older-panel", "test.result"): _NO_ANSWER,
    ("second-look-at-exome", "test.kind"): "exome genome",
    ("second-look-at-exome", "test.result"): _NO_ANSWER,
    ("nothing-found-before", "test.kind"): "one_gene panel exome genome chromosomes",
    ("result-without-doctor", "test.kind"): _OF_GENES,
    ("result-without-doctor", "test.ordered_by"): "research self",
    ("parents-tested", "test.kind"): _OF_GENES,
    ("next-look-later", "test.kind"): "panel exome genome",
    ("next-look-later", "test.result"): "uncertain nothing_found",
    ("carrier-relatives", "test.kind"): _OF_GENES,
    ("family-change-not-found", "test.kind"): "known_change",
    ("family-change-not-found", "test.result"): "nothing_found",
    ("family-story", "relative.signs"): "early_death leukemia",
    ("little-known-family", "family.known"): "one_side little adopted",
    ("children-of-found", "relative.role"): "daughter son",
    ("relatives-other-signs", "relative.signs"): "infections teeth_lost hearing_swelling warts",
    ("find-counselor", "visit.with"): _ANY_DOCTOR,
    ("school-plan", "duffy.result"): _NOT_NULL,
    ("good-time-for-test", "counts.now"): _STILL,
    ("good-time-for-test", "duffy.result"): _NOT_NULL,
    ("good-time-for-test", "antibodies.result"): "not_found not_tested",
    ("which-test", "counts.now"): _STILL,
    ("which-test", "duffy.result"): _NOT_NULL,
    ("deletions-checked", "duffy.result"): _NOT_NULL,
    ("parents-with-test", "duffy.result"): _NOT_NULL,
    ("change-later-in-life", "counts.duration"): "three_months_or_longer under_three_months",
    ("unexpected-family", "matter.hopes"): "relatives privacy",
    ("marrow-words", "marrow.findings"): "arrest myelokathexis few_cells chromosomes other",
    ("marrow-checks-by-gene", "treat.gcsf"): "under_six_months no",
    ("gcsf-receptor", "treat.gcsf"): "six_months_or_longer",
    ("gcsf-response", "gcsf.response"): "a_little not",
}


def months(number: int) -> Said:
    """An age."""
    return {"person.age": {"amount": number, "unit": "months"}}


def cells(*numbers: int) -> Said:
    """Counts without a day."""
    return {"counts": [{"count.value": {"amount": str(number), "unit": "/uL"}} for number in numbers]}


def low_from_to(first: str, last: str) -> Said:
    """Two low counts."""
    low = cells(700)["counts"][0]
    return {"counts": [low | {"count.date": first}, low | {"count.date": last}]}


def tested(date: str) -> Said:
    """A panel that found nothing."""
    return {"tests": [{"test.kind": "panel", "test.result": "nothing_found", "test.date": date}]}


def exome(date: str) -> Said:
    """An exome without an answer."""
    return {"tests": [{"test.kind": "exome", "test.result": "uncertain", "test.date": date}]}


def found(kind: str, result: str) -> Said:
    """An earlier test and its result."""
    return {"tests": [{"test.kind": kind, "test.result": result}]}


def when_ill(number: int, said: str = "yes") -> Said:
    """A count taken during an illness, or not."""
    return {"counts": [cells(number)["counts"][0] | {"count.date": "2026-09-01", "count.when_ill": said}]}


def _and_after(day: str) -> Said:
    """A count in an illness on September 1, and one on another day."""
    return {"counts": [*when_ill(800)["counts"], cells(2000)["counts"][0] | {"count.date": day}]}


def fell(before: int, now: int, day: str = "2026-11-01", **more: str) -> Said:
    """A count of last year, and one now."""
    then, latest = (cells(number)["counts"][0] for number in (before, now))
    return {"counts": [then | {"count.date": "2025-11-01", **more}, latest | {"count.date": day}]}


ASKED, ANTIBODIES = {"tests.ever": "no"}, {"antibodies.result": "found"}
NULL = {"duffy.result": "null"}
TIME = STILL_LOW | UNEXPLAINED | ASKED
SIGN, SERIOUS = {"sign.warts": "yes"}, {"infection.deep": "yes"}
EITHER = (SERIOUS, SIGN)
# The question, what is said besides, what just brings it and what just does not any more.
LIMITS: list[tuple[str, Said, Said, Said]] = [
    ("insurance-timing", {"person.country": "US"}, months(216), months(215)),
    ("duffy-test", {"duffy.result": "not_tested"}, cells(1499), cells(1500)),
    ("duffy-test", {"duffy.result": "not_tested"}, cells(500), cells(499)),
    ("few-counts", {"counts.ever_low": "yes"}, cells(2000), cells()),
    ("few-counts", {"counts.ever_low": "yes"}, cells(2000, 2000), cells(2000, 2000, 2000)),
    ("few-counts", {}, cells(1499), cells(1500)),
    ("very-low-count", {}, cells(499), cells(500)),
    ("low-when-ill", {}, when_ill(1499), when_ill(1500)),
    ("low-when-ill", {}, {"counts": [*when_ill(800)["counts"], *cells(2000)["counts"]]}, _and_after("2026-09-02")),
    ("low-when-ill", {}, _and_after("2026-09-01"), _and_after("2026-09-02")),
    ("baby-of-known-change", {"family.variant": "yes"}, months(5), months(6)),
    ("counts-fell", {"treat.gcsf": "no"}, fell(998, 499), fell(1000, 500)),
    ("counts-fell", {"treat.gcsf": "no"}, fell(600, 300), fell(599, 300)),
    ("counts-fell", {"treat.gcsf": "no"}, fell(900, 300, "2026-08-24"), fell(900, 300, "2026-08-22")),
    ("counts-fell", {"treat.gcsf": "no"}, fell(900, 300), fell(1500, 300)),
    (
        "counts-fell",
        {"treat.gcsf": "no"},
        fell(900, 300),
        {"counts": [*fell(900, 300)["counts"], *_and_after("2026-11-09")["counts"][1:]]},
    ),
    ("low-when-ill", {}, when_ill(800), when_ill(800, "no")),
    ("low-when-ill", {}, when_ill(800), {"counts": [when_ill(800)["counts"][0], when_ill(300, "no")["counts"][0]]}),
    ("infant-counts", {"person.age": {"amount": 1, "unit": "weeks"}}, cells(500), cells(499)),
    (
        "count-from-percent",
        {},
        {"counts": [WHITE | {"count.percent": 100}]},
        {"counts": [WHITE | {"count.percent": 100} | cells(800)["counts"][0]]},
    ),
    ("antibodies-test", {"antibodies.result": "not_tested", "counts.ever_low": "yes"}, months(59), months(60)),
    ("watch-how-long", ANTIBODIES | {"signs.areas": ["none"]} | NO_SERIOUS, months(35), months(36)),
    ("late-autoimmune", ANTIBODIES | STILL_LOW, months(36), months(35)),
    ("late-autoimmune", ANTIBODIES | {"counts.now": "still_low"}, months(96), months(95)),
    (
        "late-autoimmune",
        ANTIBODIES | {"counts.now": "still_low"} | months(60),
        low_from_to("2023-06-01", "2026-06-01"),
        low_from_to("2023-06-02", "2026-06-01"),
    ),
    ("older-panel", {}, tested("2024-11-22"), tested("2024-11-23")),
    ("second-look-at-exome", {}, exome("2024-11-22"), exome("2024-11-23")),
    ("next-look-later", {}, tested("2024-11-23"), tested("2024-11-22")),
    ("fever-plan", {}, cells(999), cells(1000)),
    ("school-plan", cells(800), months(215), months(216)),
    ("school-plan", months(60), cells(999), cells(1000)),
    ("good-time-for-test", TIME | NULL | months(360), cells(999), cells(1000)),
    ("good-time-for-test", TIME | {"duffy.result": "not_null"}, months(60), months(59)),
    ("which-test", TIME | NULL, cells(999), cells(1000)),
    ("deletions-checked", ASKED | NULL, cells(999), cells(1000)),
    ("parents-with-test", ASKED | NULL | months(60), cells(999), cells(1000)),
    ("parents-with-test", ASKED | {"duffy.result": "not_tested"}, months(215), months(216)),
    ("change-later-in-life", LEAST["change-later-in-life"][0], months(600), months(599)),
    ("what-it-finds", {}, ASKED, exome("2023")),
    ("deletions-checked", SIGN, ASKED, exome("2023")),
    ("parents-with-test", SIGN | months(60), ASKED, exome("2023")),
    ("which-test", SIGN | {"cause.chemotherapy": "no"}, found("one_gene", "nothing_found"), exome("2023")),
    ("which-test", SIGN | {"cause.chemotherapy": "no"}, ASKED, found("one_gene", "cause_found")),
    (
        "family-change-not-found",
        {},
        found("known_change", "nothing_found"),
        {"tests": [*found("known_change", "nothing_found")["tests"], *found("panel", "cause_found")["tests"]]},
    ),
    ("minor-say", {}, months(84), months(83)),
    ("minor-say", {}, months(215), months(216)),
    ("minor-findings", {}, months(83), months(84)),
]


def _yes(*questions: str) -> list[Said]:
    return [{question: "yes"} for question in questions]


def _pairs(*questions: str) -> list[Said]:
    return [{questions[0]: "yes", other: "yes"} for other in questions[1:]]


KNOWN = {"relatives": [{"relative.role": "brother", "relative.signs": ["known_variant"]}]}
UNSAID = {"cause.chemotherapy": "no"} | STILL_LOW | ASKED
# The question, what is said besides, and each of the ways in which it then comes; without them it does not.
WAYS: list[tuple[str, Said, list[Said]]] = [
    ("few-counts", cells(2000), [{"counts.ever_low": "yes"}]),
    ("baby-of-known-change", months(5), [{"family.variant": "yes"}, KNOWN]),
    ("infant-counts", {}, [months(8) | cells(1200), {"person.age": {"amount": 1, "unit": "weeks"}} | cells(1200)]),
    ("newborn-signs", {}, _yes("birth.cord", "birth.cord_late", "birth.first_year", "birth.growth")),
    ("together-warts-antibodies", {"sign.low_antibodies": "yes"}, _yes("sign.warts", "infection.herpes")),
    ("together-warts-antibodies", SIGN, _yes("sign.low_antibodies", "sign.low_lymphocytes")),
    (
        "together-monocytes",
        {},
        _pairs("sign.low_monocytes", "sign.swelling", "sign.hearing", "sign.lung_protein", "infection.mycobacteria"),
    ),
    ("together-digestion-growth", {}, _pairs("sign.pancreas", "sign.short", "birth.growth", "sign.bones")),
    ("together-color-eyes-bruising", {}, _pairs("sign.pale", "sign.eyes", "sign.bruising")),
    ("together-heart-veins", {}, _pairs("sign.heart", "sign.veins", "sign.thymus", "sign.genitals")),
    ("together-sugar-bowel", {"sign.low_sugar": "yes"}, _yes("sign.bowel", "sign.diarrhea")),
    (
        "together-skin-thumbs-marrow",
        {"sign.thumbs": "yes"},
        [{"sign.other_counts": "yes"}, {"marrow.done": "yes", "marrow.findings": ["few_cells"]}],
    ),
    (
        "together-skin-thumbs-marrow",
        {"sign.other_counts": "yes"},
        _yes("sign.mottled", "sign.white_patches", "sign.thumbs"),
    ),
    (
        "together-learning-eyes",
        {},
        _pairs("sign.head", "sign.learning", "sign.seizures", "sign.retina", "sign.cataract"),
    ),
    ("gum-care", {}, _yes("infection.mouth", "infection.gums", "infection.gum_disease", "infection.teeth_lost")),
    ("vaccines", {}, _yes("sign.low_antibodies", "sign.low_lymphocytes", "sign.live_vaccine")),
    ("school-plan", months(60) | {"duffy.result": "not_tested"}, [{"counts.duration": "since_birth"}]),
    (
        "good-time-for-test",
        UNSAID | {"duffy.result": "not_tested"} | months(360),
        [
            {"cause.told": "no"},
            {"medicine.listed": ["thyroid"], "medicines": [{"medicine.kind": "thyroid", "medicine.stop": "2026-01"}]},
            *EITHER,
        ],
    ),
    ("good-time-for-test", TIME | NULL | months(360), [cells(900), *EITHER]),
    (
        "good-time-for-test",
        TIME | {"duffy.result": "not_tested"} | months(24),
        [{"antibodies.result": "not_found"}, *EITHER],
    ),
    (
        "which-test",
        {"cause.chemotherapy": "no", "duffy.result": "not_tested", "tests.ever": "no"},
        [STILL_LOW, when_ill(300, "no"), *EITHER, {"counts.ever_low": "yes", "family.low_counts": "yes"}],
    ),
    ("which-test", TIME | NULL, [cells(900), *EITHER]),
    ("deletions-checked", ASKED | NULL, [cells(900), *EITHER, {"family.low_counts": "yes"}]),
    ("parents-with-test", ASKED | NULL | months(60), [cells(900), *EITHER]),
]

FOUND = found("panel", "cause_found")
# A donor's marrow that works.
DONOR = {"treat.transplant": "yes", "counts.now": "normal"}
BEFORE = {"tests": [FOUND["tests"][0] | {"test.after_transplant": "no"}]}
# The question, what is said besides, and what silences it, all of it together.
SILENCED: list[tuple[str, Said, Said]] = [
    *((name, {}, FOUND) for name in ("cycle-known", "duffy-test", "duffy-not-null", "antibodies-test")),
    *((name, {}, FOUND) for name in ("antibodies-not-found", "serial-counts", "common-causes")),
    ("newborn-signs", {}, FOUND),
    *((name, {}, DONOR) for name in ("cycle-known", "duffy-test", "antibodies-test", "very-low-count", "few-counts")),
    *((name, {}, DONOR) for name in ("common-causes", "surgery-copper", "marrow-chromosomes")),
    *((name, {}, FOUND) for name in ("few-counts", "baby-of-known-change")),
    ("few-counts", {}, {"marrow.done": "yes", "marrow.findings": ["arrest"]}),
    ("never-counted", {}, months(5) | {"family.variant": "yes", "tests.ever": "no"}),
    *(("baby-of-known-change", {}, each) for each in (cells(2000), {"counts.ever_low": "yes"})),
    ("surgery-copper", {}, {"cause.looked_for": ["vitamins"]}),
    ("counts-fell", {}, {"cause.chemotherapy": "yes"}),
    *((name, {}, {"counts.now": "normal"}) for name in ("counts-fell", "low-when-ill")),
    *((name, {"gcsf.stopped": "did_not_help"}, DONOR) for name in ("marrow-checks", "gcsf-response")),
    ("other-causes-checked", {}, DONOR),
    ("marrow-checks-by-gene", BEFORE, DONOR),
]
