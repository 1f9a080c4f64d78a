"""With which letters."""

from __future__ import annotations

import pytest
from papers import IN_OUR_FONTS, OTHER_SCRIPTS, Paper, PaperOf

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


def test_latin_letters_beside_other_scripts_stay_in_our_fonts(paper_of: PaperOf) -> None:
    """A font of the machine sets only the letters ours lack."""
    found: dict[str, str] = {}

    def note(text: str, _ctm: object, _tm: object, font: dict[str, str] | None, _size: object) -> None:
        if font is not None:
            name = font["/BaseFont"].rpartition("+")[2]
            found[name] = found.get(name, "") + text

    for sheet in paper_of(OTHER_SCRIPTS).reader.pages:
        sheet.extract_text(visitor_text=note)
    assert any(name.lstrip("/").startswith("Atkinson") for name in found)
    others = {name: text for name, text in found.items() if not name.lstrip("/").startswith(OURS)}
    assert {} == {name: text for name, text in others.items() if any("A" <= letter <= "z" for letter in text)}
