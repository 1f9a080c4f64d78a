"""The views: what is told, each piece whole, so that a screen or a paper only lays it out. All are of one `Summary`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from questionnaire.clinics import Clinic
from questionnaire.drawing.chart.chart import Chart
from questionnaire.judging.programs import Standing


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason in words, and the page it comes from ("" if from no page); `waits` if it was not yet asked there."""

    text: str
    page: str = ""
    waits: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence and the page whose answers it says back.

    `typed` if it may hold words a person wrote; `entry` if it is one entry of a list in a line of its own.
    """

    text: str
    page: str
    typed: bool = False
    entry: bool = False


@dataclass(frozen=True, slots=True)
class ToldSection:
    """The sentences of one section."""

    title: str
    sentences: tuple[Sentence, ...]

    def runs(self, *, without: str = "") -> list[tuple[Sentence, ...]]:
        """The sentences in order, those that run on together and those that are entries; not those of one page."""
        told = (sentence for sentence in self.sentences if sentence.page != without)
        return [tuple(run) for _, run in groupby(told, key=lambda sentence: sentence.entry)]


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

    Worth asking about is also what runs for sure and only a clinician can judge. What nobody confirmed, and for which
    more has to be known, is told in a line by its name: `named`.
    """

    worth: tuple[ProgramView, ...]
    open: tuple[ProgramView, ...]
    named: tuple[ProgramView, ...]
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

    `beside` is remarked and changes nothing. `firsts` are what comes first, or goes along, under their title; `open`
    names what is not known, `settle` says how to find out where too little is known; `routes` is said above the routes,
    "" where they are for now.
    """

    id: str
    reading: str
    heading: str
    title: str
    says: str
    routes: str
    reasons: tuple[str, ...]
    beside: tuple[str, ...]
    firsts_title: str
    firsts: tuple[str, ...]
    open: str
    settle: tuple[str, ...]
    because: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """Everything that is told, in words. `picked` are the questions to print, most wanted first; `others` the rest.

    `no_country` is said where the country is not known, and "" where it is. `fever` goes on from the standing notice,
    where nothing urgent is said. `visit` says for which visit it is, "" where its day is not known. `short_way` says
    that the short way was taken, "" on the whole one; `helps` are the pages that it left out and that would help most.
    """

    paper: str
    title: str
    visit: str
    made_on: str
    answered: str
    clinic: Clinic | None
    standing_notice: str
    fever: tuple[str, ...]
    alerts: tuple[AlertView, ...]
    timing: TimingView
    told: tuple[ToldSection, ...]
    heard: tuple[tuple[str, str], ...]
    chart: Chart | None
    chart_text: str
    lowest: str
    charted_on: str
    charted: str
    counts: tuple[str, ...]
    programs: tuple[ProgramView, ...]
    routes: Routes
    picked: tuple[QuestionView, ...]
    others: tuple[QuestionView, ...]
    bring: tuple[tuple[str, bool], ...]
    about: str
    cannot_say: str
    no_country: str
    no_counts: str
    country_on: str
    unprinted: str
    nothing_told: str
    short_way: str
    helps: tuple[Sentence, ...]

    @property
    def urgent(self) -> tuple[AlertView, ...]:
        """The alerts to act on right away."""
        return tuple(alert for alert in self.alerts if alert.level == "urgent")

    @property
    def less_urgent(self) -> tuple[AlertView, ...]:
        """The other alerts."""
        return tuple(alert for alert in self.alerts if alert.level != "urgent")

    @property
    def bring_halves(self) -> tuple[tuple[tuple[str, bool], ...], ...]:
        """What to bring, in two lists beside each other, split so that they take the least room on paper."""
        letters = [len(text) for text, _ in self.bring]
        middle = min(range(len(letters) + 1), key=lambda cut: (max(sum(letters[:cut]), sum(letters[cut:])), -cut))
        return self.bring[:middle], self.bring[middle:]
