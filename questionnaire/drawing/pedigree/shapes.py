"""What a pedigree is drawn of: symbols, lines and labels with their coordinates, and the paths of a symbol.

The symbols are those of the NSGC’s standardized nomenclature (Bennett and others, J Genet Couns 1995;4:267, revised
2008;17:424 and 2022;31:1238).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from questionnaire.drawing.lettering import Label
from questionnaire.drawing.picture import Path, Picture, circle, square, upper_left

RADIUS, LETTER, LINE_HEIGHT = 8.0, 7.0, 8.5
# The width and the height that a page has for a drawing, and the size of a point, in millimeters.
PAGE_WIDE, PAGE_HIGH, POINT = 180.0, 240.0, 0.3528
# The room above a row of symbols; the line of brothers and sisters runs in its middle.
ABOVE = 13.0
# The quarters of a symbol and how each is filled.
SOLID, UPRIGHT, LEVEL, DOTTED = range(4)
_ROUNDING = 1e-6
_WHITE, _INK = "#fff", "#212b32"
_SIDES = ((-1, -1), (1, -1), (-1, 1), (1, 1))


@dataclass(frozen=True, slots=True)
class Symbol:
    """One person. `inside` is a sign in its middle, `key` the person's in the family ("" in the legend)."""

    key: str
    x: float
    y: float
    shape: str
    size: float = RADIUS
    quarters: tuple[int, ...] = ()
    inside: str = ""
    deceased: bool = False
    carrier: bool = False
    adopted: bool = False
    arrow: str = ""

    @property
    def tip(self) -> tuple[float, float]:
        """Where the point of its arrow is."""
        return self.x - self.size - (4.5 if self.adopted else 1), self.y + 3

    @property
    def arrow_lines(self) -> tuple[Line, ...]:
        """The arrow that points to it, if one does."""
        return arrow(self.tip) if self.arrow else ()

    @property
    def sign(self) -> Label | None:
        """The sign in its middle; beside the slash of one who died."""
        if not self.inside:
            return None
        aside, down = (0.4, 0.05) if self.deceased else (0.0, 0.33)
        return Label(self.inside, self.x - self.size * aside, self.y + self.size * down, size=self.size)

    @property
    def outline(self) -> str:
        """Its outline as an SVG path."""
        x, y, r = self.x, self.y, self.size
        if self.shape == "circle":
            return circle(x, y, r)
        if self.shape == "square":
            return square(x, y, r)
        return f"M{x - r:g} {y:g}L{x:g} {y - r:g}L{x + r:g} {y:g}L{x:g} {y + r:g}Z"

    @property
    def solid(self) -> str:
        """The quarter that is filled, as a path; empty where it is not."""
        if SOLID not in self.quarters:
            return ""
        x, y, r = self.x, self.y, self.size
        edge = {
            "circle": upper_left(r),
            "square": f"V{y - r:g}H{x:g}",
            "diamond": f"L{x:g} {y - r:g}",
        }[self.shape]
        return f"M{x:g} {y:g}H{x - r:g}{edge}Z"

    @property
    def strokes(self) -> str:
        """The lines within it as a path: the cross between the quarters, and the patterns that fill them."""
        if not self.quarters:
            return ""
        x, y, r = self.x, self.y, self.size
        drawn = [f"M{x - r:g} {y:g}h{2 * r:g}M{x:g} {y - r:g}v{2 * r:g}"]
        for quarter in self.quarters[(SOLID in self.quarters) :]:
            drawn += self._pattern(quarter)
        return "".join(drawn)

    @property
    def slash(self) -> str:
        """The line through one who died, as a path."""
        out = self.size + 2
        return f"M{self.x - out:g} {self.y + out:g}l{2 * out:g} {-2 * out:g}" if self.deceased else ""

    @property
    def brackets(self) -> str:
        """The brackets around one who was adopted, as a path."""
        side, high = self.size + 3, self.size + 1.5
        left = f"M{self.x - side + 2.5:g} {self.y - high:g}h-2.5v{2 * high:g}h2.5"
        right = f"M{self.x + side - 2.5:g} {self.y - high:g}h2.5v{2 * high:g}h-2.5"
        return left + right if self.adopted else ""

    @property
    def dot(self) -> str:
        """The dot in a carrier, as a path."""
        return circle(self.x, self.y, self.size * 0.32) if self.carrier else ""

    def reach(self, at: float) -> float:
        """How far the shape reaches to the side, this far from its middle."""
        if self.shape == "square":
            return self.size
        return math.sqrt(self.size**2 - at**2) if self.shape == "circle" else self.size - at

    def _pattern(self, quarter: int) -> list[str]:
        """Upright lines, level lines, or dots: three patterns that still differ on a photocopy."""
        right, down = _SIDES[quarter]
        drawn, step = [], self.size / 4
        for number in (1, 2, 3):
            at = number * step
            long = self.reach(at)
            if quarter == UPRIGHT:
                drawn.append(f"M{self.x + right * at:g} {self.y:g}v{down * long:.4g}")
            elif quarter == LEVEL:
                drawn.append(f"M{self.x:g} {self.y + down * at:g}h{right * long:.4g}")
            else:
                dots = int(long / step)
                drawn += [
                    f"M{self.x + right * dot * step - 0.5:g} {self.y + down * at:g}h1"
                    for dot in range(1, dots + 1)
                    if dot * step < long - 0.6
                ]
        return drawn


