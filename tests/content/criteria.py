"""For every condition of a program what just meets it, what just does not, and what leaves it to others to say.

The id of a condition stands for all programs that have it; with a program before it, for the one that words it its own
way. What everybody's sources have in common (`no-cause-found`, `not-explained`) is held by one law: it is alike in all.
"""

from __future__ import annotations

from typing import Any

from edges import SERIOUS, SIGN, cells, found, months, tested
from examples import NO_SERIOUS, UNEXPLAINED, counting_as

Said = dict[str, Any]

LONG, SHORT = {"counts.duration": "since_birth"}, {"counts.duration": "under_three_months", "counts.ever_low": "yes"}
LASTING = {"counts.duration": "three_months_or_longer", "counts.ever_low": "yes"}
NEVER, EVER = {"counts.ever_low": "no"}, {"counts.ever_low": "yes"}
NORMAL = NEVER | cells(1500)
NO_SIGNS = {"signs.areas": ["none"]}
SKIN = SIGN | {"signs.areas": ["skin"]}
WELL = NO_SERIOUS | NO_SIGNS
NO_INFECTION = NO_SERIOUS | dict.fromkeys(counting_as("infection"), "no")
NO_FAMILY = dict.fromkeys(
    (
        "family.low_counts", "family.early_death", "family.leukemia", "family.variant", "family.immune",
        "family.related",
    ),
    "no",
)  # fmt: skip
FOUND, NOT_FOUND = found("panel", "cause_found"), {"tests.ever": "no"}
KNOWN = {"relatives": [{"relative.role": "mother", "relative.signs": ["known_variant"]}]}
NO_RELATIVES: Said = {"relatives": []}
# A sample of one's own genes, and one that holds a donor's.
OWN, DONOR = {"treat.transplant": "no"}, {"treat.transplant": "yes"}
DUFFY = {"duffy.result": "null"} | cells(1000) | WELL
NO_CAUSE = UNEXPLAINED | {"medicine.listed": ["none"]}
NO_CANCER = {"cause.chemotherapy": "no", "cause.leukemia": "no"}
RECOVERED = {"medicine.listed": ["thyroid"], "medicines": [{"medicine.recovered": "yes"}]}
# Two low counts, seven months apart.
SIX_MONTHS = LASTING | {
    "person.age": {"amount": 30, "unit": "years"},
    "counts": [
        {"count.value": {"amount": 400, "unit": "/uL"}, "count.date": day} for day in ("2026-03-02", "2026-10-02")
    ],
}
_APDS = ("infection.pneumonia", "infection.airways", "infection.herpes", "sign.spleen")
_BOWEL = ("sign.diarrhea", "sign.bowel")
# What speaks for an immune problem where counts were never low.
_IMMUNE = ("sign.low_antibodies", "sign.low_lymphocytes", "sign.thymus", "sign.live_vaccine")
# What speaks for a very weak immune system in the first two years.
_INFANT = ("sign.low_lymphocytes", "sign.thymus", "sign.screen", "sign.live_vaccine")


def _severe(*days: str) -> Said:
    return {"counts": [cells(499)["counts"][0] | {"count.date": day} for day in days]}


def named(*kinds: str) -> Said:
    """A doctor named a cause of these kinds."""
    return {"cause.told": "yes", "cause.kind": [*kinds]}


def _yes(*questions: str) -> list[Said]:
    return [{question: "yes"} for question in questions]


def long_ago(**said: str) -> Said:
    """A panel of two years ago that found nothing and was not looked at again, told a little differently."""
    panel = tested("2024-11-22")["tests"][0] | {"test.looked_again": "no"}
    return {"tests": [panel | {f"test.{key}": value for key, value in said.items()}]}


