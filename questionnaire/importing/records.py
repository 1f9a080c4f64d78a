"""What is found in a file or in pasted lines: rows as they stand there, and what each of them comes to."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from questionnaire.asking.answers import Given, Said
from questionnaire.asking.beside import Beside, Listed
from questionnaire.asking.labels import of_a_limit, unknown_words
from questionnaire.asking.pages import GroupOfEntries
from questionnaire.asking.questions import Kind, Question
from questionnaire.asking.values import Count
from questionnaire.errors import BadValue

# More rows of counts than this nobody goes through, and no record of a life has them.
MOST_ROWS = 2000
MOST_SIGNS = 200
_MOST_NAMES = 3
# "Neutrophils/100 leukocytes" is a percentage.
IN_A_HUNDRED = re.compile(r"%|/\s?100\s\w+")
# As LOINC names a count.
_IN_LOINC = re.compile(r"\[#/volume\]|\bby\b", re.IGNORECASE)
# A letter alone names a count on its report, and phosphorus in another.
_LEAST_NAME = 2
_LATIN_ENDS = "\u2fff"
_SAID_OF_ROWS = {
    "count_unit_unknown": "import_beside",
    "count_words": "import_beside",
    "count_unreadable": "import_no_count",
    "number_unreadable": "import_no_count",
    "count_percent": "import_share_alone",
    "count_not_whole": "import_which",
    "count_range_backwards": "import_which",
    "date_year_short": "import_which",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One value as it stands in a file: its `codes` in LOINC and its name, number, unit and date, none of them judged.

    Values of one `sample` were taken with one needle ("" where that is not known). `line` is what a person finds again.
    `low` says if the report itself calls it low (None: it does not say), by the flag or the range of `mark`. A medicine
    or a problem, as `listed` says, has codes with their systems, no value, and the `date` on which it began.
    """

    codes: tuple[str, ...]
    name: str
    value: str
    unit: str
    date: str
    sample: str
    line: str
    low: bool | None = None
    mark: str = ""
    listed: str = Listed.RESULT.value


def named_row(codes: Iterable[str], names: Iterable[str], began: str, listed: Listed) -> Iterator[Row]:
    """A medicine or a problem as a row with the first names that differ; none where it has neither name nor code."""
    known = tuple(filter(None, codes))
    name = " / ".join([*dict.fromkeys(filter(None, names))][:_MOST_NAMES])[:MOST_SIGNS]
    if name or known:
        line = " ".join(filter(None, (name or known[0], began)))
        yield Row(known, name, "", "", began, "", line, listed=listed.value)


@dataclass(frozen=True, slots=True)
class Found:
    """A count that can only be meant in one way: the answers of its entry."""

    said: Said
    line: str


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A row with a count that is asked back: the answers that its entry may have, and why, as a word with its slots."""

    choices: tuple[Said, ...]
    line: str
    word: str
    slots: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Unread:
    """A line that is left out, and why, as a word with its slots."""

    line: str
    word: str
    slots: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Noted:
    """What a record says beside its counts: which thing that is looked for, its line, and what a yes writes down, too.

    One that is not `marked` is a result of which no report says if it is low.
    """

    beside: str
    line: str
    marked: bool = True
    more: Said = field(default_factory=dict)


Record = Found | Doubtful | Unread | Noted


@dataclass(frozen=True, slots=True)
class Wanted:
    """The questions of a list that an imported count answers: its number, its date, and those of a percentage.

    `bands` is the percentage of young cells, which some reports count apart. What else is looked for in a record stands
    `beside`.
    """

    group: GroupOfEntries
    count: Question
    date: Question
    share: Question | None = None
    white: Question | None = None
    bands: Question | None = None
    beside: tuple[Beside, ...] = ()

    @property
    def questions(self) -> tuple[Question, ...]:
        """Those that take a number."""
        return tuple(each for each in (self.count, self.white, self.share, self.bands) if each)

    @property
    def codes(self) -> frozenset[str]:
        """The codes that any of them has in a file."""
        return frozenset(code for question in self.questions for code in codes_of(question))

    @property
    def names(self) -> tuple[Sequence[str], ...]:
        """How reports call each of them."""
        return tuple(names_of(question) for question in self.questions if question is not self.bands) + self.band_names

    @property
    def percents(self) -> tuple[Question, ...]:
        """Those that take a percentage."""
        return tuple(each for each in (self.share, self.bands) if each)

    @property
    def band_names(self) -> tuple[Sequence[str], ...]:
        """How reports call young cells, perhaps with the name of the others: "band neutrophils"."""
        return ((*names_of(self.bands), *names_of(self.count)),) if self.bands else ()


def wanted_of(group: GroupOfEntries, beside: tuple[Beside, ...] = ()) -> Wanted | None:
    """What can be imported into a list: one whose entries ask a count that a percentage can stand for, and a date."""
    count = next((each for each in group.questions if each.kind is Kind.COUNT and each.share), None)
    date = next((each for each in group.questions if each.kind is Kind.DATE), None)
    if count is None or date is None:
        return None
    others = [each for each in group.questions if each.kind is Kind.COUNT and each is not count and each.loinc]
    share = next((each for each in group.questions if each.id == count.share), None)
    percents = [each for each in group.questions if share and each is not share and each.ucum == share.ucum]
    bands = next((each for each in percents if each.called), None)
    return Wanted(group, count, date, share, others[0] if others and share else None, bands, beside)


def codes_of(question: Question) -> frozenset[str]:
    """The LOINC codes under which files hold what a question asks."""
    return frozenset(code.id for code in (*question.loinc, *question.loinc_in_files))


def told(wrong: BadValue) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The word, with its slots, for why a row is asked or left out: what a form says to type does not help here."""
    word = _SAID_OF_ROWS.get(wrong.word, wrong.word)
    named = (("words", text) for text in wrong.slots.values())
    return word, tuple(named if word == "import_beside" else wrong.slots.items())


def called(row: Row, names: Sequence[str]) -> bool:
    """Whether a row is called by one of these names; words that stand beside any number ("count", "abs") name none."""
    return _is_called(_IN_LOINC.sub(" ", IN_A_HUNDRED.sub(" ", row.name)), tuple(names))


def is_count(row: Row, codes: Collection[str], names: Collection[Sequence[str]]) -> bool:
    """Whether a row may be one of the counts that are looked for, by its code or its name."""
    return not {*row.codes}.isdisjoint(codes) or any(called(row, each) for each in names)


# A table says the same few names over and over.
@lru_cache(maxsize=5000)
def _is_called(name: str, names: tuple[str, ...]) -> bool:
    return bool(unknown_words(name, ())) and not unknown_words(name, names) and not of_a_limit(name)


def names_of(question: Question) -> Sequence[str]:
    """How reports call it, without names of a single letter: those are names of other things in another report."""
    return tuple(each for each in question.called if len(each) >= _LEAST_NAME or each > _LATIN_ENDS)


def same_as(said: Said, wanted: Wanted) -> object | None:
    """What two entries share that tell the same count of the same day; None where the day is not known."""
    answer = said.get(wanted.date.id)
    if not isinstance(answer, Given):
        return None
    numbers = [said[each.id] for each in wanted.questions if each.id in said]
    values = [each.value for each in numbers if isinstance(each, Given)]
    return (str(answer.value), *(each.span if isinstance(each, Count) else each for each in values))
