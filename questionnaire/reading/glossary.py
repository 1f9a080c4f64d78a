"""Words that a patient meets in every report, from glossary.toml."""

from __future__ import annotations

from dataclasses import dataclass

from questionnaire.reading.content import Content


@dataclass(frozen=True, slots=True)
class Term:
    """One term in its forms; `explained` is the sentence that says what it means (None: a name, as on the box)."""

    words: tuple[str, ...]
    explained: str | None


def read_glossary(content: Content) -> tuple[Term, ...]:
    """The terms that a reading grade sets aside."""
    table = content.file_table("glossary.toml")
    terms = []
    for item in table.tables("terms"):
        terms.append(Term(item.strings("words"), item.optional_string("explained")))
        item.finish()
        if not terms[-1].words:
            item.problem("words", "the forms of the word are needed")
    table.finish()
    return tuple(terms)
