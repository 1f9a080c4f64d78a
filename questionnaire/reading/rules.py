"""The rules, from TOML: programs, alerts, suggestions, timing, what to bring."""

from __future__ import annotations

from collections.abc import Mapping

from questionnaire.judging.alerts import LEVELS, Alert
from questionnaire.judging.assessment import FactName, Rules
from questionnaire.judging.computed import COMPUTATIONS
from questionnaire.judging.programs import COUNTRY, Criterion, Program, Standing, Status
from questionnaire.judging.suggestions import BringItem, Suggestion, Timing
from questionnaire.logic.predicates import Predicate
from questionnaire.reading.content import Content, FactType
from questionnaire.reading.predicates import read_predicate
from questionnaire.reading.tables import Table


def read_rules(content: Content, facts: Mapping[str, FactName]) -> Rules:
    """All rules, checked against the facts there are."""
    suggestions = [
        _suggestion(content, item)
        for table in content.folder_tables("suggestions")
        for item in content.listed(table, "suggestions")
    ]
    programs = [_program(content, table) for table in content.things("programs")]
    rules = Rules(
        catalog=content.catalog,
        computations=COMPUTATIONS,
        facts=facts,
        programs=tuple(sorted(programs, key=lambda each: each.rank)),
        alerts=_alerts(content),
        suggestions=tuple(suggestions),
        timing=_timing(content),
        bring=tuple(_bring(content, item) for item in content.listed(content.file_table("bring.toml"), "items")),
    )
    _check_bring(content, rules)
    return rules


def _when(content: Content, table: Table, key: str = "when") -> Predicate:
    return read_predicate(content, table, key)


def _optional_when(content: Content, table: Table, key: str) -> Predicate | None:
    return _when(content, table, key) if table.has(key) else None


def _program(content: Content, table: Table) -> Program:
    says = table.table("says")
    program = Program(
        id=table.string("id"),
        name=table.text("name"),
        about=table.text("about"),
        kind=table.string("kind"),
        status=table.one_of("status", Status),
        checked_on=table.date("checked_on"),
        review_by=table.date("review_by"),
        source=table.string("source"),
        countries=table.strings("countries"),
        orders=table.text("orders"),
        cost=table.text("cost"),
        counseling=table.text("counseling"),
        sample=table.text("sample"),
        data=table.text("data"),
        start=table.text("start"),
        bring=table.strings("bring"),
        says={standing: says.text(standing.value) for standing in Standing},
        criteria=tuple(_criterion(content, item) for item in table.tables("criteria")),
        rank=table.integer("rank", 50) or 50,
    )
    says.finish()
    table.finish()
    countries = content.types[None].get(COUNTRY, FactType("choice", frozenset())).options
    for country in program.countries:
        if country not in countries:
            table.problem("countries", f"{country!r} is not one of {', '.join(sorted(countries))}")
    if not program.criteria:
        table.problem("criteria", "a program needs at least one criterion")
    return program


def _criterion(content: Content, table: Table) -> Criterion:
    criterion = Criterion(
        id=table.string("id"),
        says=table.text("says"),
        when=_when(content, table),
        cite=table.string("cite"),
        draft=table.flag("draft"),
        settle=table.optional_text("settle"),
    )
    table.finish()
    return criterion


def _alerts(content: Content) -> tuple[Alert, ...]:
    ordered = []
    for table in content.things("alerts"):
        alert = Alert(
            id=table.string("id"),
            level=table.string("level"),
            title=table.text("title"),
            says=table.texts("says"),
            when=_when(content, table),
            cite=table.string("cite"),
            unless=_optional_when(content, table, "unless"),
        )
        ordered.append((table.integer("order", 50) or 50, alert.id, alert))
        table.finish()
        if alert.level not in LEVELS:
            table.problem("level", f"{alert.level!r} is none of {', '.join(LEVELS)}")
    return tuple(alert for _, _, alert in sorted(ordered, key=lambda each: each[:2]))


def _suggestion(content: Content, table: Table) -> Suggestion:
    suggestion = Suggestion(
        id=table.string("id"),
        topic=table.string("topic"),
        rank=table.integer("rank", 50) or 50,
        ask=table.text("ask"),
        because=table.texts("because"),
        when=_when(content, table),
        cite=table.string("cite"),
        never_with=table.strings("never_with"),
    )
    table.finish()
    if not suggestion.because:
        table.problem("because", "the reason in the patient's own answers is needed")
    elif "{" in suggestion.because[-1].you + suggestion.because[-1].child:
        table.problem("because", "the last reason has no {slots}: it is what is said when an answer is missing")
    return suggestion


def _timing(content: Content) -> tuple[Timing, ...]:
    steps = []
    for table in content.listed(content.file_table("timing.toml"), "steps"):
        step = Timing(
            id=table.string("id"),
            reading=table.string("reading"),
            title=table.text("title"),
            says=table.text("says"),
            cite=table.string("cite"),
            when=_optional_when(content, table, "when"),
        )
        table.finish()
        if step.reading not in ("yes", "not_yet", "no"):
            table.problem("reading", f"{step.reading!r} is none of yes, not_yet, no")
        steps.append(step)
    if not steps or steps[-1].when is not None or any(step.when is None for step in steps[:-1]):
        content.problem("timing.toml", "steps", "every step but the last has a `when`, the last has none")
    return tuple(steps)


def _bring(content: Content, table: Table) -> BringItem:
    item = BringItem(
        id=table.string("id"),
        says=table.text("says"),
        cite=table.string("cite"),
        when=_optional_when(content, table, "when"),
        have=_optional_when(content, table, "have"),
        only_if_known=table.flag("only_if_known"),
    )
    table.finish()
    return item


def _check_bring(content: Content, rules: Rules) -> None:
    known = {item.id for item in rules.bring}
    for program in rules.programs:
        for item in program.bring:
            if item not in known:
                content.problem(f"programs/{program.id}.toml", "bring", f"{item!r} is not an item of bring.toml")
