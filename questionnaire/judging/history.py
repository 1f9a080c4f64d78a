"""Facts computed from the rest: right now, symptoms, causes, family, earlier genetic tests."""

from __future__ import annotations

from decimal import Decimal

from questionnaire.asking.values import PartialDate, Span
from questionnaire.judging.computing import (
    YES_OR_NO,
    any_of,
    any_yes,
    computes,
    computes_of,
    first_why,
    is_,
    months_between,
    yes_no,
)
from questionnaire.judging.facts import EntrySheet, Sheet, rough
from questionnaire.judging.predicates import (
    Among,
    Fact,
    Op,
    Several,
    Verdict,
    Why,
    compare,
    tally,
)

# --- the person and now ---------------------------------------------------------------------------------------------


@computes("now.may_be_unwell")
def _may_be_unwell(sheet: Sheet) -> Fact:
    """Fever, chills or very ill now.

    "I don't know" counts as yes here, and here alone: fever may be the only sign of a dangerous infection, and sepsis
    may come with a normal temperature (BMJ Best Practice, topic 893).
    """
    asked = sheet.fact("now.unwell")
    if asked.why in (Why.DONT_KNOW, Why.PREFER_NOT):
        return Fact(Among(frozenset({"yes"})))
    return asked


# --- symptoms, causes, family ---------------------------------------------------------------------------------------

SERIOUS = ("infection.pneumonia", "infection.sepsis", "infection.deep", "infection.drip", "infection.fungal")
COMMON = (
    "infection.fevers", "infection.mouth", "infection.gums", "infection.ears", "infection.sinus", "infection.skin",
)  # fmt: skip
FEATURES = (
    "sign.warts", "sign.low_antibodies", "sign.low_lymphocytes", "sign.other_counts", "sign.pale", "sign.heart",
    "sign.pancreas", "sign.bones", "sign.hearing", "sign.swelling", "sign.learning",
)  # fmt: skip


@computes("infections.serious")
def _serious(sheet: Sheet) -> Fact:
    """Any infection that is treated as serious."""
    return any_yes(sheet, *SERIOUS, "birth.cord")


@computes("infections.any")
def _any_infection(sheet: Sheet) -> Fact:
    """Any infection or sore from either list."""
    return any_yes(sheet, *COMMON, *SERIOUS)


@computes("signs.any")
def _signs(sheet: Sheet) -> Fact:
    """Any feature beyond infections that counselors ask to hear about."""
    return any_yes(sheet, *FEATURES)


@computes("cause.possible")
def _cause(sheet: Sheet) -> Fact:
    """A medicine or another cause that may explain the low counts."""
    listed = sheet.fact("medicine.listed")
    chosen = listed.possible
    asked = [sheet.fact(fact_id) for fact_id in ("cause.told", "cause.chemotherapy", "cause.autoimmune")]
    if isinstance(chosen, Several) and chosen.certain - {"none"}:
        return yes_no(Verdict.MET)
    verdict = any_of(asked, "yes")
    if isinstance(chosen, Several) and not chosen.certain and chosen.possible:
        return verdict if is_(verdict, "yes") is Verdict.MET else Fact(Among(YES_OR_NO), listed.why)
    return verdict


@computes("family.signs")
def _family(sheet: Sheet) -> Fact:
    """Low neutrophils, early death, leukemia or a known variant among blood relatives, or parents who are related."""
    return any_yes(
        sheet, "family.low_counts", "family.early_death", "family.leukemia", "family.variant", "family.related"
    )


# --- earlier genetic tests ------------------------------------------------------------------------------------------

_BREADTH = {
    "one_gene": "one_gene",
    "panel": "panel",
    "exome": "exome_or_genome",
    "genome": "exome_or_genome",
    "chromosomes": "other",
    "home_kit": "not_clinical",
    "antibodies": "not_genetic",
}
BREADTHS = tuple(dict.fromkeys(_BREADTH.values()))


@computes_of("tests", "test.breadth")
def _breadth(entry: EntrySheet) -> Fact:
    """How much of the genome an earlier test read."""
    kind = entry.fact("test.kind")
    if isinstance(kind.possible, Among):
        return Fact(Among(frozenset(_BREADTH[option] for option in kind.possible.values)), kind.why)
    return Fact(Among(frozenset(BREADTHS)), kind.why)


@computes_of("tests", "test.years_ago")
def _years_ago(entry: EntrySheet) -> Fact:
    """Years since an earlier test."""
    date = entry.given("test.date")
    if not isinstance(date, PartialDate):
        return Fact(Span(Decimal(0), None), first_why([entry.fact("test.date")]))
    months = months_between(date, entry.person.today)
    return rough(Span((months.low or Decimal(0)) / 12, (months.high or Decimal(0)) / 12))


@computes("tests.gene_found")
def _gene_found(sheet: Sheet) -> Fact:
    """Whether a clinical test has found the cause: a result called pathogenic or likely pathogenic."""
    entries, more = sheet.entries("tests")
    verdicts = []
    for _, entry in entries:
        clinical = compare(entry.fact("test.breadth").possible, Op.IS_ONE_OF, ["not_clinical", "not_genetic"])
        found = is_(entry.fact("test.result"), "cause_found")
        if clinical is Verdict.MET:
            found = Verdict.NOT_MET
        verdicts.append(found)
    maybe = verdicts.count(Verdict.UNKNOWN) + (more is not None)
    return yes_no(tally(verdicts.count(Verdict.MET), maybe, 1), why=more or Why.DONT_KNOW)


@computes("tests.broad_done")
def _broad_done(sheet: Sheet) -> Fact:
    """Whether a clinical test of many genes was done."""
    entries, more = sheet.entries("tests")
    verdicts = [is_(entry.fact("test.breadth"), "panel", "exome_or_genome") for _, entry in entries]
    maybe = verdicts.count(Verdict.UNKNOWN) + (more is not None)
    return yes_no(tally(verdicts.count(Verdict.MET), maybe, 1), why=more or Why.DONT_KNOW)
