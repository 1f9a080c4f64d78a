"""A family with its labels and places, drawn: symbols on level generations, lines between them, and what ran over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from questionnaire.drawing.lettering import width_of
from questionnaire.drawing.pedigree.family import FATHER, MOTHER, PATIENT, SIDES, Family, Member, Sibship
from questionnaire.drawing.pedigree.places import Extent, Places, places_of
from questionnaire.drawing.pedigree.rows import Header, Row, Rows
from questionnaire.drawing.pedigree.shapes import (
    ABOVE,
    LETTER,
    LINE_HEIGHT,
    QUARTERS,
    RADIUS,
    SHAPES,
    Label,
    Line,
    Symbol,
    comb,
)

ROMAN = ("I", "II", "III", "IV", "V")
# Room left of the drawing for the generations, right of it, and left of an arrow with its P.
LEFT, RIGHT, ARROW = 22.0, 4.0, 22.0
# Half the room between the two lines of a couple who are related.
APART = 1.4
# A number has two digits at most: a row holds no more than 60 relatives and a few between them.
NUMBER = "00"

Texts = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Layout:
    """Where everything of one family is drawn. `texts` are the lines below each symbol, without its number."""

    family: Family
    texts: Texts
    arrow: str
    header: Header
    widest: float

    @cached_property
    def places(self) -> Places:
        """Who stands where from left to right."""
        return places_of(self.family, self._extents, self.widest)

    @cached_property
    def numbers(self) -> Mapping[str, str]:
        """Each person's number within their generation, from left to right, those in rows of their own last."""
        order = sorted(self.places.x, key=lambda key: self.places.x[key])
        order += [key for left in self.places.left_over.values() for key in left]
        counted: dict[int, int] = {}
        numbers = {}
        for key in order:
            generation = self.family.members[key].generation
            counted[generation] = counted.get(generation, 0) + 1
            numbers[key] = str(counted[generation])
        return numbers

    def named(self, key: str) -> str:
        """A person as a counselor names them: generation and number, "II-3"."""
        return f"{self.roman(self.family.members[key].generation)}-{self.numbers[key]}"

    def roman(self, generation: int) -> str:
        """The numeral of a generation; the first that is drawn is I."""
        return ROMAN[generation - self._generations[0]]

    @cached_property
    def symbols(self) -> tuple[Symbol, ...]:
        """Everyone, generation by generation and from left to right."""
        at = {
            key: (x + self._shift, self._rows[self.family.members[key].generation]) for key, x in self.places.x.items()
        }
        at |= {key: (x, row.y) for row in self._overflow for key, x in (row.spots or {}).items()}
        order = sorted(at, key=lambda key: (self.family.members[key].generation, int(self.numbers[key])))
        return tuple(self._symbol(self.family.members[key], *at[key]) for key in order)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """All lines: between partners, down to their children, up to parents nothing is known of."""
        return (
            *(line for sibship in self.family.sibships for line in self._of_sibship(sibship)),
            *(line for row in self._overflow for line in row.lines),
            *self._stubs,
        )

    @cached_property
    def labels(self) -> tuple[Label, ...]:
        """Generations, numbers and what stands below each symbol."""
        found = [Label(0, y + 2.5, self.roman(row), "start", bold=True) for row, y in self._rows.items()]
        for row in self._overflow:
            found += [*row.headers, Label(0, row.y + 2.5, self.roman(row.generation), "start", bold=True)]
        for symbol in self.symbols:
            x, anchor = (symbol.x + 3, "start") if symbol.key in self._single_parents else (symbol.x, "middle")
            for place, text in enumerate((self.numbers[symbol.key], *self.texts[symbol.key])):
                found.append(Label(x, symbol.y + RADIUS + LINE_HEIGHT * (place + 1), text, anchor))
            if symbol.arrow.strip():
                found.append(Label(symbol.tip[0] - 14, symbol.tip[1] + 9, symbol.arrow, bold=True))
        found += [Label(line.x1, line.y2 - 2, "?") for line in self._stubs]
        return tuple(found)

    @cached_property
    def size(self) -> tuple[float, float]:
        """Width and height."""
        ends = [x + self._shift + self._extents[key][1] for key, x in self.places.x.items()]
        ends += [row.right for row in self._overflow]
        bottom = max([self._below(list(self._rows)[-1], self._rows), *(row.bottom for row in self._overflow)])
        return max(ends) + RIGHT, bottom

    # --- rows -------------------------------------------------------------------------------------------------------

    @cached_property
    def _generations(self) -> list[int]:
        return sorted({member.generation for member in self.family.members.values()})

    @cached_property
    def _rows(self) -> dict[int, float]:
        """The height of each generation's symbols."""
        rows: dict[int, float] = {}
        for generation in self._generations:
            above = self._below(generation - 1, rows) if rows else 3.0
            rows[generation] = above + ABOVE + RADIUS
        return rows

    def _below(self, generation: int, rows: Mapping[int, float]) -> float:
        """Where the labels of a generation end."""
        lines = max(len(self.texts[key]) for key in self.places.x if self.family.members[key].generation == generation)
        return rows[generation] + RADIUS + LINE_HEIGHT * (lines + 1) + 3

    @cached_property
    def _shift(self) -> float:
        return LEFT - min(x + self._extents[key][0] for key, x in self.places.x.items())

    @cached_property
    def _single_parents(self) -> set[str]:
        """Those whose children hang from them alone; what is written of them stands beside that line."""
        return {each.parents[0] for each in self.family.sibships if len(each.parents) == 1}

    @cached_property
    def _extents(self) -> dict[str, Extent]:
        """How far each person reaches to the left and the right, with what is written below."""
        extents = {}
        for key, member in self.family.members.items():
            wide = max(width_of(text, LETTER) for text in (NUMBER, *self.texts[key]))
            symbol = RADIUS + (4 if member.adopted else 2)
            left = RADIUS + ARROW if key == PATIENT else symbol
            if key in self._single_parents:
                extents[key] = (-left, max(symbol, 3 + wide))
            else:
                extents[key] = (-max(left, wide / 2), max(symbol, wide / 2))
        return extents

    # --- symbols and lines ------------------------------------------------------------------------------------------

    def _symbol(self, member: Member, x: float, y: float) -> Symbol:
        signs = member.signs or frozenset()
        quarters = tuple(sorted({QUARTERS[sign] for sign in signs if sign in QUARTERS}))
        inside = "n" if member.several else "?" if member.signs is None else ""
        if member.donor and not quarters and "carrier" not in signs:
            inside = "D"
        return Symbol(
            member.key,
            x,
            y,
            SHAPES.get(member.gender or member.sex or "", "diamond"),
            quarters=quarters,
            inside=inside,
            deceased=member.died,
            carrier="carrier" in signs,
            adopted=member.adopted,
            arrow=self.arrow if member.key == PATIENT else "",
        )

    @cached_property
    def _at(self) -> dict[str, Symbol]:
        return {symbol.key: symbol for symbol in self.symbols}

    def _of_sibship(self, sibship: Sibship) -> Iterator[Line]:
        """From the parents down to the line of the sibship, and from it down to each of them."""
        children = [self._at[key] for key in sibship.children if key in self.places.x]
        x = self.places.descent[sibship.parents] + self._shift
        parents = [self._at[key] for key in sibship.parents]
        yield from self._couple(parents)
        start = parents[0].y + self._depth(parents)
        if not children:
            return
        yield from comb(x, start, children[0].y, [child.x for child in children])

    def _couple(self, parents: list[Symbol]) -> Iterator[Line]:
        """The line between partners: double where they are related, none to a donor but lines that meet below."""
        if len(parents) == 1:
            return
        left, right = sorted(parents, key=lambda each: each.x)
        y, start, end = left.y, left.x + RADIUS, right.x - RADIUS
        if self._donors(parents):
            middle = (left.x + right.x) / 2
            yield Line(start, y, middle, y + RADIUS)
            yield Line(end, y, middle, y + RADIUS)
        elif self._related(parents):
            start, end = left.x + left.reach(APART), right.x - right.reach(APART)
            yield Line(start, y - APART, end, y - APART)
            yield Line(start, y + APART, end, y + APART)
        else:
            yield Line(start, y, end, y)

    def _depth(self, parents: list[Symbol]) -> float:
        """How far below the middle of the parents the line to their children starts."""
        if len(parents) == 1 or self._donors(parents):
            return RADIUS
        return APART if self._related(parents) else 0

    def _related(self, parents: list[Symbol]) -> bool:
        return self.family.related and {each.key for each in parents} == set(SIDES)

    def _donors(self, parents: list[Symbol]) -> bool:
        both = {each.key for each in parents} == set(SIDES)
        return both and any(self.family.members[each.key].donor for each in parents)

    @cached_property
    def _stubs(self) -> tuple[Line, ...]:
        """A short line up from a parent of whose own family little is known."""
        told = [side for side in SIDES if f"{side}s_mother" in self.family.members]
        partly = self.family.known in ("little", "adopted") or (self.family.known == "one_side" and len(told) == 1)
        sides = [side for side in (FATHER, MOTHER) if partly and side not in told]
        parents = [self._at[side] for side in sides]
        return tuple(Line(each.x, each.y - RADIUS, each.x, each.y - RADIUS - 5) for each in parents)

    @cached_property
    def _overflow(self) -> tuple[Row, ...]:
        """Rows below the drawing for those who found no room in it."""
        rows = Rows(LEFT, self._extents, self.texts, self.header, self.widest)
        last = self._below(list(self._rows)[-1], self._rows)
        return tuple(rows.rows(self.places.left_over, lambda key: self.family.members[key].generation, last))
