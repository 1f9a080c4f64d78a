"""How much room a word of a picture takes."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

SIZE = 11.0
# How far each letter from the space to "~" reaches, in thousandths of the size: the advances in the `hmtx` tables of
# our own Atkinson Hyperlegible Next (static/fonts, the Latin files of weight 400 and 700).
_PLAIN = (
    280, 286, 301, 651, 592, 919, 731, 160, 299, 299, 485, 606, 210, 362, 210, 387, 648, 407, 548, 576, 614, 588, 598,
    510, 615, 595, 210, 210, 553, 628, 553, 480, 778, 626, 613, 645, 669, 569, 552, 694, 694, 392, 512, 631, 541, 824,
    693, 714, 592, 724, 614, 592, 558, 690, 593, 856, 623, 575, 607, 317, 387, 344, 552, 372, 243, 525, 566, 485, 564,
    538, 314, 558, 550, 252, 245, 492, 262, 845, 550, 548, 566, 574, 349, 471, 326, 540, 461, 684, 481, 449, 460, 344,
    237, 344, 555,
)  # fmt: skip
_BOLD = (
    312, 303, 390, 765, 610, 969, 725, 210, 335, 335, 485, 595, 271, 373, 272, 440, 659, 440, 579, 600, 624, 607, 626,
    537, 624, 571, 272, 272, 569, 612, 569, 547, 781, 678, 643, 658, 688, 597, 566, 718, 701, 424, 561, 663, 552, 858,
    717, 746, 629, 756, 650, 610, 607, 686, 644, 886, 685, 650, 618, 340, 440, 344, 582, 400, 288, 552, 596, 510, 596,
    563, 365, 593, 571, 300, 259, 555, 318, 882, 571, 576, 596, 599, 376, 508, 376, 567, 530, 740, 539, 521, 505, 381,
    254, 381, 537,
)  # fmt: skip
# The same for a few signs more (µ, ≤ and ≥ are in our font of symbols). Any other sign is taken to be wide.
_SIGNS = {"’": (236, 269), "–": (504, 501), "µ": (636, 736), "≤": (838, 838), "≥": (838, 838), "×": (532, 536)}
_WIDE = 1050
_RISE, _DROP = 0.74, 0.22


@dataclass(frozen=True, slots=True)
class Box:
    """An upright rectangle; y grows downward."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether the two share some area."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def within(self, edge: float) -> Box:
        """The box without its edge."""
        return Box(self.left + edge, self.top + edge, self.right - edge, self.bottom - edge)

    def holds(self, other: Box) -> bool:
        """Whether the other lies wholly inside."""
        return (
            self.left <= other.left
            and self.top <= other.top
            and self.right >= other.right
            and self.bottom >= other.bottom
        )


@dataclass(frozen=True, slots=True)
class Label:
    """A word at its place: (x, y) is the baseline's start, middle or end, as the anchor says."""

    text: str
    x: float
    y: float
    anchor: str = "middle"
    bold: bool = False
    size: float = SIZE

    @property
    def box(self) -> Box:
        """The room it takes."""
        width = width_of(self.text, self.size, bold=self.bold)
        left = self.x - {"start": 0.0, "middle": width / 2, "end": width}[self.anchor]
        return Box(left, self.y - _RISE * self.size, left + width, self.y + _DROP * self.size)


def width_of(text: str, size: float = SIZE, *, bold: bool = False) -> float:
    """How wide a text is in our own font. Kerning, which would make it a little narrower, is left out."""
    return size * sum(_advance(letter, bold=bold) for letter in text) / 1000


def _advance(letter: str, *, bold: bool) -> int:
    if letter in _SIGNS:
        return _SIGNS[letter][bold]
    place = ord(unicodedata.normalize("NFD", letter)[0]) - ord(" ")  # an accent takes no room
    return (_BOLD if bold else _PLAIN)[place] if 0 <= place < len(_PLAIN) else _WIDE
