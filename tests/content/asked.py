"""Who is asked the pages that not everybody is asked, and which things only some are told to bring."""

from __future__ import annotations

from typing import Any

from edges import cells, months
from examples import NO_SERIOUS, counting_as

Said = dict[str, Any]


def _yes(*questions: str) -> list[Said]:
    return [{question: "yes"} for question in questions]


def _each(question: str, options: str) -> list[Said]:
    return [{question: option} for option in options.split()]


def _chosen(question: str, options: str) -> list[Said]:
    return [{question: [option]} for option in options.split()]


_NO_GAPS = {"infection.fevers": "no", "infection.mouth": "no"}
_LISTED = (
    "clozapine thyroid antibiotic sulfasalazine rituximab seizure deferiprone heart antiviral pain immune other_list"
)
_ONCE_MORE = (
    "infection.cellulitis", "infection.perianal", "infection.pneumonia", "infection.sepsis", "infection.meningitis",
    "infection.bone_joint", "infection.deep", "infection.drip", "infection.fungal", "infection.mycobacteria",
    "infection.unusual",
)  # fmt: skip
_FOREIGN = "GB-ENG GB-OTHER CA AU EU other"
# By page: with each of these it is asked, with each of these it is not.
_BABY = {"person.who": "child"} | months(2)
_BLOOD, _SKIN = {"signs.areas": ["blood_immune"]}, {"signs.areas": ["skin"]}
PAGES: dict[str, tuple[list[Said], list[Said]]] = {
    "helped": (
        [{"person.who": "helped"}, {"person.who": "staff", "paper.by": "helped"}],
        [*_each("person.who", "self child died"), {"person.who": "staff", "paper.by": "self"}],
    ),
    "paper": ([{"person.who": "staff"}], _each("person.who", "self child died helped")),
    "urgent": (_yes("now.unwell"), [{"now.unwell": "no"}]),
    "cord": (
        [{"person.who": "child"} | months(2), {"person.who": "staff", "paper.by": "child"} | months(2)],
        [
            {"person.who": "child"} | months(3),
            {"person.who": "staff", "paper.by": "self"} | months(2),
            *(each | months(2) for each in _each("person.who", "self helped")),
        ],
    ),
    "called": (_yes("counts.ever_low"), [{"counts.ever_low": "no"}]),
    "doctor-knows": (
        [cells(999), {"counts.ever_low": "yes"}],
        [cells(1000), {"counts.ever_low": "no"}, cells(999) | {"counts.now": "normal"}],
    ),
    "call-today": (
        [
            _BABY | {"now.cord": "yes"},
            _BABY | cells(499),
            {"person.who": "child"} | months(3) | cells(199) | {"counts.doctor_knows": "no"},
            {"person.who": "self"} | months(216) | cells(499),
        ],
        [
            _BABY | {"now.cord": "no"} | cells(500),
            _BABY | {"now.cord": "no"} | cells(499) | {"counts.doctor_knows": "yes"},
            {"person.who": "child"} | months(3) | cells(200) | {"counts.doctor_knows": "no"},
            {"person.who": "self"} | months(216) | cells(500),
        ],
    ),
    "other-lines": (
        [_BLOOD | cells(1499) | {"sign.other_counts": "yes"}, _SKIN | cells(1499) | {"sign.bruising": "yes"}],
        [
            _BLOOD | cells(1500) | {"sign.other_counts": "yes"},
            _BLOOD | cells(1499) | {"sign.other_counts": "no"},
            _BLOOD | cells(999) | {"sign.other_counts": "yes", "counts.doctor_knows": "yes"},
        ],
    ),
    "infant-immune": (
        [
            _BLOOD | {"person.who": "child"} | months(23) | each
            for each in _yes("sign.low_lymphocytes", "sign.thymus", "sign.screen", "sign.live_vaccine")
        ],
        [
            _BLOOD | {"person.who": "child"} | months(24) | {"sign.low_lymphocytes": "yes"},
            _BLOOD | {"person.who": "child"} | months(23) | {"sign.low_lymphocytes": "no"},
        ],
    ),
    "infant-doctor": (
        [
            {"person.who": "child"} | months(11) | cells(800) | {"infection.sepsis": "yes"},
            {"person.who": "child"} | months(11) | {"infection.sepsis": "yes"},
        ],
        [
            {"person.who": "child"} | months(12) | cells(800) | {"infection.sepsis": "yes"},
            {"person.who": "child"} | months(11) | cells(800) | {"infection.sepsis": "no"},
            {"person.who": "child"} | months(11) | {"infection.sepsis": "yes", "counts.ever_low": "no"},
            {"person.who": "child"}
            | months(11)
            | cells(800)
            | {"infection.sepsis": "yes", "counts.doctor_knows": "yes"},
        ],
    ),
    "leukemia-known": (_yes("cause.leukemia"), [{"cause.leukemia": "no"}]),
    "transfusion": (_yes("treat.transfusion"), [{"treat.transfusion": "no"}]),
    "state": (_each("person.country", "US"), _each("person.country", _FOREIGN)),
    "newborn": (
        [months(215), months(216) | {"signs.areas": ["first_year"]}],
        [months(216) | {"signs.areas": ["skin"]}],
    ),
    "pattern": (
        [_NO_GAPS | each for each in (*_yes("infection.fevers", "infection.mouth"), {"counts.now": "up_and_down"})],
        [_NO_GAPS | {"counts.ever_low": "yes", "counts.now": "still_low"}],
    ),
    "serial-result": (_yes("serial.done"), [{"serial.done": "no"}]),
    "illnesses": (_yes(*_ONCE_MORE), [NO_SERIOUS | dict.fromkeys(counting_as("infection"), "no")]),
    "medicine-dates": (_chosen("medicine.listed", _LISTED), _chosen("medicine.listed", "none")),
    "tests": (_yes("tests.ever"), [{"tests.ever": "no"}]),
    "transplant": (_yes("treat.transplant"), [{"treat.transplant": "no"}]),
    "gcsf": (_each("treat.gcsf", "six_months_or_longer under_six_months"), [{"treat.gcsf": "no"}]),
    "marrow-result": (_yes("marrow.done"), [{"marrow.done": "no"}]),
} | {
    area.replace("_", "-"): ([{"signs.areas": [area]}], [{"signs.areas": ["none"]}])
    for area in ("skin", "eyes_ears", "heart_lungs", "belly", "growth_bones", "brain_nerves", "blood_immune")
}
# Which of several it was is asked after the yes to a row of these, and of nobody else.
_ROWS = {
    "infections": ([], "infection.bone_joint infection.deep infection.fungal infection.mycobacteria"),
    "skin": (["skin"], "sign.pale sign.mottled sign.white_patches"),
    "eyes": (["eyes_ears"], "sign.eyes"),
    "heart": (["heart_lungs"], "sign.heart_muscle"),
    "belly": (["belly"], "sign.pancreas sign.low_sugar sign.kidneys"),
    "growth": (["growth_bones"], "sign.weight sign.bones sign.thumbs sign.head"),
    "blood": (["blood_immune"], "sign.other_counts sign.high_monocytes"),
}
_HEART = {"signs.areas": ["heart_lungs"]}
PAGES["heart-scans"] = (
    [
        _HEART | said
        for said in _yes("sign.heart", "sign.veins", "sign.heart_muscle", "sign.swelling", "sign.lung_protein")
    ],
    [_HEART, {"sign.veins": "yes", "signs.areas": ["skin"]}],
)
PAGES |= {
    f"{page}-which": (
        [{"signs.areas": areas} | {row: "yes"} if areas else {row: "yes"} for row in rows.split()],
        [{"signs.areas": areas or ["none"]} | dict.fromkeys(rows.split(), "no")],
    )
    for page, (areas, rows) in _ROWS.items()
} | {"died": (_each("person.who", "died"), _each("person.who", "self child"))}
# By item: with each of these it is on the list, with each of these it is not.
ITEMS: dict[str, tuple[list[Said], list[Said]]] = {
    "lowest-count": (
        [{"counts.ever_low": "no"} | cells(1499), {"counts.ever_low": "yes"} | cells(1500)],
        [{"counts.ever_low": "no"} | cells(1500)],
    ),
    "serial-counts": (_yes("serial.done"), [{"serial.done": "no"}]),
    "infections": (_yes("infection.mouth"), [NO_SERIOUS | dict.fromkeys(counting_as("infection"), "no")]),
    "fever-calendar": (
        [*_yes("infection.fevers", "infection.mouth"), *_each("pattern.gaps", "three_weeks other_gap")],
        _each("pattern.gaps", "none"),
    ),
    "photos": (
        [*_yes("infection.mouth", "infection.skin", "infection.cellulitis"), *_chosen("signs.areas", "skin")],
        _chosen("signs.areas", "eyes_ears"),
    ),
    "scans": (
        [
            *_yes("infection.pneumonia", "infection.airways", "infection.deep", "infection.bone_joint"),
            *_chosen("signs.areas", "heart_lungs belly growth_bones"),
        ],
        _chosen("signs.areas", "skin eyes_ears brain_nerves"),
    ),
    "genetic-reports": (_yes("tests.ever"), [{"tests.ever": "no"}]),
    "marrow": (_yes("marrow.done"), [{"marrow.done": "no"}]),
    "immune-tests": (
        [
            *_yes("sign.low_antibodies", "sign.low_lymphocytes", "sign.low_monocytes"),
            *_yes("infection.deep", "infection.unusual", "treat.ig"),
            *_each("visit.with", "immunologist genetic_counselor"),
        ],
        _each("visit.with", "hematologist family_doctor other none"),
    ),
    "antibody-tests": (
        _each("antibodies.result", "found not_found"),
        _each("antibodies.result", "not_tested"),
    ),
    "duffy": (_each("duffy.result", "null not_null"), _each("duffy.result", "not_tested")),
    "transplant-dates": (_yes("treat.transplant", "treat.transfusion"), [{"treat.transplant": "no"}]),
    "transplant-letter": (_yes("treat.transplant"), [{"treat.transplant": "no"}]),
    "treatment-dates": (_each("treat.gcsf", "under_six_months six_months_or_longer"), [{"treat.gcsf": "no"}]),
    "other-treatments": (_yes("treat.ig", "treat.prevent", "treat.steroids", "treat.cxcr4"), _yes("treat.transplant")),
    "family-report": (
        [
            *_yes("family.variant"),
            {"relatives": [{"relative.role": "mother", "relative.signs": ["known_variant"]}]},
            {"relatives": [{"relative.role": "mother", "relative.tested": "yes"}]},
        ],
        [{"relatives": [{"relative.role": "mother", "relative.signs": ["low_counts"]}]}],
    ),
    "early-papers": (_each("family.known", "adopted"), _each("family.known", "one_side little both_sides")),
    "growth": ([months(215), *_chosen("signs.areas", "first_year")], [months(216)]),
    "vaccine-record": ([months(215), *_yes("sign.live_vaccine", "sign.low_antibodies")], [months(216)]),
    "due-date": (_each("family.pregnancy", "now"), _each("family.pregnancy", "planning no")),
    "referral-letter": (
        _each("visit.with", "genetic_counselor hematologist immunologist other"),
        _each("visit.with", "family_doctor none"),
    ),
    "insurance": (
        [{"person.country": "US"} | each for each in _each("matter.insurance", "private public")],
        [{"person.country": "US", "matter.insurance": "none"}, {"person.country": "CA", "matter.insurance": "private"}],
    ),
}
_COUNT = cells(1499)["counts"][0]
_PANEL = {"test.kind": "panel"}
# By item: what ticks it off, and what does not quite.
HAVE: dict[str, tuple[list[Said], list[Said]]] = {
    "counts": ([cells(800, 800, 800)], [cells(800, 800)]),
    "lowest-count": (
        [{"counts": [_COUNT | {"count.date": "2026-04"}]}],
        [{"counts": [_COUNT]}, {"counts": [cells(1500)["counts"][0] | {"count.date": "2026-04"}]}],
    ),
    "serial-counts": (
        [{"serial.done": "yes"} | cells(*[800] * 6)],
        [{"serial.done": "yes"} | cells(*[800] * 5), {"serial.done": "no"} | cells(*[800] * 6)],
    ),
    "genetic-reports": (
        [{"tests": [_PANEL | {"test.report": "yes"}]}],
        [{"tests": [_PANEL | {"test.report": "no"}]}],
    ),
    "transplant-dates": (
        [{"treat.transplant": "yes", "transplant.date": "2023", "treat.transfusion": "no"}],
        [{"treat.transplant": "yes", "transplant.date": "2023"}, {"treat.transfusion": "no"}],
    ),
}
