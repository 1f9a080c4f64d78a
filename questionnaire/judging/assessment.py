"""Everything judged at once: from the answers on a route to facts, alerts, programs and suggestions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal

from questionnaire.asking.answers import Answers
from questionnaire.asking.asks import NOTHING_ASKED, Asks
from questionnaire.asking.levels import BEFORE_A_VISIT
from questionnaire.asking.pages import Route
from questionnaire.asking.text import Text
from questionnaire.judging.alerts import Alert, RaisedAlert, raise_alerts
from questionnaire.judging.before import with_what_comes_before
from questionnaire.judging.doubts import Doubt, Doubted, choices, find_doubts, without_doubtful
from questionnaire.judging.facts import Catalog, Computations, Sheet
from questionnaire.judging.policy import Policy, Timed, time
from questionnaire.judging.presumed import NOTHING_PRESUMED, Presumptions
from questionnaire.judging.programs import (
    JudgedProgram,
    Program,
    Standing,
    judge_program,
)
from questionnaire.judging.remarks import NO_REMARKS, Remarks, remarked
from questionnaire.judging.suggestions import (
    BringItem,
    Suggested,
    Suggestion,
    ToBring,
    bring,
    suggest,
)
from questionnaire.logic.predicates import Fact, Predicate, Verdict, judge
from questionnaire.logic.walking import facts_in


@dataclass(frozen=True, slots=True)
class FactName:
    """What a computed fact is called, of which type it is, and which answers it is computed from.

    `group` is set for a fact of each entry; `page` is where a person can change it. `any_yes` is set for one that says
    if any question that counts as one of these was answered with yes, `how_many_yes` for how many were, `unsure_is_yes`
    for the answer to a question where who does not know is taken to say yes: no function computes these.
    """

    id: str
    type: Literal["number", "choice"]
    name: Text
    page: str
    needs: tuple[str, ...] = ()
    options: Mapping[str, Text] = field(default_factory=dict)
    unit: str | None = None
    group: str | None = None
    settle: Text | None = None
    any_yes: tuple[str, ...] = ()
    how_many_yes: tuple[str, ...] = ()
    unsure_is_yes: str | None = None

    @property
    def declared(self) -> bool:
        """Whether the content alone says what it is."""
        return bool(self.any_yes or self.how_many_yes or self.unsure_is_yes)


@dataclass(frozen=True)
class Rules:
    """All rules, as the content files give them, and the questions that the house itself reads."""

    catalog: Catalog
    computations: Computations
    facts: Mapping[str, FactName]
    programs: tuple[Program, ...]
    alerts: tuple[Alert, ...]
    suggestions: tuple[Suggestion, ...]
    policy: Policy
    bring: tuple[BringItem, ...]
    presumptions: Presumptions = NOTHING_PRESUMED
    asks: Asks = NOTHING_ASKED
    doubts: tuple[Doubt, ...] = ()
    remarks: Remarks = NO_REMARKS

    @cached_property
    def of_the_dead(self) -> Rules:
        """The rules of a person who died: nothing is urgent, and nothing is brought along."""
        return replace(self, alerts=(), bring=(), remarks=self.remarks.of_the_dead)

    @cached_property
    def _needs(self) -> Mapping[str, tuple[str, ...]]:
        return {fact.id: fact.needs for fact in self.facts.values()}

    def sheet(self, route: Route, today: dt.date) -> Sheet:
        """The facts of one person."""
        return Sheet(self.catalog, self.computations, route, today, self.asks)

    def doubted(self, route: Route, today: dt.date) -> tuple[Doubted, ...]:
        """The answers of one person that do not fit together."""
        return self.doubted_of(self.sheet(route, today))

    def doubted_of(self, sheet: Sheet) -> tuple[Doubted, ...]:
        """The same, of the facts that were told."""
        return find_doubts(self.doubts, sheet, self._needs, sheet.route.answers.both_right)

    def sure(self, route: Route, today: dt.date) -> Sheet:
        """The facts of one person, without the answers that are in doubt."""
        told = self.sheet(route, today)
        return self.sure_of(told, self.doubted_of(told))

    def sure_of(self, told: Sheet, doubts: tuple[Doubted, ...]) -> Sheet:
        """The same, of the facts that were told and the doubts about them; the very facts where none is open."""
        if all(doubt.both_right for doubt in doubts):
            return told
        return self.sheet(without_doubtful(told.route, doubts), told.today)

    @cached_property
    def _alerting(self) -> frozenset[str]:
        """The questions and groups that alerts look at."""
        parts = (part for alert in self.alerts for part in (alert.when, alert.unless) if part is not None)
        return frozenset().union(*map(self._read_by, parts))

    def _read_by(self, predicate: Predicate) -> frozenset[str]:
        """The questions and groups that a predicate looks at."""
        return frozenset(need for fact in facts_in(predicate) for need in self._needs.get(fact, (fact,)))

    def still_right(self, before: Answers, after: Answers) -> frozenset[str]:
        """The doubts of which both answers are still said to be right: with another answer, it is asked again."""
        changed = {key for key in {*before.said, *after.said} if before.said.get(key) != after.said.get(key)}
        changed |= {key for key in {*before.groups, *after.groups} if before.group(key) != after.group(key)}
        settled = (doubt for doubt in self.doubts if doubt.id in after.both_right)
        return after.both_right - {each.id for each in settled if not changed.isdisjoint(self._read_by(each.when))}

    def alerted(self, doubt: Doubted) -> bool:
        """Whether an alert looks at one of the answers in doubt, or at the entries that hold one."""
        groups = {group for group, questions in self.catalog.groups.items() if doubt.questions & questions.keys()}
        return not self._alerting.isdisjoint(doubt.questions | groups)

    def holds(self, predicate: Predicate, so_far: Route, today: dt.date) -> bool | None:
        """Whether a predicate is met on the route so far; None when that is not known."""
        verdict = judge(predicate, self.sheet(so_far, today)).verdict
        return None if verdict is Verdict.UNKNOWN else verdict is Verdict.MET


@dataclass(frozen=True, slots=True)
class Assessment:
    """What the answers come to. `programs` holds every program, most useful first; see `JudgedProgram.shown`.

    `sheet` and `facts` are what was told, all of it; what is judged rests on what is not in doubt. `fever`, `script`
    and `beside` are remarked: in the box on care right away, on arriving there, beside the word about a test. Of a
    person who `died` nothing is urgent, no program is shown and nothing is brought along.
    """

    sheet: Sheet
    facts: Mapping[str, Fact]
    alerts: tuple[RaisedAlert, ...]
    timing: Timed
    programs: tuple[JudgedProgram, ...]
    suggestions: tuple[Suggested, ...]
    bring: tuple[ToBring, ...]
    doubts: tuple[Doubted, ...]
    fever: tuple[Text, ...]
    script: tuple[Text, ...]
    beside: tuple[Text, ...]
    died: bool = False


def assess(rules: Rules, route: Route, today: dt.date) -> Assessment:
    """The assessment of the answers on a route. Pure: the same answers on the same day give the same assessment."""
    died = rules.asks.of_the_dead(route.answers.said)
    rules = rules.of_the_dead if died else rules
    sheet = rules.sheet(route, today)
    doubts = rules.doubted_of(sheet)
    sure = rules.sure_of(sheet, doubts)
    programs = [judge_program(program, sure, today) for program in rules.programs]
    order = list(Standing)
    programs.sort(key=lambda each: (order.index(each.standing), not each.confirmed, each.program.rank))
    once = [name.id for name in rules.facts.values() if name.group is None]
    timed = time(rules.policy, sure)
    worth_asking = [each for each in rules.suggestions if each.after_death is died]
    alerts = _alerts(rules, sheet, doubts)
    call = any(each.alert.level in BEFORE_A_VISIT for each in alerts)
    asked = suggest(worth_asking, sure, now=timed.answer == "yes" and not call)
    return Assessment(
        sheet=sheet,
        facts={fact_id: sheet.fact(fact_id) for fact_id in [*rules.catalog.questions, *once]},
        alerts=alerts,
        timing=timed,
        programs=tuple(replace(each, shown=False) for each in programs) if died else tuple(programs),
        suggestions=asked if died else with_what_comes_before(rules.policy, timed, asked),
        bring=bring(rules.bring, sure),
        doubts=doubts,
        fever=remarked(rules.remarks.fever, sheet),
        script=remarked(rules.remarks.script, sheet),
        beside=remarked(rules.remarks.timing, sure),
        died=died,
    )


def _alerts(rules: Rules, told: Sheet, doubts: tuple[Doubted, ...]) -> tuple[RaisedAlert, ...]:
    """The alerts that stand by what was told, and by every choice of the doubts to leave out: none silences one."""
    raised: dict[str, RaisedAlert] = {}
    for left_out in choices([each for each in doubts if not each.both_right and rules.alerted(each)]):
        facts = rules.sheet(without_doubtful(told.route, left_out), told.today) if left_out else told
        for each in raise_alerts(rules.alerts, facts):
            raised.setdefault(each.alert.id, each)
    return tuple(raised[alert.id] for alert in rules.alerts if alert.id in raised)
