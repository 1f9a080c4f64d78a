"""Facts made for alerts: when to call about a count, other blood lines, or a baby's immune system.

What makes a call (a low count, a sign) has to be told; what would make it needless has to be told too. In between
nothing that is not known ever quiets an alert.
"""

from __future__ import annotations

from decimal import Decimal

from questionnaire.asking.values import PartialDate
from questionnaire.judging.computing import any_of, both, either, includes, is_, surely, yes_no
from questionnaire.judging.facts import Computation, Sheet
from questionnaire.logic.predicates import Among, Fact, Op, Verdict, Why, compare, negate
from questionnaire.neutropenia.counts import LOWER_LIMIT, MODERATE, SEVERE, VERY_LOW, below
from questionnaire.neutropenia.course import ON_GCSF, is_settled, lately

NEWBORN_MONTHS, TODDLER_MONTHS, GROWN_MONTHS = Decimal(3), Decimal(24), Decimal(216)
# Nine in ten with a severe congenital kind had an infection by six months (Arch Dis Child Educ Pract 2019), and England
# tests infants of that age first (East Genomics). A year is our own choice.
INFANT_MONTHS, YOUNG_INFANT_MONTHS = Decimal(12), Decimal(6)
_ANY, _LOW, _SEVERE, _VERY_LOW = (lately(limit) for limit in (LOWER_LIMIT, MODERATE, SEVERE, VERY_LOW))


def _so(fact: Fact) -> bool:
    return is_(fact, "yes") is Verdict.MET


def _may_be(sheet: Sheet, fact_id: str) -> bool:
    """Whether "yes" was said, or "I don't know" on purpose; a question that was left open says nothing."""
    return _may_be_so(sheet.fact(fact_id)) is Verdict.MET


def _younger_than(sheet: Sheet, months: Decimal) -> Verdict:
    return compare(sheet.fact("person.age").possible, Op.BELOW, (months,))


def told_as(sheet: Sheet, *who: str) -> bool:
    """Whether these people tell it: on the screen, or on the paper that is typed in."""
    return any(surely(sheet, asked, *who) for asked in ("person.who", "paper.by"))


def _may_be_under(sheet: Sheet, months: Decimal) -> bool:
    """Whether they are so young, or may be: without an age, who answers for themselves or is helped is grown."""
    young = _younger_than(sheet, months)
    return young is Verdict.MET or (young is Verdict.UNKNOWN and not told_as(sheet, "self", "helped"))


def _one(value: str) -> Fact:
    return Fact(Among(frozenset({value})))


def _yes(*, so: bool) -> Fact:
    return yes_no(Verdict.MET if so else Verdict.NOT_MET)


def _stage(sheet: Sheet) -> Fact:
    """Newborn (under 3 months), child or adult; an age that is not known is taken for that with the stricter limit.

    Who answers for themselves, and an adult whom somebody helps, is taken to be grown then.
    """
    if _younger_than(sheet, NEWBORN_MONTHS) is Verdict.MET:
        return _one("newborn")
    if _younger_than(sheet, GROWN_MONTHS) is Verdict.NOT_MET:
        return _one("adult")
    may_be_newborn = _younger_than(sheet, NEWBORN_MONTHS) is Verdict.UNKNOWN
    if may_be_newborn and not told_as(sheet, "child"):
        return _one("newborn" if _younger_than(sheet, GROWN_MONTHS) is Verdict.MET else "adult")
    return _one("newborn" if may_be_newborn else "child")


def _told_low(sheet: Sheet) -> Fact:
    """Whether a low count was told: "no" is that none was, not that there is none."""
    counts = (below(entry.fact("count.anc"), LOWER_LIMIT) for entry in sheet.listed("counts"))
    return _yes(so=either(is_(sheet.fact("counts.ever_low"), "yes"), *counts) is Verdict.MET)


def _unseen(sheet: Sheet) -> bool:
    """Whether a low count may be new, and no doctor was told to know of it."""
    new = _so(_ANY(sheet))
    return new and not surely(sheet, "counts.doctor_knows", "yes")


def _may_not_know(sheet: Sheet) -> Fact:
    return _yes(so=not surely(sheet, "counts.doctor_knows", "yes"))


