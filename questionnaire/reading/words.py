"""The small files of content: words, the glossary, papers, the codes of units."""

from __future__ import annotations

from collections.abc import Mapping

from questionnaire.asking.text import Text, Turns
from questionnaire.asking.values import AGE_UNITS, COUNT_UNITS
from questionnaire.logic.predicates import Predicate
from questionnaire.reading.book import Heard, Paper, Term
from questionnaire.reading.content import Content
from questionnaire.reading.predicates import read_predicate
from questionnaire.reading.schema import read, read_as

WORD_FILES = ("words.toml", "letters.toml")


def read_words(content: Content) -> dict[str, Text]:
    """The short words, and those of the letters."""
    words = content.words
    for name in WORD_FILES:
        for table in content.file_tables(name):
            for key in table.data:
                words[key] = read(Text, table, key)
                content.files["words", key] = table.file
    return words


def read_turns(content: Content) -> Turns:
    """How words to a parent become words to somebody who helps an adult."""
    phrases: dict[str, str] = {}
    for table in content.file_tables("voices.toml"):
        turned = table.table("turns")
        phrases |= {phrase: read(str, turned, phrase) for phrase in turned.data}
        table.finish()
    return Turns(phrases)


def read_glossary(content: Content) -> tuple[tuple[Term, ...], tuple[Heard, ...]]:
    """The terms that a reading grade sets aside, and the words that one may hear."""
    table = content.file_table("glossary.toml")
    terms = tuple(read_as(Term, item) for item in table.tables("terms"))
    heard, readers = [], {Predicate: lambda table, key: read_predicate(content, table, key)}
    for item in table.tables("heard"):
        heard.append(read_as(Heard, item, readers))
        if ("pages", heard[-1].page) not in content.files:
            item.problem("page", f"there is no page {heard[-1].page!r}")
    table.finish()
    return terms, tuple(heard)


def read_papers(content: Content) -> tuple[Paper, ...]:
    """The papers, in their order."""
    papers = tuple(read_as(Paper, item) for item in content.listed(content.file_table("papers.toml"), "papers"))
    for paper in papers:
        content.files["words", paper.title_word] = content.files["papers", paper.id]
    return papers


def read_units(content: Content) -> Mapping[str, str]:
    """The UCUM code of every unit there is. LOINC codes and HPO terms stand with the questions."""
    table = content.file_table("codes.toml")
    units = {}
    for item in table.tables("units"):
        units[read(str, item, "unit")] = read(str, item, "ucum")
        item.finish()
    table.finish()
    if set(units) != {*COUNT_UNITS, *AGE_UNITS}:
        table.problem("units", f"one for each of {', '.join((*COUNT_UNITS, *AGE_UNITS))} is needed, and no other")
    return units
