"""What the clinician's brief holds, block by block, and its clinical names, from brief.toml."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from questionnaire.asking.pages import Kind, Page, Question, Questionnaire, Text
from questionnaire.reading.content import Content
from questionnaire.reading.schema import read, read_as
from questionnaire.reading.tables import Table

RELATIVES, SIGNS = "relatives", "relative.signs"
# The slot of the brief's one line that no question fills.
LOWEST = "lowest"
_SLOT = re.compile(r"\{([a-z_.]+)\}")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its title, and the questions whose answers stand in it."""

    title: Text
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """The pages told under one title, and the columns in which the entries of its group are told."""

    id: str
    title: Text
    pages: tuple[Page, ...]
    columns: tuple[Column, ...]
    group: str | None = None


@dataclass(frozen=True, slots=True)
class ListedCode:
    """A code with its title, letter by letter as in its system."""

    code: str
    title: str


@dataclass(frozen=True, slots=True)
class CodeList:
    """Codes of one system that a clinician may use, with the source they were read in."""

    system: str
    source: str
    list: tuple[ListedCode, ...]


@dataclass(frozen=True, slots=True)
class BriefContent:
    """The brief's one line on the person, its blocks, its names for a clinician, and the codes it lists.

    `names` are those of questions and pages, `options` of options ("test.kind.exome"), `alerts` a line for each,
    `routes` of programs and of criteria ("own-doctor.symptoms"). `dated` are questions about a moment, `gates` those
    whose "yes" is not told where one of these is, `signs` what of a relative contradicts a "no".
    """

    line: Text
    blocks: tuple[Block, ...]
    codes: tuple[CodeList, ...]
    names: Mapping[str, Text]
    options: Mapping[str, Text]
    alerts: Mapping[str, Text]
    routes: Mapping[str, Text]
    dated: tuple[str, ...]
    gates: Mapping[str, tuple[str, ...]]
    signs: Mapping[str, tuple[str, ...]]

    @property
    def in_line(self) -> frozenset[str]:
        """The questions that the one line tells."""
        return slots_of(self.line)

    @property
    def asked(self) -> tuple[Question, ...]:
        """Every question of the pages that are told."""
        return tuple(question for block in self.blocks for page in block.pages for question in page.questions)


def slots_of(line: Text) -> frozenset[str]:
    """The questions that a line on the person tells."""
    return frozenset(_SLOT.findall(line.you)) - {LOWEST}


def read_brief(content: Content, questionnaire: Questionnaire) -> BriefContent:
    """The brief; every page stands in one block or in `not_told`, and all that is told has a name."""
    table = content.file_table("brief.toml")
    pages = {page.id: page for page in questionnaire.pages}
    not_told = read(tuple[str, ...], table, "not_told")
    brief = read_as(
        BriefContent,
        table,
        blocks=tuple(_block(item, content, pages) for item in table.tables("blocks")),
        names=_named(table, "names", "name"),
        options=_options(read(dict[str, dict[str, Text]], table, "options")),
        alerts=_named(table, "alerts", "says"),
        routes=_named(table, "routes", "name"),
        dated=tuple(question.id for question in content.questions.values() if question.moment),
    )
    told = [page.id for block in brief.blocks for page in block.pages] + list(not_told)
    for page_id in sorted(set(pages) - set(told)):
        table.problem("blocks", f"the page {page_id!r} stands in no block; put it in one, or in not_told")
    for page_id in sorted({each for each in told if told.count(each) > 1} | set(told) - set(pages)):
        table.problem("blocks", f"{page_id!r} is no page, or stands here twice")
    _check_names(table, brief, content)
    _check_links(table, brief, content)
    return brief


def _check_names(table: Table, brief: BriefContent, content: Content) -> None:
    """All that is told has a name, and every name is of something that is told."""
    pages = {page.id for block in brief.blocks for page in block.pages}
    _compare(table, "names", set(brief.names), pages | {question.id for question in brief.asked})
    listed = [question for block in brief.blocks for column in block.columns for question in column.questions]
    in_line = [content.questions[each] for each in brief.in_line if each in content.questions]
    options = {
        f"{question.id}.{option.id}"
        for question in (*brief.asked, *listed, *in_line)
        for option in question.options
        if question.kind is not Kind.YES_NO or question.id in brief.in_line or question.id in brief.dated
    }
    _compare(table, "options", set(brief.options), options | {f"{each}.dont_know" for each in brief.dated})
    _compare(table, "alerts", set(brief.alerts), {thing for kind, thing in content.files if kind == "alerts"})


def _compare(table: Table, key: str, named: set[str], told: set[str]) -> None:
    for missing in sorted(told - named):
        table.problem(key, f"{missing!r} has no name for a clinician; give it one here")
    for unknown in sorted(named - told):
        table.problem(key, f"{unknown!r} is nothing that the brief tells")


def _check_links(table: Table, brief: BriefContent, content: Content) -> None:
    """What is listed apart is there: questions of the line, of one day, gates, signs of relatives, programs."""
    of_relatives = content.group_questions.get(RELATIVES, {}).get(SIGNS)
    signs = {option.id for option in of_relatives.options} if of_relatives else set[str]()
    questions, groups = set(content.questions), set(content.group_questions)
    programs = {thing for kind, thing in content.files if kind == "programs"}
    for key, named, known in (
        ("line", brief.in_line, questions),
        ("gates", [*brief.gates], questions),
        ("gates", [each for ids in brief.gates.values() for each in ids], questions | groups),
        ("signs", [*brief.signs], questions),
        ("signs", [each for ids in brief.signs.values() for each in ids], signs),
        ("routes", [each.partition(".")[0] for each in brief.routes], {*programs, ""}),
    ):
        for unknown in sorted(set(named) - set(known)):
            table.problem(key, f"{unknown!r} is not known")


def _named(table: Table, key: str, text: str) -> dict[str, Text]:
    """Texts by id; one given twice is a problem."""
    named: dict[str, Text] = {}
    for item in table.tables(key):
        thing = read(str, item, "id")
        if thing in named:
            item.problem("id", "stands here twice")
        named[thing] = read(Text, item, text)
        item.finish()
    return named


def _options(named: Mapping[str, Mapping[str, Text]]) -> dict[str, Text]:
    return {f"{question}.{option}": name for question, names in named.items() for option, name in names.items()}


def _block(item: Table, content: Content, pages: dict[str, Page]) -> Block:
    group = item.get("group")
    questions = content.group_questions.get(group, {}) if isinstance(group, str) else {}
    if group and not questions:
        item.problem("group", f"{group!r} is no group; known are {', '.join(content.group_questions)}")
    columns = []
    for column in item.tables("columns"):
        wanted = read(tuple[str, ...], column, "questions")
        for unknown in sorted(set(wanted) - set(questions)):
            column.problem("questions", f"{unknown!r} is no question of the group {group!r}")
        columns.append(
            read_as(Column, column, questions=tuple(questions[each] for each in wanted if each in questions))
        )
    listed = read(tuple[str, ...], item, "pages")
    for unknown in sorted(set(listed) - set(pages)):
        item.problem("pages", f"{unknown!r} is no page")
    return read_as(Block, item, pages=tuple(pages[each] for each in listed if each in pages), columns=tuple(columns))
