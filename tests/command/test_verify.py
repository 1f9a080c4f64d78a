"""`questionnaire verify`: a nurse calls, writes down what she heard, and another clinic takes it over."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pypdf import PdfReader

from questionnaire.judging.confirmations import ROLES, WAYS
from questionnaire.neutropenia import PACK
from questionnaire.reading import read_book
from questionnaire.telling.language import language
from questionnaire.telling.wording import Words

HEARD, LATER = ("--today", "2026-11-30"), ("--today", "2027-12-01")
SAID = ("--status", "open", "--until", "2027-05-30", "--clinic", "Lakeside Children’s Clinic")
DESK = ("--role", "genetics_desk")
FILE = "confirmations/path4ward.toml"


@pytest.fixture
def site(tmp_path, monkeypatch):
    """Goes to a clinic with a folder of its own."""

    def at(clinic: str) -> Path:
        folder = tmp_path / clinic
        folder.mkdir(exist_ok=True)
        monkeypatch.setenv("QUESTIONNAIRE_CONTENT", str(folder))
        return folder

    return at


def _program(run, mother, day, program="path4ward"):
    """What is judged of a program there."""
    return next(each for each in run("assess", mother, *day).json()["programs"] if each["id"] == program)


def _paper(run, mother, day):
    """What the mother reads on paper there, without its breaks."""
    assert (0, "", "") == (*vars(run("summary", mother, "--output", "summary.pdf", *day)).values(),)
    return " ".join(" ".join(page.extract_text() for page in PdfReader("summary.pdf").pages).split())


def test_the_script_asks_four_things_and_names_each_rule_by_its_id(run, site):
    """Whom to ask, if it is open, which rules it has, what it costs, until when; and how to record it."""
    site("lakeside")
    script = run("verify", "path4ward").out
    assert script.startswith("PATH4WARD  [program path4ward]\nOn 2026-11-22: unknown, to be told as current until 2027")
    for said in ("“We give patients", "“2. Which of these", "“3. Is this right?”", "“4. Until when does that hold?”"):
        assert said in script
    assert "     no-cause-found: No earlier genetic test has found the cause  (we could not confirm it)\n" in script
    assert "     low-for-three-months: Low neutrophils for three months or longer\n" in script
    assert "questionnaire verify path4ward --status open --until YYYY-MM-DD --clinic NAME\n" in script
    begins = [
        "", "“We give patients a list of programs that are worth asking about. May I check four things?",
        "1. Does it take new people today?”  open, closed or unknown",
        "“2. Which of these does it ask for?”  Those that it has --stands, those that it does not have --gone:",
    ]  # fmt: skip
    assert "\n".join(begins) in script
    assert [line for line in script.splitlines() if line][-5:] == [
        "“4. Until when does that hold?”  A day within a year.",
        "Write down what you are, not who you are. Ask nothing about a patient. Then record it:",
        "  questionnaire verify path4ward --status open --until YYYY-MM-DD --clinic NAME",
        f"    --role {'|'.join(ROLES)}", f"    --way {'|'.join(WAYS)} [--stands ID …] [--gone ID …]",
    ]  # fmt: skip
    # Read aloud, at 150 words a minute.
    spoken = [line for line in script.splitlines() if line.startswith(("“", "1. ", "     "))]
    assert 300 > len(" ".join(spoken).split())


def test_what_a_nurse_hears_is_told_to_the_patients_of_her_clinic_and_of_a_second_one(run, mother, site):
    """Open, with the rules that stand, on paper by whom and when; the other clinic takes her file over as it is."""
    lakeside = site("lakeside")
    assert (False, "unknown") == (_program(run, mother, HEARD)["confirmed"], _program(run, mother, HEARD)["status"])
    ran = run("verify", "path4ward", *SAID, *DESK, "--stands", "no-cause-found", *HEARD)
    assert (0, f"{lakeside / FILE}\n") == (ran.code, ran.out)
    site("riverside")
    assert 0 == run("verify", lakeside / FILE, *HEARD).code
    for clinic in ("lakeside", "riverside"):
        site(clinic)
        heard = _program(run, mother, HEARD)
        assert (True, "open", "2026-11-30") == (heard["confirmed"], heard["status"], heard["checked_on"])
        assert {"role": "genetics_desk", "clinic": "Lakeside Children’s Clinic"} == heard["heard_by"]
        drafts = {each["id"]: each["draft"] for each in heard["criteria"]}
        assert (False, True) == (drafts["no-cause-found"], drafts["not-explained"])
        assert "Open, confirmed by the genetics desk of Lakeside Children’s Clinic on November 30, 2026." in _paper(
            run, mother, HEARD
        )


@pytest.mark.parametrize(
    ("role", "who"),
    [
        ("genetics_desk", "the genetics desk of Lakeside Children’s Clinic"),
        ("genetic_counselor", "a genetic counselor of Lakeside Children’s Clinic"),
        ("blood_clinic", "the blood clinic of Lakeside Children’s Clinic"),
        ("immune_clinic", "the immune clinic of Lakeside Children’s Clinic"),
        ("front_desk", "the front desk of Lakeside Children’s Clinic"),
        ("patient_group", "Lakeside Children’s Clinic, a patient group"),
    ],
)
def test_each_role_that_can_confirm_is_told_by_its_own_name(book, role, who):
    """Who heard it decides how far one trusts it."""
    assert role in ROLES
    assert who == Words(book.words, language("en")).word(f"heard_by.{role}", clinic="Lakeside Children’s Clinic")


def test_the_script_says_what_was_heard_last_and_by_whom(run, site):
    """Whoever asks again sees what was heard, not what our record said before."""
    site("lakeside")
    run("verify", "path4ward", *SAID, *DESK, "--gone", "not-explained", *HEARD)
    script = run("verify", "path4ward").out
    heard = (
        "On 2026-11-30 by genetics_desk of Lakeside Children’s Clinic: open, to be told as current until 2027-05-30."
    )
    assert heard in script
    assert "not-explained" not in script


def test_how_it_was_heard_is_written_down(run, site):
    """By phone, unless another way is named."""
    folder = site("lakeside")
    assert 1 < len(WAYS)
    for options, way in (((), "phone"), *((("--way", each), each) for each in WAYS)):
        assert 0 == run("verify", "path4ward", *SAID, *DESK, *options, *HEARD).code
        assert f'way = "{way}"\n' in (folder / FILE).read_text(encoding="utf-8")


def test_a_year_later_it_is_old_and_says_so(run, mother, site):
    """On paper, and in the check of the content; nothing is taken for open any more."""
    folder = site("lakeside")
    run("verify", "path4ward", *SAID, *DESK, *HEARD)
    assert not _program(run, mother, LATER)["confirmed"]
    paper = _paper(run, mother, LATER)
    assert "Asked by the genetics desk of Lakeside Children’s Clinic on November 30, 2026. Ask if what we say" in paper
    assert "Open, confirmed by" not in paper
    assert f"{folder / FILE}: review_by: 2027-05-30 is past" in run("check", *LATER).err


def test_what_the_program_does_not_have_is_not_judged_and_a_closed_one_is_not_shown(run, mother, site):
    """A rule that is gone is gone; nobody is sent to a closed door."""
    site("lakeside")
    run("verify", "path4ward", *SAID, *DESK, "--gone", "not-explained", "not-usual-for-type", *HEARD)
    ids = [each["id"] for each in _program(run, mother, HEARD)["criteria"]]
    assert ["country", "low-for-three-months", "no-cause-found"] == ids
    run("verify", "path4ward", *("--status", "closed"), *SAID[2:], *DESK, *HEARD)
    assert not _program(run, mother, HEARD)["shown"]


def test_a_record_of_ours_that_is_newer_stays(run, mother, site):
    """What was heard before our own last look changes nothing."""
    here = site("lakeside")
    assert 0 == run("verify", "path4ward", *SAID, *DESK, "--today", "2026-11-21").code
    told = _program(run, mother, HEARD)
    assert ("unknown", "2026-11-22", None) == (told["status"], told["checked_on"], told["heard_by"]["role"])
    # What is wrong with that record is looked for in the record, not in the file of what was heard.
    assert read_book(PACK, here).file("programs", "path4ward").endswith("programs/path4ward.toml")


def test_an_older_confirmation_does_not_replace_a_newer_one(run, site):
    """Whoever takes over a file of last month keeps what they heard today."""
    folder = site("lakeside")
    run("verify", "path4ward", *SAID, *DESK, "--today", "2026-11-25")
    old = folder.parent / "old.toml"
    old.write_bytes((folder / FILE).read_bytes())
    run("verify", "path4ward", *SAID, *DESK, *HEARD)
    kept = (folder / FILE).read_bytes()
    ran = run("verify", old, *HEARD)
    assert 2 == ran.code
    assert f"{folder / FILE}: heard_on: this is newer than 2026-11-25; it stays" in ran.err
    assert kept == (folder / FILE).read_bytes()


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('clinic = "Lake', 'clinic = "Pond', "checksum: the file was changed or damaged after it was made"),
        ("2027-05-30", "2028-05-30", "checksum: the file was changed"),
        ('status = "open"', 'status = "ajar"', "status: 'ajar' is none of open, unknown, closed"),
        ('role = "genetics_desk"', 'role = "Mrs. Smith"', "role: 'Mrs. Smith' is none of genetics_desk, "),
        ("heard_on = 2026-11-30", "heard_on = 30", "heard_on: a date such as 2026-11-22 is needed here"),
        ('program = "path4ward"\n', "", "program: a text is needed here"),
        ("# Made", "]# Made", "cannot be read: Invalid statement"),
        ("# Made", 'name = "Eve"\n# Made', "name: unknown key; known here are "),
    ],
)
def test_a_damaged_file_is_refused_with_its_place(run, site, old, new, says):
    """By the command that takes it, and by the start of a server that holds it."""
    folder = site("lakeside")
    run("verify", "path4ward", *SAID, *DESK, *HEARD)
    whole = (folder / FILE).read_text(encoding="utf-8")
    assert old in whole
    (folder / FILE).write_text(whole.replace(old, new), encoding="utf-8")
    for command in (("verify", folder / FILE), ("serve",)):
        ran = run(*command, *HEARD)
        assert (2, "") == (ran.code, ran.out)
        assert re.search(f"{re.escape(str(folder / FILE))}:.*{re.escape(says)}", ran.err), ran.err
    assert 0 == run("verify", "path4ward", *SAID, *DESK, *HEARD).code
    assert whole == (folder / FILE).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ((*SAID, *DESK, "--stands", "height"), "stands: 'height' is no criterion of path4ward: low-for-three-months, "),
        ((*SAID, *DESK, "--gone", "height"), "gone: 'height' is no criterion of path4ward: low-for-three-months, "),
        (
            (*SAID, *DESK, "--stands", "not-explained", "--gone", "not-explained"),
            "gone: 'not-explained' cannot both stand and be gone",
        ),
        (
            (*SAID, *DESK, "--gone", "low-for-three-months", "no-cause-found", "not-explained", "not-usual-for-type"),
            "gone: a program without a criterion is for everybody; leave one",
        ),
        ((*SAID[:2], "--until", "2026-11-30", *SAID[4:], *DESK), "holds_until: 2026-11-30 is not a day in the year"),
        ((*SAID[:2], "--until", "2027-12-02", *SAID[4:], *DESK), "holds_until: 2027-12-02 is not a day in the year"),
        ((*SAID[:5], "\t", *DESK), "clinic: the name of a clinic or group is needed, in plain letters"),
        ((*SAID[:2], *DESK), "to record what was heard, --until, --clinic is needed too"),
        (SAID, "to record what was heard, --role is needed too"),
    ],
)
def test_what_cannot_be_is_not_written_down(run, site, more, says):
    """Each mistake is named, and no file is made."""
    folder = site("lakeside")
    ran = run("verify", "path4ward", *more, *HEARD)
    assert 2 == ran.code
    assert says in ran.err
    assert [] == list(folder.rglob("*"))


def test_a_day_that_is_none_is_said(run, site):
    """As for each command, by argparse."""
    site("lakeside")
    ran = run("verify", "path4ward", "--until", "tomorrow")
    assert 2 == ran.code
    assert "tomorrow" in ran.err


def test_without_a_folder_of_its_own_nothing_can_be_kept(run):
    """And an unknown program is named with those there are."""
    assert "set QUESTIONNAIRE_CONTENT to a folder of your own" in run("verify", "path4ward", *SAID, *DESK, *HEARD).err
    assert re.search("no program has the id 'path5ward'; they are .*, path4ward, ", run("verify", "path5ward").err)


def test_a_file_under_another_name_is_refused(run, site):
    """Else one program would be taken for another."""
    folder = site("lakeside")
    run("verify", "path4ward", *SAID, *DESK, *HEARD)
    (folder / FILE).rename(folder / "confirmations" / "udn.toml")
    assert "udn.toml: program: the file of path4ward is named path4ward.toml" in run("check", *HEARD).err
