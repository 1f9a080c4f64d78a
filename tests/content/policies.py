"""For every reason and every first of the policy the least that gives it, and what is said of them together."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import reduce
from itertools import product
from typing import Any

from breaking import CONTENT
from examples import GROUPS

from questionnaire.asking.questions import Kind
from tests.everybody import book

Said = dict[str, Any]

# Letters of the table, worst first, and the words they stand for.
LETTERS = ("R", "B", "N", "?", "F", "S", "A+", "A")
READINGS = dict(
    zip(
        LETTERS,
        ("result", "blood_doctor", "not_first", "open", "first", "specialist", "ask_beside", "ask"),
        strict=True,
    )
)


def _years(number: int) -> Said:
    return {"person.age": {"amount": number, "unit": "years"}}


def _months(number: int) -> Said:
    return {"person.age": {"amount": number, "unit": "months"}}


def cells(number: int, *dates: str) -> Said:
    """A count of so many, or one on each of these days."""
    count = {"count.value": {"amount": str(number), "unit": "/uL"}}
    return {"counts": [count | {"count.date": date} for date in dates] or [count]}


def _area(area: str, *signs: str) -> Said:
    return {"signs.areas": [area], **dict.fromkeys(signs, "yes")}


_LEFT = {"counts.ever_low", "counts.doctor_knows", "now.cord"}
# Somebody grown up who was asked everything, whose counts were never low, and who has nothing of all that.
BASE: Said = {
    question.id: "no"
    for question in book().questionnaire.questions.values()
    if question.kind is Kind.YES_NO and question.id not in _LEFT and question.id in book().questionnaire.page_of
} | {
    "person.who": "self",
    **_years(30),
    "signs.areas": ["none"],
    "duffy.result": "not_null",
    "antibodies.result": "not_found",
    "medicine.listed": ["none"],
    "treat.gcsf": "no",
    "pattern.gaps": "none",
    "cause.looked_for": ["hiv", "vitamins", "autoimmune"],
    "counts.ever_low": "no",
    "counts": [],
}
LOW: Said = {
    "counts.ever_low": "yes",
    "counts.duration": "three_months_or_longer",
    "counts.now": "still_low",
    **cells(1200),
}
# For a short time, or so it was told.
NEW: Said = {"counts.ever_low": "yes", "counts.duration": "under_three_months", "counts.now": "up_and_down"}
ON_GCSF = {"treat.gcsf": "under_six_months", "gcsf.stopped": "still_on_it"}
CHILD, BABY = _years(7), _months(2)
_MONTHS_APART = ("2026-03", "2026-06", "2026-10")
_LATE = cells(1200, "2022-03", "2024-03", "2026-10") | {"antibodies.result": "found"}
_CYCLE = {"infection.fevers": "yes", "serial.done": "yes", "serial.result": "cycle"}
_ANTIBODIES = _area("blood_immune", "sign.low_antibodies")
_LYMPHOCYTES = _area("blood_immune", "sign.low_lymphocytes")
_RHYTHM = {"infection.fevers": "yes", "pattern.gaps": "three_weeks"}

# Several where one cannot stand beside every first.
REASONS: dict[str, list[Said]] = {
    "family-change": [{"family.variant": "yes"}, LOW | {"family.variant": "yes"}],
    "marrow": [
        {"marrow.done": "yes", "marrow.findings": ["arrest"]},
        LOW | {"marrow.done": "yes", "marrow.findings": ["myelokathexis"]},
    ],
    "serious-infection": [LOW | cells(999) | {"infection.sepsis": "yes"}],
    "severe-lasting": [
        LOW | cells(499),
        LOW | cells(499, *_MONTHS_APART),
        LOW | cells(499) | {"counts.duration": "since_birth"},
    ],
    "cycle": [LOW | _CYCLE],
    "telling-signs": [LOW | _area("skin", "sign.warts")],
    "long-gcsf": [{"treat.gcsf": "six_months_or_longer"}, LOW | {"treat.gcsf": "six_months_or_longer"}],
    "late-autoimmune": [LOW | _LATE],
    "two-supporting": [LOW | {"family.low_counts": "yes", "family.leukemia": "yes"}],
    "one-supporting-child": [
        LOW | cells(999) | CHILD | {"family.low_counts": "yes"},
        LOW | cells(999, *_MONTHS_APART) | CHILD | {"family.low_counts": "yes"},
    ],
    "one-supporting-adult": [
        LOW | cells(999) | {"family.low_counts": "yes"},
        LOW | cells(999, *_MONTHS_APART) | {"family.low_counts": "yes"},
    ],
    "other-lines": [LOW | _area("blood_immune", "sign.other_counts")],
    "low-count": [LOW],
    "rhythm": [_RHYTHM, LOW | _RHYTHM],
    "immune-baby": [_months(12) | _LYMPHOCYTES, LOW | _months(12) | _LYMPHOCYTES],
    "immune-serious": [
        {"infection.sepsis": "yes", "infection.pneumonia": "yes"},
        LOW | {"infection.sepsis": "yes", "infection.pneumonia": "yes"},
    ],
    "one-serious": [{"infection.sepsis": "yes"}],
    "signs-uncounted": [_area("belly", "sign.pancreas"), _area("heart_lungs", "sign.swelling")],
    "many-common": [{"infection.ears": "yes"}],
    "low-antibodies": [_ANTIBODIES, LOW | _ANTIBODIES],
}  # fmt: skip
# Told beside somebody whose counts are low.
FIRSTS: dict[str, list[Said]] = {
    "answered": [{"tests.ever": "yes", "tests": [{"test.kind": "panel", "test.result": "cause_found"}]}],
    "other-lines-open": [NEW | _area("blood_immune", "sign.other_counts")],
    "blood-doctor": [{"cause.leukemia": "yes"}],
    "chemotherapy": [{"cause.chemotherapy": "yes"}],
    "medicine-new": [NEW | {"medicine.listed": ["seizure"]}],
    "medicine": [{"medicine.listed": ["seizure"]}],
    "cause-told": [{"cause.told": "yes", "cause.kind": ["vitamin"]}],
    "duffy": [_years(30) | {"duffy.result": "null"}],
    "usual-for-age": [CHILD | {"duffy.result": "null"}, _months(8)],
    "watching": [_months(30) | {"antibodies.result": "found"}],
    "normal-now": [{"counts.now": "normal"}],
    "few-counts": [NEW, BABY],
    "common-causes-child": [age | {"cause.looked_for": ["none"]} for age in (CHILD, _months(20))],
    "common-causes": [_years(30) | {"cause.looked_for": ["none"]}],
    "immune-medicine": [{"treat.steroids": "yes"}],
}


def together(*told: Said) -> Said:
    """All of it, on top of somebody who has nothing: what is told last holds, entries and signs are added up."""
    return reduce(_beside, told, BASE)


def _beside(one: Said, more: Said) -> Said:
    joined = one | more
    for key in ("signs.areas", *GROUPS):
        if key in one and key in more and one[key] != ["none"] and more[key] != ["none"]:
            joined[key] = [*one[key], *(each for each in more[key] if each not in one[key])]
    return joined


def ways(one: Iterable[Said], other: Iterable[Said]) -> Iterator[Said]:
    """Every way in which two things may be told together, each told last once."""
    for first, second in product(one, other):
        yield together(first, second)
        yield together(second, first)


# --- the table, read by hand ----------------------------------------------------------------------------------------

_TABLE = tomllib.loads((CONTENT / "policy.toml").read_text(encoding="utf-8"))
ABOVE = {"answered": "R", "other-lines-open": "B", "blood-doctor": "B"}
COLUMNS = (None, *(first for first in _TABLE["firsts"] if first not in ABOVE))
CELLS: Mapping[tuple[str, str | None], str] = {
    (reason, column): cell.split(" ")[0].rstrip("*")
    for reason, row in _TABLE["rows"].items()
    for column, cell in zip(COLUMNS, row, strict=True)
}


def letter(reason: str, first: str | None) -> str:
    """A cell; a dash reads like nothing first."""
    found = ABOVE.get(first or "") or CELLS[reason, first]
    return CELLS[reason, None] if found == "-" else found


def by_hand(reasons: Collection[str], firsts: Collection[str]) -> str:
    """The letter for these: the worst over the columns of the best over the reasons; none is "not a first step"."""
    best = [
        max((letter(reason, column) for reason in reasons), key=LETTERS.index, default=ABOVE.get(column or "", "N"))
        for column in (None, *firsts)
    ]
    return min(best, key=LETTERS.index)
