"""Each form in which FHIR and C-CDA may say a value, a day, a state, a person or a medicine comes to what it means."""

from __future__ import annotations

import json
from itertools import product

import pytest

from questionnaire.errors import BadValue
from questionnaire.importing.records import MOST_ROWS, told
from tests.importing.test_beside_the_counts import ICD, PROBLEM, SHOTS, flagged, hemoglobin, medicine, problem
from tests.importing.test_files import LOINC, RESULT, bundle, ccda, observation, result

COUNT = observation("751-8", 0.45, "K/uL")


def _without(key, **others):
    return {**{each: said for each, said in COUNT.items() if each != key}, **others}


def _read(read, *resources):
    return read(json.dumps(bundle(*resources)).encode())


FORMS = [
    (_without("effectiveDateTime", effectiveInstant="2024-03-06T08:00:00Z"), ["450 2024-03-06"]),
    (_without("effectiveDateTime", effectivePeriod={"start": "2024-03-07", "end": "2024-03-08"}), ["450 2024-03-07"]),
    (_without("effectiveDateTime"), ["450"]),
    (_without("valueQuantity", valueRange={"low": {"value": 0.3, "unit": "K/uL"}, "high": {"value": 0.5}}),
     ["300-500 2024-03-05"]),
    (_without("valueQuantity", valueRange={"low": {"value": 0.3}, "high": {"value": 0.5, "unit": "K/uL"}}),
     ["300-500 2024-03-05"]),
    (_without("valueQuantity", valueRange={"low": {"value": 0.3, "unit": "K/uL"}}), ["no import_no_value"]),
    (_without("valueQuantity", valueRange={"high": {"value": 0.3, "unit": "K/uL"}}), ["no import_no_value"]),
    (_without("valueQuantity", valueInteger=450), ["450 2024-03-05"]),
    (_without("valueQuantity", valueString="450 /uL"), ["450 2024-03-05"]),
    (_without("valueQuantity"), ["no import_no_value"]),
    (_without("valueQuantity", valueQuantity={"value": 0.45, "code": "10*3/uL"}), ["450 2024-03-05"]),
    (_without("valueQuantity", valueQuantity={"unit": "K/uL"}), ["no import_no_value"]),
    *((_without("valueQuantity", valueQuantity={"comparator": sign, "value": 0.2, "unit": "K/uL"}),
       [f"{means} 2024-03-05"]) for sign, means in (("<", "<200"), ("<=", "0-200"), (">", ">200"), (">=", "≥200"))),
    (_without("code", code={"coding": [{"system": "urn:x", "code": "1"}, {"system": LOINC, "code": "751-8"}]}),
     ["450 2024-03-05"]),
    (_without("code", code={"coding": [{"system": "urn:x", "code": "751-8", "display": "other"}]}), []),
    (_without("code", code={"coding": [{"system": "urn:x", "code": "1", "display": "ANC"}]}), ["450 2024-03-05"]),
    (_without("code", code={"text": "Hemoglobin", "coding": [{"system": "urn:x", "display": "ANC"}]}), []),
    (_without("x", bodySite={"text": "Spinal canal"}), []),
    (_without("x", bodySite={"coding": [{"display": "Left arm"}]}), ["450 2024-03-05"]),
]  # fmt: skip
STATUSES = {
    "registered": False, "preliminary": True, "final": True, "amended": True, "corrected": True, "appended": True,
    "cancelled": False, "entered-in-error": False, "unknown": True,
}  # fmt: skip


def test_each_form_of_a_fhir_observation_comes_to_what_it_says(read):
    """Each kind of moment, value, unit, sign, code and site, and each status that the standard has."""
    for resource, expected in FORMS:
        assert expected == _read(read, resource), resource
    assert STATUSES == {status: bool(_read(read, {**COUNT, "status": status})) for status in STATUSES}


