"""Rows below a pedigree for those of large sibships who found no room in it, under the names of their parents."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from questionnaire.drawing.lettering import width_of
from questionnaire.drawing.pedigree.places import GAP, Extent
from questionnaire.drawing.pedigree.shapes import ABOVE, LETTER, LINE_HEIGHT, RADIUS, Label, Line, comb

Header = Callable[[tuple[str, ...]], str]


@dataclass(frozen=True, slots=True)
class Row:
    """Brothers and sisters of one generation, perhaps of several sibships, below the drawing."""

    generation: int
    top: float
    right: float
    lines_of_text: int = 1
    headers: tuple[Label, ...] = ()
    spots: Mapping[str, float] | None = None
    lines: tuple[Line, ...] = ()

    @property
    def y(self) -> float:
        """The height of its symbols."""
        return self.top + LINE_HEIGHT + ABOVE + 6 + RADIUS

    @property
    def next(self) -> float:
        """Where one more sibship would begin."""
        return self.right + 3 * GAP if self.headers else self.right

    @property
    def bottom(self) -> float:
        """Where it ends."""
        return self.y + RADIUS + LINE_HEIGHT * self.lines_of_text + 3


@dataclass(frozen=True)
class Rows:
    """What the rows are made from: how far each person reaches, what is written below, and how parents are named."""

    left: float
    extents: Mapping[str, Extent]
    texts: Mapping[str, Sequence[str]]
    header: Header
    widest: float

    def rows(
        self, left_over: Mapping[tuple[str, ...], Sequence[str]], generation: Callable[[str], int], top: float
    ) -> Iterator[Row]:
        """All rows; a sibship stands beside another of its generation if all of it fits there."""
        row: Row | None = None
        for parents, keys in left_over.items():
            rest = list(keys)
            while rest:
                if row is not None and (generation(rest[0]) != row.generation or not self._fits(row, parents, rest)):
                    yield row
                    top, row = row.bottom, None
                row = row or Row(generation(rest[0]), top, self.left)
                row, rest = self._taking(row, parents, rest)
        if row is not None:
            yield row

    def _fits(self, row: Row, parents: tuple[str, ...], keys: Sequence[str]) -> bool:
        wide = max(self._wide(keys), width_of(self.header(parents), LETTER))
        return row.next + wide <= self.left + self.widest

    def _wide(self, keys: Sequence[str]) -> float:
        return sum(self.extents[key][1] - self.extents[key][0] + GAP for key in keys) - GAP

    def _taking(self, row: Row, parents: tuple[str, ...], rest: list[str]) -> tuple[Row, list[str]]:
        """The row with as many of a sibship as fit, and those who do not."""
        count, start = len(rest), row.next
        while count > 1 and start + self._wide(rest[:count]) > self.left + self.widest:
            count -= 1
        spots, x = {}, start
        for key in rest[:count]:
            low, high = self.extents[key]
            spots[key] = x - low
            x += high - low + GAP
        header = Label(start, row.top + LINE_HEIGHT, self.header(parents), "start")
        lines = comb(min(spots.values()), header.y + 3, row.y, list(spots.values()))
        taken = replace(
            row,
            right=max(x - GAP, header.box[2]),
            lines_of_text=max(row.lines_of_text, *(len(self.texts[key]) + 1 for key in spots)),
            headers=(*row.headers, header),
            spots={**(row.spots or {}), **spots},
            lines=(*row.lines, *lines),
        )
        return taken, rest[count:]
