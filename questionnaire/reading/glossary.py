"""Words that a patient meets in every report, from glossary.toml."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from questionnaire.limits import some
from questionnaire.reading.content import Content
from questionnaire.reading.schema import read_as


@dataclass(frozen=True, slots=True)
class Term:
    """One term in its forms; `explained` is the sentence that says what it means (None: a name, as on the box)."""

    words: Annotated[tuple[str, ...], some("the forms of the word are needed")]
    explained: str | None = None


def read_glossary(content: Content) -> tuple[Term, ...]:
    """The terms that a reading grade sets aside."""
    table = content.file_table("glossary.toml")
    terms = tuple(read_as(Term, item) for item in table.tables("terms"))
    table.finish()
    return terms
