"""What somebody hands over: a simulated patient, a patient of the documents, or one made up; their PDFs read back."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from functools import cache
from io import BytesIO
from typing import Any

from papers import even
from pypdf import PdfReader
from pypdf.generic import ContentStream

from questionnaire.asking.answerfile import load
from questionnaire.clinics import Clinic
from questionnaire.exporting.datafiles import data_files
from questionnaire.telling.handover import Handover
from questionnaire.telling.language import language
from questionnaire.telling.papers import Layout, papers_pdf
from tests.everybody import OF_DOCUMENTS, SIMULATED, TODAY, answers_of, book, of_today

# The simulated patients and the patients of the documents.
NAMES = tuple(sorted((*SIMULATED, *OF_DOCUMENTS)))
NORTH = Clinic("north", "North Hill Clinic", "555-0111")
NORMAL = Layout()
_MM = 25.4 / 72
_WORD = re.compile(r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">')
Box = tuple[float, float, float, float]


@cache
def hand(name: str, *, short: bool = False, **options: Any) -> Handover:
    """What one of them hands over; on the short way, if `short`."""
    return Handover(book(), replace(answers_of(name), short=short), TODAY, language("en"), **options)


def said(extra: dict[str, Any], groups: dict[str, list[dict[str, Any]]] | None = None, **options: Any) -> Handover:
    """What somebody hands over who gave these answers."""
    listed = {
        group: {"complete": True, "entries": [{"id": f"e{n}", "answers": each} for n, each in enumerate(entries)]}
        for group, entries in (groups or {}).items()
    }
    told = of_today({"version": 1, "answers": {"person.who": "self", **extra}, "groups": listed}, book())
    answers = load(told, book().questionnaire, TODAY)
    return Handover(book(), answers, TODAY, language("en"), **options)


class Pdf:
    """Documents as a PDF, read back by other programs."""

    def __init__(self, handover: Handover, ids: tuple[str, ...], layout: Layout = NORMAL) -> None:
        self.made = papers_pdf(handover, ids, layout, data_files)
        self.reader = PdfReader(BytesIO(self.made))

    @property
    def pages(self) -> list[str]:
        """The words of each page, their spaces evened out."""
        return [even(each) for each in self._poppler("-raw").split("\f")[:-1]]

    @property
    def lines(self) -> list[str]:
        """The words line by line."""
        return self._poppler("-raw").splitlines()

    def boxes(self) -> set[Box]:
        """Every rectangle of the first page in millimeters: left, top, width, height."""
        drawn = ContentStream(self.reader.pages[0].get_contents(), self.reader).operations
        scale = 0.75 * _MM  # WeasyPrint draws in CSS pixels
        return {tuple(round(float(each) * scale, 1) for each in ops) for ops, named in drawn if named == b"re"}  # type: ignore[misc]

    def words(self) -> list[Box]:
        """Where each word of the first page stands in millimeters: left, top, right, bottom."""
        found = _WORD.findall(self._poppler("-bbox", "-l", "1"))
        return [tuple(float(each) * _MM for each in box) for box in found]  # type: ignore[misc]

    def _poppler(self, *options: str) -> str:
        command = ["pdftotext", *options, "-", "-"]
        return subprocess.run(command, input=self.made, capture_output=True, check=True).stdout.decode()
