"""What is known while the content is read: the folder, the problems so far, and every question and fact by id."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from importlib.resources.abc import Traversable
from typing import Literal

from questionnaire.asking.questions import Kind, Option, Question
from questionnaire.asking.text import Text
from questionnaire.errors import Problem
from questionnaire.judging.facts import Catalog
from questionnaire.reading.schema import read
from questionnaire.reading.tables import Table, read_toml

# The words of every yes-or-no question's options.
YES_NO = {"yes": "answer.yes", "no": "answer.no"}
Compared = Literal["number", "choice", "several", "text"]
_COMPARED_AS: Mapping[Kind, Compared] = {
    Kind.YES_NO: "choice",
    Kind.CHOICE: "choice",
    Kind.SEVERAL: "several",
    Kind.TEXT: "text",
}


@dataclass(frozen=True, slots=True)
class FactType:
    """What a rule may compare a fact with: a number in its `unit`, or a choice or set ("several") of `options`."""

    type: Compared
    options: frozenset[str]
    unit: str | None = None


@dataclass(frozen=True)
class Content:
    """Content folders being read; a file of a later one stands for the file of that name in an earlier one.

    The first is the house's own, the second a pack's, the third a site's, if it has one. `types` are the facts by
    group (None: asked once) and id, `files` the file of each thing by its kind and id.
    """

    folders: tuple[Traversable, ...]
    problems: list[Problem] = field(default_factory=list)
    questions: dict[str, Question] = field(default_factory=dict)
    group_questions: dict[str, dict[str, Question]] = field(default_factory=dict)
    page_of: dict[str, str] = field(default_factory=dict)
    samples: set[str] = field(default_factory=set)
    words: dict[str, Text] = field(default_factory=dict)
    types: dict[str | None, dict[str, FactType]] = field(default_factory=lambda: {None: {}})
    files: dict[tuple[str, str], str] = field(default_factory=dict)

    @property
    def catalog(self) -> Catalog:
        """The questions and pages read so far; it grows with them."""
        return Catalog(self.questions, self.group_questions, self.page_of, self.samples)

    @cached_property
    def yes_and_no(self) -> tuple[Option, ...]:
        """The options of every yes-or-no question; the words are read before."""
        for word in YES_NO.values():
            if word not in self.words:
                self.problem("words.toml", word, "a text is needed here")
        return tuple(Option(option, self.words.get(word, Text("", ""))) for option, word in YES_NO.items())

    def problem(self, file: str, place: str, says: str) -> None:
        """Note something that is wrong with a file as a whole."""
        self.problems.append(Problem(file, place, says))

    def file_table(self, name: str) -> Table:
        """One file."""
        found = list(self.file_tables(name))
        return found[-1] if found else read_toml(self.folders[-1] / name, name, self.problems)

    def file_tables(self, name: str) -> Iterator[Table]:
        """One file as each folder has it that has it."""
        for folder in self.folders:
            if (folder / name).is_file():
                yield read_toml(folder / name, self._shown(folder, name), self.problems)

    def folder_tables(self, name: str) -> Iterator[Table]:
        """Every file of a folder, in order of name; the name without its ending is the table's id."""
        found = {
            file.name: (folder, file)
            for folder in self.folders
            if (folder / name).is_dir()
            for file in (folder / name).iterdir()
            if file.name.endswith(".toml")
        }
        for file_name, (folder, file) in sorted(found.items()):
            table = read_toml(file, self._shown(folder, f"{name}/{file_name}"), self.problems)
            yield Table({"id": file_name.removesuffix(".toml"), **table.data}, table.file, "", self.problems)

    def things(self, name: str) -> Iterator[Table]:
        """Every file of a folder in which each file describes one thing."""
        for table in self.folder_tables(name):
            self.files[name, table.data["id"]] = table.file
            yield table

    def listed(self, table: Table, key: str) -> list[Table]:
        """The tables under the one key a file holds, each with an id of its own."""
        table.get("id")
        tables = list(table.tables(key))
        table.finish()
        for item in tables:
            thing = key, read(str, item, "id")
            if thing in self.files:
                item.problem("id", f"this id is used twice, first in {self.files[thing]}")
            self.files[thing] = table.file
        return tables

    def counting_as(self, kinds: Iterable[str]) -> list[str]:
        """The questions read so far that count as one of these."""
        return [key for key, question in self.questions.items() if not set(kinds).isdisjoint(question.counts_as)]

    def _shown(self, folder: Traversable, name: str) -> str:
        """A file as problems name it: below the content folder, but in full when it is a site's own."""
        return name if folder in self.folders[:2] else str(folder / name)


def type_of(question: Question) -> FactType:
    """What a rule may compare the question's fact with."""
    unit = {Kind.AGE: "months", Kind.COUNT: "cells/µL"}.get(question.kind)
    return FactType(
        _COMPARED_AS.get(question.kind, "number"), frozenset(option.id for option in question.options), unit
    )
