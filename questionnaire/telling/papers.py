"""Papers as HTML and as PDF, one or several in a file: each from one `Handover`, by the register of papers.toml."""

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
from questionnaire.telling.letters import letters
from questionnaire.telling.printable import printable
from questionnaire.telling.summary import TOP
from questionnaire.telling.tells import tells_of
from questionnaire.telling.wording import Words

SUMMARY, BRIEF = "summary", "brief"


@dataclass(frozen=True, slots=True)
class Layout:
    """How papers are laid out: on sheets of "letter" or "a4" size ("": as the summary says), in large print or not."""

    sheet: str = ""
    large: bool = False


def papers_html(
    handover: Handover, ids: Sequence[str] = (SUMMARY,), layout: Layout = Layout(), stylesheet: str = ""
) -> str:
    """Papers by their ids, one after the other, as one whole HTML page; `stylesheet` is for a browser."""
    words = handover.words
    title = words.word(f"{ids[0]}.title" if len(ids) == 1 else "papers.title")
    parts = {"hand": handover, "summary": handover.summary, "top": TOP, "stylesheet": stylesheet}
    told = {paper: partial(make, handover) for paper, make in tells_of(handover.book).papers.items()}
    parts |= {"letters": partial(letters, handover), "told": told}
    parts |= {"figures": partial(figures, handover, large=layout.large)}
    return page_html(words, ids, title, handover.today, large=layout.large, **parts)


def papers_pdf(
    handover: Handover,
    ids: Sequence[str] = (SUMMARY,),
    layout: Layout = Layout(),
    files: Callable[[Handover], Sequence[Attachment]] | None = None,
) -> bytes:
    """Papers as one PDF/UA-1 file; with one for a clinician it holds `files`, and is PDF/A-3a as well.

    A name that no font of this machine can print leaves its line free to write on. Raises NoPdf where the system
    libraries are missing.
    """
    if (identity := printable(handover.identity)) != handover.identity:
        handover = replace(handover, given_identity=identity)
    html, sheet = papers_html(handover, ids, layout), layout.sheet or handover.summary.paper
    for_clinician = any(paper.for_clinician for paper in handover.book.papers if paper.id in ids)
    inside = files(handover) if files and for_clinician else ()
    return html_to_pdf(html, sheet, handover.summary.unprinted, inside)


def page_html(words: Words, ids: Sequence[str], title: str, today: dt.date, **parts: Any) -> str:
    """The templates of papers in one HTML page, each given the `parts` it tells; `large` must be among them."""
    template = words.language.environment.get_template("print/base.html")
    language, made = words.language, today.isoformat()
    return template.render(words=words, ids=ids, title=title, language=language, today=made, **parts)