def test_a_specimen_is_found_by_each_of_its_addresses(read):
    """By type and id, by the address of its entry, and as what the observation itself contains."""
    fluid = {"resourceType": "Specimen", "id": "1", "type": {"coding": [{"display": "Pleural fluid"}]}}
    entry = {"fullUrl": "urn:uuid:1", "resource": fluid}
    for reference in ("Specimen/1", "urn:uuid:1", "#1"):
        taken = {**COUNT, "specimen": {"reference": reference}}
        whole = {"resourceType": "Bundle", "entry": [entry, {"resource": taken}]}
        assert [] == read(json.dumps(whole).encode()), reference
    assert [] == _read(read, {**COUNT, "specimen": {"reference": "#1"}, "contained": [fluid]})


SOMEBODYS = ("Observation", "DiagnosticReport", "Condition", "MedicationStatement", "MedicationRequest",
             "MedicationAdministration", "MedicationOrder")  # fmt: skip


def test_a_second_person_is_seen_under_each_key_of_each_resource(read):
    """Whatever is of somebody else refuses the file; one person under several addresses, or of a version, is one."""
    patient = {"resourceType": "Patient", "id": "a"}
    for kind, key in product(SOMEBODYS, ("subject", "patient")):
        of = lambda who, kind=kind, key=key: {"resourceType": kind, key: {"reference": who}}  # noqa: E731 - short
        with pytest.raises(BadValue, match="import_two_people"):
            _read(read, patient, COUNT, of("Patient/b"))
        for one in ("Patient/a", "Patient/a/_history/2", "http://x.example/fhir/Patient/a"):
            assert ["450 2024-03-05"] == _read(read, patient, COUNT, of(one)), one
    for two in (
        {"fullUrl": "urn:uuid:2", "resource": {"resourceType": "Patient"}},
        {"resource": {**patient, "id": "b"}},
    ):
        with pytest.raises(BadValue, match="import_two_people"):
            read(
                json.dumps(
                    {"resourceType": "Bundle", "entry": [{"resource": patient}, {"resource": COUNT}, two]}
                ).encode()
            )
    report = {"resourceType": "DiagnosticReport", "subject": {"reference": "Patient/b"}, "contained": [COUNT]}
    with pytest.raises(BadValue, match="import_two_people"):
        _read(read, patient, report)
    assert ["450 2024-03-05"] == _read(read, {**COUNT, "subject": {"reference": "#a"}, "contained": [patient]})


STATED = {
    "MedicationStatement": ("not-taken", "entered-in-error"),
    "MedicationRequest": ("cancelled", "draft", "entered-in-error"),
    "MedicationAdministration": ("not-done", "entered-in-error"),
    "MedicationOrder": ("draft", "entered-in-error"),
}
TAKEN = ("active", "completed", "stopped", "on-hold", "unknown", "in-progress", "recorded")


def test_each_kind_of_a_medicine_and_a_problem_is_found_unless_it_was_never_so(read_beside):
    """In the words of FHIR 2 to 5: named here, in a resource of its own or contained; by each state of each kind."""
    found = ["g-csf: Filgrastim 300 mcg"]
    named = {"text": "Filgrastim 300 mcg"}
    for kind, never in STATED.items():
        assert [[]] * len(never) == [_read(read_beside, medicine(kind, status=state)) for state in never], kind
        assert [found] * len(TAKEN) == [_read(read_beside, medicine(kind, status=state)) for state in TAKEN], kind
    bare = {"resourceType": "MedicationStatement"}
    own = {"resourceType": "Medication", "id": "1", "code": named}
    for said in ({"medication": {"concept": named}}, {"medicationReference": {"display": "Filgrastim 300 mcg"}},
                 {"medication": {"reference": {"display": "Filgrastim 300 mcg"}}}):  # fmt: skip
        assert found == _read(read_beside, {**bare, **said}), said
    for key, reference in product(("medicationReference", "medication"), ("Medication/1", "urn:uuid:1")):
        said = {"reference": reference} if key == "medicationReference" else {"reference": {"reference": reference}}
        entries = [{"fullUrl": "urn:uuid:1", "resource": own}, {"resource": {**bare, key: said}}]
        assert found == read_beside(json.dumps({"resourceType": "Bundle", "entry": entries}).encode()), key
    for state in ("refuted", "entered-in-error"):
        for verified in (state, {"coding": [{"code": state}]}):
            assert [] == _read(read_beside, problem("D70.4", "x", ICD, verificationStatus=verified)), verified
    assert ["cyclic: x"] == _read(read_beside, problem("D70.4", "x", ICD, verificationStatus="confirmed"))
    began = problem("D70.4", "x", ICD, onsetPeriod={"start": "2022-10-03T08:00:00Z"})
    assert ["cyclic: x 2022-10-03"] == _read(read_beside, began)


