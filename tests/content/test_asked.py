"""Every condition of a page and of a thing to bring, and every tick: each way to it, and what is just beside."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from asked import HAVE, ITEMS, PAGES

from questionnaire.logic.predicates import Predicate
from questionnaire.reading import Book

Meets = Callable[[Predicate, dict[str, Any]], bool]
Ways = tuple[list[dict[str, Any]], list[dict[str, Any]]]


def _check(meets: Meets, condition: Predicate, ways: Ways) -> None:
    """Each of the first meets the condition, none of the second does."""
    met, not_met = ways
    assert met
    assert not_met
    assert [] == [said for said in met if not meets(condition, said)]
    assert [] == [said for said in not_met if meets(condition, said)]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_asked_of_these_and_not_of_those(book: Book, meets: Meets, page: str):
    """Each answer that leads to the page does so alone."""
    condition = book.questionnaire.page(page).asked_when
    assert condition is not None
    _check(meets, condition, PAGES[page])


@pytest.mark.parametrize("name", ITEMS)
def test_a_thing_is_brought_by_these_and_not_by_those(book: Book, meets: Meets, name: str):
    """Each answer that puts it on the list does so alone."""
    (item,) = (each for each in book.rules.bring if each.id == name)
    assert item.when is not None
    _check(meets, item.when, ITEMS[name])


@pytest.mark.parametrize("name", HAVE)
def test_a_thing_is_ticked_off_by_these_and_not_by_those(book: Book, meets: Meets, name: str):
    """What is nearly enough does not tick it off."""
    (item,) = (each for each in book.rules.bring if each.id == name)
    assert item.have is not None
    _check(meets, item.have, HAVE[name])


@pytest.mark.parametrize("name", HAVE)
def test_nothing_is_ticked_off_while_an_answer_that_ticks_it_is_missing(book: Book, meets: Meets, name: str):
    """That an answer is one of all there are is true of none, too: such a tick would stand without it."""
    (item,) = (each for each in book.rules.bring if each.id == name)
    assert item.have is not None
    for said in HAVE[name][0]:
        assert [] == [key for key in said if meets(item.have, {each: said[each] for each in said if each != key})]


def test_every_condition_has_such_people(book: Book):
    """No page, thing or tick is left out."""
    assert set(PAGES) == {page.id for page in book.questionnaire.pages if page.asked_when}
    assert set(ITEMS) == {item.id for item in book.rules.bring if item.when}
    assert set(HAVE) == {item.id for item in book.rules.bring if item.have}
