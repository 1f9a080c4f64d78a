"""Settings from the environment, and clinics from a file."""

from __future__ import annotations

import datetime as dt
import sqlite3
import tomllib
from pathlib import Path

import pytest

from questionnaire.errors import SettingsError
from questionnaire.keeping.store import Store
from questionnaire.settings import Settings, read_settings

BAD = [
    ("PORT", "abc"),
    ("PORT", "0"),
    ("PORT", "70000"),
    ("PORT", "-1"),
    ("PORT", "8000.5"),
    ("PORT", "²"),
    ("WORKERS", "0"),
    ("WORKERS", "many"),
    ("QUESTIONNAIRE_KEEP_DAYS", "0"),
    ("QUESTIONNAIRE_KEEP_DAYS", "366"),
    ("QUESTIONNAIRE_SECURE", "maybe"),
    ("QUESTIONNAIRE_SECURE", "true"),
    ("QUESTIONNAIRE_CLINICS", "/no/such/clinics.toml"),
    ("QUESTIONNAIRE_LANGUAGES", "xx"),
    ("QUESTIONNAIRE_LANGUAGES", "tlh"),
]


@pytest.mark.parametrize(("variable", "value"), BAD)
def test_a_setting_that_cannot_be_is_named_with_what_would_be_right(run, monkeypatch, variable, value):
    """A bad setting is exit 2 with one line that names it, before anything is done."""
    monkeypatch.setenv(variable, value)
    ran = run("check", "--today", "2026-11-22")
    assert (2, "") == (ran.code, ran.out)
    assert value in ran.err
    assert variable in ran.err or variable == "QUESTIONNAIRE_CLINICS"
    assert 1 == ran.err.count("\n")


@pytest.mark.parametrize("url", ["nonsense", "sqlite:////no/such/folder/hunter2.sqlite3", "strange://me:hunter2@x/y"])
def test_a_database_that_cannot_be_opened_is_said_in_one_line(run, monkeypatch, url):
    """A wrong QUESTIONNAIRE_DATABASE is exit 2 and one message: no traceback, and no password."""
    monkeypatch.setenv("QUESTIONNAIRE_DATABASE", url)
    ran = run("purge")
    assert (2, "") == (ran.code, ran.out)
    assert ran.err.startswith("questionnaire: ")
    assert "Traceback" not in ran.err
    assert "hunter2" not in ran.err


def test_nothing_needs_to_be_set():
    """Without a single variable the settings are those for trying it out."""
    assert Settings() == read_settings({})
    # Who tries it out is not seen from other machines.
    assert "127.0.0.1" == Settings().host
    assert Settings() == read_settings({"PORT": "", "QUESTIONNAIRE_SECURE": "", "QUESTIONNAIRE_CLINICS": ""})


def test_every_setting_is_read():
    """What is set is what is used."""
    read = read_settings(
        {
            "QUESTIONNAIRE_DATABASE": "sqlite:///x",
            "QUESTIONNAIRE_KEEP_DAYS": "30",
            "QUESTIONNAIRE_CLINICS": "ours.toml",
            "QUESTIONNAIRE_CONTENT": "site",
            "QUESTIONNAIRE_LANGUAGES": "es-US, en es-US",
            "QUESTIONNAIRE_SECURE": "1",
            "HOST": "0.0.0.0",  # noqa: S104 - read, not listened at
            "PORT": "80",
            "WORKERS": "4",
            "QUESTIONNAIRE_PACK": "ours",
        }
    )
    everywhere = "0.0.0.0"  # noqa: S104 - read, not listened at
    languages = ("es-US", "en")
    assert (
        Settings("sqlite:///x", 30, Path("ours.toml"), Path("site"), languages, True, everywhere, 80, 4, "ours") == read
    )
    with pytest.raises(SettingsError, match="PORT"):
        read_settings({"PORT": "1e3"})


