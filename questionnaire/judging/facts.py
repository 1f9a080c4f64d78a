"""Facts: what the answers on the route say of each question, as the set of values it may still have.

Every question is a fact under its own id. What is computed from several of them stands in `computed.py`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property

from questionnaire.asking.answers import Answer, Given, NotGiven, Said, WorkedOut, given
from questionnaire.asking.asks import NOTHING_ASKED, Asks
from questionnaire.asking.pages import Route
from questionnaire.asking.questions import Kind, Question
from questionnaire.asking.values import MONTHS_IN, Amount, Count, PartialDate, months_between
from questionnaire.logic.predicates import Among, Fact, Several, Why
from questionnaire.logic.span import Span

_WHY: dict[NotGiven | None, Why] = {NotGiven.DONT_KNOW: Why.DONT_KNOW, NotGiven.PREFER_NOT: Why.PREFER_NOT}
# What counts as one of these decides something by itself.
STRONG = frozenset({"strong_sign", "serious_infection", "invasive_infection"})
ANY_NUMBER = Span(Decimal(0), None)  # nothing that is counted or measured here lies below zero


@dataclass(frozen=True, slots=True)
class Catalog:
    """Which questions there are: those asked once, those of each group, and the page of each question and group.

    `samples` are the groups whose entries are samples: what is listed of them is never all there is.
    """

    questions: Mapping[str, Question]
    groups: Mapping[str, Mapping[str, Question]]
    page_of: Mapping[str, str]
    samples: Collection[str] = ()


Computation = Callable[["Sheet"], Fact]
EntryComputation = Callable[["EntrySheet"], Fact]


@dataclass(frozen=True, slots=True)
class Computations:
    """The computed facts: by id, and by group and id for those of an entry.

    `lines` are, by group, the counts that an entry's line tells beyond its answers, worked out from these.
    """

    once: Mapping[str, Computation]
    entry: Mapping[str, Mapping[str, EntryComputation]]
    lines: Mapping[str, WorkedOut] = field(default_factory=dict)


class Sheet:
    """The facts of one person, each worked out when first asked for. Of who `died`, the age is that at death."""

    def __init__(
        self,
        catalog: Catalog,
        computations: Computations,
        route: Route,
        today: dt.date,
        asks: Asks = NOTHING_ASKED,
    ) -> None:
        self.catalog, self.computations, self.route, self.today = catalog, computations, route, today
        self.died = asks.of_the_dead(route.answers.said)
        self._known: dict[str, Fact] = {}
        self._entries: dict[str, tuple[Sequence[tuple[str, EntrySheet]], Why | None]] = {}

    @cached_property
    def _on_route(self) -> frozenset[str]:
        return frozenset(page.id for page in self.route.pages)

    def fact(self, fact_id: str) -> Fact:
        """The fact. Raises KeyError for an id that `reading` would have refused."""
        if fact_id not in self._known:
            compute = self.computations.once.get(fact_id)
            self._known[fact_id] = compute(self) if compute else self._asked(self.catalog.questions[fact_id])
        return self._known[fact_id]

    def entries(self, group: str) -> tuple[Sequence[tuple[str, EntrySheet]], Why | None]:
        """Each entry's id and facts, and why there may be more (None once the person said that these are all)."""
        if group not in self._entries:
            self._entries[group] = self._listed(group)
        return self._entries[group]

    def listed(self, group: str) -> list[EntrySheet]:
        """Each entry's facts."""
        return [entry for _, entry in self.entries(group)[0]]

    def _listed(self, group: str) -> tuple[Sequence[tuple[str, EntrySheet]], Why | None]:
        page = self.catalog.page_of[group]
        if page not in self._on_route:
            return (), Why.NOT_REACHED if page in self.route.left_open else None
        told = self.route.answers.group(group)
        sheets = [(entry.id, EntrySheet(self, group, entry.said)) for entry in told.entries]
        sampled = bool(sheets) and group in self.catalog.samples
        if told.complete and not sampled:
            return sheets, None
        if told.complete is False or sampled:
            return sheets, Why.MORE_ENTRIES
        return sheets, self._why_silent(page)

    def may_ask(self, question_id: str) -> bool:
        """Whether the page of a question is on the route, or may be."""
        page = self.catalog.page_of[question_id]
        return page in self._on_route or page in self.route.left_open

    def _asked(self, question: Question) -> Fact:
        page = self.catalog.page_of[question.id]
        said = self.route.answers.said
        answer = said.get(question.id)
        fits = self.may_ask(question.id) and not (answer is None and question.settled_by(said))
        if question.otherwise is not None and not fits:
            return stated(question, question.otherwise)
        if question.moment and isinstance(answer, Given) and isinstance(answer.value, Amount):
            told_on = None if self.died else self.route.answers.days.get(question.id)
            return rough(aged(answer.value, told_on, self.today))
        # Nobody reads twelve rows before one tap: a "no" for all of them rules out no strong sign.
        if STRONG.intersection(question.counts_as) and self.route.answers.denied_at_once(question.id):
            return fact_of(question, None, Why.AT_ONCE)
        fact = fact_of(question, answer, self._why_open(question.id, page))
        # Not known if it is asked at all: then none of its options may hold, where that is what holds otherwise.
        if question.otherwise == "" and page in self.route.left_open and isinstance(fact.possible, Among):
            return replace(fact, possible=Among(fact.possible.values | {""}))
        return fact

    def _why_open(self, question_id: str, page: str) -> Why:
        if question_id in self.route.doubtful:
            return Why.IN_DOUBT
        return Why.NOT_REACHED if question_id in self.route.put_off else self._why_silent(page)

    def _why_silent(self, page: str) -> Why:
        passed = page in self.route.answers.passed and page in self._on_route
        return Why.NOT_ANSWERED if passed else Why.NOT_REACHED


