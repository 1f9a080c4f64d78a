"""Every document of everybody against every checker: `python -m tests.documents` (`make papers`).

`make test` looks at a spread of people. Here everybody hands over, by turns plainly, with names and a clinic, and
without names: all documents in one file, on one of two papers by turns, then each by itself in one of four layouts by
turns (Letter or A4, normal or large print), with --all in every one. The blank questionnaire follows, whole and section
by section. It takes a quarter of an hour, and says how far it is.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from itertools import cycle, product
from pathlib import Path

from questionnaire.asking.answers import Answers, Given
from questionnaire.exporting.datafiles import data_files
from questionnaire.telling.blank import blank, blank_html
from questionnaire.telling.handover import Handover
from questionnaire.telling.language import language
from questionnaire.telling.papers import BRIEF, Layout, html_to_pdf, papers_html, papers_pdf
from questionnaire.telling.wording import words_for
from tests.everybody import EVERYBODY, SIMULATED, TODAY, book
from tests.everybody import SPREAD as PEOPLE

sys.path.insert(0, str(Path(__file__).parent))

# They lie beside this file, as for the tests.
from branches import WAYS, missed
from checkers import Checkers
from examined import WITHOUT_END, problems
from handed import NAMES, hand
from papers import heard_in
from reading_order import UNSAID, first_difference
from spread import SPREAD, Someone, unwritten

from tests.register import DOCUMENTS, WHO

LAYOUTS = (Layout("letter"), Layout("a4", large=True), Layout("a4"), Layout("letter", large=True))
# To listen to these with poppler takes a quarter of a minute each.
UNHEARD = {"very-long"}


def main() -> None:
    """Print how far it is and what was found; exit 1 if something was."""
    parser = argparse.ArgumentParser(prog="python -m tests.documents", description=__doc__)
    parser.add_argument("--all", action="store_true", help="each document in all four layouts")
    options = parser.parse_args()
    checkers, found = Checkers(many=True), 0
    steps = [*_of_everybody(checkers, every_layout=options.all), *_of_the_blank(checkers), ("the spread", _of_spread())]
    steps.append(("the branches", _of_branches()))
    for number, (what, problems_of) in enumerate(steps, 1):
        print(f"{number} of {len(steps)}: {what}", flush=True)
        for problem in problems_of:
            found += 1
            print(f"    {problem}", flush=True)
    checkers.close()
    print(f"{found} problems")
    raise SystemExit(found > 0)


Step = tuple[str, Iterator[str]]


def _of_everybody(checkers: Checkers, *, every_layout: bool) -> Iterator[Step]:
    ways, together, alone = cycle(WAYS), cycle((Layout("letter"), Layout("a4"))), cycle(LAYOUTS)
    for name in NAMES:
        handover, layout = hand(name, **next(ways)), next(together)
        papers = [(each, on) for each in DOCUMENTS for on in (LAYOUTS if every_layout else (next(alone),))]
        next(alone)  # else each document would always come in the same one
        yield name, _of_one(name, handover, layout, papers, checkers)


def _of_one(
    name: str, handover: Handover, layout: Layout, papers: list[tuple[str, Layout]], checkers: Checkers
) -> Iterator[str]:
    limited = name in SIMULATED or name not in WITHOUT_END
    yield from (f"{layout}: {each}" for each in problems(handover, layout, checkers, length=limited))
    for document, on in papers:
        pdf = papers_pdf(handover, [document], on, data_files)
        found = checkers.pdf_ua_1(pdf) + (checkers.pdf_a_3a(pdf) if document == BRIEF else [])
        if name not in UNHEARD:
            heard = [words for tag, words in heard_in(pdf) if tag not in UNSAID]
            told = papers_html(handover, [document], on)
            found += filter(None, first_difference(told, handover.summary.unprinted, heard))
        yield from (f"{document} {on}: {each}" for each in found)


def _of_the_blank(checkers: Checkers) -> Iterator[Step]:
    sections = (None, *(each.id for each in book().questionnaire.sections))
    for who, layout, section in product(("self", "child"), LAYOUTS, sections):
        yield f"blank, {who}, {layout}, {section or 'whole'}", _of_one_blank(who, layout, section, checkers)


def _of_one_blank(who: str, layout: Layout, section: str | None, checkers: Checkers) -> Iterator[str]:
    words = words_for(book(), Answers({WHO: Given(who)}), None, language("en"))
    form = blank(book(), words, section, large=layout.large)
    yield from checkers.pdf_ua_1(html_to_pdf(blank_html(form, TODAY, large=layout.large), layout.sheet))


def _of_spread() -> Iterator[str]:
    """What is written for somebody, and for nobody of the spread."""
    everybody = [Someone(name, layout) for name, layout in product(NAMES, (LAYOUTS[0], LAYOUTS[1]))]
    missed, never = set(unwritten(SPREAD)), set(unwritten([*SPREAD, *everybody]))
    yield from (f"written for nobody of the spread: {each}" for each in sorted(missed - never))


def _of_branches() -> Iterator[str]:
    """Whether the people whom `make test` looks at take nearly every branch: all but one in a hundred."""
    by_nobody, taken = missed(PEOPLE, EVERYBODY)
    print(f"    of {taken:,} branches that anybody takes, the spread takes all but {len(by_nobody)}")
    if len(by_nobody) > taken / 100:
        yield from (f"taken by nobody of the spread: {file}:{line} to {then}" for file, line, then in sorted(by_nobody))


if __name__ == "__main__":
    main()
