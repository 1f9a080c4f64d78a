"""A site's own content, by QUESTIONNAIRE_CONTENT, and simulated patients, by `check --cases`."""

from __future__ import annotations

import pytest

DAY = ("--today", "2026-11-22")
ASK = """[[suggestions]]
id = "parking"
topic = "care"
rank = 90
ask = "Where is the entrance?"
because = ["Some clinics have more than one."]
when = { fact = "person.who", is = "self" }
cite = "the site"
"""


@pytest.fixture
def site(tmp_path, monkeypatch):
    """A site's own folder, with one suggestion more."""
    (tmp_path / "site" / "suggestions").mkdir(parents=True)
    (tmp_path / "site" / "suggestions" / "here.toml").write_text(ASK, encoding="utf-8")
    monkeypatch.setenv("QUESTIONNAIRE_CONTENT", str(tmp_path / "site"))
    return tmp_path / "site"


def test_each_command_reads_the_content_of_the_site(run, site, mother):
    """What the site adds can be shown, is judged and is asked."""
    assert "Where is the entrance?  [suggestion parking, care, rank 90]" in run("show", "parking").out
    assert "parking" not in {each["id"] for each in run("assess", mother, *DAY).json()["suggestions"]}
    (site / "suggestions" / "here.toml").write_text(ASK.replace('"self"', '"child"'), encoding="utf-8")
    assert "parking" in {each["id"] for each in run("assess", mother, *DAY).json()["suggestions"]}
    title = "Where do you keep your coat?"
    (site / "pages").mkdir()
    (site / "pages" / "own.toml").write_text(f'title = "{title}"\ngroup = "own"\n', encoding="utf-8")
    sections = run("questions").json()["sections"]
    assert title in str(sections)


@pytest.mark.parametrize(
    "command", [["serve"], ["check"], ["questions"], ["show", "parking"], ["map", "--output", "x"]]
)
def test_bad_content_of_a_site_is_refused_with_every_mistake(run, site, command):
    """Nothing is served, shown or drawn from content with mistakes; each is named with the site's file."""
    ask, words = site / "suggestions" / "here.toml", site / "words.toml"
    ask.write_text(ASK.replace('"self"', '"aunt"'), encoding="utf-8")
    words.write_text('"answer.dont_know" = 5\n', encoding="utf-8")
    (site / "word.toml").touch()
    ran = run(*command)
    assert (2, "") == (ran.code, ran.out)
    assert (
        f"{ask}: suggestions[parking].when: 'aunt' is not an option of 'person.who': child, died, helped, self, staff\n"
        in ran.err
    )
    assert f"{words}: answer.dont_know: a text, or {{ you = …, child = … }}, is needed here\n" in ran.err
    assert f"{site / 'word.toml'}: not a name that content has; known are " in ran.err
    assert 3 == ran.err.count("\n")


def test_a_folder_of_content_that_is_not_there_is_said(run, site, monkeypatch):
    """A misspelled QUESTIONNAIRE_CONTENT is exit 2 with the path."""
    monkeypatch.setenv("QUESTIONNAIRE_CONTENT", f"{site}s")
    ran = run("check", *DAY)
    assert (2, "") == (ran.code, ran.out)
    assert f"questionnaire: {site}s: there is no such folder" in ran.err


def test_check_holds_the_criteria_against_simulated_patients(run, book, tmp_path):
    """With `--cases`, each criterion that no patient meets is named; a patient that cannot be read is, too."""
    cases = tmp_path / "cases"
    cases.mkdir()
    (cases / "nobody.toml").write_text('story = "Knows nothing."\n[answers]\n[expect]\n', encoding="utf-8")
    program = next(each for each in book.rules.programs if each.id == "path4ward")
    ran = run("check", "--cases", cases, *DAY)
    assert (2, "") == (ran.code, ran.out)
    for criterion in program.criteria:
        assert f"programs/path4ward.toml: criteria[{criterion.id}]: no patient " in ran.err
    (cases / "nobody.toml").write_text('story = "?"\n[answers]\n', encoding="utf-8")
    ran = run("check", "--cases", cases, *DAY)
    assert f"questionnaire: {cases}/nobody.toml: expect: a patient's file needs this\n" == ran.err


def test_a_rule_of_a_site_that_can_never_hold_stops_the_server_too(run, site, monkeypatch):
    """What `check` proves of a site's content is said before anything is served, and nobody has to ask for it."""
    monkeypatch.setenv("HOST", "203.0.113.1")  # no address of this machine: without the check it fails, and at once
    never = 'when = { all = [ { fact = "person.who", is = "self" }, { fact = "person.who", is = "child" } ] }'
    (site / "suggestions" / "here.toml").write_text(
        ASK.replace('when = { fact = "person.who", is = "self" }', never), encoding="utf-8"
    )
    ran = run("serve")
    assert (2, "") == (ran.code, ran.out)
    assert "suggestions[parking].when: no answers can ever bring this suggestion" in ran.err
