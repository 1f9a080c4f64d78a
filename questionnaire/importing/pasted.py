"""Counts that were pasted: a table as a spreadsheet or a portal shows it, else line by line."""

from __future__ import annotations

from questionnaire.asking.typed import Typist
from questionnaire.errors import BadValue
from questionnaire.importing import table
from questionnaire.importing.lines import MOST_LINES, records_of_lines
from questionnaire.importing.records import Record, Wanted, is_count
from questionnaire.importing.together import records_of_rows

# More is pasted by nobody, and is read no further than the lines are.
_MOST_SIGNS = 48_000


def records_of_pasted(text: str, wanted: Wanted, typist: Typist) -> list[Record]:
    """What pasted text comes to. Raises BadValue where it is a table of two people, a damaged one, or one too large."""
    rows = table.rows_of(text, alone=True) if len(text) <= _MOST_SIGNS else None
    counts = [row for row in rows or () if is_count(row, wanted.codes, wanted.names)]
    if len(counts) > MOST_LINES:
        raise BadValue("import_too_much")
    return records_of_rows(counts, wanted, typist) if counts else records_of_lines(text, wanted, typist)
