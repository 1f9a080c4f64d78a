"""Machines with other fonts than this one: none at all, or those asked for, made here."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

CONFIG = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{folder}</dir><cachedir>{folder}/cache</cachedir></fontconfig>"""
PRINT = """
import sys
from questionnaire.printing.pdf import make_pdf
sys.stdout.buffer.write(make_pdf(sys.stdin.buffer.read().decode(), "letter", "[sign not printed]"))
"""


class Machine:
    """A process that sees no font but those in this folder; our own it finds in any case.

    One has the `letters` asked for, one the `pictures`, each a letter in color.
    """

    def __init__(self, folder: Path, letters: str = "", pictures: str = "") -> None:
        folder.mkdir()
        self._config = folder / "fonts.conf"
        self._config.write_text(CONFIG.format(folder=folder), encoding="utf-8")
        if letters:
            _font(letters, "Squares").save(folder / "letters.ttf")
        if pictures:
            colored = _font(pictures, "Colors")
            colored.setupCOLR({name: [(name, 0)] for name in colored.font.getGlyphOrder()})
            colored.setupCPAL([[(1, 0, 0, 1)]])
            colored.save(folder / "pictures.ttf")

    def prints(self, html: str) -> bytes:
        """The PDF of a page."""
        return self.runs(PRINT, html.encode())

    def runs(self, program: str, given: bytes = b"") -> bytes:
        """What a Python program writes there."""
        command = [sys.executable, "-W", "ignore", "-c", program]
        return subprocess.run(command, input=given, env=self.environment, check=True, stdout=subprocess.PIPE).stdout

    @property
    def environment(self) -> dict[str, str]:
        """The variables with which any program finds these fonts alone."""
        return os.environ | {"FONTCONFIG_FILE": str(self._config)}


def _font(letters: str, name: str) -> FontBuilder:
    """A font of this name in which each of these letters is a square."""
    pen = TTGlyphPen(None)
    pen.moveTo((50, 0))
    for corner in ((50, 600), (550, 600), (550, 0)):
        pen.lineTo(corner)
    pen.closePath()
    names = {ord(letter): f"u{ord(letter):X}" for letter in sorted(set(letters))}
    order = [".notdef", *names.values()]
    font = FontBuilder(1000)
    font.setupGlyphOrder(order)
    font.setupCharacterMap(names)
    font.setupGlyf(dict.fromkeys(order, pen.glyph()))
    font.setupHorizontalMetrics(dict.fromkeys(order, (600, 50)))
    font.setupHorizontalHeader(ascent=800, descent=-200)
    font.setupNameTable({"familyName": name, "styleName": "Regular"})
    font.setupOS2(sTypoAscender=800, sTypoDescender=-200)
    font.setupPost()
    return font
