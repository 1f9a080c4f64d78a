"""`questionnaire import` prints what a file would add, and adds nothing."""

from __future__ import annotations

import json

from questionnaire.importing.guarded import MOST_BYTES


def test_import_prints_what_would_be_added_asked_and_left_out(run, tmp_path):
    """Each with the line it came from; entries as an answers file has them; what stands beside the counts, too."""
    file = tmp_path / "counts.txt"
    file.write_text("3/2024 0.4\n3/2024 5\nHemoglobin 12", encoding="utf-8")
    said = json.loads(run("import", file).out)
    value = {"amount": "0.4", "unit": "10^9/L"}
    assert [{"line": "3/2024 0.4", "answers": {"count.value": value, "count.date": "2024-03"}}] == said["add"]
    assert ["3/2024 5"] == [each["line"] for each in said["ask"]]
    assert (2, "counts") == (len(said["ask"][0]["answers"]), said["group"])
    assert "We don’t want to guess." in said["ask"][0]["why"]
    assert [("Hemoglobin 12", "This looks like something else: “Hemoglobin”")] == [
        (each["line"], each["why"]) for each in said["left_out"]
    ]
    medicine = {"resourceType": "MedicationStatement", "medicationCodeableConcept": {"text": "Neupogen"}}
    file.write_text(json.dumps([medicine | {"effectivePeriod": {"start": "2023-02"}}]), encoding="utf-8")
    (beside,) = json.loads(run("import", file).out)["beside"]
    longer = {"treat.gcsf": "six_months_or_longer", "gcsf.start": "2023-02"}
    assert ("Neupogen 2023-02", longer) == (beside["line"], beside["choices"][0]["answers"])


def test_import_refuses_a_file_with_the_words_of_the_page(run, tmp_path):
    """Exit 2, one message, with the file's name."""
    file = tmp_path / "record.json"
    file.write_bytes(b"%PDF-1.7")
    refused = run("import", file)
    assert (2, "") == (refused.code, refused.out)
    assert f"questionnaire: {file}: We cannot read a PDF" in refused.err
    assert "No such file" in run("import", tmp_path / "none").err


def test_import_says_what_is_asked_of_what_stands_beside_the_counts(run, tmp_path):
    """In other words where the record does not call it low; each choice with what it says."""
    hemoglobin = {
        "resourceType": "Observation",
        "code": {"coding": [{"system": "http://loinc.org", "code": "718-7"}]},
        "valueQuantity": {"value": 9.8, "unit": "g/dL"},
    }
    file = tmp_path / "record.json"
    for flag, asks in (
        ({}, "The file does not say if this hemoglobin is low."),
        ({"interpretation": [{"coding": [{"code": "L"}]}]}, "The file calls this hemoglobin low."),
    ):
        file.write_text(json.dumps(hemoglobin | flag), encoding="utf-8")
        (beside,) = json.loads(run("import", file).out)["beside"]
        assert beside["asks"].startswith(asks)
        assert ["Yes, red cells were low"] == [each["says"] for each in beside["choices"]]


def test_import_takes_a_file_of_just_the_size_that_may_be(run, tmp_path):
    """And not one byte more, of which it says so."""
    file = tmp_path / "counts.txt"
    file.write_bytes(b"3/2024 0.4\n".ljust(MOST_BYTES))
    assert 1 == len(json.loads(run("import", file).out)["add"])
    file.write_bytes(b"3/2024 0.4\n".ljust(MOST_BYTES + 1))
    assert f"questionnaire: {file}: This is too large. A file can have at most 5 MB" in run("import", file).err
