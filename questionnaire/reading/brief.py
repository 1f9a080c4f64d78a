"""What the clinician's brief holds, block by block, from brief.toml and from what is told in it."""

from __future__ import annotations

from questionnaire.asking.pages import Questionnaire
from questionnaire.asking.questions import Kind, Question
from questionnaire.asking.text import Text
from questionnaire.judging.assessment import Rules
from questionnaire.logic.predicates import Predicate
from questionnaire.reading.book import Block, BriefContent, Column
from questionnaire.reading.content import Content
from questionnaire.reading.predicates import read_predicate
from questionnaire.reading.schema import Readers, read, read_as
from questionnaire.reading.tables import Table

_NAMELESS = "this is told to a clinician: words for it are needed"


def read_brief(content: Content, asked: Questionnaire, rules: Rules) -> BriefContent:
    """The brief: what is told stands in the block that its page names, under the names that stand with it."""
    table = content.file_table("brief.toml")
    blocks = tuple(_block(item, content, asked) for item in table.tables("blocks"))
    criteria = _named(table, "criteria")
    for unknown in sorted(set(criteria) - {each.id for program in rules.programs for each in program.criteria}):
        table.problem("criteria", f"{unknown!r} is no criterion of any program")
    readers: Readers = {Predicate: lambda table, key: read_predicate(content, table, key)}
    brief = read_as(BriefContent, table, readers, blocks=blocks, criteria=criteria)
    _check(brief, content, asked)
    for unknown in sorted(brief.in_line - set(asked.questions)):
        table.problem("line", f"{unknown!r} is not known")
    return brief


def _check(brief: BriefContent, content: Content, asked: Questionnaire) -> None:
    """All that is told has a name for a clinician, what counts as something is told, and what is named is there."""
    blocks = {block.id for block in brief.blocks}
    for page in asked.pages:
        file, told = content.files["pages", page.id], page.block in blocks
        if page.block not in {*blocks, "none"}:
            content.problem(file, "block", f"{page.block!r} is none of none, {', '.join(sorted(blocks))}")
        if told and page.clinical is None:
            content.problem(file, "clinical", _NAMELESS)
        for question in page.questions:
            _check_question(brief, content, question, file, told=told)
            for unknown in sorted(set(question.told_by) - {*asked.questions, *asked.groups}):
                content.problem(file, f"questions[{question.id}].told_by", f"{unknown!r} is no question and no group")
    columns = [column for block in brief.blocks for column in block.columns]
    listed = {question.id for column in columns for question in column.questions}
    for group in asked.groups.values():
        file = content.files["groups", group.id]
        for question in group.questions:
            _check_answers(content, file, question, _answers_told(brief, question) if question.id in listed else [])


def _check_question(brief: BriefContent, content: Content, question: Question, file: str, *, told: bool) -> None:
    place = f"questions[{question.id}]"
    if told and question.clinical is None:
        content.problem(file, f"{place}.clinical", _NAMELESS)
    if question.counts_as and not told:
        content.problem(file, f"{place}.counts_as", "what counts as something is told: name a block of this page")
    named = told or question.id in brief.in_line
    _check_answers(content, file, question, _answers_told(brief, question) if named else [])


def _answers_told(brief: BriefContent, question: Question) -> list[str]:
    """The answers that need words for a clinician: each option; of a yes-or-no question what is told in words."""
    if question.kind is not Kind.YES_NO:
        return [option.id for option in question.options]
    if question.id in brief.in_line:
        return ["yes", "no"]
    return ["yes", "no", "dont_know"] if question.asked_again else []


def _check_answers(content: Content, file: str, question: Question, needed: list[str]) -> None:
    for answer in needed:
        if question.in_clinic(answer) is None:
            content.problem(file, f"questions[{question.id}].{answer}", _NAMELESS)


def _named(table: Table, key: str) -> dict[str, Text]:
    """Names by id; one given twice is a problem."""
    named: dict[str, Text] = {}
    for item in table.tables(key):
        thing = read(str, item, "id")
        if thing in named:
            item.problem("id", "stands here twice")
        named[thing] = read(Text, item, "name")
        item.finish()
    return named


def _block(item: Table, content: Content, asked: Questionnaire) -> Block:
    group, block_id = item.get("group"), item.get("id")
    questions = content.group_questions.get(group, {}) if isinstance(group, str) else {}
    if group and not questions:
        item.problem("group", f"{group!r} is no group; known are {', '.join(content.group_questions)}")
    columns = []
    for column in item.tables("columns"):
        wanted = read(tuple[str, ...], column, "questions")
        for unknown in sorted(set(wanted) - set(questions)):
            column.problem("questions", f"{unknown!r} is no question of the group {group!r}")
        found = tuple(questions[each] for each in wanted if each in questions)
        columns.append(read_as(Column, column, questions=found))
    pages = tuple(page for page in asked.pages if page.block == block_id)
    return read_as(Block, item, pages=pages, columns=tuple(columns))
