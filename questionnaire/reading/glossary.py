"""Words that a patient meets in every report, and names that doctors may have used, from glossary.toml."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from questionnaire.asking.pages import Text
from questionnaire.limits import some
from questionnaire.logic.predicates import Predicate
from questionnaire.reading.content import Content
from questionnaire.reading.predicates import read_predicate
from questionnaire.reading.schema import read_as


@dataclass(frozen=True, slots=True)
class Term:
    """One term in its forms; `explained` is the sentence that says what it means (None: a name, as on the box)."""

    words: Annotated[tuple[str, ...], some("the forms of the word are needed")]
    explained: str | None = None


@dataclass(frozen=True, slots=True)
class Heard:
    """A word that a person may hear of what they have, said kindly; `page` is the one beside whose questions it stands.

    It stands on the result and in the summary of those of whom `when` is met, too.
    """

    word: Text
    says: Text
    page: str
    cite: str
    when: Predicate | None = None


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
