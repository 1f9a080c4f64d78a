"""Every document in one fresh process: how long each takes, against the same page untagged and Chromium's own print."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import math
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from questionnaire.asking.answerfile import load
from questionnaire.exporting.datafiles import data_files
from questionnaire.reading import read_book
from questionnaire.resources import folder
from questionnaire.telling.documents import DOCUMENTS, documents_html, documents_pdf
from questionnaire.telling.handover import Handover
from questionnaire.telling.language import language

TODAY = dt.date(2026, 11, 22)
TYPICAL = Path(__file__).parents[1] / "documents" / "patients" / "typical-child.json"
TIMES, MANY = 9, 500


def main() -> None:
    """Print name=number, one a line; seconds, or megabytes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--memory", action="store_true", help="make 500 documents and say what they leave in memory")
    options = parser.parse_args()
    book, english = read_book(), language("en")
    answers = load(json.loads(TYPICAL.read_text(encoding="utf-8")), book.questionnaire, TODAY)
    hand = Handover(book, answers, TODAY, english)
    if options.memory:
        memory(lambda document: documents_pdf(hand, [document], files=data_files))
        return
    begun = time.perf_counter()
    from questionnaire.printing import pdf  # loading it is part of what is measured

    print(f"loading_the_engine={time.perf_counter() - begun}")
    begun = time.perf_counter()
    documents_pdf(hand)
    print(f"first={time.perf_counter() - begun}")
    for name, seconds in best(
        {
            "judging_and_telling": lambda: documents_html(Handover(book, answers, TODAY, english)),
            **{document: partial(documents_pdf, hand, [document], files=data_files) for document in DOCUMENTS},
            **{f"{each}:untagged": partial(untagged, pdf, documents_html(hand, [each])) for each in DOCUMENTS},
        }
    ).items():
        print(f"{name}={seconds}")
    for document, seconds in in_chromium(hand).items():
        print(f"{document}:chromium={seconds}")


def best(makers: dict[str, Callable[[], object]]) -> dict[str, float]:
    """The processor time of the quickest of some: what others do on this machine only adds to it.

    All take turns, so that a slow second of the machine falls on one try of each and not on every try of one.
    """
    taken = dict.fromkeys(makers, math.inf)
    for _ in range(TIMES):
        for name, make in makers.items():
            begun = time.process_time()
            make()
            taken[name] = min(taken[name], time.process_time() - begun)
    return taken


def untagged(pdf: object, html: str) -> None:
    """The same page, as a PDF that says nothing of its structure."""
    page = pdf._Page(html)  # type: ignore[attr-defined]  # noqa: SLF001
    page.write_pdf(
        stylesheets=[pdf._print_css(), pdf._page_css("letter")],  # type: ignore[attr-defined]  # noqa: SLF001
        font_config=pdf._fonts(),  # type: ignore[attr-defined]  # noqa: SLF001
        finisher=pdf._finished,  # type: ignore[attr-defined]  # noqa: SLF001
    )


def in_chromium(hand: Handover) -> dict[str, float]:
    """What a browser takes to open and print the same pages (wall clock: it is a process of its own)."""
    from playwright.sync_api import sync_playwright

    taken: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page()
        for document in DOCUMENTS:
            file = Path(name) / f"{document}.html"
            file.write_text(documents_html(hand, [document], stylesheet=(folder("static") / "print.css").as_uri()))
            times = []
            for _ in range(TIMES):
                begun = time.perf_counter()
                page.goto(file.as_uri())
                page.pdf(format="Letter", tagged=True)
                times.append(time.perf_counter() - begun)
            taken[document] = statistics.median(times)
        browser.close()
    return taken


def memory(make: Callable[[str], object]) -> None:
    """Megabytes after 50 documents and after 500, every kind in turn."""
    for number in range(1, MANY + 1):
        make(DOCUMENTS[number % len(DOCUMENTS)])
        if number in (MANY // 10, MANY):
            kilobytes = Path("/proc/self/status").read_text(encoding="ascii").partition("VmRSS:")[2].split()[0]
            print(f"megabytes_after_{number}={int(kilobytes) / 1024}")


if __name__ == "__main__":
    main()
