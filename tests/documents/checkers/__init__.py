"""Two checkers of PDF/UA-1 that know nothing of one another, page-validation and veraPDF; veraPDF knows PDF/A-3a too.

Each gives what a file breaks, one line for each place: the rule, what it asks, and the page. Nothing broken: nothing.
"""

from __future__ import annotations

import base64
import json
import re
import subprocess
import sys
from functools import cached_property
from io import BytesIO
from pathlib import Path
from typing import Any

import page
from pypdf import PdfReader

# For Java: no second look at what it compiles, and no threads for its garbage.
FEW = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
FEWEST_RULES = 100
FEWEST_CHECKS = 60


class Checkers:
    """Both, for one session: Java starts with the first file, and takes two seconds for it.

    Where there are `many` files it takes its time to become fast; for a few that takes longer than it saves.
    """

    def __init__(self, *, many: bool = False) -> None:
        self.many = many

    def pdf_ua_1(self, pdf: bytes) -> list[str]:
        """What the file breaks of PDF/UA-1, by either checker."""
        return [*page_validation(pdf), *self.vera(pdf, "ua1")]

    def pdf_a_3a(self, pdf: bytes) -> list[str]:
        """What the file breaks of PDF/A-3a; page-validation takes compressed metadata for a fault of it."""
        return self.vera(pdf, "3a")

    def vera(self, pdf: bytes, flavour: str) -> list[str]:
        """What veraPDF finds: "ua1" or "3a"."""
        pipes = self._process
        assert pipes.stdin is not None
        assert pipes.stdout is not None
        pipes.stdin.write(f"{flavour} {base64.b64encode(pdf).decode()}\n")
        pipes.stdin.flush()
        line = pipes.stdout.readline()
        assert line, "veraPDF has stopped: see what it wrote above"
        found = json.loads(line)
        assert found["checks"] > FEWEST_CHECKS
        assert found["compliant"] == (not found["broken"])
        return [f"veraPDF {clause} ({place(pdf, where)}): {asks} [{where}]" for clause, asks, where in found["broken"]]

    @cached_property
    def _process(self) -> subprocess.Popen[str]:
        command = [sys.executable, str(Path(__file__).parent / "vera.py"), *([] if self.many else FEW)]
        return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def close(self) -> None:
        """Lets Java end, if it ever began."""
        if "_process" in self.__dict__:
            self._process.communicate()


def page_validation(pdf: bytes) -> list[str]:
    """What page-validation finds."""
    report = page.validate_pdf_bytes(pdf, profile=page.ValidationProfile.PDF_UA_1)
    assert report.rules.total > FEWEST_RULES
    assert report.is_compliant == (not report.failures)
    return [
        f"page-validation {each.rule_id} ({place(pdf, _path(each.object_id))}): {each.message}"
        for each in report.failures
    ]


def _path(number: Any) -> str:
    return f"({number.object_number} 0 obj" if number else ""


def place(pdf: bytes, where: str) -> str:
    """The page on which veraPDF's path to an object lies: the path names it, or else the object knows it."""
    if named := re.search(r"pages\[(\d+)\]", where):
        return f"page {int(named[1]) + 1}"
    reader = PdfReader(BytesIO(pdf))
    numbers = {each.indirect_reference.idnum: number for number, each in enumerate(reader.pages, 1)}
    for number in reversed(re.findall(r"\((\d+) 0 obj", where)):
        found = _page_of(reader.get_object(int(number)))
        if found in numbers:
            return f"page {numbers[found]}"
    return "the whole file"


def _page_of(element: Any) -> int | None:
    if not isinstance(element, dict):
        return None
    if "/Pg" in element:
        return int(element.raw_get("/Pg").idnum)
    kids = element.get("/K", [])
    found = (_page_of(each.get_object()) for each in (kids if isinstance(kids, list) else [kids]))
    return next((each for each in found if each is not None), None)
