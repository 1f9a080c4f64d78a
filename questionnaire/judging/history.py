"""Facts computed from the history: right now, symptoms, causes, family."""

from __future__ import annotations

from questionnaire.judging.computing import (
    YES_OR_NO,
    any_entry,
    any_of,
    any_yes,
    is_,
    yes_no,
)
from questionnaire.judging.facts import Computation, Sheet
from questionnaire.judging.predicates import (
    Among,
    Fact,
    Several,
    Verdict,
    Why,
)

# --- the person and now ---------------------------------------------------------------------------------------------


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

SERIOUS = (
    "infection.pneumonia", "infection.perianal", "infection.sepsis", "infection.meningitis", "infection.bone_joint",
    "infection.deep", "infection.drip", "infection.fungal", "infection.mycobacteria",
)  # fmt: skip
COMMON = (
    "infection.fevers", "infection.mouth", "infection.gums", "infection.gum_disease", "infection.teeth_lost",
    "infection.ears", "infection.sinus", "infection.skin", "infection.cellulitis", "infection.lymph_nodes",
    "infection.airways", "infection.herpes", "infection.long_antibiotics", "infection.unusual",
)  # fmt: skip
FEATURES = (
    "sign.warts", "sign.pale", "sign.mottled", "sign.white_patches", "sign.eczema", "sign.bruising", "sign.wounds",
    "sign.eyes", "sign.retina", "sign.cataract", "sign.hearing",
    "sign.heart", "sign.veins", "sign.heart_muscle", "sign.swelling", "sign.lung_protein",
    "sign.pancreas", "sign.diarrhea", "sign.bowel", "sign.low_sugar", "sign.spleen", "sign.kidneys", "sign.genitals",
    "sign.short", "sign.bones", "sign.thumbs", "sign.head", "sign.weak_bones",
    "sign.learning", "sign.seizures", "sign.ataxia", "sign.stroke",
    "sign.low_antibodies", "sign.low_lymphocytes", "sign.low_monocytes", "sign.high_monocytes", "sign.other_counts",
    "sign.hlh", "sign.thymus", "sign.live_vaccine",
)  # fmt: skip


def _serious(sheet: Sheet) -> Fact:
    """Any infection that is treated as serious."""
    return any_yes(sheet, *SERIOUS)


def _any_infection(sheet: Sheet) -> Fact:
    """Any infection or sore from either list."""
    return any_yes(sheet, *COMMON, *SERIOUS)


def _signs(sheet: Sheet) -> Fact:
    """Any feature beyond infections that counselors ask to hear about."""
    return any_yes(sheet, *FEATURES)


def _cause(sheet: Sheet) -> Fact:
    """A medicine or another cause that may explain the low counts."""
    listed = sheet.fact("medicine.listed")
    chosen = listed.possible
    asked = [sheet.fact(fact_id) for fact_id in ("cause.told", "cause.chemotherapy", "cause.autoimmune")]
    if isinstance(chosen, Several) and chosen.certain - {"none"}:
        return yes_no(Verdict.MET)
    verdict = any_of(asked, "yes")
    if isinstance(chosen, Several) and chosen.possible:
        return verdict if is_(verdict, "yes") is Verdict.MET else Fact(Among(YES_OR_NO), listed.why)
    return verdict


def _recovered(sheet: Sheet) -> Fact:
    """Whether the counts were normal again after one of the medicines was stopped."""
    return any_entry(sheet, "medicines", lambda entry: is_(entry.fact("medicine.recovered"), "yes"))


def _all_stopped(sheet: Sheet) -> Fact:
    """Whether a day of stopping is known for every listed medicine; never "no", for it may not have been asked."""
    listed = sheet.fact("medicine.listed").possible
    entries, _ = sheet.entries("medicines")
    stopped = {str(entry.given("medicine.kind")) for _, entry in entries if entry.given("medicine.stop") is not None}
    taken = {str(entry.given("medicine.kind")) for _, entry in entries if entry.given("medicine.stop") is None}
    if isinstance(listed, Several) and listed.certain and listed.certain <= stopped - taken:
        return yes_no(Verdict.MET)
    return yes_no(Verdict.UNKNOWN)


def _family(sheet: Sheet) -> Fact:
    """Low neutrophils, early death, leukemia or a known variant among blood relatives, or parents who are related."""
    return any_yes(
        sheet,
        "family.low_counts",
        "family.early_death",
        "family.leukemia",
        "family.variant",
        "family.immune",
        "family.related",
    )


ONCE: dict[str, Computation] = {
    "now.may_be_unwell": _may_be_unwell,
    "infections.serious": _serious,
    "infections.any": _any_infection,
    "signs.any": _signs,
    "cause.possible": _cause,
    "medicine.recovered_after": _recovered,
    "medicine.all_stopped": _all_stopped,
    "family.signs": _family,
}
