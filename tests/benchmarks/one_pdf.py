"""One typical PDF in a fresh process: how long the first takes, and the next."""

from __future__ import annotations

import datetime as dt
import json
import statistics
import time
from pathlib import Path

TODAY = dt.date(2026, 11, 22)
TYPICAL = Path(__file__).parents[1] / "documents" / "patients" / "typical-child.json"


def main() -> None:
    """Print name=seconds, one a line."""
    from questionnaire.asking.answerfile import load
    from questionnaire.reading import read_book
    from questionnaire.telling.documents import documents_html
    from questionnaire.telling.handover import Handover
    from questionnaire.telling.language import language

    book, english = read_book(), language("en")
    answers = load(json.loads(TYPICAL.read_text(encoding="utf-8")), book.questionnaire, TODAY)
    html = ""
    tell = []
    for _ in range(10):
        begun = time.perf_counter()
        hand = Handover(book, answers, TODAY, english)
        html = documents_html(hand)
        tell.append(time.perf_counter() - begun)
    print(f"summary_and_html={statistics.median(tell)}")

    begun = time.perf_counter()
    from questionnaire.telling import pdf

    print(f"loading_the_engine={time.perf_counter() - begun}")
    begun = time.perf_counter()
    pdf.make_pdf(html, "letter")
    print(f"first={time.perf_counter() - begun}")
    for name, shared in (("warm", True), ("warm_with_fonts_of_its_own", False)):
        taken, until = [], time.monotonic() + 6
        while len(taken) < 5 and (not taken or time.monotonic() < until):
            if not shared:
                pdf._fonts.cache_clear()  # noqa: SLF001 - as it would be without sharing
                pdf._print_css.cache_clear()  # noqa: SLF001
            begun, used = time.perf_counter(), time.process_time()
            pdf.make_pdf(html, "letter")
            taken.append((time.perf_counter() - begun, time.process_time() - used))
        print(f"{name}={statistics.median(wall for wall, _ in taken)}")
        print(f"{name}_cpu={statistics.median(cpu for _, cpu in taken)}")


if __name__ == "__main__":
    main()
