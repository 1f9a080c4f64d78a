"""Chromium of this machine, without a window: for the tests in a browser, and for `make walk`."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

NAMES = ("chromium", "chromium-browser", "/Applications/Chromium.app/Contents/MacOS/Chromium")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser, until the block ends. Raises FileNotFoundError where there is none."""
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found is None:
        raise FileNotFoundError(
            "Chromium is missing: a real browser is driven. Install it with: apt-get install chromium"
        )
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=found, args=list(QUIET))
        try:
            yield started
        finally:
            started.close()


def processor_time() -> float:
    """The seconds that every Chromium started by this process has worked so far, those that ended included."""
    parents, worked = dict[int, int](), dict[int, int]()
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):  # it ended while we looked
            name, _, rest = (process / "stat").read_text(encoding="utf-8", errors="replace").rpartition(") ")
            fields, number = rest.split(), int(process.name)
            parents[number] = int(fields[1])
            if "(chrom" in name:
                worked[number] = sum(map(int, fields[11:15]))

    def ours(number: int) -> bool:
        return number == os.getpid() or (number in parents and ours(parents[number]))

    return sum(ticks for number, ticks in worked.items() if ours(number)) / os.sysconf("SC_CLK_TCK")
