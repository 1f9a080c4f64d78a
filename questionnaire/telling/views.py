"""The views: what is told, each piece whole, so that a screen or a paper only lays it out.

First those of the `Summary`, then those of the clinician's `Brief`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from questionnaire.judging.programs import Standing
from questionnaire.telling.reasons import Reason

# Widths of columns are in hundredths of the table, and rounded up to a step. A word longer than this is broken.
_WHOLE, _STEP, _LONG = 100, 5, 13


# --- of the summary -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class AlertView:
    """An alert in words. `level` is "urgent", "today" or "soon".

    `told_on` is the day of the answers about a moment that it rests on, "" where it rests on none; `old` says that
    this is not the day on which it is told.
    """

    id: str
    level: str
    title: str
    says: tuple[str, ...]
    told_on: str = ""
    old: str = ""


@dataclass(frozen=True, slots=True)
class CriterionView:
    """A criterion in words, `clinical` in those for a clinician: `state` is "met", "unmet" or "unknown"."""

    id: str
    state: str
    word: str
    says: str
    clinical: str
    because: tuple[Reason, ...]
    missing: tuple[Reason, ...]
    settle: tuple[str, ...]
    cite: str
    draft: bool

    @property
    def starred(self) -> str:
        """What it says, with a star where no source confirms it."""
        return self.says + "*" * self.draft

    @property
    def settled_by(self) -> str:
        """The first thing that would settle it, as a sentence."""
        text = (*self.settle, *(reason.text for reason in self.missing))[0]
        return text[:1].upper() + text[1:] + ("" if text[-1:] in ".?!" else ".")


@dataclass(frozen=True, slots=True)
class ProgramView:
    """A program in words, `clinical` what a clinician calls it.

    `facts` are who orders it, what it costs and more, by name: each with its label.
    """

    id: str
    name: str
    clinical: str
    about: str
    standing: Standing
    word: str
    says: str
    confirmed: bool
    checked: str
    source: str
    facts: Mapping[str, tuple[str, str]]
    criteria: tuple[CriterionView, ...]
    bring: tuple[str, ...]

    @property
    def met(self) -> tuple[CriterionView, ...]:
        """The criteria that are met. Where it is offered is said by its being told of."""
        return tuple(criterion for criterion in self.criteria if criterion.state == "met" and criterion.id != "country")

    @property
    def open(self) -> tuple[CriterionView, ...]:
        """The criteria of which it is not known."""
        return tuple(criterion for criterion in self.criteria if criterion.state == "unknown")

    @property
    def unmet(self) -> tuple[CriterionView, ...]:
        """The criteria that are not met."""
        return tuple(criterion for criterion in self.criteria if criterion.state == "unmet")

    @property
    def in_full(self) -> str:
        """Who orders it, its cost, who sees the data, how to start, and when it was last looked at."""
        return self._facts("orders", "cost", "data", "start")

    @property
    def in_short(self) -> str:
        """Its cost, and when it was last looked at."""
        return self._facts("cost")

    def _facts(self, *names: str) -> str:
        return " ".join([*(": ".join(self.facts[name]) for name in names), self.checked])


@dataclass(frozen=True, slots=True)
class Routes:
    """The programs by how they are told: what is `worth` asking about in full, what is `open` in short, the rest last.

    Worth asking about is also what runs for sure and only a clinician can judge.
    """

    worth: tuple[ProgramView, ...]
    open: tuple[ProgramView, ...]
    not_now: tuple[ProgramView, ...]


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question for the visit, with the answer it comes from. `own` marks one the patient wrote."""

    id: str
    ask: str
    because: str
    page: str
    topic: str
    own: bool = False


@dataclass(frozen=True, slots=True)
class TimingView:
    """Whether to ask about a test now, in words, under a heading that asks it.

    `firsts` are what comes first, or goes along, under their title; `open` names what is not known, `settle` says how
    to find out where too little is known; `routes` is said above the routes, "" where they are for now.
    """

    id: str
    reading: str
    heading: str
    title: str
    says: str
    routes: str
    reasons: tuple[str, ...]
    firsts_title: str
    firsts: tuple[str, ...]
    open: str
    settle: tuple[str, ...]
    because: tuple[Reason, ...]


# --- of the brief -------------------------------------------------------------------------------------------------


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
    group: str | None
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

    @property
    def told(self) -> bool:
        """Whether anything is."""
        return bool(self.unknown or self.declined or self.unanswered)


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
