"""What a record says beside its counts: found by code or name, low only where the report says so, one line a thing."""

from __future__ import annotations

import json

import pytest

from questionnaire.asking.answers import Answers, Given, NotGiven
from questionnaire.asking.beside import adding, standing, told_already
from questionnaire.errors import ContentError
from questionnaire.neutropenia import PACK
from questionnaire.reading import read_book
from tests.importing.test_files import bundle, ccda, observation, result

ICD = "http://hl7.org/fhir/sid/icd-10-cm"
SNOMED = "http://snomed.info/sct"


def hemoglobin(value=9.8, when="2024-03-05", **others):
    return observation("718-7", value, "g/dL", when, **others)


def flagged(code):
    return {"interpretation": [{"coding": [{"code": code}]}]}


def usual(low, unit="g/dL"):
    return {"referenceRange": [{"low": {"value": low, "unit": unit}, "high": {"value": 16, "unit": unit}}]}


def medicine(kind="MedicationStatement", **others):
    return {"resourceType": kind, "medicationCodeableConcept": {"text": "Filgrastim 300 mcg"}, **others}


def problem(code, display, system=ICD, **others):
    coding = {"system": system, "code": code, "display": display}
    return {"resourceType": "Condition", "code": {"coding": [coding]}, **others}


LINE = "x 9.8 g/dL 2024-03-05"
FHIR = [
    ([hemoglobin(**flagged("L"))], [f"hemoglobin: {LINE} · L"]),
    ([hemoglobin(**usual(12))], [f"hemoglobin: {LINE} · (12–16)"]),
    ([hemoglobin(**usual(9))], []),
    ([hemoglobin(**usual(12), **flagged("N"))], []),
    ([hemoglobin()], [f"hemoglobin?: {LINE}"]),
    ([hemoglobin(**usual(120, "g/L"))], [f"hemoglobin?: {LINE}"]),
    ([hemoglobin(referenceRange=[{"text": "12.0-16.0"}])], [f"hemoglobin: {LINE} · (12.0-16.0)"]),
    ([hemoglobin(referenceRange=[{"low": {"value": 12}}, {"low": {"value": 9}}])], [f"hemoglobin?: {LINE}"]),
    ([hemoglobin(**usual(9)), hemoglobin(8, "2025-01-01")], []),
    ([hemoglobin(8, "2019", **usual(12)), hemoglobin(**usual(12)), hemoglobin(13, "2025", **usual(12))],
     [f"hemoglobin: {LINE} · (12–16)"]),
    ([hemoglobin(when="2031-01-01", **flagged("L"))], []),
    ([observation(name, 5.6, "%") for name in ("4548-4", "Hemoglobin A1c", "Hemoglobin F")], []),
    ([observation(name, 5.6, "") for name in ("Hemoglobin %", "% Hemoglobin")], []),
    ([observation("777-3", 85, "K/uL", **flagged("LL"))], ["platelets: x 85 K/uL 2024-03-05 · LL"]),
    ([medicine(effectivePeriod={"start": "2023-02-01"}), medicine(effectivePeriod={"start": "2021-05"})],
     ["g-csf: Filgrastim 300 mcg 2021-05 +2021-05"]),
    ([medicine(), medicine(effectivePeriod={"start": "2023-02-01"}), medicine()],
     ["g-csf: Filgrastim 300 mcg 2023-02-01 +2023-02-01"]),
    ([medicine("MedicationRequest", authoredOn="2023-02-01")], ["g-csf: Filgrastim 300 mcg"]),
    ([medicine(status="not-taken"), medicine("MedicationRequest", doNotPerform=True)], []),
    ([medicine("MedicationRequest", medicationCodeableConcept=None, medicationReference={"reference": "#1"},
               contained=[{"resourceType": "Medication", "id": "1", "code": {"text": "Neulasta"}}]),
      medicine(medicationCodeableConcept=None, medicationReference={"reference": "#1"},
               contained=[{"resourceType": "Medication", "id": "1", "code": {"text": "Aspirin"}}])],
     ["g-csf: Neulasta"]),
    ([medicine(medicationCodeableConcept={"text": "Sargramostim"})], []),
    ([problem("D70.4", "Cyclic neutropenia", onsetDateTime="2022-10")], ["cyclic: Cyclic neutropenia 2022-10"]),
    ([problem("D704", "")], ["cyclic: icd-10-cm D70.4"]),
    ([problem("D70.4", "x", "http://fhir.de/CodeSystem/bfarm/icd-10-gm")], ["neutropenia: x"]),
    ([problem("D70.9", "x"), problem("D70.1", "y")], ["neutropenia: x"]),
    ([problem("89655007", "x", SNOMED)], ["congenital: x"]),
    ([problem("x", "Shwachman-Diamond syndrome")],
     ["syndrome: Shwachman-Diamond syndrome +Shwachman-Diamond syndrome"]),
    ([problem("D70.4", "x", verificationStatus={"coding": [{"code": "refuted"}]})], []),
    ([problem("x", "Neutrophilia"), problem("x", "Immunodeficiency, neutropenia")],
     ["neutropenia: Immunodeficiency, neutropenia"]),
    ([problem("D71", "x"), problem("D70.4", "x", "http://example.org")], []),
]  # fmt: skip


