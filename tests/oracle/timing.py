"""What the policy table says of each patient, by SQLite: the words of the design as queries over worlds.

A world is a patient with one thing more: as they are known (""), with one open reason or first that stands after all,
or with everything open drawn one way or the other. "For each first that stands the best reading of a standing reason in
its column; then the worst over the columns and nothing" is one query for all of them.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from questionnaire.judging.policy import Timed
from tests.oracle.sql import Translation
from tests.oracle.table import EARLIER, FIRST, NOTHING, RANKS, REASON, Side, Table, answer

# Known as they are, and drawn: the names of worlds that are no side's.
_AS_KNOWN, _DRAWN = "", ("drawn 1", "drawn 2")
# At its best: every reason that keeps it open stands, and no first that may still fall.
_BEST = "drawn best"
_TABLES = """
CREATE TABLE side (side TEXT PRIMARY KEY, kind TEXT, above INTEGER, only_if_known INTEGER) WITHOUT ROWID;
CREATE TABLE cell (reason TEXT, first TEXT, rank INTEGER, PRIMARY KEY (reason, first)) WITHOUT ROWID;
CREATE TABLE behind (reason TEXT, other TEXT, PRIMARY KEY (reason, other)) WITHOUT ROWID;
CREATE TABLE stand (patient INTEGER, side TEXT, verdict INTEGER, PRIMARY KEY (patient, side)) WITHOUT ROWID;
CREATE TABLE reason (patient INTEGER, world TEXT, side TEXT, PRIMARY KEY (patient, world, side)) WITHOUT ROWID;
CREATE TABLE first (patient INTEGER, world TEXT, side TEXT, PRIMARY KEY (patient, world, side)) WITHOUT ROWID;
CREATE TABLE reads (patient INTEGER, world TEXT, rank INTEGER, PRIMARY KEY (patient, world)) WITHOUT ROWID;
"""
# What stands in a world is what is known to stand, and the side it is named after. Nothing first stands in each.
_STANDS = """
WITH world AS (SELECT DISTINCT patient, '' AS world FROM stand
               UNION ALL SELECT patient, side FROM stand JOIN side USING (side)
               WHERE verdict IS NULL AND kind IN ('reason', 'first'))
INSERT INTO {kind} SELECT patient, world, stand.side FROM world JOIN stand USING (patient) JOIN side USING (side)
WHERE kind = '{kind}' AND (verdict = 1 OR stand.side = world)
"""
_NOTHING_FIRST = """
INSERT INTO first SELECT DISTINCT patient, '', '' FROM stand
UNION ALL SELECT patient, side, '' FROM stand JOIN side USING (side) WHERE verdict IS NULL AND kind <> 'earlier'
"""
# A dash, which is NULL, reads like nothing first; a column without a reason says "not a first step".
_READS = """
INSERT INTO reads SELECT patient, world, MIN(best) FROM (
    SELECT patient, world, COALESCE(side.above, MAX(COALESCE(cell.rank, dash.rank)), {not_first}) AS best
    FROM first LEFT JOIN side USING (side) LEFT JOIN reason USING (patient, world)
    LEFT JOIN cell ON cell.reason = reason.side AND cell.first = first.side
    LEFT JOIN cell AS dash ON dash.reason = reason.side AND dash.first = ''
    GROUP BY patient, world, first.side)
GROUP BY patient, world
"""
# Of each patient: the rank as known, then a row for everything that is said beside it.
_BESIDE = """
SELECT patient, 'reads', world, rank FROM reads WHERE world = '' OR world LIKE 'drawn%'
UNION ALL
SELECT patient, 'stands', side, verdict FROM stand JOIN side USING (side) WHERE verdict = 1
UNION ALL
SELECT patient, 'says', side, rank FROM reason JOIN cell ON cell.reason = side AND cell.first = ''
WHERE world = '' AND NOT EXISTS (
    SELECT 1 FROM behind JOIN reason AS other ON other.side = behind.other
    WHERE behind.reason = reason.side AND other.patient = reason.patient AND other.world = '')
