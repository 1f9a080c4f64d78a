"""A patient's summary on paper: the HTML it is made from, the PDF, and the PDF read back by other programs."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

from pypdf import PdfReader

from questionnaire.asking.answers import Answers
from questionnaire.printing.pdf import make_pdf
from questionnaire.telling.summary import Summary
from tests.everybody import book, of_today
from tests.register import DOCUMENTS

PaperOf = Callable[..., "Paper"]
PATIENTS = Path(__file__).parent / "patients"
EVERYONE = tuple(sorted(path.stem for path in PATIENTS.glob("*.json")))
# Their own words hold letters (emoji, Hebrew, Chinese) that only fonts of the machine have, if any.
OTHER_SCRIPTS = "many-scripts"
# Listening to 240 entries and 60 questions takes poppler several seconds.
SPOKEN = tuple(name for name in EVERYONE if name != "very-long")
IN_OUR_FONTS = tuple(name for name in EVERYONE if name != OTHER_SCRIPTS)


class Case(NamedTuple):
    """A document of a patient, on a paper of their own or one given, in normal or large print."""

    document: str
    patient: str
    paper: str = ""
    large: bool = False

    def __str__(self) -> str:
        return "-".join(filter(None, (self.document, self.patient, self.paper, "large" if self.large else "")))


# Each document by itself, on both papers, in normal and in large print; all of them in one file are in `spread.py`.
CASES = (
    Case("summary", "typical-child", "a4"),
    Case("summary", "many-scripts"),
    Case("summary", "typical-adult", "letter", large=True),
    Case("summary", "fever-now", "a4", large=True),
    Case("brief", "typical-child"),
    Case("brief", "in-england", large=True),
    Case("doctor-message", "fever-now"),
    Case("doctor-message", "typical-adult", "a4", large=True),
    Case("report-request", "on-gcsf"),
    Case("report-request", "almost-nothing", large=True),
    Case("card", "almost-nothing"),
    Case("card", "in-england", large=True),
)
# What is looked at, page by page: six patients in their own paper and print.
PICTURED_PATIENTS = ("almost-nothing", "fever-now", "in-england", "on-gcsf", "typical-adult", "typical-child")
PICTURED = tuple(Case(document, name) for document in DOCUMENTS for name in PICTURED_PATIENTS)


def answers_file(name: str) -> Any:
    """The answers file of a patient."""
    return of_today(json.loads((PATIENTS / f"{name}.json").read_text(encoding="utf-8")), book())


@dataclass(frozen=True)
class Paper:
    """One document of a patient, as told and as printed."""

    name: str
    answers: Answers = field(repr=False)
    summary: Summary = field(repr=False)
    html: str = field(repr=False)
    size: str

    @cached_property
    def pdf(self) -> bytes:
        """The PDF."""
        return make_pdf(self.html, self.size, self.summary.unprinted)

    @cached_property
    def reader(self) -> PdfReader:
        """The PDF, opened."""
        return PdfReader(BytesIO(self.pdf))

    @cached_property
    def pages(self) -> tuple[str, ...]:
        """The text of each page in the order it was drawn, its spaces evened out."""
        return pages_of(self.pdf)

    @cached_property
    def lines(self) -> str:
        """The whole text, line by line."""
        return _poppler(self.pdf, "pdftotext", "-raw", "-", "-")

    @property
    def text(self) -> str:
        """The whole text."""
        return " ".join(self.pages)

    @cached_property
    def heard(self) -> tuple[tuple[str, str], ...]:
        """What a screen reader says, in its order: what each piece is (H1, P, LBody …) and its words."""
        return heard_in(self.pdf)

    def heard_as(self, *tags: str) -> list[str]:
        """The words of all pieces of these kinds."""
        return [words for tag, words in self.heard if tag in tags]

    def elements(self, tag: str) -> list[Any]:
        """The elements of one kind in the structure tree."""
        return [each for each in _tree(self.reader.trailer["/Root"]["/StructTreeRoot"]) if each.get("/S") == f"/{tag}"]

    @cached_property
    def fonts(self) -> dict[str, Any]:
        """Every font of every page by its name, without the letters that mark a subset."""
        used = [font.get_object() for page in self.reader.pages for font in page["/Resources"]["/Font"].values()]
        return {font["/BaseFont"].rpartition("+")[2].lstrip("/"): font for font in used}


def pages_of(pdf: bytes) -> tuple[str, ...]:
    """The text of each page of a PDF in the order it was drawn, its spaces evened out."""
    return tuple(even(page) for page in _poppler(pdf, "pdftotext", "-raw", "-", "-").split("\f")[:-1])


def heard_in(pdf: bytes) -> tuple[tuple[str, str], ...]:
    """What a screen reader says of a PDF: what each piece is, and its words."""
    return tuple(_pieces(_poppler(pdf, "pdfinfo", "-struct-text", "-")))


def _poppler(pdf: bytes, *command: str) -> str:
    # A reader of its own making: not the library that wrote the PDF, nor one that gives up on a font it cannot read.
    return subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode()


def even(text: str) -> str:
    """The text with every run of white space as one space."""
    return re.sub(r"\s+", " ", text).strip()


def _tree(element: Any) -> Iterator[Any]:
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        each = kid.get_object()
        if hasattr(each, "get"):
            yield each
            yield from _tree(each)


def _pieces(listed: str) -> Iterator[tuple[str, str]]:
    """Of "H2 (block)" and the quoted lines indented below it, one piece; spans belong to what they stand in."""
    tag, words = "", list[str]()
    for line in map(str.strip, listed.splitlines()):
        if line.startswith('"'):
            words.append(line[1:-1])
        elif (name := line.split(" ")[0].rstrip(":")) not in {"Span", "NonStruct"} and not name.startswith("/"):
            if words:
                yield tag, even(" ".join(words))
            tag, words = name, []
    if words:
        yield tag, even(" ".join(words))
