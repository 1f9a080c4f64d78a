"""Every rule judged by SQLite too, on generated patients: `python -m tests.oracle [--patients N] [--seed S]`."""

from __future__ import annotations

import argparse
import secrets
import sys
import time

from questionnaire.neutropenia import PACK
from questionnaire.reading import read_book
from tests.oracle.comparing import Oracle, Tally

_BATCH = 2_000


def main() -> int:
    """Compare and print what was compared; 1 when anything did not agree."""
    parser = argparse.ArgumentParser(prog="python -m tests.oracle", description=__doc__)
    parser.add_argument("--patients", type=int, default=200_000)
    parser.add_argument("--seed", type=int, default=secrets.randbelow(10**6), help="gives the same patients again")
    options = parser.parse_args()
    print(f"seed {options.seed}", flush=True)
    begun, tally, oracle = time.monotonic(), Tally(), Oracle(read_book(PACK), options.seed)
    while tally.patients < options.patients and not tally.wrong:
        oracle.compare(tally, tally.patients // _BATCH, min(_BATCH, options.patients - tally.patients))
    for wrong in tally.told:
        print(f"\n{wrong}")
    print(f"\n{report(oracle, tally)}\n{time.monotonic() - begun:.0f} s")
    return 1 if tally.wrong else 0


def report(oracle: Oracle, tally: Tally) -> str:
    """How much was compared, and how it came out."""
    ours = {name for name in tally.predicates if not name.startswith(("random", "program random"))}
    whole = [name for name in ours if {"met", "not_met", "unknown"} == {how for of, how in tally.seen if of == name}]
    return "\n".join(
        [
            f"{tally.patients:,} patients, {sum(map(len, oracle.known.values()))} facts",
            f"{len(ours)} predicates and programs of the content, {len(tally.predicates) - len(ours)} random ones",
            f"{tally.verdicts.total():,} verdicts: " + _listed(tally.verdicts),
            f"{tally.standings.total():,} standings: " + _listed(tally.standings),
            f"{tally.outcomes:,} outcomes: pages, alerts, the word, programs in order, suggestions, things to bring",
            f"{tally.words.total():,} words of the policy table: {_listed(tally.words)}",
            _cells(oracle, tally),
            f"{len(whole)} of the content came out in all three ways",
            f"{tally.wrong:,} disagreements",
        ]
    )


def _cells(oracle: Oracle, tally: Tally) -> str:
    """How often a reason and a first stood together; the cells where they never did, which should hold dashes."""
    seen = {cell: tally.cells[cell] for cell in oracle.table.cells if tally.cells[cell]}
    never = [f"{reason}/{first}" for reason, first in oracle.table.cells if (reason, first) not in seen]
    told = [f"{len(seen)} of its {len(oracle.table.cells)} cells, each {min(seen.values(), default=0):,} times or more"]
    return "\n  never: ".join([*told, ", ".join(never)] if never else told)


def _listed(counted: dict[str, int]) -> str:
    return ", ".join(f"{number:,} {name}" for name, number in sorted(counted.items()))


if __name__ == "__main__":
    sys.exit(main())
