"""What the tests of the content share: answers as in an answers file, judged by the real content."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from breaking import copied

from questionnaire.asking.answerfile import load
from questionnaire.asking.pages import Route
from questionnaire.checking.check import check
from questionnaire.errors import Problem
from questionnaire.judging.assessment import Assessment, assess
from questionnaire.logic.predicates import Predicate, Verdict, judge
from questionnaire.neutropenia import PACK
from questionnaire.reading import Book, read_book

pytest.register_assert_rewrite("breaking", "examples")

Judge = Callable[..., Assessment]


@pytest.fixture(scope="session")
def way(book: Book, today: dt.date) -> Callable[..., Route]:
    """The route of answers and groups written as in an answers file; a list of entries is all there are."""

    def made(answers: dict[str, Any], **groups: list[dict[str, Any]]) -> Route:
        data = {
            "version": 1,
            "answers": answers,
            "groups": {
                group: {
                    "complete": True,
                    "entries": [{"id": f"e{place}", "answers": entry} for place, entry in enumerate(entries)],
                }
                for group, entries in groups.items()
            },
        }
        return book.route(load(data, book.questionnaire, today), today)

    return made


@pytest.fixture(scope="session")
def judged(book: Book, today: dt.date, way: Callable[..., Route]) -> Judge:
    """Judges answers and groups written as in an answers file."""
    return lambda answers, **groups: assess(book.rules, way(answers, **groups), today)


@pytest.fixture(scope="session")
def meets(book: Book, today: dt.date, way: Callable[..., Route]) -> Callable[[Predicate, dict[str, Any]], bool]:
    """Whether somebody who said this, entries of groups among it, is known to meet a condition."""

    def met(condition: Predicate, said: dict[str, Any]) -> bool:
        groups = {key: value for key, value in said.items() if key in book.questionnaire.groups}
        told = way({key: value for key, value in said.items() if key not in groups}, **groups)
        return judge(condition, book.rules.sheet(told, today)).verdict is Verdict.MET

    return met


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the content to break."""
    return copied(tmp_path / "content")


@pytest.fixture(scope="session")
def stands(book: Book, today: dt.date) -> set[Problem]:
    """What the lint finds in the content as it stands."""
    return set(check(book, today))


@pytest.fixture
def found(copy: Path, today: dt.date, stands: set[Problem]) -> Callable[[], set[str]]:
    """What the lint finds in the copy that it does not find in the content as it stands."""
    return lambda: {str(problem) for problem in set(check(read_book(replace(PACK, content=copy)), today)) - stands}
