"""What `make mutants` does to the content: each change is one change, and the file it makes says so."""

from __future__ import annotations

import datetime as dt
import tomllib
from typing import Any

import pytest

from tests.content_mutants.changes import changes
from tests.tomlfile import written

OPTIONS = {"low": ("no", "yes"), "gaps": ("none", "other", "weeks"), "person.country": ("CA", "US")}


def _made(data: dict[str, Any]) -> dict[str, str]:
    """Each change by its place, old and new."""
    return {f"{each.place}: {each.old} => {each.new}": each.data for each in changes(data, OPTIONS)}


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (
            {"when": {"fact": "count", "below": 500}},
            {"at_most", "at_least", "499", "501", "250"},
        ),
        ({"when": {"fact": "gaps", "is_one_of": ["weeks", "other"]}}, {"left out", "none"}),
        (
            {"when": {"all": [{"fact": "low", "is": "yes"}, {"fact": "gaps", "is": "other"}]}},
            {"any", "left out", "no", "none"},
        ),
        ({"when": {"not": {"fact": "low", "is": "yes"}}}, {"", "no"}),
        ({"unless": {"fact": "low", "is": "yes"}}, {"left out", "no"}),
        ({"title": {"you": "Your count", "child": "The count"}}, {"swapped", "as you", "as child"}),
        ({"status": "open"}, {"unknown", "closed"}),
        ({"countries": ["US"]}, {"['US', 'CA']"}),
        ({"review_by": dt.date(2026, 11, 22)}, {"2028-11-22", "2024-11-21"}),
        ({"alone": True}, {"False"}),
        ({"rank": 8}, {"1", "99"}),
        ({"least": 2}, {"left out", "1", "3"}),
        ({"id": "HP:0001875"}, {"HP:0001876"}),
        ({"start": "Call 844-746-4836."}, {"845", "747", "4837"}),
        ({"start": "See scnir.org."}, {"csnir.org"}),
        ({"needs": ["counts", "age"]}, {"left out"}),
    ],
)  # fmt: skip
def test_each_number_option_operator_and_voice_is_changed(data: dict[str, Any], expected: set[str]):
    """The small ways in which a hurried hand changes content."""
    assert expected == {change.rpartition(" => ")[2] for change in _made(data)}


def test_a_change_changes_one_thing_and_is_read_back():
    """What is written is what was meant, and never the file as it was."""
    data = {"id": "a", "rank": 3, "when": {"all": [{"fact": "low", "is": "yes"}, {"fact": "count", "below": 5}]}}
    made = _made(data)
    assert 9 < len(made)
    for change, changed in made.items():
        assert data != changed, change
        assert changed == tomllib.loads(written(changed)), change
