"""Content changed in every small way, and whether `check` or the quick tests notice: `python -m tests.content_mutants`.

Ends with 1 when too few changes are noticed, or one that is not noticed is not explained.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
import tomllib
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path
from queue import SimpleQueue

from questionnaire.checking.logic import options_of
from questionnaire.neutropenia import PACK
from questionnaire.reading import read_book
from tests.content_mutants.changes import Change, Options, changes
from tests.content_mutants.trying import NOBODY, Worker
from tests.tomlfile import written

CHECKOUT = Path(__file__).parents[2]
# By the first part of a file's name; what the pack has needs none.
FOLDERS = {"": CHECKOUT / "questionnaire" / "neutropenia" / "content", "house/": CHECKOUT / "questionnaire" / "content"}
EXPLAINED = CHECKOUT / "tests" / "laws" / "surviving-content-mutants.txt"
# A sample that every clinic writes anew.
LEFT_ALONE = {"clinics.toml"}
FEWEST_NOTICED = 95
_EVERY = 200


@dataclass(frozen=True, slots=True)
class Mutant:
    """A file with one change in it."""

    file: str
    change: Change

    def __str__(self) -> str:
        """One line that stays the same when other changes come and go."""
        return f"{self.file}: {self.change.place}: {self.change.old} => {self.change.new}"


def main() -> int:
    """Try every change, or some, and print what nobody noticed."""
    parser = argparse.ArgumentParser(prog="python -m tests.content_mutants", description=__doc__)
    parser.add_argument("--only", default="*", metavar="GLOB", help="files such as 'programs/*'")
    parser.add_argument("--place", default="*", metavar="GLOB", help="places in them such as '*when*'")
    parser.add_argument("--sample", type=int, metavar="N", help="so many of them, drawn at random")
    parser.add_argument("--seed", type=int, default=0, help="draws the same sample again")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--quick", action="store_true", help="leave out the tests that take a minute for what survives")
    parser.add_argument("--told", action="store_true", help="print by what each was noticed")
    options = parser.parse_args()
    mutants = [
        each for each in _mutants() if fnmatch(each.file, options.only) and fnmatch(each.change.place, options.place)
    ]
    whole = options.sample is None and options.only == options.place == "*"
    if options.sample is not None:
        mutants = random.Random(options.seed).sample(mutants, min(options.sample, len(mutants)))  # noqa: S311 - a draw
    noticed = _tried(mutants, options.workers, told=options.told, quick=options.quick)
    survivors = [str(mutant) for mutant, by in zip(mutants, noticed, strict=True) if by == NOBODY]
    return _report(survivors, len(mutants), whole=whole)


def _mutants() -> Iterator[Mutant]:
    book = read_book(PACK)
    options: Options = {key: sorted(found) for key, found in options_of(book.rules).items()}
    files = {
        f"{name}{path.relative_to(folder).as_posix()}": path
        for name, folder in FOLDERS.items()
        for path in sorted(folder.rglob("*.toml"))
    }
    for file, path in files.items():
        if path.name not in LEFT_ALONE:
            data = tomllib.loads(path.read_text(encoding="utf-8"))
            yield from (Mutant(file, change) for change in changes(data, options))


def _tried(mutants: Sequence[Mutant], number: int, *, told: bool, quick: bool) -> list[str]:
    """By what each is noticed, in the same order."""
    begun, left = time.monotonic(), SimpleQueue[int]()
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(number) as threads:
        workers = SimpleQueue[Worker]()
        made = [Worker(CHECKOUT, Path(folder) / str(place)) for place in range(number)]
        for worker in made:
            # The copies are alike: one is proven whole.
            if wrong := worker.unchanged(quick=quick or worker is not made[0]):
                raise SystemExit(f"the content as it stands is not sound: {wrong}")
            workers.put(worker)

        def tried(mutant: Mutant) -> str:
            worker = workers.get()
            try:
                change = mutant.change
                by = worker.noticed_by(mutant.file, change.place, written(change.data), words=change.words, quick=quick)
                if told or by == NOBODY:
                    print(f"{mutant}\n    {by or 'NOBODY'}", flush=True)
                return by
            finally:
                workers.put(worker)
                left.put(1)
                if not left.qsize() % _EVERY:
                    print(f"{left.qsize()} of {len(mutants)}, {time.monotonic() - begun:.0f} s", flush=True)

        noticed = list(threads.map(tried, mutants))
        for worker in made:
            worker.close()
    return noticed


def _report(survivors: Sequence[str], tried: int, *, whole: bool) -> int:
    explained = _explained()
    strange = [mutant for mutant in survivors if mutant not in explained]
    gone = sorted(explained - set(survivors)) if whole else []
    noticed = tried - len(survivors)
    share = 100 * noticed / max(1, tried)
    for mutant in strange:
        print(f"{mutant}\n    not explained")
    for mutant in gone:
        print(f"{mutant}\n    explained, but it is noticed or no longer there")
    print(
        f"{noticed} of {tried} noticed, {share:.1f} % (at least {FEWEST_NOTICED} %); "
        f"{len(survivors) - len(strange)} of the others explained, {len(strange)} not"
    )
    return int(share < FEWEST_NOTICED or bool(strange) or bool(gone))


def _explained() -> set[str]:
    """The survivors that are explained: every line is a mutant, two number signs, and why no test need tell it."""
    lines = EXPLAINED.read_text(encoding="utf-8").splitlines()
    pairs = [line.rpartition(" ## ") for line in lines if line and not line.startswith("#")]
    return {mutant for mutant, _, why in pairs if why.strip()}


if __name__ == "__main__":
    sys.exit(main())
