"""What a packet cannot say is named in a sentence of its own, and nothing else is; what a question says is kept."""

from __future__ import annotations

from itertools import combinations
from typing import Any

from packets import BOOK, TODAY, answered, features_of, sheet_of

from questionnaire.asking.answers import Answers, Given
from questionnaire.neutropenia.phenopacket.packet import left_out, phenopacket
from questionnaire.telling.language import language
from questionnaire.telling.wording import words_for

UNSURE = {"not_given": "dont_know"}
MOTHER, HALF_SISTER = {"relative.role": "mother"}, {"relative.role": "half_sister"}


def _cells(*written: str) -> dict[str, list[dict[str, Any]]]:
    return {"counts": [{"count.value": {"amount": each, "unit": "/uL"}} for each in written]}


# What somebody told, and what the sentences are about that stand beside the one on what was not asked.
SENTENCES: list[tuple[dict[str, Any], dict[str, Any], str]] = [
    ({}, {}, ""),
    ({}, _cells("200", "1500"), ""),
    ({}, _cells("200", "<200"), "counts"),
    ({}, _cells("50-540", "200"), "counts"),
    ({}, {"counts": [{"count.rough": "under_200"}]}, "counts"),
    *(
        ({question: told}, {}, "treatments")
        for question, told in {
            "medicine.listed": ["antibiotic"],
            **dict.fromkeys(("treat.gcsf", "treat.transfusion", "treat.ig", "treat.prevent"), "no"),
            **dict.fromkeys(("treat.steroids", "treat.cxcr4"), "no"),
        }.items()
    ),
    ({"treat.transplant": "yes"}, {}, ""),
    ({"medicine.listed": ["antibiotic"]}, {"medicines": [{"medicine.kind": "antibiotic"}]}, "treatments typed"),
    ({"tests.ever": "yes"}, {"tests": [{"test.kind": "panel"}]}, "tests typed"),
    ({"infection.pneumonia": "yes"}, {"illnesses": [{"illness.kind": "pneumonia"}]}, "typed"),
    ({}, {"own": [{"own.text": "Why?"}]}, "typed"),
    ({"called.syndrome": "Name"}, {}, "typed"),
    ({}, {"relatives": [MOTHER]}, "relatives_signs related"),
    ({"family.related": UNSURE}, {"relatives": [MOTHER]}, "relatives_signs related unsure"),
    ({"family.related": "no"}, {"relatives": [MOTHER]}, "relatives_signs"),
    ({}, {"relatives": [HALF_SISTER]}, "relatives relatives_signs"),
    ({"family.related": "no"}, {"relatives": [MOTHER, HALF_SISTER]}, "relatives relatives_signs"),
    ({"family.leukemia": "yes"}, {}, "relatives_signs"),
    ({"family.leukemia": "no"}, {}, ""),
    ({"infection.skin": UNSURE}, {}, "unsure"),
    ({"infection.skin": {"not_given": "prefer_not_to_say"}}, {}, "unsure"),
]


def test_each_kind_of_what_is_left_out_has_its_sentence_and_no_other_has():
    """Who hands the file on reads what it lacks; who lacks nothing is not told that they do."""
    for said, groups, about in SENTENCES:
        answers = answered(said, **groups)
        words = words_for(BOOK, answers, None, language("en"))
        wanted = {words.word(f"phenopacket.left_out.{key}") for key in (*about.split(), "not_asked")}
        assert wanted == set(left_out(BOOK, sheet_of(answers), words)), (said, groups)


# Each question that says itself since when: with what it is asked, and the term of its "yes".
FIRST_YEAR, CHILDHOOD, BIRTH = ("P0D", "P1Y"), ("P0D", "P18Y"), "Congenital onset"
SINCE = {
    "birth.cord": FIRST_YEAR,
    "birth.cord_late": FIRST_YEAR,
    "birth.growth": FIRST_YEAR,
    "sign.cataract": CHILDHOOD,
    "sign.hearing": CHILDHOOD,
    "sign.heart": BIRTH,
    "sign.genitals": BIRTH,
}


def test_a_sign_that_is_asked_of_an_age_is_told_with_that_age_and_no_other_sign_is():
    """In the first year, as a child, at birth: a reader ranks genes by when a sign began."""
    asked = BOOK.questionnaire.questions
    areas = {"signs.areas": ["first_year", *(each.id for each in asked["signs.areas"].options if not each.alone)]}
    signs = [each for each in asked if each.startswith(("birth.", "sign.")) and asked[each].hpo]
    told = {question: _onset(answered({**areas, question: "yes"}), question) for question in signs}
    assert SINCE.keys() <= told.keys()
    assert {question: SINCE.get(question) for question in signs} == told


def test_a_line_of_blood_that_was_low_is_told_in_whatever_grade_and_a_normal_one_is_not():
    """Platelets are one term and hemoglobin another, each told as low from its own answer."""
    terms = {"lines.platelets": "HP:0001873", "lines.hemoglobin": "HP:0001903"}
    said = {"counts.ever_low": "no", "signs.areas": ["blood_immune"], "sign.other_counts": "yes"}
    for question, term in terms.items():
        for option in BOOK.questionnaire.questions[question].options:
            told = features_of(phenopacket(BOOK, sheet_of(answered({**said, question: option.id})), TODAY, "p-1"))
            assert ({} if option.id == "normal" else {term: False}) == told, option.id


def test_all_that_is_known_of_low_counts_is_told():
    """Long, in a rhythm and with antibodies: each by its own term, alone and with the others."""
    kinds: dict[str, dict[str, Any]] = {
        "HP:0410252": {"counts.duration": "three_months_or_longer"},
        "HP:0040289": {"serial.done": "yes", "serial.result": "cycle"},
        "HP:0001904": {"antibodies.result": "found"},
    }
    low = {"person.age": {"amount": 30, "unit": "years"}, "counts.ever_low": "yes", "counts.now": "up_and_down"}
    for some in (kind for number in range(4) for kind in combinations(kinds, number)):
        said = low | {key: each for term in some for key, each in kinds[term].items()}
        told = features_of(phenopacket(BOOK, sheet_of(answered(said)), TODAY, "p-1"))
        assert dict.fromkeys(some or ["HP:0001875"], False) == told


def test_a_child_who_died_is_told_as_dead_whether_or_not_an_age_is_known():
    """And nobody else is; the age is that of death."""
    age, years = {"person.age": {"amount": 3, "unit": "years"}}, {"age": {"iso8601duration": "P3Y"}}
    dead = {"status": "DECEASED"}
    for who, said, status in (
        ("died", {}, dead),
        ("died", age, {**dead, "timeOfDeath": years}),
        ("child", {}, None),
        ("child", age, None),
    ):
        subject = phenopacket(BOOK, sheet_of(answered({"person.who": who, **said})), TODAY, "p-1")["subject"]
        assert (status, years if said else None) == (subject.get("vitalStatus"), subject.get("timeAtLastEncounter"))


def _onset(answers: Answers, question: str) -> Any:
    """Since when: the ends of a range of ages, or the name of an onset; None where it is not told."""
    sheet = sheet_of(answers)
    assert sheet.route.answers.said[question] == Given("yes")
    features = phenopacket(BOOK, sheet, TODAY, "p-1").get("phenotypicFeatures", [])
    onset = next((each["onset"] for each in features if "onset" in each), {})
    if ages := onset.get("ageRange"):
        return ages["start"]["iso8601duration"], ages["end"]["iso8601duration"]
    return onset["ontologyClass"]["label"] if onset else None
