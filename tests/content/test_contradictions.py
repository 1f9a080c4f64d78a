"""No question, reason or way to a test contradicts what was told: each fault a reader found, and others like it."""

from __future__ import annotations

from typing import Any

import pytest
from examples import (
    CHROMOSOMES,
    COUNT_300,
    COUNT_800,
    IN_MARROW,
    NO_SERIOUS,
    WHITE,
    _cells,
    _test,
    _years,
    counting_as,
    follow,
    suggested,
)

from questionnaire.telling.handover import Handover
from questionnaire.telling.language import language
from tests.everybody import TODAY, answers_of, book
from tests.register import COUNTRY

Said = dict[str, Any]
NEVER, DONT_KNOW = {"counts.ever_low": "no"}, {"not_given": "dont_know"}
LASTING = {"counts.ever_low": "yes", "counts.duration": "three_months_or_longer", "counts.now": "still_low"}
ONE_GENE = _test("one_gene", "nothing_found")["tests"][0]
TOLD_LOW = {"count.rough": "told_low"}


def _both(*tests: Said) -> Said:
    return {"tests": [ONE_GENE, *tests]}


def _listed(kind: str, **more: str) -> Said:
    return {
        "medicine.listed": [kind],
        "medicines": [{"medicine.kind": kind, **{f"medicine.{key}": value for key, value in more.items()}}],
    }


SILENT: list[tuple[str, Said]] = [
    # What is asked for was told to be there.
    ("one-gene-before", _both({"test.kind": "panel", "test.genes": "hundreds", "test.result": "uncertain"})),
    ("one-gene-before", _both({"test.kind": "exome", "test.result": "nothing_found"})),
    ("one-gene-before", _both({"test.kind": "one_gene", "test.result": "cause_found"})),
    ("home-kit", {"tests": [{"test.kind": "home_kit"}, {"test.kind": "panel", "test.result": "nothing_found"}]}),
    ("older-panel", {"tests": [_test("panel", "uncertain", date="2015")["tests"][0], _test("genome")["tests"][0]]}),
    ("second-look-at-exome", _test("exome", "uncertain", date="2015", looked_again="yes")),
    ("failed-test", {"tests": [{"test.kind": "panel", "test.result": "failed"}, {"test.kind": "exome"}]}),
    ("nothing-found-before", _both({"test.kind": "panel", "test.result": "cause_found"})),
    ("known-family-change", {"family.variant": "yes"} | _test("known_change", "nothing_found")),
    ("known-family-change", {"family.variant": "yes"} | _test("panel", "cause_found")),
    (
        "deletions-before",
        {"tests": [_test("panel", "uncertain", deletions=each)["tests"][0] for each in ("no", "yes")]},
    ),
    ("good-time-for-test", LASTING | {"cause.chemotherapy": "no", "cause.told": "no"} | _test("panel", "uncertain")),
    ("antibody-test-not-genetic", {"tests": [{"test.kind": "antibodies"}, ONE_GENE]}),
    ("never-counted", {"infection.gum_disease": "yes", "counts": [{"count.rough": "normal"}]}),
    ("never-counted", {"infection.gum_disease": "yes", "counts.ever_low": "yes"}),
    # What a donor’s genes show is looked at once.
    *(
        (name, _test(kind, "nothing_found", date=date, sample="blood", after_transplant="yes"))
        for name, kind, date in [
            ("second-look-at-exome", "exome", "2021"),
            ("older-panel", "panel", "2021"),
            ("next-look-later", "exome", "2026-01"),
        ]
    ),
    # What ended long ago.
    ("medicine-cause", LASTING | _listed("sulfasalazine", stop="2006", recovered="no")),
    ("medicine-cause", LASTING | _listed("clozapine", recovered="yes")),
    ("leaflet-medicine-cause", LASTING | _listed("thyroid", stop="2011")),
    # What was denied is not taken for granted.
    ("medicine-cause", NEVER | {"medicine.listed": ["clozapine"]}),
    ("duffy-medicines", NEVER | {"duffy.result": "null"}),
    ("autoimmune-cause", NEVER | {"cause.autoimmune": "yes"}),
    ("carrier-result", NEVER | _test("panel", "carrier")),
    ("family-change-not-found", NEVER | _test("known_change", "nothing_found")),
    ("antibodies-found", NEVER | {"antibodies.result": "found"}),
    # Usual for the type it is not.
    ("duffy-medicines", {"duffy.result": "null", "counts": [COUNT_300]} | {"infection.sepsis": "yes"}),
    # Of whom there is nothing to ask.
    ("count-from-percent", {"counts": [{"count.percent": 30}]}),
    ("count-from-percent", {"counts": [WHITE | {"count.percent": 30} | _cells(900)]}),
    ("school-plan", {"person.age": {"amount": 2, "unit": "weeks"}, "counts": [COUNT_300]}),
    ("counts-normal-now", {"counts.ever_low": "yes", "counts.now": "normal", "treat.gcsf": "six_months_or_longer"}),
    (
        "counts-normal-now",
        {"counts.ever_low": "yes", "counts.now": "normal", "counts": [COUNT_800 | {"count.on_gcsf": "yes"}]},
    ),
]
STANDS: list[tuple[str, Said]] = [
    ("one-gene-before", _both({"test.kind": "panel", "test.result": "failed"})),
    ("one-gene-before", _both({"test.kind": "home_kit"})),
    # That nothing was found rules nothing out, least of all where it may be the donor’s.
    ("nothing-found-before", _test("exome", "nothing_found", sample="blood", after_transplant="yes")),
    ("medicine-cause", LASTING | _listed("sulfasalazine")),
    ("medicine-cause", LASTING | _listed("rituximab", stop="2026-03")),
    ("medicine-cause", {"medicine.listed": ["clozapine"]}),
    ("known-family-change", {"family.variant": "yes"} | _test("known_change", "failed")),
    ("antibody-test-not-genetic", {"tests": [{"test.kind": "antibodies"}, {"test.kind": "newborn_screen"}]}),
    ("never-counted", {"infection.gum_disease": "yes"} | NEVER),
    ("never-counted", {"infection.gum_disease": "yes", "counts.ever_low": DONT_KNOW}),
    ("never-counted", {"infection.fevers": "yes", "pattern.gaps": "three_weeks"}),
    ("duffy-medicines", {"duffy.result": "null", "counts": [COUNT_800]}),
    # A plan for a fever does not wait for a number.
    ("fever-plan", {"counts.ever_low": "yes"}),
    ("fever-plan", {"counts": [TOLD_LOW]}),
    ("fever-plan", {"counts.ever_low": "yes", "counts": [{"count.date": "2026-09"}]}),
]


