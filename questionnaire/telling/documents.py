"""Documents: one template each and one `Handover`, as HTML and, through `pdf.py`, as PDF; one or several in a file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from questionnaire.printing.attachments import Attachment
from questionnaire.printing.printer import html_to_pdf
from questionnaire.telling.figures import figures
from questionnaire.telling.handover import Handover
from questionnaire.telling.language import Language
from questionnaire.telling.letters.card import card
from questionnaire.telling.letters.letter import DOCTOR_MESSAGE, REPORT_REQUEST
from questionnaire.telling.letters.letters import letters
from questionnaire.telling.printable import printable
from questionnaire.telling.summary import TOP
from questionnaire.telling.wording import Words

SUMMARY, BRIEF, CARD = "summary", "brief", "card"
DOCUMENTS = (SUMMARY, BRIEF, DOCTOR_MESSAGE, REPORT_REQUEST, CARD)
# What a clinician reads, in the language of the clinic; all else is the patient's.
FOR_CLINIC = frozenset({BRIEF, DOCTOR_MESSAGE, REPORT_REQUEST})
# What most people take along.
USUAL = (SUMMARY, BRIEF)


@dataclass(frozen=True, slots=True)
class Layout:
    """How documents are laid out: on "letter" or "a4" paper ("": as the summary says), in large print or not."""

    paper: str = ""
    large: bool = False


@dataclass(frozen=True, slots=True)
class Made:
    """A document as HTML, and the language it is in."""

    language: Language
    html: str


def documents_html(
    handover: Handover, ids: Sequence[str] = (SUMMARY,), layout: Layout = Layout(), stylesheet: str = ""
) -> str:
    """Documents by their ids, one after the other, as one whole HTML page; `stylesheet` is for a browser."""
    made = {each: _document(each, handover.for_clinic if each in FOR_CLINIC else handover, layout) for each in ids}
    first = handover.for_clinic if set(ids) <= FOR_CLINIC else handover
    title = first.words.word(f"{ids[0]}.title" if len(ids) == 1 else "documents.title")
    return page_html(first.words.language, made, title, handover.today, large=layout.large, stylesheet=stylesheet)


def _document(document: str, hand: Handover, layout: Layout) -> Made:
    parts = {"hand": hand, "summary": hand.summary, "top": TOP, "large": layout.large}
    parts |= {"letters": partial(letters, hand), "card": partial(card, hand)}
    return document_html(document, hand.words, figures=partial(figures, hand, large=layout.large), **parts)


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
    inside = files(handover.for_clinic) if files and BRIEF in ids else ()
    return html_to_pdf(html, paper, handover.summary.unprinted, inside)


def document_html(document: str, words: Words, **parts: Any) -> Made:
    """The template of a document, given the `parts` it tells; `large` must be among them."""
    template = words.language.environment.get_template(f"print/documents/{document}.html")
    return Made(words.language, template.render(words=words, **parts))


def page_html(language: Language, documents: Mapping[str, Made], title: str, today: dt.date, **others: Any) -> str:
    """Documents in one HTML page, each in its language; `large` must be among the others, `stylesheet` may be."""
    template, made = language.environment.get_template("print/base.html"), today.isoformat()
    return template.render(language=language, documents=documents, title=title, today=made, **others)
