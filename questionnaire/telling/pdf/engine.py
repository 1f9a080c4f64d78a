"""WeasyPrint, told not to do the same thing twice: the same pages, byte for byte, in three quarters of the time.

What is replaced here are inner parts of WeasyPrint 70, which a later one may arrange in another way. A test makes the
papers with and without: when they differ, or a part is gone, it is this file that has to go.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterator
from typing import Any

import pydyf
from weasyprint import CSS, HTML, html, svg
from weasyprint.text import ffi, line_break
from weasyprint.text.line_break import Layout

# A Pango layout is laid out to measure a line, thrown away, and laid out again to draw it. We keep it until then; it is
# gone with the document.
_set_up = Layout.setup
_set_up_again = Layout.reactivate


def _set_up_as_for_drawing(layout: Any, style: Any) -> None:
    """Drawing sets this, and setting it makes Pango forget the line it has; no text of these styles has a line end."""
    _set_up(layout, style)
    if style["white_space"] in ("normal", "nowrap"):
        ffi.pango.pango_layout_set_single_paragraph_mode(layout.layout, True)  # noqa: FBT003 - C has no names


def _keep(_layout: Any) -> None:
    pass


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


# Rules for the pseudo-elements of every element of a page cost a style for each; ours have neither footnotes nor notes.
_NOTES = re.compile(r"^::(?:footnote|note)-[a-z]+ \{.*\}\n", re.MULTILINE)
_SHEET = CSS(string=_NOTES.sub("", html.UA), counter_style=html.UA_COUNTER_STYLE)


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


class _Zlib:
    """For pydyf, which asks zlib for its utmost: a sixth of all the time, and files three in a hundred smaller."""

    @staticmethod
    def compressobj(level: int) -> Any:
        del level
        return zlib.compressobj()


class _Word(str):
    """A text of a drawing, in one piece for whoever goes through its letters."""

    __slots__ = ()

    def __iter__(self) -> Iterator[str]:
        yield self


def _in_one_piece(draw: Any) -> Any:
    """WeasyPrint lays out each letter of a drawing's text alone, as if each had its place; ours have one for all."""

    def draw_text(drawing: Any, node: Any, font_size: float) -> None:
        node._etree_node.text = _Word(node.text or "")  # noqa: SLF001 - it has no other way in
        draw(drawing, node, font_size)

    return draw_text


def quicken() -> None:
    """Replace the slow parts."""
    for (owner, name), quicker in QUICKER.items():
        setattr(owner, name, quicker)
    pydyf.zlib = _Zlib
    # A chart and a pedigree hold some three hundred letters, at a third of a millisecond each.
    svg.text = _in_one_piece(svg.text)
    svg.TAGS.update(dict.fromkeys(("text", "textPath", "tspan"), svg.text))
