"""Facts that tell what cannot be, or is not likely: dates before birth, a low count just before "normal now".

They are read to ask again, never to judge. None is ever "no" for want of an answer.
"""

from __future__ import annotations

from decimal import Decimal

from questionnaire.asking.answers import date_given
from questionnaire.asking.values import PartialDate, months_between
from questionnaire.judging.computing import before_birth, surely, yes_no
from questionnaire.judging.facts import Computation, EntryComputation, EntrySheet, Sheet
from questionnaire.logic.predicates import Fact, Op, Verdict, compare, negate
from questionnaire.neutropenia.counts import LOW_BANDS

# A count that was low so short a time ago is seldom back to normal: our own choice; an older dip may have passed.
TOO_SOON_MONTHS = Decimal("0.5")
# A test of an unborn child is done in the months of pregnancy.
PREGNANCY_MONTHS = Decimal(9)
# Names of chemotherapy that a person may write down (our own list; no source was read). What is
# given in small doses for joints, gut or skin too, such as methotrexate, is left out.
CHEMOTHERAPY = (
    "chemo", "busulfan", "carboplatin", "cisplatin", "cyclophosphamide", "cytarabine", "daunorubicin", "doxorubicin",
    "etoposide", "fludarabine", "ifosfamide", "melphalan", "temozolomide", "vincristine",
)  # fmt: skip
# As the question on chemotherapy asks.
CHEMOTHERAPY_MONTHS = Decimal(6)


def _before_birth(date_id: str, sooner: Decimal = Decimal(0)) -> EntryComputation:
    """Whether a date of an entry lies before birth, and by more than so many months."""

    def before(entry: EntrySheet) -> Fact:
        return yes_no(before_birth(entry.given(date_id), entry.person, "person.age", sooner))

    return before


def _medicine_dates(entry: EntrySheet) -> Fact:
    """Whether the dates of a medicine cannot be: before birth, the end before the start, an end of one still taken."""
    start, stop = entry.given("medicine.start"), entry.given("medicine.stop")
    ended = isinstance(stop, PartialDate)
    turned = isinstance(stop, PartialDate) and isinstance(start, PartialDate) and stop.last < start.first
    still = ended and surely(entry, "medicine.recovered", "not_stopped")
    unborn = Verdict.MET in [before_birth(date, entry.person, "person.age") for date in (start, stop)]
    return yes_no(Verdict.MET if turned or still or unborn else Verdict.UNKNOWN)


def _not_marked(entry: EntrySheet) -> Fact:
    """Whether a medicine is of a kind that was not marked in the list of medicines."""
    kind, listed = entry.given("medicine.kind"), entry.fact("medicine.listed").possible
    marked = compare(listed, Op.INCLUDES, (kind,)) if isinstance(kind, str) else Verdict.UNKNOWN
    return yes_no(negate(marked))


def _is_chemotherapy(entry: EntrySheet) -> Fact:
    """Whether a medicine is chemotherapy by its name, and may have been taken in the last six months."""
    name, stopped = str(entry.given("medicine.name") or "").lower(), entry.given("medicine.stop")
    ago = months_between(stopped, entry.person.today) if isinstance(stopped, PartialDate) else None
    lately = ago is None or compare(ago, Op.AT_MOST, (CHEMOTHERAPY_MONTHS,)) is Verdict.MET
    return yes_no(Verdict.MET if lately and any(each in name for each in CHEMOTHERAPY) else Verdict.UNKNOWN)


def _latest_low(sheet: Sheet) -> Fact:
    """Whether the latest count with a date is low and of the last two weeks."""
    entries = sheet.listed("counts")
    dated = [(date, entry) for entry in entries if isinstance(date := entry.given("count.date"), PartialDate)]
    for date, entry in dated:
        latest = all(other.last < date.first for other, each in dated if each is not entry)
        recent = compare(months_between(date, sheet.today), Op.BELOW, (TOO_SOON_MONTHS,)) is Verdict.MET
        low = surely(entry, "count.band", *LOW_BANDS)
        if latest and recent and low:
            return yes_no(Verdict.MET)
    return yes_no(Verdict.UNKNOWN)


def _gcsf_before_birth(sheet: Sheet) -> Fact:
    """Whether the day on which G-CSF began lies before birth."""
    start = date_given(sheet.route.answers.said, "gcsf.start")
    return yes_no(before_birth(start, sheet, "person.age"))


ONCE: dict[str, Computation] = {"counts.latest_low": _latest_low, "gcsf.before_birth": _gcsf_before_birth}
OF_ENTRIES: dict[str, dict[str, EntryComputation]] = {
    "counts": {"count.before_birth": _before_birth("count.date")},
    "tests": {"test.before_birth": _before_birth("test.date", PREGNANCY_MONTHS)},
    "medicines": {
        "medicine.dates_at_odds": _medicine_dates,
        "medicine.not_marked": _not_marked,
        "medicine.is_chemotherapy": _is_chemotherapy,
    },
}
