"""Confirmations of programs, a file each, and the checksum by which a damaged one is noticed.

A checksum tells damage, not who wrote a file: whoever can write it can write its checksum.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from questionnaire.judging.confirmations import Confirmation, as_heard
from questionnaire.judging.programs import Program
from questionnaire.reading.content import Content
from questionnaire.reading.schema import read_as
from questionnaire.reading.tables import Table

FOLDER = "confirmations"
CHECKSUM = "checksum"


def checksum(data: Mapping[str, Any]) -> str:
    """The checksum of what a file says, however it is laid out."""
    said = {key: value for key, value in data.items() if key not in ("id", CHECKSUM)}
    return hashlib.sha256(json.dumps(said, sort_keys=True, default=str).encode()).hexdigest()[:16]


def read_confirmation(table: Table, programs: Mapping[str, Program]) -> Confirmation | None:
    """The confirmation in a table; None, with every problem noted, where it cannot be taken."""
    if not table.data.keys() - {"id"} and any(problem.file == table.file for problem in table.problems):
        return None  # it could not be read at all
    found, before = table.get(CHECKSUM), len(table.problems)
    table.get("id")
    confirmation = read_as(Confirmation, table)
    if len(table.problems) > before:
        return None
    if found != checksum(table.data):
        table.problem(CHECKSUM, "the file was changed or damaged after it was made; ask for it again")
    for key, says in confirmation.problems(programs.get(confirmation.program)):
        table.problem(key, says)
    return confirmation if len(table.problems) == before else None


def programs_as_heard(content: Content, programs: Iterable[Program]) -> Iterator[Program]:
    """The programs, each as it was heard of last."""
    known = {program.id: program for program in programs}
    for table in content.folder_tables(FOLDER):
        confirmation = read_confirmation(table, known)
        if confirmation and confirmation.program != table.data["id"]:
            table.problem("program", f"the file of {confirmation.program} is named {confirmation.program}.toml")
        elif confirmation:
            recorded = known[confirmation.program]
            known[recorded.id] = as_heard(recorded, confirmation)
            if known[recorded.id] is not recorded:
                content.files["programs", recorded.id] = table.file
    yield from known.values()
