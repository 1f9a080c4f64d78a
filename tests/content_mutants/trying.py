"""One changed file after another, tried by `check` and the quick tests in a copy of the checkout.

A worker imports all that the tests need once; each change is then read, checked and tested in a child that is forked
from it, so that nothing is imported or kept from one change to the next.
"""

from __future__ import annotations

import datetime as dt
import importlib
import json
import os
import pkgutil
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Callable, Sequence
from fnmatch import fnmatch
from functools import cache, partial
from pathlib import Path

import pytest

import questionnaire
from questionnaire.checking.check import check
from questionnaire.errors import ContentError
from questionnaire.neutropenia import PACK
from questionnaire.reading import Book, read_book

# Tests of reading and of `check` break content in places named by its words; that the words are gone proves nothing.
_BREAKING = re.compile(r"test_(check|mangled|site_content|broken|one_question)")
_OF_WORDS = ("content/test_world.py", "content/test_forbidden_words.py", "content/test_reading_grade.py")
_LISTS, _CHECK, _ANY_FILE = "lists", "check", "*"
_LIKELY = {
    "programs": ("content/test_programs.py", "content/test_criteria.py"),
    "suggestions": ("content/test_suggestion_edges.py", "content/test_suggestions.py"),
    "alerts": ("content/test_alert_edges.py", "content/test_*_alerts.py"),
    "bring.toml": ("content/test_asked.py", "content/test_bringing.py"),
    "pages": ("content/test_asked.py",),
}
_REST = ("content/test_*.py", "cases/test_*.py", "facts/test_history.py", "laws/test_follow_up_pages.py")
# The slowest of the rest, and the only files with which they can tell a change.
_OF_SOME = {
    "test_policy_table.py": ("policy.toml", "reasons/*", "firsts/*", "facts.toml"),
    "test_doubts.py": ("doubts/*", "facts.toml", "pages/*"),
    "test_papers.py": ("papers.toml", "letters.toml"),
    "test_messages.py": ("*words.toml",),
}
COPIED = ("questionnaire", "templates", "static", "tests", "pyproject.toml")
_QUIETLY = ("-x", "-q", "-pno:cacheprovider", "-pno:xdist", "-Wignore::pytest.PytestAssertRewriteWarning")
_TODAY = dt.date(2026, 11, 22)
_QUICK = 3  # the lists, the likely tests, and `check`
_SECONDS = 600  # of a processor, however busy the machine is
NOBODY = ""
TESTS = Path(__file__).parents[1]


