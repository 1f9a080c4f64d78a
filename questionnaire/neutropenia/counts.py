"""Facts computed from blood counts: the absolute neutrophil count (ANC), how low, how often.

Bands and limits follow the sources named beside them; where sources differ, the choice is written down.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import partial

from questionnaire.asking.answers import Said, WorkedOut, given
from questionnaire.asking.values import Count, PartialDate, months_between
from questionnaire.judging.computing import age_at, both, either, first_why, is_, surely, yes_no
from questionnaire.judging.facts import ANY_NUMBER, Computation, EntryComputation, EntrySheet, Sheet, rough
from questionnaire.logic.predicates import Among, Fact, Op, Verdict, Why, compare, negate
from questionnaire.logic.span import Span

# Absolute neutrophil count, cells/uL. Mild 1,000-1,499, moderate 500-999, severe under 500: USIDNET, Blood
# 2018;132(S1):3685. The founding IDF page puts exactly 1,000 under moderate; USIDNET is followed.
SEVERE, MODERATE, LOWER_LIMIT = Decimal(500), Decimal(1000), Decimal(1500)
# For alerts alone: our own limit for children (adults: only this at the start foretold infection, Blood 2015;126:1643).
VERY_LOW = Decimal(200)
# From two weeks to one year the usual lower limit is 1,000 (5-Minute Pediatric Consult; Medscape). Newborn counts
# change day by day and the sources disagree, so a newborn's count is never labelled.
NEWBORN_MONTHS, INFANT_MONTHS = Decimal("0.5"), Decimal(12)
LOW_BANDS = ("severe", "moderate", "mild")
BANDS = (*LOW_BANDS, "usual_for_infant", "none", "newborn")
MOST_DAYS_IN_3_MONTHS = 92


# --- blood counts ---------------------------------------------------------------------------------------------------


def _anc(entry: EntrySheet) -> Fact:
    """Neutrophils of one count in cells/uL: the number, else calculated from white cells, else the rough answer."""
    given = entry.given("count.value")
    if isinstance(given, Count):
        return rough(given.span)
    calculated = _from_white_cells(entry.given)
    if calculated is not None:
        return rough(calculated)
    told = _ROUGHLY.get(entry.given("count.rough"))
    return rough(told) if told else Fact(ANY_NUMBER, entry.fact("count.rough").why)


def _age_at_count(entry: EntrySheet) -> Fact:
    """Age in months when the count was taken. A count without a date is read at today's age."""
    if entry.fact("count.date").why is Why.IN_DOUBT:
        return Fact(ANY_NUMBER, Why.IN_DOUBT)
    return age_at(entry, "count.date", "person.age") or entry.person.fact("person.age")


def _band(entry: EntrySheet) -> Fact:
    """The severity band of one count: every band it may be in, from its number and the age it was taken at."""
    anc, age = entry.fact("count.anc"), entry.fact("count.age_months")
    if not _told(anc):
        return Fact(Among(frozenset(BANDS)), anc.why)
    possible = frozenset(
        band
        for band, counts, ages in _BANDS
        if isinstance(anc.possible, Span)
        and isinstance(age.possible, Span)
        and counts.overlaps(anc.possible)
        and ages.overlaps(age.possible)
    )
    return Fact(Among(possible), None if len(possible) == 1 else anc.why or age.why)


def _lowest(sheet: Sheet) -> Fact:
    """The lowest count that was listed, in cells/uL. One without a number may be lower than any that has one."""
    listed = [_span(entry) for entry in sheet.listed("counts")]
    if not _known_counts(sheet):
        return Fact(ANY_NUMBER, _why_no_counts(sheet))
    return rough(_lowest_of(listed))


def _severity(sheet: Sheet) -> Fact:
    """The band of the lowest count listed, read at the age it was taken; newborns' counts are never labelled.

    Where several may be the lowest, it is the band of any of them.
    """
    if not _known_counts(sheet):
        return Fact(Among(frozenset(BANDS)), _why_no_counts(sheet))
    entries = sheet.listed("counts")
    lowest = _lowest_of([_span(entry) for entry in entries])
    bands = [entry.fact("count.band") for entry in entries if lowest.overlaps(_span(entry))]
    possible = {value for band in bands if isinstance(band.possible, Among) for value in band.possible.values}
    return Fact(Among(frozenset(possible)), None if len(possible) == 1 else first_why(bands))


def _how_many(sheet: Sheet) -> Fact:
    """How many counts with a value were told; none at all may also mean that they were not asked for."""
    entries, more = sheet.entries("counts")
    number, listed = Decimal(len(_known_counts(sheet))), Decimal(len(entries))
    if not listed and more is not None:
        return Fact(ANY_NUMBER, more)
    return Fact(Span(number, listed), None if number == listed else first_why(_ancs(sheet)))


