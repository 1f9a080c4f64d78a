"""A family with its places, drawn: symbols on level generations, lines between them, and below what each sign means."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from questionnaire.drawing.lettering import Label, width_of
from questionnaire.drawing.pedigree.family import People, Sibship
from questionnaire.drawing.pedigree.places import Extent, places_of
from questionnaire.drawing.pedigree.shapes import (
    ABOVE,
    LETTER,
    LINE_HEIGHT,
    RADIUS,
    Drawing,
    LegendItem,
    Line,
    Symbol,
    comb,
    lettered,
)

ROMAN = ("I", "II", "III", "IV", "V")
# Room at the left for the names of generations, at the right, and at the left where an arrow with its letter stands.
LEFT, RIGHT, ARROW = 22.0, 4.0, 22.0
# Half the room between the two lines of a couple who are related.
APART = 1.4
# The widest number of a person: fewer than 100 people fit beside one another.
NUMBER = "00"
# From the left of a column of the legend: the middle of a sample, and the start of its text. Then the height of a
# line, and the room between columns.
MIDDLE, TEXT, LINE, BETWEEN = 9.0, 21.0, 14.0, 8.0


@dataclass(frozen=True)
class Layout:
    """Everybody for whom a page has room, at their places: by generation, and from left to right."""

    people: People
    told: Sequence[Sibship]

    @cached_property
    def _placed(self) -> tuple[Mapping[str, float], Sequence[Sibship]]:
        return places_of(self.people, self.told, self._extents)

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Each person as a counselor names them: generation and number, "II-3"; the first that is drawn is I."""
        names: dict[str, str] = {}
        for numeral, generation in zip(ROMAN, self._rows, strict=False):
            keys = [key for key in self._placed[0] if self.people[key].generation == generation]
            ordered = sorted(keys, key=lambda key: self._placed[0][key])
            names |= {key: f"{numeral}-{number}" for number, key in enumerate(ordered, 1)}
        return names

    @cached_property
    def symbols(self) -> tuple[Symbol, ...]:
        """Everyone who is drawn."""
        x, left = self._placed[0], LEFT - self._ends[0]
        return tuple(
            replace(self.people[key].symbol, x=x[key] + left, y=self._rows[self.people[key].generation])
            for key in self.names
        )

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """All lines: between partners, down to their children, up to parents nothing is known of."""
        return (*(line for sibship in self._placed[1] for line in self._of_sibship(sibship)), *self._stubs)

    @cached_property
    def labels(self) -> tuple[Label, ...]:
        """Generations, numbers and what stands below each symbol."""
        found = [
            lettered(numeral, 0, y + 2.5, "start", bold=True)
            for numeral, y in zip(ROMAN, self._rows.values(), strict=False)
        ]
        for symbol in self.symbols:
            x, anchor = (symbol.x + 3, "start") if symbol.key in self._single_parents else (symbol.x, "middle")
            number = self.names[symbol.key].partition("-")[2]
            for place, text in enumerate((number, *self.people[symbol.key].texts)):
                found.append(lettered(text, x, symbol.y + RADIUS + LINE_HEIGHT * (place + 1), anchor))
            if symbol.arrow.strip():
                found.append(lettered(symbol.arrow, symbol.tip[0] - 14, symbol.tip[1] + 9, bold=True))
        found += [lettered("?", line.x1, line.y2 - 2) for line in self._stubs]
        return tuple(found)

    @property
    def width(self) -> float:
        """How wide it all is."""
        return LEFT + self._ends[1] - self._ends[0] + RIGHT

    @property
    def height(self) -> float:
        """How high it all is."""
        return self._below(max(self._rows), self._rows)

    # --- rows -------------------------------------------------------------------------------------------------------

    @cached_property
    def _rows(self) -> dict[int, float]:
        """The height of each generation's symbols."""
        rows: dict[int, float] = {}
        for generation in sorted({person.generation for person in self.people.values()}):
            above = self._below(generation - 1, rows) if rows else 3.0
            rows[generation] = above + ABOVE + RADIUS
        return rows

    def _below(self, generation: int, rows: Mapping[int, float]) -> float:
        """Where the labels of a generation end."""
        people = [self.people[key] for key in self._placed[0] if self.people[key].generation == generation]
        return rows[generation] + RADIUS + LINE_HEIGHT * (max(len(person.texts) for person in people) + 1) + 3

    @cached_property
    def _ends(self) -> Extent:
        """How far everybody together reaches to the left and the right."""
        x = self._placed[0]
        return min(x[key] + self._extents[key][0] for key in x), max(x[key] + self._extents[key][1] for key in x)

    @cached_property
    def _single_parents(self) -> set[str]:
        """Parents drawn without a partner. The line to their children starts at them; their labels stand beside it."""
        return {sibship.parents[0] for sibship in self.told if len(sibship.parents) == 1}

    @cached_property
    def _extents(self) -> dict[str, Extent]:
        """How far each person reaches to the left and the right, with what is written below."""
        extents = {}
        for key, person in self.people.items():
            wide = max(width_of(text, LETTER) for text in (NUMBER, *person.texts))
            symbol = RADIUS + (4 if person.symbol.adopted else 2)
            left = RADIUS + ARROW if person.symbol.arrow else symbol
            if key in self._single_parents:
                extents[key] = (-left, max(symbol, 3 + wide))
            else:
                extents[key] = (-max(left, wide / 2), max(symbol, wide / 2))
        return extents

    # --- lines ------------------------------------------------------------------------------------------------------

    @cached_property
    def _at(self) -> dict[str, Symbol]:
        return {symbol.key: symbol for symbol in self.symbols}

    def _of_sibship(self, sibship: Sibship) -> Iterator[Line]:
        """From the parents down to the line of the sibship, and from it down to each of them."""
        parents, children = ([self._at[key] for key in keys] for keys in (sibship.parents, sibship.children))
        single = len(parents) == 1
        if not single:
            yield from _couple(sibship, *sorted(parents, key=lambda each: each.x))
        x = sum(each.x for each in parents) / len(parents)
        depth = RADIUS if single or sibship.donor else APART if sibship.related else 0.0
        yield from comb(x, parents[0].y + depth, children[0].y, [child.x for child in children])

    @cached_property
    def _stubs(self) -> tuple[Line, ...]:
        """A short line up from each person of whose own family little is known."""
        rootless = [symbol for symbol in self.symbols if self.people[symbol.key].rootless]
        return tuple(Line(child.x, child.y - RADIUS, child.x, child.y - RADIUS - 5) for child in rootless)


def _couple(sibship: Sibship, left: Symbol, right: Symbol) -> Iterator[Line]:
    """The line between partners, double if they are related; to a donor instead two lines that meet below."""
    y, start, end = left.y, left.x + RADIUS, right.x - RADIUS
    if sibship.donor:
        middle = (left.x + right.x) / 2
        yield Line(start, y, middle, y + RADIUS)
        yield Line(end, y, middle, y + RADIUS)
    elif sibship.related:
        start, end = left.x + left.reach(APART), right.x - right.reach(APART)
        yield Line(start, y - APART, end, y - APART)
        yield Line(start, y + APART, end, y + APART)
    else:
        yield Line(start, y, end, y)


# --- the legend ------------------------------------------------------------------------------------------------------


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
