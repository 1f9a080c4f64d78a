"""Starts the process in which a file is parsed, and waits for it no longer than a file is worth."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import questionnaire
from questionnaire.asking.typed import Typist
from questionnaire.errors import BadValue
from questionnaire.importing.lines import records_of_lines
from questionnaire.importing.records import Record, Row, Wanted
from questionnaire.importing.understanding import records_of_rows

MOST_BYTES = 5 * 1024 * 1024
SECONDS = 10
# Each holds a file and its tree: others wait.
_AT_ONCE = threading.BoundedSemaphore(2)
_HOUSE = str(Path(questionnaire.__file__).parent.parent)


def records_of_file(data: bytes, wanted: Wanted, typist: Typist) -> list[Record]:
    """What a file comes to. Raises BadValue with what is wrong with the file as a whole."""
    if len(data) > MOST_BYTES:
        raise BadValue("import_too_large")
    said = _asked(data, wanted)
    if wrong := said.get("wrong"):
        raise BadValue(str(wrong))
    if "text" in said:
        return records_of_lines(str(said["text"]), wanted, typist)
    rows = (Row(tuple(row[0]), *row[1:]) for row in said.get("rows", ()))
    return records_of_rows(rows, wanted, typist)


def _asked(data: bytes, wanted: Wanted) -> dict[str, Any]:
    """What the process says of a file. Raises BadValue `import_too_hard` where it says nothing."""
    command = [sys.executable, "-B", "-m", "questionnaire.importing.child"]
    head = json.dumps({"codes": sorted(wanted.codes), "names": wanted.names}).encode() + b"\n"
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
