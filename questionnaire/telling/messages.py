"""Every text that is translated, as a catalog for translators: those of the content, and those of the templates.

Words that stand in several places are a message for each, told apart by where it stands: translations may differ.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from questionnaire.asking.text import Text, Turns
from questionnaire.logic.predicates import ForClinician
from questionnaire.reading.book import Book
from questionnaire.resources import folder

ONE, MANY = ".one", ".many"
VOICES = {
    "you": "said to the person",
    "child": "said to a parent about their child",
    "died": "said to a parent whose child died",
    "helped": "said to somebody who helps an adult; {kin} is such as “your father”, {my.kin.of} such as “my father’s”",
}
HEADER = """# Translations of the genetic testing questionnaire.
# Each message says where it stands: the file, then the path of keys, whose last one is its role (label, hint, title …).
# What stands in braces, such as {list}, is filled in, and stays as it is. So does " · " between parts of a line.
"""


@dataclass(frozen=True, slots=True)
class Message:
    """One text at one place, its plural beside it where it counts; `context` tells it from the same elsewhere."""

    ids: str | tuple[str, ...]
    context: str
    comment: str


def catalog(book: Book) -> Catalog:
    """All messages of a book and of the templates."""
    places: dict[str | tuple[str, ...], dict[str, list[str]]] = {}
    for message in (*_content(book), *_templates()):
        places.setdefault(message.ids, {}).setdefault(message.context, []).append(message.comment)
    made = Catalog(project="Genetic testing questionnaire", header_comment=HEADER, fuzzy=False)
    for ids, by_context in places.items():
        for context, comments in by_context.items():
            apart = context if len(by_context) > 1 and not _is_sentence(ids) else ""
            added = made.add(ids, context=apart or None, auto_comments=comments)
            if "%(" not in str(ids):  # "5 % of" is no placeholder
                added.flags.discard("python-format")
    return made


def _is_sentence(ids: str | tuple[str, ...]) -> bool:
    """Whether a text is whole sentences, which mean the same everywhere; a word, such as "none", may not."""
    return ids[-1].endswith((".", "?"))


def write_catalogs(book: Book, place: Path) -> list[Path]:
    """Write `messages.pot` into a folder, bring each translation below it up to date and compile it; what was written.

    A translation is `xx/LC_MESSAGES/messages.po`, with xx for the language.
    """
    template, written = catalog(book), [place / "messages.pot"]
    place.mkdir(parents=True, exist_ok=True)
    with written[0].open("wb") as file:
        write_po(file, template, omit_header=False)
    for path in sorted(place.glob("*/LC_MESSAGES/messages.po")):
        with path.open("rb") as file:
            translated = read_po(file, locale=path.parents[1].name)
        translated.update(template)
        for to, write in ((path, write_po), (path.with_suffix(".mo"), write_mo)):
            with to.open("wb") as file:
                write(file, translated)
            written.append(to)
    return written


# --- the content ----------------------------------------------------------------------------------------------------


def _content(book: Book) -> Iterator[Message]:
    for word, text in book.words.items():
        if word.endswith(ONE):
            yield from _in_voices(book.turns, text, book.words[word.removesuffix(ONE) + MANY])
    parts = {
        each.name: getattr(book, each.name) for each in fields(book) if each.name not in ("files", "pack", "turns")
    }
    parts["words"] = {word: text for word, text in book.words.items() if not word.endswith((ONE, MANY))}
    yield from _inside(book.turns, parts)


def _inside(turns: Turns, thing: Any, within: str = "") -> Iterator[Message]:
    """The texts of a dataclass, a list or a table; `within` is the thing with an id that it is part of."""
    if isinstance(thing, Text):
        yield from _in_voices(turns, thing)
    elif isinstance(thing, ForClinician):
        yield Message(thing.says, "", f"{within}: what only a clinician can say")
    elif isinstance(thing, (Mapping, tuple)):
        for value in thing.values() if isinstance(thing, Mapping) else thing:
            yield from _inside(turns, value, within)
    elif is_dataclass(thing):
        within = f"{type(thing).__name__} {thing.id}" if hasattr(thing, "id") else within
        for each in fields(thing):
            yield from _inside(turns, getattr(thing, each.name), within)


def _in_voices(turns: Turns, text: Text, many: Text | None = None) -> Iterator[Message]:
    said, more = (dict(_said(turns, each)) if each else {} for each in (text, many))
    for voice, one in said.items():
        comment = text.context if len({*said.values()}) == 1 else f"{text.context} ({VOICES[voice]})"
        yield Message((one, more[voice]) if many else one, text.context, comment)


def _said(turns: Turns, text: Text) -> Iterator[tuple[str, str]]:
    """What is said in each voice; the one that is made from the words to a parent is a message like any other."""
    yield from (("you", text.you), ("child", text.child), ("helped", text.to_helper(turns)))
    if text.died:
        yield "died", text.died


# --- the templates --------------------------------------------------------------------------------------------------


def _templates() -> Iterator[Message]:
    top = folder("templates")
    for path in sorted(each for each in top.rglob("*") if each.is_file()):
        with path.open("rb") as file:
            for line, ids, _comments, _context in extract("jinja2", file, DEFAULT_KEYWORDS, (), _OPTIONS):
                yield Message(ids, "", f"{path.relative_to(top)}: line {line}")


_OPTIONS = {"newstyle_gettext": "true", "trimmed": "true"}
