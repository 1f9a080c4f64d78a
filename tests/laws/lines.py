"""Symbols, lines and labels of a pedigree as plain geometry, apart from the code that placed them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from questionnaire.drawing.lettering import Label
from questionnaire.drawing.pedigree.shapes import Line, Symbol

# Ends of lines meet exactly; this is for the rounding of numbers.
NEAR = 0.01
Box = tuple[float, float, float, float]


def body(symbol: Symbol) -> Box:
    """The room a symbol takes, with its slash or brackets."""
    out = symbol.size + (3 if symbol.adopted else 2 if symbol.deceased else 0)
    return symbol.x - out, symbol.y - out, symbol.x + out, symbol.y + out


def written(label: Label) -> Box:
    """The room a label takes."""
    box = label.box
    return box.left, box.top, box.right, box.bottom


def overlap(one: Box, other: Box) -> bool:
    return (
        one[0] < other[2] - NEAR and other[0] < one[2] - NEAR and one[1] < other[3] - NEAR and other[1] < one[3] - NEAR
    )


def neighbors(boxes: Sequence[Box], others: Sequence[Box] | None = None) -> Iterator[tuple[int, int]]:
    """The places of any two boxes that may touch: of one list, or one of each."""
    order = sorted(
        [(box, place, 0) for place, box in enumerate(boxes)]
        + [(box, place, 1) for place, box in enumerate(others or ())]
    )
    for at, (one, place, kind) in enumerate(order):
        for other, its_place, its_kind in order[at + 1 :]:
            if other[0] > one[2] + NEAR:
                break
            if other[1] <= one[3] + NEAR and one[1] <= other[3] + NEAR and (others is None or kind != its_kind):
                yield (its_place, place) if kind else (place, its_place)


def around(line: Line) -> Box:
    """The box a line lies in."""
    return min(line.x1, line.x2), min(line.y1, line.y2), max(line.x1, line.x2), max(line.y1, line.y2)


def enters(line: Line, box: Box) -> bool:
    """Whether a part of the line lies within the box (its part inside is found by clipping, side by side)."""
    start, end = 0.0, 1.0
    for at, by, low, high in (
        (line.x1, line.x2 - line.x1, box[0] + NEAR, box[2] - NEAR),
        (line.y1, line.y2 - line.y1, box[1] + NEAR, box[3] - NEAR),
    ):
        if by == 0:
            if not low < at < high:
                return False
            continue
        first, second = sorted(((low - at) / by, (high - at) / by))
        start, end = max(start, first), min(end, second)
    return start < end


def on(x: float, y: float, line: Line) -> bool:
    """Whether a point lies on a line."""
    across = (line.x2 - line.x1) * (y - line.y1) - (line.y2 - line.y1) * (x - line.x1)
    inside = min(line.x1, line.x2) - NEAR <= x <= max(line.x1, line.x2) + NEAR
    return abs(across) < NEAR * 10 and inside and min(line.y1, line.y2) - NEAR <= y <= max(line.y1, line.y2) + NEAR


def ends(line: Line) -> tuple[tuple[float, float], tuple[float, float]]:
    return (line.x1, line.y1), (line.x2, line.y2)


def join(one: Line, other: Line) -> bool:
    """Whether one of the two ends on the other."""
    return any(on(*end, other) for end in ends(one)) or any(on(*end, one) for end in ends(other))


def cross(one: Line, other: Line) -> bool:
    """Whether the lines cross within both, or share more than a point."""

    def side(line: Line, x: float, y: float) -> float:
        return (line.x2 - line.x1) * (y - line.y1) - (line.y2 - line.y1) * (x - line.x1)

    first, second = (side(one, *end) for end in ends(other))
    third, fourth = (side(other, *end) for end in ends(one))
    if max(abs(each) for each in (first, second, third, fourth)) < NEAR:
        low = max(min(ends(one)), min(ends(other)))
        high = min(max(ends(one)), max(ends(other)))
        return low < high and abs(low[0] - high[0]) + abs(low[1] - high[1]) > NEAR
    return first * second < -NEAR and third * fourth < -NEAR


def together(lines: tuple[Line, ...]) -> Iterator[list[Line]]:
    """The lines in groups that hang together."""
    near: dict[int, list[int]] = {place: [] for place in range(len(lines))}
    for one, other in neighbors([around(line) for line in lines]):
        if join(lines[one], lines[other]):
            near[one].append(other)
            near[other].append(one)
    while near:
        group, reached = [next(iter(near))], 0
        while reached < len(group):
            group += [place for place in near.pop(group[reached]) if place in near and place not in group]
            reached += 1
        yield [lines[place] for place in group]


def touched(group: list[Line], symbols: tuple[Symbol, ...]) -> tuple[set[str], set[str]]:
    """Whom lines touch from the side or from below (parents), and whom from above (children)."""
    parents, children = set(), set()
    for x, y in (end for line in group for end in ends(line)):
        for symbol in symbols:
            if abs(x - symbol.x) < NEAR and abs(y - (symbol.y - symbol.size)) < NEAR:
                children.add(symbol.key)
            elif abs(x - symbol.x) < symbol.size + NEAR and abs(y - symbol.y) < symbol.size + NEAR:
                parents.add(symbol.key)
    return parents, children
