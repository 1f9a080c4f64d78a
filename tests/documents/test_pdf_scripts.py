"""Letters that our own fonts lack, on a machine with a font for them and on one without, whatever this one has."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import page
import pytest
from other_machines import Machine
from papers import OTHER_SCRIPTS, PaperOf, pages_of
from pypdf import PdfReader
from reading_order import squeezed

from questionnaire.printing import pdf

OURS = {"Latin": "Mała Zośka, Đurđa, Øystein, Ñandú, fiancé", "signs": "µ ≤ ⁹ ’ é ő — ☐ ☑"}
OTHERS = {
    "Cyrillic": "Может ли она плавать",
    "Chinese": "她可以游泳吗？",
    "Arabic": "هل يمكنها الذهاب إلى المدرسة",
    "Hebrew": "האם היא יכולה לשחות",
}
LINES = "".join(f"<p>Before {text} after</p>" for text in (OURS | OTHERS).values())
PAGE = f"<!doctype html><html lang=en><title>Scripts</title><h1>Scripts</h1>{LINES}</html>"


@dataclass(frozen=True)
class Printed:
    """What one machine printed: a line in each script, and the summary of somebody who writes in many."""

    lines: str
    summary: bytes


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory, paper_of: PaperOf) -> Printed:
    """By a machine with no font of its own."""
    return _printed(Machine(tmp_path_factory.mktemp("bare") / "fonts"), paper_of)


@pytest.fixture(scope="module")
def equipped(tmp_path_factory: pytest.TempPathFactory, paper_of: PaperOf) -> Printed:
    """By a machine with a font that has these scripts, and Latin letters as well."""
    letters = "".join(OTHERS.values()) + "abcdefghijklmnopqrstuvwxyz"
    return _printed(Machine(tmp_path_factory.mktemp("equipped") / "fonts", letters), paper_of)


def _printed(machine: Machine, paper_of: PaperOf) -> Printed:
    lines = " ".join(pages_of(machine.prints(PAGE)))
    # Poppler marks where it turned words round.
    return Printed(re.sub("[\u202b\u202c]", "", lines), machine.prints(paper_of(OTHER_SCRIPTS).html))


@pytest.mark.parametrize("script", OURS)
def test_our_own_letters_need_no_font_of_the_machine(script: str, bare: Printed, equipped: Printed) -> None:
    """Latin letters and the signs of our documents come through on any machine."""
    line = squeezed(["Before", OURS[script], "after"])
    assert [True, True] == [line in squeezed([each.lines]) for each in (bare, equipped)]


@pytest.mark.parametrize("script", OTHERS)
def test_letters_come_through_where_the_machine_has_a_font_for_them(script: str, equipped: Printed) -> None:
    """Cyrillic, Chinese, and right-to-left words can be read back from the PDF."""
    assert squeezed(["Before", OTHERS[script], "after"]) in squeezed([equipped.lines])
    assert "not printed" not in equipped.lines


def test_a_note_stands_where_the_machine_has_no_font(bare: Printed) -> None:
    """Several words in a row are one note; what stands around them is printed."""
    assert len(OTHERS) == bare.lines.count("Before [sign not printed] after")
    assert len(OTHERS) == bare.lines.count("not printed")


def test_pictures_of_a_font_in_color_are_no_letters(tmp_path: Path) -> None:
    """A note stands for emoji that only such a font has: their widths in a PDF would be wrong."""
    made = Machine(tmp_path / "fonts", "a", pictures="\U0001f3ca").prints(PAGE.replace("她可以游泳吗？", "\U0001f3ca"))
    assert "Before [sign not printed] after" in pages_of(made)[0]
    assert "\U0001f3ca" not in pages_of(made)[0]


def test_a_summary_in_many_scripts_is_a_valid_file_on_any_machine(bare: Printed, equipped: Printed) -> None:
    """No box stands for a letter: that would be no PDF/UA."""
    for each in (bare, equipped):
        assert [] == page.validate_pdf_bytes(each.summary, profile=page.ValidationProfile.PDF_UA_1).failures


def test_a_font_of_the_machine_sets_only_the_letters_ours_lack(equipped: Printed) -> None:
    """Latin letters beside others stay in our fonts, though the other font has them, too."""
    found: dict[str, str] = {}

    def note(text: str, _ctm: object, _tm: object, font: dict[str, str] | None, _size: object) -> None:
        if font is not None:
            name = font["/BaseFont"].rpartition("+")[2].lstrip("/")
            found[name] = found.get(name, "") + text

    for sheet in PdfReader(BytesIO(equipped.summary)).pages:
        sheet.extract_text(visitor_text=note)
    assert {"Atkinson", "Squares"} <= found.keys()
    assert set("Можетлинплвь她可以游泳吗") <= set(found["Squares"])
    assert [] == [letter for letter in found["Squares"] if "A" <= letter <= "z"]


def test_looking_for_a_sign_leaves_nothing_of_a_later_document_in_a_log(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """WeasyPrint’s warnings quote a document, and are listened to only while signs are tried."""
    caplog.set_level(logging.DEBUG)
    monkeypatch.setattr(pdf, "_UNKNOWN", {})
    pdf.unknown_signs("她")
    pdf.make_pdf("<!doctype html><html lang=en><title>.</title><h1 style='zebra: 7731'>.</h1></html>", "letter")
    assert [] == caplog.messages
