"""What the templates of pages about paper are given; see `contexts`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from questionnaire.web.views import ErrorView, Fields


@dataclass(frozen=True, slots=True)
class Blank:
    """How the questions are printed to be filled in with a pen."""

    template: ClassVar[str] = "blank"
    errors: tuple[ErrorView, ...]
    title: str
    intro: tuple[str, ...]
    fields: Fields


@dataclass(frozen=True, slots=True)
class Papers:
    """Which papers to take along. Documents, letters and files are each an id with its title.

    `unprintable` are words that no font here has, in whose place the paper says `note`, `and_more` if there are too
    many to name. `left_free` are those among what was just typed: their line stays empty. `left_out` is what the files
    do not hold.
    """

    template: ClassVar[str] = "papers"
    errors: tuple[ErrorView, ...]
    title: str
    intro: tuple[str, ...]
    fields: Fields
    documents: tuple[tuple[str, str], ...]
    letters: tuple[tuple[str, str], ...]
    files: tuple[tuple[str, str], ...]
    left_out: tuple[str, ...]
    unprintable: tuple[str, ...]
    and_more: bool
    note: str
    left_free: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter as plain text, in the language of who gets it."""

    template: ClassVar[str] = "letter"
    title: str
    text: str
    lang: str
    direction: str
