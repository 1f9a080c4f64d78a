"""What the content states of the world stands in `world.toml` once more, beside its source: it cannot change unseen."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from breaking import CONTENT

from questionnaire.reading import Book
from tests.register import COUNTRY

WORLD = tomllib.loads((Path(__file__).parent / "world.toml").read_text(encoding="utf-8"))
EMERGENCY = {country: each["says"] for each in WORLD["emergency"] for country in each["countries"]}
REACHED = re.compile(
    r"[\w.-]+@[\w.-]+\w"
    r"|\b(?:[\w-]+\.)+(?:org|com|edu|gov|net|eu|uk|ca|au|nl)\b(?:/[\w-]+)*"
    r"|\b\d{3}-\d{3}-\d{4}\b|\bNCT\d{8}\b"
)
NUMBER = re.compile(r"(?<![\w{.])\d[\d.,]*(?<![.,])")
# A sample of what a clinic writes, and codes, which are held against their own lists.
LEFT_OUT = {"clinics.toml", "codes.toml"}
# Keys under which no words to read stand: ids, and the papers something was taken from.
NOT_READ = {"id", "code", "cite", "source", "sources", "system"}


def _texts(value: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a file with the key it stands under."""
    if isinstance(value, str):
        yield key, value
    elif isinstance(value, dict):
        for name, item in value.items():
            yield from _texts(item, key if key in NOT_READ else name)
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item, key)


def _files() -> dict[str, list[tuple[str, str]]]:
    paths = [path for path in sorted(CONTENT.rglob("*.toml")) if path.name not in LEFT_OUT]
    return {
        path.relative_to(CONTENT).as_posix(): list(_texts(tomllib.loads(path.read_text(encoding="utf-8"))))
        for path in paths
    }


def test_every_phone_and_address_is_one_of_the_list():
    """A digit swapped, a letter lost, an address nobody looked at: none of these is in the list."""
    listed = [at for each in WORLD["reached"] for at in each["at"]]
    assert sorted(set(listed)) == sorted(listed)
    found = {
        at for texts in _files().values() for key, text in texts if key != "sources" for at in REACHED.findall(text)
    }
    assert set(listed) == found


@pytest.mark.parametrize("country", EMERGENCY)
def test_the_emergency_number_is_the_one_of_the_country(book: Book, country: str):
    """The number that every page and paper gives there."""
    words = book.words.get(f"emergency.{country}", book.words["emergency.any"])
    assert {EMERGENCY[country]} == {words.you, words.child}


def test_every_country_has_its_emergency_number(book: Book):
    """None is left to the number of another country by a slip in its id."""
    assert set(EMERGENCY) == {option.id for option in book.questionnaire.questions[COUNTRY].options}
    named = {word.removeprefix("emergency.") for word in book.words if word.startswith("emergency.")}
    assert named <= {*EMERGENCY, "any"}


def numbers_read() -> dict[str, str]:
    """Limits, temperatures, years and prices in words, which no rule reads, by file."""
    found = {}
    for file, texts in _files().items():
        words = [REACHED.sub("", text) for key, text in texts if key not in NOT_READ]
        if numbers := [number for text in words for number in NUMBER.findall(text)]:
            found[file] = " ".join(numbers)
    return found


def test_every_number_that_is_read_is_the_one_of_the_list():
    """In its order in its file."""
    assert WORLD["numbers"] == numbers_read()


def test_every_entry_of_the_list_has_its_source():
    """What is stated without a source is not known."""
    assert all(each["source"] for kind in ("emergency", "reached") for each in WORLD[kind])