# What makes such a test no reason to look again.
NOT_AGAIN = [
    ("kind", "one_gene"),
    ("result", "failed"),
    ("result", "cause_found"),
    ("looked_again", "yes"),
    ("date", "2024-11-23"),
]
THREE, TWO = _severe("2026-06-01", "2026-07-01", "2026-08-01"), _severe("2026-06-01", "2026-07-01")
FAR = _severe("2026-01-01", "2026-03-01", "2026-08-01")
LOW: tuple[list[Said], list[Said]] = ([EVER, cells(1499)], [NORMAL])
# By condition: each of these meets it, each of these does not. Nothing else is said.
EDGES: dict[str, tuple[list[Said], list[Said]]] = {
    "low-or-known-in-family": (
        [*LOW[0], SERIOUS, *_yes("family.variant", *_IMMUNE)],
        [NORMAL | {"family.variant": "no"} | WELL, NORMAL | {"family.variant": "no"} | NO_SERIOUS | SIGN],
    ),
    "genetic-counselor.low-or-known-in-family": (
        [LONG, *_yes("family.variant", "family.immune")],
        [SHORT | {"family.variant": "no", "family.immune": "no"}],
    ),
    "low-for-three-months": ([LONG], [SHORT, SHORT | SERIOUS]),
    "ern-referral.low-for-three-months": ([LONG, SHORT | SERIOUS], [SHORT | NO_SERIOUS]),
    "low-or-infections": ([LONG, SERIOUS], [SHORT | NO_SERIOUS]),
    "low-neutrophils": (LOW[0], [NORMAL | WELL]),
    "low-blood-cells": ([*LOW[0], {"sign.other_counts": "yes"}], [NORMAL | NO_SIGNS]),
    "symptoms": ([*LOW[0], SERIOUS, *_yes(*_IMMUNE)], [NORMAL | WELL | {"infection.mouth": "yes"}]),
    "early-severe-or-family": (
        [
            LONG,
            cells(499) | months(360),
            SERIOUS,
            SIGN | EVER,
            {"family.related": "yes"} | EVER,
            *_yes("family.variant", *_IMMUNE),
        ],
        [SHORT | cells(500) | months(360) | WELL | NO_FAMILY, NORMAL | SIGN | NO_SERIOUS | {"family.variant": "no"}],
    ),
    "immune-problem": ([FOUND, {"family.immune": "yes"}], [NOT_FOUND | {"family.immune": "no"} | SHORT | NO_SERIOUS]),
    "signs": (
        [*_yes(*_APDS), *({each: "yes", blood: "yes"} for each in _BOWEL for blood in _IMMUNE[:2])],
        [dict.fromkeys(_APDS, "no") | each for each in (NO_SIGNS, *({one: "yes"} for one in (*_BOWEL, *_IMMUNE[:2])))],
    ),
    "severe-three-times": ([THREE], [TWO | NO_SIGNS, FAR | NO_SIGNS]),
    "twelve-or-older": ([months(144)], [months(143)]),
    "kind-of-neutropenia": (
        [SIX_MONTHS | {"called.names": [each]} for each in ("congenital", "cyclic", "autoimmune", "idiopathic")],
        [SHORT | cells(500) | {"called.names": ["idiopathic"], "counts.now": "normal"}, NEVER],
    ),
    "count-under-1000": ([cells(999)], [cells(1500)]),
    "not-medicine-infection-cancer": (
        [NO_CANCER | {"cause.told": "no"}, NO_CANCER | named("only_name")],
        [NO_CANCER | {"cause.told": "no"} | each for each in _yes("cause.chemotherapy", "cause.leukemia")],
    ),
    "severe-or-in-a-rhythm": (
        [
            cells(499),
            EVER | {"serial.done": "yes", "serial.result": "cycle"},
            EVER | {"marrow.done": "yes", "marrow.findings": ["arrest"]},
        ],
        [cells(500) | {"serial.done": "no", "marrow.done": "no"}, NEVER],
    ),
    "not-usual-for-type": (
        [DUFFY | each for each in (cells(819), SERIOUS, SKIN, {"duffy.result": "not_null"})],
        [DUFFY],
    ),
    "not-medicine-or-chemotherapy": (
        [NO_CAUSE, NO_CAUSE | named("only_name"), NO_CAUSE | named("autoimmune")],
        [NO_CAUSE | each for each in (named("medicine"), {"cause.chemotherapy": "yes"}, RECOVERED)],
    ),
    "not-medicine-or-vitamin": (
        [NO_CAUSE, NO_CAUSE | named("only_name"), NO_CAUSE | named("infection")],
        [NO_CAUSE | each for each in (named("medicine"), named("vitamin"), RECOVERED)],
    ),
    "not-cancer-or-chemotherapy": (
        [NO_CANCER],
        [NO_CANCER | each for each in _yes("cause.chemotherapy", "cause.leukemia")],
    ),
    "no-autoimmune-disease": ([{"cause.autoimmune": "no"}], _yes("cause.autoimmune")),
    "no-marrow-disease": ([{"cause.leukemia": "no"}], _yes("cause.leukemia")),
    "three-months-old": ([months(3)], [months(2)]),
    "up-to-ninety": ([months(1091)], [months(1092)]),
    "not-a-very-young-child": (
        [months(24) | {"sign.low_lymphocytes": "yes"}, months(8) | dict.fromkeys(_INFANT, "no")],
        [months(23) | each for each in _yes(*_INFANT)],
    ),
    "broad-test-first": ([found("exome", "nothing_found"), found("panel", "uncertain")], [NOT_FOUND]),
    "change-known": (
        [FOUND, {"family.variant": "yes"}, KNOWN],
        [NOT_FOUND | {"family.variant": "no"} | NO_RELATIVES],
    ),
    "no-clear-answer": (
        [OWN | found(kind, "uncertain") for kind in ("panel", "exome", "genome")],
        [
            OWN | each
            for each in (
                found("one_gene", "uncertain"),
                found("home_kit", "uncertain"),
                found("panel", "failed"),
                FOUND,
            )
        ]
        + [DONOR | found("panel", "uncertain")],
    ),
    "some-years-ago": (
        [OWN | long_ago(), OWN | long_ago(kind="exome")],
        [*(OWN | long_ago(**{key: value}) for key, value in NOT_AGAIN), DONOR | long_ago()],
    ),
    "long-treatment": ([{"treat.gcsf": "six_months_or_longer"}], [{"treat.gcsf": "under_six_months"}]),
    "still-treated": (
        [{"treat.gcsf": "under_six_months", "gcsf.stopped": "still_on_it"}],
        [{"treat.gcsf": "under_six_months", "gcsf.stopped": "side_effects"}],
    ),
}
# What is said, and then only a clinician can say if the condition is met.
FOR_CLINICIANS: dict[str, list[Said]] = {
    "low-neutrophils": [NORMAL | SERIOUS | NO_SIGNS, *(NORMAL | NO_SERIOUS | {each: "yes"} for each in _IMMUNE)],
    "immune-problem": [NOT_FOUND | {"family.immune": "no"} | each for each in (LONG | NO_SERIOUS, NORMAL | SERIOUS)],
    "severe-three-times": [TWO | SIGN],
    "kind-of-neutropenia": [LASTING, SIX_MONTHS | {"called.names": ["none"]}],
    "count-under-1000": [cells(1000), cells(1499)],
    "not-medicine-infection-cancer": [NO_CANCER | named(each) for each in ("medicine", "infection")],
    "not-medicine-or-chemotherapy": [
        NO_CAUSE | named("medicine") | SERIOUS,
        *(NO_CAUSE | named(each) for each in ("infection", "vitamin", "other_illness")),
    ],
    "not-medicine-or-vitamin": [NO_CAUSE | named(each) | SERIOUS for each in ("medicine", "vitamin")],
    "not-usual-for-type": [DUFFY | cells(820), DUFFY | cells(999)],
}
# What is known not to meet a condition: nobody else is left to ask.
RULED_OUT = {
    "not-usual-for-type": [DUFFY],
    "not-medicine-or-chemotherapy": [
        NO_CAUSE | RECOVERED | SHORT | {"counts.now": "normal"} | SERIOUS,
        NO_CAUSE
        | RECOVERED
        | LASTING
        | cells(800)
        | NO_SERIOUS
        | {"marrow.done": "no", "signs.areas": ["none"]}
        | months(360),
    ],
}
# Conditions that some programs word in their own way, and which.
OWN_WAY = {
    "low-or-known-in-family": {"genetic-counselor"},
    "low-for-three-months": {"ern-referral"},
    "low-neutrophils": {"nhs-r338"},
    "no-cause-found": {
        "genetic-counselor", "jeffreys-insights", "navigate-apds", "ontario-gso", "path4ward", "second-look",
    },
}  # fmt: skip
