"""What every simulated patient may hand over, in one file, on one of two papers in one of two prints, by turns."""

from __future__ import annotations

from io import BytesIO

import pytest
from checkers import Checkers
from handed import everyone, hand
from papers import EVERYONE
from pypdf import PdfReader
from reading_order import first_difference, read_by_tags

from questionnaire.telling.documents import DOCUMENTS, Layout, documents_html, documents_pdf

SIMULATED = [name for name in everyone() if name not in EVERYONE]
LAYOUTS = (Layout("letter"), Layout("a4", large=True), Layout("a4"), Layout("letter", large=True))


@pytest.mark.parametrize(("turn", "name"), list(enumerate(SIMULATED)))
def test_the_papers_of_everybody_keep_every_rule_and_are_heard_as_they_are_read(
    turn: int, name: str, checkers: Checkers
) -> None:
    """Neither checker finds anything against PDF/UA-1, and no word is lost, added or out of its order."""
    layout, handover = LAYOUTS[turn % len(LAYOUTS)], hand(name)
    pdf = documents_pdf(handover, DOCUMENTS, layout)
    heard = read_by_tags(PdfReader(BytesIO(pdf)))
    parted = first_difference(documents_html(handover, DOCUMENTS, layout), handover.summary.unprinted, heard)
    assert ([], ("", "")) == (checkers.pdf_ua_1(pdf), parted)
