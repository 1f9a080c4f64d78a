"""Documents: one template each and one `Handover`, as HTML and, through `pdf.py`, as PDF; one or several in a file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from questionnaire.errors import NoPdf
from questionnaire.telling.attachments import Attachment
from questionnaire.telling.datafiles import data_files
from questionnaire.telling.handover import Handover
from questionnaire.telling.letters.card import card
from questionnaire.telling.letters.letter import DOCTOR_MESSAGE, REPORT_REQUEST
from questionnaire.telling.letters.letters import letters
from questionnaire.telling.summary import TOP
from questionnaire.telling.wording import Words

SUMMARY, BRIEF, CARD = "summary", "brief", "card"
DOCUMENTS = (SUMMARY, BRIEF, DOCTOR_MESSAGE, REPORT_REQUEST, CARD)
# What most people take along.
USUAL = (SUMMARY, BRIEF)
LIBRARIES = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"


@dataclass(frozen=True, slots=True)
class Layout:
    """How documents are laid out: on "letter" or "a4" paper ("": as the summary says), in large print or not."""

    paper: str = ""
    large: bool = False


def documents_html(
    handover: Handover, ids: Sequence[str] = (SUMMARY,), layout: Layout = Layout(), stylesheet: str = ""
) -> str:
    """Documents by their ids, one after the other, as one whole HTML page; `stylesheet` is for a browser."""
    words = handover.words
    title = words.word(f"{ids[0]}.title" if len(ids) == 1 else "documents.title")
    parts = {"hand": handover, "summary": handover.summary, "top": TOP, "stylesheet": stylesheet}
    parts |= {"letters": partial(letters, handover), "card": partial(card, handover)}
    return page_html(words, ids, title, handover.today, large=layout.large, **parts)


def documents_pdf(handover: Handover, ids: Sequence[str] = (SUMMARY,), layout: Layout = Layout()) -> bytes:
    """Documents as one PDF/UA-1 file; with the clinician's it holds the data files, and is PDF/A-3a as well.

    Raises NoPdf where the system libraries are missing.
    """
    html, paper = documents_html(handover, ids, layout), layout.paper or handover.summary.paper
    inside = data_files(handover) if BRIEF in ids else ()
    return html_to_pdf(html, paper, handover.summary.unprinted, inside)


def page_html(words: Words, ids: Sequence[str], title: str, today: dt.date, **parts: Any) -> str:
    """The templates of documents in one HTML page, each given the `parts` it tells; `large` must be among them."""
    template = words.language.environment.get_template("print/base.html")
    language, made = words.language, today.isoformat()
    return template.render(words=words, ids=ids, title=title, language=language, today=made, **parts)


def html_to_pdf(html: str, paper: str, instead: str = "[?]", inside: Sequence[Attachment] = ()) -> bytes:
    """A document as a PDF/UA-1 file. Raises NoPdf where the system libraries are missing."""
    try:
        # WeasyPrint takes a second to load, and nothing else needs it.
        from questionnaire.telling.pdf import make_pdf  # noqa: PLC0415
    except OSError as missing:
        raise NoPdf(f"no PDF can be made here: install {LIBRARIES} (on macOS: pango); {missing}") from None
    return make_pdf(html, paper, instead, inside)


def slow_without() -> str | None:
    """The system library without which a PDF takes six times as long, where it is missing. Raises NoPdf."""
    html_to_pdf("<!doctype html><html lang=en><title>.</title><h1>.</h1></html>", "letter")
    from questionnaire.telling.pdf import has_subsetter  # noqa: PLC0415 - loaded by the line before

    return None if has_subsetter() else LIBRARIES.rsplit(maxsplit=1)[-1]
