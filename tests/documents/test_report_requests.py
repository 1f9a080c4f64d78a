"""The letters that ask for the report of an earlier genetic test, or for a new look at it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from handed import hand, said

from questionnaire.telling.papers import letter_text, letters, papers_html
from tests.register import REPORT_REQUEST

PANEL = {"test.kind": "panel", "test.date": "2019", "test.lab": "East Lab <i>", "test.result": "nothing_found"}


def test_a_test_without_a_report_is_asked_for_first():
    """Of several tests the one whose report is missing comes first; one whose report is there is not asked for."""
    tests = [
        {**PANEL, "test.report": "yes", "test.date": "2026"},
        {**PANEL, "test.lab": "West Lab", "test.report": "no"},
    ]
    wanted = letters(said({"tests.ever": "yes"}, {"tests": tests}), REPORT_REQUEST)
    assert ["West Lab"] == [letter.addressee[0].value for letter in wanted]


NOTHING_TO_ASK = {
    "no test ever": ({"tests.ever": "no"}, []),
    "no test ever, after one was told": ({"tests.ever": "no"}, [PANEL]),
    "a home kit": ({"tests.ever": "yes"}, [{**PANEL, "test.kind": "home_kit"}]),
    "antibodies": ({"tests.ever": "yes"}, [{**PANEL, "test.kind": "antibodies"}]),
    "newborn screening": ({"tests.ever": "yes"}, [{**PANEL, "test.kind": "newborn_screen", "test.report": "yes"}]),
    "a new report at hand": ({"tests.ever": "yes"}, [{**PANEL, "test.report": "yes", "test.date": "2026"}]),
}


@pytest.mark.parametrize("told", NOTHING_TO_ASK)
def test_where_there_is_no_report_there_is_no_letter(told: str):
    """In its place, in text and on paper, stands what such a letter is for."""
    answers, tests = NOTHING_TO_ASK[told]
    person = said(answers, {"tests": tests})
    instead = person.words.word("report-request.none")
    assert () == letters(person, REPORT_REQUEST)
    assert instead == letter_text(person, REPORT_REQUEST)
    assert instead in papers_html(person, (REPORT_REQUEST,))


@pytest.mark.parametrize("answers", [{}, {"tests.ever": "yes"}, {"tests.ever": {"not_given": "dont_know"}}])
def test_where_nothing_is_known_there_is_a_letter_to_fill_in(answers: dict[str, object]):
    """Somebody who may have had a test can ask for any report there is."""
    letter = letters(said(answers), REPORT_REQUEST)
    assert [{""}] == [{field.value for field in each.paragraphs[0].fields} for each in letter]


@pytest.mark.people
def test_no_report_request_is_an_empty_page(name: str):
    """Whoever chooses the document gets a letter, or is told what it is for."""
    assert letter_text(hand(name), REPORT_REQUEST)


def test_a_gene_that_was_looked_at_is_not_told_as_a_change():
    """What somebody copied from a report may be a gene in which nothing was found."""
    assert "Gene or change as written on the papers: ELANE\n" in letter_text(hand("typical-child"), REPORT_REQUEST)


def test_an_old_uncertain_result_gets_a_new_look_though_the_report_is_at_hand():
    """A panel of 2016 with a change that no one understands: the lab is asked to read its data again."""
    looks = [letter.text for letter in letters(hand("on-gcsf"), REPORT_REQUEST) if "re-analysis" in letter.text]
    assert 1 == len(looks)
    assert "A panel of many genes\nDate of the test: April 2016\n" in looks[0]


def test_a_new_look_is_asked_for_where_the_second_look_fits():
    """An old panel without an answer is worth a new look; a new one is not, nor one of a donor or read again."""
    changes = {
        "old": {},
        "one gene, uncertain": {"test.kind": "one_gene", "test.result": "uncertain"},
        "new": {"test.date": "2026-10"},
        "perhaps not two years": {"test.date": "2024"},
        "one gene": {"test.kind": "one_gene"},
        "read again": {"test.looked_again": "yes"},
        "perhaps of a donor": {"test.after_transplant": "yes"},
        "cause found": {"test.result": "cause_found"},
        "failed": {"test.result": "failed"},
        "a tumor": {"test.kind": "tumor", "test.result": "uncertain"},
    }
    again = [
        what
        for what, change in changes.items()
        if "re-analysis" in letter_text(said({"tests.ever": "yes"}, {"tests": [{**PANEL, **change}]}), REPORT_REQUEST)
    ]
    assert ["old", "one gene, uncertain"] == again


@pytest.mark.parametrize(("complete", "to_fill_in"), [(True, 0), (None, 0), (False, 1)])
def test_who_may_have_had_more_tests_than_a_home_kit_has_a_letter_to_fill_in(complete: bool | None, to_fill_in: int):
    """No report is asked for of a home kit; of a test that is not remembered, any."""
    person = said({"tests.ever": "yes"}, {"tests": [{"test.kind": "home_kit"}]})
    group = replace(person.answers.group("tests"), complete=complete)
    answers = replace(person.answers, groups={"tests": group})
    assert to_fill_in == len(letters(replace(person, answers=answers), REPORT_REQUEST))


@pytest.mark.parametrize(("day", "again"), [("2024-11-22", True), ("2024-11-23", False)])
def test_a_test_is_old_on_the_day_it_is_two_years_old(day: str, again: bool):
    """Not a day before."""
    text = letter_text(said({"tests.ever": "yes"}, {"tests": [{**PANEL, "test.date": day}]}), REPORT_REQUEST)
    assert again == ("re-analysis" in text)


def test_more_tests_than_letters_are_not_passed_over():
    """After six letters comes one to fill in, to copy for the tests beyond."""
    wanted = letters(said({"tests.ever": "yes"}, {"tests": [PANEL] * 9}), REPORT_REQUEST)
    assert [*["East Lab <i>"] * 6, ""] == [letter.addressee[0].value for letter in wanted]


def test_a_right_is_named_in_the_united_states_only():
    """US law is quoted to a US lab, but not of a study; anywhere else, or nowhere told, it is a plain request."""
    quoted = {}
    for country in ("US", "CA", "GB-ENG", "EU", "other", ""):
        person = {"tests.ever": "yes"} | ({"person.country": country} if country else {})
        quoted[country] = "45 CFR 164.524" in letter_text(said(person, {"tests": [PANEL]}), REPORT_REQUEST)
    assert ["US"] == [country for country, told in quoted.items() if told]
    study = said({"person.country": "US", "tests.ever": "yes"}, {"tests": [{**PANEL, "test.ordered_by": "research"}]})
    assert "CFR" not in letter_text(study, REPORT_REQUEST)


ENDS = ["\n", "\r\n", "\n\n", "\t", "\u2028", "\u2029"]


@pytest.mark.parametrize("end", ENDS, ids=ascii)
def test_what_was_typed_in_several_lines_stands_in_one(end: str):
    """A line of a letter is a label with what belongs to it: pasted ends of lines, of any kind, are spaces."""
    typed = dict.fromkeys(("test.lab", "test.finding"), f"first{end}second")
    one_line = dict.fromkeys(typed, "first second")
    broken, plain = (
        letter_text(said({"tests.ever": "yes"}, {"tests": [{**PANEL, **told}]}), REPORT_REQUEST)
        for told in (typed, one_line)
    )
    assert 2 == plain.count("first second")
    assert plain == broken
