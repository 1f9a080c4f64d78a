"""Every text that a patient may read, with its place in the content."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from typing import Any

from questionnaire.asking.pages import Page
from questionnaire.asking.text import Text
from questionnaire.logic.predicates import ForClinician
from questionnaire.reading.book import Book
from questionnaire.reading.policy import FILE as POLICY


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text stands: the file, the path of keys in it, the last key, and the page it is read on (if any)."""

    file: str
    where: str
    key: str
    page: str | None = None


Texts = Sequence[tuple[Place, Text]]


def texts_of(book: Book) -> Iterator[tuple[Place, Text]]:
    """Every text, those of the pages first and in their order."""
    for section in book.questionnaire.sections:
        yield Place("sections.toml", f"sections[{section.id}].title", "title"), section.title
        for page in section.pages:
            yield from _on_page(book, page)
    rules = book.rules
    kinds = (
        ("programs", rules.programs),
        ("alerts", rules.alerts),
        ("suggestions", rules.suggestions),
        ("reasons", rules.policy.reasons),
        ("firsts", rules.policy.firsts),
        ("doubts", rules.doubts),
        ("items", rules.bring),
    )
    for kind, things in kinds:
        for thing in things:
            yield from _inside(thing, book.file(kind, thing.id), f"{kind}[{thing.id}]")
    yield from _inside(rules.policy.words, POLICY, "words")
    yield from _inside(rules.policy.earlier, POLICY, "earlier")
    yield from _inside(rules.remarks, "remarks.toml")
    yield from _inside(book.beside, "beside.toml", "beside")
    for printed in book.printing.values():
        yield from _inside(printed, "printing.toml", f"pages[{printed.id}]", page=printed.id)
    yield from _inside(rules.facts, "facts.toml")
    for word, text in book.words.items():
        yield Place(book.file("words", word), word, word), text


def _on_page(book: Book, page: Page) -> Iterator[tuple[Place, Text]]:
    yield from _inside(page, book.file("pages", page.id), page=page.id)
    yield from _inside(book.heard_on([page]), "glossary.toml", "heard", page=page.id)
    if page.group:
        yield from _inside(book.questionnaire.groups[page.group], book.file("groups", page.group), page=page.id)


def _inside(thing: Any, file: str, where: str = "", key: str = "", page: str | None = None) -> Iterator[Any]:
    """The texts of a dataclass, a list or a table, each with its path."""
    if isinstance(thing, Text):
        yield Place(file, where, key, page), thing
    elif isinstance(thing, ForClinician):
        yield Place(file, where, key, page), Text(thing.says, thing.says)
    elif isinstance(thing, Mapping):
        for name, value in thing.items():
            yield from _inside(value, file, _join(where, str(getattr(name, "value", name))), key or str(name), page)
    elif isinstance(thing, tuple):
        for number, item in enumerate(thing, 1):
            yield from _inside(item, file, f"{where}[{getattr(item, 'id', number)}]", key, page)
    elif is_dataclass(thing) and not isinstance(thing, (Enum, type)):
        # What is said to a clinician alone (`clinical`) is no text for a patient.
        for each in (field for field in fields(thing) if not field.name.startswith("clinical")):
            yield from _inside(getattr(thing, each.name), file, _join(where, each.name), each.name, page)


def _join(where: str, name: str) -> str:
    return f"{where}.{name}" if where else name
