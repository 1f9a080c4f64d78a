"""Papers as HTML and as PDF, one or several in a file, and letters as text: each from one `Handover`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from questionnaire.drawing.chart.chart import Chart
from questionnaire.drawing.pedigree.shapes import Drawing
from questionnaire.printing.attachments import Attachment
from questionnaire.printing.printer import html_to_pdf
from questionnaire.reading.book import Book
from questionnaire.telling.handover import Handover
from questionnaire.telling.letter import Letter
from questionnaire.telling.printable import printable
from questionnaire.telling.sheets import Made, page_html, paper_html
from questionnaire.telling.summary import TOP
from questionnaire.telling.tells import tells_of

SUMMARY, BRIEF = "summary", "brief"
# How wide the chart is drawn. On paper it is as wide as the page either way: fewer units make larger letters.
WIDE, NARROW = 460, 320
# Between letters of one kind, as plain text.
BETWEEN = "=" * 60


@dataclass(frozen=True, slots=True)
class Layout:
    """How papers are laid out: on sheets of "letter" or "a4" size ("": as the summary says), in large print or not."""

    sheet: str = ""
    large: bool = False


@dataclass(frozen=True, slots=True)
class Figures:
    """The chart of the list `charted`, and the family of the list `drawn`; None where there is nothing to draw."""

    charted: str
    chart: Chart | None
    drawn: str
    family: Drawing | None


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


def figures(handover: Handover, *, large: bool) -> Figures:
    """The drawings in normal or large print."""
    chart, family, tells = handover.summary.chart, handover.pedigree, tells_of(handover.book)
    return Figures(
        charted=tells.charted,
        drawn=tells.drawn,
        chart=chart.at_width(NARROW if large else WIDE) if chart else None,
        family=(family.large if large else family.drawing) if family else None,
    )


# --- letters ---------------------------------------------------------------------------------------------------------


def letter_ids(book: Book) -> tuple[str, ...]:
    """The papers that are letters, in the order of the papers."""
    written = tells_of(book).letters
    return tuple(paper.id for paper in book.papers if paper.id in written)


def letters(handover: Handover, letter_id: str) -> tuple[Letter, ...]:
    """All letters of one kind, most wanted first; there may be none. Raises KeyError for an id that is no letter."""
    write = tells_of(handover.book).letters[letter_id]
    return write(handover) if letter_id in {paper.id for paper in handover.papers} else ()


def letter_text(handover: Handover, letter_id: str) -> str:
    """All letters of one kind in plain text, one below the other; where there is none, what such a letter is for."""
    written = letters(handover, letter_id)
    return f"\n\n{BETWEEN}\n\n".join(letter.text for letter in written) or handover.words.word(f"{letter_id}.none")
