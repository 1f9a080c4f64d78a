"""For other programs: the assessment and the questions as plain JSON values."""

from __future__ import annotations

import datetime as dt
from typing import Any

from questionnaire.asking.codes import Term
from questionnaire.asking.questions import Question
from questionnaire.asking.text import Text
from questionnaire.checking.english import condition_in_english
from questionnaire.judging.assessment import Assessment
from questionnaire.judging.programs import JudgedProgram
from questionnaire.logic.predicates import Among, Fact, Possible
from questionnaire.logic.span import Span
from questionnaire.reading.book import Book
from questionnaire.telling.reasons import Names
from questionnaire.telling.views import CriterionView, ProgramView, Summary

FORMAT = 1


def assessment_json(summary: Summary, assessment: Assessment, today: dt.date) -> dict[str, Any]:
    """Facts, alerts, timing, every program with each criterion, suggestions with their reasons, what is in doubt."""
    shown = {program.id: program for program in summary.programs}
    return {
        "format": FORMAT,
        "today": today.isoformat(),
        "facts": {fact_id: _fact(fact) for fact_id, fact in assessment.facts.items()},
        "alerts": [
            {"id": alert.id, "level": alert.level, "title": alert.title, "says": list(alert.says)}
            for alert in summary.alerts
        ],
        "genetic_testing_discussion": {
            "reading": summary.timing.reading,
            "step": summary.timing.id,
            "title": summary.timing.title,
            "says": summary.timing.says,
            "reasons": [each.side.id for each in assessment.timing.reasons],
            "firsts": [each.side.id for each in assessment.timing.firsts],
            "open": [each.side.id for each in (*assessment.timing.open_reasons, *assessment.timing.open_firsts)],
            "settled": assessment.timing.settled,
            "because": [reason.text for reason in summary.timing.because],
        },
        "programs": [_program(judged, shown.get(judged.program.id)) for judged in assessment.programs],
        "suggestions": [
            {
                "id": view.id,
                "topic": view.topic,
                "ask": view.ask,
                "because": view.because,
                "picked": view in summary.picked,
            }
            for view in (*summary.picked, *summary.others)
        ],
        "to_go_over_together": [
            {"id": each.doubt.id, "in_doubt": sorted(each.questions), "both_right": each.both_right}
            for each in assessment.doubts
        ],
        "bring": [{"says": says, "have": have} for says, have in summary.bring],
    }


def _program(judged: JudgedProgram, view: ProgramView | None) -> dict[str, Any]:
    """One program; in words where it is shown to this person, else with its bare verdicts."""
    bare = [
        {"id": each.criterion.id, "verdict": each.finding.verdict.value, "draft": each.criterion.draft}
        for each in judged.criteria
    ]
    return {
        "id": judged.program.id,
        "verdict": judged.verdict.value,
        "standing": judged.standing.value,
        "shown": judged.shown,
        "confirmed": judged.confirmed,
        "status": judged.program.status.value,
        "checked_on": judged.program.checked_on.isoformat(),
        "heard_by": dict(zip(("role", "clinic"), judged.program.heard_by or (None, None), strict=True)),
        "source": judged.program.source,
        "says": view.says if view else None,
        "criteria": [_criterion(each) for each in view.criteria] if view else bare,
    }


def _criterion(view: CriterionView) -> dict[str, Any]:
    return {
        "id": view.id,
        "verdict": {"met": "met", "unmet": "not_met", "unknown": "unknown"}[view.state],
        "says": view.says,
        "because": [reason.text for reason in view.because],
        "missing": [reason.text for reason in view.missing],
        "settle": list(view.settle),
        "draft": view.draft,
        "cite": view.cite,
    }


def _fact(fact: Fact) -> dict[str, Any]:
    return {"value": _value(fact.possible), "why_not_exact": fact.why.value if fact.why else None}


def _value(possible: Possible) -> Any:
    """An exact value, or what it may still be: {"low", "high"} or {"one_of"} or {"certain", "possible"}."""
    if isinstance(possible, Span):
        if possible.exact:
            return float(possible.low or 0)
        return {
            "low": None if possible.low is None else float(possible.low),
            "high": None if possible.high is None else float(possible.high),
            "low_open": possible.low_open,
            "high_open": possible.high_open,
        }
    if isinstance(possible, Among):
        return next(iter(possible.values)) if len(possible.values) == 1 else {"one_of": sorted(possible.values)}
    if not possible.possible:
        return sorted(possible.certain)
    return {"certain": sorted(possible.certain), "possible": sorted(possible.possible)}


def questions_json(book: Book, names: Names) -> dict[str, Any]:
    """Every page, group and question with id, kind, options, units and when it is asked."""
    return {
        "format": FORMAT,
        "sections": [
            {
                "id": section.id,
                "title": _text(section.title),
                "pages": [
                    {
                        "id": page.id,
                        "title": _text(page.title),
                        "group": page.group,
                        "asked_when": condition_in_english(page.asked_when, names)
                        if page.asked_when is not None
                        else None,
                        "questions": [_question(question) for question in page.questions],
                    }
                    for page in section.pages
                ],
            }
            for section in book.questionnaire.sections
        ],
        "groups": [
            {
                "id": group.id,
                "title": _text(group.entry_title),
                "questions": [_question(each) for each in group.questions],
            }
            for group in book.questionnaire.groups.values()
        ],
    }


def _question(question: Question) -> dict[str, Any]:
    return {
        "id": question.id,
        "kind": question.kind.value,
        "label": _text(question.label),
        "hint": _text(question.hint) if question.hint else None,
        "options": [
            {"id": each.id, "label": _text(each.label), "alone": each.alone, "hpo": _codes(each.hpo)}
            for each in question.options
        ],
        "hpo": _codes(question.hpo),
        "units": list(question.units),
        "example": EXAMPLES[question.kind.value],
    }


EXAMPLES: dict[str, Any] = {
    "yes_no": "yes",
    "choice": "one option id",
    "several": ["option ids"],
    "number": 12,
    "age": {"amount": 2, "unit": "years"},
    "count": {"amount": "<0.2", "unit": "10^9/L"},
    "date": "2024-03",
    "text": "any text",
}


def _codes(codes: tuple[Term, ...]) -> list[dict[str, str]]:
    return [{"id": code.id, "label": code.label} for code in codes]


def _text(text: Text) -> dict[str, str]:
    return {"you": text.you, "child": text.child}
