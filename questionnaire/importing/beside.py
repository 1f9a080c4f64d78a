"""What a record says beside its counts, one line for each thing: the one that tells most. It is asked, never taken."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from re import split

from questionnaire.asking.answers import Answer, Given
from questionnaire.asking.beside import Beside, Listed
from questionnaire.asking.freetext import read_text
from questionnaire.asking.labels import folded
from questionnaire.asking.typed import TEXT_LENGTH, Typist
from questionnaire.asking.values import PartialDate
from questionnaire.errors import BadValue
from questionnaire.importing.records import Noted, Row, called
from questionnaire.importing.systems import holds
from questionnaire.importing.understanding import dates_of


def sought(beside: Beside) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """Where something is looked for, under which codes, and how it is called: what `is_of` needs."""
    bare = beside.listed is Listed.RESULT
    codes = (each.id if bare else f"{each.system} {each.id}" for each in beside.codes)
    return beside.listed.value, tuple(codes), beside.called


def is_of(row: Row, listed: str, codes: Sequence[str], names: Sequence[str]) -> bool:
    """Whether a row is what is looked for. A result goes by its name only where it has no code and is no percentage."""
    if row.listed != listed:
        return False
    if listed == Listed.RESULT.value:
        by_name = not row.codes and "%" not in row.unit + row.name and called(row, names)
        return by_name or not {*codes}.isdisjoint(row.codes)
    return any(holds(each, row.codes) for each in codes) or any(_has_words(row.name, each) for each in names)


@lru_cache(maxsize=5000)
def _has_words(name: str, phrase: str) -> bool:
    """Whether each word of a phrase begins a word of a name: "Neutropenia, cyclic" is "cyclic neutrop"."""
    words = split(r"[^\w]+", folded(name))
    return all(any(word.startswith(each) for word in words) for each in folded(phrase).split())


def noted(rows: Sequence[tuple[int, Row]], beside: Sequence[Beside], typist: Typist) -> Iterator[Noted]:
    """What the rows say, each with the place of what it was found for; one at most for each."""
    for place, each in enumerate(beside):
        mine = [(_begun(row, typist), row) for at, row in rows if at == place]
        dated = [(date, row) for date, row in mine if date is not _NOT_YET]
        best = _telling(dated) if each.listed is Listed.RESULT else _first(dated)
        if best and (best[1].low or each.listed is not Listed.RESULT or each.unmarked):
            yield _note(each, *best)


_NOT_YET = PartialDate(9999)
_Dated = tuple[PartialDate | None, Row]


def _begun(row: Row, typist: Typist) -> PartialDate | None:
    """The date of a row, None where it has none that can only be meant in one way; `_NOT_YET` of one to come."""
    try:
        dates, _ = dates_of(row.date, typist)
    except BadValue as wrong:
        return _NOT_YET if wrong.word == "date_in_future" else None
    return dates[0] if len(dates) == 1 else None


def _telling(dated: Sequence[_Dated]) -> _Dated | None:
    """The latest that its report calls low; where no report says of any if it is, the latest."""
    valued = [each for each in dated if each[1].value]
    low = [each for each in valued if each[1].low]
    some = low or ([] if any(row.low is not None for _, row in valued) else valued)
    return max(some, key=lambda each: str(each[0] or ""), default=None)


def _first(dated: Iterable[_Dated]) -> _Dated | None:
    return min(dated, key=lambda each: str(each[0] or _NOT_YET), default=None)


def _note(beside: Beside, date: PartialDate | None, row: Row) -> Noted:
    more: dict[str, Answer] = {}
    if beside.date and date:
        more[beside.date] = Given(date)
    if beside.name and row.name:
        more[beside.name] = Given(read_text(row.name, TEXT_LENGTH))
    line = " · ".join(each for each in (row.line, row.mark) if each)
    return Noted(beside.id, line, beside.listed is not Listed.RESULT or bool(row.low), more)
