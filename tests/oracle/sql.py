"""The oracle: predicates as SQL, judged by SQLite, whose three-valued logic is not ours.

1 is met, 0 not met, NULL not known. Nothing here calls judging; only the shapes of its predicates are read.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from questionnaire.logic.predicates import (
    Among,
    AtLeast,
    Compare,
    CountOf,
    Fact,
    ForClinician,
    Not,
    Op,
    Predicate,
)
from questionnaire.logic.span import Span
from tests.oracle.patients import PERSON, Patient, Vocabulary

_TABLES = """
CREATE TABLE patients (patient INTEGER PRIMARY KEY);
CREATE TABLE numbers (patient INTEGER, entry TEXT, fact TEXT, low REAL, high REAL, low_open INTEGER, high_open INTEGER,
                      PRIMARY KEY (patient, entry, fact)) WITHOUT ROWID;
CREATE TABLE choices (patient INTEGER, entry TEXT, fact TEXT, value TEXT,
                      PRIMARY KEY (patient, entry, fact, value)) WITHOUT ROWID;
CREATE TABLE sets (patient INTEGER, entry TEXT, fact TEXT, value TEXT, certain INTEGER,
                   PRIMARY KEY (patient, entry, fact, value)) WITHOUT ROWID;
CREATE TABLE entries (patient INTEGER, grp TEXT, entry TEXT, PRIMARY KEY (patient, grp, entry)) WITHOUT ROWID;
CREATE TABLE more (patient INTEGER, grp TEXT, PRIMARY KEY (patient, grp)) WITHOUT ROWID;
"""
_NUMBER = {
    Op.BELOW: "CASE WHEN high < {0} OR (high = {0} AND high_open) THEN 1 WHEN low >= {0} THEN 0 END",
    Op.AT_MOST: "CASE WHEN high <= {0} THEN 1 WHEN low > {0} OR (low = {0} AND low_open) THEN 0 END",
    Op.ABOVE: "CASE WHEN low > {0} OR (low = {0} AND low_open) THEN 1 WHEN high <= {0} THEN 0 END",
    Op.AT_LEAST: "CASE WHEN low >= {0} THEN 1 WHEN high < {0} OR (high = {0} AND high_open) THEN 0 END",
    Op.BETWEEN: "CASE WHEN low >= {0} AND high <= {1} THEN 1"
    " WHEN high < {0} OR (high = {0} AND high_open) OR low > {1} OR (low = {1} AND low_open) THEN 0 END",
}
_CHOICE = "CASE WHEN MIN(value IN ({0})) THEN 1 WHEN NOT MAX(value IN ({0})) THEN 0 END"
_SET = "CASE WHEN MAX(certain AND value IN ({0})) THEN 1 WHEN MAX(value IN ({0})) THEN NULL ELSE 0 END"
# How many columns one statement may have, well under SQLite's own limit.
_COLUMNS = 400


# --- the patients as rows -------------------------------------------------------------------------------------------


def database(patients: Sequence[Patient], known: Vocabulary) -> sqlite3.Connection:
    """A database in memory that holds the patients."""
    made = sqlite3.connect(":memory:")
    made.executescript(_TABLES)
    rows: dict[str, list[tuple[Any, ...]]] = {"numbers": [], "choices": [], "sets": [], "entries": [], "more": []}
    for number, patient in enumerate(patients):
        _add_facts(rows, (number, ""), {key: patient.facts[key] for key in known[PERSON]})
        for group, (entries, more) in patient.groups.items():
            if more is not None:
                rows["more"].append((number, group))
            for entry_id, entry in entries:
                name = f"{group} {entry_id}"
                rows["entries"].append((number, group, name))
                _add_facts(rows, (number, name), {key: entry.facts[key] for key in known[group]})
    made.executemany("INSERT INTO patients VALUES (?)", [(number,) for number in range(len(patients))])
    for table, held in rows.items():
        if held:
            made.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(held[0]))})", held)
    return made


def _add_facts(rows: Mapping[str, list[tuple[Any, ...]]], place: tuple[int, str], facts: Mapping[str, Fact]) -> None:
    for key, fact in facts.items():
        here, possible = (*place, key), fact.possible
        if isinstance(possible, Span):
            low, high = (None if end is None else float(end) for end in (possible.low, possible.high))
            rows["numbers"].append((*here, low, high, possible.low_open, possible.high_open))
        elif isinstance(possible, Among):
            rows["choices"] += [(*here, value) for value in possible.values]
        else:
            rows["sets"] += [(*here, value, 1) for value in possible.certain]
            rows["sets"] += [(*here, value, 0) for value in possible.possible]


# --- predicates as SQL ----------------------------------------------------------------------------------------------


class Translation:
    """Predicates as columns over `p`, a table with one row a patient.

    Each comparison is a column of its patient or entry, worked out once. A `count_of` never looks at the entry around
    it, so it is a column of the patient too.
    """

    def __init__(self, known: Vocabulary) -> None:
        self._known = known
        self._compared: dict[str, dict[str, str]] = {group: {} for group in known}
        self._counted: dict[str, str] = {}

    def verdict(self, predicate: Predicate, group: str = PERSON) -> str:
        """1 where it is met, 0 where it is not, NULL where that is not known; in a group, of each entry `e`."""
        match predicate:
            case Compare():
                return self._compare(predicate, group)
            case AtLeast(needed, parts):
                return _at_least(needed, [self.verdict(part, group) for part in parts])
            case Not(part):
                return f"(NOT {self.verdict(part, group)})"
            case CountOf(inner, needed, where):
                return self._count(
                    f"""(SELECT CASE WHEN TOTAL(COALESCE(x, 0)) >= {needed} THEN 1 WHEN {_incomplete(inner)} THEN NULL
                    WHEN TOTAL(COALESCE(x, 1)) < {needed} THEN 0 END
                    FROM (SELECT {self.verdict(where, inner)} AS x FROM {_entries(inner)}))""",
                )
            case ForClinician():
                return "NULL"

    def waits(self, predicate: Predicate, group: str = PERSON) -> str:
        """1 where it is open and some answer, not only a clinician, could tell more; else 0."""
        match predicate:
            case Compare():
                return f"({self.verdict(predicate, group)} IS NULL)"
            case AtLeast(_, parts):
                some = " OR ".join(self.waits(part, group) for part in parts)
                return f"({self.verdict(predicate, group)} IS NULL AND ({some}))"
            case Not(part):
                return self.waits(part, group)
            case CountOf(inner, _, where):
                some = f"EXISTS (SELECT 1 FROM {_entries(inner)} AND {self.waits(where, inner)})"
                said = f"({self.verdict(predicate)} IS NULL AND ({_incomplete(inner)} OR {some}))"
                return self._count(said)
            case ForClinician():
                return "0"

    def ask(self, held: sqlite3.Connection, columns: Sequence[str]) -> list[tuple[Any, ...]]:
        """The value of every column for every patient, patient by patient."""
        self._prepare(held)
        parts = []
        for start in range(0, len(columns), _COLUMNS):
            chosen = ",\n".join(columns[start : start + _COLUMNS])
            parts.append(held.execute(f"SELECT {chosen} FROM p ORDER BY patient").fetchall())
        return [tuple(value for part in row for value in part) for row in zip(*parts, strict=True)]

    def _prepare(self, held: sqlite3.Connection) -> None:
        for group, compared in self._compared.items():
            columns = "".join(f", {sql} AS {name}" for sql, name in compared.items())
            if group == PERSON:
                held.execute(f"CREATE TABLE p AS SELECT patient{columns} FROM patients AS o")
                continue
            held.execute(
                f"CREATE TABLE {group} AS SELECT patient, entry{columns} FROM entries AS o"
                f" WHERE grp = {_text(group)} ORDER BY patient"
            )
            held.execute(f"CREATE INDEX {group}_of ON {group} (patient)")
        # In the order they were named: what stands inside comes before what stands around it.
        for sql, name in self._counted.items():
            held.execute(f"ALTER TABLE p ADD COLUMN {name}")
            held.execute(f"UPDATE p SET {name} = {sql}")

    def _compare(self, predicate: Compare, group: str) -> str:
        own = group if predicate.fact in self._known[group] else PERSON
        entry = "''" if own == PERSON else "o.entry"
        where = f"patient = o.patient AND entry = {entry} AND fact = {_text(predicate.fact)}"
        if predicate.op in _NUMBER:
            case, table = _NUMBER[predicate.op].format(*(float(Decimal(item)) for item in predicate.operand)), "numbers"
        else:
            table, case = ("sets", _SET) if predicate.op is Op.INCLUDES else ("choices", _CHOICE)
            case = case.format(", ".join(_text(str(item)) for item in predicate.operand))
        columns = self._compared[own]
        name = columns.setdefault(f"(SELECT {case} FROM {table} WHERE {where})", f"c{len(columns)}")
        return f"{'p' if own == PERSON else 'e'}.{name}"

    def _count(self, sql: str) -> str:
        return f"p.{self._counted.setdefault(sql, f'k{len(self._counted)}')}"


def _entries(group: str) -> str:
    return f"{group} AS e WHERE e.patient = p.patient"


def _at_least(needed: int, parts: Sequence[str]) -> str:
    if needed == len(parts):
        return f"({' AND '.join(parts)})"
    if needed == 1:
        return f"({' OR '.join(parts)})"
    listed = " UNION ALL ".join(f"SELECT {part} AS x" for part in parts)
    return f"""(SELECT CASE WHEN SUM(COALESCE(x, 0)) >= {needed} THEN 1
        WHEN SUM(COALESCE(x, 1)) < {needed} THEN 0 END FROM ({listed}))"""


def _incomplete(group: str) -> str:
    return f"EXISTS (SELECT 1 FROM more WHERE more.patient = p.patient AND grp = {_text(group)})"


def _text(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