@pytest.mark.parametrize(("name", "said"), SILENT)
def test_a_question_is_silent_where_its_answer_was_told(judged: Any, name: str, said: Said):
    """Nobody asks for what they have, about what is over, or for something that they denied."""
    assert name not in suggested(judged, said)


@pytest.mark.parametrize(("name", "said"), STANDS)
def test_what_is_not_known_silences_nothing(judged: Any, name: str, said: Said):
    """What was told only in part, of another kind, or not at all leaves the question standing."""
    assert name in suggested(judged, said)


def _summary(way: Any, said: Said) -> Any:
    groups = {key: value for key, value in said.items() if key in book().questionnaire.groups}
    route = way({"person.who": "self"} | {key: each for key, each in said.items() if key not in groups}, **groups)
    return Handover(book(), route.answers, TODAY, language("en")).summary


def _said(way: Any, name: str, said: Said) -> str:
    summary = _summary(way, said)
    return " ".join(f"{each.ask} {each.because}" for each in (*summary.picked, *summary.others) if each.id == name)


@pytest.mark.parametrize(
    ("name", "said", "named", "denied"),
    [
        ("together-color-eyes-bruising", {"sign.pale": "yes", "sign.bruising": "yes"}, "bruising", "eyes"),
        ("together-color-eyes-bruising", {"sign.eyes": "yes", "sign.bruising": "yes"}, "bruising", "hair"),
        ("together-heart-veins", {"sign.heart": "yes", "sign.veins": "yes"}, "veins", "testicle"),
        ("together-monocytes", {"sign.low_monocytes": "yes", "infection.mycobacteria": "yes"}, "monocytes", "hearing"),
        ("together-skin-thumbs-marrow", {"sign.other_counts": "yes", "sign.thumbs": "yes"}, "thumb", "nails"),
        ("family-story", {"family.leukemia": "yes"}, "leukemia", "early"),
        ("gum-care", {"infection.mouth": "yes"}, "mouth sores", "teeth lost"),
        ("vaccines", {"sign.low_antibodies": "yes"} | NEVER, "antibodies", "low counts"),
        ("newborn-signs", {"birth.cord": "yes"}, "infected belly button", "grow"),
        ("fever-plan", {"now.unwell": DONT_KNOW}, "could not rule out a fever", "You told us"),
        ("fever-plan", {"infection.sepsis": "yes"}, "serious infection", "low count"),
        ("fever-plan", {"counts": [TOLD_LOW]}, "low", "1,500"),
        ("duffy-null", {"duffy.result": "null", "counts": [TOLD_LOW]}, "low, number not known", "1,500"),
        ("little-known-family", {"family.known": "one_side"}, "One side only", "adoption"),
        ("other-signs-together", NEVER | {"sign.short": "yes"} | _years(15), "health problems", "low counts"),
        ("common-causes", LASTING | {"cause.looked_for": ["none"]}, "HIV", "first"),
        ("surgery-copper", LASTING | {"cause.stomach": "yes"}, "copper", "unsteady"),
        ("surgery-copper", LASTING | {"cause.stomach": "yes", "sign.ataxia": "yes"}, "unsteady", "Then the body"),
        ("medicine-cause", LASTING | _listed("rituximab", stop="2026-03"), "after they end", "on your own"),
        ("medicine-cause", LASTING | _listed("rituximab"), "on your own", "after they end"),
        *(("sample-with-blood-cancer", each, "chromosomes", "MDS") for each in (CHROMOSOMES, IN_MARROW)),
        ("sample-with-blood-cancer", {"cause.leukemia": "yes"}, "MDS", "chromosomes"),
        ("trials-wish", NEVER | {"matter.hopes": ["trials"]}, "research studies", "low counts"),
    ],
)
def test_a_reason_names_what_was_told_and_not_what_might_have_been(
    way: Any, name: str, said: Said, named: str, denied: str
):
    """Of several that bring a question only those are named that were told; what was denied is nowhere."""
    text = _said(way, name, said)
    assert named.lower() in text.lower()
    assert denied.lower() not in text.lower()


