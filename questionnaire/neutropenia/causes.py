"""Facts computed from other causes of low counts: what may explain them, and medicines that may still act."""

from __future__ import annotations

from collections.abc import Callable, Collection
from decimal import Decimal
from functools import partial

from questionnaire.asking.values import PartialDate, months_between
from questionnaire.judging.computing import any_entry, both, either, includes, is_, surely, yes_no
from questionnaire.judging.facts import Computation, EntrySheet, Sheet
from questionnaire.logic.predicates import Among, Fact, Op, Several, Verdict, Why, compare, negate
from questionnaire.neutropenia.counts import LOWER_LIMIT, SEVERE, below
from questionnaire.neutropenia.course import on_gcsf

# Whose own leaflets say to stop at once and call with a fever, a sore throat or mouth sores: thyroid medicines (ATA
# 2016; UK CSM wording), metamizole (EMA/CMDh, September 18, 2024), deferiprone (FDA label, 2025).
LEAFLET = ("thyroid", "pain", "deferiprone")
# Whose prescriber has to hear of a count under 1,000 the same day (clozapine: PMC9243911, tables 6 and 7; sulfasalazine
# is our own choice), and which nobody stops alone.
PRESCRIBER = ("clozapine", "sulfasalazine")
OTHER = ("antibiotic", "seizure", "rituximab", "heart", "antiviral", "immune", "other_list")
# "Congenital", "cyclic", "idiopathic" and the like say how counts behave or what is not known, and name no cause.
MORE_THAN_A_NAME = ("infection", "medicine", "vitamin", "autoimmune", "other_illness")
# After so many months a medicine that ended is history. No source gives a number; after rituximab counts can drop half
# a year later (J Rheumatol 2014;41:858), so that gets a year.
HISTORY_AFTER = {"rituximab": Decimal(12)}
HISTORY_AFTER_MONTHS = Decimal(3)
_SOON = {
    Verdict.MET: frozenset({"today"}),
    Verdict.NOT_MET: frozenset({"soon"}),
    Verdict.UNKNOWN: frozenset({"today", "soon"}),
}


def _named(sheet: Sheet) -> Fact:
    """Whether a doctor named a cause that is more than a name; while its kind is not known, it may be a name alone."""
    told, kind = sheet.fact("cause.told"), sheet.fact("cause.kind")
    return yes_no(both(is_(told, "yes"), includes(kind, *MORE_THAN_A_NAME)), [told, kind])


def _cause(sheet: Sheet) -> Verdict:
    """Whether a medicine or another cause may explain the low counts."""
    listed = includes(sheet.fact("medicine.listed"), *LEAFLET, *PRESCRIBER, *OTHER)
    told = (is_(sheet.fact(each), "yes") for each in ("cause.named", "cause.chemotherapy", "cause.autoimmune"))
    return either(listed, *told)


def _duffy(sheet: Sheet) -> Fact:
    """The Duffy blood type; who was not tested may have either."""
    tested = sheet.fact("duffy.result")
    if is_(tested, "not_tested") is Verdict.NOT_MET:
        return tested
    return Fact(Among(frozenset({"null", "not_null"})), tested.why or Why.DONT_KNOW)


def _recovered(sheet: Sheet) -> Fact:
    """Whether the counts were normal again after one of the medicines was stopped."""
    found = any_entry(sheet, "medicines", lambda entry: is_(entry.fact("medicine.recovered"), "yes"))
    listed = sheet.fact("medicine.listed").possible
    dated = {entry.given("medicine.kind") for entry in sheet.listed("medicines")}
    # One that was marked and of which no dates were added may have been stopped as well.
    untold = isinstance(listed, Several) and listed.certain - {"none"} - dated
    return yes_no(Verdict.UNKNOWN, why=Why.NOT_ANSWERED) if untold and is_(found, "no") is Verdict.MET else found


def _is_over(sheet: Sheet, kind: str) -> bool:
    """Whether a listed kind of medicine is surely history: counts were normal after it, or it ended long ago."""
    return _each_of(sheet, kind, lambda entry: _entry_is_over(entry, kind))


