"""Texts of the content files for translators: an extraction method for Babel (`make messages`)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import IO, Any, get_args, get_type_hints

from questionnaire.asking.pages import Kind, Questionnaire, Text
from questionnaire.judging.assessment import Rules
from questionnaire.reading.asked import YES_NO
from questionnaire.reading.brief import BriefContent


def _text_keys(*kinds: Any) -> Iterator[str]:
    """The fields of these types, and of all types inside them, that hold a text for people."""
    known = list(kinds)
    for kind in known:  # which grows meanwhile
        for name, hint in get_type_hints(kind).items():
            parts = list(_parts(hint))
            if Text in parts:
                yield name
            known += [part for part in parts if is_dataclass(part) and part not in known]


def _parts(hint: Any) -> Iterator[Any]:
    yield hint
    for each in get_args(hint):
        yield from _parts(each)


# The keys that hold text for people; `tests/content/test_messages.py` checks that no text of the book is missed.
TEXT_KEYS = {*_text_keys(Questionnaire, Rules, BriefContent), *(voice.name for voice in fields(Text)), "for_clinician"}


def extract(
    fileobj: IO[bytes],
    keywords: object,  # noqa: ARG001 - Babel calls with these names
    comment_tags: object,  # noqa: ARG001
    options: Mapping[str, Any],
) -> Iterator[tuple[int, None, str, list[str]]]:
    """Every text of one content file, as Babel wants it: line, function, message, comments.

    With the option `everything`, every string is a text, as in `words.toml`.
    """
    source = fileobj.read().decode("utf-8")
    lines = source.splitlines()
    for message in dict.fromkeys(_texts(tomllib.loads(source), everything=bool(options.get("everything")))):
        yield next((number for number, line in enumerate(lines, 1) if message in line), 1), None, message, []


def _texts(data: Any, *, everything: bool) -> Iterator[str]:
    """Every string that is text; `everything` inside a table of texts, whose keys are ids."""
    if isinstance(data, Mapping):
        if data.get("kind") == Kind.YES_NO.value:
            yield from (option.label.you for option in YES_NO)
        for key, value in data.items():
            if key in ("hpo", "loinc"):  # labels of an ontology stay as they are
                continue
            text = everything or key in TEXT_KEYS
            if isinstance(value, str) and text:
                yield value
            elif isinstance(value, list) and text:
                yield from (item for item in value if isinstance(item, str))
            yield from _texts(value, everything=everything or (text and isinstance(value, Mapping)))
    elif isinstance(data, list):
        for item in data:
            yield from _texts(item, everything=everything)
