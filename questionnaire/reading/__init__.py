"""Content files to core objects: a `Book` that is whole, or every problem with file and place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable

from questionnaire.asking.pages import Questionnaire, Text
from questionnaire.errors import ContentError
from questionnaire.judging.assessment import Rules
from questionnaire.reading.asked import read_questionnaire
from questionnaire.reading.content import Content
from questionnaire.reading.rules import read_rules

__all__ = ["Book", "read_book"]


@dataclass(frozen=True)
class Book:
    """All content: what is asked, the rules, and the short words the pages use (messages, verdicts, labels)."""

    questionnaire: Questionnaire
    rules: Rules
    words: Mapping[str, Text]


def read_book(folder: Traversable | None = None) -> Book:
    """The content in a folder (by default the package's own). Raises ContentError with every problem found."""
    content = Content(folder or files("questionnaire") / "content")
    questionnaire, facts = read_questionnaire(content)
    rules = read_rules(content, facts)
    words = content.file_table("words.toml")
    book = Book(questionnaire, rules, {key: words.text(key) for key in words.data})
    if content.problems:
        raise ContentError(content.problems)
    return book
