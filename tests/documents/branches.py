"""Which branches somebody's papers and files take: from which line to which, as Python's own tracing tells."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from types import FrameType
from typing import Any

from handed import NORTH, hand

from questionnaire.exporting.datafiles import data_files
from questionnaire.telling.letter import Identity
from questionnaire.telling.papers import Layout, letter_text, papers_html
from tests.register import DOCUMENTS, LETTERS

WAYS = (
    {},
    {"given_clinic": NORTH, "given_identity": Identity("Ada Example", "May 3, 1990", "R-17")},
    {"anonymous": True},
)
_ROOMS = ("/questionnaire/telling/", "/questionnaire/exporting/", "/questionnaire/drawing/", "/templates/print/")
# Made once for each voice, of the content alone.
_OF_NOBODY = ("fhir/questionnaire.py", "fhir/conditions.py", "fhir/terms.py")
Branch = tuple[str, int, int]


def branches(name: str) -> set[Branch]:
    """Every branch taken for one of them, with names and without: the file, the line before, and the line then."""
    found = set[Branch]()

    def entered(frame: FrameType, _event: str, _: Any) -> Any:
        file, line = frame.f_code.co_filename, frame.f_code.co_firstlineno
        if file.endswith(_OF_NOBODY) or not any(room in file for room in _ROOMS):
            return None

        def noted(frame: FrameType, event: str, _: Any) -> Any:
            nonlocal line
            if event in ("line", "return"):
                found.add((file, line, frame.f_lineno if event == "line" else 0))
                line = frame.f_lineno
            return noted

        return noted

    before = sys.gettrace()
    sys.settrace(entered)
    try:
        _all_of(name)
    finally:
        sys.settrace(before)
    return found


def _all_of(name: str) -> None:
    for way in WAYS:
        person = hand.__wrapped__(name, **way)  # made anew: what was told before is not told again
        papers_html(person, DOCUMENTS, Layout(large="anonymous" in way))
        for letter in LETTERS:
            letter_text(person, letter)
        data_files(person)


def missed(spread: Iterable[str], everybody: Iterable[str]) -> tuple[set[Branch], int]:
    """The branches that somebody takes and nobody of the spread, and how many are taken at all."""
    of_spread = set[Branch]().union(*map(branches, spread))
    of_all = set[Branch]().union(of_spread, *map(branches, everybody))
    return of_all - of_spread, len(of_all)