def test_each_form_of_a_flag_in_fhir_is_heeded(read_beside):
    """As code or as text, of FHIR 2 or 4; a range in another unit says nothing."""
    line = "x 9.8 g/dL 2024-03-05"
    for flag in (flagged("L"), {"interpretation": {"coding": [{"code": "L"}]}}, {"interpretation": [{"text": "L"}]}):
        assert [f"hemoglobin: {line} · L"] == _read(read_beside, hemoglobin(**flag)), flag
    for only, marked in (({"low": {"value": 12}}, "≥ 12"), ({"low": {"value": 12, "unit": "g/dL"}}, "≥ 12")):
        assert [f"hemoglobin: {line} · ({marked})"] == _read(read_beside, hemoglobin(referenceRange=[only])), only
    other = {"low": {"value": 12, "unit": "g/L"}}
    assert [f"hemoglobin?: {line}"] == _read(read_beside, hemoglobin(referenceRange=[other]))


def _valued(value, code='<code code="751-8" codeSystem="2.16.840.1.113883.6.1" displayName="Polys"/>'):
    said = RESULT.format(code="751-8", state="completed", when="", value=value)
    return said.replace('<code code="751-8" codeSystem="2.16.840.1.113883.6.1" displayName="Polys"/>', code)


UNIT = 'unit="10*3/uL"'
VALUES = [
    (f'<low value="0.3" {UNIT}/><high value="0.5" {UNIT}/>', "300-500"),
    (f'<high value="0.2" {UNIT}/>', "<200"), (f'<high value="0.2" {UNIT} inclusive="true"/>', "0-200"),
    (f'<high value="0.2" {UNIT} inclusive="false"/>', "<200"), (f'<low value="0.2" {UNIT}/>', ">200"),
    (f'<low value="0.2" {UNIT} inclusive="true"/>', "≥200"), (f'<low value="0.2" {UNIT} inclusive="false"/>', ">200"),
    ("450 /uL", "450"), ("", "no import_no_value"),
]  # fmt: skip
IN_TRANSLATION = '<translation code="751-8" codeSystem="2.16.840.1.113883.6.1" displayName="y"/>'
CODES = [f'<code code="1" codeSystem="1.2">{IN_TRANSLATION}</code>', "<code><originalText>ANC</originalText></code>",
         '<code code="1" displayName="ANC"/>']  # fmt: skip


def test_each_form_of_a_ccda_result_comes_to_what_it_says(read):
    """A range or a limit with the limit in it or not, a text; a code of its own or in translation, else a name."""
    for inside, means in VALUES:
        expected = means if means.startswith("no") else f"{means} 2024-03-05"
        assert [expected] == read(ccda(_valued(f"<value>{inside}</value>"))), inside
    for code in CODES:
        assert ["450 2024-03-05"] == read(ccda(_valued(f'<value value="0.45" {UNIT}/>', code))), code
    assert [] == read(ccda(_valued(f'<value value="0.45" {UNIT}/>', '<code code="751-8" codeSystem="1.2"/>')))
    began = _valued(f'<effectiveTime><low value="20240306"/></effectiveTime><value value="0.45" {UNIT}/>')
    assert ["450 2024-03-06"] == read(ccda(began))


