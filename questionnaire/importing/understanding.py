"""Rows as answers of entries: read by the readers of what is typed, joined where they are of one sample, each once."""

from __future__ import annotations

import re
from dataclasses import dataclass

from questionnaire.asking.bands import without_name
from questionnaire.asking.dates import order_in, read_date
from questionnaire.asking.labels import may_be_alert, named
from questionnaire.asking.numbers import plain
from questionnaire.asking.questions import Question
from questionnaire.asking.readings import AskedBack
from questionnaire.asking.typed import Typist, read_typed
from questionnaire.asking.units import read_unit
from questionnaire.asking.values import PartialDate, Value
from questionnaire.errors import BadValue
from questionnaire.importing.records import (
    IN_A_HUNDRED,
    Row,
    Unread,
    Wanted,
    called,
    codes_of,
    names_of,
    told,
)

# Machines count blood cells since then; an earlier year is one of two digits, read in the wrong century.
COUNTED_SINCE = 1956
# So FHIR writes the unit of a share of one.
_OF_ONE = ("1", "{1}", "{ratio}", "{fraction}")
# What these names count are all neutrophils; what is called else may leave young ones to a number of their own.
_WHOLE = ("ANC", "AGC")


@dataclass(frozen=True, slots=True)
class Understood:
    """A row whose value answers `question`: each value and each date it can have; the percentages it can be instead.

    `why` says what was asked back; None where there is nothing to ask. `said` asks that a line of no use is named. What
    is `whole` counts young cells, too.
    """

    question: Question
    values: tuple[Value, ...]
    dates: tuple[PartialDate | None, ...]
    sample: str
    line: str
    shares: tuple[Value, ...] = ()
    why: BadValue | None = None
    said: bool = False
    whole: bool = False


def understood(row: Row, wanted: Wanted, typist: Typist) -> Understood | Unread | None:
    """What a row says; None where it is of something else."""
    question = _asked_by(row, wanted)
    if question is None:
        return None
    if not row.value:
        return Unread(row.line, "import_no_value")
    try:
        dates, unsure = dates_of(row.date, typist)
        values, shares, asked = _either(question, _written(row, question, wanted), wanted, typist)
    except BadValue as wrong:
        silent = question is wanted.bands or (row.codes and not re.search(r"\d", row.value))
        return None if silent and wanted.codes.isdisjoint(row.codes) else Unread(row.line, *told(wrong))
    # A name is not as sure as a code: what has no unit of a count is something else.
    odd = asked and asked.word in ("count_unit_unknown", "count_percent") and "%" not in row.unit
    known = not wanted.codes.isdisjoint(row.codes)
    if not known and odd and not read_unit(plain(row.unit)):
        return None
    # Under another code it may be of another fluid, or without its young cells.
    other = bool(row.codes) and not known and question is wanted.count
    if other or may_be_alert(row.name, row.value):
        asked = asked or BadValue("import_whose")
    whole = known or is_whole(row.name)
    return Understood(question, values, dates, row.sample, row.line, shares, asked or unsure, whole=whole)


def _written(row: Row, question: Question, wanted: Wanted) -> str:
    """The value with its unit, and with the usual range where that tells a share from a count."""
    unit = "%" if question is wanted.bands and "%" in row.name else "" if row.unit in _OF_ONE else row.unit
    usual = "" if unit or question is not wanted.count else "".join(re.findall(r"\([^()]*\)$", row.mark))
    return " ".join(filter(None, (row.value, unit, usual)))


def is_whole(name: str) -> bool:
    """Whether a name says that a count is that of all neutrophils."""
    return named(name, _WHOLE)


def _asked_by(row: Row, wanted: Wanted) -> Question | None:
    """The question that a row answers, by its code; by its name where it has none that is known."""
    if by_code := next((each for each in wanted.questions if codes_of(each) & {*row.codes}), None):
        return by_code
    # Under a code that is not known nobody can say of what white cells or a percentage are.
    sought = [each for each in wanted.questions if not row.codes or each in (wanted.count, wanted.bands)]
    percent = "%" in row.unit or IN_A_HUNDRED.search(row.name) is not None
    for question in sought:
        names = wanted.band_names[0] if question is wanted.bands else names_of(question)
        if called(row, names) and (percent == (question in wanted.percents) or question is wanted.bands):
            return question
    return None


def _either(
    question: Question, text: str, wanted: Wanted, typist: Typist
) -> tuple[tuple[Value, ...], tuple[Value, ...], BadValue | None]:
    """As `values_of`; where a unit does not fit its code, what it would be under the other is asked."""
    try:
        return values_of(question, text, wanted, typist)
    except BadValue as wrong:
        if question is not wanted.share:
            raise
        values, _, _ = values_of(wanted.count, text, wanted, typist)
        # What is no percentage is a count of the same cells, under a code that is not its own.
        return (), values, wrong


def values_of(
    question: Question, text: str, wanted: Wanted, typist: Typist
) -> tuple[tuple[Value, ...], tuple[Value, ...], BadValue | None]:
    """Each value that a text can be, the other question's that it can be instead, and why it is asked; else None.

    Young cells are counted, or in percent. Raises BadValue where it can be none.
    """
    if question is wanted.bands:
        text = without_name(text)
        question = question if re.fullmatch(r"[\d.,\s]+%", text.rstrip()) else wanted.count
    try:
        return (read_typed(question, text, None, typist),), (), None
    except AskedBack as asked:
        values = tuple(each.value for each in asked.readings if not each.share)
        shares = tuple(each.value for each in asked.readings if each.share)
        # A report that prints 0 saw none: it is shown as what that means.
        if asked.word == "count_zero" and len(values) == 1:
            return values, (), None
        if not values and not shares:
            raise
        return values, shares, asked


def dates_of(text: str, typist: Typist) -> tuple[tuple[PartialDate | None, ...], BadValue | None]:
    """Each date that a text can be, (None,) where there is no text, and why it is asked. Raises BadValue."""
    if not text:
        return (None,), None
    try:
        return (read_date(text, typist.today, order_in(typist.country)),), None
    except AskedBack as asked:
        dates = [each.value for each in asked.readings if isinstance(each.value, PartialDate)]
        late = [each for each in dates if each.year >= COUNTED_SINCE]
        if not late:
            raise BadValue("date_in_future") from asked
        return tuple(late), asked if len(late) > 1 else None
