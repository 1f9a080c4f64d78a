"""The parts of a `Brief`: features, tables, blocks, and what is open."""

from __future__ import annotations

from dataclasses import dataclass

# Widths of columns, in hundredths, go in steps; a longer word than this is broken.
_WHOLE, _STEP, _LONG = 100, 5, 13


@dataclass(frozen=True, slots=True)
class Feature:
    """Something that was answered "yes": its name for patients and for clinicians, and the terms it may be."""

    name: str
    clinical: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TableView:
    """Entries of a group as a table; columns in which nothing stands are left out. `more` if there may be others."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    more: bool

    @property
    def widths(self) -> tuple[int, ...]:
        """How wide each column is, in hundredths of the table: room for its longest word, the rest by its text."""
        columns = list(zip(self.columns, *self.rows, strict=True))
        letters = [max(map(len, texts)) for texts in columns]
        words = [min(max(len(word) for text in texts for word in text.split() or [""]), _LONG) for texts in columns]
        widths = [-(-(each + 2) // _STEP) * _STEP for each in words]
        while sum(widths) > _WHOLE:
            widths[widths.index(max(widths))] -= _STEP
        while sum(widths) < _WHOLE:
            crowded = max(range(len(widths)), key=lambda place: letters[place] / widths[place])
            widths[crowded] += _STEP
        return tuple(widths)


@dataclass(frozen=True, slots=True)
class BlockView:
    """One block: what is present and absent, other answers as "name: answer", and its table."""

    id: str
    title: str
    present: tuple[Feature, ...]
    absent: tuple[str, ...]
    lines: tuple[str, ...]
    table: TableView | None

    @property
    def told(self) -> bool:
        """Whether anything stands in it."""
        return bool(self.present or self.absent or self.lines or self.table)


@dataclass(frozen=True, slots=True)
class Open:
    """What is not known: said so, rather not said, and passed without an answer; a whole page by its own name."""

    unknown: tuple[str, ...]
    declined: tuple[str, ...]
    unanswered: tuple[str, ...]
