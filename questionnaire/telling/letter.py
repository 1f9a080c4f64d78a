"""A letter to sign or to paste into a portal: one `Letter` feeds the paper and the plain text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

LINE = "____________"
# The last lines on paper.
SIGNING = ("signature", "date")


@dataclass(frozen=True, slots=True)
class Identity:
    """Whose papers these are, as typed for this one print and kept nowhere; empty where not given."""

    name: str = ""
    born: str = ""
    record: str = ""


NOBODY = Identity()


@dataclass(frozen=True, slots=True)
class Field:
    """Something to know of a person or a test: its label and what was told, "" for a line to write on."""

    label: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with what stands below it: fields or a list. `urgent` ones are read first."""

    text: str
    fields: tuple[Field, ...] = ()
    items: tuple[str, ...] = ()
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter, from whom it goes to down to the lines for `signing`, which stand on paper only.

    `note` says of which day the answers are, "" where all are of today.
    """

    title: str
    addressee: tuple[Field, ...]
    subject: str
    greeting: str
    paragraphs: tuple[Paragraph, ...]
    closing: str
    signature: tuple[Field, ...]
    signing: tuple[Field, ...]
    note: str = ""

    @property
    def text(self) -> str:
        """The letter in plain text, for a portal: without its title or a place to sign.

        What was not told is a line to write on.
        """
        top = [_fields(self.addressee)] if self.addressee else []
        body = ["\n".join(_lines(paragraph)) for paragraph in self.paragraphs]
        note = [self.note] if self.note else []
        return "\n\n".join([*top, self.subject, self.greeting, *note, *body, self.closing, _fields(self.signature)])


def _lines(paragraph: Paragraph) -> Iterator[str]:
    yield paragraph.text
    if paragraph.fields:
        yield _fields(paragraph.fields)
    yield from (f"- {item}" for item in paragraph.items)


def _fields(fields: tuple[Field, ...]) -> str:
    return "\n".join(f"{field.label} {field.value or LINE}" for field in fields)
