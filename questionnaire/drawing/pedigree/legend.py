"""A family with its legend: lines of text, then in columns what each sign means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from questionnaire.drawing.lettering import width_of
from questionnaire.drawing.pedigree.layout import Layout
from questionnaire.drawing.pedigree.shapes import LETTER, LINE_HEIGHT, Drawing, LegendItem, Line, lettered

# From the left of a column: the middle of a sample, and the start of its text. Then the height of a line, and the room
# between columns.
MIDDLE, TEXT, LINE, BETWEEN = 9.0, 21.0, 14.0, 8.0


def drawing_of(
    layout: Layout, heads: Sequence[str], items: Sequence[LegendItem], *, least: float, points: float
) -> Drawing:
    """The family, at least this wide, above its legend; its letters have so many points if the page has the room."""
    wide = max(layout.width, least, *(width_of(each, LETTER) for each in heads))
    top = layout.height + 8
    column = max(TEXT + width_of(item.text.text, LETTER) for item in items) + BETWEEN
    columns = max(int((wide + BETWEEN) // column), 1)
    rows = -(-len(items) // columns)
    legend = [
        LegendItem(lettered(text, 0, top + LINE_HEIGHT * (place + 0.7), "start")) for place, text in enumerate(heads)
    ]
    high = top + LINE_HEIGHT * len(heads) + 2
    legend += [
        _placed(item, place // rows * column, high + LINE * (place % rows + 0.5)) for place, item in enumerate(items)
    ]
    height = high + LINE * rows + 1
    return Drawing(wide, height, layout.symbols, layout.lines, layout.labels, tuple(legend), points)


def _placed(item: LegendItem, x: float, y: float) -> LegendItem:
    return LegendItem(
        lettered(item.text.text, x + (TEXT if item.symbol or item.lines else 3), y + 2.5, "start"),
        replace(item.symbol, x=x + MIDDLE, y=y) if item.symbol else None,
        tuple(Line(each.x1 + x, each.y1 + y, each.x2 + x, each.y2 + y) for each in item.lines),
    )
