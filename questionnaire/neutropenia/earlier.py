"""Facts computed from earlier genetic tests: how much they read, how long ago, of whose genes, with what result."""

from __future__ import annotations

from decimal import Decimal

from questionnaire.asking.values import PartialDate, months_between
from questionnaire.judging.computing import age_at, any_entry, both, either, first_why, is_, surely, yes_no
from questionnaire.judging.facts import ANY_NUMBER, Computation, EntryComputation, EntrySheet, Sheet, rough
from questionnaire.logic.predicates import Among, Fact, Verdict, Why
from questionnaire.logic.span import Span

NOT_INHERITED = ("home_kit", "antibodies", "tumor")
_BREADTH = {
    "one_gene": "one_gene",
    "known_change": "one_gene",
    "panel": "panel",
    "exome": "exome_or_genome",
    "genome": "exome_or_genome",
    "chromosomes": "other",
    "newborn_screen": "other",
    "tumor": "other",
    "home_kit": "not_clinical",
    "antibodies": "not_genetic",
}


def _breadth(entry: EntrySheet) -> Fact:
    """How much of the genome an earlier test read."""
    kind = entry.fact("test.kind")
    read = (breadth for option, breadth in _BREADTH.items() if is_(kind, option) is not Verdict.NOT_MET)
    return Fact(Among(frozenset(read)), kind.why)


def _years_ago(entry: EntrySheet) -> Fact:
    """Years since an earlier test."""
    date = entry.given("test.date")
    if not isinstance(date, PartialDate):
        return Fact(ANY_NUMBER, entry.fact("test.date").why)
    months = months_between(date, entry.person.today)
    return rough(Span((months.low or Decimal(0)) / 12, (months.high or Decimal(0)) / 12))


def _age_at_test(entry: EntrySheet) -> Fact:
    """Age in months when the test was done."""
    known = age_at(entry, "test.date", "person.age")
    if known is not None:
        return known
    return Fact(ANY_NUMBER, first_why([entry.fact("test.date"), entry.person.fact("person.age")]))


def _donor_sample(entry: EntrySheet) -> Fact:
    """Whether the sample shows the donor's genes: blood, saliva or marrow taken after a transplant.

    Laboratories ask for skin then (Mayo Clinic Laboratories, tests SCCNP and IEICP, read 2026-11).
    """
    sample, after = entry.fact("test.sample"), entry.fact("test.after_transplant")
    taken_after = is_(after, "yes")
    if taken_after is Verdict.UNKNOWN and surely(entry, "treat.transplant", "no"):
        return yes_no(Verdict.NOT_MET)
    return yes_no(both(is_(sample, "blood", "saliva", "marrow"), taken_after), [sample, after])


def _any_donor_sample(sheet: Sheet) -> Fact:
    """Whether any earlier test may have read a donor's genes."""
    return any_entry(sheet, "tests", lambda entry: is_(entry.fact("test.donor_sample"), "yes"))


def _found_cause(entry: EntrySheet) -> Fact:
    """Whether this test of inherited genes found the cause: a result called pathogenic or likely pathogenic.

    A home kit is no medical test (Genet Med 2018, gim201838), and a change in a tumor or in the chromosomes of marrow
    need not be inherited. A result that was never told, that may be a donor's, or that a study found is not known: a
    medical laboratory has to confirm it. Where the kind of test is not known, the words of the result are believed.
    """
    result = entry.fact("test.result")
    if surely(entry, "test.kind", *NOT_INHERITED):
        return yes_no(Verdict.NOT_MET)
    marrow = both(is_(entry.fact("test.kind"), "chromosomes"), is_(entry.fact("test.sample"), "marrow"))
    if marrow is Verdict.MET:
        return yes_no(Verdict.NOT_MET)
    found = is_(result, "cause_found")
    doubts = (is_(entry.fact("test.donor_sample"), "yes"), is_(entry.fact("test.ordered_by"), "research"))
    if is_(result, "not_told") is Verdict.MET or (found is Verdict.MET and Verdict.MET in doubts):
        return yes_no(Verdict.UNKNOWN, why=Why.DONT_KNOW)
    return yes_no(found, [result])


def _gene_found(sheet: Sheet) -> Fact:
    """Whether any test has found the cause."""
    return any_entry(sheet, "tests", lambda entry: is_(entry.fact("test.found_cause"), "yes"))


def _broad_done(sheet: Sheet) -> Fact:
    """Whether a clinical test of many genes was done; not one that is known to have failed or to be of a donor."""

    def broad(entry: EntrySheet) -> Verdict:
        lost = (is_(entry.fact("test.result"), "failed"), is_(entry.fact("test.donor_sample"), "yes"))
        return Verdict.NOT_MET if Verdict.MET in lost else is_(entry.fact("test.breadth"), "panel", "exome_or_genome")

    return any_entry(sheet, "tests", broad)


def _known_change(sheet: Sheet) -> Fact:
    """Whether a gene change is known in the family; a "no" is believed although not all relatives are told."""
    asked = sheet.fact("family.variant")
    relatives, _ = sheet.entries("relatives")
    told = [is_(entry.fact("relative.signs"), "known_variant") for _, entry in relatives]
    return yes_no(either(is_(asked, "yes"), *(each for each in told if each is Verdict.MET)), [asked])


ONCE: dict[str, Computation] = {
    "family.known_change": _known_change,
    "tests.donor_sample": _any_donor_sample,
    "tests.gene_found": _gene_found,
    "tests.broad_done": _broad_done,
}
OF_ENTRIES: dict[str, dict[str, EntryComputation]] = {
    "tests": {
        "test.breadth": _breadth,
        "test.years_ago": _years_ago,
        "test.age_months": _age_at_test,
        "test.donor_sample": _donor_sample,
        "test.found_cause": _found_cause,
    },
}
