"""Mangled files through the real pages, each in a process of its own: no 5xx, and nothing kept."""

from __future__ import annotations

import datetime as dt
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from questionnaire.reading import Book
from questionnaire.settings import Settings
from questionnaire.web import create_app

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[1] / "web")]

from keyboard import Person  # noqa: E402 - as pytest does, from the folder of the tests

ADDRESS = "/q/counts/import"
TAKEN = (200, 413, 422)


class Shown:
    """A visitor who stands before the list of counts, and sends one file after the other."""

    def __init__(self, book: Book, folder: Path) -> None:
        settings = Settings(database=f"sqlite:///{folder}/answers.sqlite3")
        self.person = Person(create_app(settings, book=book, clinics={}, today=lambda: dt.date(2026, 11, 22)))
        self.folder, self.statuses = folder, Counter[int]()
        self.person.opens("/")
        self.person.presses("Start now")
        self.person.goes_through({"person-who": "self", "counts-ever_low": "yes"}, to="/q/counts")
        self.before = self._kept()

    def wrong_with(self, seed: int, data: bytes) -> Iterator[str]:
        """What is wrong after a file was sent."""
        self.person.opens(ADDRESS)
        head = f'--x\r\nContent-Disposition: form-data; name="csrf_token"\r\n\r\n{self.person.token()}\r\n--x\r\n'
        named = 'Content-Disposition: form-data; name="file"; filename="record"\r\n\r\n'
        body = (head + named).encode() + data + b"\r\n--x--\r\n"
        answer = self.person.client.post(ADDRESS, data=body, content_type="multipart/form-data; boundary=x")
        self.statuses[answer.status_code] += 1
        if answer.status_code not in TAKEN:
            yield f"{seed}: status {answer.status_code}"
        if self._kept() != self.before:
            yield f"{seed}: something was kept"

    def _kept(self) -> tuple[list[str], str]:
        """The files there are, and the list as it is shown."""
        self.person.opens("/q/counts")
        return sorted(each.name for each in self.folder.iterdir()), self.person.text
