"""Content with anything at all in place of a value: the answer is a list of problems, never a traceback."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from breaking import CONTENT
from tomlfile import written

from questionnaire.errors import ContentError
from questionnaire.neutropenia import PACK
from questionnaire.reading import read_book

pytestmark = pytest.mark.slow  # all content is read over and over
# One file of each sort. The small book made of them has problems of its own, which is all right here.
PAGES = ("low-counts", "marrow-result", "counts")
FILES = (
    *(f"pages/{page}.toml" for page in PAGES),
    "groups/counts.toml",
    "facts.toml",
    "programs/scn-registry.toml",
    "alerts/urgent-care.toml",
    "suggestions/treatment.toml",
    "policy.toml",
    "reasons/marrow.toml",
    "firsts/answered.toml",
    "bring.toml",
    "brief.toml",
    "codes.toml",
    "glossary.toml",
    "printing.toml",
    "words.toml",
)
SECTIONS = {"sections": [{"id": "all", "title": "All", "pages": list(PAGES)}]}
WRONG = (5, [["?"]])
MOST_IN_A_LIST, MOST_IN_A_FILE = 2, 10


def _write(file: Path, data: dict[str, Any]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(written(data), encoding="utf-8")


def _shortened(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _shortened(item) for key, item in value.items()}
    return [_shortened(item) for item in value[:MOST_IN_A_LIST]] if isinstance(value, list) else value


def _mangled(value: Any) -> Iterator[Any]:
    """The value with one place inside it replaced, in every way and at every place."""
    yield from WRONG
    if isinstance(value, dict):
        for key, item in value.items():
            yield {other: kept for other, kept in value.items() if other != key}
            yield from ({**value, key: wrong} for wrong in _mangled(item))
    if isinstance(value, list):
        for place, item in enumerate(value):
            yield from ([*value[:place], wrong, *value[place + 1 :]] for wrong in _mangled(item))


def _small_book() -> dict[str, Any]:
    read = {file: tomllib.loads((CONTENT / file).read_text(encoding="utf-8")) for file in FILES}
    short = {file: _shortened(dict(list(data.items())[:MOST_IN_A_FILE])) for file, data in read.items()}
    return {"sections.toml": SECTIONS, **short}


@pytest.mark.parametrize("file", ["sections.toml", *FILES])
def test_nothing_in_place_of_a_value_is_worse_than_a_list_of_problems(tmp_path: Path, file: str):
    """Every value of a file, replaced by a number, a text, lists, tables or nothing, is a problem with its place."""
    book = _small_book()
    for each, data in book.items():
        _write(tmp_path / each, data)
    worse = set()
    for mangled in (each for each in _mangled(book[file]) if isinstance(each, dict)):
        _write(tmp_path / file, mangled)
        try:
            read_book(replace(PACK, content=tmp_path))
        except ContentError as refused:
            assert refused.problems
        except Exception as error:  # noqa: BLE001 - which ones there are is the question
            worse.add(_where(error))
    assert set() == worse


def _where(error: BaseException) -> str:
    """The error and the line it came from, so that each is told once."""
    last = error.__traceback__
    while last is not None and last.tb_next is not None:
        last = last.tb_next
    place = f"{Path(last.tb_frame.f_code.co_filename).name}:{last.tb_lineno}" if last else ""
    return f"{type(error).__name__} at {place}: {error}"[:120]
