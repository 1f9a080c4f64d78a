"""Facts computed from counts over time: for how long they were low, in what rhythm, and how they stand now."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from functools import partial
from itertools import combinations

from questionnaire.asking.answers import date_given
from questionnaire.asking.values import PartialDate, months, months_between
from questionnaire.judging.computing import age_on, both, either, first_why, is_, surely, yes_no
from questionnaire.judging.facts import ANY_NUMBER, Computation, EntrySheet, Sheet, rough
from questionnaire.logic.predicates import Among, Fact, Op, Verdict, Why, compare
from questionnaire.logic.span import Span
from questionnaire.neutropenia.counts import LOW_BANDS, LOWER_LIMIT, MODERATE, SEVERE, below, later

# ASH 2012:174 says "3 months or longer", the IDF page "more than 3 months"; the wider one, and the real time is shown.
CHRONIC_MONTHS = Decimal(3)
# "Since birth or the first year" is three months at this age, whenever in the first year it began.
SURELY_LONG_MONTHS = Decimal(15)
FIRST_YEAR = Span(Decimal(0), Decimal(12), high_open=True)
# Families show cycles of 14 to 35 days (Children's Hospital of Philadelphia); about 21 is usual (Blood 2017;130:2275).
SHORTEST_CYCLE, LONGEST_CYCLE = 14, 35
# "Long ago" in alerts. No source gives a number; three months is what tells a passing count from a lasting one.
LATELY_MONTHS = Decimal(3)
_KNOWN = (None, Why.ROUGH)
ON_GCSF = ("six_months_or_longer", "under_six_months")


def _any_low(sheet: Sheet) -> Fact:
    """Whether counts were ever low: a doctor or a report said so, or a listed count is under 1,500.

    "No" only where it was denied and nothing else that was told speaks of low counts: then nothing is said or asked
    that takes them for granted.
    """
    ever, lowest = sheet.fact("counts.ever_low"), sheet.fact("counts.lowest")
    if either(is_(ever, "yes"), below(lowest, LOWER_LIMIT)) is Verdict.MET:
        return yes_no(Verdict.MET)
    spoken_of = (sheet.fact("counts.duration"), sheet.fact("counts.now"), sheet.fact("serial.result"))
    doubtful = [fact for fact in spoken_of if fact.why is None and is_(fact, "no_cycle") is Verdict.NOT_MET]
    listed = lowest.why in (None, Why.ROUGH) and below(lowest, LOWER_LIMIT) is Verdict.UNKNOWN
    denied = is_(ever, "no") is Verdict.MET and not doubtful and not listed
    return yes_no(Verdict.NOT_MET if denied else Verdict.UNKNOWN, [ever])


def _maybe_under_1000(sheet: Sheet) -> Fact:
    """Whether counts were low, and none of what was told says that they stayed at 1,000 or more.

    What is not known counts as standing: a plan for a fever does not wait for a number.
    """
    low, lowest = is_(sheet.fact("counts.any_low"), "yes"), sheet.fact("counts.lowest")
    higher = low is Verdict.MET and below(lowest, MODERATE) is Verdict.NOT_MET
    return yes_no(Verdict.NOT_MET if higher else low, [sheet.fact("counts.any_low")])


def _months_low(sheet: Sheet) -> Fact:
    """Months between the first and the last dated low count. It may have lasted longer: there is no upper end."""
    dates = _low_days(sheet)
    if not dates:
        return Fact(ANY_NUMBER, sheet.entries("counts")[1] or Why.NOT_ANSWERED)
    least = months(min(date.last for date in dates), max(date.first for date in dates))
    return Fact(Span(max(least, Decimal(0))), Why.ROUGH)


def _low_entries(sheet: Sheet) -> list[EntrySheet]:
    """The counts that are surely low at a known age; a newborn's, which has no band, where it is under 500."""
    return [
        entry
        for entry in sheet.listed("counts")
        if surely(entry, "count.band", *LOW_BANDS)
        or (below(entry.fact("count.anc"), SEVERE) is Verdict.MET and _ended([entry.fact("count.age_months")]))
    ]


def _first_told(sheet: Sheet) -> PartialDate | None:
    """When the first low count was, as told; a day before birth is a slip of the pen and tells nothing."""
    date = date_given(sheet.route.answers.said, "called.first_low")
    then = age_on(date, sheet, "person.age")
    return date if date and (then is None or then.possible != ANY_NUMBER) else None


