"""Facts computed from counts over time: for how long they were low, in what rhythm, and how they stand now."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from itertools import combinations

from questionnaire.asking.values import PartialDate, months, months_between
from questionnaire.judging.computing import (
    both,
    either,
    first_why,
    is_,
    yes_no,
)
from questionnaire.judging.facts import ANY_NUMBER, Computation, EntrySheet, Sheet
from questionnaire.logic.predicates import (
    Among,
    Fact,
    Op,
    Verdict,
    Why,
    compare,
)
from questionnaire.logic.span import Span
from questionnaire.neutropenia.counts import INFANT_MONTHS, LOWER_LIMIT, MODERATE, SEVERE, below

# ASH 2012:174 says "3 months or longer", the IDF page "more than 3 months"; the wider one, and the real time is shown.
CHRONIC_MONTHS = Decimal(3)
# Families show cycles of 14 to 35 days (Children's Hospital of Philadelphia); about 21 is usual (Blood 2017;130:2275).
SHORTEST_CYCLE, LONGEST_CYCLE = 14, 35
# "Long ago" in alerts. No source gives a number; three months is what tells a passing count from a lasting one.
LATELY_MONTHS = Decimal(3)
LOW_BANDS = ("severe", "moderate", "mild")
_KNOWN = (None, Why.ROUGH)
ON_GCSF = ("six_months_or_longer", "under_six_months")


def _months_low(sheet: Sheet) -> Fact:
    """Months between the first and the last dated low count. It may have lasted longer: there is no upper end."""
    entries, more = sheet.entries("counts")
    dates = [
        date
        for _, entry in entries
        if is_(entry.fact("count.band"), *LOW_BANDS) is Verdict.MET
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
    lasted, now, age = (sheet.fact(key) for key in ("counts.duration", "counts.now", "person.age"))
    by_dates = compare(sheet.fact("counts.months_low").possible, Op.AT_LEAST, (CHRONIC_MONTHS,))
    too_young = compare(age.possible, Op.BELOW, (CHRONIC_MONTHS,)) is Verdict.MET
    told = is_(lasted, "three_months_or_longer") is Verdict.MET and not too_young
    since_birth = is_(lasted, "since_birth") is Verdict.MET
    if by_dates is Verdict.MET or told or (since_birth and _early_enough(sheet)):
        return yes_no(Verdict.MET)
    if is_(sheet.fact("counts.ever_low"), "no") is Verdict.MET and not _maybe_low(sheet):
        return yes_no(Verdict.NOT_MET)
    over = [is_(lasted, "under_three_months"), is_(now, "normal")]
    if over == [Verdict.MET, Verdict.MET]:
        return yes_no(Verdict.NOT_MET)
    too_early = too_young or since_birth or over[0] is Verdict.MET
    return yes_no(Verdict.UNKNOWN, [lasted, now], Why.TOO_EARLY if too_early else None)


def _maybe_low(sheet: Sheet) -> list[EntrySheet]:
    """The listed counts that are low, or may be."""
    listed = [entry for _, entry in sheet.entries("counts")[0]]
    return [entry for entry in listed if is_(entry.fact("count.band"), *LOW_BANDS) is not Verdict.NOT_MET]


def _early_enough(sheet: Sheet) -> bool:
    """Whether counts that are low "since birth or the first year" surely were so three months ago.

    A baby's first year is not over: there the counts themselves have to reach that far back, where any are listed.
    """
    age = sheet.fact("person.age").possible
    if compare(age, Op.BELOW, (CHRONIC_MONTHS,)) is Verdict.MET:
        return False
    low = _maybe_low(sheet)
    if not low or compare(age, Op.BELOW, (INFANT_MONTHS + CHRONIC_MONTHS,)) is not Verdict.MET:
        return True
    dates = (entry.given("count.date") for entry in low)
    ago = (months_between(date, sheet.today) for date in dates if isinstance(date, PartialDate))
    return any(compare(each, Op.AT_LEAST, (CHRONIC_MONTHS,)) is Verdict.MET for each in ago)


def _cyclic(sheet: Sheet) -> Fact:
    """Whether low counts are known to come and go about every three weeks.

    Regular fevers alone do not show it, and one normal count does not rule it out: that takes counts several times a
    week for six weeks (Blood 2017;130:2275). Fevers at any time, or none, deny it only where the counts do not go up
    and down, and nobody is too young to tell.
    """
    serial, gaps = sheet.fact("serial.result"), sheet.fact("pattern.gaps")
    if is_(serial, "cycle") is Verdict.MET:
        return yes_no(Verdict.MET)
    if is_(serial, "no_cycle") is Verdict.MET or (is_(gaps, "none") is Verdict.MET and not _may_cycle(sheet)):
        return yes_no(Verdict.NOT_MET)
    return yes_no(Verdict.UNKNOWN, [serial, gaps])


def _may_cycle(sheet: Sheet) -> bool:
    """Whether counts themselves may go in a rhythm, whatever fevers and sores do."""
    return Verdict.MET in (
        is_(sheet.fact("counts.dips_three_weekly"), "yes"),
        is_(sheet.fact("counts.now"), "up_and_down"),
        compare(sheet.fact("person.age").possible, Op.BELOW, (CHRONIC_MONTHS,)),
    )


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


def _standing(sheet: Sheet) -> Fact:
    """How the counts stand now: "low", "normal", or "normal_on_treatment" while G-CSF is given.

    G-CSF makes counts rise whatever the cause, so a count that is normal on it is not back to normal. Where G-CSF was
    told of but not if it goes on, either may be; where nothing at all was told of it, careful readers take it that
    there was none, and so do we (an exception that `test_not_known_is_never_no` names).
    """
    now, ever, ended = (sheet.fact(key) for key in ("counts.now", "treat.gcsf", "gcsf.stopped"))
    treated = on_gcsf(sheet)
    told = any(is_(entry.fact("count.on_gcsf"), "yes") is Verdict.MET for _, entry in sheet.entries("counts")[0])
    if ever.why in (Why.NOT_ANSWERED, Why.NOT_REACHED) and not told:
        treated = Verdict.NOT_MET
    possible = set[str]()
    if is_(now, "normal") is not Verdict.MET:
        possible.add("low")
    if is_(now, "normal") is not Verdict.NOT_MET:
        possible |= {"normal"} if treated is not Verdict.MET else set()
        possible |= {"normal_on_treatment"} if treated is not Verdict.NOT_MET else set()
    return Fact(Among(frozenset(possible)), None if len(possible) == 1 else first_why((now, ever, ended)))


def on_gcsf(sheet: Sheet) -> Verdict:
    """Whether G-CSF is given now."""
    return both(is_(sheet.fact("treat.gcsf"), *ON_GCSF), is_(sheet.fact("gcsf.stopped"), "still_on_it"))


def _lately(limit: Decimal) -> Computation:
    """Whether a count under the limit was told that may be of the last three months and is not known to be settled.

    Made for alerts, so what is not known counts as standing: a count without a date may be of today, one without a
    number ("low") may be under the limit. Settled is what was told to be back to normal (on G-CSF too: whoever gives it
    knows the count), or was followed by a normal count without G-CSF.
    """

    def lately(sheet: Sheet) -> Fact:
        ever, now = sheet.fact("counts.ever_low"), sheet.fact("counts.now")
        if is_(now, "normal") is Verdict.MET:
            return yes_no(Verdict.NOT_MET)
        listed = [entry for _, entry in sheet.entries("counts")[0]]
        told = [entry for entry in listed if _is_told(entry)]
        low = [entry for entry in told if below(entry.fact("count.anc"), LOWER_LIMIT) is not Verdict.NOT_MET]
        waiting = {
            _is_told(entry)
            for entry in listed
            if below(entry.fact("count.anc"), limit) is not Verdict.NOT_MET and not _is_settled(entry, listed)
        }
        still = is_(now, "still_low", "up_and_down") if told else Verdict.MET
        said = Verdict.NOT_MET if low else both(is_(ever, "yes"), still)
        # A count of which no number is told may be any: it stands, unless no count was ever said to be low.
        unnumbered = Verdict.UNKNOWN if is_(ever, "no") is Verdict.MET else Verdict.MET
        numbered = Verdict.MET if True in waiting else Verdict.NOT_MET
        return yes_no(either(numbered, unnumbered if False in waiting else Verdict.NOT_MET, said), [ever, now])

    return lately


def _is_told(entry: EntrySheet) -> bool:
    return entry.fact("count.anc").why in _KNOWN


def _is_settled(entry: EntrySheet, told: list[EntrySheet]) -> bool:
    """Whether a count is surely three months old, or a normal one off G-CSF surely came after it."""
    date = entry.given("count.date")
    if not isinstance(date, PartialDate):
        return False
    if compare(months_between(date, entry.person.today), Op.AT_LEAST, (LATELY_MONTHS,)) is Verdict.MET:
        return True
    return any(
        isinstance(later := each.given("count.date"), PartialDate)
        and later.first > date.last
        and is_(each.fact("count.band"), "none", "usual_for_infant") is Verdict.MET
        and is_(each.fact("count.on_gcsf"), "yes") is not Verdict.MET
        for each in told
    )


ONCE: dict[str, Computation] = {
    "counts.standing": _standing,
    "counts.low_lately": _lately(MODERATE),
    "counts.severe_lately": _lately(SEVERE),
    "counts.months_low": _months_low,
    "counts.chronic": _chronic,
    "pattern.cyclic": _cyclic,
    "counts.dips_three_weekly": _dips,
}
