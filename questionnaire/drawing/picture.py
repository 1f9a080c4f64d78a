"""A picture made of few paths and words. A PDF takes long for each element, so shapes are pieces of one path."""

from __future__ import annotations

from dataclasses import dataclass

from questionnaire.drawing.lettering import SIZE, Box, Label

# How long the handles of a quarter circle are, in radii. The curve is off by less than a thousandth of a radius.
_HANDLE = 0.5523


@dataclass(frozen=True, slots=True)
class Path:
    """Everything in a picture that looks alike, in one path, with its SVG attributes."""

    d: str
    fill: str = "none"
    stroke: str = "none"
    width: float = 1.0
    dash: str = ""
    transform: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """What `templates/parts/picture.svg` writes, from the ground up; `width_mm` is 0 where the page gives its size."""

    width: float
    height: float
    paths: tuple[Path, ...]
    labels: tuple[Label, ...]
    size: float = SIZE
    width_mm: float = 0.0
    height_mm: float = 0.0


def circle(x: float, y: float, r: float) -> str:
    """A circle of four curves, which a PDF draws faster than an arc."""
    k = r * _HANDLE
    below = f"c0 {k:.4g} {k - r:.4g} {r:.4g} {-r:.4g} {r:.4g}c{-k:.4g} 0 {-r:.4g} {k - r:.4g} {-r:.4g} {-r:.4g}Z"
    return f"M{x - r:.5g} {y:.5g}{upper_left(r)}c{k:.4g} 0 {r:.4g} {r - k:.4g} {r:.4g} {r:.4g}{below}"


def upper_left(r: float) -> str:
    """The quarter of a circle from its left to its top, to continue a path."""
    k = r * _HANDLE
    return f"c0 {-k:.4g} {r - k:.4g} {-r:.4g} {r:.4g} {-r:.4g}"


def square(x: float, y: float, r: float) -> str:
    """A square around its middle."""
    return f"M{x - r:.5g} {y - r:.5g}h{2 * r:g}v{2 * r:g}h{-2 * r:g}Z"


def rectangle(box: Box) -> str:
    """A box."""
    wide, high = box.right - box.left, box.bottom - box.top
    return f"M{box.left:.1f} {box.top:.1f}h{wide:.1f}v{high:.1f}h{-wide:.1f}Z"


def level(left: float, right: float, y: float) -> str:
    """A level line."""
    return f"M{left:.1f} {y:.1f}H{right:.1f}"


def upright(x: float, top: float, bottom: float) -> str:
    """An upright line."""
    return f"M{x:.1f} {top:.1f}V{bottom:.1f}"
