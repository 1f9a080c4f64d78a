"""The lowest and the latest neutrophil count that were told."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from questionnaire.asking.answers import Given
from questionnaire.asking.values import PartialDate, Span
from questionnaire.telling.handover import Handover
from questionnaire.telling.wording import Words


def lowest_and_latest(handover: Handover) -> tuple[str | None, str | None]:
    """The lowest count, and the one with the latest date, in words; None where there is none."""
    told = []
    for entry_id, entry in handover.assessment.sheet.entries("counts")[0]:
        anc = entry.fact("count.anc").possible
        if isinstance(anc, Span) and (anc.low or anc.high is not None):
            told.append((anc, _date(handover, entry_id)))
    named = [_named(handover.words, anc, date) for anc, date in told]
    places = range(len(told))
    dated = [place for place in places if told[place][1]]
    lowest = min(places, key=lambda place: _height(told[place][0]), default=None)
    latest = max(dated, key=lambda place: _last_day(told[place][1]), default=None)
    return None if lowest is None else named[lowest], None if latest is None else named[latest]


def _named(words: Words, anc: Span, date: PartialDate | None) -> str:
    if date is None:
        return words.word("count.told.undated", count=words.cells(anc))
    return words.word("count.told", count=words.cells(anc), when=words.language.date(date))


def _date(handover: Handover, entry_id: str) -> PartialDate | None:
    entry = handover.route.answers.group("counts").entry(entry_id)
    answer = entry.said.get("count.date") if entry else None
    return answer.value if isinstance(answer, Given) and isinstance(answer.value, PartialDate) else None


def _height(anc: Span) -> tuple[Decimal, Decimal]:
    """A count by the most it can be, then by the least."""
    return Decimal("Infinity") if anc.high is None else anc.high, anc.low or Decimal(0)


def _last_day(date: PartialDate | None) -> dt.date:
    return date.last if date else dt.date.min