@dataclass(frozen=True, slots=True)
class Line:
    """A line between symbols, or between lines."""

    x1: float
    y1: float
    x2: float
    y2: float

    @property
    def path(self) -> str:
        """It as a path."""
        return f"M{self.x1:g} {self.y1:g}L{self.x2:g} {self.y2:g}"


@dataclass(frozen=True, slots=True)
class LegendItem:
    """What one sign means: a text, and a symbol or a few lines beside it."""

    text: Label
    symbol: Symbol | None = None
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Drawing:
    """A pedigree in units of its own; `wanted` is how many points its letters should have on paper."""

    width: float
    height: float
    symbols: tuple[Symbol, ...]
    lines: tuple[Line, ...]
    labels: tuple[Label, ...]
    legend: tuple[LegendItem, ...]
    wanted: float

    @property
    def every_symbol(self) -> tuple[Symbol, ...]:
        """The people, and the samples of the legend."""
        return (*self.symbols, *(item.symbol for item in self.legend if item.symbol))

    @property
    def every_line(self) -> tuple[Line, ...]:
        """The lines, the arrow, and the samples of the legend."""
        arrows = [line for symbol in self.symbols for line in symbol.arrow_lines]
        return (*self.lines, *arrows, *(line for item in self.legend for line in item.lines))

    @property
    def every_label(self) -> tuple[Label, ...]:
        """What is written in the drawing and in its legend."""
        return (*self.labels, *(item.text for item in self.legend))

    @property
    def width_mm(self) -> float:
        """The width at which its letters have the wanted size in points, or the width of a page if that is less."""
        return round(min(PAGE_WIDE, self.width * self.wanted / LETTER * POINT, PAGE_HIGH * self.width / self.height), 1)

    @property
    def points(self) -> float:
        """How large its letters are at that width, in points."""
        return self.width_mm / self.width * LETTER / POINT

    @property
    def height_mm(self) -> float:
        """The height that goes with its width."""
        return min(PAGE_HIGH, round(self.width_mm * self.height / self.width, 1))

    @property
    def picture(self) -> Picture:
        """The drawing as paths and words, the background first."""
        symbols = self.every_symbol
        lines = [line.path for line in self.every_line]
        lines += [symbol.slash + symbol.brackets for symbol in symbols]
        paths = (
            Path("".join(symbol.outline for symbol in symbols), _WHITE, stroke=_INK),
            Path("".join(symbol.solid for symbol in symbols), _INK),
            Path("".join(symbol.strokes for symbol in symbols), stroke=_INK, width=0.7),
            Path("".join(lines), stroke=_INK),
            Path("".join(symbol.dot for symbol in symbols), _INK, stroke=_WHITE, width=0.8),
        )
        written = (*(symbol.sign for symbol in symbols if symbol.sign), *self.every_label)
        return Picture(self.width, self.height, paths, written, LETTER, self.width_mm, self.height_mm)


def lettered(text: str, x: float, y: float, anchor: str = "middle", *, bold: bool = False) -> Label:
    """A word in the letters of a pedigree."""
    return Label(text, x, y, anchor, bold, LETTER)


def comb(x: float, start: float, y: float, children: Sequence[float]) -> tuple[Line, ...]:
    """A line down to the line of brothers and sisters above a row at y, and from there down to each."""
    bar = y - RADIUS - ABOVE / 2
    left, right = min(x, *children), max(x, *children)
    across = (Line(left, bar, right, bar),) if right - left > _ROUNDING else ()
    return (Line(x, start, x, bar), *across, *(Line(child, bar, child, y - RADIUS) for child in children))


def arrow(tip: tuple[float, float]) -> tuple[Line, ...]:
    """An arrow whose point comes from the lower left."""
    x, y = tip
    return Line(x - 10, y + 5, x, y), Line(x - 5, y + 0.2, x, y), Line(x - 2.8, y + 4.2, x, y)
