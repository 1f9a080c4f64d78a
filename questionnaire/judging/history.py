"""Facts computed from the history: right now, symptoms, family."""

from __future__ import annotations

from questionnaire.judging.computing import any_yes
from questionnaire.judging.facts import Computation, Sheet
from questionnaire.logic.predicates import Among, Fact, Why

# --- the person and now ---------------------------------------------------------------------------------------------

# What may be so right now, and the question that asks it.
MAY_BE = {"now.may_be_unwell": "now.unwell", "now.cord_may_be_infected": "now.cord"}


def _may_be(question: str) -> Computation:
    """Whether something may be so right now that needs a call: "I don't know" counts as yes, here alone.

    Fever may be the only sign of a dangerous infection, and sepsis may come with a normal temperature (BMJ Best
    Practice, topic 893). A cord infection in a newborn can spread fast (Contemporary Pediatrics).
    """

    def may_be(sheet: Sheet) -> Fact:
        asked = sheet.fact(question)
        return Fact(Among(frozenset({"yes"}))) if asked.why in (Why.DONT_KNOW, Why.PREFER_NOT) else asked

    return may_be


# --- symptoms, family -----------------------------------------------------------------------------------------------

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
    **{fact: _may_be(question) for fact, question in MAY_BE.items()},
    "infections.serious": _serious,
    "infections.any": _any_infection,
    "signs.any": _signs,
    "family.signs": _family,
}
