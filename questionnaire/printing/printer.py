"""The way to a PDF. WeasyPrint is loaded when first needed: it takes a second, and nothing else needs it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from ctypes.util import find_library

from questionnaire.errors import NoPdf
from questionnaire.printing.attachments import Attachment

# What Debian calls the packages that bring them; the last only makes it quicker.
LIBRARIES = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"


def html_to_pdf(html: str, paper: str, instead: str = "[?]", inside: Sequence[Attachment] = ()) -> bytes:
    """A document as a PDF/UA-1 file. Raises NoPdf where the system libraries are missing."""
    with _libraries():
        from questionnaire.printing.pdf import make_pdf  # noqa: PLC0415 - loaded when first needed
    return make_pdf(html, paper, instead, inside)


def unknown_signs(text: str) -> str:
    """The signs of a text that no font of this machine has. Raises NoPdf where the system libraries are missing."""
    with _libraries():
        from questionnaire.printing.pdf import unknown_signs as unknown  # noqa: PLC0415 - loaded when first needed
    return unknown(text)


def slow_without() -> str | None:
    """The system library without which a PDF takes six times as long, where it is missing. Raises NoPdf."""
    html_to_pdf("<!doctype html><html lang=en><title>.</title><h1>.</h1></html>", "letter")
    return None if find_library("harfbuzz-subset") else LIBRARIES.rsplit(maxsplit=1)[-1]


@contextmanager
def _libraries() -> Iterator[None]:
    try:
        yield
    except OSError as missing:
        raise NoPdf(f"no PDF can be made here: install {LIBRARIES} (on macOS: pango); {missing}") from None
