"""Papers from the command line in the clinic's language, or in one that is named; the command itself in English."""

from __future__ import annotations

import json
from io import BytesIO

import pytest
from languages import LONG, RIGHT_TO_LEFT, write_languages
from pypdf import PdfReader

from questionnaire.clinics import read_clinics

CLINICS = """[[clinics]]
slug = "sample"
name = "Sample Clinic"
phone = "555-0100"
language = "es"
"""


@pytest.fixture
def here(run, book, tmp_path, monkeypatch, mother):
    """Runs the command at a site with made-up languages, and with a clinic that reads one of them."""
    folder = write_languages(book, tmp_path / "site")
    (tmp_path / "clinics.toml").write_text(CLINICS, encoding="utf-8")
    mother.rename(tmp_path / "answers.json")
    monkeypatch.setenv("QUESTIONNAIRE_CONTENT", str(folder))
    return run


@pytest.mark.parametrize(
    ("named", "expected"), [([], LONG), (["--language", "en"], "en"), (["--language", "ar"], "ar")]
)
def test_the_summary_is_in_the_language_that_is_named_or_the_clinics(here, tmp_path, named, expected):
    """`--language` says what the patient reads; without it, what the clinic reads."""
    assert 0 == here("summary", "answers.json", "--output", "summary.pdf", *named).code
    pdf = PdfReader(BytesIO((tmp_path / "summary.pdf").read_bytes()))
    assert expected == pdf.trailer["/Root"]["/Lang"]


def test_the_questions_on_paper_are_in_the_language_that_is_named_or_the_usual_one(here, tmp_path, monkeypatch):
    """No clinic hands them out: the usual language is the first that visitors may choose."""
    monkeypatch.setenv("QUESTIONNAIRE_LANGUAGES", "ar en")
    for options, expected in (((), RIGHT_TO_LEFT), (("--language", "es"), LONG)):
        assert 0 == here("blank", "--output", "blank.pdf", "--section", "matters", *options).code
        pdf = PdfReader(BytesIO((tmp_path / "blank.pdf").read_bytes()))
        assert expected == pdf.trailer["/Root"]["/Lang"]


def test_a_letter_and_a_file_for_the_clinic_are_in_its_language(here, tmp_path):
    """They are not for the patient; what they leave out is said to whoever gave the command."""
    assert "é" in here("letter", "doctor-message", "answers.json").out
    exported = here("export", "answers.json", "--as", "fhir", "--output", "bundle.json")
    assert 0 == exported.code
    resources = [each["resource"] for each in json.loads((tmp_path / "bundle.json").read_text())["entry"]]
    assert {LONG} == {each["language"] for each in resources if "language" in each}
    assert "é" not in exported.out


def test_what_only_the_command_says_stays_english(here):
    """`check`, `show` and `assess` are for editors and programs."""
    assert here("check", "--today", "2026-11-22").out.endswith(": no problems\n")
    assert "Worth asking about when every one of these is met:" in here("show", "path4ward").out
    assert "é" not in here("show", "path4ward").out
    assert "é" not in here("assess", "answers.json", "--today", "2026-11-22").out


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("summary", "answers.json", "--output", "x.pdf", "--language", "fr"), "'fr': there is no translation in "),
        (("blank", "--output", "x.pdf", "--language", "no such"), "'no such' is no code of a language, such as en"),
        (
            ("clinic", "--add", "north", "--name", "North", "--phone", "1", "--language", "fr"),
            "clinics[north].language: 'fr': there is no translation in ",
        ),
    ],
)
def test_a_language_that_is_not_there_is_refused_in_one_line(here, arguments, says):
    """Exit 2, what is wrong, and where the translation should be."""
    ran = here(*arguments)
    assert (2, 1) == (ran.code, ran.err.count("\n"))
    assert says in ran.err


def test_a_clinics_language_that_is_not_there_is_told_by_check(here, tmp_path):
    """It would be found out when the clinic's link is opened."""
    (tmp_path / "clinics.toml").write_text(CLINICS.replace('"es"', '"fr"'), encoding="utf-8")
    ran = here("check")
    assert 2 == ran.code
    assert f"clinics[sample].language: 'fr': there is no translation in {tmp_path / 'site'}/locale or " in ran.err


def test_a_clinic_is_added_with_its_language(here, tmp_path):
    """As its paper and its hours are."""
    assert 0 == here("clinic", "--add", "north", "--name", "North", "--phone", "1", "--language", "ar").code
    assert RIGHT_TO_LEFT == read_clinics(tmp_path / "clinics.toml")["north"].language


def test_messages_are_collected_and_translations_brought_up_to_date_and_compiled(here, tmp_path):
    """A translator's file keeps what was translated, gains what is new, and works at once."""
    place = tmp_path / "site" / "locale" / "fr" / "LC_MESSAGES"
    place.mkdir(parents=True)
    (place / "messages.po").write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
        'msgid "Get ready for genetic testing"\nmsgstr "Préparer un test génétique"\n',
        encoding="utf-8",
    )
    written = here("messages").out.splitlines()
    assert [
        str(tmp_path / "site" / "locale" / "messages.pot"),
        str(place / "messages.po"),
        str(place / "messages.mo"),
    ] == written
    updated = (place / "messages.po").read_text(encoding="utf-8")
    assert 'msgstr "Préparer un test génétique"' in updated
    assert 'msgid "Yes"\nmsgstr ""' in updated
    assert "#. words.toml: answer.yes" in updated
    from questionnaire.telling.language import language

    french = language("fr", tmp_path / "site")
    assert "Préparer un test génétique" == french.gettext("Get ready for genetic testing", "words.toml: product")
    assert "Yes" == french.gettext("Yes", "words.toml: answer.yes")
