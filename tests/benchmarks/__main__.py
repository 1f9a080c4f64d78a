"""How fast it is, against a bare Flask page on the same machine at the same moment: `python -m tests.benchmarks`."""

from __future__ import annotations

import argparse
import cProfile
import os
import pstats
import tempfile
import time
from pathlib import Path

from questionnaire.neutropenia import PACK
from questionnaire.reading import read_book
from questionnaire.settings import Settings
from questionnaire.web import create_app
from tests.benchmarks import measuring
from tests.benchmarks.walking import in_process, typical, walk
from tests.register import USUAL

AIMS = {"a step": 2.5, "a warm PDF": 0.35, "the first page": 2.0, "judging": 0.005, "reading and checking": 1.0}


def main() -> None:
    """Measure everything and print it."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--profile", action="store_true", help="show where the time of a step goes, and nothing else")
    options = parser.parse_args()
    begun, book = time.monotonic(), read_book(PACK)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if options.profile:
            profile(book, folder)
            return
        print(f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f} before\n")
        (ours, bare), crowds, (first, bare_first) = measuring.steps_over_http(book, folder)
        print("One step (POST, 303, GET) over HTTP, keep-alive, in pairs")
        compare(ours, bare, AIMS["a step"])
        print("Steps a second, 2 workers, 4 people at once")
        print(
            f"  questionnaire {crowds[0]:8.0f}\n  bare page     {crowds[1]:8.0f}   ratio {crowds[1] / crowds[0]:.2f}\n"
        )
        print("From starting to the first page")
        print(f"  questionnaire {first:8.2f} s   aim at most {AIMS['the first page']:.0f} s")
        print(f"  bare page     {bare_first:8.2f} s\n")
        print("Judging a complete patient (processor time)")
        programs, everything = measuring.judging(book)
        print(
            f"  all programs  {programs}   aim at most {AIMS['judging'] * 1000:.0f} ms\n  everything    {everything}\n"
        )
        read, checked = measuring.reading_and_checking()
        print(f"All content (processor time)\n  read          {read}")
        print(f"  and checked   {checked}   aim at most {AIMS['reading and checking'] * 1000:.0f} ms\n")
        print("One step inside one process (test client), in pairs")
        compare(*measuring.steps_in_process(book, folder), None)
        print("One save alone, by durability (SQLite, WAL)")
        full, normal = measuring.writes(folder, "FULL"), measuring.writes(folder, "NORMAL")
        print(f"  FULL          {full}\n  NORMAL        {normal}")
        print(f"  price         {(full.median - normal.median) * 1000:8.2f} ms\n")
        papers()
        warm, before, after = measuring.pdfs_over_http(book, folder)
        print(
            f"One typical PDF over HTTP, warm\n  questionnaire {warm}   aim at most {AIMS['a warm PDF'] * 1000:.0f} ms"
        )
        print(
            f"A worker’s memory\n  after 1 PDF   {before:8.1f} MB\n  after {len(warm.each) + 1} PDFs {after:8.1f} MB\n"
        )
    print(f"{time.monotonic() - begun:.0f} s in all, load {os.getloadavg()[0]:.1f} after")


def papers() -> None:
    """Every document alone, against the same page untagged and Chromium's own print; memory over 500 of them."""
    found = measuring.papers_alone()
    print("Documents of a typical child, in a fresh process (processor time, the mean of nine, all by turns)")
    for name, seconds in found.items():
        if ":" not in name and f"{name}:untagged" not in found:
            print(f"  {name.replace('_', ' '):20} {seconds:6.3f} s")
    for name in (each for each in found if f"{each}:untagged" in found):
        aim = "   aim at most 1" if name in USUAL else ""
        bare, browser = found[f"{name}:untagged"], found[f"{name}:chromium"]
        print(f"  {name:20} {found[name]:6.3f} s   untagged {bare:.3f} s, ratio {found[name] / bare:.2f}", end="")
        print(f"   Chromium {browser:.3f} s, ratio {found[name] / browser:.2f}{aim}")
    for name, megabytes in measuring.papers_alone("--memory").items():
        print(f"  {name.replace('_', ' '):28} {megabytes:6.1f}")


def compare(ours: measuring.Times, bare: measuring.Times, aim: float | None) -> None:
    """Both medians and their ratio."""
    wanted = f"   aim at most {aim}" if aim else ""
    print(f"  questionnaire {ours}\n  bare page     {bare}\n  ratio         {ours.median / bare.median:8.2f}{wanted}\n")


def profile(book: object, folder: Path) -> None:
    """The fifteen functions a step spends most in, by their own time and with all they call."""
    app = create_app(Settings(database=f"sqlite:///{folder}/profile.sqlite3"), book=book, today=lambda: measuring.TODAY)
    answers = typical(book, measuring.TODAY)
    laps = [lambda: list(walk(in_process(app.test_client()), book, answers))] * 5
    laps[0]()
    watching, steps = cProfile.Profile(), 0
    watching.enable()
    for lap in laps:
        steps += len(lap())
    watching.disable()
    print(f"{steps} steps")
    shown = pstats.Stats(watching)
    shown.sort_stats("tottime").print_stats(15)
    shown.sort_stats("cumtime").print_stats(r"questionnaire/|render|execute|commit", 30)


if __name__ == "__main__":
    main()
