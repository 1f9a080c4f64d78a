"""On the short way a page says less at once: what explains it is folded away, and what is to be heeded is not."""

from __future__ import annotations

from typing import Any

import pytest
from page_rules import parse, visible_text

TOLD = {"person.who": "self", "now.unwell": "no", "counts.ever_low": "yes", "tests.ever": "yes"}
MEANS = "More about this"


def _folds(person: Any) -> dict[str, Any]:
    """What is folded away in the form of the page, by what stands over it."""
    folds = parse(person.html).findall(".//form//details")
    return {visible_text(fold.find("./summary")): fold for fold in folds}


def _at_once(person: Any) -> str:
    """What is read without opening anything."""
    text = visible_text(parse(person.html).find(".//main"))
    for fold in _folds(person).values():
        text = text.replace(visible_text(fold), " ", 1)
    return text


@pytest.fixture
def brisk(arrive: Any) -> Any:
    """Somebody who took the short way, and has answered little."""
    return arrive(answers=TOLD, short=True)


def _explained(book: Any) -> Any:
    """Each page of the short way with its questions: what explains the page, and the questions that it asks at once."""
    asked = book.questionnaire
    for page in asked.pages:
        group = asked.groups.get(page.group or "")
        questions = group.questions if group else page.questions
        if {each.id for each in questions} & asked.short:
            yield page, f"/q/{page.id}" + ("/new1" if group else ""), () if group else page.intro, questions


def test_what_explains_a_page_is_folded_away_and_what_is_to_be_heeded_is_not(brisk: Any, book: Any):
    """Word for word: all of a page on urgent things, or its first words, stay; hints and words one may hear do not."""
    tried = set()
    for page, address, intro, questions in _explained(book):
        brisk.opens(address)
        if brisk.address != address:
            continue
        tried.add(page.heed)
        folds, at_once = _folds(brisk), _at_once(brisk)
        means = visible_text(folds[MEANS]) if MEANS in folds else ""
        stays = len(intro) if page.heed == "all" else bool(page.heed)
        for place, text in enumerate(each.you for each in intro if "{" not in each.you):
            assert (text in at_once, text in means) == (place < stays, place >= stays), (page.id, text)
        for each in (each for each in questions if each.hint and each.label.you in at_once):
            hint = f"{each.label.you} {each.hint.you}"
            kept = page.heed == "all"
            assert (kept, not kept) == (each.hint.you in at_once, hint in means), (page.id, hint)
        for each in (each for each in book.heard if each.page == page.id and not page.group):
            assert f"{each.word.you}. {each.says.you}" in means, (page.id, each.word)
    assert {"all", "intro", ""} <= {each or "" for each in tried}


def test_who_comes_to_change_an_answer_reads_all_of_the_page(brisk: Any, book: Any):
    """From the answers or the result nothing is folded away for being asked later, or for explaining."""
    later = {book.words[f"fold.{each}"].you for each in ("later", "later_entry")} | {MEANS}
    folded = set()
    for _, address, intro, _ in _explained(book):
        brisk.opens(address)
        folded |= later & {*_folds(brisk)}
        brisk.opens(f"{address}?from=check")
        if brisk.address != f"{address}?from=check":
            continue
        assert set() == later & {*_folds(brisk)}, address
        assert [] == [each.you for each in intro if "{" not in each.you and each.you not in _at_once(brisk)], address
    assert later == folded


def test_what_was_answered_on_the_short_way_is_folded_until_something_is_wrong_with_it(arrive: Any, book: Any):
    """Back on the whole way the rest of the page is asked; the link of an error leads to a field that can be seen."""
    others = [page.id for page in book.questionnaire.pages if page.id != "age"]
    person = arrive(answers={**TOLD, "person.age": {"amount": 34, "unit": "years"}}, passed=others)
    person.opens("/q/age")
    answered = book.words["fold.answered"].you
    assert "open" not in _folds(person)[answered].attrib
    person.presses("Continue", expect=422, **{"person-age": "400"})
    assert "open" in _folds(person)[answered].attrib