class EntrySheet:
    """The facts of one entry of a group."""

    def __init__(self, person: Sheet, group: str, said: Said) -> None:
        self.person, self.group, self._said = person, group, said
        self._known: dict[str, Fact] = {}

    def fact(self, fact_id: str) -> Fact:
        """The fact of this entry, or else of the person. Raises KeyError as `Sheet.fact` does."""
        if fact_id not in self._known:
            self._known[fact_id] = self._work_out(fact_id)
        return self._known[fact_id]

    def _work_out(self, fact_id: str) -> Fact:
        compute = self.person.computations.entry.get(self.group, {}).get(fact_id)
        if compute:
            return compute(self)
        question = self.person.catalog.groups[self.group].get(fact_id)
        if question is None:
            return self.person.fact(fact_id)
        silent = Why.IN_DOUBT if fact_id in self.person.route.doubtful else Why.NOT_ANSWERED
        return fact_of(question, self._said.get(fact_id), silent)

    def given(self, question_id: str) -> object:
        """The value that was given, or None."""
        return given(self._said, question_id)

    def entries(self, group: str) -> tuple[Sequence[tuple[str, EntrySheet]], Why | None]:
        """The groups of the person this entry belongs to."""
        return self.person.entries(group)


def fact_of(question: Question, answer: Answer | None, silent: Why) -> Fact:
    """What an answer says: every value of the question's kind when it was not given."""
    if not isinstance(answer, Given):
        return Fact(_anything(question), _WHY.get(answer, silent))
    match answer.value:
        case tuple() as chosen:
            return Fact(Several(frozenset(chosen)))
        case str() as text:
            return stated(question, text)
        case Decimal() as number:
            return Fact(Span.exactly(number))
        case Amount() as age:
            return rough(months_of(age))
        case Count() as count:
            return rough(count.span)
        case PartialDate() as date:
            return rough(Span(Decimal(date.first.toordinal()), Decimal(date.last.toordinal())))
    raise TypeError(f"no fact can hold {answer.value!r}")


def stated(question: Question, value: str) -> Fact:
    """The fact that a choice or set question has this one value; "" is the empty set."""
    if question.kind is Kind.SEVERAL:
        return Fact(Several(frozenset({value} - {""})))
    return Fact(Among(frozenset({value})))


def rough(span: Span) -> Fact:
    """A number known as exactly as the span says."""
    return Fact(span, None if span.exact else Why.ROUGH)


def months_of(age: Amount) -> Span:
    """An age in months: "2 years" is 24 months or more, and less than 36."""
    months = MONTHS_IN[age.unit]
    return Span(age.number * months, (age.number + 1) * months, high_open=True)


def aged(age: Amount, told_on: PartialDate | None, today: dt.date) -> Span:
    """An age today in months, counted forward from the day it was told.

    "2 years" of 14 months ago is 3 years 2 months or more, and less than 4 years 2 months. From a day that is not known
    nothing can be counted: the age is read as it was told, and told as of a day that is not known.
    """
    then, since = months_of(age), months_between(told_on, today) if told_on else Span.exactly(0)
    low, high = ((end or Decimal(0)) + max(ago or Decimal(0), Decimal(0)) for end, ago in _ends(then, since))
    return Span(low, high, high_open=True)


def _ends(one: Span, other: Span) -> tuple[tuple[Decimal | None, Decimal | None], ...]:
    return (one.low, other.low), (one.high, other.high)


def completed_months(age: Amount) -> Decimal:
    """The months that an age is at least: "2 years" is 24."""
    return age.number * MONTHS_IN[age.unit]


def _anything(question: Question) -> Among | Several | Span:
    options = frozenset(option.id for option in question.options)
    if question.kind is Kind.SEVERAL:
        return Several(frozenset(), options)
    if question.kind in (Kind.CHOICE, Kind.YES_NO, Kind.TEXT):
        return Among(options or frozenset({"", "…"}))
    return ANY_NUMBER
