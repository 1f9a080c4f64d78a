"""Content files to core objects: a `Book` that is whole, or every problem with file and place."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from questionnaire.errors import ContentError
from questionnaire.reading.asked import read_printing, read_questionnaire
from questionnaire.reading.beside import read_beside
from questionnaire.reading.book import Book
from questionnaire.reading.brief import read_brief
from questionnaire.reading.confirmations import FOLDER as CONFIRMATIONS
from questionnaire.reading.content import Content
from questionnaire.reading.pack import Pack
from questionnaire.reading.panels import read_panels
from questionnaire.reading.rules import read_rules
from questionnaire.reading.words import read_glossary, read_papers, read_turns, read_units, read_words

__all__ = ["Book", "read_book"]
# What every questionnaire says and asks: messages, verdicts, the pages on which one chooses what to print.
HOUSE = files("questionnaire") / "content"


def read_book(pack: Pack, site: Path | None = None, *, as_heard: bool = True) -> Book:
    """The content of a pack, with a site's own files in place of those it replaces.

    Programs are as they were last heard of, or else as their records describe them.
    Raises ContentError with every problem found.
    """
    content = Content((HOUSE, pack.content, site) if site else (HOUSE, pack.content))
    if site:
        _check_names(content, site)
    words = read_words(content)
    questionnaire, facts = read_questionnaire(content, pack.computations)
    rules = read_rules(content, facts, pack.computations, questionnaire.asks, as_heard=as_heard)
    papers = read_papers(content)
    glossary, heard = read_glossary(content)
    panels, known_genes = read_panels(content)
    words |= {paper.title_word: paper.title for paper in papers}
    book = Book(
        questionnaire=questionnaire,
        rules=rules,
        words=words,
        glossary=glossary,
        heard=heard,
        units=read_units(content),
        brief=read_brief(content, questionnaire, rules),
        papers=papers,
        printing=read_printing(content, papers),
        files=content.files,
        pack=pack,
        panels=panels,
        known_genes=known_genes,
        turns=read_turns(content),
        beside=read_beside(content),
    )
    if content.problems:
        raise ContentError(content.problems)
    return book


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
