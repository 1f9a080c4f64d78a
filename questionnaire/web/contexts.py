"""What each template of `templates/pages` is given, whole: the template only lays it out.

`tests/web/test_contexts.py` holds the two to each other. Beside this every page has its `page` (see `pages.Frame`), and
may have a `back` link, `errors` and its `progress`, which `base.html` shows.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from questionnaire.clinics import Clinic
from questionnaire.telling.views import QuestionView, Summary
from questionnaire.web.papercontexts import Blank, Letter, Papers
from questionnaire.web.views import ErrorView, Fields

Errors = tuple[ErrorView, ...]


# --- the way in and out -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Start:
    """The start page: whether the answers are `gone`, or the form was too old; where somebody who `started` goes on.

    `about` says whom the questionnaire is for, `at_hand` what is good to have while one answers, `short` what the short
    way is, "" where there is none. `way` is what they came for: "short", or "file", to hand one over.
    """

    template: ClassVar[str] = "start"
    title: str
    about: str
    at_hand: tuple[str, ...]
    clinic: Clinic | None
    gone: bool
    stale: bool
    started: bool
    go_on: str
    days: int
    short: str
    way: str


@dataclass(frozen=True, slots=True)
class NoClinic:
    """A link of a clinic that is not known."""

    template: ClassVar[str] = "no-clinic"


@dataclass(frozen=True, slots=True)
class Privacy:
    """What happens to the answers, and for how many days they are kept."""

    template: ClassVar[str] = "privacy"
    days: int


@dataclass(frozen=True, slots=True)
class Delete:
    """Whether to delete everything."""

    template: ClassVar[str] = "delete"
    errors: Errors


@dataclass(frozen=True, slots=True)
class Deleted:
    """Nothing is left."""

    template: ClassVar[str] = "deleted"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something did not work: what, and what to do."""

    template: ClassVar[str] = "problem"
    title: str
    says: str


# --- asking -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Progress:
    """How far along a page is: the title of its section, which one it is, of how many; and the same of the page."""

    section: str
    number: int
    count: int
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class Question:
    """A page of questions, or one entry of a list; a `notice` asks nothing, and says how soon to act ("" is no notice).

    `heading`: where the one question says the same as the title, it is the heading itself ("shown"), or "hidden" where
    something is to be read between the two. `seen` marks the answers as they are shown; the form goes to `action`.
    `gone` is sent along where it was said that all earlier answers are. One tap may answer all rows `at_once`.
    `means` is what explains the questions, folded away with `why` on the short way.
    """

    template: ClassVar[str] = "question"
    back: str
    progress: Progress
    errors: Errors
    title: str
    heading: str
    fields: Fields
    fold: str
    seen: str
    action: str
    intro: tuple[str, ...] = ()
    gone: bool = False
    why: str = ""
    means: tuple[str, ...] = ()
    heard: tuple[tuple[str, str], ...] = ()
    notice: str = ""
    at_once: bool = False


@dataclass(frozen=True, slots=True)
class EntryView:
    """One entry of a list in one line, with where to change and remove it."""

    line: str
    change: str
    remove: str


@dataclass(frozen=True, slots=True)
class Entries:
    """A list of entries. `all_of_them` asks if it is whole, "" where nobody knows; `may_be_more` was said before.

    `import_href` is where entries are taken from a text or a file, "" where none can be. `there_are_none` is the answer
    that says so, "" where that closes nothing; `none_said` if it was given before. `offers` are entries that one tap
    begins, each with its address.
    """

    template: ClassVar[str] = "entries"
    back: str
    progress: Progress
    errors: Errors
    title: str
    intro: tuple[str, ...]
    why: str
    entries: tuple[EntryView, ...]
    offers: tuple[tuple[str, str], ...]
    add: str
    add_href: str
    import_href: str
    all_of_them: str
    there_are_none: str
    none_said: bool
    may_be_more: bool
    action: str


@dataclass(frozen=True, slots=True)
class Import:
    """Where counts are pasted, or a file is chosen; `pasted` stands there already."""

    template: ClassVar[str] = "import"
    back: str
    progress: Progress
    errors: Errors
    pasted: str
    action: str


@dataclass(frozen=True, slots=True)
class AskedView:
    """A row that is asked back: its field, its line, why, and the choices."""

    field: str
    line: str
    why: str
    items: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Imported:
    """What was read, row by row, before any of it is kept: what is `sure`, what is asked, what is left out.

    What a record says `beside` counts is asked of the person, too, each with one line of it. `rows` are the same,
    sealed, for the form that adds them. `full` if more is sure than the list has room for.
    """

    template: ClassVar[str] = "imported"
    back: str
    progress: Progress
    errors: Errors
    sure: tuple[Mapping[str, Any], ...]
    asked: tuple[AskedView, ...]
    beside: tuple[AskedView, ...]
    left_out: tuple[tuple[str, str], ...]
    full: bool
    rows: str
    action: str


@dataclass(frozen=True, slots=True)
class Remove:
    """Whether to remove an entry, in one line."""

    template: ClassVar[str] = "remove"
    back: str
    errors: Errors
    line: str
    action: str


# --- the end of the way -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class CheckRow:
    """One question with its answer, and where to change it."""

    key: str
    value: tuple[str, ...]
    change: str


@dataclass(frozen=True, slots=True)
class CheckSection:
    """The rows of one section."""

    title: str
    rows: tuple[CheckRow, ...]


@dataclass(frozen=True, slots=True)
class DoubtView:
    """Answers that do not fit together: what is said of them, and the pages, each with its title, to change one on."""

    id: str
    says: str
    pages: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Check:
    """Every answer on the way; `doubts` are the first few pairs of answers that do not fit together.

    `short_way` says that the short way was taken, and what it did not ask; "" on the whole one.
    """

    template: ClassVar[str] = "check"
    errors: Errors
    back: str
    doubts: tuple[DoubtView, ...]
    sections: tuple[CheckSection, ...]
    short_way: str


@dataclass(frozen=True, slots=True)
class Result:
    """What is worth asking about; `unprintable` if some of the person's words cannot be printed."""

    template: ClassVar[str] = "result"
    summary: Summary
    unprintable: bool


@dataclass(frozen=True, slots=True)
class Questions:
    """The questions on the list and the others, how many to take at `most`, and how many of them come first.

    `ticked` are those with a tick: the list itself, or what was sent where that could not be taken.
    """

    template: ClassVar[str] = "questions"
    errors: Errors
    picked: tuple[QuestionView, ...]
    others: tuple[QuestionView, ...]
    ticked: frozenset[str]
    top: int
    most: int


Context = (
    Start | NoClinic | Privacy | Delete | Deleted | Problem
    | Question | Entries | Import | Imported | Remove
    | Check | Result | Questions
    | Blank | Papers | Letter
)  # fmt: skip
