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
from tests.budget import LIMITS, MADE, PROCESSES, TESTS, count_pdfs, over
from tests.everybody import EVERYBODY, SPREAD

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
    """`--approve` takes every page as it looks now for how it should look (`make pictures`); the others see there."""
    parser.addoption("--approve", action="store_true", help="approve the pictures of all papers as they are now")
    parser.addoption("--everybody", action="store_true", help="look at everybody, and only where people are looked at")
    parser.addoption(
        "--shuffle", metavar="SEED", help="run the tests in an order dealt out by this number: none may depend on it"
    )


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Hands a test that is marked `people` the name of each: of the spread, with `--everybody` of all there are."""
    if metafunc.definition.get_closest_marker("people") and "name" in metafunc.fixturenames:
        metafunc.parametrize("name", _people(metafunc.config))


def _people(config: pytest.Config) -> tuple[str, ...]:
    return EVERYBODY if config.getoption("--everybody") else SPREAD


@pytest.fixture(scope="session")
def names(request: pytest.FixtureRequest) -> tuple[str, ...]:
    """All at once, for a test that looks at them in a loop."""
    return _people(request.config)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leaves with `--everybody` what looks at people; deals tests out anew with `--shuffle`, alike in all processes."""
    if config.getoption("--everybody"):
        others = [item for item in items if not item.get_closest_marker("people")]
        config.hook.pytest_deselected(items=others)
        items[:] = [item for item in items if item.get_closest_marker("people")]
    if seed := config.getoption("--shuffle"):
        Random(seed).shuffle(items)  # noqa: S311 - nothing is secret here


# --- what the run makes (tests/budget.py) -----------------------------------------------------------------------------


def pytest_configure() -> None:
    """Starts to count."""
    count_pdfs()


def pytest_runtest_setup() -> None:
    """Counts a test."""
    MADE[TESTS] += 1


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Adds up what a process of xdist made."""
    MADE.update({PROCESSES: 1, **getattr(node, "workeroutput", {}).get("made", {})})


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Hands over what was made, or lets the run fail if that is too much."""
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["made"] = dict(MADE)
    elif over(MADE) and not session.config.getoption("--everybody"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Says what was made, and what was too much."""
    terminalreporter.write_line("Made: " + ", ".join(f"{MADE[each.what]:,} {each.what}" for each in LIMITS))
    for line in [] if config.getoption("--everybody") else over(MADE):
        terminalreporter.write_line(f"OVER BUDGET: {line}", red=True)
