"""What a packet says of what was told: laws for anybody, and the cases where a term and a question differ."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from packets import BOOK, TODAY, answered, chosen_by, features_of, sheet_of

from questionnaire.asking.answers import Answers, Given
from questionnaire.asking.values import COUNT_UNITS, Amount
from questionnaire.neutropenia.phenopacket.packet import left_out, phenopacket
from questionnaire.neutropenia.phenopacket.terms import NARROWER, told_by
from questionnaire.neutropenia.phenopacket.times import duration
from questionnaire.telling.language import language
from questionnaire.telling.wording import words_for
from tests.laws.people import TEXTS, people
from tests.ontology.terms import wider_than

ASKED = BOOK.questionnaire.questions
CODED = [question for question in ASKED.values() if question.hpo]
# Terms that follow from counts and from several answers, and may so be told without the question that holds them.
OF_NEUTROPENIA = {"HP:0001875", "HP:0410252", "HP:0040289", "HP:0001904"}


def _packet(answers: Answers) -> dict:
    return phenopacket(BOOK, sheet_of(answers), TODAY, "p-1")


def _told(said: dict, **groups: list) -> dict[str, bool]:
    return features_of(_packet(answered(said, **groups)))


# --- laws -----------------------------------------------------------------------------------------------------------


@given(people())
def test_only_a_no_excludes(answers: Answers):
    """Every excluded term is one of a question that was asked and answered "no"."""
    said = sheet_of(answers).route.answers.said
    denied = {code.id for each in CODED if said.get(each.id) == Given("no") for code in each.hpo}
    assert set() == {term for term, excluded in features_of(_packet(answers)).items() if excluded} - denied


@given(people())
def test_what_nobody_is_sure_of_is_neither(answers: Answers):
    """A question that was not answered with yes or no leaves all its terms out, but for those chosen by name."""
    said = sheet_of(answers).route.answers.said
    open_ = {code.id for each in CODED if not isinstance(said.get(each.id), Given) for code in each.hpo}
    assert set() == (open_ - chosen_by(said)) & features_of(_packet(answers)).keys()


@given(people())
def test_no_term_is_told_twice(answers: Answers):
    """So none is both present and excluded."""
    told = [each["type"]["id"] for each in _packet(answers).get("phenotypicFeatures", [])]
    assert sorted(set(told)) == sorted(told)


@given(people(), st.sampled_from(CODED), st.sampled_from(["yes", "no"]))
def test_one_more_answer_takes_no_other_feature_away(answers: Answers, question, value):
    """What was present stays so, or a narrower term does, while the same pages are asked."""
    before = sheet_of(answers)
    assume(question.id not in answers.said)
    after = sheet_of(replace(answers, said={**answers.said, question.id: Given(value)}))
    assume(before.route.pages == after.route.pages)
    was, is_ = (features_of(phenopacket(BOOK, sheet, TODAY, "p-1")) for sheet in (before, after))
    present = {term for term, excluded in is_.items() if not excluded}
    held = present.union(*map(wider_than, present))
    assert set() == {term for term, excluded in was.items() if not excluded} - held


@given(people())
def test_no_typed_word_is_in_it(answers: Answers):
    """Neither notes, nor names of medicines and labs, nor the wording of a gene change."""
    text = json.dumps(_packet(answers), ensure_ascii=False)
    assert [] == [typed for typed in TEXTS if json.dumps(typed, ensure_ascii=False).strip('"') in text]


@given(people())
def test_every_count_is_measured_or_named_as_left_out(answers: Answers):
    """An exact number is a measurement; where any is not exact, the list of what is left out says so."""
    sheet = sheet_of(answers)
    counts = [entry.given("count.value") for _, entry in sheet.entries("counts")[0]]
    exact = [count for count in counts if count is not None and count.span.exact]
    measured = [each for each in _packet(answers).get("measurements", []) if each["assay"]["id"] == "LOINC:26499-4"]
    assert len(exact) == len(measured)
    words = words_for(BOOK, answers, None, language("en"))
    assert (len(exact) < len(counts)) == (words.word("phenopacket.left_out.counts") in left_out(BOOK, sheet, words))


@given(people())
def test_all_that_is_left_out_is_told_without_open_slots(answers: Answers):
    """In either voice."""
    lines = left_out(BOOK, sheet_of(answers), words_for(BOOK, answers, None, language("en")))
    assert lines
    assert not any("{" in line for line in lines)


# --- tables against content and ontology ----------------------------------------------------------------------------


def test_the_narrower_terms_are_those_of_the_ontology():
    """Of all terms of questions and options: what a "yes" may mean counts, too."""
    options = {code.id for question in ASKED.values() for option in question.options for code in option.hpo}
    used = sorted({code.id for question in CODED for code in question.hpo} | options | OF_NEUTROPENIA)
    held = {wide: tuple(each for each in used if wide in wider_than(each)) for wide in used}
    assert {wide: narrow for wide, narrow in held.items() if narrow} == NARROWER


def test_a_question_with_several_terms_says_one_of_them_at_most():
    """Several terms mean "or", and a "yes" does not tell which."""
    assert [] == [question.id for question in CODED if 1 < len(told_by(question, "yes"))]


# --- cases ----------------------------------------------------------------------------------------------------------


def test_an_infection_in_a_bone_or_a_joint_is_neither_of_the_two():
    """A "yes" does not say which; a "no" excludes both."""
    assert {} == _told({"infection.bone_joint": "yes"})
    assert {"HP:0002754": True, "HP:0003095": True} == _told({"infection.bone_joint": "no"})


def test_a_sign_whose_page_was_not_asked_is_not_excluded():
    """Who chose no part of the body was not asked for each sign."""
    assert {} == _told({"signs.areas": ["none"]})


@pytest.mark.parametrize(
    ("said", "sex"),
    [("female", "FEMALE"), ("male", "MALE"), ("another", "OTHER_SEX"), ("prefer_not_to_say", "UNKNOWN_SEX")],
)
def test_the_sex_is_what_was_written_down(said: str, sex: str):
    """And unknown when it was not said."""
    told = {"person.sex": said} if said != "prefer_not_to_say" else {}
    assert {"id": "p-1", "sex": sex} == _packet(answered(told))["subject"]


def test_half_a_year_is_six_months():
    """Where an age of halves can be told at all."""
    assert ["P3Y6M", "P6M"] == [duration(Amount(Decimal(each), "years")) for each in ("3.5", "0.5")]


@pytest.mark.parametrize(
    ("amount", "unit", "iso"),
    [
        (3, "years", "P3Y"),
        (3, "months", "P3M"),
        (0, "months", "P0M"),
        (12, "months", "P1Y"),
        (44, "months", "P3Y8M"),
        (3, "weeks", "P3W"),
    ],
)
def test_the_age_is_a_duration_to_the_month(amount: object, unit: str, iso: str):
    """No month that was told is lost, and twelve are a year."""
    subject = _packet(answered({"person.age": {"amount": amount, "unit": unit}}))["subject"]
    assert {"age": {"iso8601duration": iso}} == subject["timeAtLastEncounter"]


def test_a_count_has_the_number_of_its_unit():
    """400 cells are 0.4 thousand in a microliter, and 0.4 billion in a liter."""
    in_cells = {"/uL": ("400", 400.0), "10^9/L": ("0.4", 0.4), "10^3/uL": ("0.4", 0.4)}
    assert set(COUNT_UNITS) == set(in_cells)
    for unit, (amount, value) in in_cells.items():
        packet = _packet(answered({}, counts=[{"count.value": {"amount": amount, "unit": unit}}]))
        ((told, number),) = ((each["unit"]["id"], each["value"]) for each in quantities(packet))
        assert (f"UCUM:{unit.replace('^', '*')}", value) == (told, number)


def quantities(packet: dict[str, Any]) -> list[dict[str, Any]]:
    """What each measurement came to."""
    return [each["value"]["quantity"] for each in packet["measurements"]]


def test_two_low_counts_far_apart_are_a_chronic_neutropenia_of_the_lowest_grade():
    """700 and 400 cells seven months apart: chronic, severe; plain neutropenia would say less."""
    counts = [
        {"count.value": {"amount": "700", "unit": "/uL"}, "count.date": "2026-01-05"},
        {"count.value": {"amount": "0.4", "unit": "10^9/L"}, "count.date": "2026-08"},
    ]
    packet = _packet(answered({"person.age": {"amount": 30, "unit": "years"}}, counts=counts))
    assert {"HP:0410252": False} == features_of(packet)
    assert "Severe" == packet["phenotypicFeatures"][0]["severity"]["label"]
    assert [("UCUM:/uL", 700.0), ("UCUM:10*9/L", 0.4)] == [
        (each["unit"]["id"], each["value"]) for each in quantities(packet)
    ]
    assert [
        {"timestamp": "2026-01-05T00:00:00Z"},
        {"interval": {"start": "2026-08-01T00:00:00Z", "end": "2026-08-31T23:59:59Z"}},
    ] == [each["timeObserved"] for each in packet["measurements"]]


def test_one_low_count_is_neutropenia_and_no_more():
    """Of 1,200 in a grown-up: mild, and not chronic; in a baby it is not low at all."""
    count = [{"count.value": {"amount": "1200", "unit": "/uL"}}]
    packet = _packet(answered({"person.age": {"amount": 30, "unit": "years"}}, counts=count))
    assert ({"HP:0001875": False}, "Mild") == (
        features_of(packet),
        packet["phenotypicFeatures"][0]["severity"]["label"],
    )
    assert {} == _told({"person.age": {"amount": 6, "unit": "months"}}, counts=count)


def test_low_since_the_first_year_is_a_range_of_ages():
    """It is told as one answer with "since birth", so neither congenital nor infantile onset is known."""
    said = {"person.age": {"amount": 3, "unit": "years"}, "counts.ever_low": "yes", "counts.duration": "since_birth"}
    [feature] = _packet(answered(said))["phenotypicFeatures"]
    assert {"start": {"iso8601duration": "P0D"}, "end": {"iso8601duration": "P1Y"}} == feature["onset"]["ageRange"]


def test_that_nobody_ever_called_them_low_excludes_nothing():
    """There may never have been a count."""
    assert {} == _told({"counts.ever_low": "no"})


def test_an_infection_has_the_age_of_the_first_time():
    """The lowest of the ages that were told for its kind."""
    ages = [
        {"illness.kind": "sepsis", "illness.first_age": {"amount": n, "unit": u}}
        for n, u in [(2, "years"), (7, "months")]
    ]
    [feature] = _packet(answered({"infection.sepsis": "yes"}, illnesses=ages))["phenotypicFeatures"]
    assert ("HP:0100806", {"age": {"iso8601duration": "P7M"}}) == (feature["type"]["id"], feature["onset"])


@pytest.mark.parametrize("kind", ["pneumonia", "sepsis", "meningitis", "bone_joint", "deep", "fungal", "mycobacteria"])
def test_each_listed_infection_that_was_denied_first_is_left_open(kind: str):
    """Neither present nor excluded: it was told both ways."""
    said = {"infection.drip": "yes", f"infection.{kind}": "no"}
    excluded = {term for term, out in _told(said).items() if out}
    assert excluded
    assert not excluded & set(_told(said, illnesses=[{"illness.kind": kind}]))


def test_an_infection_denied_and_listed_is_left_open():
    """The two answers contradict each other."""
    said = {"infection.sepsis": "no", "infection.meningitis": "yes"}
    assert {"HP:0001287": False} == _told(said, illnesses=[{"illness.kind": "sepsis"}])


def test_a_cycle_is_told_only_of_many_counts_in_a_row():
    """Fevers every three weeks do not say it, and dips in single counts do not."""
    fevers = {"infection.fevers": "yes", "pattern.gaps": "three_weeks", "serial.done": "no"}
    assert {"HP:0001954": False} == _told(fevers)
    assert "HP:0040289" in _told({**fevers, "serial.done": "yes", "serial.result": "cycle"})


def test_treatment_is_told_without_invented_doses():
    """G-CSF as a class of medicines, the transplant with the year it can be."""
    said = {"treat.gcsf": "under_six_months", "treat.transplant": "yes", "transplant.date": "2020"}
    actions = _packet(answered(said))["medicalActions"]
    assert [
        {"treatment": {"agent": {"id": "ATC:L03AA", "label": "Colony stimulating factors"}}},
        {
            "procedure": {
                "code": {"id": "HP:0032557", "label": "History of bone marrow transplant"},
                "performed": {"interval": {"start": "2020-01-01T00:00:00Z", "end": "2020-12-31T23:59:59Z"}},
            }
        },
    ] == actions


@pytest.mark.parametrize(("who", "evidence"), [("self", "ECO:0006154"), ("child", "ECO:0006151")])
def test_every_feature_says_whose_word_it_is(who: str, evidence: str):
    """A parent's word about a child is no self-report."""
    [feature] = _packet(answered({"person.who": who, "infection.sepsis": "yes"}))["phenotypicFeatures"]
    assert [evidence] == [each["evidenceCode"]["id"] for each in feature["evidence"]]


def test_earlier_tests_are_no_interpretation():
    """Schema version 2 has no interpretation without a diagnosis, and a diagnosis is never made here."""
    told = [{"test.kind": "panel", "test.result": "cause_found", "test.finding": "ELANE c.597+1G>C"}]
    assert {"id", "subject", "metaData"} == _packet(answered({"tests.ever": "yes"}, tests=told)).keys()
