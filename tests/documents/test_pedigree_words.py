"""The words of a family tree: its legend says what each sign means, its title how many were told of."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from handed import hand, said

from questionnaire.neutropenia.pedigree import Pedigree

# Each sign of a relative, and what the legend says of it; the code below the symbol comes first.
MEANINGS = {
    "low_counts": "low neutrophils, white cells",
    "infections": "many or serious infections",
    "leukemia": "leukemia or MDS",
    "teeth_lost": "M: mouth sores, teeth lost early",
    "hearing_swelling": "H: hearing loss or swollen limb",
    "warts": "W: many warts",
    "known_variant": "E+: gene change found by a test",
}


def tree(*relatives: dict[str, Any], **told: Any) -> Pedigree:
    """The family tree of somebody with these relatives."""
    listed = [{f"relative.{key}": value for key, value in each.items()} for each in relatives]
    made = said({"counts.ever_low": "no", **told}, {"relatives": listed}).pedigree
    assert made is not None
    return made


def legend(made: Pedigree) -> list[str]:
    return [item.text.text for item in made.drawing.legend]


@pytest.mark.parametrize("sign", MEANINGS)
def test_the_legend_says_what_a_sign_means_where_it_is_drawn_and_nowhere_else(sign: str) -> None:
    """One relative has it, and in another family nobody does."""
    wanted = MEANINGS[sign]
    shown = legend(tree({"role": "brother", "signs": [sign], "living": "alive"}))
    assert 1 == shown.count(wanted), shown
    others = legend(tree({"role": "brother", "signs": ["nothing"], "living": "alive"}))
    assert wanted not in others


@pytest.mark.people
def test_the_title_counts_those_who_were_told_of(name: str) -> None:
    """Neither the patient nor somebody whom only the drawing needs."""
    person = hand(name)
    if person.pedigree is None:
        return
    entries = person.route.answers.group("relatives").entries
    apart = [note for note in person.pedigree.notes if note.startswith("Not in the drawing")]
    assert f"Relatives told of: {len(entries) - len(apart)}." in person.pedigree.title


@pytest.mark.people
def test_everybody_drawn_has_a_sentence_and_a_number(name: str) -> None:
    """Those nothing was told of share one; one who may be several is in the notes."""
    made = hand(name).pedigree
    if made is not None:
        numbered = [label.text for label in made.drawing.labels if label.text.count("-") == 1 and label.text[0] in "IV"]
        words = " ".join((*made.sentences, *made.notes))
        assert [] == [number for number in numbered if number not in words]


@pytest.mark.parametrize(("complete", "said_so"), [(None, 0), (True, 0), (False, 1)])
def test_more_relatives_are_spoken_of_only_where_the_list_was_left_open(complete: bool | None, said_so: int) -> None:
    """Not after “these are all”, nor where nobody said either."""
    person = said({"counts.ever_low": "no"}, {"relatives": [{"relative.role": "mother"}]})
    relatives = replace(person.answers.group("relatives"), complete=complete)
    made = replace(person, answers=replace(person.answers, groups={"relatives": relatives})).pedigree
    assert made is not None
    assert said_so == made.notes.count("There may be more relatives than these.")


def test_the_age_at_which_leukemia_was_found_is_told_beside_the_age_now() -> None:
    """A sister of 44 whose leukemia was found at 30: the age that a counselor asks for first."""
    sister = {"role": "sister", "signs": ["leukemia"], "living": "alive", "age": {"amount": "44", "unit": "years"}}
    made = tree({**sister, "found_age": {"amount": "30", "unit": "years"}})
    assert any("44 years" in each and "leukemia or MDS; found at 30 years" in each for each in made.sentences)


def test_of_the_patient_no_more_is_denied_than_is_drawn() -> None:
    """Serious infections stand elsewhere: the drawing looks at low counts and gene changes alone."""
    told = {"counts.ever_low": "no", "infection.drip": "yes", "infection.sepsis": "yes"}
    made = said(told, {"relatives": [{"relative.role": "mother", "relative.signs": ["nothing"]}]}).pedigree
    assert made is not None
    patient, mother = (next(each for each in made.sentences if each.startswith(who)) for who in ("II-1", "I-2"))
    assert patient.endswith("no low counts and no gene change told.")
    assert mother.endswith("none of the signs asked about.")
