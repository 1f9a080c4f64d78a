"""Starts the process in which a file is parsed, and waits for it no longer than a file is worth."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import questionnaire
from questionnaire.asking.typed import Typist
from questionnaire.errors import BadValue
from questionnaire.importing.beside import noted, sought
from questionnaire.importing.lines import records_of_lines
from questionnaire.importing.records import Record, Row, Wanted
from questionnaire.importing.together import records_of_rows

MOST_BYTES = 5 * 1024 * 1024
SECONDS = 10
# Each holds a file and its tree: others wait.
_AT_ONCE = threading.BoundedSemaphore(2)
_HOUSE = str(Path(questionnaire.__file__).parent.parent)


def records_of_file(data: bytes, wanted: Wanted, typist: Typist) -> list[Record]:
    """What a file comes to, first what it says beside counts. Raises BadValue with what is wrong with it as a whole."""
    if len(data) > MOST_BYTES:
        raise BadValue("import_too_large")
    said = _asked(data, wanted)
    if wrong := said.get("wrong"):
        raise BadValue(str(wrong))
    if "text" in said:
        return records_of_lines(str(said["text"]), wanted, typist)
    return records_of_said(said, wanted, typist)


def records_of_said(said: Mapping[str, Any], wanted: Wanted, typist: Typist) -> list[Record]:
    """What the rows come to that stand in a file, as the process says them."""
    others = [(place, _row(row)) for place, row in said.get("beside", ())]
    counts = records_of_rows(map(_row, said.get("rows", ())), wanted, typist)
    return [*noted(others, wanted.beside, typist), *counts]


def _row(said: Sequence[Any]) -> Row:
    return Row(tuple(said[0]), *said[1:])


def _asked(data: bytes, wanted: Wanted) -> dict[str, Any]:
    """What the process says of a file. Raises BadValue `import_too_hard` where it says nothing."""
    command = [sys.executable, "-B", "-m", "questionnaire.importing.child"]
    asks = {"codes": sorted(wanted.codes), "names": wanted.names, "beside": [sought(each) for each in wanted.beside]}
    head = json.dumps(asks).encode() + b"\n"
    with _AT_ONCE:
        try:
            # It gets nothing of our environment, which may hold the address of a database with its password.
            done = subprocess.run(  # noqa: S603 - the command is our own
                command,
                input=head + data,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                timeout=SECONDS,
                check=False,
                env={"PYTHONPATH": _HOUSE, "PYTHONIOENCODING": "utf-8"},
            )
        except subprocess.TimeoutExpired:
            raise BadValue("import_too_hard") from None
    try:
        said = json.loads(done.stdout)
    except ValueError:
        raise BadValue("import_too_hard") from None
    return said if isinstance(said, dict) else {}