def _each_of(sheet: Sheet, kind: str, holds: Callable[[EntrySheet], bool]) -> bool:
    """Whether a kind of medicine has entries, and it holds of each."""
    entries = [entry for entry in sheet.listed("medicines") if entry.given("medicine.kind") == kind]
    return bool(entries) and all(map(holds, entries))


def _each_listed(sheet: Sheet, holds: Callable[[str], bool]) -> bool:
    """Whether medicines were surely listed, and it holds of each kind of them."""
    listed = sheet.fact("medicine.listed").possible
    return isinstance(listed, Several) and bool(listed.certain) and all(map(holds, listed.certain))


def _entry_is_over(entry: EntrySheet, kind: str) -> bool:
    stopped, limit = entry.given("medicine.stop"), HISTORY_AFTER.get(kind, HISTORY_AFTER_MONTHS)
    if not isinstance(stopped, PartialDate):
        return surely(entry, "medicine.recovered", "yes")
    ago = compare(months_between(stopped, entry.person.today), Op.AT_LEAST, (limit,))
    return ago is Verdict.MET or surely(entry, "medicine.recovered", "yes")


def _all_over(sheet: Sheet) -> Fact:
    """Whether every listed medicine is surely history; never "no", for it may not have been asked."""
    return yes_no(Verdict.MET if _each_listed(sheet, partial(_is_over, sheet)) else Verdict.UNKNOWN)


def _came_later(sheet: Sheet) -> Fact:
    """Whether counts low since birth were low before each listed medicine began; never "no": dates are not all asked.

    Then none of them is why they are low, though each may lower them further (our own reading of the dates).
    """
    low = [
        date.last
        for entry in sheet.listed("counts")
        if below(entry.fact("count.anc"), LOWER_LIMIT) is Verdict.MET
        and isinstance(date := entry.given("count.date"), PartialDate)
    ]

    def began_later(entry: EntrySheet) -> bool:
        start = entry.given("medicine.start")
        return isinstance(start, PartialDate) and bool(low) and start.first > min(low)

    later = _each_listed(sheet, lambda kind: _each_of(sheet, kind, began_later))
    return yes_no(Verdict.MET if later and surely(sheet, "counts.duration", "since_birth") else Verdict.UNKNOWN)


def _has_ended(entry: EntrySheet) -> bool:
    """Whether a medicine is surely not taken any more, however long ago it ended."""
    stop, recovered = entry.given("medicine.stop"), partial(surely, entry, "medicine.recovered")
    dated = isinstance(stop, PartialDate) and stop.first <= entry.person.today
    return not recovered("not_stopped") and (dated or recovered("yes", "no", "not_counted"))


def _still_taken(sheet: Sheet) -> Fact:
    """Whether a listed medicine that nobody stops alone may still be taken; "no" where each is known to have ended."""
    listed = sheet.fact("medicine.listed")
    taken = [includes(listed, kind) for kind in (*PRESCRIBER, *OTHER) if not _each_of(sheet, kind, _has_ended)]
    return yes_no(Verdict.NOT_MET if set(taken) <= {Verdict.NOT_MET} else Verdict.MET)


def _acts(sheet: Sheet, kinds: Collection[str]) -> Verdict:
    """Whether a listed medicine of these kinds may still act; not known where it is not known which are listed."""
    listed = sheet.fact("medicine.listed")
    if any(includes(listed, each) is Verdict.MET and not _is_over(sheet, each) for each in kinds):
        return Verdict.MET
    return Verdict.UNKNOWN if includes(listed, *kinds) is Verdict.UNKNOWN else Verdict.NOT_MET


def _may_act(sheet: Sheet) -> Fact:
    """Whether a listed medicine may still act: one whose leaflet may say to stop it, or else another, or none."""
    why, possible = sheet.fact("medicine.listed").why, set[str]()
    for name, kinds in {"leaflet": LEAFLET, "other": (*PRESCRIBER, *OTHER)}.items():
        acts = _acts(sheet, kinds)
        if acts is Verdict.MET:
            return Fact(Among(frozenset({*possible, name})), why if possible else None)
        if acts is Verdict.UNKNOWN:
            possible.add(name)
    return Fact(Among(frozenset({*possible, "none"})), why if possible else None)


