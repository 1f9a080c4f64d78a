"""Files that travel inside a PDF for a program to read, such as the answers as JSON."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file inside a PDF: `name` is its file name, `description` tells a person what it is."""

    name: str
    media_type: str
    description: str
    data: bytes = field(repr=False)