def test_of_many_signs_the_first_few_are_named(way: Any):
    """A question stays short enough to read out."""
    text = _said(way, "other-signs-together", dict.fromkeys(counting_as("sign"), "yes"))
    assert "; others" in text or "and others" in text
    assert len(text.split()) < 70


def test_nobody_reads_a_slot(names: tuple[str, ...]):
    """Whatever was told, no question and no reason has a brace left in it."""
    for name in names:
        summary = Handover(book(), answers_of(name), TODAY, language("en")).summary
        asked = [each for each in (*summary.picked, *summary.others) if not each.own]
        assert [] == [each.id for each in asked if "{" in each.ask + each.because]


# --- the order -------------------------------------------------------------------------------------------------------

COUSINS = LASTING | {"family.related": "yes", "family.early_death": "yes"}
MUCH = COUSINS | {
    "person.who": "child", "person.country": "US", "counts": [COUNT_300], "infection.sepsis": "yes",
    "infection.gums": "yes", "treat.gcsf": "six_months_or_longer", "gcsf.stopped": "still_on_it",
    "matter.hopes": ["cost", "privacy", "children", "treatment"], "visit.with": "hematologist", "tests.ever": "no",
    "sign.heart": "yes", "sign.veins": "yes", "family.low_counts": "yes",
} | _years(4)  # fmt: skip


WELL_DUFFY_NULL = LASTING | _years(40) | NO_SERIOUS | {
    "duffy.result": "null", "counts": [_cells(1200)], "signs.areas": ["none"], "tests.ever": "no",
}  # fmt: skip


@pytest.mark.parametrize(
    ("said", "particular"),
    [
        (WELL_DUFFY_NULL, "counts-on-file"),
        (MUCH | {"marrow.done": "yes", "marrow.findings": ["myelokathexis"]}, "marrow-words"),
        (LASTING | {"duffy.result": "not_tested", "counts": [_cells(600)], "sign.warts": "yes"}, "duffy-test"),
    ],
)
def test_what_is_particular_comes_before_common_causes(way: Any, said: Said, particular: str):
    """Where these do not come before a test, blood tests that anybody may need are asked for after it."""
    summary = _summary(way, said | {"cause.looked_for": ["none"]})
    ids = [each.id for each in (*summary.picked, *summary.others)]
    assert ids.index(particular) < ids.index("common-causes")


