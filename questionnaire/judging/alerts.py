"""Alerts: the few things that must be said before anything else."""

from __future__ import annotations

from dataclasses import dataclass

from questionnaire.asking.levels import Level
from questionnaire.asking.text import Text
from questionnaire.logic.predicates import Facts, Finding, Predicate, Verdict, judge, silenced


@dataclass(frozen=True, slots=True)
class Told:
    """What an alert says first of those for whom `when` is met: so it speaks of what was told, not of its rule."""

    says: Text
    when: Predicate


@dataclass(frozen=True, slots=True)
class Alert:
    """Something to say first. It stands when `when` is met, unless `unless` is known to hold.

    What is not known never silences an alert: a fever with an unknown count is urgent. `order` is that in which alerts
    are said, lowest first. `told` is said before `says`. `clinical` is one line for a clinician who sees this for the
    first time: a part whose {answer} was not given drops out, so it says what was told.
    """

    id: str
    level: Level
    title: Text
    clinical: Text
    says: tuple[Text, ...]
    when: Predicate
    cite: str
    told: tuple[Told, ...] = ()
    unless: Predicate | None = None
    order: int = 50


@dataclass(frozen=True, slots=True)
class RaisedAlert:
    """An alert that stands, with the reasons and with what it says."""

    alert: Alert
    finding: Finding
    says: tuple[Text, ...]


def raise_alerts(alerts: tuple[Alert, ...], facts: Facts) -> tuple[RaisedAlert, ...]:
    """The alerts that stand, in the order the content gives them."""
    raised = []
    for alert in alerts:
        finding = judge(alert.when, facts)
        if finding.verdict is Verdict.MET and silenced(alert.unless, facts) is not Verdict.MET:
            told = (each.says for each in alert.told if judge(each.when, facts).verdict is Verdict.MET)
            raised.append(RaisedAlert(alert, finding, (*told, *alert.says)))
    return tuple(raised)
