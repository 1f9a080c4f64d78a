"""Answers files with something wrong: exit 2, one message that names file and place, never a traceback."""

from __future__ import annotations

import json

import pytest

AGE = {"amount": "2", "unit": "years"}


def _with(**parts):
    return json.dumps({"version": 1, **parts})


def _entries(number):
    return {"own": {"entries": [{"id": f"n{each}", "answers": {"own.text": "?"}} for each in range(number)]}}


WRONG = {
    "empty": ("", "JSON"),
    "cut short": (_with(answers={"person.age": AGE})[:-9], "JSON"),
    "not JSON": ("Dear clinic,", "JSON"),
    "deep": ("[" * 100_000, "JSON"),
    "a list": ("[]", "answers file"),
    "null": ("null", "answers file"),
    "no version": ("{}", "version"),
    "another version": ('{"version": 2}', "version 1"),
    "version as text": ('{"version": "1"}', "version"),
    "version true": ('{"version": true}', "version"),
    "unknown part": (_with(answer={}), "answer"),
    "unknown question": (_with(answers={"person.name": "x"}), "answers.person.name"),
    "unknown option": (_with(answers={"person.who": "nobody"}), "answers.person.who"),
    "unknown group": (_with(groups={"pets": {}}), "groups.pets"),
    "unknown clinic": (_with(clinic="nowhere"), "clinic"),
    "unknown way out": (_with(answers={"person.sex": {"not_given": "maybe"}}), "answers.person.sex"),
    "answers as list": (_with(answers=["yes"]), "answers"),
    "answer as number": (_with(answers={"person.who": {"a": 1}}), "answers.person.who"),
    "answer as null": (_with(answers={"person.who": None}), "answers.person.who"),
    "age without unit": (_with(answers={"person.age": {"amount": "2"}}), "answers.person.age"),
    "age in decades": (_with(answers={"person.age": {"amount": "2", "unit": "decades"}}), "answers.person.age"),
    "age of a tree": (_with(answers={"person.age": {"amount": "2000", "unit": "years"}}), "answers.person.age"),
    "age below nothing": (_with(answers={"person.age": {"amount": "-2", "unit": "years"}}), "answers.person.age"),
    "age not a number": ('{"version":1,"answers":{"person.age":{"amount":NaN,"unit":"years"}}}', "answers.person.age"),
    "age without end": ('{"version":1,"answers":{"person.age":{"amount":1e999,"unit":"years"}}}', "answers.person.age"),
    "a huge number": ('{"version":1,"answers":{"person.age":{"amount":' + "9" * 5000 + ',"unit":"years"}}}', ""),
    "hopes as text": (_with(answers={"matter.hopes": "cause"}), "answers.matter.hopes"),
    "hopes against each other": (_with(answers={"matter.hopes": ["cause", "nothing"]}), "answers.matter.hopes"),
    "entries as object": (_with(groups={"own": {"entries": {}, "complete": 1}}), "groups.own"),
    "entry without id": (_with(groups={"own": {"entries": [{}]}}), "groups.own.entries[0].id"),
    "entry id twice": (_with(groups={"own": {"entries": [{"id": "a"}, {"id": "a"}]}}), "groups.own.entries[1].id"),
    "entry id as path": (_with(groups={"own": {"entries": [{"id": "../a"}]}}), "groups.own.entries[0].id"),
    "text too long": (
        _with(groups={"own": {"entries": [{"id": "a", "answers": {"own.text": "x" * 601}}]}}),
        "groups.own.entries[0].answers.own.text",
    ),
    "a date ahead": (
        _with(groups={"tests": {"entries": [{"id": "a", "answers": {"test.date": "2031"}}]}}),
        "groups.tests.entries[0].answers.test.date",
    ),
    "a date that cannot be": (
        _with(groups={"tests": {"entries": [{"id": "a", "answers": {"test.date": "2024-02-30"}}]}}),
        "groups.tests.entries[0].answers.test.date",
    ),
    "complete as text": (_with(groups={"own": {"complete": "yes"}}), "groups.own.complete"),
    "passed as text": (_with(passed="who"), "passed"),
    "picked as numbers": (_with(picked=[[]]), "picked"),
    "10,000 entries": (_with(groups=_entries(10_000)), "groups.own.entries"),
    "61 entries": (_with(groups=_entries(61)), "groups.own.entries"),
    "huge": (" " * 1_000_001, "1,000,000 bytes"),
}


@pytest.mark.parametrize(("text", "names"), WRONG.values(), ids=WRONG)
def test_an_answers_file_with_something_wrong_is_refused_with_file_and_place(run, tmp_path, text, names):
    """Exit 2, nothing printed, one message that names the file and the place in it."""
    (tmp_path / "patient.json").write_text(text, encoding="utf-8")
    ran = run("assess", "patient.json", "--today", "2026-11-22")
    assert (2, "") == (ran.code, ran.out)
    assert ran.err.startswith("questionnaire: patient.json: ")
    assert names in ran.err
    assert 1 == ran.err.count("\n")
    assert len(ran.err) < 500


def test_no_pdf_is_written_of_answers_that_cannot_be_read(run, tmp_path):
    """`summary` refuses the same files, and leaves nothing behind."""
    (tmp_path / "patient.json").write_text('{"version": 2}', encoding="utf-8")
    ran = run("summary", "patient.json", "--output", "paper.pdf")
    assert 2 == ran.code
    assert ran.err.startswith("questionnaire: patient.json: version: ")
    assert not (tmp_path / "paper.pdf").exists()


def test_a_file_that_is_no_text_is_refused(run, tmp_path):
    """Bytes that are no UTF-8, such as a PDF given by mistake."""
    (tmp_path / "patient.json").write_bytes(b"%PDF-1.7\n\xff\xfe\x00")
    ran = run("assess", "patient.json")
    assert 2 == ran.code
    assert ran.err.startswith("questionnaire: patient.json: ")


def test_a_file_that_is_not_there_and_a_folder_are_refused(run, tmp_path):
    """A missing file, a folder, and a place where nothing can be written are named."""
    (tmp_path / "folder").mkdir()
    for name, says in (("nothing.json", "No such file"), ("folder", "directory")):
        ran = run("assess", name)
        assert (2, "") == (ran.code, ran.out)
        assert ran.err.startswith(f"questionnaire: {name}: ")
        assert says in ran.err


def test_a_pdf_that_cannot_be_written_is_named(run, mother):
    """A folder that is not there is said, with its name."""
    ran = run("summary", mother, "--output", "no/such/paper.pdf", "--today", "2026-11-22")
    assert 2 == ran.code
    assert "questionnaire: no/such/paper.pdf: No such file or directory\n" == ran.err


def test_sixty_entries_are_read(run, tmp_path):
    """The most entries there may be are read."""
    (tmp_path / "patient.json").write_text(_with(groups=_entries(60)), encoding="utf-8")
    assert 0 == run("assess", "patient.json", "--today", "2026-11-22").code
