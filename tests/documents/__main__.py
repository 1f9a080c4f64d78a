"""Every document of every simulated patient against both PDF checkers: `python -m tests.documents` (`make papers`).

Each document of each patient is made in one of four layouts in turn (Letter or A4, normal or large print), with --all
in every one. It takes some minutes, so `make test` takes one file a patient, in
normal print.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from questionnaire.asking.answerfile import load
from questionnaire.checking.patients import read_patients
from questionnaire.reading import Book, read_book
from questionnaire.resources import CASES
from questionnaire.telling.documents import BRIEF, DOCUMENTS, Layout, documents_pdf
from questionnaire.telling.handover import Handover
from questionnaire.telling.language import language

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

from checkers import Checkers  # noqa: E402 - lies beside this file, as for the tests

TODAY = dt.date(2026, 11, 22)
LAYOUTS = (Layout("letter"), Layout("a4", large=True), Layout("a4"), Layout("letter", large=True))


def main() -> None:
    """Print what any checker found, and how much was looked at; exit 1 if something was found."""
    parser = argparse.ArgumentParser(prog="python -m tests.documents", description=__doc__)
    parser.add_argument("--all", action="store_true", help="each document in all four layouts")
    options = parser.parse_args()
    checkers, turn, made, found = Checkers(), count(), 0, 0
    for name, hand in everyone(read_book()):
        for document in DOCUMENTS:
            chosen = LAYOUTS if options.all else (LAYOUTS[next(turn) % len(LAYOUTS)],)
            for layout in chosen:
                pdf = documents_pdf(hand, [document], layout)
                problems = checkers.pdf_ua_1(pdf) + (checkers.pdf_a_3a(pdf) if document == BRIEF else [])
                made, found = made + 1, found + len(problems)
                for problem in problems:
                    print(f"{name}: {document} {layout}: {problem}", flush=True)
        next(turn)
    checkers.close()
    print(f"{made} documents, {found} problems")
    raise SystemExit(found > 0)


def everyone(book: Book) -> Iterator[tuple[str, Handover]]:
    """What every simulated patient, and every patient of the documents, hands over."""
    for patient in read_patients(CASES, book.questionnaire, TODAY):
        yield patient.name, Handover(book, patient.answers, TODAY, language("en"))
    for path in sorted((HERE / "patients").glob("*.json")):
        answers = load(json.loads(path.read_text(encoding="utf-8")), book.questionnaire, TODAY)
        yield path.stem, Handover(book, answers, TODAY, language("en"))


if __name__ == "__main__":
    main()
