"""What is asked, from TOML: groups, pages with their questions, sections, and the names of computed facts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from questionnaire.asking.answers import nothing_worked_out
from questionnaire.asking.asks import Asks
from questionnaire.asking.pages import GroupOfEntries, Page, Questionnaire, Section
from questionnaire.asking.questions import Kind, Option, Question
from questionnaire.asking.text import Text
from questionnaire.judging.assessment import FactName
from questionnaire.judging.facts import Computations
from questionnaire.logic.walking import facts_in
from questionnaire.reading.agreeing import check_agreement
from questionnaire.reading.book import Paper
from questionnaire.reading.content import Content, type_of
from questionnaire.reading.factnames import read_facts
from questionnaire.reading.predicates import read_predicate
from questionnaire.reading.schema import read, read_as
from questionnaire.reading.tables import Table

# The question of printing.toml whose options are the papers there are.
PAPERS = "print.documents"


def read_questionnaire(content: Content, computations: Computations) -> tuple[Questionnaire, dict[str, FactName]]:
    """Everything that is asked, and what the computed facts are called."""
    groups = {read(str, table, "id"): _group(content, table, computations) for table in content.things("groups")}
    tables = {read(str, table, "id"): table for table in content.things("pages")}
    file = content.file_table("sections.toml")
    sections = list(file.tables("sections"))
    listed = [(table, read(tuple[str, ...], table, "pages")) for table in sections]
    order = [page_id for _, page_ids in listed for page_id in page_ids]
    _check_sections(content, listed, order, set(tables))
    pages = {page_id: _page(content, tables[page_id], groups) for page_id in order if page_id in tables}
    for group_id in sorted(set(groups) - set(content.page_of)):
        content.problem(content.files["groups", group_id], "", "no page lists this group")
    check_agreement(content, groups, tables)
    facts = read_facts(content, set(order), computations)
    # Last: a condition may name any fact, and is then told what comes too late.
    for page_id, page in pages.items():
        pages[page_id] = _with_condition(content, tables[page_id], page, order, facts)
    members = [(table, tuple(pages[each] for each in page_ids if each in pages)) for table, page_ids in listed]
    read_sections = tuple(read_as(Section, table, pages=inside) for table, inside in members)
    short = _short(content, file, pages)
    return Questionnaire(read_sections, groups, _asks(content, file), short), facts


def _short(content: Content, file: Table, pages: Mapping[str, Page]) -> frozenset[str]:
    """What the short way asks; a page whose rows one tap answers is asked whole there, or waits."""
    short = read(tuple[str, ...], file, "short") if file.get("short") is not None else ()
    entries = (key for group in content.group_questions.values() for key in group)
    for each in sorted(set(short) - {*content.questions, *content.group_questions, *entries}):
        file.problem("short", f"no question or group has the id {each!r}")
    for page in pages.values():
        if page.at_once and 0 < len(set(short) & set(page.question_ids)) < len(page.questions):
            file.problem("short", f"one tap answers all rows of the page {page.id!r}: name each of them, or none")
    return frozenset(short)


def _asks(content: Content, file: Table) -> Asks:
    """The questions that the house itself reads."""
    table = file.table("asks")
    asks = read_as(Asks, table)
    file.finish()
    in_lists = {key for group in content.group_questions.values() for key in group}
    for key, name, known in (
        ("who", asks.who, set(content.questions)),
        ("country", asks.country, set(content.questions)),
        ("own", asks.own, in_lists),
        ("visit_day", asks.visit_day, set(content.questions)),
        ("visit_with", asks.visit_with, set(content.questions)),
    ):
        if name is not None and name not in known:
            table.problem(key, f"no question has the id {name!r}")
    return asks


def read_printing(content: Content, papers: Sequence[Paper]) -> dict[str, Page]:
    """The pages on which one chooses what to print: questions that no rule and no paper reads."""
    table = content.file_table("printing.toml")
    offered = {PAPERS: tuple(Option(paper.id, paper.label, paper.hint) for paper in papers)}
    pages = {}
    for item in table.tables("pages"):
        questions = tuple(_questions(content, item, read(Text, item, "title"), offered))
        page = read_as(Page, item, questions=questions, asked_when=None)
        pages[page.id] = page
    table.finish()
    return pages


def _check_sections(
    content: Content, listed: list[tuple[Table, tuple[str, ...]]], order: list[str], pages: set[str]
) -> None:
    for section, page_ids in listed:
        for page_id in page_ids:
            if page_id not in pages:
                section.problem("pages", f"there is no page {page_id!r}")
            if order.count(page_id) > 1:
                section.problem("pages", f"page {page_id!r} is listed twice")
    for page_id in sorted(pages - set(order)):
        content.problem(content.files["pages", page_id], "", "no section lists this page")


def _group(content: Content, table: Table, computations: Computations) -> GroupOfEntries:
    worked_out = computations.lines.get(read(str, table, "id"), nothing_worked_out)
    group = read_as(GroupOfEntries, table, questions=tuple(_questions(content, table)), worked_out=worked_out)
    content.group_questions[group.id] = {question.id: question for question in group.questions}
    content.types[group.id] = {question.id: type_of(question) for question in group.questions}
    if group.samples:
        content.samples.add(group.id)
    return group


def _questions(
    content: Content, table: Table, title: Text | None = None, offered: Mapping[str, tuple[Option, ...]] | None = None
) -> Iterator[Question]:
    """The questions of a page or a group. The page's title is the label of a question that has none."""
    for item in table.tables("questions"):
        kind = item.get("kind")
        given: dict[str, Any] = {}
        if kind == Kind.YES_NO.value:
            given["options"] = content.yes_and_no
        if offered and (options := offered.get(str(item.get("id")))):
            given["options"] = options
        if kind == Kind.TEXT.value and item.get("unsure") is None:
            given["unsure"] = False
        if title and item.get("label") is None:
            given["label"] = title
        if item.get("otherwise") == "":  # none of the options
            given["otherwise"] = ""
        question = read_as(Question, item, **given)
        if question.kind in (Kind.CHOICE, Kind.SEVERAL) and not question.options:
            item.problem("options", "a choice needs options")
        _check_moment(item, question)
        if question.future and question.kind is not Kind.DATE:
            item.problem("future", "only a date can lie in the future")
        if question.otherwise and question.option(question.otherwise) is None:
            item.problem("otherwise", f"{question.otherwise!r} is not one of the options")
        yield question


