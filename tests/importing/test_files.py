"""Records and tables as portals and phones give them: made up in their shape, and the real samples beside us."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from questionnaire.errors import BadValue

SAMPLES = Path("/work/shared/samples")
LOINC = "http://loinc.org"


def observation(code, value, unit, when="2024-03-05T08:00:00Z", **others):
    coded = {"coding": [{"system": LOINC, "code": code, "display": "x"}]} if "-" in code else {"text": code}
    return {
        "resourceType": "Observation", "status": "final", "code": coded, "effectiveDateTime": when,
        "valueQuantity": {"value": value, "unit": unit}, **others,
    }  # fmt: skip


def quantity(loinc, **said):
    return {**observation(loinc, 1, ""), "valueQuantity": said}


def named(code, name, value, unit):
    coding = {"system": LOINC, "code": code, "display": name}
    return {**observation(code, value, unit), "code": {"coding": [coding]}}


def bundle(*resources):
    return {"resourceType": "Bundle", "type": "collection", "entry": [{"resource": each} for each in resources]}


FHIR = [
    ([observation("751-8", 0.45, "10*3/uL")], ["450 2024-03-05"]),
    ([observation("26499-4", 450, "/uL", "2024-03")], ["450 2024-03"]),
    ([observation("753-4", 450, "cells/mcL", "2024")], ["450 2024"]),
    ([observation("752-6", 3.0, "X_10-3/uL")], ["no import_no_count"]),
    ([observation("770-8", 40.0, "%")], ["no import_share_alone"]),
    ([observation("770-8", 40.0, "%"), observation("6690-2", 5, "K/uL")], ["5000 40.0 % 2024-03-05"]),
    ([observation("770-8", 40, "%"), observation("6690-2", 5, "K/uL", "2024-03-06")], ["no import_share_alone"]),
    ([observation("770-8", 40, "%"), observation("6690-2", 5, "K/uL"), observation("26464-8", 6, "K/uL")],
     ["asks 5000 40 % 2024-03-05, 6000 40 % 2024-03-05"]),
    ([observation("26511-6", 40, "%"), observation("804-5", 5, "K/uL"), observation("751-8", 2, "K/uL")],
     ["2000 2024-03-05"]),
    ([observation("751-8", 40, "%")], ["no import_share_alone"]),
    ([observation("770-8", 0.45, "K/uL")], ["asks 450 2024-03-05"]),
    ([observation("751-8", 0.45, "g/dL")], ["asks 450 2024-03-05"]),
    ([observation("751-8", 5, "")], ["asks 5000 2024-03-05, 5 2024-03-05"]),
    ([observation("751-8", 0.0, "K/uL")], ["<100 2024-03-05"]),
    ([observation("Neutrophils, absolute", 0.45, "K/uL")], ["450 2024-03-05"]),
    ([observation("Segs %", 40, "%"), observation("WBC", 5, "K/uL")], ["5000 40 % 2024-03-05"]),
    ([observation("718-7", 12, "g/dL")], []),
    ([observation("P", 4.5, "mg/dL"), observation("Abs", 4.5, "K/uL")], []),
    ([observation("751-8", 0.45, "K/uL", status="entered-in-error")], []),
    ([observation("751-8", 0.45, "K/uL", status="registered")], []),
    ([observation("751-8", 0.45, "K/uL", specimen={"display": "CSF"})], []),
    ([observation("Neutrophils", 0.45, "K/uL", specimen={"reference": "Specimen/1"}),
      {"resourceType": "Specimen", "id": "1", "type": {"text": "Synovial fluid"}}], []),
    ([observation("Neutrophils", 0.45, "K/uL"),
      {"resourceType": "Specimen", "id": "1", "type": {"text": "Synovial fluid"}}], ["450 2024-03-05"]),
    ([observation("751-8", 0.45, "K/uL", specimen={"display": "Venous blood"})], ["450 2024-03-05"]),
    ([observation("751-8", 0.45, "K/uL", focus=[{"display": "mother"}])], []),
    ([observation("ANCA", 0.6, ""), observation("p-ANCA", 120, ""), observation("Polyclonal", 12.5, "g/L")], []),
    ([observation("751-8", 0.45, "K/uL", "2031-01-01")], ["no date_in_future"]),
    ([{**observation("751-8", 1, ""), "valueQuantity": {"comparator": "<", "value": 0.2, "unit": "K/uL"}}],
     ["<200 2024-03-05"]),
    ([{**observation("751-8", 1, ""), "valueQuantity": None, "valueString": "0.4 K/uL"}], ["400 2024-03-05"]),
    ([{**observation("751-8", 1, ""), "valueQuantity": None}], ["no import_no_value"]),
    ([{"resourceType": "DiagnosticReport", "contained": [observation("751-8", 0.45, "K/uL")]}], ["450 2024-03-05"]),
    ([{**observation("58410-2", 1, ""), "component": [observation("751-8", 0.45, "K/uL")]}], ["450 2024-03-05"]),
    ([quantity("751-8", value=0.45, unit="10 thousand", code="10*3/uL")], ["450 2024-03-05"]),
    ([quantity("751-8", value=45, unit="cells/uL", code="10*3/uL")], ["asks 45000 2024-03-05, 45 2024-03-05"]),
    ([{**observation("751-8", 0, "K/uL"), "dataAbsentReason": {"text": "error"}}], ["no import_no_value"]),
    ([{**observation("751-8", 1, ""), "valueQuantity": None, "valueRatio": {
        "numerator": {"value": 450, "unit": "cells"}, "denominator": {"value": 1, "unit": "uL"}}}], ["450 2024-03-05"]),
    ([{**observation("751-8", 0.45, "K/uL"), "code": {"coding": [
        {"system": "urn:oid:2.16.840.1.113883.6.1", "code": "751-8"}]}}], ["450 2024-03-05"]),
    ([observation("770-8", 0.17, "1"), observation("6690-2", 5, "K/uL")],
     ["asks 5000 17 % 2024-03-05, 5000 0.17 % 2024-03-05"]),
    ([observation("Neutrophils/100 leukocytes", 17, "%"), observation("WBC", 5, "K/uL")], ["5000 17 % 2024-03-05"]),
    ([observation("Neutrophil count (observable entity)", 0.45, "10*9/L")], ["450 2024-03-05"]),
    ([observation("Neutrophils [#/volume] in Blood by Automated count", 0.45, "K/uL")], ["450 2024-03-05"]),
    ([observation("Neutrophils", 0.62, "", referenceRange=[{"low": {"value": 0.4}, "high": {"value": 0.75}}])],
     ["asks 620 2024-03-05"]),
    ([observation("Abs segs", 0.5, "K/uL"), observation("Abs bands", 0.1, "K/uL")],
     ["asks 600 2024-03-05, 500 2024-03-05"]),
    ([observation("751-8", 0.6, "K/uL"), observation("Abs segs", 0.5, "K/uL"), observation("Abs bands", 0.1, "K/uL")],
     ["600 2024-03-05"]),
    ([named("30451-9", "Segmented neutrophils", 0.5, "K/uL")], ["asks 500 2024-03-05"]),
    ([named("30451-9", "Neutrophilia", 5, "K/uL"), named("5799-2", "Leukocytes", 5, "K/uL")], []),
]  # fmt: skip


def test_fhir_in_each_of_its_forms_comes_to_the_same(read):
    """An observation alone, in a bundle, in a list, one a line, or within a bundle of a bundle."""
    for resources, expected in FHIR:
        forms = [
            bundle(*resources),
            bundle(bundle(*resources)),
            resources,
            *([resources[0]] if len(resources) == 1 else []),
        ]
        texts = [*map(json.dumps, forms), "\n".join(map(json.dumps, resources))]
        for text in texts:
            assert expected == read(text.encode()), text


def test_a_second_person_is_refused(read):
    """By a second patient, or by another one that an observation names; one person under two addresses is one."""
    patient = {"resourceType": "Patient", "id": "a"}
    of = lambda who: observation("751-8", 0.45, "K/uL", subject={"reference": who})  # noqa: E731 - short
    one = {"resourceType": "Bundle", "entry": [
        {"fullUrl": "urn:uuid:1", "resource": patient}, {"resource": of("urn:uuid:1")}, {"resource": of("Patient/a")},
        {"resource": of("https://portal.example/fhir/Patient/a")},
    ]}  # fmt: skip
    assert ["450 2024-03-05"] == read(json.dumps(one).encode())
    for two in (
        bundle(patient, {**patient, "id": "b"}),
        bundle(patient, of("Patient/b")),
        [of("Patient/a"), of("urn:b")],
        bundle(of("Patient/a"), {"resourceType": "MedicationOrder", "patient": {"reference": "Patient/b"}}),
    ):
        with pytest.raises(BadValue, match="import_two_people"):
            read(json.dumps(two).encode())


CCDA = """<?xml version="1.0"?><?xml-stylesheet href="x"?>
<ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<recordTarget/>{more}<component><organizer><statusCode code="completed"/><effectiveTime value="20240305"/>
{results}</organizer></component></ClinicalDocument>"""
RESULT = """<component><observation><code code="{code}" codeSystem="2.16.840.1.113883.6.1" displayName="Polys"/>
<statusCode code="{state}"/>{when}{value}</observation></component>"""


def ccda(*results, more=""):
    return CCDA.format(results="".join(results), more=more).encode()


def result(code, value, unit, when="", state="completed"):
    moment = f'<effectiveTime value="{when}"/>' if when else ""
    return RESULT.format(
        code=code, state=state, when=moment, value=f'<value xsi:type="PQ" value="{value}" unit="{unit}"/>'
    )


def test_a_ccda_record_is_read_with_two_units_under_one_code(read):
    """A day of its own or of its panel; the power of one vendor; what was taken back is not there."""
    record = ccda(
        result("751-8", "2852", "CELLS/MCL", "20080103145800-0500"), result("751-8", "3.0", "X_10-3/uL", "200711"),
        result("751-8", "0.45", "10*3/uL"), result("751-8", "9", "10*3/uL", state="aborted"),
        result("718-7", "12", "g/dL"), result("770-8", "40", "%", "2009"), "<component><observation/></component>",
    )  # fmt: skip
    assert ["2852 2008-01-03", "3000 2007-11", "450 2024-03-05", "no import_share_alone"] == read(record)
    limit = '<value xsi:type="IVL_PQ"><high value="0.2" unit="10*3/uL"/></value>'
    under = RESULT.format(code="751-8", state="completed", when="", value=limit)
    assert ["<200 2024-03-05"] == read(ccda(under))
    other = '<value xsi:type="PQ" nullFlavor="OTH"><translation value="0.45" unit="K/uL"/></value>'
    assert ["450 2024-03-05"] == read(ccda(RESULT.format(code="751-8", state="completed", when="", value=other)))
    bare = record.replace(b'codeSystem="2.16.840.1.113883.6.1"', b'codeSystemName="LOINC"')
    assert "450 2024-03-05" in read(bare.replace(b'displayName="Polys"', b""))


def test_a_ccda_result_that_is_planned_or_of_another_fluid_is_not_there(read):
    """A goal, an order and a promise are no results; what a specimen calls a fluid of the brain is no blood."""
    record = ccda(result("751-8", "0.45", "10*3/uL"))
    for mood in ("GOL", "INT", "RQO", "PRMS"):
        assert [] == read(record.replace(b"<observation>", f'<observation moodCode="{mood}">'.encode()))
    assert ["450 2024-03-05"] == read(record.replace(b"<observation>", b'<observation moodCode="EVN">'))
    fluid = "<specimenRole><specimenPlayingEntity><name>CSF</name></specimenPlayingEntity></specimenRole>"
    assert [] == read(record.replace(b"</observation>", f"<specimen>{fluid}</specimen></observation>".encode()))


def test_a_ccda_record_of_two_people_or_of_a_relative_adds_nothing(read):
    """A second target is refused whole; a result of a relative is not the person's."""
    with pytest.raises(BadValue, match="import_two_people"):
        read(ccda(result("751-8", "1", "10*3/uL"), more="<recordTarget/>"))
    assert [] == read(ccda("<subject/>", result("751-8", "0.4", "10*3/uL")))


