"""The legend of a pedigree: what each sign means that occurs in it, and no other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from questionnaire.telling.family import Family
from questionnaire.telling.pedigree_layout import APART, Layout
from questionnaire.telling.pedigree_shapes import OTHER, QUARTERS, Label, LegendItem, Line, Symbol, arrow, width_of
from questionnaire.telling.wording import Words

# The size of a sample, its middle, where the text begins, and the room for one line and between columns.
SAMPLE, MIDDLE, TEXT, LINE, BETWEEN = 5.5, 9.0, 21.0, 15.5, 8.0
NARROWEST = 450.0
_PLAIN = Symbol("", 0, 0, "square", SAMPLE)
# The signs and answers whose codes stand below a symbol.
_CODES = {"E+": "found", "E": "tested", "AFAB": "AFAB", "AMAB": "AMAB", "UAAB": "UAAB", "D": "donor", "d.": "died"}
_LETTERS = {"M": "teeth_lost", "H": "hearing_swelling", "W": "warts"}
# What a symbol may show, with a sample of it, in the order of the legend.
_SAMPLES: tuple[tuple[str, Symbol, Callable[[Symbol], bool]], ...] = (
    ("square", _PLAIN, lambda symbol: symbol.shape == "square"),
    ("circle", replace(_PLAIN, shape="circle"), lambda symbol: symbol.shape == "circle"),
    ("diamond", replace(_PLAIN, shape="diamond"), lambda symbol: symbol.shape == "diamond"),
    ("other", replace(_PLAIN, quarters=(OTHER,)), lambda symbol: OTHER in symbol.quarters),
    ("carrier", replace(_PLAIN, carrier=True), lambda symbol: symbol.carrier),
    ("deceased", replace(_PLAIN, deceased=True), lambda symbol: symbol.deceased),
    ("donor", replace(_PLAIN, inside="D"), lambda symbol: symbol.inside == "D"),
    ("unknown", replace(_PLAIN, inside="?"), lambda symbol: symbol.inside == "?"),
    ("several", replace(_PLAIN, shape="diamond", inside="n"), lambda symbol: symbol.inside == "n"),
    ("adopted", replace(_PLAIN, adopted=True, size=4.5), lambda symbol: symbol.adopted),
)


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

    letter = next(symbol.arrow for symbol in layout.symbols if symbol.arrow).strip()
    yield _Item(said("proband" if letter else "consultand"), code=letter, lines=arrow((17, -2)))
    samples = {what: sample for what, sample, occurs in _SAMPLES if any(map(occurs, layout.symbols))}
    signs = {sign for member in family.members.values() for sign in member.signs or ()}
    for what in ("square", "circle", "diamond"):
        if what in samples:
            yield _Item(said(what), samples.pop(what))
    for sign in ("low_counts", "infections", "leukemia"):
        if sign in signs:
            yield _Item(said(sign), replace(_PLAIN, quarters=(QUARTERS[sign],)))
    if "other" in samples:
        yield _Item(said("other"), samples.pop("other"))
    yield from (_Item(said(sign), code=code) for code, sign in _LETTERS.items() if sign in signs)
    texts = {text.split()[0] for texts in layout.texts.values() for text in texts}
    yield from (_Item(said(what), code=code) for code, what in _CODES.items() if code in texts)
    yield from (_Item(said(what), sample) for what, sample in samples.items())
    if family.related and not any(member.donor for member in family.members.values()):
        yield _Item(said("related"), lines=(Line(2, -APART, 16, -APART), Line(2, APART, 16, APART)))
    if any(label.text == "?" for label in layout.labels):
        yield _Item(said("side"), code="?")
