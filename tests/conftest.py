"""What tests share: the content, one day, an app on a file of its own, and a visitor at the keyboard."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from flask import Flask
from hypothesis import HealthCheck, settings

from questionnaire.clinics import SAMPLE, read_clinics
from questionnaire.neutropenia import PACK
from questionnaire.reading import Book, read_book
from questionnaire.settings import Settings
from questionnaire.web import create_app

pytest.register_assert_rewrite("keyboard", "languages", "page_rules", "pens", "breaking")

from keyboard import Person  # noqa: E402 - after its assertions were made to speak

# Laws are tried with the same examples on every run: what failed once fails again, and nothing depends on speed.
settings.register_profile(
    "laws", deadline=None, derandomize=True, max_examples=75, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("laws")

TODAY = dt.date(2026, 11, 22)


@pytest.fixture(scope="session")
def book() -> Book:
    """All content, read once."""
    return read_book(PACK)


@pytest.fixture(scope="session")
def today() -> dt.date:
    """The day on which all tests happen."""
    return TODAY


@pytest.fixture
def make_app(book: Book, tmp_path: Path, today: dt.date) -> Iterator[Any]:
    """Makes apps on a database file in tmp_path; keywords go to create_app, `settings` to Settings."""
    made: list[Flask] = []

    def make(settings: dict[str, Any] | None = None, **options: Any) -> Flask:
        chosen = Settings(**{"database": f"sqlite:///{tmp_path}/answers.sqlite3", **(settings or {})})
        defaults = {"book": book, "clinics": read_clinics(SAMPLE), "today": lambda: today}
        made.append(create_app(chosen, **{**defaults, **options}))
        return made[-1]

    yield make
    for app in made:
        app.extensions["questionnaire"].keeper.store.close()


@pytest.fixture
def app(make_app: Any) -> Flask:
    """The app as it is served: an error becomes a page, never a traceback in the test."""
    served: Flask = make_app()
    assert not served.testing
    return served


@pytest.fixture
def person(app: Flask) -> Person:
    """A visitor at the keyboard who has never been here."""
    return Person(app)


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--approve` takes every page as it looks now for how it should look (`make pictures`); `--shuffle` see there."""
    parser.addoption("--approve", action="store_true", help="approve the pictures of all papers as they are now")
    parser.addoption(
        "--shuffle", metavar="SEED", help="run the tests in an order dealt out by this number: none may depend on it"
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Deals the tests out anew with `--shuffle`; each process of xdist deals them out alike."""
    if seed := config.getoption("--shuffle"):
        Random(seed).shuffle(items)  # noqa: S311 - nothing is secret here
