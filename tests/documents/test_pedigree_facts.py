"""Whatever can be told of a relative or a family has its words beside the drawing, and where it was not told none."""

from __future__ import annotations

from typing import Any

from test_pedigree_words import MEANINGS, legend, tree

from questionnaire.drawing.pedigree.shapes import DOTTED, LEVEL, SOLID, UPRIGHT
from questionnaire.neutropenia.pedigree import Pedigree

OWN = "Of the patient’s own signs, only low counts and gene tests are drawn."
WHICH = "was not told. It may be one who is drawn."
AUNT = "which aunt or uncle is the parent of the cousins"


def _age(number: int, unit: str = "years") -> dict[str, str]:
    return {"amount": str(number), "unit": unit}


# What was told of a brother, and his sentence.
OF_A_BROTHER: tuple[tuple[dict[str, Any], str], ...] = (
    ({}, "health not told"),
    ({"living": "alive"}, "alive; health not told"),
    ({"living": "alive", "age": _age(12)}, "alive, 12 years old; health not told"),
    ({"living": "died"}, "has died; health not told"),
    ({"living": "died", "age": _age(3, "weeks")}, "died at 3 weeks; health not told"),
    ({"age": _age(9, "months")}, "9 months old now or at death; health not told"),
    ({"signs": ["nothing"]}, "none of the signs asked about"),
    ({"signs": ["early_death"]}, "has died; death as a baby or child"),
    ({"signs": ["leukemia"], "found_age": _age(3)}, "leukemia or MDS; found at 3 years"),
    ({"twin": "identical"}, "identical twin of the patient; health not told"),
    ({"twin": "not_identical"}, "twin of the patient; health not told"),
    ({"twin": "no"}, "health not told"),
    ({"tested": "yes"}, "health not told; had a genetic test"),
    ({"tested": "no"}, "health not told; no genetic test"),
    (
        {"signs": ["known_variant"], "tested": "yes", "gene": "ELANE"},
        "gene change found by a test; gene or change as told: ELANE",
    ),
)
SIGNS = {
    "low_counts": "low neutrophils or white cells",
    "infections": "many or serious infections",
    "teeth_lost": "mouth sores or teeth lost early",
    "leukemia": "leukemia or MDS",
    "lymphoma": "lymphoma",
    "weak_heart": "a weak heart as a baby",
    "hearing_swelling": "hearing loss or a limb that stays swollen",
    "warts": "many warts",
    "carrier": "carrier of one changed gene copy",
    "known_variant": "gene change found by a test",
}
GENDERS = {
    "woman": "woman or girl",
    "man": "man or boy",
    "another": "nonbinary or another gender",
    None: "gender not told",
}


def _of(made: Pedigree, role: str) -> list[str]:
    """What is said of those with this role."""
    return [each.partition(": ")[2] for each in made.sentences if each.split(" ", 1)[1].startswith(f"{role}: ")]


def test_each_fact_of_a_relative_is_in_their_sentence() -> None:
    """Life, health, a twin, a test and what it found; of who no role says it, the gender."""
    for told, said in (*OF_A_BROTHER, *(({"signs": [sign]}, said) for sign, said in SIGNS.items())):
        assert [f"{said}."] == _of(tree({"role": "brother", **told}), "Brother"), told
    roles = {
        "cousin_mother": "Cousin on the mother’s side",
        "cousin_father": "Cousin on the father’s side",
        "niece_nephew": "Niece or nephew",
        "grandchild": "Grandchild",
    }
    for role, name in roles.items():
        for gender, said in GENDERS.items():
            made = tree({"role": role, **({"gender": gender} if gender else {})})
            assert [f"{said}; health not told."] == _of(made, name), role


# Answers on the family, its relatives, and the notes beside the drawing but for the last, which is always there.
NOTES: tuple[tuple[dict[str, Any], list[dict[str, Any]], list[str]], ...] = (
    ({"family.related": "yes"}, [], []),
    ({"family.story": ["egg_donor"]}, [], []),
    (
        {"family.related": "yes", "family.story": ["egg_donor"]},
        [],
        ["The parents were said to be related by blood. A donor was told of, too."],
    ),
    ({"family.story": ["no_contact"]}, [], ["No contact with a parent by blood."]),
    ({"family.known": "both_sides"}, [{"role": "mother"}], []),
    ({"family.known": "one_side"}, [{"role": "mother"}], ["One side of the family only is known."]),
    ({"family.known": "little"}, [{"role": "mother"}], ["Only a little is known of the family."]),
    ({"family.known": "adopted"}, [{"role": "mother"}], ["Next to nothing is known of the family."]),
    (
        {},
        [{"role": "mother"}, {"role": "mother", "living": "died"}],
        ["Not in the drawing, a second entry for one person. Mother: has died; health not told."],
    ),
    ({}, [{"role": "half_sister"}], ["Not in the drawing, shared parent not told. Half sister: health not told."]),
    ({}, [{"role": "other"}], ["Not in the drawing, place not told. Another blood relative: health not told."]),
    (
        {},
        [{"role": "cousin_mother"}],
        [f"II-3: {AUNT} {WHICH}"],
    ),
    (
        {},
        [{"role": "cousin_father"}],
        [f"II-1: {AUNT} {WHICH}"],
    ),
    ({}, [{"role": "niece_nephew"}], [f"II-2: which brother or sister is the parent {WHICH}"]),
    ({}, [{"role": "grandchild"}], [f"III-1: which child is the parent {WHICH}"]),
)


def test_each_note_stands_where_it_is_true_and_nowhere_else() -> None:
    """Who is not drawn and why, what is not known of a family, and what does not fit."""
    for told, relatives, notes in NOTES:
        assert (*notes, OWN) == tree(*relatives, **told).notes, (told, relatives)


def test_each_sign_of_the_legend_is_shown_by_a_sample_that_has_it() -> None:
    """One pattern for each, a dot, a slash, a letter or brackets: and no sample where nobody drawn has the sign."""
    samples: dict[str, tuple[Any, Pedigree]] = {
        MEANINGS["low_counts"]: ((SOLID,), tree({"role": "brother", "signs": ["low_counts"]})),
        MEANINGS["infections"]: ((UPRIGHT,), tree({"role": "brother", "signs": ["infections"]})),
        MEANINGS["leukemia"]: ((LEVEL,), tree({"role": "brother", "signs": ["leukemia"]})),
        "other sign, by letter": ((DOTTED,), tree({"role": "brother", "signs": ["lymphoma"]})),
        "carrier": ("carrier", tree({"role": "brother", "signs": ["carrier"]})),
        "deceased (d.: age at death)": ("deceased", tree({"role": "brother", "living": "died"})),
        "donor of egg or sperm": ("D", tree(**{"family.story": ["egg_donor"]})),
        "health not told": ("?", tree({"role": "brother"})),
        "one or more, number not told": ("n", tree({"role": "niece_nephew"})),
        "adopted": ("adopted", tree(**{"family.story": ["adopted"]})),
    }
    plain = legend(tree(*({"role": each, "signs": ["nothing"], "living": "alive"} for each in ("mother", "father"))))
    assert set() == samples.keys() & {*plain}
    for text, (sign, made) in samples.items():
        (sample,) = [item.symbol for item in made.drawing.legend if item.symbol and item.text.text == text]
        shown = [
            sample.quarters,
            sample.inside,
            *(each for each in ("carrier", "deceased", "adopted") if getattr(sample, each)),
        ]
        assert [sign] == [each for each in shown if each], text
