"""No exclusion contradicts an answer, and no "yes" is lost: laws for anybody, and the pairs that words alone tell."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given, settings
from packets import BOOK, TODAY, answered, chosen_by, codes_in, features_of, sheet_of

from questionnaire.asking.answers import Answers, Given, Said
from questionnaire.judging.facts import Sheet
from questionnaire.neutropenia.phenopacket.packet import left_out, phenopacket
from questionnaire.neutropenia.phenopacket.terms import NARROWER, told_by
from questionnaire.telling.language import language
from questionnaire.telling.wording import words_for
from tests.laws.people import people
from tests.ontology.terms import wider_than

ASKED = BOOK.questionnaire.questions
CODED = [question for question in ASKED.values() if question.hpo]
# A denied term, and the answers beside it that say otherwise.
OTHERWISE: list[tuple[str, str, dict[str, Any]]] = [
    ("HP:0031690", "infection.unusual", {"infection.fungal": "yes"}),
    ("HP:0031690", "infection.unusual", {"infection.mycobacteria": "yes"}),
    ("HP:0020085", "sign.live_vaccine", {"infection.mycobacteria": "yes"}),
    ("HP:0020095", "infection.drip", {"infection.cellulitis": "yes"}),
    ("HP:0001892", "sign.bruising", {"infection.gums": "yes"}),
    ("HP:0032435", "birth.cord", {"person.age": {"amount": 2, "unit": "weeks"}, "now.cord": "yes"}),
    ("HP:0001954", "infection.fevers", {"infection.mouth": "no", "pattern.gaps": "three_weeks"}),
    ("HP:0011107", "infection.mouth", {"infection.fevers": "no", "pattern.gaps": "other_gap"}),
    ("HP:0001892", "sign.bruising", {"counts.ever_low": "no", "sign.other_counts": "yes", "lines.spots": "yes"}),
    (
        "HP:0001888",
        "sign.low_lymphocytes",
        {"person.age": {"amount": 6, "unit": "months"}, "sign.thymus": "yes", "infant.lymphocytes": "under_3000"},
    ),
]
# What has to be answered so that a page is asked.
ON_THE_ROUTE = {
    "person.who": "child",
    "counts.ever_low": "yes",
    "counts.now": "up_and_down",
    "signs.areas": ["skin", "blood_immune", "first_year"],
}


def _told(sheet: Sheet) -> dict[str, bool]:
    return features_of(phenopacket(BOOK, sheet, TODAY, "p-1"))


def _meant(said: Said) -> set[str]:
    """Every term that a "yes" or a chosen option may mean."""
    return chosen_by(said) | {code.id for each in CODED if said.get(each.id) == Given("yes") for code in each.hpo}


@given(people())
def test_no_exclusion_contradicts_an_answer(answers: Answers):
    """Nothing that is there, and nothing that a "yes" may mean, is what was excluded or a kind of it."""
    sheet = sheet_of(answers)
    told = _told(sheet)
    there = {term for term, out in told.items() if not out} | _meant(sheet.route.answers.said) - {"HP:0032323"}
    for term in {term for term, out in told.items() if out}:
        assert set() == {each for each in there if each == term or term in wider_than(each)}


@pytest.mark.parametrize(("term", "denied", "otherwise"), OTHERWISE)
def test_a_no_beside_an_answer_that_says_otherwise_excludes_nothing(term: str, denied: str, otherwise: dict[str, Any]):
    """And without that answer it does, but for surprise, which excludes nothing ever."""
    said = {**ON_THE_ROUTE, denied: "no"}
    assert (denied != "infection.unusual") == _told(sheet_of(answered(said))).get(term, False)
    assert term not in _told(sheet_of(answered({**said, **otherwise})))


def test_a_listed_infection_of_the_skin_may_be_either_that_was_denied():
    """A sore near the anus counts there, too; skin infections may have come back."""
    said = {"infection.drip": "yes", "infection.skin": "no", "infection.perianal": "no"}
    both = {"HP:0001581", "HP:0009789"}
    assert both == both & _told(sheet_of(answered(said))).keys()
    assert set() == both & _told(sheet_of(answered(said, illnesses=[{"illness.kind": "skin"}]))).keys()


@given(people())
def test_a_no_excludes_what_it_denies(answers: Answers):
    """Where no answer says otherwise its terms are excluded, or wider ones are."""
    sheet = sheet_of(answers)
    said, told = sheet.route.answers.said, _told(sheet)
    meant = _meant(said) | {term for term, out in told.items() if not out}
    open_ = {denied for _, denied, _ in OTHERWISE} | {"sign.low_lymphocytes", "infection.skin", "infection.perianal"}
    listed = {f"infection.{entry.given('illness.kind')}" for _, entry in sheet.entries("illnesses")[0]}
    for question in CODED:
        if said.get(question.id) != Given("no") or question.id in open_ | listed:
            continue
        for term in told_by(question, "no"):
            out = any(told.get(each) for each in {term.id, *wider_than(term.id)})
            assert out or not meant.isdisjoint({term.id, *NARROWER.get(term.id, ())})


@given(people())
@settings(max_examples=60)
def test_every_yes_is_in_the_file_or_named_as_left_out(answers: Answers):
    """By its term, by a narrower one, as a procedure; or in the list of what is left out, doubtful answers too."""
    route = BOOK.route(answers, TODAY)
    sure, words = BOOK.rules.sure(route, TODAY), words_for(BOOK, answers, None, language("en"))
    packet = phenopacket(BOOK, sure, TODAY, "p-1")
    held = {code["id"] for code in codes_in(packet)} - {term for term, out in features_of(packet).items() if out}
    held |= {wide for term in held if term.startswith("HP:") for wide in wider_than(term)}
    lines = " ".join(left_out(BOOK, sure, words))
    for question in CODED:
        if route.answers.said.get(question.id) == Given("yes"):
            named = words.say(question.name) in lines or (
                "family_sign" in question.counts_as and words.word("phenopacket.left_out.relatives_signs") in lines
            )
            assert named or not held.isdisjoint(code.id for code in question.hpo), question.id


def test_a_yes_in_doubt_is_named_as_left_out():
    """Sepsis denied, and listed with its age: neither is told until someone goes over it."""
    denied = answered({"infection.drip": "yes", "infection.sepsis": "no"}, illnesses=[{"illness.kind": "sepsis"}])
    sure = BOOK.rules.sure(BOOK.route(denied, TODAY), TODAY)
    lines = left_out(BOOK, sure, words_for(BOOK, denied, None, language("en")))
    assert [True] == [ASKED["infection.sepsis"].name.you in each for each in lines if re.search("do not fit", each)]


def test_what_is_said_of_a_whole_list_excludes_nothing():
    """Neither "none of these" parts of the body, nor a normal marrow report, nor a list with no more to add."""
    said = {"signs.areas": ["none"], "marrow.done": "yes", "marrow.findings": ["normal"], "infection.deep": "yes"}
    assert {} == _told(sheet_of(answered(said, illnesses=[], relatives=[])))


@pytest.mark.parametrize(
    ("row", "detail", "term"),
    [
        ("sign.other_counts", {"which.blood": ["platelets"]}, "HP:0001873"),
        ("sign.head", {"which.growth": ["joints"]}, "HP:0001382"),
        ("sign.low_sugar", {"which.belly": ["liver"]}, "HP:0002240"),
        ("infection.bone_joint", {"which.infections": ["joint"]}, "HP:0003095"),
    ],
)
def test_which_of_several_it_was_is_told_where_it_is_known(row: str, detail: dict[str, Any], term: str):
    """Else the question is named as left out; an option that was not chosen is never excluded."""
    areas = {"signs.areas": ["growth_bones", "belly", "blood_immune"], row: "yes"}
    for said, features in ((areas, {}), ({**areas, **detail}, {term: False})):
        sheet = sheet_of(answered(said))
        assert features == _told(sheet)
        lines = left_out(BOOK, sheet, words_for(BOOK, answered(said), None, language("en")))
        assert bool(features) != any(ASKED[row].name.you in line for line in lines)


def _onset(term: str, said: dict[str, Any], **groups: Any) -> Any:
    listed = phenopacket(BOOK, sheet_of(answered(said, **groups)), TODAY, "p-1")["phenotypicFeatures"]
    return next(each.get("onset") for each in listed if each["type"]["id"] == term)


def test_an_onset_is_told_where_it_was_told():
    """The first low count, a sign that is asked of the first year or of birth, the one infection that was named."""
    interval = {"start": "2019-03-01T00:00:00Z", "end": "2019-03-31T23:59:59Z"}
    assert {"interval": interval} == _onset("HP:0001875", {"counts.ever_low": "yes", "called.first_low": "2019-03"})
    year = {"start": {"iso8601duration": "P0D"}, "end": {"iso8601duration": "P1Y"}}
    baby = {"person.age": {"amount": 3, "unit": "years"}, "birth.growth": "yes"}
    assert {"ageRange": year} == _onset("HP:0001508", baby)
    heart = {"signs.areas": ["heart_lungs"], "sign.heart": "yes"}
    assert "Congenital onset" == _onset("HP:0001627", heart)["ontologyClass"]["label"]
    bone = {"infection.bone_joint": "yes", "which.infections": ["bone"]}
    listed = [{"illness.kind": "bone_joint", "illness.first_age": {"amount": 20, "unit": "months"}}]
    assert {"age": {"iso8601duration": "P1Y8M"}} == _onset("HP:0002754", bone, illnesses=listed)
    both = {**bone, "which.infections": ["bone", "joint"]}
    assert _onset("HP:0002754", both, illnesses=listed) is None
