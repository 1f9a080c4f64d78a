"""How much room a word of a picture takes, and where it can stand without touching anything else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

SIZE = 11.0
# Widths of letters as shares of the size: the bold ones of our font, rounded up. An unknown script is taken for wide.
_NARROW, _WIDE = frozenset(",.'’:;|!ijlIft()[]-– "), frozenset("mwMWOQ@%")
_SHARES = {"narrow": 0.42, "wide": 0.9, "plain": 0.66, "other": 1.05}
_LATIN_END = "\u024f"
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

    @property
    def box(self) -> Box:
        """The room it takes."""
        width = width_of(self.text)
        left = self.x - {"start": 0.0, "middle": width / 2, "end": width}[self.anchor]
        return Box(left, self.y - _RISE * SIZE, left + width, self.y + _DROP * SIZE)


def width_of(text: str) -> float:
    """How wide a text is at most."""
    return SIZE * sum(_share(letter) for letter in text)


def _share(letter: str) -> float:
    if letter in _NARROW:
        return _SHARES["narrow"]
    if letter in _WIDE:
        return _SHARES["wide"]
    return _SHARES["plain" if letter <= _LATIN_END or letter in "≤≥" else "other"]


def first_free(candidates: Iterable[Label], frame: Box, taken: Iterable[Box]) -> Label | None:
    """The first of the places that lies in the frame and touches nothing; None if there is none."""
    for label in candidates:
        box = label.box
        if frame.holds(box) and not any(map(box.meets, taken)):
            return label
    return None
