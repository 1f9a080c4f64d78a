"""The legend of a pedigree: what each sign means that occurs in it, and no other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from questionnaire.telling.family import Family
from questionnaire.telling.pedigree_layout import APART, Layout
from questionnaire.telling.pedigree_shapes import QUARTERS, Label, LegendItem, Line, Symbol, width_of
from questionnaire.telling.wording import Words

# The size of a sample, its middle, where the text begins, and the room for one line and between two items.
SAMPLE, MIDDLE, TEXT, LINE, BETWEEN = 5.5, 9.0, 21.0, 15.0, 10.0
NARROWEST = 330.0
_PLAIN = Symbol("", 0, 0, "square", SAMPLE)
_CODES = {"E+": "found", "E": "tested", "M": "mouth", "H": "hearing", "W": "warts", "D": "donor"}


@dataclass(frozen=True, slots=True)
class _Item:
    text: str
    symbol: Symbol | None = None
    code: str = ""
    double: bool = False


def legend_of(
    family: Family, layout: Layout, texts: set[str], size: tuple[float, float], words: Words
) -> tuple[tuple[LegendItem, ...], float, float]:
    """The legend below a drawing of this size, and the size of both."""
    wide, high = max(size[0], NARROWEST), size[1] + 8
    legend: list[LegendItem] = []
    x, y = 0.0, high + LINE / 2
    for item in _items(family, layout, texts, words):
        room = TEXT + width_of(item.text)
        if x and x + room > wide:
            x, y = 0.0, y + LINE
        legend.append(_placed(item, x, y))
        x += room + BETWEEN
    return tuple(legend), wide, y + LINE / 2 + 1


def _placed(item: _Item, x: float, y: float) -> LegendItem:
    middle = x + MIDDLE
    lines = [Line(x + 2, y + by, x + 16, y + by) for by in (-APART, APART)] if item.double else []
    return LegendItem(
        replace(item.symbol, x=middle, y=y) if item.symbol else None,
        tuple(lines),
        Label(middle, y + 2.5, item.code, bold=True) if item.code else None,
        Label(x + TEXT, y + 2.5, item.text, "start"),
    )


def _items(family: Family, layout: Layout, texts: set[str], words: Words) -> Iterator[_Item]:
    def said(what: str) -> str:
        return words.word(f"pedigree.legend.{what}")

    symbols, members = layout.symbols, family.members.values()
    arrow = next(symbol.arrow for symbol in symbols if symbol.arrow)
    yield _Item(said("proband" if arrow == words.word("pedigree.proband.letter") else "consultand"), code=arrow)
    for shape in ("square", "circle", "diamond"):
        if any(symbol.shape == shape for symbol in symbols):
            yield _Item(said(shape), replace(_PLAIN, shape=shape))
    if any(symbol.deceased for symbol in symbols):
        yield _Item(said("deceased"), replace(_PLAIN, deceased=True))
    signs = {sign for member in members for sign in member.signs or ()}
    for sign in ("low_counts", "infections", "leukemia"):
        if sign in signs:
            yield _Item(words.word(f"pedigree.sign.{sign}"), replace(_PLAIN, quarters=(QUARTERS[sign],)))
    if any(3 in symbol.quarters for symbol in symbols):  # noqa: PLR2004 - the fourth quarter
        yield _Item(said("other"), replace(_PLAIN, quarters=(3,)))
    if "carrier" in signs:
        yield _Item(said("carrier"), replace(_PLAIN, carrier=True))
    codes = {code for text in texts for code in text.split()}
    for code, what in _CODES.items():
        if code in codes:
            yield _Item(said(what), code=code)
    for code in ("AFAB", "AMAB", "UAAB"):
        if code in codes:
            yield _Item(said(code), code=code)
    if any(symbol.inside == "D" for symbol in symbols):
        yield _Item(said("donor"), replace(_PLAIN, inside="D"))
    if any(symbol.inside == "?" for symbol in symbols):
        yield _Item(said("unknown"), replace(_PLAIN, inside="?"))
    if any(symbol.inside == "n" for symbol in symbols):
        yield _Item(said("several"), replace(_PLAIN, shape="diamond", inside="n"))
    if any(symbol.adopted for symbol in symbols):
        yield _Item(said("adopted"), replace(_PLAIN, adopted=True, size=4.5))
    if family.related and not any(member.donor for member in members):
        yield _Item(said("related"), double=True)
    if any(label.text == "?" for label in layout.labels):
        yield _Item(said("side"), code="?")
    if "d." in codes:
        yield _Item(said("died"), code="d.")
