"""What each way to a test says of itself, told here once more on purpose: a slip in its file is seen here."""

from __future__ import annotations

# By program: whether it is known to run, its conditions in their order, what it asks to bring.
PROGRAMS = {
    "australia-genetics": (
        "unknown",
        "early-severe-or-family specialist-agrees no-cause-found not-usual-for-type",
        "counts infections immune-tests marrow genetic-reports family family-report growth transplant-dates",
    ),
    "canada-clinic": (
        "unknown",
        "low-or-known-in-family province-agrees no-cause-found not-usual-for-type",
        "counts infections immune-tests marrow genetic-reports family family-report transplant-dates",
    ),
    "eu-hospital": (
        "unknown",
        "low-or-known-in-family specialist-agrees no-cause-found not-usual-for-type",
        "counts infections immune-tests marrow genetic-reports family family-report transplant-dates",
    ),
    "genetic-counselor": (
        "unknown",
        "low-or-known-in-family no-cause-found not-explained not-usual-for-type",
        "counts infections genetic-reports family medicines transplant-dates questions",
    ),
    "nhs-nations": (
        "unknown",
        "low-or-known-in-family specialist-asks no-cause-found not-usual-for-type",
        "counts infections immune-tests marrow genetic-reports family family-report transplant-dates",
    ),
    "nhs-r15": (
        "open",
        "low-neutrophils immunologist-suspects no-cause-found not-usual-for-type",
        "counts infections immune-tests marrow genetic-reports family transplant-dates",
    ),
    "other-country": (
        "unknown",
        "low-or-known-in-family doctor-agrees no-cause-found not-usual-for-type",
        "counts infections immune-tests marrow genetic-reports family family-report transplant-dates",
    ),
    "ern-referral": (
        "unknown",
        "doctor-refers low-for-three-months not-usual-for-type",
        "letters counts infections immune-tests marrow genetic-reports family doctor",
    ),
    "nhs-r91": (
        "unknown",
        "low-blood-cells blood-doctor-agrees no-cause-found not-usual-for-type",
        "counts marrow infections genetic-reports family medicines transplant-dates",
    ),
    "ontario-gso": (
        "unknown",
        "lives-in-ontario low-or-known-in-family no-cause-found meets-form not-usual-for-type",
        "genetic-reports letters counts infections immune-tests marrow family transplant-dates",
    ),
    "path4ward": (
        "unknown",
        "low-for-three-months no-cause-found not-explained not-usual-for-type",
        "counts infections genetic-reports family transplant-dates doctor",
    ),
    "nhs-r313": (
        "unknown",
        "severe-or-in-a-rhythm blood-doctor-agrees no-cause-found not-usual-for-type",
        "counts marrow infections genetic-reports family medicines transplant-dates",
    ),
    "nhs-known-change": (
        "unknown",
        "change-known report-read",
        "family-report genetic-reports family doctor",
    ),
    "own-doctor": (
        "open",
        "symptoms no-cause-found other-ways-tried changes-care specialist-and-approval not-usual-for-type",
        "counts infections marrow immune-tests genetic-reports family medicines transplant-dates insurance",
    ),
    "known-change": (
        "unknown",
        "change-known report-read",
        "family-report genetic-reports family insurance doctor",
    ),
    "second-look": (
        "unknown",
        "no-clear-answer some-years-ago no-cause-found",
        "genetic-reports infections counts family doctor",
    ),
    "nhs-r338": (
        "unknown",
        "low-neutrophils long-treatment still-treated",
        "treatment-dates counts marrow genetic-reports",
    ),
    "scn-registry": (
        "open",
        "severe-three-times not-medicine-or-chemotherapy no-autoimmune-disease no-marrow-disease three-months-old",
        "counts serial-counts infections marrow genetic-reports treatment-dates doctor",
    ),
    "nih-immune": (
        "open",
        "immune-problem up-to-ninety not-usual-for-type",
        "letters counts infections immune-tests genetic-reports family doctor",
    ),
    "scn-registry-europe": (
        "unknown",
        "severe-three-times not-cancer-or-chemotherapy not-medicine-or-vitamin no-autoimmune-disease",
        "counts serial-counts infections marrow genetic-reports treatment-dates doctor",
    ),
    "fourward": (
        "unknown",
        "twelve-or-older kind-of-neutropenia count-under-1000 two-infections-a-year not-medicine-infection-cancer",
        "counts infections genetic-reports medicines treatment-dates doctor",
    ),
    "udn": (
        "unknown",
        "no-cause-found thorough-search clinician-letter broad-test-first",
        "letters counts infections marrow immune-tests genetic-reports family medicines doctor",
    ),
    "jeffreys-insights": (
        "unknown",
        "center-suspects no-cause-found not-usual-for-type low-or-infections not-explained",
        "counts infections immune-tests genetic-reports family",
    ),
    "navigate-apds": (
        "unknown",
        "signs not-a-very-young-child no-cause-found",
        "infections counts immune-tests genetic-reports family",
    ),
    "nihr-bioresource": (
        "unknown",
        "low-for-three-months team-asks not-usual-for-type",
        "counts infections genetic-reports",
    ),
}
# By country: the ways, in the order in which they are told and printed.
IN_ORDER = {
    "US": (
        "genetic-counselor path4ward own-doctor known-change second-look scn-registry "
        "nih-immune udn fourward jeffreys-insights navigate-apds"
    ),
    "GB-ENG": ("nhs-r15 nhs-r91 nhs-r313 nhs-known-change nhs-r338 scn-registry-europe nihr-bioresource"),
    "GB-OTHER": ("nhs-nations second-look scn-registry-europe"),
    "CA": ("canada-clinic ontario-gso second-look scn-registry"),
    "AU": ("australia-genetics second-look scn-registry"),
    "EU": ("eu-hospital ern-referral second-look scn-registry-europe"),
    "other": ("other-country second-look scn-registry"),
}
