"""The clinician's brief: what was answered, block by block, as lists and tables in neutral words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from questionnaire.asking.answers import Given, NotGiven, Said
from questionnaire.asking.pages import Kind, Question, Route
from questionnaire.reading.brief import Block, BriefContent, CodeList
from questionnaire.telling.wording import Words


@dataclass(frozen=True, slots=True)
class Feature:
    """Something that was answered "yes": its name and the ids of the terms it may be, "HP:0001954"."""

    name: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TableView:
    """Entries of a group as a table; columns in which nothing stands are left out. `more` if there may be others."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    more: bool


@dataclass(frozen=True, slots=True)
class BlockView:
    """One block: what is present, absent and not known, other answers as "name: answer", and its table."""

    id: str
    title: str
    present: tuple[Feature, ...]
    absent: tuple[str, ...]
    unknown: tuple[str, ...]
    lines: tuple[str, ...]
    table: TableView | None

    @property
    def told(self) -> bool:
        """Whether anything stands in it."""
        return bool(self.present or self.absent or self.unknown or self.lines or self.table)


@dataclass(frozen=True, slots=True)
class Brief:
    """The brief: one line on the person, the blocks in which something was told, and codes for the record."""

    problem: str
    blocks: tuple[BlockView, ...]
    codes: tuple[CodeList, ...]

    def block(self, block_id: str) -> BlockView | None:
        """The block with this id, or None where nothing was told of it."""
        return next((block for block in self.blocks if block.id == block_id), None)


def brief(content: BriefContent, route: Route, words: Words) -> Brief:
    """The brief of what was said on the route."""
    said = route.answers.said
    asked = tuple(question for page in route.pages for question in page.questions)
    blocks = [_block(block, route, words) for block in content.blocks]
    return Brief(
        problem=words.fill_parts(content.problem, words.entry_slots(asked, said, known_only=True)),
        blocks=tuple(block for block in blocks if block.told),
        codes=content.codes,
    )


def _block(block: Block, route: Route, words: Words) -> BlockView:
    said = route.answers.said
    asked = [question for page in block.pages if page in route.pages for question in page.questions]
    return BlockView(
        id=block.id,
        title=words.say(block.title),
        present=tuple(_features(asked, said, words)),
        absent=tuple(_named(asked, said, Given("no"), words)),
        unknown=tuple(_named(asked, said, NotGiven.DONT_KNOW, words)),
        lines=tuple(_lines(asked, said, words)),
        table=_table(block, route, words),
    )


def _features(asked: Sequence[Question], said: Said, words: Words) -> Iterator[Feature]:
    for question in asked:
        if question.kind is Kind.YES_NO and said.get(question.id) == Given("yes"):
            yield Feature(words.say(question.name), tuple(code.id for code in question.hpo))


def _named(asked: Sequence[Question], said: Said, wanted: Given | NotGiven, words: Words) -> Iterator[str]:
    for question in asked:
        if said.get(question.id) == wanted and (wanted is NotGiven.DONT_KNOW or question.kind is Kind.YES_NO):
            yield words.say(question.name)


def _lines(asked: Sequence[Question], said: Said, words: Words) -> Iterator[str]:
    for question in asked:
        answer = said.get(question.id)
        if question.kind is not Kind.YES_NO and isinstance(answer, Given):
            name = words.say(question.name)
            yield words.word("brief.line", name=name[:1].upper() + name[1:], answer=words.answer(question, answer))


def _table(block: Block, route: Route, words: Words) -> TableView | None:
    if block.group is None or not (group := route.answers.group(block.group)).entries:
        return None
    cells = [tuple(_cell(column.questions, entry.said, words) for column in block.columns) for entry in group.entries]
    used = [place for place in range(len(block.columns)) if any(row[place] for row in cells)]
    return TableView(
        columns=tuple(words.say(block.columns[place].title) for place in used),
        rows=tuple(tuple(row[place] for place in used) for row in cells),
        more=group.complete is not True,
    )


def _cell(questions: Sequence[Question], said: Said, words: Words) -> str:
    """The answers to a column's questions: all that were given, else that it is not known, else nothing."""
    given = [words.answer(each, said[each.id]) for each in questions if isinstance(said.get(each.id), Given)]
    if given:
        return words.word("brief.and").join(given)
    return words.word("brief.unknown") if any(each.id in said for each in questions) else ""
