"""`questionnaire export`: answers in a format that other programs read."""

from __future__ import annotations

import json

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
    assert "2026-11-22" == response["authored"]


def test_export_says_what_it_cannot_read(run, mother, tmp_path):
    """A broken answers file is named, and nothing is written."""
    mother.write_text("{", encoding="utf-8")
    ran = run("export", mother, "--as", "fhir", "--output", tmp_path / "none.json", *DAY)
    assert 2 == ran.code
    assert str(mother) in ran.err
    assert not (tmp_path / "none.json").exists()
