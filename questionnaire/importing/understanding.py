"""Rows as answers of entries: read by the readers of what is typed, joined where they are of one sample, each once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from questionnaire.asking.answers import Answer, Given, Said
from questionnaire.asking.dates import order_in, read_date
from questionnaire.asking.labels import may_be_alert
from questionnaire.asking.numbers import plain
from questionnaire.asking.questions import Question
from questionnaire.asking.readings import AskedBack
from questionnaire.asking.typed import Typist, read_typed
from questionnaire.asking.units import read_unit
from questionnaire.asking.values import PartialDate, Value
from questionnaire.errors import BadValue
from questionnaire.importing.records import (
    Doubtful,
    Found,
    Record,
    Row,
    Unread,
    Wanted,
    called,
    codes_of,
    names_of,
    same_as,
    told,
)

# Nobody chooses among more.
MOST_CHOICES = 6
# Machines count blood cells since then; an earlier year is one of two digits, read in the wrong century.
COUNTED_SINCE = 1956


@dataclass(frozen=True, slots=True)
class Understood:
    """A row whose value answers `question`: each value and each date it can have; the percentages it can be instead.

    `why` says what was asked back; None where there is nothing to ask. `said` asks that a line of no use is named.
    """

    question: Question
    values: tuple[Value, ...]
    dates: tuple[PartialDate | None, ...]
    sample: str
    line: str
    shares: tuple[Value, ...] = ()
    why: BadValue | None = None
    said: bool = False


def records_of_rows(rows: Iterable[Row], wanted: Wanted, typist: Typist) -> list[Record]:
    """What the rows of a file come to. Those of other things are not named."""
    return joined([each for row in rows if (each := _understood(row, wanted, typist))], wanted)


def _understood(row: Row, wanted: Wanted, typist: Typist) -> Understood | Unread | None:
    question = _asked_by(row, wanted)
    if question is None:
        return None
    if not row.value:
        return Unread(row.line, "import_no_value")
    try:
        dates, unsure = dates_of(row.date, typist)
        values, shares, asked = _either(question, f"{row.value} {row.unit}".strip(), wanted, typist)
    except BadValue as wrong:
        return Unread(row.line, *told(wrong))
    # A name is not as sure as a code: what has no unit of a count is something else.
    odd = asked and asked.word in ("count_unit_unknown", "count_percent") and "%" not in row.unit
    if not row.codes and odd and not read_unit(plain(row.unit)):
        return None
    if may_be_alert(row.name, row.value):
        asked = asked or BadValue("import_whose")
    return Understood(question, values, dates, row.sample, row.line, shares, asked or unsure)


def _asked_by(row: Row, wanted: Wanted) -> Question | None:
    """The question that a row answers, by its code; by its name where it has none."""
    if row.codes:
        return next((each for each in wanted.questions if codes_of(each) & {*row.codes}), None)
    percent = "%" in row.unit or "%" in row.name
    for question in wanted.questions:
        names = wanted.band_names[0] if question is wanted.bands else names_of(question)
        if called(row, names) and percent == (question in wanted.percents):
            return question
    return None


def _either(
    question: Question, text: str, wanted: Wanted, typist: Typist
) -> tuple[tuple[Value, ...], tuple[Value, ...], BadValue | None]:
    """As `values_of`; where a unit does not fit its code, what it would be under the other is asked."""
    try:
        return values_of(question, text, typist)
    except BadValue as wrong:
        if question is not wanted.share:
            raise
        values, _, _ = values_of(wanted.count, text, typist)
        # What is no percentage is a count of the same cells, under a code that is not its own.
        return (), values, wrong


def values_of(
    question: Question, text: str, typist: Typist
) -> tuple[tuple[Value, ...], tuple[Value, ...], BadValue | None]:
    """Each value that a text can be, the other question's that it can be instead, and why it is asked; else None.

    Raises BadValue where it can be none.
    """
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


# --- what belongs together ------------------------------------------------------------------------------------------


def joined(all_read: Sequence[Understood | Unread], wanted: Wanted) -> list[Record]:
    """The records of what was read: a percentage with its white cells, the same count of the same day once."""
    read = [each for each in all_read if isinstance(each, Understood)]
    whites, bands = (_of_samples(read, each) for each in (wanted.white, wanted.bands))
    shared = {each.sample for each in read if each.question is wanted.share}
    counted = {each.sample for each in read if each.question is wanted.count and each.sample and each.values}
    records: list[Record] = []
    for one in all_read:
        if isinstance(one, Unread):
            records.append(one)
        elif one.question is wanted.white:
            if one.said and one.sample not in shared:
                records.append(Unread(one.line, "import_white_alone"))
        elif one.question is wanted.bands:
            if one.said and one.sample not in shared:
                records.append(Unread(one.line, "import_no_count"))
        elif one.question is wanted.count or one.sample not in counted:
            beside = whites.get(one.sample, []), bands.get(one.sample, [])
            records.append(_record(one, beside, wanted))
    return list(_once(records, wanted))


def _of_samples(read: Iterable[Understood], question: Question | None) -> Mapping[str, list[Value]]:
    """The values of a question by their sample, each once."""
    found: dict[str, list[Value]] = {}
    for each in read:
        if (
            each.question is question
            and each.sample
            and each.why is None
            and each.values[0] not in found.get(each.sample, ())
        ):
            found.setdefault(each.sample, []).append(each.values[0])
    return found


def _record(read: Understood, beside: tuple[Sequence[Value], Sequence[Value]], wanted: Wanted) -> Record:
    numbers = list(_numbers(read, beside, wanted))
    dates: list[Said] = [{wanted.date.id: Given(date)} if date else {} for date in read.dates]
    choices = tuple({**number, **date} for number, date in product(numbers, dates))[:MOST_CHOICES]
    if not choices:
        return Unread(read.line, "import_share_alone")
    if len(choices) == 1 and read.why is None:
        return Found(choices[0], read.line)
    why = read.why or BadValue("import_which")
    return Doubtful(choices, read.line, *told(why))


def _numbers(
    read: Understood, beside: tuple[Sequence[Value], Sequence[Value]], wanted: Wanted
) -> Iterator[Mapping[str, Answer]]:
    """Each number that a row can tell: a count, or a percentage with each white count of its sample.

    Young cells may be a part of that percentage, or stand beside it.
    """
    counts, shares = read.values, read.shares
    if read.question is wanted.share:
        counts, shares = shares, counts
    yield from ({wanted.count.id: Given(each)} for each in counts)
    if wanted.share and wanted.white:
        whites, bands = beside
        for white, share in product(whites, shares):
            alone = {wanted.white.id: Given(white), wanted.share.id: Given(share)}
            yield from ({**alone, wanted.bands.id: Given(each)} for each in bands if wanted.bands)
            yield alone


def _once(records: Iterable[Record], wanted: Wanted) -> Iterator[Record]:
    """The records without those that tell the same number of the same day as one before."""
    seen = set[object]()
    for record in records:
        key = same_as(record.said, wanted) if isinstance(record, Found) else None
        if key is None or key not in seen:
            yield record
        seen.add(key)
