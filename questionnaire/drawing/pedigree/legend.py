"""The legend of a pedigree: what each sign means that occurs in it, and no other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from questionnaire.drawing.lettering import width_of
from questionnaire.drawing.pedigree.family import Family
from questionnaire.drawing.pedigree.layout import APART, Layout
from questionnaire.drawing.pedigree.shapes import (
    LETTER,
    LEVEL,
    LINE_HEIGHT,
    OTHER,
    SOLID,
    UPRIGHT,
    Label,
    LegendItem,
    Line,
    Symbol,
    arrow,
)

# The wording of a key, with what belongs in its slots.
Word = Callable[..., str]
# The size of a sample, its middle, where the text begins, and the room for one line and between columns.
SAMPLE, MIDDLE, TEXT, LINE, BETWEEN = 5.0, 9.0, 21.0, 14.0, 8.0
# How wide the whole picture is at least, and how much wider than the people may stand.
NARROWEST, MARGINS = 450.0, 30.0
_PLAIN = Symbol("", 0, 0, "square", SAMPLE)
# The signs and answers whose codes stand below a symbol.
_CODES = ("teeth_lost", "hearing_swelling", "warts", "found", "tested", "female", "male", "another", "donor")
# What a symbol may show, with a sample of it, in the order of the legend.
_SAMPLES: tuple[tuple[str, Symbol, Callable[[Symbol], bool]], ...] = (
    ("low_counts", replace(_PLAIN, quarters=(SOLID,)), lambda symbol: SOLID in symbol.quarters),
    ("infections", replace(_PLAIN, quarters=(UPRIGHT,)), lambda symbol: UPRIGHT in symbol.quarters),
    ("leukemia", replace(_PLAIN, quarters=(LEVEL,)), lambda symbol: LEVEL in symbol.quarters),
    ("other", replace(_PLAIN, quarters=(OTHER,)), lambda symbol: OTHER in symbol.quarters),
    ("carrier", replace(_PLAIN, carrier=True), lambda symbol: symbol.carrier),
    ("deceased", replace(_PLAIN, deceased=True), lambda symbol: symbol.deceased),
    ("donor", replace(_PLAIN, inside="D"), lambda symbol: symbol.inside == "D"),
    ("unknown", replace(_PLAIN, inside="?"), lambda symbol: symbol.inside == "?"),
    ("several", replace(_PLAIN, shape="diamond", inside="n"), lambda symbol: symbol.inside == "n"),
    ("adopted", replace(_PLAIN, adopted=True, size=4.0), lambda symbol: symbol.adopted),
)


@dataclass(frozen=True, slots=True)
class _Item:
    text: str
    symbol: Symbol | None = None
    lines: tuple[Line, ...] = ()


def legend_of(family: Family, layout: Layout, word: Word) -> tuple[tuple[LegendItem, ...], float, float]:
    """The legend below a drawing: a line or two on its shapes, then the signs in columns; and the size of both."""
    shapes = list(_shapes(family, layout, word))
    wide = max(layout.size[0], min(NARROWEST, layout.widest + MARGINS), *(width_of(each, LETTER) for each in shapes))
    top = layout.size[1] + 8
    items = list(_items(family, layout, word))
    column = max(TEXT + width_of(item.text, LETTER) for item in items) + BETWEEN
    columns = max(int((wide + BETWEEN) // column), 1)
    rows = -(-len(items) // columns)
    legend = [
        LegendItem(None, (), Label(0, top + LINE_HEIGHT * (place + 0.7), text, "start"))
        for place, text in enumerate(shapes)
    ]
    high = top + LINE_HEIGHT * len(shapes) + 2
    legend += [
        _placed(item, place // rows * column, high + LINE * (place % rows + 0.5)) for place, item in enumerate(items)
    ]
    return tuple(legend), wide, high + LINE * rows + 1


def _placed(item: _Item, x: float, y: float) -> LegendItem:
    return LegendItem(
        replace(item.symbol, x=x + MIDDLE, y=y) if item.symbol else None,
        tuple(Line(each.x1 + x, each.y1 + y, each.x2 + x, each.y2 + y) for each in item.lines),
        Label(x + (TEXT if item.symbol or item.lines else 3), y + 2.5, item.text, "start"),
    )


def _shapes(family: Family, layout: Layout, word: Word) -> Iterator[str]:
    """What the shapes say, as far as they occur."""
    members = [family.members[symbol.key] for symbol in layout.symbols]
    shapes = {symbol.shape: symbol for symbol in layout.symbols if symbol.inside != "n"}
    said = [word(f"pedigree.legend.{each}") for each in ("square", "circle") if each in shapes]
    genders = {
        member.gender
        for member, symbol in zip(members, layout.symbols, strict=True)
        if symbol.shape == "diamond" and symbol.inside != "n"
    }
    if genders:
        kind = "both" if len(genders) > 1 else "not_told" if None in genders else "another"
        said.append(word(f"pedigree.legend.diamond.{kind}"))
    yield "; ".join(said)
    if any(member.by_sex for member in members):
        yield word("pedigree.legend.by_sex")


def _items(family: Family, layout: Layout, word: Word) -> Iterator[_Item]:
    def said(what: str, code: str = "") -> str:
        meaning = word(f"pedigree.legend.{what}")
        return word("pedigree.legend.code", code=code, meaning=meaning) if code else meaning

    letter = next(symbol.arrow for symbol in layout.symbols if symbol.arrow).strip()
    yield _Item(said("proband" if letter else "consultand", letter), lines=arrow((17, -2)))
    for what, sample, occurs in _SAMPLES:
        if any(map(occurs, layout.symbols)):
            yield _Item(said(what), sample)
    codes = {code for texts in layout.texts.values() for text in texts for code in text.split()}
    known = {what: word(f"pedigree.code.{what}") for what in _CODES}
    yield from (_Item(said(what, code)) for what, code in known.items() if code in codes)
    if family.related and not any(member.donor for member in family.members.values()):
        yield _Item(said("related"), lines=(Line(2, -APART, 16, -APART), Line(2, APART, 16, APART)))
    if any(label.text == "?" for label in layout.labels):
        yield _Item(said("side", "?"))
