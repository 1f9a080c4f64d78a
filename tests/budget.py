"""What one whole run of the tests may make. It is counted, not timed: a machine may be busy, and a count is not.

Every process of xdist counts for itself, and the first adds up. A run that makes more than it may fails, though every
test of it passed. Who adds something dear either makes less of something else, or raises the number here, with why.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Limit:
    """How many of something a run may make, why no more, and how many more for each process beside the first."""

    what: str
    most: int
    why: str
    again: int = 0


TESTS, PDFS, PAGES, PROCESSES = "tests", "PDFs", "pages in a browser", "processes"
LIMITS = (
    Limit(TESTS, 7800, "what is true of everybody is tried on a spread of them (`make everybody` tries all)"),
    Limit(PDFS, 300, "most of the time goes into making and reading them; the words can be read in the HTML", again=20),
    Limit(PAGES, 170, "one person walks the whole way; that each page keeps the rules is seen without a browser"),
)
MADE: Counter[str] = Counter()


def over(made: Mapping[str, int]) -> list[str]:
    """What a run made too many of, in words.

    A PDF that several tests read is made once in each process of xdist, so that more processes make a few more.
    """
    others = max(made.get(PROCESSES, 1), 1) - 1
    most = {limit: limit.most + limit.again * others for limit in LIMITS}
    return [
        f"{made[limit.what]:,} {limit.what}, and at most {most[limit]:,} are to be made: {limit.why}"
        for limit in LIMITS
        if made.get(limit.what, 0) > most[limit]
    ]


def count_pdfs() -> None:
    """Counts from now on each PDF that is made in this process: WeasyPrint says so in its log, which nobody else reads.

    What a test starts as a process of its own, such as a server or a command, is not counted.
    """
    progress = logging.getLogger("weasyprint.progress")
    progress.setLevel(logging.INFO)
    progress.addFilter(_noted)


def _noted(record: logging.LogRecord) -> bool:
    MADE[PDFS] += record.getMessage().startswith("Step 6 - Creating PDF")
    return False


def count_pages(browser: Any) -> None:
    """Counts from now on each page that this browser has loaded."""
    browser.on("context", lambda context: context.on("pageload", lambda _: MADE.update([PAGES])))
