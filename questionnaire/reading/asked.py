"""What is asked, from TOML: groups, pages with their questions, sections, and the names of computed facts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from questionnaire.asking.pages import Code, GroupOfEntries, Kind, Option, Page, Question, Questionnaire, Section, Text
from questionnaire.judging.assessment import FactName
from questionnaire.judging.computed import COMPUTATIONS
from questionnaire.logic.predicates import Predicate
from questionnaire.reading.content import Content, FactType, type_of
from questionnaire.reading.predicates import facts_in, read_predicate
from questionnaire.reading.tables import Table

# The options of every yes-or-no question.
YES_NO = (Option("yes", Text("Yes", "Yes")), Option("no", Text("No", "No")))


def read_questionnaire(content: Content) -> tuple[Questionnaire, dict[str, FactName]]:
    """Everything that is asked, and what the computed facts are called."""
    groups = {table.string("id"): _group(content, table) for table in content.things("groups")}
    page_tables = {table.string("id"): table for table in content.things("pages")}
    listed = list(content.file_table("sections.toml").tables("sections"))
    order = [page_id for section in listed for page_id in section.strings("pages")]
    _check_sections(content, listed, order, set(page_tables))
    # Questions first: the conditions of pages are checked against them.
    asked = {page_id: _questions(content, page_tables[page_id], page_id) for page_id in order if page_id in page_tables}
    for group_id in sorted(set(groups) - set(content.page_of)):
        content.problem(content.files["groups", group_id], "", "no page lists this group")
    facts = _facts(content, set(order))
    pages = {
        page_id: _page(content, page_tables[page_id], questions, _Known(groups, order, facts))
        for page_id, questions in asked.items()
    }
    sections = []
    for table in listed:
        members = tuple(pages[page_id] for page_id in table.strings("pages") if page_id in pages)
        sections.append(Section(table.string("id"), table.text("title"), members))
        table.finish()
    return Questionnaire(tuple(sections), groups), facts


def read_printing(content: Content) -> dict[str, Page]:
    """The pages on which one chooses what to print: questions that no rule and no document reads."""
    table = content.file_table("printing.toml")
    pages = {}
    for item in table.tables("pages"):
        title = item.text("title")
        questions = tuple(_question(each, title) for each in item.tables("questions"))
        pages[item.string("id")] = Page(item.string("id"), title, item.texts("intro"), questions=questions)
        item.finish()
    table.finish()
    return pages


def _check_sections(content: Content, listed: list[Table], order: list[str], pages: set[str]) -> None:
    for section in listed:
        for page_id in section.strings("pages"):
            if page_id not in pages:
                section.problem("pages", f"there is no page {page_id!r}")
            if order.count(page_id) > 1:
                section.problem("pages", f"page {page_id!r} is listed twice")
    for page_id in sorted(pages - set(order)):
        content.problem(content.files["pages", page_id], "", "no section lists this page")


def _group(content: Content, table: Table) -> GroupOfEntries:
    group_id = table.string("id")
    questions = tuple(_question(item, None) for item in table.tables("questions"))
    content.group_questions[group_id] = {question.id: question for question in questions}
    content.types[group_id] = {question.id: type_of(question) for question in questions}
    group = GroupOfEntries(
        group_id,
        questions,
        table.text("entry_title"),
        table.text("add"),
        table.text("line"),
        table.text("all_of_them"),
        table.flag("samples"),
    )
    table.finish()
    if group.samples:
        content.samples.add(group_id)
    return group


def _questions(content: Content, table: Table, page_id: str) -> tuple[Question, ...]:
    title = table.text("title")
    questions = tuple(_question(item, title) for item in table.tables("questions"))
    for question in questions:
        if question.id in content.questions:
            table.problem(f"questions[{question.id}]", "this question is asked twice")
        content.questions[question.id] = question
        content.page_of[question.id] = page_id
        content.types[None][question.id] = type_of(question)
    if group := table.optional_string("group"):
        content.page_of[group] = page_id
    return questions


def _question(table: Table, title: Text | None) -> Question:
    kind = table.one_of("kind", Kind)
    options = YES_NO if kind is Kind.YES_NO else tuple(_option(item) for item in table.tables("options"))
    if kind in (Kind.CHOICE, Kind.SEVERAL) and not options:
        table.problem("options", "a choice needs options")
    otherwise = table.get("otherwise")
    if otherwise is not None and otherwise != "" and otherwise not in [option.id for option in options]:
        table.problem("otherwise", f"{otherwise!r} is not one of the options")
        otherwise = None
    question = Question(
        id=table.string("id"),
        kind=kind,
        label=table.text("label") if title is None or table.has("label") else title,
        name=table.text("name"),
        hint=table.optional_text("hint"),
        options=options,
        tell=table.optional_text("tell"),
        otherwise=otherwise,
        least=table.integer("least"),
        most=table.integer("most"),
        unsure=table.flag("unsure", default=kind is not Kind.TEXT),
        decline=table.flag("decline"),
        more=table.flag("more"),
        moment=table.flag("moment"),
        hpo=_codes(table),
        cite=table.optional_string("cite"),
    )
    table.finish()
    return question


def _option(table: Table) -> Option:
    option = Option(
        table.string("id"), table.text("label"), table.optional_text("hint"), table.flag("alone"), _codes(table)
    )
    table.finish()
    return option


def _codes(table: Table) -> tuple[Code, ...]:
    codes = []
    for item in table.tables("hpo"):
        codes.append(Code(item.string("id"), item.string("label")))
        item.finish()
        if not re.fullmatch(r"HP:\d{7}", codes[-1].id):
            item.problem("id", f"{codes[-1].id!r} is not an HPO id such as HP:0001875")
    return tuple(codes)


@dataclass(frozen=True, slots=True)
class _Known:
    """What pages are checked against: the groups, the order of pages, the computed facts."""

    groups: Mapping[str, GroupOfEntries]
    order: list[str]
    facts: Mapping[str, FactName]


def _page(content: Content, table: Table, questions: tuple[Question, ...], known: _Known) -> Page:
    page_id = table.string("id")
    group = table.optional_string("group")
    notice = table.flag("notice")
    if group is not None and group not in known.groups:
        table.problem("group", f"there is no group {group!r}")
    if not questions and group is None and not notice:
        table.problem("", "a page asks questions, lists a group, or is a notice")
    condition: Predicate | None = None
    if table.has("asked_when"):
        condition = read_predicate(content, table, "asked_when")
        _check_earlier(content, table, condition, known)
    page = Page(
        id=page_id,
        title=table.text("title"),
        intro=table.texts("intro"),
        why=table.optional_text("why"),
        questions=questions,
        group=group,
        notice=notice,
        only_if_known=table.flag("only_if_known"),
        asked_when=condition,
        only_if=table.optional_text("only_if"),
        tell_yes=table.optional_text("tell_yes"),
        tell_no=table.optional_text("tell_no"),
        tell_unsure=table.optional_text("tell_unsure"),
        cite=table.optional_string("cite"),
    )
    table.finish()
    return page


def _check_earlier(content: Content, table: Table, predicate: Predicate, known: _Known) -> None:
    place = known.order.index(table.string("id"))
    for fact_id in facts_in(predicate):
        for need in known.facts[fact_id].needs if fact_id in known.facts else (fact_id,):
            page = content.page_of.get(need)
            if page is not None and known.order.index(page) >= place:
                table.problem("asked_when", f"{fact_id!r} is known only after this page (page {page!r})")


def _facts(content: Content, pages: set[str]) -> dict[str, FactName]:
    facts = {}
    for table in content.listed(content.file_table("facts.toml"), "facts"):
        group = table.optional_string("group")
        options = table.table("options")
        fact = FactName(
            id=table.string("id"),
            type=table.string("type"),
            name=table.text("name"),
            page=table.string("page"),
            needs=table.strings("needs"),
            options={key: options.text(key) for key in options.data},
            unit=table.optional_string("unit"),
            group=group,
            settle=table.optional_text("settle"),
        )
        table.finish()
        if fact.type not in ("number", "choice"):
            table.problem("type", f"{fact.type!r} is neither number nor choice")
        if fact.page not in pages:
            table.problem("page", f"there is no page {fact.page!r}")
        for need in fact.needs:
            if need not in content.page_of and need not in content.group_questions.get(group or "", {}):
                table.problem("needs", f"no question or group has the id {need!r}")
        facts[fact.id] = fact
        content.types.setdefault(group, {})[fact.id] = FactType(fact.type, frozenset(fact.options), fact.unit)
    computed = set(COMPUTATIONS.once) | {key for group in COMPUTATIONS.entry.values() for key in group}
    for fact_id in sorted(computed ^ set(facts)):
        where = "computed by no function" if fact_id in facts else "computed, but not named here"
        content.problem("facts.toml", fact_id, where)
    return facts
