"""Tries mangled files as the product parses them: in a process with its limits of memory and of files, which goes on.

A process for each file would take most of the time to start. Here one process takes them all; so what a file leaves
behind is seen, too: its memory has to stay flat. Its rows are understood in ours, as the pages do.
"""

from __future__ import annotations

import ctypes
import gc
import json
import multiprocessing
import resource
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path

from questionnaire.asking.typed import Typist
from questionnaire.errors import BadValue
from questionnaire.importing import child
from questionnaire.importing.beside import sought
from questionnaire.importing.guarded import records_of_said
from questionnaire.importing.lines import records_of_lines
from questionnaire.importing.records import Record, Wanted
from tests.importing.mangled import mangled

SECONDS, MEGABYTES = 5.0, 10.0
TWO_PEOPLE = "import_two_people"
_EACH = 100
# What the product's own process maps without a file.
_BARE = 60 * 1024 * 1024


@dataclass
class Tried:
    """What became of the files: how many by word ("rows", "text": they were read), the longest, what was wrong."""

    words: Counter[str] = field(default_factory=Counter)
    longest: tuple[float, int] = (0.0, 0)
    wrong: list[str] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)

    @property
    def grown(self) -> float:
        """By how many megabytes it held more in the last quarter of the files than in the second, each at its least."""
        quarter = len(self.memory) // 4
        return min(self.memory[-quarter:]) - min(self.memory[quarter : 2 * quarter]) if quarter else 0.0


def tried(seeds: Iterable[int], wanted: Wanted, typist: Typist, known: Callable[[str], bool]) -> Tried:
    """Tries the files of these seeds. `known` says if the pages have a word."""
    found, fork = Tried(), multiprocessing.get_context("fork")
    ours, theirs = fork.Pipe()
    process = fork.Process(target=_parse_all, args=(theirs, ours, wanted), daemon=True)
    process.start()
    theirs.close()
    try:
        for number, seed in enumerate(seeds):
            _try(seed, ours, wanted, typist, known, found)
            if number % _EACH == 1:
                found.memory.append(_resident(process.pid or 0))
    finally:
        process.kill()
        process.join()
    return found


def _try(
    seed: int, pipe: Connection, wanted: Wanted, typist: Typist, known: Callable[[str], bool], found: Tried
) -> None:
    data, ways = mangled(seed)
    started = time.monotonic()
    try:
        pipe.send_bytes(data)
        in_time = pipe.poll(2 * SECONDS)
        said = json.loads(pipe.recv_bytes()) if in_time else {"error": "no answer"}
        records: list[Record] = []
        if "text" in said:
            records = records_of_lines(said["text"], wanted, typist)
        elif "rows" in said:
            records = records_of_said(said, wanted, typist)
    except (EOFError, OSError):
        raise RuntimeError(f"{seed} ({ways}) ended the process") from None
    except Exception as error:  # noqa: BLE001 - whatever it is, it is what is looked for
        said, records = {"error": repr(error)}, []
    seconds = time.monotonic() - started
    word = said.get("wrong") or next(iter(said))
    found.words[word] += 1
    found.longest = max(found.longest, (seconds, seed))
    words = [word] if "wrong" in said else [each.word for each in records if hasattr(each, "word")]
    if "error" in said or seconds > SECONDS or not all(map(known, words)):
        found.wrong.append(f"{seed} ({ways}): {said.get('error') or words}, {seconds:.1f} s")
    if ways == "second person" and data[:1] in b"[<" and word != TWO_PEOPLE:
        found.wrong.append(f"{seed}: two people came to {word}")


def _parse_all(pipe: Connection, other: Connection, wanted: Wanted) -> None:
    """Parses each file that comes, as the process of the product does; what it may not do, it cannot do here either."""
    other.close()
    # What our process maps stays mapped in this one.
    mapped = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    limits = ((resource.RLIMIT_AS, mapped + child.BYTES - _BARE), (resource.RLIMIT_FSIZE, 0), (resource.RLIMIT_CORE, 0))
    for kind, most in limits:
        resource.setrlimit(kind, (most, most))
    beside = [sought(each) for each in wanted.beside]
    give_back = getattr(ctypes.CDLL(None), "malloc_trim", lambda _: None)
    for number in count(1):
        data = pipe.recv_bytes()
        try:
            said = child.parsed(data, wanted.codes, wanted.names, beside)
        except BadValue as wrong:
            said = {"wrong": wrong.word}
        except (MemoryError, RecursionError):
            said = {"wrong": "import_too_hard"}
        except Exception as error:  # noqa: BLE001 - whatever it is, it is what is looked for
            said = {"error": repr(error)}
        pipe.send_bytes(json.dumps(said).encode())
        if number % _EACH == 0:
            # What the C library keeps for later is not held.
            gc.collect()
            give_back(0)


def _resident(process: int) -> float:
    pages = int(Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 1024 / 1024
