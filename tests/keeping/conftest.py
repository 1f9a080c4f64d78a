"""A store on a file of its own, and visitors' keys."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from questionnaire.keeping.seal import Keys, keys_of, new_secret
from questionnaire.keeping.store import Store


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the rows lie."""
    return tmp_path / "answers.sqlite3"


@pytest.fixture
def store(file: Path) -> Iterator[Store]:
    """An open store."""
    opened = Store(f"sqlite:///{file}")
    yield opened
    opened.close()


def new_keys() -> Keys:
    """The keys of a visitor who has just come."""
    keys = keys_of(new_secret())
    assert keys is not None
    return keys


@pytest.fixture
def keys() -> Keys:
    """One visitor's keys."""
    return new_keys()
