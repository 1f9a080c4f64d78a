"""Each checker of PDF/UA-1 finds what is wrong when something is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from checkers import Checkers, page_validation
from weasyprint import HTML

from questionnaire.printing.pdf import make_pdf

PICTURE = "<svg xmlns='http://www.w3.org/2000/svg' width=9 height=9><title>A box</title><rect width=9 height=9 /></svg>"
GOOD = f"<!doctype html><html lang=en><head><title>t</title></head><body><h1>One</h1>Text {PICTURE}</body></html>"
# What is changed in the page, and the clause of ISO 14289-1 and the rule of page-validation that it breaks, and where.
FAULTS = {
    "no language": (" lang=en", "", "7.2-", "LANGUAGE", "the whole file"),
    "no title": ("<title>t</title></head>", "</head>", "7.1-", "TITLE", "the whole file"),
    "a picture without words": ("<title>A box</title>", "", "7.3-1", "ALTERNATIVE-TEXT", "page 1"),
    "a letter that no font has": ("Text", "Te\U0010fffdxt", "7.21.8-1", "NOTDEF", "page 1"),
    "a heading level skipped": ("</body>", "<h3>Three</h3></body>", "7.4.2-1", "HEADING", "page 1"),
}


def drawn(html: str, finisher: Callable[..., None] | None = None) -> bytes:
    """The page as WeasyPrint alone draws it: we refuse some of these faults, or mend them."""
    made: bytes = HTML(string=html).write_pdf(pdf_variant="pdf/ua-1", finisher=finisher)
    return made


def wrong_part(_document: Any, pdf: Any) -> None:
    stream = pdf.objects[int(pdf.catalog["Metadata"].split()[0])]
    stream.stream = [part.replace(b'pdfuaid:part="1"', b'pdfuaid:part="9"') for part in stream.stream]


def test_a_faultless_page_is_found_faultless(checkers: Checkers) -> None:
    """The page into which the faults are put has none."""
    assert [] == checkers.pdf_ua_1(drawn(GOOD))
    assert [] == checkers.pdf_ua_1(make_pdf(GOOD, "letter"))


@pytest.mark.parametrize("fault", FAULTS)
def test_each_checker_finds_the_fault(fault: str, checkers: Checkers) -> None:
    """Both name it, and the page on which it stands or that it is of the whole file."""
    old, new, clause, rule, place = FAULTS[fault]
    assert 1 == GOOD.count(old)
    made = drawn(GOOD.replace(old, new))
    one, other = page_validation(made), checkers.vera(made, "ua1")
    assert [each for each in one if rule in each], one
    assert [each for each in other if f" {clause}" in each and f"({place})" in each], other


def test_metadata_that_claims_another_standard_is_found(checkers: Checkers) -> None:
    """A file that says it keeps part 9 of the standard is no PDF/UA-1 file."""
    made = drawn(GOOD, wrong_part)
    assert any("ID-PART" in each for each in page_validation(made)), page_validation(made)
    assert ["5-2"] == [each.split()[3] for each in checkers.vera(made, "ua1")]
