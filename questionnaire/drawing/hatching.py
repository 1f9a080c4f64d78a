"""Shapes and patterns as pieces of a path: a PDF takes long for each element of a picture, and longer for an arc."""

from __future__ import annotations

from questionnaire.drawing.lettering import Box

# How far the handles of a quarter of a circle reach, in radii: the curve is off by less than a thousandth of them.
_HANDLE = 0.5523


def circle(x: float, y: float, r: float) -> str:
    """A circle of four curves."""
    k = r * _HANDLE
    below = f"c0 {k:.4g} {k - r:.4g} {r:.4g} {-r:.4g} {r:.4g}c{-k:.4g} 0 {-r:.4g} {k - r:.4g} {-r:.4g} {-r:.4g}Z"
    return f"M{x - r:.5g} {y:.5g}{upper_left(r)}c{k:.4g} 0 {r:.4g} {r - k:.4g} {r:.4g} {r:.4g}{below}"


def upper_left(r: float) -> str:
    """The quarter of a circle from its left to its top, to go on with in a path."""
    k = r * _HANDLE
    return f"c0 {-k:.4g} {r - k:.4g} {-r:.4g} {r:.4g} {-r:.4g}"


def square(x: float, y: float, r: float) -> str:
    """A square around its middle."""
    return f"M{x - r:.5g} {y - r:.5g}h{2 * r:g}v{2 * r:g}h{-2 * r:g}Z"


def rectangle(box: Box) -> str:
    """A box."""
    wide, high = box.right - box.left, box.bottom - box.top
    return f"M{box.left:.1f} {box.top:.1f}h{wide:.1f}v{high:.1f}h{-wide:.1f}Z"


def rows_across(box: Box, apart: float) -> str:
    """Level lines across a box, to be drawn dotted; every second one begins half a dot later."""
    rows = int((box.bottom - box.top) / apart)
    first = (box.bottom - box.top - apart * (rows - 1)) / 2
    return "".join(
        f"M{box.left + 1 + (row % 2) * apart / 2:.1f} {box.top + first + apart * row:.1f}H{box.right:.1f}"
        for row in range(rows)
    )
