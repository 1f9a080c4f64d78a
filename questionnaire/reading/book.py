"""The content, once it is read: what is asked, the rules, and all that is said and told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated

from questionnaire.asking.answers import Answers
from questionnaire.asking.beside import Beside
from questionnaire.asking.pages import Page, Questionnaire, Route
from questionnaire.asking.questions import Question
from questionnaire.asking.route import route
from questionnaire.asking.text import NO_TURNS, Text, Turns
from questionnaire.judging.assessment import Rules
from questionnaire.limits import some
from questionnaire.logic.predicates import Predicate
from questionnaire.reading.pack import Pack
from questionnaire.reading.panels import NO_GENES, KnownGenes, Panel

# The slot of the brief's one line that no question fills.
LOWEST = "lowest"


@dataclass(frozen=True, slots=True)
class Term:
    """One term in its forms; `explained` is the sentence that says what it means (None: a name, as on the box)."""

    words: Annotated[tuple[str, ...], some("the forms of the word are needed")]
    explained: str | None = None


@dataclass(frozen=True, slots=True)
class Heard:
    """A word that a person may hear of what they have, said kindly; `page` is the one beside whose questions it stands.

    It stands on the result and in the summary of those of whom `when` is met, too.
    """

    word: Text
    says: Text
    page: str
    cite: str
    when: Predicate | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its title, and the questions whose answers stand in it, or what is `worked_out`."""

    title: Text
    questions: tuple[Question, ...]
    worked_out: str | None = None


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
    """Codes of one system that a clinician may use, with the source they were read in.

    Those whom `unless` surely describes cannot use them.
    """

    system: str
    source: str
    list: tuple[ListedCode, ...]
    unless: Predicate | None = None


@dataclass(frozen=True, slots=True)
class BriefContent:
    """The brief's one line on the person and one on the visit (`visit`), its blocks, and the codes it lists.

    `criteria` are names for criteria that say the same in several programs, by id. All else that is told has its name
    with it: see `clinical`.
    """

    line: Text
    blocks: tuple[Block, ...]
    codes: tuple[CodeList, ...]
    criteria: Mapping[str, Text]
    visit: Text | None = None

    @property
    def in_line(self) -> frozenset[str]:
        """The questions that the two lines tell."""
        return (self.line.slots | (self.visit.slots if self.visit else frozenset())) - {LOWEST}


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper to take along: its `title`, and what it is called (`label`) where one chooses.

    `usual` marks those that most people take, `for_clinician` what a clinician reads, which holds the data files too.
    One for the `living` is not made where the person asked about has died.
    """

    id: str
    title: Text
    label: Text
    hint: Text | None = None
    usual: bool = False
    for_clinician: bool = False
    living: bool = False

    @property
    def title_word(self) -> str:
        """The word under which its title is found."""
        return f"{self.id}.title"


# Compared by identity: one reading is one book.
@dataclass(frozen=True, eq=False)
class Book:
    """All content: what is asked, the rules, the short words the pages use, the UCUM code of each of our units."""

    questionnaire: Questionnaire
    rules: Rules
    words: Mapping[str, Text]
    glossary: tuple[Term, ...]
    heard: tuple[Heard, ...]
    units: Mapping[str, str]
    brief: BriefContent
    papers: tuple[Paper, ...]
    printing: Mapping[str, Page]
    files: Mapping[tuple[str, str], str]
    pack: Pack
    panels: tuple[Panel, ...] = ()
    known_genes: KnownGenes = NO_GENES
    turns: Turns = NO_TURNS
    beside: tuple[Beside, ...] = ()

    def route(self, answers: Answers, today: dt.date) -> Route:
        """The route these answers lead along on a day."""
        return route(self.questionnaire, answers, today, lambda asked, so_far: self.rules.holds(asked, so_far, today))

    def heard_on(self, pages: Iterable[Page]) -> tuple[Heard, ...]:
        """The words that are explained beside the questions of these pages."""
        ids = {page.id for page in pages}
        return tuple(each for each in self.heard if each.page in ids)

    def file(self, kind: str, thing_id: str) -> str:
        """The file that describes a page, group, program, alert or suggestion."""
        return self.files.get((kind, thing_id), f"{kind}.toml")
