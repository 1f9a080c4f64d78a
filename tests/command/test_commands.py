"""What each command does."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
from pathlib import Path

from pypdf import PdfReader

from questionnaire import __version__

ROOT = Path(__file__).parents[2]
DAY = ("--today", "2026-11-22")


def test_assess_prints_the_verdicts_with_their_reasons_as_json(run, mother):
    """`assess` prints facts, alerts, programs and suggestions as JSON, on the day that was given."""
    ran = run("assess", mother, *DAY)
    assert (0, "") == (ran.code, ran.err)
    found = ran.json()
    assert "2026-11-22" == found["today"]
    assert {"value": 300.0, "why_not_exact": None} == found["facts"]["counts.lowest"]
    assert "yes" == found["genetic_testing_discussion"]["reading"]
    assert all(program["verdict"] in {"met", "not_met", "unknown"} for program in found["programs"])
    assert any(suggestion["picked"] for suggestion in found["suggestions"])


def test_assess_judges_on_the_day_that_was_given(run, mother):
    """What was confirmed when it was last read is not stated as current years later."""
    confirmed = {
        day: [each["confirmed"] for each in run("assess", mother, "--today", day).json()["programs"]]
        for day in ("2026-11-22", "2040-01-01")
    }
    assert any(confirmed["2026-11-22"])
    assert not any(confirmed["2040-01-01"])


def test_the_same_answers_on_the_same_day_give_the_same_bytes(run, mother, tmp_path):
    """JSON and PDF are byte for byte the same each time."""
    assert run("assess", mother, *DAY).out == run("assess", mother, *DAY).out
    for name in ("one", "two"):
        assert 0 == run("summary", mother, "--output", tmp_path / name, *DAY).code
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
    text = " ".join(page.extract_text() for page in PdfReader(tmp_path / "one").pages)
    assert "My child’s summary for the visit" in text
    assert "November 22, 2026" in text
    assert "Sample Neutropenia Clinic" in text


def test_letter_prints_a_letter_to_paste(run, mother):
    """`letter` prints a letter as plain text, and nothing else."""
    ran = run("letter", "doctor-message", mother, *DAY)
    assert (0, "") == (ran.code, ran.err)
    assert ran.out.startswith("Subject: May I talk with you about genetic testing for my child?\n\nDear doctor,")
    assert run("letter", "report-request", mother, *DAY).out.startswith("You need no such letter now.")


def test_questions_prints_every_question_with_its_options(run, book):
    """`questions` prints each page, group and question that is asked."""
    found = run("questions").json()
    pages = [page["id"] for section in found["sections"] for page in section["pages"]]
    assert [page.id for page in book.questionnaire.pages] == pages
    asked = [each["id"] for part in _parts(found) for each in part["questions"]]
    assert sorted(question.id for _, question in book.questionnaire.every_question()) == sorted(asked)


def _parts(found):
    return [page for section in found["sections"] for page in section["pages"]] + found["groups"]


def test_check_says_that_there_are_no_problems(run):
    """`check` counts what it read, and that nothing is wrong on this day."""
    ran = run("check", *DAY)
    assert (0, "") == (ran.code, ran.err)
    assert "programs" in ran.out
    assert "no problems" in ran.out


def test_check_names_every_program_whose_facts_are_too_old(run, book):
    """When a program's facts are past their review day, `check` fails and names its file and what to do."""
    ran = run("check", "--today", "2030-01-01")
    assert (2, "") == (ran.code, ran.out)
    for program in book.rules.programs:
        assert f"programs/{program.id}.toml: review_by: {program.review_by} is past" in ran.err


def test_the_last_day_of_a_programs_facts_is_still_good(run, book):
    """Facts hold through their review day, and not a day longer."""
    first = min(program.review_by for program in book.rules.programs)
    assert " is past" not in run("check", "--today", first).err
    ran = run("check", "--today", first + dt.timedelta(days=1))
    assert 2 == ran.code
    assert f"review_by: {first} is past; read the source again" in ran.err


def test_show_prints_a_programs_rule_as_english_beside_its_source(run, book):
    """Each program can be read by a clinician: every condition numbered, with its source."""
    for program in book.rules.programs:
        ran = run("show", program.id)
        assert (0, "") == (ran.code, ran.err)
        for number, criterion in enumerate(program.criteria, 1):
            assert f"{number}. {criterion.says.you}" in ran.out
            assert f"Source: {criterion.cite}" in ran.out


def test_show_of_an_unknown_program_names_those_there_are(run, book):
    """A program that is not there is answered with the list of those that are."""
    ran = run("show", "nothing")
    assert (2, "") == (ran.code, ran.out)
    for program in book.rules.programs:
        assert program.id in ran.err


def test_the_command_works_as_a_module_from_another_folder(tmp_path, mother):
    """`python -m questionnaire` works from any folder, with real exit codes and streams."""
    environment = {key: value for key, value in os.environ.items() if key != "QUESTIONNAIRE_CLINICS"}
    environment["PYTHONPATH"] = os.pathsep.join(filter(None, [os.environ.get("PYTHONPATH"), str(ROOT)]))
    command = [sys.executable, "-m", "questionnaire"]
    for arguments, code, out, err in (
        (["assess", mother.name, *DAY], 0, '"format": 1', ""),
        (["assess", "nothing.json", *DAY], 2, "", "questionnaire: nothing.json: No such file or directory\n"),
    ):
        ran = subprocess.run(
            [*command, *arguments], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
        )
        assert (code, err) == (ran.returncode, ran.stderr)
        assert out in ran.stdout


def test_without_a_command_the_usage_is_said(run):
    """No command, or one that is not there, is exit 2 with the usage."""
    for arguments in ((), ("nothing",), ("check", "--today", "tomorrow"), ("assess",), ("summary", "x.json")):
        ran = run(*arguments)
        assert 2 == ran.code
        assert "usage: questionnaire" in ran.err


def test_who_reads_only_the_beginning_is_told_of_no_mistake(tmp_path):
    """As with `questionnaire questions | head`: nothing is said, and the exit code is not 0."""
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "questionnaire", "questions"]
    with subprocess.Popen(
        command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as ran:
        assert ran.stdout is not None
        assert ran.stderr is not None
        ran.stdout.close()
        assert b"" == ran.stderr.read()
    assert 2 == ran.returncode


def test_the_version_is_that_of_the_package(run):
    """As its change log counts them."""
    assert f"{__version__}\n" == run("--version").out