def _count_call(sheet: Sheet) -> Fact:
    """How soon to call about a count that may be new: today under 500, of a child from 3 months on under 200.

    Who was told to be low for three months or longer has no first low count any more, but may have one that fell, or
    that no doctor has seen.
    """
    if surely(sheet, "counts.doctor_knows", "yes"):
        return _one("no")
    low, known = _LOW(sheet), surely(sheet, "counts.chronic", "yes")
    if low.why:
        return Fact(Among(frozenset({"today", "soon", "no"})), low.why)
    limit, lately_under = (VERY_LOW, _VERY_LOW) if surely(sheet, "person.stage", "child") else (SEVERE, _SEVERE)
    unseen = not known or surely(sheet, "counts.doctor_knows", "no")
    if _so(lately_under(sheet)) and (unseen or _fell(sheet, limit)):
        return _one("today")
    return _one("soon" if _so(low) and not known else "no")


def _fell(sheet: Sheet, limit: Decimal) -> bool:
    """Whether the dates show that a count of 500 or more fell under the limit, and that this is not settled."""
    told = sheet.listed("counts")
    dated = [(entry, date) for entry in told if isinstance(date := entry.given("count.date"), PartialDate)]
    before = [date for entry, date in dated if below(entry.fact("count.anc"), SEVERE) is Verdict.NOT_MET]
    return any(
        date.first > higher.last
        for entry, date in dated
        if below(entry.fact("count.anc"), limit) is not Verdict.NOT_MET and not is_settled(entry)
        for higher in before
    )


def _asks_more(sheet: Sheet) -> Fact:
    """Whether to ask how low the other blood lines were: a new low count, and other low lines or easy bruising."""
    new, others, bruises = _ANY(sheet), sheet.fact("sign.other_counts"), sheet.fact("sign.bruising")
    told = both(is_(new, "yes"), negate(is_(sheet.fact("counts.doctor_knows"), "yes")))
    unseen = Verdict.MET if _unseen(sheet) else told
    asks = both(unseen, either(_may_be_so(others), _may_be_so(bruises)))
    return yes_no(either(asks, Verdict.MET if _others_open(sheet) else Verdict.NOT_MET), [new, others, bruises])


def _others_open(sheet: Sheet) -> bool:
    """Whether other low lines were told by somebody who does not know if neutrophils are low, too.

    That nobody ever called them low is no knowledge where no count is told.
    """
    ever, low = sheet.fact("counts.ever_low"), sheet.fact("counts.any_low")
    uncounted = is_(ever, "no") is Verdict.MET and not sheet.listed("counts")
    not_known = uncounted or (_may_be_so(ever) is Verdict.MET and bool(low.why))
    return not_known and surely(sheet, "sign.other_counts", "yes")


def _may_be_so(asked: Fact) -> Verdict:
    """Whether "yes" or "I don't know" was said; not known where nothing was."""
    return Verdict.MET if asked.why in (Why.DONT_KNOW, Why.PREFER_NOT) else is_(asked, "yes")


def _lines_call(sheet: Sheet) -> Fact:
    """How soon to call about low neutrophils with other low lines, swollen nodes, a large spleen, or bleeding spots."""
    if surely(sheet, "lines.doctor_knows", "yes"):
        return _one("no")
    if not _unseen(sheet):
        return _one(_call_of_others(sheet) if _others_open(sheet) else "no")
    others, grown = _may_be(sheet, "sign.other_counts"), _younger_than(sheet, GROWN_MONTHS)
    spots = (others or _may_be(sheet, "sign.bruising")) and not surely(sheet, "lines.spots", "no")
    in_child = others and grown is not Verdict.NOT_MET and (_many_lines_or_large(sheet) or _deep_in_infant(sheet))
    in_adult = grown is not Verdict.MET and _two_deep(sheet, others=others)
    if spots or in_child or in_adult or _deep(sheet):
        return _one("today")
    large = any(surely(sheet, each, "yes") for each in ("infection.lymph_nodes", "sign.spleen"))
    return _one("soon" if others or large else "no")


def _call_of_others(sheet: Sheet) -> str:
    """Where nobody knows if neutrophils are low: today with bleeding, a deep line, or a child's large nodes or spleen.

    Else soon.
    """
    large = any(surely(sheet, each, "yes") for each in ("infection.lymph_nodes", "sign.spleen"))
    in_child = large and _younger_than(sheet, GROWN_MONTHS) is Verdict.MET
    return "today" if _deep(sheet) or in_child or surely(sheet, "lines.spots", "yes") else "soon"


