"""Content files to core objects: a `Book` that is whole, or every problem with file and place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from questionnaire.asking.answers import Answers
from questionnaire.asking.pages import Page, Questionnaire, Route, Text
from questionnaire.asking.route import route
from questionnaire.errors import ContentError
from questionnaire.judging.assessment import Rules
from questionnaire.reading.asked import read_printing, read_questionnaire
from questionnaire.reading.brief import BriefContent, read_brief
from questionnaire.reading.codes import Codes, read_codes
from questionnaire.reading.content import Content
from questionnaire.reading.glossary import Term, read_glossary
from questionnaire.reading.rules import read_rules
from questionnaire.reading.schema import read

__all__ = ["Book", "read_book"]
WORD_FILES = ("words.toml", "letters.toml")


# Compared by identity: one reading is one book.
@dataclass(frozen=True, eq=False)
class Book:
    """All content: what is asked, the rules, the short words the pages use (messages, verdicts, labels), codes."""

    questionnaire: Questionnaire
    rules: Rules
    words: Mapping[str, Text]
    glossary: tuple[Term, ...]
    codes: Codes
    brief: BriefContent
    printing: Mapping[str, Page]
    files: Mapping[tuple[str, str], str]

    def route(self, answers: Answers, today: dt.date) -> Route:
        """The route these answers lead along on a day."""
        return route(self.questionnaire, answers, today, lambda asked, so_far: self.rules.holds(asked, so_far, today))

    def file(self, kind: str, thing_id: str) -> str:
        """The file that describes a page, group, program, alert or suggestion."""
        return self.files.get((kind, thing_id), f"{kind}.toml")


def read_book(folder: Traversable | None = None, site: Path | None = None) -> Book:
    """The content in a folder (by default the package's own), with a site's own files in place of those it replaces.

    Raises ContentError with every problem found.
    """
    own = folder or files("questionnaire") / "content"
    content = Content((own, site) if site else (own,))
    if site:
        _check_names(content, own, site)
    words = _read_words(content)
    questionnaire, facts = read_questionnaire(content)
    rules = read_rules(content, facts)
    glossary, brief = read_glossary(content), read_brief(content, questionnaire, rules)
    book = Book(
        questionnaire, rules, words, glossary, read_codes(content), brief, read_printing(content), content.files
    )
    if content.problems:
        raise ContentError(content.problems)
    return book


def _read_words(content: Content) -> dict[str, Text]:
    """The short words, and those of the letters."""
    words = content.words
    for name in WORD_FILES:
        for table in content.file_tables(name):
            for key in table.data:
                words[key] = read(Text, table, key)
                content.files["words", key] = table.file
    return words


def _check_names(content: Content, own: Traversable, site: Path) -> None:
    """A misspelled folder or file of a site would be passed over in silence."""
    if not site.is_dir():
        content.problem(str(site), "", "there is no such folder; set QUESTIONNAIRE_CONTENT to a folder of TOML files")
        return
    known = {item.name for item in own.iterdir()} - {"clinics.toml"} | {"locale"}
    for item in site.iterdir():
        if item.name not in known and not item.name.startswith("."):
            content.problem(str(item), "", f"not a name that content has; known are {', '.join(sorted(known))}")
