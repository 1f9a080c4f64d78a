"""Content files to core objects: a `Book` that is whole, or every problem with file and place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from questionnaire.asking.answers import Answers
from questionnaire.asking.pages import Page, Questionnaire, Route, Text
from questionnaire.asking.route import route
from questionnaire.errors import ContentError
from questionnaire.judging.assessment import Rules
from questionnaire.reading.asked import read_printing, read_questionnaire
from questionnaire.reading.brief import BriefContent, read_brief
from questionnaire.reading.codes import Codes, read_codes
from questionnaire.reading.confirmations import FOLDER as CONFIRMATIONS
from questionnaire.reading.content import Content
from questionnaire.reading.glossary import Heard, Term, read_glossary
from questionnaire.reading.pack import Pack
from questionnaire.reading.papers import Paper, read_papers, title_of
from questionnaire.reading.rules import read_rules
from questionnaire.reading.schema import read

__all__ = ["Book", "read_book"]
# What every questionnaire says and asks: messages, verdicts, the pages on which one chooses what to print.
HOUSE = files("questionnaire") / "content"
WORD_FILES = ("words.toml", "letters.toml")


# Compared by identity: one reading is one book.
@dataclass(frozen=True, eq=False)
class Book:
    """All content: what is asked, the rules, the short words the pages use (messages, verdicts, labels), codes."""

    questionnaire: Questionnaire
    rules: Rules
    words: Mapping[str, Text]
    glossary: tuple[Term, ...]
    heard: tuple[Heard, ...]
    codes: Codes
    brief: BriefContent
    papers: tuple[Paper, ...]
    printing: Mapping[str, Page]
    files: Mapping[tuple[str, str], str]
    pack: Pack

    def route(self, answers: Answers, today: dt.date) -> Route:
        """The route these answers lead along on a day."""
        return route(self.questionnaire, answers, today, lambda asked, so_far: self.rules.holds(asked, so_far, today))

    def heard_on(self, pages: Iterable[Page]) -> tuple[Heard, ...]:
        """The words that are explained beside the questions of these pages."""
        ids = {page.id for page in pages}
        return tuple(each for each in self.heard if each.page in ids)

    def file(self, kind: str, thing_id: str) -> str:
        """The file that describes a page, group, program, alert or suggestion."""
        return self.files.get((kind, thing_id), f"{kind}.toml")


def read_book(pack: Pack, site: Path | None = None, *, as_heard: bool = True) -> Book:
    """The content of a pack, with a site's own files in place of those it replaces.

    Programs are as they were last heard of, or else as their records describe them.
    Raises ContentError with every problem found.
    """
    content = Content((HOUSE, pack.content, site) if site else (HOUSE, pack.content))
    if site:
        _check_names(content, site)
    words = _read_words(content)
    questionnaire, facts = read_questionnaire(content, pack.computations)
    rules = read_rules(content, facts, pack.computations, questionnaire.asks, as_heard=as_heard)
    papers = read_papers(content)
    glossary, heard = read_glossary(content)
    words |= {title_of(paper): paper.title for paper in papers}
    book = Book(
        questionnaire=questionnaire,
        rules=rules,
        words=words,
        glossary=glossary,
        heard=heard,
        codes=read_codes(content),
        brief=read_brief(content, questionnaire, rules),
        papers=papers,
        printing=read_printing(content, papers),
        files=content.files,
        pack=pack,
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


def _check_names(content: Content, site: Path) -> None:
    """A misspelled folder or file of a site would be passed over in silence."""
    if not site.is_dir():
        content.problem(str(site), "", "there is no such folder; set QUESTIONNAIRE_CONTENT to a folder of TOML files")
        return
    ours = {item.name for folder in content.folders[:2] for item in folder.iterdir()} - {"clinics.toml"}
    known = ours | {"locale", CONFIRMATIONS}
    for item in site.iterdir():
        if item.name not in known and not item.name.startswith("."):
            content.problem(str(item), "", f"not a name that content has; known are {', '.join(sorted(known))}")
