"""A page, section, fact, suggestion or text with a mistake in it: the mistake is named with its file and place."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from breaking import breaking, problems_of

from questionnaire.neutropenia import PACK
from questionnaire.reading import read_book

SKIN_LUNGS = "pages/skin-lungs.toml"
TWICE = '\n[[questions]]\nid = "now.unwell"\nkind = "yes_no"\nname = "a fever"\ntell = "{answer}"\n'
NO_MOMENT = "only an answer about a moment is said back with its day: say moment = true"
SLOTS = "it is what is said when an answer is missing"
COUNTS = "suggestions/counts.toml"


def test_a_percentage_typed_for_a_count_goes_to_a_number_of_its_list(copy):
    """Not to a question of another form, and to none that takes something else."""
    breaking(copy, "groups/counts.toml", 'share = "count.percent"', 'share = "count.date"')
    says = "questions[count.value].share: 'count.date' is no question of this list that takes a number"
    assert [f"groups/counts.toml: {says}"] == problems_of(copy)


@pytest.mark.parametrize(
    ("condition", "says"),
    [
        ('fact = "infection.skin", is = "no"', "'infection.skin' is known only after this page (page 'skin-lungs')"),
        ('fact = "matter.hopes", includes = "cost"', "'matter.hopes' is known only after this page (page 'hopes')"),
        (
            'fact = "counts.explained", is = "yes"',
            "'counts.explained' is known only after this page (page 'medicines')",
        ),
        ('fact = "tests.gene_found", is = "yes"', "'tests.gene_found' is known only after this page (page 'tests')"),
        ('fact = "infection.skim", is = "no"', "there is no fact 'infection.skim'"),
    ],
)
def test_a_page_cannot_depend_on_what_is_asked_later(copy: Path, condition: str, says: str):
    """Neither on itself, nor on a later page, nor on a fact computed from one, nor on nothing."""
    text = (copy / SKIN_LUNGS).read_text(encoding="utf-8")
    assert "asked_when" not in text
    (copy / SKIN_LUNGS).write_text(f"asked_when = {{ {condition} }}\n{text}", encoding="utf-8")
    assert f"{SKIN_LUNGS}: asked_when: {says}" in problems_of(copy)


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        ("pages/counts.toml", 'group = "counts"', 'group = "cats"', "group: there is no group 'cats'"),
        (
            "pages/who.toml",
            'kind = "choice"',
            'kind = "chance"',
            "questions[person.who].kind: 'chance' is none of yes_no, choice, several, number, age, count, date, text",
        ),
        (
            "pages/who.toml",
            "unsure = false",
            "unsure = 0",
            "questions[person.who].unsure: true or false is needed here",
        ),
        (
            "pages/low-counts.toml",
            'you = "The counts on {date}: {answer}."',
            'you = "The counts then: {answer}."',
            "questions[counts.now].tell_then: on another day the answer is said back with its {date}",
        ),
        (
            "pages/cord.toml",
            "oozing or smelly belly button on {date}: {answer}.",
            "oozing or smelly belly button: {answer}.",
            "questions[now.cord].tell_then: on another day the answer is said back with its {date}",
        ),
        (
            "pages/gcsf.toml",
            'moment = true\ntell_then = { you = "G-CSF',
            'tell_then = { you = "G-CSF',
            f"questions[gcsf.stopped].tell_then: {NO_MOMENT}",
        ),
        (
            "pages/right-now.toml",
            "moment = true",
            "moment = false",
            "questions[now.unwell].asked_again: only a question about a moment is asked again: say moment = true",
        ),
        (
            "pages/marrow-result.toml",
            'otherwise = ""',
            'otherwise = "strange"',
            "questions[marrow.findings].otherwise: 'strange' is not one of the options",
        ),
        ("sections.toml", '"who", ', '"whom", ', "sections[about].pages: there is no page 'whom'"),
        ("sections.toml", '"who", ', '"who", "who", ', "sections[about].pages: page 'who' is listed twice"),
        ("facts.toml", '"counts.lowest"', '"counts.least"', "counts.least: computed by no function"),
        ("facts.toml", '"counts.lowest"', '"counts.least"', "counts.lowest: computed, but not named here"),
        (
            "facts.toml",
            'needs = ["counts"]',
            'needs = ["cats"]',
            "facts[counts.lowest].needs: no question or group has the id 'cats'",
        ),
        (
            COUNTS,
            ', "You listed a count under 500. Doctors call that severe."',
            "",
            "suggestions[very-low-count].because: the last reason has no {slots}: " + SLOTS,
        ),
        (
            COUNTS,
            'id = "duffy-test"',
            'id = "duffy-null"',
            f"suggestions[duffy-null].id: this id is used twice, first in {COUNTS}",
        ),
        (
            COUNTS,
            '"You listed a count under 500. Doctors call that severe."',
            '{ you = "You listed a count.", child = "You listed {counts.lowest}." }',
            "suggestions[very-low-count].because: the last reason has no {slots}: " + SLOTS,
        ),
        (
            "words.toml",
            '"answer.dont_know" = "I don’t know"',
            '"answer.dont_know" = { you = "I don’t know", child = "We don’t know", childs = "They don’t know" }',
            "answer.dont_know: a text, or { you = …, child = … }, is needed here",
        ),
        (
            "words.toml",
            '"answer.dont_know" = "I don’t know"',
            '"answer.dont_know" = { you = "I don’t know", child = 5 }',
            "answer.dont_know: a text, or { you = …, child = … }, is needed here",
        ),
        (
            "pages/skin.toml",
            'block = "features"',
            'block = "feature"',
            "block: 'feature' is none of none, counts, earlier, family, features, hopes, infections, workup",
        ),
        (
            "pages/skin.toml",
            'block = "features"',
            'block = "none"',
            "questions[sign.warts].counts_as: what counts as something is told: name a block of this page",
        ),
        (
            "pages/skin.toml",
            'clinical = "many or treatment-resistant warts"\n',
            "",
            "questions[sign.warts].clinical: this is told to a clinician: words for it are needed",
        ),
        (
            "pages/skin.toml",
            'counts_as = ["sign"]',
            'counts_as = ["sing"]',
            (
                "questions[sign.white_patches].counts_as: no fact is computed from 'sing'; "
                "known are family_sign, infection, invasive_infection, serious_infection, sign, strong_sign, "
                "supporting_sign"
            ),
        ),
        (
            "pages/low-counts.toml",
            'clinical = "still low"',
            'hint = "Still."',
            "questions[counts.now].still_low: this is told to a clinician: words for it are needed",
        ),
        (
            "pages/right-now.toml",
            'clinical_dont_know = "On',
            'cite = "On',
            "questions[now.unwell].dont_know: this is told to a clinician: words for it are needed",
        ),
        (
            "pages/genetic-ever.toml",
            'told_by = ["tests"]',
            'told_by = ["test"]',
            "questions[tests.ever].told_by: 'test' is no question and no group",
        ),
        (
            "pages/visit.toml",
            "most = 60",
            "future = true",
            "questions[visit.language].future: only a date can lie in the future",
        ),
        (
            "facts.toml",
            'any_yes = ["sign"]',
            'any_yes = ["signs"]',
            "facts[signs.any].any_yes: no question counts as 'signs'",
        ),
        (
            "facts.toml",
            'unsure_is_yes = "now.cord"',
            'unsure_is_yes = "now.core"',
            "facts[now.cord_may_be_infected].unsure_is_yes: no yes-or-no question has the id 'now.core'",
        ),
        (
            "pages/called.toml",
            "fold = ",
            "# fold = ",
            "fold: a page that folds questions away says which",
        ),
        (
            "glossary.toml",
            'page = "called"\ncite = "IDF page, 2022"\n\n[[heard]]\nword = "Chronic"',
            'page = "named"\ncite = "IDF page, 2022"\n\n[[heard]]\nword = "Chronic"',
            "heard[1].page: there is no page 'named'",
        ),
        (
            "words.toml",
            '"answer.dont_know" = "',
            '"answer.dont_know" = 5 # "',
            "answer.dont_know: a text, or { you = …, child = … }, is needed here",
        ),
    ],
)
def test_a_mistake_is_named_with_its_file_and_place(copy: Path, file: str, old: str, new: str, problem: str):
    """The message says where the mistake stands and what would be right."""
    breaking(copy, file, old, new)
    assert f"{file}: {problem}" in problems_of(copy)


def test_a_page_that_no_section_lists_is_named(copy: Path):
    """A page nobody can come to is a mistake."""
    breaking(copy, "sections.toml", '"age", ', "")
    assert "pages/age.toml: no section lists this page" in problems_of(copy)


def test_a_question_that_is_asked_twice_is_named(copy: Path):
    """Each question has one place."""
    text = (copy / SKIN_LUNGS).read_text(encoding="utf-8")
    (copy / SKIN_LUNGS).write_text(text + TWICE, encoding="utf-8")
    assert f"{SKIN_LUNGS}: questions[now.unwell]: this question is asked twice" in problems_of(copy)


def test_a_text_with_one_voice_missing_is_refused_once(copy: Path):
    """A parent is never left without words: both voices, or one for both."""
    text = (copy / "pages/age.toml").read_text(encoding="utf-8")
    (copy / "pages/age.toml").write_text(text.replace("title.child = ", "# title.child = "), encoding="utf-8")
    assert ["pages/age.toml: title: a text, or { you = …, child = … }, is needed here"] == problems_of(copy)


def test_the_content_as_it_stands_has_no_problem(copy: Path):
    """An untouched copy is read like the original."""
    assert read_book(PACK).words == read_book(replace(PACK, content=copy)).words


@pytest.mark.parametrize(
    ("file", "old", "new", "place"),
    [
        ("relatives", 'question = "relative.role"', 'question = "relative.rule"', "question: 'relative.rule'"),
        ("relatives", '"mother", "father", "sister"', '"mum", "father", "sister"', "options: 'mum'"),
        ("medicines", 'chosen_in = "medicine.listed"', 'chosen_in = "medicine.lists"', "chosen_in: 'medicine.lists'"),
        ("illnesses", 'yes_to = "infection."', 'yes_to = "infections."', "yes_to: 'infections.'"),
    ],
)
def test_an_offer_of_what_is_not_there_is_named(copy: Path, file: str, old: str, new: str, place: str):
    """One tap would begin nothing, and nobody would see why."""
    breaking(copy, f"groups/{file}.toml", old, new)
    assert [f"groups/{file}.toml: offers[1].{place} is not known here"] == problems_of(copy)


def test_a_question_that_is_only_for_what_nobody_can_answer_is_named(copy: Path):
    """It would be asked of nobody whose role is told, and nobody would see why."""
    breaking(copy, "groups/relatives.toml", '["half_sister", "half_brother"]', '["half_sister", "half_bother"]')
    says = "'relative.role' is not answered with 'half_bother'"
    assert [f"groups/relatives.toml: questions[relative.side].only_for: {says}"] == problems_of(copy)