def _severe_in_3_months(sheet: Sheet) -> Fact:
    """The most counts under 500 within any three months (the registry's rule; SCNIR, scnir-neutropenia.uw.edu)."""
    entries, more = sheet.entries("counts")[0], _more(sheet)
    severe = [entry for _, entry in entries if below(entry.fact("count.anc"), SEVERE) is Verdict.MET]
    unsure = [entry for _, entry in entries if below(entry.fact("count.anc"), SEVERE) is Verdict.UNKNOWN]
    dated = [date for entry in severe if isinstance(date := entry.given("count.date"), PartialDate)]
    fewest = max([min(1, len(severe)), *(_within_3_months(start, dated) for start in dated)])
    most = None if more is not None else Decimal(len(severe) + len(unsure))
    return Fact(Span(Decimal(fewest), most), more or (Why.ROUGH if most != fewest else None))


def _severe_when_well(sheet: Sheet) -> Fact:
    """Whether a count under 500 was taken when the person was not ill: it then is not the passing effect of one."""
    well = [
        both(below(entry.fact("count.anc"), SEVERE), is_(entry.fact("count.when_ill"), "no"))
        for entry in sheet.listed("counts")
    ]
    more = _more(sheet)
    return yes_no(either(*well, Verdict.UNKNOWN if more else Verdict.NOT_MET), why=more or Why.DONT_KNOW)


def _low_when_ill(sheet: Sheet) -> Fact:
    """Whether a low count that was told was taken during an illness, and none under 500 at a time without one."""
    told = [(entry.fact("count.anc"), entry.fact("count.when_ill")) for entry in sheet.listed("counts")]
    ill = [both(below(anc, LOWER_LIMIT), is_(when_ill, "yes")) for anc, when_ill in told]
    well = [both(below(anc, SEVERE), is_(when_ill, "no")) for anc, when_ill in told]
    return yes_no(both(either(*ill), negate(either(*well))), why=Why.DONT_KNOW)


def _taken_again(sheet: Sheet) -> Fact:
    """Whether each count that is low and of an illness, or may be, was surely followed by another; never "no"."""
    listed = sheet.listed("counts")
    ill = [
        entry
        for entry in listed
        if both(below(entry.fact("count.anc"), LOWER_LIMIT), is_(entry.fact("count.when_ill"), "yes"))
        is not Verdict.NOT_MET
    ]
    return yes_no(Verdict.MET if listed and all(map(later, ill)) else Verdict.UNKNOWN, why=Why.DONT_KNOW)


def later(entry: EntrySheet) -> list[EntrySheet]:
    """The counts that were surely taken after this one, by their dates."""
    date = entry.given("count.date")
    return [
        other
        for other in entry.person.listed("counts")
        if isinstance(date, PartialDate)
        and isinstance(then := other.given("count.date"), PartialDate)
        and then.first > date.last
    ]


def below(fact: Fact, limit: Decimal) -> Verdict:
    """Whether a count is below a limit."""
    return compare(fact.possible, Op.BELOW, (limit,))


def _is_worked_out(entry: EntrySheet) -> Fact:
    """Whether the number of a count is worked out from white cells and percents."""
    if isinstance(entry.given("count.value"), Count):
        return yes_no(Verdict.NOT_MET)
    calculated = _from_white_cells(entry.given) is not None
    return yes_no(Verdict.MET if calculated else Verdict.UNKNOWN, [entry.fact("count.value")])


def _worked_out(said: Said) -> Mapping[str, Span]:
    """The number of such a count, for its line in a list."""
    calculated = None if given(said, "count.value") else _from_white_cells(partial(given, said))
    return {} if calculated is None else {"count.worked_out": calculated}


def _from_white_cells(given: Callable[[str], object]) -> Span | None:
    """White cells times the percentage of neutrophils and bands (UpToDate, 2022): 3,500 with 30 % and 1 % is 1,085."""
    white, segments, bands = (given(key) for key in ("count.white", "count.percent", "count.bands"))
    if not isinstance(white, Count) or not isinstance(segments, Decimal):
        return None
    share = (segments + (bands if isinstance(bands, Decimal) else 0)) / 100
    cells = white.span
    if share > 1:
        return None
    return Span(
        (cells.low or Decimal(0)) * share,
        None if cells.high is None else cells.high * share,
        low_open=cells.low_open,
        high_open=cells.high_open,
    )


def _told(fact: Fact) -> bool:
    return fact.why in (None, Why.ROUGH)


