"""The policy, from TOML: a reason or a first a file, and the table of their readings in one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from questionnaire.judging.policy import LETTERS, Cell, Policy, Reading, Said, Side
from questionnaire.reading.content import Content
from questionnaire.reading.schema import Readers, read, read_as
from questionnaire.reading.tables import Table

FILE = "policy.toml"
# What stands above all is said by a first, not by a cell: else one more reason could lower a reading.
_IN_CELLS = {key: reading for key, reading in LETTERS.items() if reading not in (Reading.BLOOD_DOCTOR, Reading.RESULT)}
# A letter, a star for our own choice, and the sources: "A+* P10". A dash: the first does not count here.
_CELL = re.compile(rf"({'|'.join(map(re.escape, sorted(_IN_CELLS, reverse=True)))}|-)(\*?)((?: \w+)*)")


def read_policy(content: Content, readers: Readers) -> Policy:
    """The table with its rows, columns and words. Notes a row without a reason, and the other way round."""
    reasons = {side.id: side for side in _sides(content, readers, "reasons")}
    firsts = {side.id: side for side in _sides(content, readers, "firsts")}
    table = content.file_table(FILE)
    order, sources = read(tuple[str, ...], table, "firsts"), read(dict[str, str], table, "sources")
    rows = table.table("rows")
    _same(rows, "", set(rows.data), set(reasons), "reasons")
    _same(table, "firsts", set(order), set(firsts), "firsts")
    columns = [None, *(first for first in order if first in firsts and firsts[first].above is None)]
    cells = {
        (reason, column): cell
        for reason in rows.data
        for column, cell in zip(columns, _row(rows, reason, len(columns), sources), strict=True)
    }
    said = table.table("words")
    words = {reading: read_as(Said, said.table(reading.value)) for reading in Reading}
    said.finish()
    earlier = tuple(read_as(Side, item, readers) for item in table.tables("earlier"))
    for item, side in zip(table.tables("earlier"), earlier, strict=True):
        if side.above is None or side.title is None:
            item.problem("above", "a reading and a title are needed here")
    table.finish()
    return Policy(
        tuple(reasons[each] for each in rows.data if each in reasons),
        tuple(firsts[each] for each in order if each in firsts),
        cells,
        words,
        earlier,
        sources,
    )


def _sides(content: Content, readers: Readers, folder: str) -> Iterator[Side]:
    read = [(table, read_as(Side, table, readers)) for table in content.things(folder)]
    known = {side.id for _, side in read}
    for table, side in read:
        for other in sorted(set(side.behind) - known):
            table.problem("behind", f"{other!r} is none of {folder}")
        yield side


def _same(table: Table, key: str, named: set[str], known: set[str], folder: str) -> None:
    for each in sorted(named ^ known):
        says = f"there is no {folder}/{each}.toml" if each in named else f"{each!r} of {folder} is not in the table"
        table.problem(key, says)


def _row(rows: Table, reason: str, length: int, sources: Mapping[str, str]) -> Iterator[Cell]:
    """Exactly as many cells as there are columns."""
    said = read(tuple[str, ...], rows, reason)
    if len(said) != length:
        rows.problem(
            reason, f"{length} cells are needed here, the first where nothing comes first; there are {len(said)}"
        )
    for number in range(length):
        yield _cell(rows, f"{reason}[{number}]", said[number] if number < len(said) else "F", sources)


def _cell(rows: Table, place: str, said: str, sources: Mapping[str, str]) -> Cell:
    match = _CELL.fullmatch(said)
    if match is None:
        rows.problem(
            place, f"{said!r} is none of {', '.join(_IN_CELLS)} or -, with * and sources after it, such as “A+* P10”"
        )
        return Cell(Reading.FIRST)
    letter, star, cited = match.groups()
    cite = tuple(cited.split())
    for source in sorted(set(cite) - set(sources)):
        rows.problem(place, f"{source!r} is not one of the sources")
    if not star and not cite and letter != "-":
        rows.problem(place, "a source is needed here, or a star for our own choice")
    return Cell(LETTERS.get(letter), bool(star), cite)