def _low_days(sheet: Sheet) -> list[PartialDate]:
    days = [_first_told(sheet), *(entry.given("count.date") for entry in _low_entries(sheet))]
    return [day for day in days if isinstance(day, PartialDate)]


def _ended(facts: Iterable[Fact | None]) -> list[Span]:
    """The numbers among the facts that are known to end somewhere."""
    spans = (fact.possible for fact in facts if fact is not None)
    return [span for span in spans if isinstance(span, Span) and span.high is not None]


def _first_age(sheet: Sheet) -> Fact:
    """Age in months at the first low count: as told, or at most that at the earliest one known of."""
    told = _ended([age_on(_first_told(sheet), sheet, "person.age")])
    by = _ended(entry.fact("count.age_months") for entry in _low_entries(sheet))
    by += _ended([sheet.fact("person.age")]) if surely(sheet, "counts.ever_low", "yes") else []
    by += [FIRST_YEAR] if surely(sheet, "counts.duration", "since_birth") else []
    if not (told or by):
        missing = sheet.fact("person.age" if _first_told(sheet) else "called.first_low")
        return Fact(ANY_NUMBER, sheet.entries("counts")[1] or missing.why)
    end = min(told + by, key=lambda span: (span.high, not span.high_open))
    begins = [span.low for span in told if span.overlaps(end)]
    return rough(Span(begins[0] if begins else Decimal(0), end.high, high_open=end.high_open))


def _chronic(sheet: Sheet) -> Fact:
    """Whether counts have been low for three months or longer.

    Dated counts outweigh the answer about how long; a short time that is not over yet stays unknown: it is too early
    to say.
    """
    lasted, now, age = (sheet.fact(key) for key in ("counts.duration", "counts.now", "person.age"))
    by_dates = compare(sheet.fact("counts.months_low").possible, Op.AT_LEAST, (CHRONIC_MONTHS,))
    too_young = compare(age.possible, Op.BELOW, (CHRONIC_MONTHS,)) is Verdict.MET
    from_birth = is_(lasted, "since_birth") is Verdict.MET
    too_young = too_young or (from_birth and _may_be_short(sheet))
    told = (from_birth or is_(lasted, "three_months_or_longer") is Verdict.MET) and not too_young
    if by_dates is Verdict.MET or told:
        return yes_no(Verdict.MET)
    if surely(sheet, "counts.ever_low", "no") and not _maybe_low(sheet):
        return yes_no(Verdict.NOT_MET)
    over = [is_(lasted, "under_three_months"), is_(now, "normal")]
    if over == [Verdict.MET, Verdict.MET]:
        return yes_no(Verdict.NOT_MET)
    too_early = too_young or over[0] is Verdict.MET
    return yes_no(Verdict.UNKNOWN, [lasted, now], Why.TOO_EARLY if too_early else None)


def _maybe_low(sheet: Sheet) -> list[EntrySheet]:
    """The listed counts that are low, or may be."""
    listed = sheet.listed("counts")
    return [entry for entry in listed if is_(entry.fact("count.band"), *LOW_BANDS) is not Verdict.NOT_MET]


def _may_be_short(sheet: Sheet) -> bool:
    """Whether "since birth or the first year" may be less than three months: a baby, no low count so long ago."""
    age = sheet.fact("person.age")
    if age.why is not Why.ROUGH or compare(age.possible, Op.AT_LEAST, (SURELY_LONG_MONTHS,)) is Verdict.MET:
        return False
    ago = [months_between(day, sheet.today) for day in _low_days(sheet)]
    return not any(compare(each, Op.AT_LEAST, (CHRONIC_MONTHS,)) is Verdict.MET for each in ago)


def _cyclic(sheet: Sheet) -> Fact:
    """Whether low counts are known to come and go about every three weeks.

    Counts three times a week or every other day for six weeks alone show it or rule it out (Blood 2017;130:2275).
    Regular fevers do not show it; fevers at any time, or none, do not rule it out, nor does one normal count.
    """
    serial = sheet.fact("serial.result")
    return yes_no(Verdict.UNKNOWN if serial.why else is_(serial, "cycle"), [serial])


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
    told = any(surely(entry, "count.on_gcsf", "yes") for entry in sheet.listed("counts"))
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


