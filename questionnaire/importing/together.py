"""Rows of one sample put together: a percentage with its white cells, segmented cells with young ones, each once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import product

from questionnaire.asking.answers import Answer, Given, Said
from questionnaire.asking.bands import sum_of
from questionnaire.asking.questions import Kind, Question
from questionnaire.asking.typed import Typist
from questionnaire.asking.values import Count, Value
from questionnaire.errors import BadValue
from questionnaire.importing.records import Doubtful, Found, Record, Row, Unread, Wanted, same_as, told
from questionnaire.importing.understanding import Understood, understood

# Reports print thousands with one decimal.
_ROUNDED = 100
# Nobody chooses among more.
MOST_CHOICES = 6


def records_of_rows(rows: Iterable[Row], wanted: Wanted, typist: Typist) -> list[Record]:
    """What the rows of a file come to. Those of other things are not named."""
    return joined([each for row in rows if (each := understood(row, wanted, typist))], wanted)


def joined(all_read: Sequence[Understood | Unread], wanted: Wanted) -> list[Record]:
    """The records of what was read: a percentage with its white cells, the same count of the same day once."""
    read = [each for each in all_read if isinstance(each, Understood)]
    whites, bands = (_of_samples(read, each) for each in (wanted.white, wanted.bands))
    shared = {each.sample for each in read if each.question is wanted.share}
    counted = {each.sample for each in read if each.question is wanted.count and each.sample and each.values}
    whole = _of_samples((each for each in read if each.whole and each.values), wanted.count)
    records: list[Record] = []
    for one in _with_young(all_read, whole, wanted):
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


def _with_young(
    all_read: Iterable[Understood | Unread], whole: Mapping[str, Sequence[Value]], wanted: Wanted
) -> Iterator[Understood | Unread]:
    """What was read, a count beside young cells of its sample with the sum; not at all where that sum was told, too."""
    young: dict[str, list[Count]] = {}
    # Without a date two reports may stand below each other; one count beside young cells is theirs.
    read = [each for each in all_read if isinstance(each, Understood)]
    one_report = sum(each.question is wanted.count and not each.sample for each in read) == 1
    for cells in read:
        if (cells.sample or one_report) and cells.question is wanted.bands and _is_sure(cells):
            young.setdefault(cells.sample, []).extend(one for one in cells.values if isinstance(one, Count))
    for each in all_read:
        if isinstance(each, Unread) or each.question is not wanted.count or each.whole or not young.get(each.sample):
            yield each
        else:
            pairs = ((one, other) for one in each.values for other in young[each.sample] if isinstance(one, Count))
            sums = [both for one, other in pairs if (both := sum_of(one, other))]
            if any(_alike(both, told_whole) for both in sums for told_whole in whole.get(each.sample, ())):
                continue
            why = each.why or (BadValue("import_which") if sums else None)
            yield replace(each, values=(*sums, *each.values), why=why)


def _alike(one: Count, other: Value) -> bool:
    """Whether two counts are the same but for what a report rounds."""
    if not isinstance(other, Count) or not other.span.exact:
        return False
    return abs((one.span.low or Decimal(0)) - (other.span.low or Decimal(0))) <= _ROUNDED


def _is_sure(young: Understood) -> bool:
    """Whether a number of young cells is known, though its date may be asked."""
    return len(young.values) == 1 and (young.why is None or young.why.word == "import_which")


def _of_samples(read: Iterable[Understood], question: Question | None) -> Mapping[str, list[Value]]:
    """The values of a question by their sample, each once."""
    found: dict[str, list[Value]] = {}
    for each in read:
        if (
            each.question is question
            and each.sample
            and each.why is None
            and isinstance(each.values[0], Count) == (question.kind is Kind.COUNT)
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
