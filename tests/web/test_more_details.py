"""What only a report tells, or not everybody, is folded away on its page until something stands in it."""

from __future__ import annotations

import pytest
from page_rules import parse, visible_text

TITLE = "If you have the report at hand: more details"
FOLDED = [("/q/counts/e1", "counts"), ("/q/tests/e1", "tests")]


@pytest.mark.parametrize(("address", "group"), FOLDED)
def test_what_only_a_report_tells_is_folded_away_and_all_else_is_not(full, book, address, group):
    """The fold is closed and holds every question marked so, and no other."""
    full.opens(address)
    fold = _fold(full)
    assert "open" not in fold.attrib
    assert _names(fold, book, group) == [each.id for each in book.questionnaire.groups[group].questions if each.more]


def test_an_entry_without_such_questions_has_no_fold(full):
    """Nothing about a serious infection stands in a report alone."""
    full.opens("/q/illnesses/e1")
    assert _fold(full) is None


@pytest.mark.parametrize("page", ["called", "treatment", "hopes"])
def test_a_page_says_itself_what_it_folds_away(full, book, page):
    """The fold is closed, has words of its own, and holds every question marked so, and no other."""
    asked = book.questionnaire.page(page)
    full.opens(f"/q/{page}")
    fold = _fold(full, asked.fold.you)
    assert "open" not in fold.attrib
    assert _inside(fold, asked.questions) == [each.id for each in asked.questions if each.more]


def test_an_entry_may_have_a_fold_in_words_of_its_own(full, book):
    """A half sister, a twin and a gender are asked of the few they matter for; of a mother her illness and her gene."""
    full.opens("/q/relatives/e2")
    fold = _fold(full, book.questionnaire.groups["relatives"].fold.you)
    of_all = ["relative.found_age", "relative.gene"]
    assert [*of_all, "relative.side", "relative.gender", "relative.twin"] == _names(fold, book, "relatives")
    full.opens("/q/relatives/e1")
    assert of_all == _names(_fold(full, "More details"), book, "relatives")


def test_what_was_left_open_in_a_fold_is_no_row_of_the_check_page(full, book):
    """What is told there stands there; the page is one tap away through its other rows."""
    label = book.questionnaire.questions["called.found_by"].label.you
    full.opens("/check")
    assert label not in full.html
    full.opens("/q/called")
    full.answers(**{"called-found_by": "checkup"})
    full.opens("/check")
    full.sees(label)
    full.sees("At a checkup")


@pytest.mark.parametrize("page", ["called", "genetic-ever", "treatment"])
def test_words_that_one_may_hear_stand_folded_beside_the_question_they_belong_to(full, book, page):
    """Each with what it means, and on no other page."""
    full.opens(f"/q/{page}")
    said = visible_text(_fold(full, "Words you may hear"))
    here = {each.word.you for each in book.heard if f"{each.word.you}. {each.says.you}" in said}
    assert {each.word.you for each in book.heard if each.page == page} == here


def test_where_no_word_belongs_there_is_no_such_fold(full, book):
    """Every word has a page that is tried above."""
    assert {"called", "genetic-ever", "treatment"} == {each.page for each in book.heard}
    full.opens("/q/causes")
    assert _fold(full, "Words you may hear") is None


@pytest.mark.parametrize(
    "typed",
    [
        {"count-on_gcsf": "no"},
        {"count-on_gcsf": "dont_know"},
        {"count-white": "2400", "count-white-unit": "/uL"},
        {"count-percent": "0"},
        {"count-percent": "12.4", "count-bands": "1"},
    ],
)
def test_the_fold_stands_open_once_something_in_it_was_answered(full, typed):
    """What was typed in the fold is kept, and not hidden when one comes back to it."""
    full.opens("/q/counts/e1")
    full.answers(**typed)
    full.opens("/q/counts/e1")
    assert "open" in _fold(full).attrib
    assert typed == {name: full.field(name) for name in typed}


@pytest.mark.parametrize("written", ["12.4%", "12.4 %", "12,4"])
def test_a_percentage_is_taken_as_the_report_writes_it(full, written):
    """With its sign or without, with a point or a comma."""
    full.opens("/q/counts/e1")
    full.answers(**{"count-percent": written})
    full.opens("/q/counts/e1")
    assert "12.4" == full.field("count-percent")


def test_an_answer_outside_the_fold_leaves_it_closed(full):
    """The rest of the entry says nothing about the fold."""
    full.opens("/q/counts/e1")
    full.answers(**{"count-when_ill": "no", "count-date": "2024"})
    full.opens("/q/counts/e1")
    assert "open" not in _fold(full).attrib


def test_the_link_of_an_error_leads_to_a_field_that_can_be_seen(full):
    """A percentage beyond 100 opens the fold: the link of the error summary would lead to nothing otherwise."""
    full.opens("/q/counts/e1")
    full.presses("Continue", expect=422, **{"count-percent": "120"})
    full.sees("Write a number from 0 to 100")
    (link,) = parse(full.html).findall(".//div[@role='alert']//a")
    fold = _fold(full)
    assert "open" in fold.attrib
    assert link.attrib["href"].removeprefix("#") in {each.get("id") for each in fold.iter("input")}


WRONG = {"/q/counts/e1": {"count-value": "x"}, "/q/tests/e1": {"test-date": "x"}, "/result/papers": {}}


@pytest.mark.parametrize("address", WRONG)
def test_whatever_stands_in_the_fold_is_not_hidden_by_an_error_elsewhere(full, address):
    """Each field of the fold, filled in alone, keeps it open when the page comes back with something wrong outside."""
    full.opens(address)
    nothing = {"print-documents": []} if address == "/result/papers" else WRONG[address]
    button = "Get the PDF" if address == "/result/papers" else "Continue"
    names = {each.get("name") for tag in ("input", "select", "textarea") for each in _any_fold(full).iter(tag)}
    assert len(names) > 2
    for name in sorted(names):
        offered = sorted(full.choices().get(name, {"12"}) - {""})
        full.presses(button, expect=422, **nothing, **{name: offered[0]})
        assert "open" in _any_fold(full).attrib, name
        assert offered[0] == full.field(name)
        full.opens(address)
        assert "open" not in _any_fold(full).attrib, name


def test_a_parent_reads_about_the_child_in_the_fold(arrive):
    """The fold speaks in both voices."""
    parent = arrive(answers={"person.who": "child", "tests.ever": "yes"})
    parent.opens("/q/tests/e1")
    assert "Were the parents tested along with your child?" in visible_text(_fold(parent))
    parent.opens("/q/counts/e1")
    assert "Was your child on G-CSF shots at that time?" in visible_text(_fold(parent))


def _fold(person, title=TITLE):
    folds = parse(person.html).findall(".//details")
    return next((fold for fold in folds if visible_text(fold.find("./summary")) == title), None)


def _any_fold(person):
    folds = parse(person.html).findall(".//form//details")
    return next(fold for fold in folds if any(True for _ in fold.iter("input")))


def _names(fold, book, group):
    return _inside(fold, book.questionnaire.groups[group].questions)


def _inside(fold, asked):
    fields = {each.get("name") for tag in ("input", "select", "textarea") for each in fold.iter(tag)}
    return [each.id for each in asked if any(f"{name}-".startswith(f"{each.id.replace('.', '-')}-") for name in fields)]