def test_each_number_is_taken_to_its_ends_and_not_beyond():
    """The least and the most are taken; one less and one more are refused with both of them."""
    for name, (field, least, most) in {
        "PORT": ("port", 1, 65535),
        "WORKERS": ("workers", 1, 64),
        "QUESTIONNAIRE_KEEP_DAYS": ("keep_days", 1, 365),
    }.items():
        for number in (least, most):
            assert number == getattr(read_settings({name: str(number)}), field)
        for number in (least - 1, most + 1):
            with pytest.raises(
                SettingsError, match=f"^{name}: '{number}' is not a whole number from {least} to {most}$"
            ):
                read_settings({name: str(number)})


def test_a_clinic_is_added_to_the_file_that_the_setting_names(run, monkeypatch, tmp_path):
    """Not to one in the folder where the command happens to run, whose clinics are not listed either."""
    (tmp_path / "clinics.toml").write_text(
        '[[clinics]]\nslug = "north"\nname = "North"\nphone = "555-0101"', encoding="utf-8"
    )
    (tmp_path / "ours").mkdir()
    monkeypatch.setenv("QUESTIONNAIRE_CLINICS", str(tmp_path / "ours" / "named.toml"))
    ran = run("clinic", "--add", "south", "--name", "South", "--phone", "555-0102")
    assert (0, "/c/south\tSouth\t555-0102\tfever from 38.0 °C\n") == (ran.code, ran.out)
    assert "south" in (tmp_path / "ours" / "named.toml").read_text(encoding="utf-8")


def test_the_sample_clinic_is_listed_until_there_are_others(run):
    """Without a clinics file the sample is there, with its link, phone and fever rule."""
    ran = run("clinic")
    assert (0, "") == (ran.code, ran.err)
    assert "/c/sample\tSample Neutropenia Clinic\t555-0100\tfever from 38.3 °C\n" == ran.out


def test_clinics_are_added_one_by_one_and_stay(run, tmp_path):
    """`clinic --add` writes clinics.toml here, and the next one is added to it."""
    first = run("clinic", "--add", "north", "--name", "North “Kids” \\ Clinic", "--phone", "555-0101")
    assert "/c/north\tNorth “Kids” \\ Clinic\t555-0101\tfever from 38.0 °C\n" == first.out
    more = ("--hours", 'Mon "to" Fri', "--fever-c", "38.5", "--paper", "a4")
    second = run("clinic", "--add", "south", "--name", "South", "--phone", "555-0102", *more)
    assert (0, "") == (second.code, second.err)
    assert ["/c/north", "/c/south"] == [line.split("\t")[0] for line in run("clinic").out.splitlines()]
    written = tomllib.loads((tmp_path / "clinics.toml").read_text(encoding="utf-8"))["clinics"]
    assert ("south", 38.5, "a4", 'Mon "to" Fri') == tuple(
        written[1][key] for key in ("slug", "fever_c", "paper", "hours")
    )


def test_a_clinic_is_added_to_a_file_that_was_written_by_hand(run, tmp_path):
    """Also where the last line has no end: editors do not always write one."""
    (tmp_path / "clinics.toml").write_text(
        '[[clinics]]\nslug = "north"\nname = "North"\nphone = "555-0101"', encoding="utf-8"
    )
    assert 0 == run("clinic", "--add", "south", "--name", "South", "--phone", "555-0102").code
    assert ["/c/north", "/c/south"] == [line.split("\t")[0] for line in run("clinic").out.splitlines()]


ADDED = ["clinic", "--name", "N", "--phone", "555", "--add"]
NOT_ADDED = [
    [*ADDED, "North"],
    [*ADDED, "a/b"],
    [*ADDED, "-a"],
    [*ADDED, "a" * 41],
    [*ADDED, "there"],
    [*ADDED, "a", "--fever-c", "34.9"],
    [*ADDED, "a", "--fever-c", "hot"],
    [*ADDED, "a", "--fever-c", "nan"],
    [*ADDED, "a", "--paper", "a3"],
    ["clinic", "--add", "a", "--name", "N"],
    ["clinic", "--add", "a", "--phone", "555"],
    ["clinic", "--add", "a", "--name", "del\x7fete", "--phone", "555"],
    ["clinic", "--add", "a", "--name", "half \udcff letter", "--phone", "555"],
]


