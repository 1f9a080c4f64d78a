"""What is examined of a file of documents: every rule, every word in its order, its length."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from itertools import pairwise

from checkers import Checkers
from pypdf import PdfReader
from reading_order import first_difference, read_by_tags

from questionnaire.exporting.datafiles import data_files
from questionnaire.telling.handover import Handover
from questionnaire.telling.papers import BRIEF, SUMMARY, Layout, papers_html, papers_pdf
from tests.register import DOCUMENTS

# Whoever told sixty things of each kind, or wrote at length in six scripts, has a paper as long as that takes.
WITHOUT_END = ("very-long", "many-scripts")
# The fourth page of a summary is for those of whom many alerts and reasons are told.
_MOST_PAGES = {SUMMARY: 4, BRIEF: 2}


def problems(handover: Handover, layout: Layout, checkers: Checkers, *, length: bool = True) -> list[str]:
    """What is wrong with all documents of somebody in one file.

    Two checkers of PDF/UA-1 and one of PDF/A-3a say what is broken. No word may be lost or out of its order. In normal
    print a summary has four pages at most and a brief two; a letter and the card have one.
    """
    pdf = papers_pdf(handover, DOCUMENTS, layout, data_files)
    reader = PdfReader(BytesIO(pdf))
    found = [*checkers.pdf_ua_1(pdf), *checkers.pdf_a_3a(pdf)]
    html = papers_html(handover, DOCUMENTS, layout)
    wanted, heard = first_difference(html, handover.summary.unprinted, read_by_tags(reader))
    if wanted or heard:
        found.append(f"the page says “{wanted}”, the PDF “{heard}”")
    return [*found, *(_too_long(reader) if length and not layout.large else ())]


def _too_long(reader: PdfReader) -> Sequence[str]:
    """Each paper begins with a heading that the outline leads to."""
    begins = [reader.get_destination_page_number(each) for each in reader.outline if not isinstance(each, list)]
    lengths = [after - before for before, after in pairwise([*begins, len(reader.pages)])]
    most = [*_MOST_PAGES.values(), *[1] * (len(lengths) - len(_MOST_PAGES))]
    return [
        f"paper {n} has {length} pages"
        for n, (length, m) in enumerate(zip(lengths, most, strict=True), 1)
        if length > m
    ]
