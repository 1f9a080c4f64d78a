"""The parts of a `Summary`: alerts, timing, programs and questions in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from questionnaire.judging.programs import Standing
from questionnaire.telling.reasons import Reason


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
    """A criterion in words: `state` is "met", "unmet" or "unknown"."""

    id: str
    state: str
    word: str
    says: str
    because: tuple[Reason, ...]
    missing: tuple[Reason, ...]
    settle: tuple[str, ...]
    cite: str
    draft: bool


@dataclass(frozen=True, slots=True)
class ProgramView:
    """A program in words. `facts` are who orders it, what it costs and more, by name: each with its label."""

    id: str
    name: str
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
    """Whether to ask about a test now, in words."""

    id: str
    reading: str
    title: str
    says: str
    because: tuple[Reason, ...]
