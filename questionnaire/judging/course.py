"""Facts computed from counts over time: for how long they were low, and in what rhythm."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from itertools import combinations

from questionnaire.asking.values import PartialDate, Span
from questionnaire.judging.computing import (
    is_,
    months,
    yes_no,
)
from questionnaire.judging.counts import SEVERE, below
from questionnaire.judging.facts import ANY_NUMBER, Computation, Sheet
from questionnaire.judging.predicates import (
    Fact,
    Op,
    Verdict,
    Why,
    compare,
)

# ASH 2012:174 says "3 months or longer", the IDF page "more than 3 months"; the wider one, and the real time is shown.
CHRONIC_MONTHS = Decimal(3)
# Families show cycles of 14 to 35 days (Children's Hospital of Philadelphia); about 21 is usual (Blood 2017;130:2275).
SHORTEST_CYCLE, LONGEST_CYCLE = 14, 35


def _months_low(sheet: Sheet) -> Fact:
    """Months between the first and the last dated low count. It may have lasted longer: there is no upper end."""
    entries, more = sheet.entries("counts")
    dates = [
        date
        for _, entry in entries
        if is_(entry.fact("count.band"), "severe", "moderate", "mild") is Verdict.MET
        and isinstance(date := entry.given("count.date"), PartialDate)
    ]
    if not dates:
        return Fact(ANY_NUMBER, more or Why.NOT_ANSWERED)
    surely = months(min(date.last for date in dates), max(date.first for date in dates))
    return Fact(Span(max(surely, Decimal(0))), Why.ROUGH)


def _chronic(sheet: Sheet) -> Fact:
    """Whether counts have been low for three months or longer.

    Dated counts outweigh the answer about how long; a short time that is not over yet stays unknown: it is too early
    to say.
    """
    lasted, now = sheet.fact("counts.duration"), sheet.fact("counts.now")
    by_dates = compare(sheet.fact("counts.months_low").possible, Op.AT_LEAST, (CHRONIC_MONTHS,))
    too_young = compare(sheet.fact("person.age").possible, Op.BELOW, (CHRONIC_MONTHS,)) is Verdict.MET
    told = is_(lasted, "three_months_or_longer", "since_birth") is Verdict.MET and not too_young
    if by_dates is Verdict.MET or told:
        return yes_no(Verdict.MET)
    if is_(sheet.fact("counts.ever_low"), "no") is Verdict.MET:
        return yes_no(Verdict.NOT_MET)
    over = [is_(lasted, "under_three_months"), is_(now, "normal")]
    if over == [Verdict.MET, Verdict.MET]:
        return yes_no(Verdict.NOT_MET)
    too_early = too_young or over[0] is Verdict.MET
    return yes_no(Verdict.UNKNOWN, [lasted, now], Why.TOO_EARLY if too_early else None)


def _cyclic(sheet: Sheet) -> Fact:
    """Whether low counts are known to come and go about every three weeks.

    Regular fevers alone do not show it, and one normal count does not rule it out: that takes counts several times a
    week for six weeks (Blood 2017;130:2275). Nor do counts that dipped twice let anybody say that there is none.
    """
    serial, gaps = sheet.fact("serial.result"), sheet.fact("pattern.gaps")
    if is_(serial, "cycle") is Verdict.MET:
        return yes_no(Verdict.MET)
    dips = is_(sheet.fact("counts.dips_three_weekly"), "yes")
    if is_(serial, "no_cycle") is Verdict.MET or (is_(gaps, "none") is Verdict.MET and dips is not Verdict.MET):
        return yes_no(Verdict.NOT_MET)
    return yes_no(Verdict.UNKNOWN, [serial, gaps])


def _dips(sheet: Sheet) -> Fact:
    """Whether two dips under 500 lie 14 to 35 days apart, with a count of 500 or more between.

    It is a reason for counts several times a week, not a cycle that is shown; without it nothing is ruled out, so it
    is never "no". Only counts with an exact day are read.
    """
    dated: list[tuple[dt.date, Verdict]] = []
    entries, more = sheet.entries("counts")
    for _, entry in entries:
        date = entry.given("count.date")
        if isinstance(date, PartialDate) and date.day is not None:
            dated.append((date.first, below(entry.fact("count.anc"), SEVERE)))
    dips = sorted(day for day, low in dated if low is Verdict.MET)
    for first, last in combinations(dips, 2):
        apart = SHORTEST_CYCLE <= (last - first).days <= LONGEST_CYCLE
        if apart and any(first < day < last and low is Verdict.NOT_MET for day, low in dated):
            return yes_no(Verdict.MET)
    return yes_no(Verdict.UNKNOWN, why=more)


ONCE: dict[str, Computation] = {
    "counts.months_low": _months_low,
    "counts.chronic": _chronic,
    "pattern.cyclic": _cyclic,
    "counts.dips_three_weekly": _dips,
}
