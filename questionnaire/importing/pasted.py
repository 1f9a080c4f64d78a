"""Counts that were pasted: a table as a spreadsheet or a portal shows it, else line by line."""

from __future__ import annotations

from questionnaire.asking.typed import Typist
from questionnaire.importing import table
from questionnaire.importing.lines import records_of_lines
from questionnaire.importing.records import Record, Wanted, called
from questionnaire.importing.together import records_of_rows

# More is pasted by nobody, and is read no further than the lines are.
_MOST_SIGNS = 100_000


def records_of_pasted(text: str, wanted: Wanted, typist: Typist) -> list[Record]:
    """What pasted text comes to. Raises BadValue where it is a table of two people, or a damaged one."""
    rows = table.rows_of(text) if len(text) <= _MOST_SIGNS else None
    counts = [row for row in rows or () if any(called(row, names) for names in wanted.names)]
    return records_of_rows(counts, wanted, typist) if counts else records_of_lines(text, wanted, typist)