TABLES = [
    ("Date,Test,Result,Units\n2024-03-05,Neutrophils Absolute,0.45,K/uL\n3/6/2024,ANC,<0.2,10^3/uL\n2024,Hgb,12,g/dL",
     ["450 2024-03-05", "<200 2024-03-06"]),
    ("Collected;LOINC;Name;Value;Unit\n2024-03-05;751-8;x;0,45;10*9/L", ["450 2024-03-05"]),
    ("Date\tTest\tValue\tUnit\n2024-03-07\tWBC\t3.5\tK/uL\n2024-03-07\tNeutrophils %\t12\t%", ["3500 12 % 2024-03-07"]),
    ("Date,WBC (K/uL),ANC (K/uL),Neut %,PLT\n3/5/2024,3.5,0.4,12,300\n4/5/2024,3.0,,20,300",
     ["400 2024-03-05", "3000 20 % 2024-04-05"]),
    ('Date,Test,Result\n2024-03-05,ANC,"1,085"', ["1085 2024-03-05"]),
    ("3/2024, 0.4\n4/2024, 0.5", ["400 2024-03", "500 2024-04"]),
    ("Date,ANC,ANC low,ANC high,ANC lower limit,ANC reference,ANC normal\n2024-03-05,0.78,1.8,7.7,1.8,1.8,1.8",
     ["780 2024-03-05"]),
    ("Date of birth,Date,ANC (K/uL)\n2019-08-01,2024-03-05,0.78", ["780 2024-03-05"]),
    ("Data di nascita;Data prelievo;Neutrofili (10^3/uL)\n01.08.2019;13.03.2024;0,78", ["780 2024-03-13"]),
    ("Fecha de nacimiento;Fecha;Neutrófilos (/mm3)\n13/08/2019;13/03/2024;780", ["780 2024-03-13"]),
    ("Date reported,Date collected,Test,Result,Unit\n2024-03-07,2024-03-05,ANC,0.78,K/uL", ["780 2024-03-05"]),
    ("Date,Test,Value (previous),Value,Unit\n2024-03-05,ANC,0.62,0.78,K/uL", ["780 2024-03-05"]),
    ("Fecha,Test,Valor de referencia,Resultado,Unidad\n13/03/2024,Neutrofilos,1800,780,/mm3", ["780 2024-03-13"]),
    ("Collected,Result name,Result status,Result,Units\n2024-03-05,ANC,Final,0.78,K/uL", ["780 2024-03-05"]),
    ("Name,Lab test,Test result,Unit,Test date\nJane Doe,ANC,0.78,K/uL,2024-03-05", ["780 2024-03-05"]),
    ("Specimen received,Specimen taken,ANC (K/uL)\n2024-03-06,2024-03-05,0.78", ["780 2024-03-05"]),
    ("Drawn by,Date,ANC (K/uL)\n3/3/2023,2024-03-05,0.78", ["780 2024-03-05"]),
    ("Date,ANC K/uL,WBC K/uL\n2024-03-05,0.78,5", ["780 2024-03-05"]),
    ("Date,ANC /uL\n2024-03-05,780", ["780 2024-03-05"]),
    ("Date,ANC (cells/mL)\n2024-03-05,780", ["asks 780 2024-03-05"]),
    ("Datum;ANC (1,8-7,7 G/l);Leuko (4,5-13,5 G/l)\n13.03.2024;0,78;5,2", ["780 2024-03-13"]),
    ("Date,Test,Result,Unit\n2024-03-05,ANCA,0.6,\n2024-03-05,p-ANCA,120,\n2024-03-05,Normal ANC,>1.5,K/uL", []),
    ("Date,Test,Result,Unit\n2024-03-05,ANC critical,<0.5,K/uL", ["asks <500 2024-03-05"]),
    ("Date,Test,Result,Unit,Status\n2024-03-05,ANC,0.7,K/uL,Cancelled\n2024-03-06,ANC,0.78,K/uL,Final",
     ["780 2024-03-06"]),
    ("Date,Test,Result,Unit,Specimen\n2024-03-05,Neutrophils,120,/uL,CSF\n2024-03-06,ANC,0.78,K/uL,Blood",
     ["780 2024-03-06"]),
    ("Date,B cells (/uL),Neutrophils %\n2024-03-05,450,12", ["no import_share_alone"]),
    ("Date,WBC (K/uL),Segs %,Bands %\n2024-03-05,5.0,12,10",
     ["asks 5000 12 % 10 % 2024-03-05, 5000 12 % 2024-03-05"]),
    ("Date,ANC (/uL)\n24/03/05,780", ["asks 780 2024-03-05, 780 2005-03-24"]),
    ("Test,Units,3/5/2024,4/5/2024\nWBC,K/uL,3.5,3.2\nANC,K/uL,0.6,0.8", ["600 2024-03-05", "800 2024-04-05"]),
    ("Date,3/5/2024,4/5/2024,5/6/2024\nANC (K/uL),0.6,,<0.5", ["600 2024-03-05", "<500 2024-05-06"]),
    ("Patient:,Jane Doe\nTest,3/5/2024,Flag\nANC lower limit,1.5,\nANC,0.6,L", ["600 2024-03-05"]),
    ("Analyse;Einheit;Referenz;13.03.2024\nLeukozyten;G/l;4-10;3,5\nNeutrophile;%;40-75;17", ["3500 17 % 2024-03-13"]),
    ("Year,2019,2020\nANC,0.6,0.8", ["600 2019", "800 2020"]),
    ("Test,2024-03-05\nUrine,\nNeutrophils,5\nBlood,\nNeutrophils,0.6", ["600 2024-03-05"]),
    ("CSF,2024-03-05\nNeutrophils,5", []),
    ("Fecha;13/03/2024\nNeutrófilos (/mm3);1.250", ["1250 2024-03-13"]),
    ("\t3/5/2024\t4/5/2024\nANC\t0.6\t0.8", ["600 2024-03-05", "800 2024-04-05"]),
    ("Datum;Bepaling;Uitslag;Eenheid\n13-03-2024;Neutrofielen;0,60;10^9/L", ["600 2024-03-13"]),
    ("Data;Badanie;Wynik;Jednostka\n2024-03-05;Neutrofile;0,60;tys/µl", ["600 2024-03-05"]),
    ("Data;Exame;Resultado;Unidade\n13/03/2024;Neutrófilos;600;/mm3", ["600 2024-03-13"]),
    ("Date,Test,Result\n2024-03-05,ANC (K/uL),0.6", ["600 2024-03-05"]),
    ('"Date","Result"\n"Mar 5, 2024","0.6 K/uL"', ["no import_no_count", "600 2024-03-05"]),
    ("Date,WBC,Segs,Bands\n2024-03-05,5.2,0.5,0.1", ["asks 600 2024-03-05, 500 2024-03-05"]),
    ("Date,Test,Result,Unit,Range\n2024-03-05,Neutrophils,0.62,,0.40-0.75", ["asks 620 2024-03-05"]),
    ("Collected: 03/05/2024, 9:00\nANC 0.6 K/uL", ["600 2024-03-05"]),
]  # fmt: skip


