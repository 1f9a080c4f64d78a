"""The legend of a pedigree: what each sign means that occurs in it, and no other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from questionnaire.telling.family import Family
from questionnaire.telling.pedigree_layout import APART, Layout
from questionnaire.telling.pedigree_shapes import QUARTERS, Label, LegendItem, Line, Symbol, arrow, width_of
from questionnaire.telling.wording import Words

# The size of a sample, its middle, where the text begins, and the room for one line and between columns.
SAMPLE, MIDDLE, TEXT, LINE, BETWEEN = 5.5, 9.0, 21.0, 15.5, 8.0
NARROWEST = 445.0
_PLAIN = Symbol("", 0, 0, "square", SAMPLE)
# The signs and answers whose codes stand below a symbol.
_CODES = {"E+": "found", "E": "tested", "AFAB": "AFAB", "AMAB": "AMAB", "UAAB": "UAAB", "D": "donor", "d.": "died"}
_LETTERS = {"M": "teeth_lost", "H": "hearing_swelling", "W": "warts"}


@dataclass(frozen=True, slots=True)
class _Item:
    text: str
    symbol: Symbol | None = None
    code: str = ""
    lines: tuple[Line, ...] = ()


def legend_of(
    family: Family, layout: Layout, size: tuple[float, float], words: Words
) -> tuple[tuple[LegendItem, ...], float, float]:
    """The legend below a drawing of this size in columns, and the size of both."""
    wide, high = max(size[0], NARROWEST), size[1] + 8
    items = list(_items(family, layout, words))
    column = max(TEXT + width_of(item.text) for item in items) + BETWEEN
    columns = max(int((wide + BETWEEN) // column), 1)
    rows = -(-len(items) // columns)
    legend = [
        _placed(item, place // rows * column, high + LINE * (place % rows + 0.5)) for place, item in enumerate(items)
    ]
    return tuple(legend), wide, high + LINE * rows + 1


def _placed(item: _Item, x: float, y: float) -> LegendItem:
    middle = x + MIDDLE
    return LegendItem(
        replace(item.symbol, x=middle, y=y) if item.symbol else None,
        tuple(Line(each.x1 + x, each.y1 + y, each.x2 + x, each.y2 + y) for each in item.lines),
        Label(x + 3 if item.lines else middle, y + 2.5, item.code, bold=True) if item.code else None,
        Label(x + TEXT, y + 2.5, item.text, "start"),
    )


def _items(family: Family, layout: Layout, words: Words) -> Iterator[_Item]:
    def said(what: str) -> str:
        return words.word(f"pedigree.legend.{what}")

    symbols, members = layout.symbols, family.members.values()
    letter = next(symbol.arrow for symbol in symbols if symbol.arrow).strip()
    yield _Item(said("proband" if letter else "consultand"), code=letter, lines=arrow((17, -2)))
    for shape in ("square", "circle", "diamond"):
        if any(symbol.shape == shape for symbol in symbols):
            yield _Item(said(shape), replace(_PLAIN, shape=shape))
    signs = {sign for member in members for sign in member.signs or ()}
    for sign in ("low_counts", "infections", "leukemia"):
        if sign in signs:
            yield _Item(words.word(f"pedigree.sign.{sign}"), replace(_PLAIN, quarters=(QUARTERS[sign],)))
    letters = {code: sign for code, sign in _LETTERS.items() if sign in signs}
    if letters:
        yield _Item(said("other"), replace(_PLAIN, quarters=(3,)))
    yield from (_Item(said(sign), code=code) for code, sign in letters.items())
    if "carrier" in signs:
        yield _Item(said("carrier"), replace(_PLAIN, carrier=True))
    texts = {text.split()[0] for texts in layout.texts.values() for text in texts}
    yield from (_Item(said(what), code=code) for code, what in _CODES.items() if code in texts)
    if any(symbol.deceased for symbol in symbols):
        yield _Item(said("deceased"), replace(_PLAIN, deceased=True))
    inside = {symbol.inside for symbol in symbols}
    for sign, what, shape in (("D", "donor", "square"), ("?", "unknown", "square"), ("n", "several", "diamond")):
        if sign in inside:
            yield _Item(said(what), replace(_PLAIN, inside=sign, shape=shape))
    if any(symbol.adopted for symbol in symbols):
        yield _Item(said("adopted"), replace(_PLAIN, adopted=True, size=4.5))
    if family.related and not any(member.donor for member in members):
        yield _Item(said("related"), lines=(Line(2, -APART, 16, -APART), Line(2, APART, 16, APART)))
    if any(label.text == "?" for label in layout.labels):
        yield _Item(said("side"), code="?")
