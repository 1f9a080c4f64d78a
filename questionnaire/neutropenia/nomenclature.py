"""How a relative is drawn, and what the legend says of each sign that occurs: the NSGC’s nomenclature.

Bennett and others, J Genet Couns 1995;4:267, revised 2008;17:424 and 2022;31:1238: the shape says the gender, and the
sex recorded at birth is written below where it differs. By our reading the shape says the sex recorded at birth where
the gender was not told: as a rule nobody asks the gender of a child, and a diamond would seem to say something of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from questionnaire.drawing.pedigree.family import PATIENT
from questionnaire.drawing.pedigree.layout import APART, Layout
from questionnaire.drawing.pedigree.shapes import (
    DOTTED,
    LEVEL,
    SOLID,
    UPRIGHT,
    LegendItem,
    Line,
    Symbol,
    arrow,
    lettered,
)
from questionnaire.neutropenia.family import Family, Member
from questionnaire.telling.wording import Words

# The signs of a quarter that several share: a letter below tells which.
LETTERS = ("teeth_lost", "hearing_swelling", "warts", "lymphoma", "weak_heart")
# The signs and answers whose codes stand below a symbol; those for a test and for the sex at birth are the NSGC’s.
_CODES = (*LETTERS, "found", "tested", "female", "male", "another", "donor")
_SHAPES = {"woman": "circle", "man": "square", "female": "circle", "male": "square"}
_EXPECTED = {"woman": "female", "man": "male"}
_QUARTERS = {"low_counts": SOLID, "infections": UPRIGHT, "leukemia": LEVEL} | dict.fromkeys(LETTERS, DOTTED)
# One who asks for others and is well is a consultand: an arrow without a letter.
_CONSULTAND = " "
_PLAIN = Symbol("", 0, 0, "square", 5.0)
# What a symbol may show, with a sample of it, in the order of the legend.
_SAMPLES: tuple[tuple[str, Symbol, Callable[[Symbol], bool]], ...] = (
    ("low_counts", replace(_PLAIN, quarters=(SOLID,)), lambda symbol: SOLID in symbol.quarters),
    ("infections", replace(_PLAIN, quarters=(UPRIGHT,)), lambda symbol: UPRIGHT in symbol.quarters),
    ("leukemia", replace(_PLAIN, quarters=(LEVEL,)), lambda symbol: LEVEL in symbol.quarters),
    ("other", replace(_PLAIN, quarters=(DOTTED,)), lambda symbol: DOTTED in symbol.quarters),
    ("carrier", replace(_PLAIN, carrier=True), lambda symbol: symbol.carrier),
    ("deceased", replace(_PLAIN, deceased=True), lambda symbol: symbol.deceased),
    ("donor", replace(_PLAIN, inside="D"), lambda symbol: symbol.inside == "D"),
    ("unknown", replace(_PLAIN, inside="?"), lambda symbol: symbol.inside == "?"),
    ("several", replace(_PLAIN, shape="diamond", inside="n"), lambda symbol: symbol.inside == "n"),
    ("adopted", replace(_PLAIN, adopted=True, size=4.0), lambda symbol: symbol.adopted),
)


def symbol_of(member: Member, words: Words) -> Symbol:
    """The symbol of a member, not yet at its place."""
    signs = member.signs or frozenset()
    quarters = tuple(sorted({_QUARTERS[sign] for sign in signs if sign in _QUARTERS}))
    inside = "n" if member.several else "?" if member.signs is None else ""
    if member.donor and not quarters and "carrier" not in signs:
        inside = "D"
    letter = _CONSULTAND if member.signs == frozenset() else words.word("pedigree.proband.letter")
    return Symbol(
        member.key,
        0,
        0,
        _SHAPES.get(member.gender or member.sex or "", "diamond"),
        quarters=quarters,
        inside=inside,
        deceased=member.died,
        carrier="carrier" in signs,
        adopted=member.adopted,
        arrow=letter if member.key == PATIENT else "",
    )


def texts_of(member: Member, words: Words) -> Iterator[str]:
    """What is written below a member: an age, and codes."""
    age = ""
    if member.age is not None:
        age = words.word(f"pedigree.age.{member.age.unit}", number=words.language.number(member.age.number))
    if member.died:
        age = age or ("" if member.living else words.word("pedigree.young"))
        yield words.word("pedigree.died", age=age).strip()
    elif age:
        yield words.word(f"pedigree.{'now' if member.living == 'alive' else 'now_or_then'}", age=age)
    if codes := [words.word(f"pedigree.code.{each}") for each in _codes(member, member.signs or frozenset())]:
        yield " ".join(codes)


def _codes(member: Member, signs: AbstractSet[str]) -> Iterator[str]:
    yield from (sign for sign in LETTERS if sign in signs)
    if "known_variant" in signs or member.tested == "yes":
        yield "found" if "known_variant" in signs else "tested"
    if member.donor and (signs - {"known_variant", "early_death"}):
        yield "donor"
    if member.sex and member.gender and _EXPECTED.get(member.gender) != member.sex:
        yield member.sex


def shapes_said(family: Family, symbols: Sequence[Symbol], words: Words) -> Iterator[str]:
    """What the shapes say, as far as they occur."""
    single = [(symbol.shape, family.members[symbol.key]) for symbol in symbols if symbol.inside != "n"]
    shapes = {shape for shape, _ in single}
    said = [words.word(f"pedigree.legend.{each}") for each in ("square", "circle") if each in shapes]
    if genders := {member.gender for shape, member in single if shape == "diamond"}:
        kind = "both" if len(genders) > 1 else "not_told" if None in genders else "another"
        said.append(words.word(f"pedigree.legend.diamond.{kind}"))
    yield "; ".join(said)
    if any(family.members[symbol.key].by_sex for symbol in symbols):
        yield words.word("pedigree.legend.by_sex")


def legend(family: Family, layout: Layout, words: Words) -> Iterator[LegendItem]:
    """What each sign means that occurs, and no other."""

    def item(what: str, symbol: Symbol | None = None, *lines: Line, code: str = "") -> LegendItem:
        meaning = words.word(f"pedigree.legend.{what}")
        said = words.word("pedigree.legend.code", code=code, meaning=meaning) if code else meaning
        return LegendItem(lettered(said, 0, 0), symbol, lines)

    letter = next(each.arrow for each in layout.symbols if each.arrow).strip()
    yield item("proband" if letter else "consultand", None, *arrow((17, -2)), code=letter)
    for what, sample, occurs in _SAMPLES:
        if any(map(occurs, layout.symbols)):
            yield item(what, sample)
    written = {code for each in layout.symbols for text in layout.people[each.key].texts for code in text.split()}
    known = {what: words.word(f"pedigree.code.{what}") for what in _CODES}
    yield from (item(what, code=code) for what, code in known.items() if code in written)
    if family.related and not family.has_donor:
        yield item("related", None, Line(2, -APART, 16, -APART), Line(2, APART, 16, APART))
    if family.rootless:
        yield item("side", code="?")
