"""What is known while the content is read: the folder, the problems so far, and every question and fact by id."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.resources.abc import Traversable

from questionnaire.asking.pages import Kind, Question
from questionnaire.errors import Problem
from questionnaire.judging.facts import Catalog
from questionnaire.reading.tables import Table, read_toml


@dataclass(frozen=True, slots=True)
class FactType:
    """What a rule may compare a fact with: "number", or a "choice" or set ("several") of `options`."""

    type: str
    options: frozenset[str]


@dataclass(frozen=True)
class Content:
    """A content folder being read. `types` are the facts by group (None: asked once) and id."""

    folder: Traversable
    problems: list[Problem] = field(default_factory=list)
    questions: dict[str, Question] = field(default_factory=dict)
    group_questions: dict[str, dict[str, Question]] = field(default_factory=dict)
    page_of: dict[str, str] = field(default_factory=dict)
    types: dict[str | None, dict[str, FactType]] = field(default_factory=lambda: {None: {}})

    @property
    def catalog(self) -> Catalog:
        """The questions and pages read so far; it grows with them."""
        return Catalog(self.questions, self.group_questions, self.page_of)

    def problem(self, file: str, place: str, says: str) -> None:
        """Note something that is wrong with a file as a whole."""
        self.problems.append(Problem(file, place, says))

    def file_table(self, name: str) -> Table:
        """One file."""
        return read_toml(self.folder / name, name, self.problems)

    def folder_tables(self, name: str) -> Iterator[Table]:
        """Every file of a folder, in order of name; the name without its ending is the table's id."""
        for file in sorted((self.folder / name).iterdir(), key=lambda item: item.name):
            if file.name.endswith(".toml"):
                table = read_toml(file, f"{name}/{file.name}", self.problems)
                yield Table({"id": file.name.removesuffix(".toml"), **table.data}, table.file, "", self.problems)

    def listed(self, table: Table, key: str) -> list[Table]:
        """The tables under the one key a file holds, each with an id of its own."""
        table.get("id")
        tables = list(table.tables(key))
        table.finish()
        ids = [item.string("id") for item in tables]
        for item in tables:
            if ids.count(item.string("id")) > 1:
                item.problem("id", "this id is used twice")
        return tables


def type_of(question: Question) -> FactType:
    """What a rule may compare the question's fact with."""
    match question.kind:
        case Kind.YES_NO | Kind.CHOICE:
            kind = "choice"
        case Kind.SEVERAL:
            kind = "several"
        case Kind.TEXT:
            kind = "text"
        case _:
            kind = "number"
    return FactType(kind, frozenset(option.id for option in question.options))
