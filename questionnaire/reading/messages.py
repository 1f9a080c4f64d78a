"""Texts of the content files for translators: an extraction method for Babel (`make messages`)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from typing import IO, Any

from questionnaire.asking.pages import Kind
from questionnaire.reading.asked import YES_NO

# The keys that hold text for people; `tests/content/test_messages.py` checks that no text of the book is missed.
TEXT_KEYS = {
    *("title", "intro", "why", "label", "name", "hint", "tell", "tell_yes", "tell_no", "tell_unsure"),
    *("entry_title", "add", "line", "all_of_them", "settle", "about", "orders", "cost", "counseling", "sample"),
    *("data", "start", "says", "worth_asking", "only_clinician", "more_needed", "probably_not", "ask", "because"),
    *("for_clinician", "only_if", "you", "child"),
}


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
    """Every string that is text; `everything` once inside a table whose keys are ids and whose values are texts."""
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
            yield from _texts(value, everything=everything or _is_option_names(key, value))
    elif isinstance(data, list):
        for item in data:
            yield from _texts(item, everything=everything)


def _is_option_names(key: str, value: Any) -> bool:
    """Whether this is the `options` table of a computed fact: option ids to their names."""
    return key == "options" and isinstance(value, Mapping)
