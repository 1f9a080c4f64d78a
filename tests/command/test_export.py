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