def lately(limit: Decimal) -> Computation:
    """Whether a count under the limit was told that may be of the last three months and is not known to be settled.

    Made for alerts, so what is not known counts as standing: a count without a date may be of today, one without a
    number ("low") may be under the limit. Settled is what was told to be back to normal (on G-CSF too: whoever gives it
    knows the count), or was followed by a normal count without G-CSF.
    """

    def found(sheet: Sheet) -> Fact:
        ever, now = sheet.fact("counts.ever_low"), sheet.fact("counts.now")
        if is_(now, "normal") is Verdict.MET:
            return yes_no(Verdict.NOT_MET)
        listed = sheet.listed("counts")
        told = [entry for entry in listed if _is_told(entry)]
        low = [entry for entry in told if below(entry.fact("count.anc"), LOWER_LIMIT) is not Verdict.NOT_MET]
        waiting = {
            _is_told(entry)
            for entry in listed
            if below(entry.fact("count.anc"), limit) is not Verdict.NOT_MET and not is_settled(entry)
        }
        still = is_(now, "still_low", "up_and_down") if told else Verdict.MET
        said = Verdict.NOT_MET if low else both(is_(ever, "yes"), still)
        # A count of which no number is told may be any: it stands, unless no count was ever said to be low.
        unnumbered = Verdict.UNKNOWN if is_(ever, "no") is Verdict.MET else Verdict.MET
        numbered = Verdict.MET if True in waiting else Verdict.NOT_MET
        return yes_no(either(numbered, unnumbered if False in waiting else Verdict.NOT_MET, said), [ever, now])

    return found


def _is_told(entry: EntrySheet) -> bool:
    return entry.fact("count.anc").why in _KNOWN


def is_settled(entry: EntrySheet) -> bool:
    """Whether a count is surely three months old, or a normal one off G-CSF surely came after it."""
    date = entry.given("count.date")
    if not isinstance(date, PartialDate):
        return False
    if compare(months_between(date, entry.person.today), Op.AT_LEAST, (LATELY_MONTHS,)) is Verdict.MET:
        return True
    return any(
        surely(each, "count.band", "none", "usual_for_infant") and not surely(each, "count.on_gcsf", "yes")
        for each in later(entry)
    )


def _halved(sheet: Sheet) -> Fact:
    """Whether counts low for long fell: the latest of the last three months under 500, and half or less of each before.

    Counts that go down and up are no fall, nor are those that G-CSF may have raised. It is a reason to ask why; without
    it nothing is ruled out, so it is never "no".
    """
    listed = sheet.listed("counts")
    return yes_no(Verdict.MET if any(_has_halved(each, listed) for each in listed) else Verdict.UNKNOWN)


def _has_halved(entry: EntrySheet, listed: list[EntrySheet]) -> bool:
    anc, before = entry.fact("count.anc"), [each for each in listed if each is not entry]
    if below(anc, SEVERE) is not Verdict.MET or is_settled(entry) or not isinstance(anc.possible, Span):
        return False
    twice = (anc.possible.high or Decimal(0)) * 2
    return any(map(partial(_is_long_before, entry), before)) and all(
        entry in later(each)
        and below(each.fact("count.anc"), twice) is Verdict.NOT_MET
        and below(each.fact("count.anc"), LOWER_LIMIT) is Verdict.MET
        and (surely(each, "treat.gcsf", "no") or surely(each, "count.on_gcsf", "no"))
        for each in before
    )


def _is_long_before(entry: EntrySheet, earlier: EntrySheet) -> bool:
    """Whether the one count was surely taken three months or longer after the other."""
    then, now = (each.given("count.date") for each in (earlier, entry))
    return (
        isinstance(then, PartialDate)
        and isinstance(now, PartialDate)
        and compare(months_between(then, now.first), Op.AT_LEAST, (CHRONIC_MONTHS,)) is Verdict.MET
    )


ONCE: dict[str, Computation] = {
    "counts.any_low": _any_low,
    "counts.maybe_under_1000": _maybe_under_1000,
    "counts.standing": _standing,
    "counts.low_lately": lately(MODERATE),
    "counts.months_low": _months_low,
    "counts.first_age": _first_age,
    "counts.chronic": _chronic,
    "pattern.cyclic": _cyclic,
    "counts.dips_three_weekly": _dips,
    "counts.halved": _halved,
}
