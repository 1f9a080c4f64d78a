"""Each measurement: bounded in count and in time, medians with the least and the most."""

from __future__ import annotations

import datetime as dt
import secrets
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from questionnaire.checking.check import check
from questionnaire.judging.assessment import assess
from questionnaire.judging.programs import judge_program
from questionnaire.keeping.store import Store
from questionnaire.neutropenia import PACK
from questionnaire.reading import Book, read_book
from questionnaire.settings import Settings
from questionnaire.web import create_app
from tests.benchmarks import servers
from tests.benchmarks.bare import create_bare
from tests.benchmarks.walking import bare_steps, begin_at_the_result, in_process, typical, walk

TODAY = dt.date(2026, 11, 22)


@dataclass(frozen=True)
class Times:
    """Seconds, many times over."""

    each: tuple[float, ...]

    @property
    def median(self) -> float:
        """The middle one."""
        return statistics.median(self.each)

    def __str__(self) -> str:
        low, high = min(self.each), max(self.each)
        return f"{self.median * 1000:8.2f} ms   ({low * 1000:.2f} to {high * 1000:.2f}, {len(self.each)} times)"


def pairs(person: Callable[[], Iterator[float]], floor: Iterator[float], laps: int, seconds: float) -> list[Times]:
    """Steps of the questionnaire and of the bare page in turn, so that both meet the same machine."""
    ours, bare, until = list[float](), list[float](), time.monotonic() + seconds
    for _ in range(laps):
        for taken in person():
            ours.append(taken)
            bare.append(next(floor))
        if time.monotonic() > until:
            break
    return [Times(tuple(ours)), Times(tuple(bare))]


def steps_over_http(book: Book, folder: Path) -> tuple[list[Times], list[float], tuple[float, float]]:
    """A step of each over HTTP, in pairs; steps a second of each with 2 workers; seconds to the first page."""
    answers = typical(book, TODAY)
    with servers.bare(folder, 2) as bare, servers.ours(folder, 2) as ours:

        def person() -> Iterator[float]:
            with servers.Line(ours.port) as line:
                yield from walk(line.send, book, answers)

        with servers.Line(bare.port) as line:
            floor = bare_steps(line.send)
            pairs(person, floor, 1, 10)  # both warm
            measured = pairs(person, floor, 5, 12)
        crowds = [crowd(lambda: sum(1 for _ in person())), crowd(lambda: bare_lap(bare.port, 100))]
        return measured, crowds, (ours.seconds_to_first_page, bare.seconds_to_first_page)


def bare_lap(port: int, count: int) -> int:
    """Steps of the bare page on a connection of its own."""
    with servers.Line(port) as line:
        return sum(1 for _, _ in zip(range(count), bare_steps(line.send), strict=False))


def crowd(lap: Callable[[], int], people: int = 4, seconds: float = 4) -> float:
    """Steps a second while several people walk at once; each finishes the lap begun."""
    taken = list[int]()
    begun = time.monotonic()

    def goes() -> None:
        while time.monotonic() - begun < seconds:
            taken.append(lap())

    walkers = [threading.Thread(target=goes) for _ in range(people)]
    for walker in walkers:
        walker.start()
    for walker in walkers:
        walker.join()
    return sum(taken) / (time.monotonic() - begun)


def steps_in_process(book: Book, folder: Path) -> list[Times]:
    """A step of each through the test client, in pairs: the same without sockets and server."""
    app = create_app(Settings(database=f"sqlite:///{folder}/inside.sqlite3"), book=book, today=lambda: TODAY)
    answers, floor = typical(book, TODAY), bare_steps(in_process(create_bare().test_client()))

    def person() -> Iterator[float]:
        return walk(in_process(app.test_client()), book, answers)

    pairs(person, floor, 1, 5)
    measured = pairs(person, floor, 4, 6)
    app.extensions["questionnaire"].keeper.store.close()
    return measured


def judging(book: Book) -> tuple[Times, Times]:
    """A complete patient against every program; and with all facts, alerts, suggestions and what to bring."""
    found = book.route(typical(book, TODAY), TODAY)

    def programs() -> None:
        sheet = book.rules.sheet(found, TODAY)
        for program in book.rules.programs:
            judge_program(program, sheet, TODAY)

    return repeated(programs, 100), repeated(lambda: assess(book.rules, found, TODAY), 100)


def reading_and_checking() -> tuple[Times, Times]:
    """All content read; and all of it read and checked."""
    return repeated(read_book, 5), repeated(lambda: check(read_book(PACK), TODAY), 5)


def repeated(work: Callable[[], object], times: int) -> Times:
    """The processor time of the same work, many times over; the first is not counted."""
    taken = list[float]()
    for _ in range(times + 1):
        begun = time.process_time()
        work()
        taken.append(time.process_time() - begun)
    return Times(tuple(taken[1:]))


def pdfs_over_http(book: Book, folder: Path) -> tuple[Times, float, float]:
    """A typical PDF over HTTP, warm; the worker's megabytes before and after 20 of them."""
    with servers.ours(folder, 1) as ours, servers.Line(ours.port) as line:
        begin_at_the_result(line.send, book, typical(book, TODAY))
        line.send("GET", "/result/summary.pdf", None)
        before, taken, until = ours.worker_megabytes(), list[float](), time.monotonic() + 15
        while len(taken) < 20 and time.monotonic() < until:
            begun = time.perf_counter()
            status, _, content = line.send("GET", "/result/summary.pdf", None)
            taken.append(time.perf_counter() - begun)
            if (200, b"%PDF") != (status, content[:4]):
                raise RuntimeError(f"a PDF was answered with {status}")
        return Times(tuple(taken)), before, ours.worker_megabytes()


def papers_alone(*options: str) -> dict[str, float]:
    """What `papers.py` measures in a fresh process."""
    command = [sys.executable, "-m", "tests.benchmarks.papers", *options]
    said = subprocess.run(command, capture_output=True, text=True, check=True, timeout=900)
    return {name: float(value) for name, value in (line.split("=") for line in said.stdout.split())}


def writes(folder: Path, pragma: str) -> Times:
    """One save of 3 kB, alone, with this durability."""
    store = Store(f"sqlite:///{folder}/{pragma}.sqlite3")
    with store._engine.connect() as connection:  # noqa: SLF001 - the pool hands the same connection out again
        connection.exec_driver_sql(f"PRAGMA synchronous={pragma}")
    row, taken, day = secrets.token_bytes(16), list[float](), TODAY.toordinal()
    store.write(row, 0, secrets.token_bytes(3000), day=day, expires_on=day + 14)
    for version in range(1, 151):
        sealed = secrets.token_bytes(3000)
        begun = time.perf_counter()
        store.write(row, version, sealed, day=day, expires_on=day + 14)
        taken.append(time.perf_counter() - begun)
    with store._engine.connect() as connection:  # noqa: SLF001
        kept = connection.exec_driver_sql("PRAGMA synchronous").scalar()
    store.close()
    if kept != {"NORMAL": 1, "FULL": 2}[pragma]:
        raise RuntimeError(f"synchronous={pragma} was lost")
    return Times(tuple(taken))