def test_tables_are_read_by_their_headings(read):
    """A value a row or a blood draw a row, parted by any of four signs; without headings, line by line."""
    for text, expected in TABLES:
        assert expected == read(text.encode()), text
    wide = "Date,ANC," + 400 * "x,"
    assert ["no import_no_count", "no import_no_count"] == read(f"{wide}\n2024,0.4,{400 * ','}".encode())
    with pytest.raises(BadValue, match="import_two_people"):
        read(b"Date,Patient,Test,Value\n2024,A,ANC,0.4\n2024,B,ANC,0.5")
    with pytest.raises(BadValue, match="import_two_people"):
        read(b"Patient,Test,2024-03-05\nA,ANC,0.5\nB,ANC,0.6")


def test_a_file_says_the_same_in_any_encoding(read):
    """UTF-8 with a mark or without, UTF-16 either way with or without one, and what Windows wrote."""
    texts = (
        TABLES[0][0],
        json.dumps(observation("Neutrófilos", 0.45, "K/µL"), ensure_ascii=False),
        CCDA.partition("?>")[2],
    )
    for text in (*texts[:2], texts[2].format(more="", results=result("751-8", "0.45", "10*3/µL"))):
        plain = read(text.encode())
        assert plain
        for encoding in ("utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "latin-1"):
            assert plain == read(text.encode(encoding)), (encoding, text)


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="no samples beside this checkout")
def test_the_real_samples_come_to_what_they_hold(read):
    """Three counts in two units of a vendor's record; one percentage without its white cells."""
    counts = ["2852 2008-01-03", "3000 2007-11-02", "2964 2007-09-03"]
    assert counts == read((SAMPLES / "vitera-ccda.xml").read_bytes())
    assert ["no import_share_alone"] == read((SAMPLES / "us-core-neutrophils.json").read_bytes())