def test_a_ccda_result_that_was_taken_back_or_is_of_a_fluid_is_not_there(read):
    """By its own state or that of its panel, by a negation, by a specimen of its own or of its panel."""
    states = {"completed": True, "active": True, "aborted": False, "cancelled": False, "nullified": False}
    own, good = (
        {state: result("751-8", "1", "10*3/uL", state=state) for state in states},
        result("751-8", "1", "10*3/uL"),
    )
    assert states == {state: bool(read(ccda(each))) for state, each in own.items()}
    panel = '<organizer><statusCode code="completed"/>'
    for state, there in states.items():
        changed = ccda(good).decode().replace(panel, panel.replace("completed", state)).encode()
        assert there == bool(read(changed)), state
    assert [] == read(ccda(good.replace("<observation>", '<observation negationInd="true">')))
    for named in ("<name>CSF</name>", '<code displayName="CSF"/>', "<desc displayName='Pleural fluid'/>"):
        inside = f"<specimenRole><specimenPlayingEntity>{named}</specimenPlayingEntity></specimenRole>"
        assert [] == read(ccda(good).replace(b"<organizer>", f"<organizer><specimen>{inside}</specimen>".encode())), (
            named
        )


def test_a_ccda_medicine_and_problem_is_found_unless_it_was_never_so(read_beside):
    """What was stopped was taken; by the name of its material or code, and in a code of either type."""
    states = {
        "completed": True,
        "active": True,
        "aborted": True,
        "suspended": True,
        "cancelled": False,
        "nullified": False,
    }
    shots = {state: ccda(SHOTS.format(more="", state=state, name="Neupogen")) for state in states}
    assert states == {state: bool(read_beside(record)) for state, record in shots.items()}
    code = '<code code="1" codeSystem="2.16.840.1.113883.6.88" displayName="Neupogen"/>'
    shot = SHOTS.format(more="", state="completed", name="Neupogen")
    for named in ("<name>Neupogen</name>", "<code><originalText>Neupogen</originalText></code>"):
        assert ["g-csf: Neupogen 2021-05-01 +2021-05-01"] == read_beside(ccda(shot.replace(code, named))), named
    diagnosed = PROBLEM.format(more="")
    kinds = {"CD": True, "CE": True, "PQ": False, "ST": False}
    found = {kind: bool(read_beside(ccda(diagnosed.replace('"CD"', f'"{kind}"')))) for kind in kinds}
    assert kinds == found
    for state, there in {"completed": True, "cancelled": False, "nullified": False}.items():
        stated = diagnosed.replace("<value", f'<statusCode code="{state}"/><value')
        assert there == bool(read_beside(ccda(stated))), state


WHY = {
    "count_unit_unknown": "import_beside", "count_words": "import_beside", "count_unreadable": "import_no_count",
    "number_unreadable": "import_no_count", "count_percent": "import_share_alone", "count_not_whole": "import_which",
    "count_range_backwards": "import_which", "date_year_short": "import_which",
}  # fmt: skip


def test_why_a_row_is_asked_or_left_out_is_said_in_words_for_rows(book):
    """What a form says to type helps nobody with a file; every slot of the words is filled in."""
    assert WHY == {word: told(BadValue(word))[0] for word in WHY}
    assert {f"error.{word}" for word in WHY.values()} <= book.words.keys()
    assert ("import_beside", (("words", "mol"),)) == told(BadValue("count_unit_unknown", unit="mol"))
    assert ("import_whose", ()) == told(BadValue("import_whose"))
    assert ("count_which_unit", (("written", "5"),)) == told(BadValue("count_which_unit", written="5"))


def test_as_many_rows_are_read_as_may_be_and_no_more(read):
    """Two thousand counts are a long life; one more is no record."""
    rows = "\n".join(f"2024-03-05,ANC,{100 + number},/uL" for number in range(MOST_ROWS))
    assert 2000 == MOST_ROWS == len(read(f"Date,Test,Value,Unit\n{rows}".encode()))
    others = rows.replace("ANC", "Sodium")
    assert ["99 2024-03-05"] == read(f"Date,Test,Value,Unit\n{others}\n2024-03-05,ANC,99,/uL".encode())
    with pytest.raises(BadValue, match="import_too_much"):
        read(f"Date,Test,Value,Unit\n{rows}\n2024-03-05,ANC,99,/uL".encode())
