"""No paragraph ends in a space: where the rest just fits a line, WeasyPrint breaks that line after its first word."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as ET

import pytest
from handed import NAMES, Pdf, hand, said

from questionnaire.asking.answers import Answers, Given
from questionnaire.telling.blank import blank, blank_html
from questionnaire.telling.language import language
from questionnaire.telling.papers import SUMMARY, Layout, papers_html
from questionnaire.telling.wording import words_for
from tests.everybody import TODAY, book
from tests.register import DOCUMENTS

INLINE = {"bdi", "br", "em", "small", "span", "strong"}


def text_of(element: ET.Element) -> str:
    """The words inside, as the renderer sees them; what is empty is there to be written on or to break a line."""
    inside = "".join(text_of(each) + (each.tail or "") for each in element)
    return (element.text or "") + inside or "_"


def runs(element: ET.Element) -> Iterator[str]:
    """Every run of words that fills lines of its own: of a paragraph, a cell, an item of a list, a heading."""
    if element.tag.startswith("{"):
        return
    found = [element.text or ""]
    for each in element:
        if each.tag in INLINE:
            found[-1] += text_of(each) + (each.tail or "")
        else:
            yield from runs(each)
            found.append(each.tail or "")
    yield from (each for each in found if each.strip())


def loose(html: str) -> list[str]:
    """The runs that begin or end in a space."""
    body = ET.fromstring(html).find("body")  # noqa: S314 - our own page
    assert body is not None
    found = list(runs(body))
    assert len(found) > 3
    return [each for each in found if each != each.strip()]


@pytest.mark.parametrize("other", [False, True])
def test_no_run_of_words_begins_or_ends_in_a_space(other: bool) -> None:
    """In every document of everybody, in normal print, and of some without names in large print."""
    for name in NAMES[::4] if other else NAMES:
        html = papers_html(hand(name, anonymous=other), DOCUMENTS, Layout(large=other))
        assert [] == loose(html), name


@pytest.mark.parametrize("who", ["self", "child"])
@pytest.mark.parametrize("large", [False, True])
def test_no_run_of_words_of_the_blank_questionnaire_does(who: str, large: bool) -> None:
    """In either voice and print."""
    words = words_for(book(), Answers({"person.who": Given(who)}), None, language("en"))
    form = blank(book(), words, None, large=large)
    assert [] == loose(blank_html(form, TODAY, large=large))


def test_a_line_that_just_fits_is_one_line() -> None:
    """On A4 these three answers fill one line to its end: its first word does not stand alone."""
    low = {"counts.ever_low": "yes", "counts.duration": "three_months_or_longer", "counts.now": "still_low"}
    lines = Pdf(said({"person.country": "EU", **low}), (SUMMARY,)).lines
    line = (
        "A doctor or a report said that neutrophils were low: Yes. How long counts have been low: 3 months or longer."
    )
    assert f"{line} The counts now: Still low." in lines
