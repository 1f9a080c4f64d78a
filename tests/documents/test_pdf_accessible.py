"""The PDF for people who hear it instead of seeing it."""

from __future__ import annotations

from itertools import pairwise

import html5lib
from checkers import Checkers
from papers import Paper
from reading_order import UNSAID, first_difference

HEADINGS = {f"H{level}" for level in range(1, 7)}


def test_every_document_keeps_every_rule_of_pdf_ua_1(printed: Paper, checkers: Checkers) -> None:
    """Two checkers that know nothing of one another find nothing, also with signs that no font has."""
    assert [] == checkers.pdf_ua_1(printed.pdf)


def test_every_document_is_heard_as_it_is_read(printed: Paper) -> None:
    """What a screen reader says, in its order, is every word of the page in its order: none lost, none added."""
    heard = [words for tag, words in printed.heard if tag not in UNSAID]
    assert ("", "") == first_difference(printed.html, printed.summary.unprinted, heard)


def test_the_pdf_says_its_language_and_title_and_that_it_is_tagged(paper: Paper) -> None:
    """A reader program learns the language, shows the title, and finds tags."""
    root = paper.reader.trailer["/Root"]
    assert ("en", True, True) == (
        root["/Lang"],
        root["/MarkInfo"]["/Marked"],
        root["/ViewerPreferences"]["/DisplayDocTitle"],
    )
    assert paper.summary.title == paper.reader.metadata.title
    assert 'pdfuaid:part="1"' in root["/Metadata"].get_data().decode()


def test_the_headings_are_heard_in_the_order_they_are_read(spoken: Paper) -> None:
    """Headings come in the PDF with the level, the words and the order of the HTML."""
    tree = html5lib.parse(spoken.html, namespaceHTMLElements=False)
    written = [
        (each.tag.upper(), " ".join("".join(each.itertext()).split()))
        for each in tree.iter()
        if each.tag.upper() in HEADINGS
    ]
    heard = [(tag, "".join(words.split())) for tag, words in spoken.heard if tag in HEADINGS]
    assert [(tag, words.replace(" ", "")) for tag, words in written] == heard


def test_no_heading_level_is_skipped(spoken: Paper) -> None:
    """The first heading is the title, the only one of its level, and none is more than one deeper than the last."""
    levels = [int(tag[1]) for tag, _ in spoken.heard if tag in HEADINGS]
    assert 1 == levels[0]
    assert 1 == levels.count(1)
    assert [] == [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1]


def test_the_urgent_notice_is_heard_right_after_the_title_and_the_date(
    spoken: Paper,
) -> None:
    """Nothing made only for the eye, such as the text of the footer, is read out before the urgent notice."""
    # Where the day of the visit was told, the head says for which visit it is.
    heard = [each for each in spoken.heard[:5] if not each[1].startswith("For the visit on ")]
    assert ["H1", "P", "P", "H2"] == [tag for tag, _ in heard][:4], spoken.heard[:5]
    assert "Name:" in heard[2][1]
    assert 0 == sum("Not a medical record." in words for _, words in spoken.heard)
