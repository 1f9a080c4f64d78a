"""What was made quicker in WeasyPrint changes no page."""

from __future__ import annotations

import gc
import re
import subprocess
import zlib
from io import BytesIO
from typing import Any

import pydyf
import pytest
from papers import SPOKEN, PaperOf
from pypdf import PdfReader
from weasyprint import svg
from weasyprint.text.line_break import Layout

from questionnaire.printing import pdf
from questionnaire.printing.pdf import engine, make_pdf
from questionnaire.telling.documents import DOCUMENTS

NAMES = {name for _, name in engine.QUICKER}


def _slowly(patched: pytest.MonkeyPatch, *page: str) -> bytes:
    """The PDF that WeasyPrint makes as it came, but for the text of drawings and how tight the file is packed."""
    with patched.context() as slow:
        for (owner, name), plain in engine.PLAIN.items():
            slow.setattr(owner, name, plain)
        slow.setattr(pdf, "pack", lambda _: None)
        return make_pdf(*page)


@pytest.mark.parametrize("document", DOCUMENTS)
@pytest.mark.parametrize("name", SPOKEN)
def test_every_paper_is_the_same_as_weasyprint_makes_it(
    name: str, document: str, paper_of: PaperOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Byte for byte, with lists, tables, charts, pedigrees and scripts of other fonts."""
    paper = paper_of(name, document)
    quick = paper.pdf
    assert _slowly(monkeypatch, paper.html, paper.size, paper.summary.unprinted) == quick


@pytest.mark.parametrize(
    "body",
    [
        "<p>one<br>two<br>three</p>",
        "<pre>one\n\ttwo\n  three</pre>",
        "<p style='white-space: pre-line'>one\ntwo\n\nthree</p>",
        "<p style='white-space: pre-wrap'>one  two\nthree</p>",
        "<p style='text-align: justify; width: 6cm'>"
        + "so that each line is as wide as the page lets it be " * 9
        + "</p>",
        "<p style='width: 2cm'>Wiskott&shy;Aldrich agamma&shy;globulin&shy;emia</p>",
        "<p style='width: 2cm; overflow-wrap: anywhere'>agammaglobulinemiaagammaglobulinemia</p>",
        "<p>one\u2028two</p><p>one\u2029two</p>",
        "<ol><li>one<li>two<ul><li>three</ul></ol>",
        "<p>a <b>b</b><i> c</i><u>d</u> <q>e</q> <small>f</small></p>",
        "<p dir=rtl lang=ar>مرحبا ELANE بكم</p>",
    ],
)
def test_any_page_is_the_same_as_weasyprint_makes_it(body: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where lines end, spaces stay, words part and sides change, as an editor's page may ask tomorrow."""
    html = f"<!doctype html><html lang=en><title>A page</title>{body}"
    assert _slowly(monkeypatch, html, "a4") == make_pdf(html, "a4")


def test_what_is_quicker_is_in_use(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every part that was replaced is one that WeasyPrint has, and calls when it makes a page."""
    called = set()
    for (owner, name), quicker in engine.QUICKER.items():

        def noted(*given: Any, name: str = name, quicker: Any = quicker, **named: Any) -> Any:
            called.add(name)
            return quicker(*given, **named)

        assert getattr(owner, name) is quicker
        monkeypatch.setattr(owner, name, noted)
    make_pdf("<!doctype html><html lang=en><title>A page</title><p>A page", "a4")
    assert NAMES == called


def test_nothing_of_pango_is_left_for_another_thread() -> None:
    """Once a file is made, every line that was kept for drawing is gone, whether or not Python has collected."""
    gc.disable()
    try:
        make_pdf("<!doctype html><html lang=en><title>A page</title><p>A page<p>Another", "a4")
        held = [each for each in gc.get_objects() if isinstance(each, Layout) and "layout" in vars(each)]
    finally:
        gc.enable()
    assert [] == held


@pytest.mark.parametrize("name", ["typical-child", "on-gcsf"])
def test_a_drawing_has_its_words_where_weasyprint_puts_them(
    name: str, paper_of: PaperOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Chart and pedigree, whose letters WeasyPrint draws one by one: each word stands where it stood, to a pixel."""
    paper = paper_of(name, "brief")
    quick = make_pdf(paper.html, paper.size, paper.summary.unprinted)
    assert svg.TAGS["text"] is engine._draw_text  # noqa: SLF001 - it is what is tested
    with monkeypatch.context() as slow:
        slow.setitem(svg.TAGS, "text", svg.text)
        by_letters = make_pdf(paper.html, paper.size, paper.summary.unprinted)
    places = [_words(each) for each in (by_letters, quick)]
    assert by_letters != quick
    assert 40 < len(places[0]) == len(places[1])
    for (word, left, top), (same, beside, below) in zip(*places, strict=True):
        assert word == same
        assert max(abs(left - beside), abs(top - below)) < 1, word


def _words(pdf: bytes) -> list[tuple[str, float, float]]:
    """Each word of the first page and its left upper corner, in points."""
    command = ["pdftotext", "-bbox", "-l", "1", "-", "-"]
    found = subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode()
    words = re.findall(r'<word xMin="([\d.]+)" yMin="([\d.]+)" [^>]*>(.*?)</word>', found)
    return [(word, float(left), float(top)) for left, top, word in words]


def test_a_file_is_packed_less_tight_and_says_the_same(monkeypatch: pytest.MonkeyPatch, paper_of: PaperOf) -> None:
    """Packed with all might, it is less than a twentieth smaller, and its pages do not differ."""
    paper = paper_of("typical-adult")
    loose = make_pdf(paper.html, paper.size, paper.summary.unprinted)
    with monkeypatch.context() as packed:
        packed.setattr(pydyf, "zlib", zlib)
        tight = make_pdf(paper.html, paper.size, paper.summary.unprinted)
    assert len(tight) < len(loose) < 1.05 * len(tight)
    inside = [[page.get_contents().get_data() for page in PdfReader(BytesIO(each)).pages] for each in (tight, loose)]
    assert inside[0] == inside[1]