class Worker:
    """A warm process in a copy of the checkout in `folder`, that tells by what a changed file is noticed."""

    def __init__(self, checkout: Path, folder: Path) -> None:
        for name in COPIED:
            source = checkout / name
            if source.is_dir():
                left = shutil.ignore_patterns("node_modules", "pictures", "__pycache__")
                shutil.copytree(source, folder / name, ignore=left)
            else:
                shutil.copy(source, folder / name)
        self._package = folder / "questionnaire"
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.content_mutants.trying"],
            cwd=folder,
            env=os.environ | {"PYTHONPATH": str(folder)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def noticed_by(self, file: str, place: str, text: str, *, words: bool, quick: bool = False) -> str:
        """What notices that the file holds this text: a problem of `check`, or a test; NOBODY if nothing does.

        The change is at this `place`. `words` says that no more than words was changed: then the tests that read them
        are enough. `quick` leaves out the rest of the tests, which take a minute: what nobody notices, they may.
        """
        of_house = file.removeprefix("house/")
        path = self._package / ("neutropenia/content" if of_house == file else "content") / of_house
        before = path.read_bytes()
        path.write_text(text, encoding="utf-8")
        try:
            batches = _batches(file, place, words=words)
            return self._ask(*(batches[:_QUICK] if quick else batches))
        finally:
            path.write_bytes(before)

    def unchanged(self, *, quick: bool = False) -> str:
        """What fails though nothing was changed, in all that is asked or, `quick`, the lists alone; NOBODY if nothing.

        It has begun, with the content as it stands, when this returns.
        """
        return self._ask([_LISTS]) if quick else self._ask([_LISTS], [_CHECK], _rest_of(_ANY_FILE))

    def close(self) -> None:
        """End the process."""
        self._process.communicate()

    def _ask(self, *batches: list[str]) -> str:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps(batches) + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        if not answer:
            raise RuntimeError("the process that tries the changes has ended")
        return str(json.loads(answer))


def _batches(file: str, place: str, *, words: bool) -> list[list[str]]:
    """What is asked one after another, the quick and likely first: the lists beside the content, `check`, or tests."""
    if words:
        return [[_LISTS], _found(_OF_WORDS), [_CHECK]]
    likely = _found(_LIKELY.get(file.partition("/")[0], ()))
    page = re.fullmatch(r"pages/([\w-]+)\.toml", file)
    named = page or re.match(r"(?:suggestions|items|criteria)\[([\w-]+)\]", place)
    chosen = [*likely, "-k", named[1]] if named and likely else likely
    return [[_LISTS], chosen, [_CHECK], _rest_of(file)]


def _rest_of(file: str) -> list[str]:
    """The rest of the tests, without those that read nothing of this file; all of them for `_ANY_FILE`."""
    unread = {test for test, files in _OF_SOME.items() if not any(fnmatch(file, each) for each in files)}
    return [path for path in _found(_REST) if file == _ANY_FILE or Path(path).name not in unread]


def _found(names: Sequence[str]) -> list[str]:
    found = [path for name in names for path in sorted(TESTS.glob(name))]
    return [str(path.relative_to(TESTS.parent)) for path in found if not _BREAKING.match(path.name)]


class _First:
    """The first test that failed, as pytest reports it."""

    def __init__(self) -> None:
        self.name = NOBODY

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.name = self.name or report.nodeid

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            self.name = self.name or f"{report.nodeid} (cannot be collected)"


def _noticed(batches: Sequence[Sequence[str]]) -> str:
    try:
        book = read_book(PACK)
    except ContentError as refused:
        return f"reading: {refused.problems[0]}"
    for batch in filter(None, batches):
        if found := _found_by(batch, book):
            return found
    return NOBODY


def _found_by(batch: Sequence[str], book: Book) -> str:
    if batch == [_LISTS]:
        return _list_that_differs(book)
    if batch == [_CHECK]:
        return next((f"check: {problem}" for problem in check(book, _TODAY)), NOBODY)
    return _failed(batch)


def _list_that_differs(book: Book) -> str:
    # Imported in the child alone: what these tests share copies the content as it stands when it is imported.
    found = importlib.import_module("tests.lists").lists(book)
    return next((f"list: {path.name}" for path, text in found if path.read_text(encoding="utf-8") != text), NOBODY)


def _failed(files: Sequence[str]) -> str:
    first = _First()
    code = pytest.main([*_QUIETLY, *files], plugins=[first])
    sound = code in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED)
    return first.name or (NOBODY if sound else f"pytest ended with {code}")


def _in_a_child(told: Callable[[], str]) -> str:
    """What a function tells in a forked child, which keeps its memory to itself."""
    reading, writing = os.pipe()
    if child := os.fork():
        os.close(writing)
        with os.fdopen(reading, encoding="utf-8") as pipe:
            answer = pipe.read()
        _, status = os.waitpid(child, 0)
        return answer[1:] if answer else f"ended by signal {os.waitstatus_to_exitcode(status)}"
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
    silent = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silent, 1)
    try:
        answer = told()
    except Exception as error:  # noqa: BLE001 - whatever stops it has noticed it
        answer = f"{type(error).__name__}: {error}"
    # A first letter tells an empty answer from a child that was ended.
    os.write(writing, f"={answer}".encode()[:4000])
    os._exit(0)


def serve() -> None:
    """Answer each line read with what notices the content as it then is, and prove first what is unchanged."""
    for module in pkgutil.walk_packages(questionnaire.__path__, "questionnaire."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    importlib.import_module("hypothesis")
    tomllib.loads = cache(tomllib.loads)
    check(read_book(PACK), _TODAY)
    for line in sys.stdin:
        # What a child leaves behind, which ends without tidying up.
        with tempfile.TemporaryDirectory() as tempfile.tempdir:
            print(json.dumps(_in_a_child(partial(_noticed, json.loads(line)))), flush=True)
        tempfile.tempdir = None


if __name__ == "__main__":
    serve()