@pytest.mark.parametrize("arguments", NOT_ADDED, ids=repr)
def test_a_clinic_that_cannot_be_is_not_added_and_the_file_stays_whole(run, tmp_path, arguments):
    """A wrong clinic is exit 2 with one message; clinics.toml is as it was, and still read."""
    run("clinic", "--add", "there", "--name", "There", "--phone", "555-0100")
    before = (tmp_path / "clinics.toml").read_bytes()
    ran = run(*arguments)
    assert (2, "") == (ran.code, ran.out)
    assert before == (tmp_path / "clinics.toml").read_bytes()
    assert 0 == run("clinic").code


@pytest.mark.parametrize("slug", ["a", "ab", "a-b", "9", "a" * 40])
@pytest.mark.parametrize("fever", ["35", "42"])
def test_a_clinic_at_the_edge_of_what_can_be_is_added_and_read(run, slug, fever):
    """The shortest and the longest slug, the lowest and the highest temperature, by the command and in the file."""
    assert 0 == run(*ADDED, slug, "--fever-c", fever).code
    assert f"/c/{slug}\tN\t555\tfever from {fever}.0 °C\n" == run("clinic").out


BEYOND = ["slug = 'a-'", f"slug = '{'a' * 41}'", "slug = 'a'\nfever_c = 34.9", "slug = 'a'\nfever_c = 42.1"]


@pytest.mark.parametrize("clinic", BEYOND)
def test_a_clinic_just_beyond_what_can_be_is_refused_in_the_file_too(run, tmp_path, clinic):
    """Whoever writes clinics.toml by hand is told."""
    (tmp_path / "clinics.toml").write_text(f"[[clinics]]\nname = 'N'\nphone = '5'\n{clinic}\n", encoding="utf-8")
    ran = run("clinic")
    assert (2, "") == (ran.code, ran.out)
    assert ("is not a temperature" if "fever" in clinic else "is not a slug") in ran.err


def test_a_clinics_file_with_mistakes_is_refused_with_every_one_of_them(run, tmp_path):
    """All problems are named at once, with file and place."""
    (tmp_path / "clinics.toml").write_text(
        '[[clinics]]\nslug = "A"\nname = "N"\nfever_c = 50\ncolor = 1\n'
        '[[clinics]]\nslug = "b"\nphone = 5\npaper = "a3"\n',
        encoding="utf-8",
    )
    ran = run("clinic")
    assert (2, "") == (ran.code, ran.out)
    for place in ("slug", "phone", "fever_c", "color", "name", "paper"):
        assert place in ran.err
    assert "clinics.toml" in ran.err


def test_two_clinics_under_one_link_are_refused(run, tmp_path):
    """Else the second would take the first one’s patients without a word."""
    clinic = '[[clinics]]\nslug = "{}"\nname = "N"\nphone = "555"\n'
    (tmp_path / "clinics.toml").write_text("".join(map(clinic.format, ["a", "b", "a"])), encoding="utf-8")
    ran = run("clinic")
    assert (2, "") == (ran.code, ran.out)
    assert ran.err.endswith("clinics.toml: clinics[a].slug: this slug is used twice\n")


def test_purge_deletes_what_has_expired_and_says_how_much(run, monkeypatch, tmp_path):
    """`purge` deletes rows past their day, on the day that was given."""
    url = f"sqlite:///{tmp_path}/rows.sqlite3"
    monkeypatch.setenv("QUESTIONNAIRE_DATABASE", url)
    day = dt.date(2026, 11, 22).toordinal()
    store = Store(url)
    for number in range(3):
        store.write(bytes([number]) * 16, 0, b"sealed", day=day, expires_on=day + number)
    store.close()
    assert "0 expired rows deleted\n" == run("purge", "--today", "2026-11-22").out
    assert "1 expired row deleted\n" == run("purge", "--today", "2026-11-23").out
    assert "2 expired rows deleted\n" == run("purge", "--today", "2027-11-23").out
    connection = sqlite3.connect(tmp_path / "rows.sqlite3")
    assert [(0,)] == connection.execute("SELECT count(*) FROM journeys").fetchall()
    connection.close()