def _call(kinds: Collection[str], *, low_is_urgent: bool) -> Computation:
    """How soon to call about listed medicines of these kinds: "today", "soon", or "no" when none may still act.

    Today with a count under 1,000 that no doctor is known to know of (P54, P58 of our policy sources), or when unwell
    now; never told to stop or to go on by us.
    """

    def call(sheet: Sheet) -> Fact:
        acts = _acts(sheet, kinds)
        if acts is Verdict.MET:
            needed = _needs_call_today(sheet) if low_is_urgent else Verdict.NOT_MET
            return Fact(Among(_SOON[needed]), Why.NOT_ANSWERED if needed is Verdict.UNKNOWN else None)
        if acts is Verdict.UNKNOWN:
            answers = {"today", "soon", "no"} if low_is_urgent else {"soon", "no"}
            return Fact(Among(frozenset(answers)), sheet.fact("medicine.listed").why)
        return Fact(Among(frozenset({"no"})))

    return call


def _needs_call_today(sheet: Sheet) -> Verdict:
    known = surely(sheet, "counts.doctor_knows", "yes")
    low = Verdict.NOT_MET if known else is_(sheet.fact("counts.low_lately"), "yes")
    return either(low, is_(sheet.fact("now.may_be_unwell"), "yes"))


def _beyond(sheet: Sheet) -> Fact:
    """Whether something was told that a named cause, or a medicine alone, does not explain.

    Marrow in which neutrophils do not ripen, serious infections, counts under 500, or low counts since birth (PFMG
    2025; French registry): with these a told cause closes no door.
    """
    lasted, infections, first = (
        sheet.fact(each) for each in ("counts.duration", "infections.serious", "birth.first_year")
    )
    marrow = includes(sheet.fact("marrow.findings"), "arrest", "myelokathexis")
    parts = [
        marrow,
        is_(infections, "yes"),
        # Most grown-ups are not asked what happened in their first year.
        is_(first, "yes") if sheet.may_ask("birth.first_year") else Verdict.NOT_MET,
        below(sheet.fact("counts.lowest"), SEVERE),
        is_(lasted, "since_birth"),
    ]
    return yes_no(either(*parts), why=Why.DONT_KNOW)


def _explained(sheet: Sheet) -> Fact:
    """Whether the low counts are explained by something that is over now.

    Counts that came back after a medicine was stopped, or after chemotherapy, are; those for which a doctor named a
    cause only where nothing speaks against it. Where something does, only the doctor can say.
    """
    told, chemotherapy, recovered = (
        is_(sheet.fact(each), "yes") for each in ("cause.named", "cause.chemotherapy", "medicine.recovered_after")
    )
    short = is_(sheet.fact("counts.chronic"), "no")
    over = both(
        _cause(sheet),
        is_(sheet.fact("counts.standing"), "normal"),
        negate(on_gcsf(sheet)),
        either(short, told, chemotherapy, recovered),
    )
    beyond = is_(sheet.fact("cause.beyond"), "yes")
    proven = either(both(recovered, short), chemotherapy, Verdict.UNKNOWN if beyond is Verdict.MET else negate(beyond))
    return yes_no(both(over, proven), why=Why.DONT_KNOW)


ONCE: dict[str, Computation] = {
    "duffy.type": _duffy,
    "cause.named": _named,
    "cause.beyond": _beyond,
    "counts.explained": _explained,
    "medicine.recovered_after": _recovered,
    "medicine.all_over": _all_over,
    "medicine.came_later": _came_later,
    "medicine.may_act": _may_act,
    "medicine.still_taken": _still_taken,
    "medicine.leaflet_call": _call(LEAFLET, low_is_urgent=True),
    "medicine.prescriber_call": _call(PRESCRIBER, low_is_urgent=True),
    "medicine.other_call": _call(OTHER, low_is_urgent=False),
}
