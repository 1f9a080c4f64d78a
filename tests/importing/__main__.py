"""Try mangled files, 20,000 of them: `python -m tests.importing` (`make mangled`). Exit 1 where one did any harm.

Each is read or refused with a word that the pages know, within five seconds; the memory of the process stays flat. One
in 100 goes the whole way: through a process of its own and the real pages, which keep nothing of it before a yes.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

from questionnaire.importing.records import wanted_of
from questionnaire.neutropenia import PACK
from questionnaire.reading import read_book
from tests.importing.conftest import TYPIST
from tests.importing.mangled import mangled
from tests.importing.pages import Shown
from tests.importing.trying import MEGABYTES, tried


def main() -> int:
    """Print how many came to what, and what was wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.importing", description=__doc__)
    parser.add_argument("--files", type=int, default=20_000, help="how many (usual: 20,000)")
    parser.add_argument("--seed", type=int, default=0, help="the first seed (usual: 0)")
    options = parser.parse_args()
    seeds, book, started = range(options.seed, options.seed + options.files), read_book(PACK), time.monotonic()
    wanted = wanted_of(book.questionnaire.groups["counts"], book.beside)
    assert wanted
    found = tried(seeds, wanted, TYPIST, lambda word: f"error.{word}" in book.words)
    seconds, (longest, seed) = time.monotonic() - started, found.longest
    print(f"{options.files:,} files in {seconds:.0f} s; the longest took {longest:.2f} s (seed {seed})")
    print("memory of the process, in MB:", *(f"{each:.0f}" for each in found.memory[:: max(1, len(found.memory) // 8)]))
    for word, number in found.words.most_common():
        print(f"{number:8,} {word}")
    wrong = found.wrong + ([f"the process grew by {found.grown:.0f} MB"] if found.grown > MEGABYTES else [])
    with tempfile.TemporaryDirectory() as folder:
        shown = Shown(book, Path(folder))
        for seed in seeds[::100]:
            wrong += shown.wrong_with(seed, mangled(seed)[0])
        print(f"{len(seeds[::100]):,} of them sent through the pages:", dict(shown.statuses))
    print(*(wrong or ["nothing was wrong"]), sep="\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
