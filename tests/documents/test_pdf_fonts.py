"""With which letters."""

from __future__ import annotations

from functools import partial
from io import BytesIO

import page
import pytest
from papers import IN_OUR_FONTS, Paper, PaperOf
from pypdf import PdfReader

from questionnaire.printing import pdf

OURS = ("Atkinson", "Symbols")


def test_every_font_is_inside_the_file(paper: Paper) -> None:
    """A PDF looks the same on a phone that has none of our fonts."""
    assert paper.fonts
    for name, font in paper.fonts.items():
        kind = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font
        embedded = {"/FontFile", "/FontFile2", "/FontFile3"} & set(kind["/FontDescriptor"])
        assert embedded, name
        assert "/ToUnicode" in font, name


@pytest.mark.parametrize("name", IN_OUR_FONTS)
def test_text_our_fonts_have_is_set_in_our_fonts_alone(name: str, paper_of: PaperOf) -> None:
    """Whatever fonts the machine has, Latin text and signs such as µ and ⁹ are set in those we ship."""
    assert [] == [font for font in paper_of(name).fonts if not font.startswith(OURS)]


def test_signs_that_no_font_has_are_named_instead_of_drawn_as_a_box() -> None:
    """A run of them, joined ones too, is one note in their place; letters of any font stay as they are."""
    without = partial(pdf._without_unknown_signs, instead="[sign not printed]")  # noqa: SLF001 - the PDF hides it
    assert "Swim [sign not printed] class" == without("Swim \U0010fffd\u200d\U0010fffc\ufe0f class")
    assert "µ ≤ ⁹ ’ é ő — <b>&amp;</b>" == without("µ ≤ ⁹ ’ é ő — <b>&amp;</b>")


def test_a_sign_that_no_font_has_stands_as_a_note_in_the_pdf() -> None:
    """Who reads or hears the PDF learns that something stood there."""
    html = "<!doctype html><html lang=en><title>t</title><h1>Tea \U0010fffd time</h1></html>"
    made = pdf.make_pdf(html, "letter", "[sign not printed]")
    assert "Tea [sign not printed] time" == PdfReader(BytesIO(made)).pages[0].extract_text().partition("\n")[0]
    assert page.validate_pdf_bytes(made, profile=page.ValidationProfile.PDF_UA_1).is_compliant


@pytest.mark.parametrize("end", ["\u2028", "\u2029"])
def test_a_line_end_pasted_from_a_word_processor_is_no_box(end: str, paper_from: PaperOf) -> None:
    """Unicode's own ends of a line and of a paragraph part words, in a valid file."""
    entry = {"id": "o1", "answers": {"own.text": f"First line{end}Second line"}}
    own = {"complete": True, "entries": [entry]}
    given = {"version": 1, "answers": {"person.who": "self"}, "groups": {"own": own}}
    made = paper_from(given).pdf
    assert "First line Second line" in pdf_text(made)
    assert page.validate_pdf_bytes(made, profile=page.ValidationProfile.PDF_UA_1).is_compliant


def pdf_text(made: bytes) -> str:
    return " ".join(each.extract_text() for each in PdfReader(BytesIO(made)).pages)
