"""The lowest and the latest neutrophil count that were told, each named as no more than it surely is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from questionnaire.asking.answers import date_given
from questionnaire.asking.values import PartialDate
from questionnaire.drawing.chart.frames import is_unnamed
from questionnaire.judging.facts import EntrySheet
from questionnaire.logic.span import Span
from questionnaire.telling.handover import Handover

# What "latest" is true of: all counts, those with a month, or those with a full date. The first that holds is named.
_LATEST = ("latest", "latest.month", "latest.day")


@dataclass(frozen=True, slots=True)
class _Count:
    """A count: what it is printed as, its number where one was told, and the first and last day it can be of."""

    told: str
    anc: Span | None
    first: dt.date
    last: dt.date
    exact: int


def counts_told(handover: Handover) -> tuple[tuple[str, str], ...]:
    """Names and counts in words: the "only" one, "both" the lowest and latest in one, or "lowest" and a "latest…".

    "latest" is said only of a count that was surely taken on or after the day of every other one.
    """
    counts = tuple(_counts(handover))
    numbered = [count for count in counts if count.anc]
    if not numbered:
        return ()
    if len(counts) == 1:
        return (("only", numbered[0].told),)
    lowest, found = min(numbered, key=_height), _latest(counts)
    if found is None or (found[1] is lowest and found[0] != _LATEST[0]):
        return (("lowest", lowest.told),)
    name, latest = found
    return (("both", lowest.told),) if latest is lowest else (("lowest", lowest.told), (name, latest.told))


def _latest(counts: Sequence[_Count]) -> tuple[str, _Count] | None:
    for exact, name in enumerate(_LATEST):
        among = [count for count in counts if count.exact >= exact]
        surely = [count for count in among if all(count.first >= each.last for each in among if each is not count)]
        if surely:
            latest = min(surely, key=_height)
            return (name, latest) if latest.anc else None
    return None


def _counts(handover: Handover) -> Iterator[_Count]:
    """Each count of which anything is known: judged by its full date, printed with what may be told of it."""
    judged, told = (each.answers.group("counts") for each in (handover.judged_route, handover.route))
    for entry_id, entry in handover.assessment.sheet.entries("counts")[0]:
        anc = entry.fact("count.anc").possible
        known = anc if isinstance(anc, Span) and (anc.low or anc.high is not None) else None
        listed = (group.entry(entry_id) for group in (judged, told))
        full, shown = (date_given(each.said, "count.date") if each else None for each in listed)
        if known or full:
            yield _Count(
                told=_named(handover, known, shown, entry) if known else "",
                anc=known,
                first=full.first if full else dt.date.min,
                last=min(full.last, handover.today) if full else handover.today,
                exact=0 if full is None or full.month is None else 1 if full.day is None else 2,
            )


def _named(handover: Handover, anc: Span, date: PartialDate | None, entry: EntrySheet) -> str:
    words = handover.words
    notes = [words.language.date(date)] if date else []
    if entry.given("count.on_gcsf") == "yes":
        notes.append(words.word("count.told.gcsf"))
    named = "count.told.unnamed" if is_unnamed(anc) else "count.told"
    told = {"count": words.cells(anc), "notes": ", ".join(notes)}
    return words.word(named if notes else f"{named}.plain", **told)


def _height(count: _Count) -> tuple[Decimal, Decimal]:
    """A count by the most it can be, then by the least."""
    least, most = (count.anc or Span()).ends
    return most, least
