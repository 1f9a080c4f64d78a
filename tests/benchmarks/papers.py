"""Every document in one fresh process: how long each takes, against the same page untagged and Chromium's own print."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from questionnaire.asking.answerfile import load
from questionnaire.exporting.datafiles import data_files
from questionnaire.neutropenia import PACK
from questionnaire.reading import read_book
from questionnaire.resources import folder
from questionnaire.telling.handover import Handover
from questionnaire.telling.language import language
from questionnaire.telling.papers import papers_html, papers_pdf
from tests.register import DOCUMENTS

TODAY = dt.date(2026, 11, 22)
TYPICAL = Path(__file__).parents[1] / "documents" / "patients" / "typical-child.json"
TIMES, MANY = 9, 500


def main() -> None:
    """Print name=number, one a line; seconds, or megabytes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--memory", action="store_true", help="make 500 documents and say what they leave in memory")
    options = parser.parse_args()
    book, english = read_book(PACK), language("en")
    answers = load(json.loads(TYPICAL.read_text(encoding="utf-8")), book.questionnaire, TODAY)
    hand = Handover(book, answers, TODAY, english)
    if options.memory:
        memory(lambda document: papers_pdf(hand, [document], files=data_files))
        return
    begun = time.perf_counter()
    from questionnaire.printing import pdf  # loading it is part of what is measured

    print(f"loading_the_engine={time.perf_counter() - begun}")
    begun = time.perf_counter()
    papers_pdf(hand)
    print(f"first={time.perf_counter() - begun}")
    for name, seconds in by_turns(hand, pdf).items():
        print(f"{name}={seconds}")


def by_turns(hand: Handover, pdf: Any) -> dict[str, float]:
    """The processor time of everything; all take turns, so that a slow second of the machine falls on each alike."""
    from tests.chromium import chromium, processor_time  # Playwright would count in what papers leave in memory

    with tempfile.TemporaryDirectory() as place, chromium() as browser:
        page = browser.new_page()
        ours = {
            "judging_and_telling": lambda: papers_html(Handover(hand.book, hand.answers, TODAY, hand.language)),
            **{document: partial(papers_pdf, hand, [document], files=data_files) for document in DOCUMENTS},
            **{f"{each}:untagged": partial(untagged, pdf, papers_html(hand, [each])) for each in DOCUMENTS},
        }
        makers = {name: (make, time.process_time) for name, make in ours.items()}
        for each in DOCUMENTS:
            makers[f"{each}:chromium"] = (partial(browsed, page, saved(hand, each, Path(place))), processor_time)
        taken = dict.fromkeys(makers, 0.0)
        for turn in range(-1, TIMES):  # the first warms up
            for name, (make, clock) in makers.items():
                begun = clock()
                make()
                taken[name] += (clock() - begun) / TIMES if turn >= 0 else 0
    return taken


def saved(hand: Handover, document: str, into: Path) -> str:
    """The address of a document as a page for a browser."""
    file = into / f"{document}.html"
    file.write_text(papers_html(hand, [document], stylesheet=(folder("static") / "print.css").as_uri()))
    return file.as_uri()


def browsed(page: Any, address: str) -> None:
    """What a browser does to open and print the same page, and what it has still to do when it handed it over."""
    page.goto(address)
    page.pdf(format="Letter", tagged=True)
    time.sleep(0.05)


def untagged(pdf: Any, html: str) -> None:
    """The same page, as a PDF that says nothing of its structure."""
    page = pdf.HTML(string=html, base_url="asset:", url_fetcher=pdf._ASSETS)  # noqa: SLF001
    page.write_pdf(
        stylesheets=[pdf._print_css(), pdf._page_css("letter")],  # noqa: SLF001
        font_config=pdf._fonts(),  # noqa: SLF001
        finisher=pdf._finished,  # noqa: SLF001
    )


def memory(make: Callable[[str], object]) -> None:
    """Megabytes after 50 documents and after 500, every kind in turn."""
    for number in range(1, MANY + 1):
        make(DOCUMENTS[number % len(DOCUMENTS)])
        if number in (MANY // 10, MANY):
            kilobytes = Path("/proc/self/status").read_text(encoding="ascii").partition("VmRSS:")[2].split()[0]
            print(f"megabytes_after_{number}={int(kilobytes) / 1024}")


if __name__ == "__main__":
    main()
