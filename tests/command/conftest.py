"""The command, in a folder of its own, and what it said."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from questionnaire.cli import main

NAMES = ("DATABASE", "KEEP_DAYS", "CLINICS", "CONTENT", "LANGUAGES", "SECURE")
VARIABLES = tuple(f"QUESTIONNAIRE_{name}" for name in NAMES)
MOTHER = {
    "version": 1,
    "answers": {
        "person.who": "child",
        "person.age": {"amount": "2", "unit": "years"},
        "person.country": "US",
        "counts.ever_low": "yes",
        "counts.duration": "three_months_or_longer",
        "tests.ever": "no",
    },
    "groups": {
        "counts": {
            "complete": True,
            "entries": [
                {"id": "a1", "answers": {"count.value": {"amount": "0.3", "unit": "10^9/L"}, "count.date": "2026"}}
            ],
        }
    },
    "clinic": "sample",
}


@dataclass
class Ran:
    """How a command ended, and what it said."""

    code: int
    out: str
    err: str

    def json(self) -> Any:
        """What it printed, as JSON."""
        return json.loads(self.out)


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Runs the command in an empty folder with no settings; never lets an exception out unseen."""
    monkeypatch.chdir(tmp_path)
    for variable in (*VARIABLES, "HOST", "PORT", "WORKERS"):
        monkeypatch.delenv(variable, raising=False)

    def runs(*arguments: object) -> Ran:
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as left:
            code = int(left.code or 0)
        said = capsys.readouterr()
        return Ran(code, said.out, said.err)

    return runs


@pytest.fixture
def mother(tmp_path: Path) -> Path:
    """The answers file of a mother of a two-year-old."""
    path = tmp_path / "mother.json"
    path.write_text(json.dumps(MOTHER), encoding="utf-8")
    return path
