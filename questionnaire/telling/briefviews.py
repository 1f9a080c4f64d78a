"""The views of the clinician's brief: what is told there, each piece whole."""

from __future__ import annotations

from dataclasses import dataclass

# Widths of columns are in hundredths of the table, and rounded up to a step. A word longer than this is broken.
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
    """One block: what is present and absent, other answers as "name: answer", its table, and notes on that."""

    id: str
    title: str
    group: str | None
    present: tuple[Feature, ...]
    absent: tuple[str, ...]
    absent_at_once: tuple[str, ...]
    lines: tuple[str, ...]
    table: TableView | None
    notes: tuple[str, ...] = ()

    @property
    def told(self) -> bool:
        """Whether anything stands in it."""
        return bool(self.present or self.absent or self.absent_at_once or self.lines or self.table)


@dataclass(frozen=True, slots=True)
class Open:
    """What is not known: said so, rather not said, passed without an answer, or not asked; a whole page by its name.

    `put_off` is what the short way did not ask.
    """

    unknown: tuple[str, ...]
    declined: tuple[str, ...]
    unanswered: tuple[str, ...]
    not_asked: tuple[str, ...]
    put_off: tuple[str, ...] = ()

    @property
    def told(self) -> bool:
        """Whether anything is."""
        return bool(self.unknown or self.declined or self.unanswered or self.not_asked or self.put_off)


@dataclass(frozen=True, slots=True)
class Alerts:
    """The alerts, each in one line, by how soon to act."""

    urgent: tuple[str, ...]
    today: tuple[str, ...]
    soon: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RouteLine:
    """A program: its name, its standing, and which criteria are met and open, "" where none is."""

    name: str
    standing: str
    met: str
    open: str


@dataclass(frozen=True, slots=True)
class Brief:
    """The brief: a line on the person, one on the visit, what was said of moments, alerts, blocks, what is open.

    What was said of a moment has its day. `together` are the answers that do not fit together, a line each; `timing`
    is the word about a test that was told. `named` are the programs that nobody confirmed and for which more has to be
    known, `ruled_out` those of which some criterion is not met, in a sentence each, "" where there is none; `starred`
    if some criterion has a star; `codes` are the same for everyone, each system in a sentence.
    """

    problem: str
    visit: str
    dated: tuple[str, ...]
    alerts: Alerts
    together: tuple[str, ...]
    timing: str
    blocks: tuple[BlockView, ...]
    open: Open
    routes: tuple[RouteLine, ...]
    named: str
    ruled_out: str
    starred: bool
    codes: tuple[str, ...]

    @property
    def coded(self) -> bool:
        """Whether terms stand beside any feature."""
        return any(feature.codes for block in self.blocks for feature in block.present)

    def block(self, block_id: str) -> BlockView | None:
        """The block with this id, or None where nothing was told of it."""
        return next((block for block in self.blocks if block.id == block_id), None)
