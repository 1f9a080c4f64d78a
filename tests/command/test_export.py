"""`questionnaire export`: answers in a format that other programs read."""

from __future__ import annotations

import datetime as dt
import json

from tests.everybody import book, of_today

DAY = ("--today", "2026-11-22")


def test_export_writes_the_answers_and_the_questionnaire_as_fhir(run, mother, tmp_path):
    """One file holds both, in the voice of who is asked, and the same answers give the same bytes."""
    for name in ("one", "two"):
        ran = run("export", mother, "--as", "fhir", "--output", tmp_path / name, *DAY)
        assert (0, "") == (ran.code, ran.err)
        assert "Answers to pages that no longer apply." in ran.out.splitlines()
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
    bundle = json.loads((tmp_path / "one").read_text("utf-8"))
    questionnaire, response = (entry["resource"] for entry in bundle["entry"])
    assert ("Bundle", "Questionnaire") == (bundle["resourceType"], questionnaire["resourceType"])
    assert f"{questionnaire['url']}|{questionnaire['version']}" == response["questionnaire"]
    assert questionnaire["url"].endswith(":en:child")
    assert "authored" not in response, "nobody said on which day the child was two"


def test_an_export_is_of_the_last_day_on_which_something_was_answered(run, mother, tmp_path):
    """Not of the day on which the file is made from answers that were kept."""
    told = json.loads(mother.read_text("utf-8"))
    kept = of_today(told | {"days": {"person.age": "2025-11-22"}}, book(), dt.date(2025, 11, 23))
    mother.write_text(json.dumps(kept), encoding="utf-8")
    assert 0 == run("export", mother, "--as", "fhir", "--output", tmp_path / "kept.json", *DAY).code
    _, response = (entry["resource"] for entry in json.loads((tmp_path / "kept.json").read_text("utf-8"))["entry"])
    assert "2025-11-23" == response["authored"]


def test_export_says_what_it_cannot_read(run, mother, tmp_path):
    """A broken answers file is named, and nothing is written."""
    mother.write_text("{", encoding="utf-8")
    ran = run("export", mother, "--as", "fhir", "--output", tmp_path / "none.json", *DAY)
    assert 2 == ran.code
    assert str(mother) in ran.err
    assert not (tmp_path / "none.json").exists()


def test_a_phenopacket_names_the_person_as_told_and_says_what_it_leaves_out(run, mother, tmp_path):
    """Under the id that is given, else under another one each time; of an unknown form, those there are are named."""
    ids = []
    for named in (("--id", "P-17"), (), ()):
        ran = run("export", mother, "--as", "phenopacket", "--output", tmp_path / "made.json", *named, *DAY)
        assert (0, "", True) == (ran.code, ran.err, bool(ran.out.strip()))
        ids.append(json.loads((tmp_path / "made.json").read_text("utf-8"))["id"])
    assert ("P-17", 3) == (ids[0], len(set(ids)))
    ran = run("export", mother, "--as", "fax", "--output", tmp_path / "none.json")
    assert (2, "questionnaire: --as: no form is called 'fax'; there are fhir, phenopacket\n") == (ran.code, ran.err)


def test_answers_of_a_clinic_that_is_not_there_are_not_told_in_nobodys_name(run, mother):
    """Its fever rule and phone are not known: the clinics that are known are named."""
    told = json.loads(mother.read_text("utf-8"))
    mother.write_text(json.dumps(told | {"clinic": "lakeside"}), encoding="utf-8")
    for command in (("assess", mother), ("letter", "doctor-message", mother)):
        ran = run(*command, *DAY)
        said = f"questionnaire: {mother}: clinic: 'lakeside' is no clinic; known are sample\n"
        assert (2, "", said) == (ran.code, ran.out, ran.err)
