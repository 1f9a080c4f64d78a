"""A confirmation of a program as a file that a clinic keeps in its folder, and hands to another clinic."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict
from enum import Enum
from pathlib import Path
from typing import Any

from questionnaire.errors import Problem, SettingsError
from questionnaire.judging.confirmations import Confirmation
from questionnaire.judging.programs import Program
from questionnaire.reading.confirmations import CHECKSUM, FOLDER, checksum, read_confirmation
from questionnaire.reading.tables import read_toml


def keep(confirmation: Confirmation, programs: Mapping[str, Program], folder: Path) -> Path:
    """Write it into a site's folder of content, in place of an older one; the path of the file.

    Raises SettingsError with everything that is wrong with it, and where a newer one is there.
    """
    if wrong := list(confirmation.problems(programs.get(confirmation.program))):
        raise SettingsError("\n".join(f"{key}: {says}" for key, says in wrong))
    path = folder / FOLDER / f"{confirmation.program}.toml"
    if path.is_file() and (there := _whole(path, programs)) and there.heard_on > confirmation.heard_on:
        raise SettingsError(f"{path}: heard_on: this is newer than {confirmation.heard_on}; it stays")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(_lines(confirmation)) + "\n", encoding="utf-8")
    return path


def take(path: Path, programs: Mapping[str, Program]) -> Confirmation:
    """The confirmation in a file. Raises SettingsError with everything that is wrong with it."""
    problems: list[Problem] = []
    confirmation = read_confirmation(read_toml(path, str(path), problems), programs)
    if confirmation is None or problems:
        raise SettingsError("\n".join(map(str, problems)))
    return confirmation


def _whole(path: Path, programs: Mapping[str, Program]) -> Confirmation | None:
    """The confirmation that is there, None where it is damaged: then it is replaced."""
    with suppress(SettingsError):
        return take(path, programs)
    return None


def _lines(confirmation: Confirmation) -> Iterator[str]:
    data: dict[str, Any] = {key: _plain(value) for key, value in asdict(confirmation).items() if value != ()}
    yield "# Made by `questionnaire verify`. Not to be changed by hand: the checksum would not fit."
    yield from (f"{key} = {_toml(value)}" for key, value in data.items())
    yield f"{CHECKSUM} = {_toml(checksum(data))}"


def _plain(value: object) -> object:
    return value.value if isinstance(value, Enum) else list(value) if isinstance(value, tuple) else value


def _toml(value: object) -> str:
    # A TOML basic string, and a list of them, are written as in JSON; a date is written bare.
    return value.isoformat() if isinstance(value, dt.date) else json.dumps(value, ensure_ascii=False)
