"""The rules, from TOML: programs, alerts, suggestions, what to bring, what does not fit; the policy is read beside."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from questionnaire.asking.asks import Asks
from questionnaire.judging.alerts import Alert
from questionnaire.judging.assessment import FactName, Rules
from questionnaire.judging.computing import any_of_them, how_many_of_them, unsure_as_yes
from questionnaire.judging.doubts import Doubt
from questionnaire.judging.facts import Computation, Computations
from questionnaire.judging.presumed import NOTHING_PRESUMED, Presumptions
from questionnaire.judging.programs import Program
from questionnaire.judging.remarks import NO_REMARKS, Remarks
from questionnaire.judging.suggestions import BringItem, Suggestion
from questionnaire.logic.predicates import Compare, Op, Predicate
from questionnaire.reading.confirmations import programs_as_heard
from questionnaire.reading.content import Content
from questionnaire.reading.policy import read_policy
from questionnaire.reading.predicates import read_predicate
from questionnaire.reading.schema import Readers, read_as


def read_rules(
    content: Content, facts: Mapping[str, FactName], computations: Computations, asks: Asks, *, as_heard: bool
) -> Rules:
    """All rules, checked against the facts there are; programs as they were last heard of, or as their records say."""
    readers: Readers = {Predicate: lambda table, key: read_predicate(content, table, key)}
    items = content.listed(content.file_table("bring.toml"), "items")
    bring = tuple(read_as(BringItem, item, readers) for item in items)
    alerts = [read_as(Alert, table, readers) for table in content.things("alerts")]
    recorded = _programs(content, readers, bring, asks.country)
    programs = programs_as_heard(content, recorded) if as_heard else recorded
    return Rules(
        catalog=content.catalog,
        computations=Computations({**computations.once, **_declared(content, facts)}, computations.entry),
        facts=facts,
        programs=tuple(sorted(programs, key=lambda each: each.rank)),
        alerts=tuple(sorted(alerts, key=lambda each: (each.order, each.id))),
        suggestions=tuple(_suggestions(content, readers)),
        policy=read_policy(content, readers),
        bring=bring,
        presumptions=_presumptions(content, readers),
        remarks=_remarks(content, readers),
        asks=asks,
        doubts=tuple(sorted(_doubts(content, readers), key=lambda each: (each.order, each.id))),
    )


def _presumptions(content: Content, readers: Readers) -> Presumptions:
    """What texts take for granted; a pack need not say."""
    tables = list(content.file_tables("presumed.toml"))
    return read_as(Presumptions, tables[-1], readers) if tables else NOTHING_PRESUMED


def _remarks(content: Content, readers: Readers) -> Remarks:
    """What is said beside words and boxes; a pack need not say."""
    tables = list(content.file_tables("remarks.toml"))
    return read_as(Remarks, tables[-1], readers) if tables else NO_REMARKS


def _declared(content: Content, facts: Mapping[str, FactName]) -> dict[str, Computation]:
    """How the facts are computed that the content declares."""
    any_yes = {key: any_of_them(content.counting_as(fact.any_yes)) for key, fact in facts.items() if fact.any_yes}
    how_many = {
        key: how_many_of_them(content.counting_as(fact.how_many_yes))
        for key, fact in facts.items()
        if fact.how_many_yes
    }
    return (
        any_yes
        | how_many
        | {key: unsure_as_yes(fact.unsure_is_yes) for key, fact in facts.items() if fact.unsure_is_yes}
    )


def _programs(content: Content, readers: Readers, bring: tuple[BringItem, ...], asked: str | None) -> Iterator[Program]:
    countries = content.types[None][asked].options if asked in content.types[None] else frozenset[str]()
    items = {item.id for item in bring}
    for table in content.things("programs"):
        program = read_as(Program, table, readers, in_country=None, heard_by=None)
        for country in sorted(set(program.countries) - countries):
            table.problem("countries", f"{country!r} is not one of {', '.join(sorted(countries))}")
        for item in sorted(set(program.bring) - items):
            table.problem("bring", f"{item!r} is not an item of bring.toml")
        here = Compare(asked, Op.IS_ONE_OF, program.countries) if asked and program.countries else None
        yield replace(program, in_country=here)


def _suggestions(content: Content, readers: Readers) -> Iterator[Suggestion]:
    tables = (item for table in content.folder_tables("suggestions") for item in content.listed(table, "suggestions"))
    for table in tables:
        suggestion = read_as(Suggestion, table, readers)
        if any("{" in last.you + last.child for last in suggestion.because[-1:]):
            table.problem("because", "the last reason has no {slots}: it is what is said when an answer is missing")
        yield suggestion


def _doubts(content: Content, readers: Readers) -> Iterator[Doubt]:
    listed = ((group, question) for group, asked in content.group_questions.items() for question in asked)
    page_of = content.page_of | {question: content.page_of.get(group, "") for group, question in listed}
    for table in content.things("doubts"):
        doubt = read_as(Doubt, table, readers)
        for page in sorted(set(doubt.pages) - set(page_of.values())):
            table.problem("pages", f"{page!r} is no page that asks anything")
        for question in doubt.doubtful:
            if page_of.get(question) not in doubt.pages:
                table.problem("doubtful", f"{question!r} is no question of these pages")
        yield doubt