UNION ALL
SELECT then_.patient, CASE WHEN kind = 'first' THEN 'lowers' ELSE 'raises' END, then_.world, then_.rank
FROM reads AS then_ JOIN reads AS now USING (patient) JOIN side ON side = then_.world
WHERE now.world = '' AND NOT only_if_known
AND CASE WHEN kind = 'first' THEN then_.rank < now.rank ELSE then_.rank > now.rank END
"""


@dataclass(frozen=True, slots=True)
class Stands:
    """How a side stands with a patient: 1, 0 or None where it is not known; and whether what stands may still fall."""

    verdict: int | None
    may_fall: bool

    def best(self, side: Side) -> int:
        """The same at its best."""
        if side.kind == REASON:
            return int(self.verdict == 1 or (self.verdict is None and not side.only_if_known))
        return int(self.verdict == 1 and not self.may_fall)

    def drawn(self, chance: Random) -> int:
        """The same when everything is known, one way or the other."""
        unsure = self.verdict is None or (self.verdict == 1 and self.may_fall)
        return chance.randint(0, 1) if unsure else self.verdict or 0


def columns_of(sql: Translation, side: Side) -> list[str]:
    """How a side stands, as two columns: it falls only where its `unless` is known to hold."""
    when = sql.verdict(side.when)
    if side.unless is None:
        return [when, "0"]
    unless = sql.verdict(side.unless)
    return [f"CASE WHEN {unless} THEN 0 ELSE {when} END", f"({unless} IS NULL)"]


Standings = Mapping[str, Stands]


def expected(table: Table, patients: Sequence[Standings], chance: Random) -> list[dict[str, Any]]:
    """What the table says of patients whose sides stand so, by SQL."""
    held = sqlite3.connect(":memory:")
    held.executescript(_TABLES)
    _add_table(held, table)
    named = {side.id: side for side in table.sides}
    drawn = [
        {world: {key: each.drawn(chance) for key, each in sides.items()} for world in _DRAWN}
        | {_BEST: {key: each.best(named[key]) for key, each in sides.items()}}
        for sides in patients
    ]
    rows = ((place, key, each.verdict) for place, sides in enumerate(patients) for key, each in sides.items())
    held.executemany("INSERT INTO stand VALUES (?, ?, ?)", rows)
    for kind in (REASON, FIRST):
        held.execute(_STANDS.format(kind=kind))
        own = [side.id for side in table.of(kind)]
        held.executemany(f"INSERT INTO {kind} VALUES (?, ?, ?)", _in_drawn(drawn, own, kind))
    held.execute(_NOTHING_FIRST)
    held.execute(_READS.format(not_first=RANKS.index("not_first")))
    found: list[dict[str, dict[str, int]]] = [
        {"reads": {}, "stands": {}, "says": {}, "lowers": {}, "raises": {}} for _ in patients
    ]
    for patient, what, of, value in held.execute(_BESIDE):
        found[patient][what][of] = value
    held.close()
    return [_said(table, *each) for each in zip(found, drawn, patients, strict=True)]


def _add_table(held: sqlite3.Connection, table: Table) -> None:
    for side in table.sides:
        # What is above in an earlier test is what it says in place of the table, no rank in a column.
        above = RANKS.index(side.above) if side.above and side.kind == FIRST else None
        held.execute("INSERT INTO side VALUES (?, ?, ?, ?)", (side.id, side.kind, above, side.only_if_known))
        held.executemany("INSERT INTO behind VALUES (?, ?)", [(side.id, other) for other in side.behind])
    for (reason, first), reading in table.cells.items():
        rank = None if reading is None else RANKS.index(reading)
        held.execute("INSERT INTO cell VALUES (?, ?, ?)", (reason, first, rank))


def _in_drawn(drawn: Sequence[Any], own: Sequence[str], kind: str) -> Iterator[tuple[int, str, str]]:
    for place, worlds in enumerate(drawn):
        for world, stands in worlds.items():
            yield from ((place, world, side) for side in own if stands[side])
            if kind == FIRST:
                yield place, world, NOTHING


def _said(
    table: Table, found: Mapping[str, Mapping[str, int]], drawn: Mapping[str, Any], sides: Standings
) -> dict[str, Any]:
    """The words of the design about what is not known, and about earlier tests."""
    reading = RANKS[found["reads"][_AS_KNOWN]]
    if reading == "ask" and found["lowers"]:
        reading = "ask_beside"
    raises: Any = found["raises"]
    if reading == "not_first" and found["reads"][_BEST] > RANKS.index(reading):
        reading = "open"
        raises = raises or [key for key, each in sides.items() if each.verdict is None and drawn[_BEST][key]]
    says = {key for key, rank in found["says"].items() if reading != "not_first" or RANKS[rank] == reading}
    stood = _in_place(table, reading, found["stands"])
    word = stood.above or reading if stood else reading
    return {
        "id": stood.id if stood else reading,
        "reading": word,
        "answer": answer(word),
        "stand": _listed(table, REASON, found["stands"]),
        "reasons": _listed(table, REASON, says),
        "firsts": _listed(table, FIRST, found["stands"]),
        "open firsts": _listed(table, FIRST, found["lowers"]),
        "open reasons": _listed(table, REASON, raises),
        "when all is known": {_in_world(table, RANKS[found["reads"][world]], drawn[world]) for world in _DRAWN},
    }


def _in_world(table: Table, reading: str, stands: Mapping[str, int]) -> str:
    stood = _in_place(table, reading, {side for side, verdict in stands.items() if verdict})
    return stood.id if stood else reading


def _in_place(table: Table, reading: str, stands: Any) -> Side | None:
    """The earlier test whose words stand in place of a reading: none where a first stands above."""
    if reading in {first.above for first in table.of(FIRST)}:
        return None
    return next((side for side in table.of(EARLIER) if side.id in stands), None)


def _listed(table: Table, kind: str, chosen: Any) -> list[str]:
    return [side.id for side in table.of(kind) if side.id in chosen]


def found(timed: Timed) -> dict[str, Any]:
    """The same as judging says it."""
    return {
        "id": timed.id,
        "reading": timed.reading.value,
        "answer": timed.answer,
        "reasons": [each.side.id for each in timed.reasons],
        "firsts": [each.side.id for each in timed.firsts],
        "open firsts": [each.side.id for each in timed.open_firsts],
        "open reasons": [each.side.id for each in timed.open_reasons],
    }


def differs(theirs: Mapping[str, Any], timed: Timed) -> str:
    """In what the two differ; a word that is settled is the same when everything is known."""
    ours = found(timed)
    wrong = [what for what, value in ours.items() if theirs[what] != value]
    if timed.settled and theirs["when all is known"] != {timed.id}:
        wrong.append("settled")
    return ", ".join(wrong)
