"""Documents: one template each and one `Handover`, as HTML and, through `pdf.py`, as PDF; one or several in a file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from questionnaire.printing.attachments import Attachment
from questionnaire.printing.printer import html_to_pdf
from questionnaire.telling.figures import figures
from questionnaire.telling.handover import Handover
from questionnaire.telling.letters.card import card
from questionnaire.telling.letters.letter import DOCTOR_MESSAGE, REPORT_REQUEST
from questionnaire.telling.letters.letters import letters
from questionnaire.telling.printable import printable
from questionnaire.telling.summary import TOP
from questionnaire.telling.wording import Words

SUMMARY, BRIEF, CARD = "summary", "brief", "card"
DOCUMENTS = (SUMMARY, BRIEF, DOCTOR_MESSAGE, REPORT_REQUEST, CARD)
# What most people take along.
USUAL = (SUMMARY, BRIEF)


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
    parts |= {"figures": partial(figures, handover, large=layout.large)}
    return page_html(words, ids, title, handover.today, large=layout.large, **parts)


def documents_pdf(
    handover: Handover,
    ids: Sequence[str] = (SUMMARY,),
    layout: Layout = Layout(),
    files: Callable[[Handover], Sequence[Attachment]] | None = None,
) -> bytes:
    """Documents as one PDF/UA-1 file; with the clinician's it holds `files`, and is PDF/A-3a as well.

    A name that no font of this machine can print leaves its line free to write on. Raises NoPdf where the system
    libraries are missing.
    """
    if (identity := printable(handover.identity)) != handover.identity:
        handover = replace(handover, given_identity=identity)
    html, paper = documents_html(handover, ids, layout), layout.paper or handover.summary.paper
    inside = files(handover) if files and BRIEF in ids else ()
    return html_to_pdf(html, paper, handover.summary.unprinted, inside)


def page_html(words: Words, ids: Sequence[str], title: str, today: dt.date, **parts: Any) -> str:
    """The templates of documents in one HTML page, each given the `parts` it tells; `large` must be among them."""
    template = words.language.environment.get_template("print/base.html")
    language, made = words.language, today.isoformat()
    return template.render(words=words, ids=ids, title=title, language=language, today=made, **parts)
