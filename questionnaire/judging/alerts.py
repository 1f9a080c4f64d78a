"""Alerts: the few things that must be said before anything else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from questionnaire.asking.pages import Text
from questionnaire.logic.predicates import Facts, Finding, Predicate, Verdict, judge

# How soon to act: right away, the same day, within days.
Level = Literal["urgent", "today", "soon"]
LEVELS: tuple[Level, ...] = get_args(Level)


@dataclass(frozen=True, slots=True)
class Alert:
    """Something to say first. It stands when `when` is met, unless `unless` is known to hold.

    What is not known never silences an alert: a fever with an unknown count is urgent. `order` is that in which alerts
    are said, lowest first. `clinical` is one line for a clinician who sees this for the first time.
    """

    id: str
    level: Level
    title: Text
    clinical: Text
    says: tuple[Text, ...]
    when: Predicate
    cite: str
    unless: Predicate | None = None
    order: int = 50


@dataclass(frozen=True, slots=True)
class RaisedAlert:
    """An alert that stands, with the reasons."""

    alert: Alert
    finding: Finding


def raise_alerts(alerts: tuple[Alert, ...], facts: Facts) -> tuple[RaisedAlert, ...]:
    """The alerts that stand, in the order the content gives them."""
    raised = []
    for alert in alerts:
        finding = judge(alert.when, facts)
        silenced = alert.unless is not None and judge(alert.unless, facts).verdict is Verdict.MET
        if finding.verdict is Verdict.MET and not silenced:
            raised.append(RaisedAlert(alert, finding))
    return tuple(raised)
