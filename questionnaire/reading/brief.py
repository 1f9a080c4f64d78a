"""What the clinician's brief holds, block by block, from brief.toml."""

from __future__ import annotations

from dataclasses import dataclass

from questionnaire.asking.pages import Page, Question, Questionnaire, Text
from questionnaire.reading.content import Content
from questionnaire.reading.tables import Table


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its title, and the questions of which the first one answered is shown."""

    title: Text
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """The pages told under one title, and the columns in which the entries of its group are told."""

    id: str
    title: Text
    pages: tuple[Page, ...]
    group: str | None
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class CodeList:
    """Codes of one system that a clinician may use, with the source they were read in."""

    system: str
    source: str
    codes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class BriefContent:
    """The brief's one line on the person, its blocks, and the codes it lists."""

    problem: Text
    blocks: tuple[Block, ...]
    codes: tuple[CodeList, ...]


def read_brief(content: Content, questionnaire: Questionnaire) -> BriefContent:
    """The brief; every page stands in one block or in `not_told`."""
    table = content.file_table("brief.toml")
    pages = {page.id: page for page in questionnaire.pages}
    blocks = tuple(_block(item, content, pages) for item in table.tables("blocks"))
    codes = tuple(_codes(item) for item in table.tables("codes"))
    brief = BriefContent(table.text("problem"), blocks, codes)
    told = [page.id for block in blocks for page in block.pages] + list(table.strings("not_told"))
    for page_id in sorted(set(pages) - set(told)):
        table.problem("blocks", f"the page {page_id!r} stands in no block; put it in one, or in not_told")
    for page_id in sorted({each for each in told if told.count(each) > 1} | set(told) - set(pages)):
        table.problem("blocks", f"{page_id!r} is no page, or stands here twice")
    table.finish()
    return brief


def _block(item: Table, content: Content, pages: dict[str, Page]) -> Block:
    group = item.optional_string("group")
    questions = content.group_questions.get(group or "", {})
    if group and not questions:
        item.problem("group", f"{group!r} is no group; known are {', '.join(content.group_questions)}")
    columns = []
    for column in item.tables("columns"):
        wanted = column.strings("questions")
        for unknown in sorted(set(wanted) - set(questions)):
            column.problem("questions", f"{unknown!r} is no question of the group {group!r}")
        found = tuple(questions[each] for each in wanted if each in questions)
        columns.append(Column(column.text("title"), found))
        column.finish()
    listed = tuple(pages[each] for each in item.strings("pages") if each in pages)
    for unknown in sorted(set(item.strings("pages")) - set(pages)):
        item.problem("pages", f"{unknown!r} is no page")
    block = Block(item.string("id"), item.text("title"), listed, group, tuple(columns))
    item.finish()
    return block


def _codes(item: Table) -> CodeList:
    listed = []
    for each in item.tables("list"):
        listed.append((each.string("code"), each.string("title")))
        each.finish()
    codes = CodeList(item.string("system"), item.string("source"), tuple(listed))
    item.finish()
    return codes
