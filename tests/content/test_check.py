"""The content lint: each kind of slip, made in a copy of the content, is named with its file and place."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from breaking import BECAUSE, CONTENT, OF_CHILD, OURS, Found, adding, asking, breaking

from questionnaire.checking.check import check
from questionnaire.errors import Problem
from questionnaire.logic.walking import facts_in
from questionnaire.reading import Book

PATH4WARD, VISIT, OWN = "programs/path4ward.toml", "pages/visit.toml", "pages/own.toml"
OF_SELF = '{ fact = "person.who", is = "self" }'
LOW, NOT_LOW = '{ fact = "counts.chronic", is = "yes" }', '{ fact = "counts.chronic", is = "no" }'
ENTRY = '{ count_of = { group = "relatives", at_least = 1, where = %s } }'
WHERE = '{ fact = "relative.living", is = "%s" }'
BOTH, EITHER = "{ all = [ %s, %s ] }", "{ any = [ %s, %s ] }"


def test_an_untouched_copy_has_only_the_problems_of_the_content(found: Found):
    """What the tests below find comes from what they broke."""
    assert set() == found()


def test_the_content_as_it_stands_has_no_problem(stands: set[Problem]):
    """Nor has a program that was checked this very day."""
    assert set() == stands


def test_a_sound_addition_is_no_problem(copy: Path, found: Found):
    """A new suggestion that can be met, is plain and speaks to nobody in particular."""
    asking(copy)
    assert set() == found()


# --- reasoning ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "when",
    [
        BOTH % (OF_CHILD, OF_SELF),
        BOTH % (LOW, f"{{ not = {LOW} }}"),
        BOTH % ('{ fact = "person.age", below = 12 }', '{ fact = "person.age", at_least = 12 }'),
        ENTRY % (BOTH % (WHERE % "alive", WHERE % "died")),
        BOTH % ('{ fact = "sign.warts", is = "yes" }', '{ not = { fact = "signs.areas", includes = "skin" } }'),
    ],
    ids=["two values", "itself and not itself", "two ranges", "one entry", "a sign nobody was asked about"],
)
def test_a_rule_that_can_never_be_met_is_named(copy: Path, found: Found, when: str):
    """Two conditions that exclude each other, also by what must hold for a question to be asked at all."""
    asking(copy, when)
    assert f"{OURS}: suggestions[ours].when: no answers can ever bring this suggestion" in found()


def test_two_entries_may_do_what_one_cannot(copy: Path, found: Found):
    """One relative is not both alive and dead, but two may be."""
    asking(copy, BOTH % (ENTRY % (WHERE % "alive"), ENTRY % (WHERE % "died")))
    assert set() == found()


@pytest.mark.parametrize(
    ("file", "added", "place", "says"),
    [
        ("alerts/ours.toml", 'level = "soon"\norder = 90', "when", "no answers can ever raise this alert"),
        ("bring.toml", 'id = "ours"', "items[ours].have", "no answers can ever meet this condition"),
        (VISIT, "", "asked_when", "this page can never be reached"),
    ],
)
def test_each_kind_of_rule_that_can_never_be_met_is_named(
    copy: Path, found: Found, file: str, added: str, place: str, says: str
):
    """An alert, an item to bring and a page, each in its own words."""
    listed, key = place.partition("[")[0], place.rpartition(".")[2]
    heading = f"[[{listed}]]\n" if listed != place else ""
    texts = '\ntitle = "Parking"\nsays = "There is a place to park."\ncite = "the site"' if added else ""
    texts = texts.replace('title = "Parking"\n', "") if file == "bring.toml" else texts
    texts += '\nclinical = "parking"' if file.startswith("alerts/") else ""
    rule = f"{heading}{added}{texts}\n{key} = {BOTH % (OF_CHILD, OF_SELF)}\n"
    text = (copy / file).read_text(encoding="utf-8") if (copy / file).exists() else ""
    (copy / file).write_text(rule + text, encoding="utf-8")
    assert f"{file}: {place}: {says}" in found()


@pytest.mark.parametrize(
    ("file", "when", "place", "says"),
    [
        ("reasons/marrow.toml", 'includes = ["arrest", "myelokathexis"] }', "when", "give this reason"),
        ("firsts/answered.toml", 'fact = "tests.gene_found", is = "yes" }', "when", "put this first"),
        ("policy.toml", 'fact = "tests.donor_sample", is = "yes" }', "earlier[donor-sample].when", "put this first"),
    ],
)
def test_a_reason_or_a_first_that_nobody_can_have_is_named(
    copy: Path, found: Found, file: str, when: str, place: str, says: str
):
    """A row, a column, or an earlier test that stands in the policy for nobody."""
    text = (copy / file).read_text(encoding="utf-8")
    line = next(line for line in text.splitlines() if line.endswith(when))
    breaking(copy, file, line, f"when = {BOTH % (OF_CHILD, OF_SELF)}")
    assert f"{file}: {place}: no answers can ever {says}" in found()


def test_a_cell_that_nobody_can_come_to_is_named(copy: Path, found: Found):
    """Counts under 500 and a type that is usual from 1,000 on: there a dash is right, and a letter would be read."""
    row = 'severe-lasting = ["A P1 P3", "F P3", "F P54 P58", "F P54 P58", "F*", "%s"'
    breaking(copy, "policy.toml", row % "-", row % "F*")
    says = "no answers can bring this reason and 'duffy' together: - is right"
    assert {f"policy.toml: rows.severe-lasting: {says}"} == found()


def test_a_criterion_that_can_never_be_met_or_never_be_failed_is_named(copy: Path, found: Found):
    """A criterion that nobody meets closes the program, and one that everybody meets asks for nothing."""
    place = f"{PATH4WARD}: criteria[low-for-three-months].when: "
    breaking(copy, PATH4WARD, f"when = {LOW}", f"when = {BOTH % (LOW, NOT_LOW)}")
    assert f"{place}no answers can ever meet this criterion" in found()
    breaking(copy, PATH4WARD, f"when = {BOTH % (LOW, NOT_LOW)}", f"when = {EITHER % (LOW, NOT_LOW)}")
    assert f"{place}no answers can ever fail this criterion" in found()


def test_a_page_condition_that_everybody_meets_is_named(copy: Path, found: Found):
    """A condition that spares nobody is no condition."""
    adding(copy, VISIT, before=f"asked_when = {EITHER % (OF_CHILD, f'{{ not = {OF_CHILD} }}')}")
    assert f"{VISIT}: asked_when: every answer meets this condition" in found()


@pytest.mark.parametrize(
    ("when", "fact"),
    [
        (EITHER % (LOW, NOT_LOW), "counts.chronic"),
        (ENTRY % (EITHER % (WHERE % "alive", WHERE % "died")), "relative.living"),
    ],
    ids=["once", "in an entry"],
)
def test_a_rule_that_stays_unknown_for_nothing_is_named_with_the_fact(copy: Path, found: Found, when: str, fact: str):
    """Where every value leads to the same, "I don't know" must do so too: the fact is to be compared in one place."""
    asking(copy, when)
    says = f"stays unknown although every value agrees; compare {fact} in one place"
    assert f"{OURS}: suggestions[ours].when: {says}" in found()


def test_two_suggestions_that_contradict_each_other_are_named_where_some_answers_bring_both(copy: Path, found: Found):
    """`never_with` is held against every answer; a name in it that no suggestion has is named too."""
    asking(copy, more='never_with = ["theirs", "nobody"]\n' + _second(OF_SELF))
    place = f"{OURS}: suggestions[ours].never_with: "
    assert {f"{place}there is no suggestion 'nobody'"} == found()
    asking(copy, more='never_with = ["theirs"]\n' + _second('{ fact = "counts.ever_low", is = "yes" }'))
    assert {f"{place}some answers bring both this and 'theirs'"} == found()


def _second(when: str) -> str:
    text = '\n[[suggestions]]\nid = "theirs"\ntopic = "care"\nrank = 90\nask = "Where is the exit?"\n'
    return f'{text}because = ["{BECAUSE}"]\nwhen = {when}\ncite = "the site"\n'


# --- use ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("file", [VISIT, "groups/own.toml"])
def test_a_question_asked_for_nothing_is_named(copy: Path, found: Found, file: str):
    """What no rule reads and no document tells is not to be asked, neither once nor of an entry."""
    question = '[[questions]]\nid = "ours.car"\nkind = "yes_no"\nlabel = "By car?"\nname = "coming by car"\n'
    adding(copy, file, after=question)
    assert {f"{file}: ours.car: no rule and no document uses this question"} == found()
    adding(copy, file, after='tell = "By car: {answer}."\n')
    assert set() == found()


def test_a_fact_that_no_rule_uses_is_named(book: Book, today: dt.date, stands: set[Problem]):
    """Without a rule, every computed fact of a person that no page asks after is there for nothing."""
    policy = replace(book.rules.policy, reasons=(), firsts=(), earlier=())
    rules = replace(book.rules, programs=(), alerts=(), suggestions=(), policy=policy, bring=(), doubts=())
    asked_after = {
        fact for page in book.questionnaire.pages if page.asked_when is not None for fact in facts_in(page.asked_when)
    }
    unused = {
        f"facts.toml: {fact.id}: no rule uses this fact"
        for fact in book.rules.facts.values()
        if fact.group is None and fact.id not in asked_after
    }
    assert 5 < len(unused)
    assert unused <= set(map(str, check(replace(book, rules=rules), today)))
    assert not unused & set(map(str, stands))


def test_the_problems_are_in_the_order_of_files(book: Book):
    """One file after the other, each problem once."""
    problems = check(book, dt.date(2099, 1, 1))
    assert sorted(problems, key=lambda each: (each.file, each.place)) == problems
    assert len(set(problems)) == len(problems) >= len(list((CONTENT / "programs").glob("*.toml")))
