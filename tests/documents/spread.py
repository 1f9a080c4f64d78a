"""A fixed spread of people: few enough that every run looks at all they hand over, and no two of them alike.

What decides is what is written: every piece of every print template is written for one of them (`unwritten` names
those that are not). Beside each stands what is written for that one alone. `make papers` looks at everybody.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from types import CodeType, FrameType
from typing import Any

from handed import NORTH, hand

from questionnaire.telling.handover import Handover
from questionnaire.telling.language import language
from questionnaire.telling.letter import Identity
from questionnaire.telling.papers import Layout, papers_html
from tests.register import DOCUMENTS, LETTERS


@dataclass(frozen=True, slots=True)
class Someone:
    """One of them, the layout of the papers, and how they are handed over."""

    name: str
    layout: Layout
    options: dict[str, Any] = field(default_factory=dict)

    @property
    def hand(self) -> Handover:
        """What is handed over."""
        return hand(self.name, **self.options)

    def __str__(self) -> str:
        return self.name


_ADA = {"given_clinic": NORTH, "given_identity": Identity("Ada Example", "May 3, 1990", "R-17")}
SPREAD = (
    # An urgent alert: on the summary, on the brief, in the message.
    Someone("fever-now", Layout("letter")),
    # Alerts that need a call the same day, and answers of the day before, which say so on every paper.
    Someone("carbimazole", Layout("a4")),
    # Names, a clinic and its phone. A break in the time of the chart, shots, and values told to be low.
    Someone("severe-since-birth-on-gcsf-in-england", Layout("a4"), _ADA),
    # A copy without names, on each paper in large print; what is normal again.
    Someone("low-as-a-toddler-normal-for-twenty-years", Layout("letter", large=True), {"anonymous": True}),
    # Counts so close that they are joined by a line.
    Someone("cyclic-girl-with-serial-counts", Layout("a4")),
    # An answer in one’s own words beside others (the dose); a relative who carries a change.
    Someone("on-gcsf", Layout("letter")),
    # Nothing told on the short way, no country, no chart, no family.
    Someone("almost-nothing", Layout("a4"), {"short": True}),
    # A question of one’s own among the first three; letters of every script.
    Someone("many-scripts", Layout("letter")),
    # No questions chosen.
    Someone("typical-adult", Layout("letter", large=True)),
    # More than sixteen counts, more than fourteen questions after the first three, seven letters to labs.
    Someone("very-long", Layout("letter")),
)
# A line that is written for browsers only.
_FOR_BROWSERS = "stylesheet"
_OWN = [each for each in DOCUMENTS if each not in LETTERS]
_TEMPLATES = (
    "base.html",
    "letters.html",
    "parts/letter.html",
    "parts/whose.html",
    *(f"papers/{each}.html" for each in _OWN),
)


def unwritten(people: Sequence[Someone] = SPREAD) -> list[str]:
    """The pieces of print templates that are written for nobody of these, each with its template and its line there.

    A template is compiled to Python, in which a line writes each piece: the lines that were run are noted.
    """
    environment = language("en").environment
    written, pieces = set(_written(people)), list[str]()
    for name in (f"print/{each}" for each in _TEMPLATES):
        source, path, _ = environment.loader.get_source(environment, name)  # type: ignore[union-attr]
        template = environment.get_template(name)
        lines = str(environment.compile(source, raw=True)).splitlines()
        for number in sorted(set(_lines(template.root_render_func.__code__))):
            piece, place = lines[number - 1].strip(), template.get_corresponding_lineno(number)
            if piece.startswith(("yield", "t_")) and (path, number) not in written:
                pieces += [f"{name}:{place}: {piece}"] if _FOR_BROWSERS not in source.splitlines()[place - 1] else []
    return pieces


def _lines(code: CodeType) -> Iterator[int]:
    yield from (line for _, _, line in code.co_lines() if line)
    for each in code.co_consts:
        if isinstance(each, CodeType):
            yield from _lines(each)


def _written(people: Sequence[Someone]) -> Iterator[tuple[str, int]]:
    """Every line of a template, by its file, that is run for one of these."""
    found = set[tuple[str, int]]()

    def noted(frame: FrameType, event: str, _: Any) -> Any:
        if event == "line":
            found.add((frame.f_code.co_filename, frame.f_lineno))
        return noted

    def entered(frame: FrameType, _event: str, _: Any) -> Any:
        return noted if "/print/" in frame.f_code.co_filename else None

    before = sys.gettrace()
    for each in people:
        sys.settrace(entered)
        try:
            papers_html(each.hand, DOCUMENTS, each.layout)
        finally:
            sys.settrace(before)
    yield from found
