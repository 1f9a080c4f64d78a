"""What every simulated patient may hand over, in one file, on one of two papers by turns.

One test for all, since a file takes longer to make than to look at. In large print it takes twice as long: that, and
each paper alone in every layout, is for `make papers`.
"""

from __future__ import annotations

from io import BytesIO
from itertools import pairwise

import pytest
from checkers import Checkers
from handed import everyone, hand
from papers import EVERYONE
from pypdf import PdfReader
from reading_order import first_difference, read_by_tags

from questionnaire.telling.documents import DOCUMENTS, Layout, documents_html, documents_pdf

SIMULATED = [name for name in everyone() if name not in EVERYONE]
LAYOUTS = (Layout("letter"), Layout("a4"))


@pytest.mark.parametrize(("turn", "name"), list(enumerate(SIMULATED)))
def test_the_papers_of_everybody_keep_every_rule_every_word_and_their_length(
    turn: int, name: str, checkers: Checkers
) -> None:
    """Two checkers of PDF/UA-1 find nothing, no word is lost or out of its order, and no paper runs on.

    A summary has three pages at most and a brief two; a letter and the card have one.
    """
    layout, handover = LAYOUTS[turn % len(LAYOUTS)], hand(name)
    pdf = documents_pdf(handover, DOCUMENTS, layout)
    reader = PdfReader(BytesIO(pdf))
    html, instead = documents_html(handover, DOCUMENTS, layout), handover.summary.unprinted
    summary, brief, *others = _lengths(reader)
    assert [] == checkers.pdf_ua_1(pdf)
    assert ("", "") == first_difference(html, instead, read_by_tags(reader))
    assert (summary <= 3, brief <= 2, {1}) == (True, True, set(others))


def _lengths(reader: PdfReader) -> list[int]:
    """How many pages each paper has: each begins with a heading that the outline leads to."""
    begins = [reader.get_destination_page_number(each) for each in reader.outline if not isinstance(each, list)]
    return [after - before for before, after in pairwise([*begins, len(reader.pages)])]
