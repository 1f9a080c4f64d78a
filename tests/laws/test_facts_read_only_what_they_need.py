"""Each computed fact names in `needs` the questions and groups it is computed from; nothing else may move it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from people import ASKED, BOOK, TODAY, mixed, people

from questionnaire.asking.answers import Answers, Entry
from questionnaire.asking.pages import Route
from questionnaire.judging.facts import EntrySheet, Sheet

PEOPLE = people()
ONCE = [name for name in BOOK.rules.facts.values() if name.group is None]
OF_ENTRIES = [name for name in BOOK.rules.facts.values() if name.group is not None]


def _sheet(person: Answers) -> Sheet:
    """Everything the person said, with every page on the route, so that only what was said can differ."""
    answers = Answers(person.said, person.groups, frozenset(page.id for page in ASKED.pages))
    return BOOK.rules.sheet(Route(ASKED.pages, answers), TODAY)


@given(PEOPLE, PEOPLE)
@pytest.mark.parametrize("name", ONCE, ids=lambda name: name.id)
@settings(max_examples=30)
def test_a_fact_is_unmoved_by_all_it_does_not_need(name: Any, person: Answers, other: Answers):
    """With the needed answers kept and all others taken from somebody else, the fact is the same."""
    other_questions, other_groups = set(ASKED.questions) - set(name.needs), set(ASKED.groups) - set(name.needs)
    changed = mixed(person, other, other_questions, other_groups)
    assert _sheet(person).fact(name.id) == _sheet(changed).fact(name.id)


@given(PEOPLE, PEOPLE)
@pytest.mark.parametrize("name", OF_ENTRIES, ids=lambda name: name.id)
@settings(max_examples=30)
def test_a_fact_of_an_entry_is_unmoved_by_all_it_does_not_need(name: Any, person: Answers, other: Answers):
    """With the needed answers of an entry and of the person kept and all others changed, the fact is the same."""
    changed = mixed(person, other, set(ASKED.questions) - set(name.needs), set(ASKED.groups))
    for entry, another in zip(person.group(name.group).entries, other.group(name.group).entries, strict=False):
        kept = {key: answer for key, answer in entry.said.items() if key in name.needs}
        foreign = {key: answer for key, answer in another.said.items() if key not in name.needs}
        swapped = Entry(entry.id, {**foreign, **kept})
        before, after = _sheet(person), _sheet(changed)
        assert EntrySheet(before, name.group, entry.said).fact(name.id) == EntrySheet(
            after, name.group, swapped.said
        ).fact(name.id)


@pytest.mark.parametrize("name", BOOK.rules.facts.values(), ids=lambda name: name.id)
def test_what_a_fact_needs_is_asked_on_or_before_the_page_that_changes_it(name: Any):
    """The page a person is sent to in order to change a fact is one that asks something it needs."""
    group = ASKED.groups[name.group].questions if name.group else ()
    needed = {need for need in name.needs if need not in {question.id for question in group}}
    pages = {ASKED.page_of[need].id for need in needed} | ({ASKED.page_of[name.group].id} if name.group else set())
    assert name.page in pages