def test_a_fhir_record_says_what_stands_beside_its_counts(read_beside):
    """Low only by the flag or the range of the report; a beginning only where one is said; no order is a beginning."""
    for resources, expected in FHIR:
        assert expected == read_beside(json.dumps(bundle(*resources)).encode()), resources


SHOTS = """<substanceAdministration moodCode="EVN"{more}><statusCode code="{state}"/>
<effectiveTime xsi:type="IVL_TS"><low value="20210501"/></effectiveTime><consumable><manufacturedProduct>
<manufacturedMaterial><code code="1" codeSystem="2.16.840.1.113883.6.88" displayName="{name}"/></manufacturedMaterial>
</manufacturedProduct></consumable></substanceAdministration>"""
PROBLEM = """<observation{more}><code code="55607006"/><value xsi:type="CD" code="1" displayName="Problem">
<translation code="D70.0" codeSystem="2.16.840.1.113883.6.90" displayName="Congenital agranulocytosis"/></value>
</observation>"""
LOW = """<interpretationCode code="L"/><referenceRange><observationRange><value xsi:type="IVL_PQ">
<low value="150" unit="10*3/uL"/></value></observationRange></referenceRange></observation>"""


def test_a_ccda_record_and_a_table_say_the_same(read_beside):
    """Sections of medicines and problems, flags and ranges; what was not given or is a relative's is not there."""
    shots, low = SHOTS.format(more="", state="aborted", name="Neupogen"), result("777-3", "85", "10*3/uL")
    record = ccda(shots, PROBLEM.format(more=""), low.replace("</observation>", LOW))
    assert [
        "platelets: Polys 85 10*3/uL 2024-03-05 · L (≥ 150)",
        "g-csf: Neupogen 2021-05-01 +2021-05-01",
        "congenital: Problem / Congenital agranulocytosis",
    ] == read_beside(record)
    two_ranges = LOW.removeprefix('<interpretationCode code="L"/>').replace(
        "</observation>", "<referenceRange/></observation>"
    )
    assert ["platelets?: Polys 85 10*3/uL 2024-03-05"] == read_beside(
        ccda(result("777-3", "85", "10*3/uL").replace("</observation>", two_ranges))
    )
    no_unit = two_ranges.replace("<referenceRange/>", "").replace(' unit="10*3/uL"', "")
    assert ["platelets: Polys 85 10*3/uL 2024-03-05 · (≥ 150)"] == read_beside(
        ccda(result("777-3", "85", "10*3/uL").replace("</observation>", no_unit))
    )
    denied = ' negationInd="true"'
    nothing = [SHOTS.format(more=denied, state="completed", name="Neupogen"), PROBLEM.format(more=denied)]
    assert [] == read_beside(ccda(*nothing))
    assert [] == read_beside(ccda("<subject/>", PROBLEM.format(more="")))
    table = 'Date,Test,Result,Units,Flag,Range\n2024-03-05,PLT,85,K/uL,,150-400\n2024,HGB,"9,8",g/dL,,"12,0-16,0"'
    assert ["platelets: 2024-03-05, PLT, 85, K/uL, , 150-400 · (150-400)",
            "hemoglobin?: 2024, HGB, 9,8, g/dL, , 12,0-16,0"] == read_beside(table.encode())  # fmt: skip


def test_a_yes_answers_only_what_was_not_answered(book):
    """Two names of one import join; “I don’t know” is an answer, too; where one answer stands, no part is added."""
    several, yes = {"called.names": Given(("cyclic",))}, {"counts.ever_low": Given("yes")}
    told = adding(Answers(), [several, {"called.names": Given(("autoimmune",))}, yes], book.questionnaire)
    assert {"called.names": Given(("cyclic", "autoimmune")), **yes} == told.said
    for before in (NotGiven.DONT_KNOW, Given("no")):
        answers = Answers({"counts.ever_low": before})
        assert ("counts.ever_low", False) == (standing(yes, answers), told_already(yes, answers))
        assert answers == adding(answers, [yes], book.questionnaire)
    assert (None, True) == (standing(several, told), told_already(several, told))
    assert told == adding(told, [several], book.questionnaire)
    elsewhere = Answers({"signs.areas": Given(("skin",))})
    part = {"signs.areas": Given(("blood_immune",)), "sign.other_counts": Given("yes")}
    assert elsewhere == adding(elsewhere, [part], book.questionnaire)


BROKEN = """[[beside]]
id = "x"
listed = "problem"
asks = "Is it?"
date = "treat.gcsf"
choices = [ { says = "Yes", answers = { "counts.now" = "normal", "treat.gcsf" = "perhaps", "nowhere" = "yes" } } ]
"""


def test_what_is_looked_for_has_to_fit_the_questions(tmp_path):
    """A question that is there and not of a moment, an option that it has, a date where one is taken."""
    (tmp_path / "beside.toml").write_text(BROKEN, encoding="utf-8")
    with pytest.raises(ContentError) as wrong:
        read_book(PACK, tmp_path)
    for says in (
        "by its codes or by",
        "'nowhere'",
        "'counts.now' is about a moment",
        "'perhaps' is no option",
        "no date",
    ):
        assert says in str(wrong.value)
