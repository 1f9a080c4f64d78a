"""Papers as HTML and as PDF, one or several in a file: each from one `Handover`, by the register of papers.toml."""

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
from questionnaire.telling.letters import letter_ids, letters
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


@dataclass(frozen=True, slots=True)
class Made:
    """A paper as HTML, and the language it is in."""

    language: Language
    html: str


def papers_html(
    handover: Handover, ids: Sequence[str] = (SUMMARY,), layout: Layout = Layout(), stylesheet: str = ""
) -> str:
    """Papers by their ids, one after the other, as one whole HTML page; `stylesheet` is for a browser.

    Letters and what a clinician reads are in the language of the clinic, all else is in the patient's.
    """
    letter_or_brief = {each.id for each in handover.book.papers if each.for_clinician} | {*letter_ids(handover.book)}
    hands = {each: handover.for_clinic if each in letter_or_brief else handover for each in ids}
    words = (handover if set(ids) - letter_or_brief else handover.for_clinic).words
    title = words.word(f"{ids[0]}.title" if len(ids) == 1 else "papers.title")
    made = {each: _paper(each, hand, layout) for each, hand in hands.items()}
    return page_html(words.language, made, title, handover.today, large=layout.large, stylesheet=stylesheet)


def _paper(paper: str, hand: Handover, layout: Layout) -> Made:
    parts = {"hand": hand, "summary": hand.summary, "top": TOP, "large": layout.large}
    told = {each: partial(make, hand) for each, make in tells_of(hand.book).papers.items()}
    parts |= {"letters": partial(letters, hand), "told": told}
    return paper_html(paper, hand.words, figures=partial(figures, hand, large=layout.large), **parts)


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
    inside = files(handover.for_clinic) if files and for_clinician else ()
    return html_to_pdf(html, sheet, handover.summary.unprinted, inside)


def paper_html(paper: str, words: Words, **parts: Any) -> Made:
    """The template of a paper, given the `parts` it tells; `large` must be among them."""
    template = words.language.environment.select_template([f"print/papers/{paper}.html", "print/letters.html"])
    return Made(words.language, template.render(words=words, id=paper, **parts))


def page_html(language: Language, papers: Mapping[str, Made], title: str, today: dt.date, **others: Any) -> str:
    """Papers in one HTML page, each in its language; `large` must be among the others, `stylesheet` may be."""
    template, made = language.environment.get_template("print/base.html"), today.isoformat()
    return template.render(language=language, papers=papers, title=title, today=made, **others)