def test_parents_who_are_related_are_asked_about_however_much_is_told(way: Any):
    """The question is among those that are printed, for a child with very much to tell."""
    assert "parents-related" in [each.id for each in _summary(way, MUCH).picked]


@pytest.mark.parametrize("country", ["US", "GB-ENG", "GB-OTHER", "CA", "AU", "EU", "other"])
@pytest.mark.parametrize(
    "said",
    [NEVER, {"counts": [_cells(1200)], **_years(40)}, {}, {"counts.ever_low": "yes", "medicine.listed": ["clozapine"]}],
)
def test_what_it_costs_is_not_asked_first_while_a_test_is_not_the_next_step(judged: Any, country: str, said: Said):
    """Where the reading is no or not yet, how the country pays comes after the third question."""
    found = judged({"person.who": "self", COUNTRY: country} | {k: v for k, v in said.items() if k != "counts"},
                   counts=said.get("counts", []))  # fmt: skip
    assert found.timing.answer != "yes"
    first = [each.suggestion.id for each in found.suggestions][:3]
    assert not {"no-cost-test", "nhs-test", "test-where-we-live"} & set(first)


# --- routes ----------------------------------------------------------------------------------------------------------

WEAK = dict.fromkeys(("sign.short", "sign.eczema", "sign.bruising", "infection.mouth", "sign.diarrhea"), "yes")


@pytest.mark.parametrize("country", ["US", "GB-ENG", "GB-OTHER", "CA", "AU", "EU", "other"])
def test_without_low_counts_weak_signs_open_no_route(judged: Any, country: str):
    """No referral stands beside “not a first step”, and no registry of neutropenia comes first."""
    said = NEVER | NO_SERIOUS | WEAK | {COUNTRY: country, "family.variant": "no", "family.immune": "no"} | _years(15)
    said |= dict.fromkeys(("sign.low_antibodies", "sign.low_lymphocytes", "sign.thymus", "sign.live_vaccine"), "no")
    said |= {"tests.ever": "no", "pattern.gaps": "none", "sign.other_counts": "no"}
    shown = {
        each.program.id: each.standing.value for each in judged(said, relatives=[], counts=[]).programs if each.shown
    }
    assert shown
    assert [] == [name for name, standing in shown.items() if standing in ("worth_asking", "only_clinician")]


def test_a_condition_of_low_counts_is_not_told_to_who_never_had_any(judged: Any):
    """Neither met nor not met: it does not apply. Chemotherapy told closes it all the same."""

    def told(said: Said) -> set[str]:
        return {item.criterion.id for each in judged(said).programs for item in each.criteria}

    of_low = {"not-usual-for-type", "not-explained", "not-medicine-or-chemotherapy", "not-cancer-or-chemotherapy"}
    assert of_low <= told({"counts.ever_low": "yes"})
    assert of_low <= told({})
    no_chemotherapy = {"cause.chemotherapy": "no", "cause.leukemia": "no"}
    assert not of_low & told(NEVER | no_chemotherapy)
    assert "not-explained" in told(NEVER | {"cause.chemotherapy": "yes"})


def test_a_baby_with_skin_infections_and_diarrhea_is_not_sent_to_a_program_for_one_disease(judged: Any):
    """Both are common, and have many other reasons."""
    said = {
        "person.age": {"amount": 8, "unit": "months"},
        COUNTRY: "US",
        "tests.ever": "no",
        "infection.pneumonia": "no",
    }
    said |= NO_SERIOUS | {"infection.skin": "yes", "sign.diarrhea": "yes", "signs.areas": ["belly"]}
    said |= dict.fromkeys(("infection.airways", "infection.herpes", "sign.spleen"), "no")
    (apds,) = (each for each in judged(said).programs if each.program.id == "navigate-apds")
    assert apds.standing.value == "probably_not"


def test_a_reason_fits_each_question_that_follows(judged: Any):
    """A question that is suggested has a reason whose condition is met, or one without a condition."""
    for said in (example for examples in (SILENT, STANDS) for _, example in examples):
        assert all(each.suggestion.because for each in follow(judged, said).values())