def _deep(sheet: Sheet) -> bool:
    """Whether one of the other lines is so low that a doctor should see it the same day.

    SA Health asks for two of them; that one is enough where no doctor has seen it is our own choice.
    """
    return surely(sheet, "lines.platelets", "under_30") or surely(sheet, "lines.hemoglobin", "under_8")


def _deep_in_infant(sheet: Sheet) -> bool:
    """Under a year low platelets are enough (our own choice); mildly low red cells are usual at two to three months."""
    young = _younger_than(sheet, INFANT_MONTHS) is not Verdict.NOT_MET
    return young and not surely(sheet, "lines.platelets", "normal")


def _many_lines_or_large(sheet: Sheet) -> bool:
    """In a child: all lines low, or two of them with nodes, liver or spleen (SA Health)."""
    all_low = all(not surely(sheet, each, "normal") for each in ("lines.platelets", "lines.hemoglobin"))
    signs = ("infection.lymph_nodes", "sign.spleen", "sign.low_sugar")
    return all_low or any(not surely(sheet, each, "no") for each in signs)


def _two_deep(sheet: Sheet, *, others: bool) -> bool:
    """In an adult: any two of hemoglobin under 8 g/dL, neutrophils under 500, platelets under 30,000 (SA Health)."""
    deep = [
        _so(_SEVERE(sheet)),
        others and not surely(sheet, "lines.hemoglobin", "low", "normal"),
        others and not surely(sheet, "lines.platelets", "low", "normal"),
    ]
    return deep.count(True) > 1


def _infant_signs(sheet: Sheet) -> Fact:
    """Whether a sign of a severe immune problem was told of a child who is, or may be, under 2 years old."""
    if not _may_be_under(sheet, TODDLER_MONTHS):
        return _yes(so=False)
    signs = ("sign.low_lymphocytes", "sign.thymus", "sign.screen", "sign.live_vaccine")
    return any_of([sheet.fact(each) for each in signs], "yes")


def _infant_infection(sheet: Sheet) -> Fact:
    """Whether a serious infection was told of who is, or may be, under a year, with counts that are low, or may be.

    "No" where somebody who can act knows: a doctor who saw the count, or whoever gives G-CSF or a transplant.
    """
    infection = sheet.fact("infections.invasive")
    known = (
        surely(sheet, "counts.doctor_knows", "yes")
        or surely(sheet, "treat.gcsf", *ON_GCSF)
        or surely(sheet, "treat.transplant", "yes")
    )
    if not _may_be_under(sheet, INFANT_MONTHS) or known or surely(sheet, "counts.any_low", "no"):
        return _yes(so=False)
    return yes_no(is_(infection, "yes"), [infection])


def _infant_call(sheet: Sheet) -> Fact:
    """How soon a blood or immunology doctor should hear of it: today under six months where low counts were told."""
    infection = _infant_infection(sheet)
    if is_(infection, "yes") is Verdict.NOT_MET or surely(sheet, "infant.specialist", "yes"):
        return _one("no")
    if infection.why:
        return Fact(Among(frozenset({"today", "soon", "no"})), infection.why)
    arrest = includes(sheet.fact("marrow.findings"), "arrest", "myelokathexis") is Verdict.MET
    low = arrest or surely(sheet, "counts.told_low", "yes")
    if low and _younger_than(sheet, YOUNG_INFANT_MONTHS) is not Verdict.NOT_MET:
        return _one("today")
    seen = surely(sheet, "visit.with", "hematologist", "immunologist")
    # Then an immunology doctor is to be called within two working days, or was.
    immune = _so(_infant_signs(sheet)) and not surely(sheet, "infant.lymphocytes", "3000_or_more")
    return _one("no" if seen or immune else "soon")


ONCE: dict[str, Computation] = {
    "person.stage": _stage,
    "counts.told_low": _told_low,
    "counts.doctor_may_not_know": _may_not_know,
    "counts.call": _count_call,
    "lines.asked": _asks_more,
    "lines.call": _lines_call,
    "infant.signs": _infant_signs,
    "infant.infection": _infant_infection,
    "infant.call": _infant_call,
}
