"""What the tests of the content share: answers as in an answers file, judged by the real content."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import questionnaire
from questionnaire.asking.answerfile import load
from questionnaire.asking.route import route
from questionnaire.judging.assessment import Assessment, assess
from questionnaire.reading import Book

pytest.register_assert_rewrite("breaking", "examples")

CONTENT = Path(questionnaire.__file__).parent / "content"
Judge = Callable[..., Assessment]


@pytest.fixture(scope="session")
def judged(book: Book, today: dt.date) -> Judge:
    """Judges answers and groups written as in an answers file; a list of entries is all there are."""

    def judge(answers: dict[str, Any], **groups: list[dict[str, Any]]) -> Assessment:
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
        return assess(book.rules, route(book.questionnaire, load(data, book.questionnaire, today), today), today)

    return judge


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the content to break."""
    return Path(shutil.copytree(CONTENT, tmp_path / "content"))