def _more(sheet: Sheet) -> Why | None:
    """Why more counts may have been taken; None only where none is known of and none was ever said to be low.

    Who knows of no count says nothing of those that a doctor or a report called low.
    """
    more = sheet.entries("counts")[1]
    never = surely(sheet, "counts.ever_low", "no")
    return more if more or never else Why.MORE_ENTRIES


def _ancs(sheet: Sheet) -> list[Fact]:
    return [entry.fact("count.anc") for entry in sheet.listed("counts")]


def _known_counts(sheet: Sheet) -> list[Fact]:
    return [fact for fact in _ancs(sheet) if _told(fact)]


def _span(entry: EntrySheet) -> Span:
    possible = entry.fact("count.anc").possible
    return possible if isinstance(possible, Span) else ANY_NUMBER


def _lowest_of(spans: Sequence[Span]) -> Span:
    """What the lowest of some numbers can be: "under 1,000" beside 600 leaves it open how far below 600 it is."""
    low = min(spans, key=lambda span: (span.low or Decimal(0), span.low_open))
    ends = [span for span in spans if span.high is not None]
    high = min(ends, key=lambda span: (span.high or Decimal(0), not span.high_open), default=ANY_NUMBER)
    return Span(low.low, high.high, low.low_open, high.high_open)


def _why_no_counts(sheet: Sheet) -> Why:
    return first_why(_ancs(sheet)) if _ancs(sheet) else sheet.entries("counts")[1] or Why.DONT_KNOW


def _months_since(sheet: Sheet) -> Fact:
    """Months since the latest count that was listed; not known while one of them has no date."""
    listed = sheet.listed("counts")
    dates = [date for entry in listed if isinstance(date := entry.given("count.date"), PartialDate)]
    if not listed or len(dates) < len(listed):
        return Fact(
            ANY_NUMBER, first_why(entry.fact("count.date") for entry in listed) if listed else _why_no_counts(sheet)
        )
    spans = [months_between(date, sheet.today) for date in dates]
    return rough(Span(min(span.low or Decimal(0) for span in spans), min(span.high or Decimal(0) for span in spans)))


def _within_3_months(start: PartialDate, dates: list[PartialDate]) -> int:
    return sum(
        1 for date in dates if start.first <= date.first and (date.last - start.first).days <= MOST_DAYS_IN_3_MONTHS
    )


# The ages in months with limits of their own.
AGES = {
    "newborn": Span(Decimal(0), NEWBORN_MONTHS, high_open=True),
    "infant": Span(NEWBORN_MONTHS, INFANT_MONTHS, high_open=True),
    "grown": Span(INFANT_MONTHS, None),
}
_NOT_NEWBORN = Span(NEWBORN_MONTHS, None)
_MILD = Span(MODERATE, LOWER_LIMIT, high_open=True)
_ROUGHLY: dict[object, Span] = {
    "under_200": Span(Decimal(0), Decimal(200), high_open=True),
    "200_499": Span(Decimal(200), SEVERE, high_open=True),
    "500_999": Span(SEVERE, MODERATE, high_open=True),
    "1000_1499": _MILD,
    "told_severe": Span(Decimal(0), SEVERE, high_open=True),
    "told_low": Span(Decimal(0), LOWER_LIMIT, high_open=True),
    "normal": Span(LOWER_LIMIT, None),
}
_BANDS = (
    ("severe", Span(Decimal(0), SEVERE, high_open=True), _NOT_NEWBORN),
    ("moderate", Span(SEVERE, MODERATE, high_open=True), _NOT_NEWBORN),
    ("mild", _MILD, AGES["grown"]),
    ("usual_for_infant", _MILD, AGES["infant"]),
    ("none", Span(LOWER_LIMIT, None), _NOT_NEWBORN),
    ("newborn", ANY_NUMBER, AGES["newborn"]),
)


ONCE: dict[str, Computation] = {
    "counts.lowest": _lowest,
    "counts.severity": _severity,
    "counts.how_many": _how_many,
    "counts.months_since": _months_since,
    "counts.severe_in_3_months": _severe_in_3_months,
    "counts.severe_when_well": _severe_when_well,
    "counts.low_when_ill": _low_when_ill,
    "counts.taken_again": _taken_again,
}
OF_ENTRIES: dict[str, dict[str, EntryComputation]] = {
    "counts": {
        "count.anc": _anc,
        "count.age_months": _age_at_count,
        "count.band": _band,
        "count.is_worked_out": _is_worked_out,
    },
}
LINES: dict[str, WorkedOut] = {"counts": _worked_out}
