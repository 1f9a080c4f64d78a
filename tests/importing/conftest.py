"""What is wanted of a file, and what it comes to in short words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from questionnaire.asking.answers import Given, Said
from questionnaire.asking.typed import Typist
from questionnaire.asking.values import Count
from questionnaire.importing.beside import sought
from questionnaire.importing.child import parsed
from questionnaire.importing.guarded import records_of_said
from questionnaire.importing.lines import records_of_lines
from questionnaire.importing.pasted import records_of_pasted
from questionnaire.importing.records import Doubtful, Found, Noted, Record, Wanted, wanted_of

TYPIST = Typist(dt.date(2026, 11, 22), "US")


@pytest.fixture(scope="session")
def wanted(book: Any) -> Wanted:
    """What the list of counts takes."""
    found = wanted_of(book.questionnaire.groups["counts"])
    assert found
    return found


@pytest.fixture(scope="session")
def read(wanted: Wanted) -> Callable[[bytes], list[str]]:
    """Reads a file in this process, as its own would."""
    return lambda data: [short(each, wanted) for each in records_in(data, wanted)]


@pytest.fixture(scope="session")
def read_beside(book: Any) -> Callable[[bytes], list[str]]:
    """Reads what a file says beside its counts: what it is, its line, and what a yes notes, too."""
    found = wanted_of(book.questionnaire.groups["counts"], book.beside)
    assert found
    return lambda data: [beside(each) for each in records_in(data, found) if isinstance(each, Noted)]


@pytest.fixture(scope="session")
def read_lines(wanted: Wanted) -> Callable[[str], list[str]]:
    """Reads what was pasted."""
    return lambda text: [short(each, wanted) for each in records_of_pasted(text, wanted, TYPIST)]


@pytest.fixture(scope="session")
def typist() -> Typist:
    """Who brings a file."""
    return TYPIST


def records_in(data: bytes, wanted: Wanted) -> list[Record]:
    """What a file comes to."""
    said = parsed(data, wanted.codes, wanted.names, [sought(each) for each in wanted.beside])
    return records_of_lines(said["text"], wanted, TYPIST) if "text" in said else records_of_said(said, wanted, TYPIST)


def beside(record: Noted) -> str:
    """What stands beside the counts, in short words."""
    more = "".join(f" +{each.value}" for each in record.more.values() if isinstance(each, Given))
    return f"{record.beside}{'' if record.marked else '?'}: {record.line}{more}"


def short(record: Record, wanted: Wanted) -> str:
    """A record in short words."""
    if isinstance(record, Found):
        return _said(record.said, wanted)
    if isinstance(record, Doubtful):
        return f"asks {', '.join(_said(each, wanted) for each in record.choices)}"
    return f"no {record.word}"


def _said(said: Said, wanted: Wanted) -> str:
    held = [said[each.id] for each in (*wanted.questions, wanted.date) if each.id in said]
    values = [each.value for each in held if isinstance(each, Given)]
    return " ".join(_cells(each) if isinstance(each, Count) else _share(each) for each in values)


def _share(value: object) -> str:
    return f"{value} %" if isinstance(value, Decimal) else str(value)


def _cells(count: Count) -> str:
    span = count.span
    low, high = (None if each is None else f"{each.normalize():f}" for each in (span.low, span.high))
    if high is None:
        return f"{'>' if span.low_open else '≥'}{low}"
    return f"<{high}" if span.high_open else str(high) if low == high else f"{low}-{high}"