def _check_moment(item: Table, question: Question) -> None:
    """What is said back of a moment names its day, at the latest on another one."""
    then = question.tell_then or question.tell
    if question.asked_again and not question.moment:
        item.problem("asked_again", "only a question about a moment is asked again: say moment = true")
    if question.tell_then and not question.moment:
        item.problem("tell_then", "only an answer about a moment is said back with its day: say moment = true")
    if question.moment and then and not all("{date}" in text for text in (then.you, then.child)):
        item.problem("tell_then", "on another day the answer is said back with its {date}")


def _page(content: Content, table: Table, groups: Mapping[str, GroupOfEntries]) -> Page:
    """The page, but for its condition."""
    table.get("asked_when")
    questions = tuple(_questions(content, table, read(Text, table, "title")))
    page = read_as(Page, table, questions=questions, asked_when=None)
    for question in page.questions:
        if question.id in content.questions:
            table.problem(f"questions[{question.id}]", "this question is asked twice")
        content.questions[question.id] = question
        content.page_of[question.id] = page.id
        content.types[None][question.id] = type_of(question)
    if page.group is not None:
        content.page_of[page.group] = page.id
        if page.group not in groups:
            table.problem("group", f"there is no group {page.group!r}")
    if page.fold is None and any(question.more for question in page.questions):
        table.problem("fold", "a page that folds questions away says which")
    if not page.questions and page.group is None and not page.notice:
        table.problem("", "a page asks questions, lists a group, or is a notice")
    return page


def _with_condition(
    content: Content, table: Table, page: Page, order: list[str], facts: Mapping[str, FactName]
) -> Page:
    if table.get("asked_when") is None:
        return page
    predicate = read_predicate(content, table, "asked_when")
    for fact_id in facts_in(predicate):
        for need in facts[fact_id].needs if fact_id in facts else (fact_id,):
            asked_on = content.page_of.get(need)
            if asked_on is not None and order.index(asked_on) >= order.index(page.id):
                table.problem("asked_when", f"{fact_id!r} is known only after this page (page {asked_on!r})")
    return replace(page, asked_when=predicate)
