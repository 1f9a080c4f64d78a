"""Patterns as one path each: a picture of a thousand elements is slow in a PDF, one of a thousand lines is not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from questionnaire.telling.lettering import Box

Line = tuple[float, float, float, float]


def path(lines: Sequence[Line]) -> str:
    """The lines as the path of an SVG."""
    return "".join(f"M{x1:.1f},{y1:.1f}L{x2:.1f},{y2:.1f}" for x1, y1, x2, y2 in lines)


def slants(box: Box, apart: float, *, down: bool = False) -> str:
    """Slanting lines across a box, `apart` from each other along its length."""
    return path(list(_slants(box, apart, down=down)))


def _slants(box: Box, apart: float, *, down: bool) -> Iterator[Line]:
    tall, wide = box.bottom - box.top, box.right - box.left
    start = apart / 2 - tall
    while start < wide:
        # The line rises from (start, 0) by its own length; what lies beside the box is cut off.
        first, last = max(start, 0.0), min(start + tall, wide)
        low, high = first - start, last - start
        if last > first:
            y1, y2 = (box.top + low, box.top + high) if down else (box.bottom - low, box.bottom - high)
            yield box.left + first, y1, box.left + last, y2
        start += apart


def rows_across(box: Box, apart: float) -> str:
    """Level lines across a box, to be drawn dotted; every second one begins half a dot later."""
    rows = int((box.bottom - box.top) / apart)
    first = (box.bottom - box.top - apart * (rows - 1)) / 2
    heights = [box.top + first + apart * row for row in range(rows)]
    return path([(box.left + 1 + (row % 2) * apart / 2, y, box.right, y) for row, y in enumerate(heights)])
