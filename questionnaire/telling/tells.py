"""What a pack tells that its content alone cannot say: a chart, a family tree, letters, files for other programs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from questionnaire.asking.answers import Answers
from questionnaire.asking.pages import Questionnaire, Route
from questionnaire.drawing.chart.chart import Chart
from questionnaire.drawing.pedigree.shapes import Drawing
from questionnaire.judging.facts import Sheet
from questionnaire.reading.book import Book
from questionnaire.telling.letter import Letter
from questionnaire.telling.wording import Words


@dataclass(frozen=True, slots=True)
class Charted:
    """A chart of the entries of a list, the same in words, and the lowest in one line ("" where none has a number)."""

    chart: Chart
    text: str
    lowest: str


@dataclass(frozen=True, slots=True)
class Pedigree:
    """A family: the drawing, once more in large print, its text alternative, a sentence for each person, and notes."""

    drawing: Drawing
    large: Drawing
    title: str
    sentences: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file for other programs, beside FHIR: made from a sheet and an id; and what it leaves out, in words."""

    name: str
    media_type: str
    make: Callable[[Book, Sheet, dt.date, str], Any]
    left_out: Callable[[Book, Sheet, Words], Sequence[str]]


Notes = Callable[[Book, Answers, Words], Sequence[str]]


@dataclass(frozen=True)
class Tells:
    """Everything may be left out.

    `chart` draws the list `charted` from the facts and from what may be told; `pedigree` the list `drawn`. `letters`
    are written from the `Handover` by the id of their paper; `papers` gives a template what it tells beyond it. `notes`
    are sentences for a clinician under the table of a list, by its id.
    """

    charted: str = ""
    chart: Callable[[Sheet, Answers, Words], Charted | None] = lambda *_: None
    drawn: str = ""
    pedigree: Callable[[Questionnaire, Route, Words], Pedigree | None] = lambda *_: None
    letters: Mapping[str, Callable[[Any], tuple[Letter, ...]]] = field(default_factory=dict)
    papers: Mapping[str, Callable[[Any], Any]] = field(default_factory=dict)
    notes: Mapping[str, Notes] = field(default_factory=dict)
    files: tuple[DataFile, ...] = ()

    def notes_on(self, group: str | None) -> Notes:
        """What says the notes under the table of a list; nothing for others."""
        return self.notes.get(group or "", lambda *_: ())


NOTHING = Tells()


def tells_of(book: Book) -> Tells:
    """What the pack of a book tells."""
    tells: Tells = book.pack.tells or NOTHING
    return tells
