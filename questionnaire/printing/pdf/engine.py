"""WeasyPrint, told not to do the same thing twice: the same pages in four fifths of the time, packed less tight.

What is replaced here are inner parts of WeasyPrint 70, which a later one may arrange in another way. A test makes the
papers with and without: when they differ, or a part is gone, it is this file that has to go.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable
from math import inf
from typing import Any
from weakref import WeakSet

import pydyf
from weasyprint import CSS, HTML, html, svg
from weasyprint.css.properties import INITIAL_VALUES
from weasyprint.draw.text import draw_emojis, draw_first_line
from weasyprint.matrix import Matrix
from weasyprint.svg.text import Style, TextBox
from weasyprint.text import ffi, line_break
from weasyprint.text.line_break import Layout

# A Pango layout is laid out to measure a line, thrown away, and laid out again to draw it. We keep it until then, and
# let it go in the same thread: left to Python's collector, it would go in any, beside another's Pango.
_set_up = Layout.setup
_set_up_again = Layout.reactivate
_KEPT: WeakSet[Any] = WeakSet()


def _set_up_as_for_drawing(layout: Any, style: Any) -> None:
    """Drawing sets this, and setting it makes Pango forget the line it has; no text of these styles has a line end."""
    _set_up(layout, style)
    if style["white_space"] in ("normal", "nowrap"):
        ffi.pango.pango_layout_set_single_paragraph_mode(layout.layout, True)  # noqa: FBT003 - C has no names


def _keep(layout: Any) -> None:
    _KEPT.add(layout)


def let_go() -> None:
    """Frees what was kept for drawing."""
    for layout in _KEPT:
        vars(layout).pop("layout", None)
    _KEPT.clear()


def _take_up_again(layout: Any, style: Any) -> None:
    if layout.justification_spacing:  # is known only now
        _set_up_again(layout, style)


# The description of a font is made anew for every piece of text, though the style it comes from is shared by many.
_describe = line_break.get_font_description


def _describe_once(style: Any) -> Any:
    described = vars(style).get("font_description")
    if described is None:
        described = style.font_description = _describe(style)
    return described


# Rules for parts that every element might have cost a style for each. Our pages have no notes, and only `li` a marker.
_NOTES = re.compile(r"^::(?:footnote|note)-[a-z]+ \{.*\}\n", re.MULTILINE)
_LISTS = re.compile(r"^::marker ", re.MULTILINE)
_SHEET = CSS(string=_LISTS.sub("li::marker ", _NOTES.sub("", html.UA)), counter_style=html.UA_COUNTER_STYLE)


def _sheets(_html: HTML, forms: bool = False) -> list[CSS]:  # noqa: FBT001, FBT002 - so it is called
    del forms  # no page of ours has any
    return [_SHEET]


QUICKER: dict[tuple[Any, str], Callable[..., Any]] = {
    (Layout, "setup"): _set_up_as_for_drawing,
    (Layout, "deactivate"): _keep,
    (Layout, "reactivate"): _take_up_again,
    (line_break, "get_font_description"): _describe_once,
    (HTML, "_ua_stylesheets"): _sheets,
}
PLAIN = {(owner, name): getattr(owner, name) for owner, name in QUICKER}


class _Packed(pydyf.Object):  # type: ignore[misc]  # pydyf has no annotations
    """An object of a PDF as the bytes it will be."""

    def __init__(self, packed: Any) -> None:
        super().__init__()
        self.number, self.generation, self.free = packed.number, packed.generation, packed.free
        self._data, self._compressible = packed.data, packed.compressible

    @property
    def data(self) -> bytes:
        return self._data  # type: ignore[no-any-return]

    @property
    def compressible(self) -> bool:
        return self._compressible  # type: ignore[no-any-return]


def pack(pdf: pydyf.PDF) -> None:
    """Makes the bytes of every object once. pydyf makes them twice: to write them, and to hash what was written."""
    pdf.objects[:] = [each if each.free == "f" else _Packed(each) for each in pdf.objects]


class _Zlib:
    """For pydyf, which asks zlib for its utmost: a sixth of all the time, and files three in a hundred smaller."""

    compress = staticmethod(zlib.compress)

    @staticmethod
    def compressobj(level: int) -> Any:
        del level
        return zlib.compressobj()


def _draw_text(drawing: Any, node: Any, font_size: float) -> None:
    """Draws a text of a drawing in one piece, where it starts; ours have no other places and no parts.

    WeasyPrint lays out each letter alone, as if each had its place, and all of them once more together: at a third of a
    millisecond each, for some three hundred letters.
    """
    style = _style(node.get("font-family", "sans-serif"), int(node.get("font-weight", 400)), font_size)
    style.font_config = drawing.font_config
    layout, _, _, _, _, baseline = line_break.split_first_line(node.text, style, drawing.context, inf, 0)
    box = TextBox(layout, style)
    box.baseline = baseline
    x, y = drawing.point(node.get("x"), node.get("y"), font_size)
    drawing.stream.push_state()
    fill, stroke = drawing.set_graphical_state(node, font_size)
    drawing.stream.begin_text()
    drawing.fill_stroke(fill, stroke, text=True)
    layout.reactivate(style)
    signs = draw_first_line(drawing.stream, box, "none", "none", Matrix(d=-1, e=x, f=y))
    drawing.stream.end_text()
    drawing.stream.pop_state()
    draw_emojis(drawing.stream, style, x, y, signs)


def _style(families: str, weight: int, size: float) -> Any:
    style = Style()
    style.update(INITIAL_VALUES)
    style.update(font_family=[family.strip(" '") for family in families.split(",")], font_weight=weight, font_size=size)
    return style


def quicken() -> None:
    """Replace the slow parts."""
    for (owner, name), quicker in QUICKER.items():
        setattr(owner, name, quicker)
    pydyf.zlib = _Zlib
    svg.TAGS["text"] = _draw_text
