"""The Family around a packet: who stands in its pedigree, and when it is what is handed over."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from packets import BOOK, TODAY, answered, sheet_of

from questionnaire.asking.answers import Answers
from questionnaire.cli import main
from questionnaire.neutropenia.phenopacket.packet import family, phenopacket_file
from tests.laws.people import people


def _persons(answers: Answers) -> dict[str, dict[str, Any]]:
    persons = family(BOOK, sheet_of(answers), TODAY, "p-1")["pedigree"]["persons"]
    by_id = {each["individualId"]: each for each in persons}
    assert len(by_id) == len(persons)
    return by_id


def _with(*relatives: dict[str, Any], **said: Any) -> Answers:
    return answered({key.replace("_", ".", 1): value for key, value in said.items()}, relatives=list(relatives))


@given(people())
def test_every_parent_is_there_and_is_of_the_right_sex(answers: Answers):
    """Both parents or neither; a father is male, a mother female. Who is neither has no children here."""
    persons = _persons(answers)
    for person in persons.values():
        father, mother = person["paternalId"], person["maternalId"]
        assert (father == "0") == (mother == "0")
        if father != "0":
            assert ("MALE", "FEMALE") == (persons[father]["sex"], persons[mother]["sex"])


@given(people())
def test_nobody_is_their_own_ancestor(answers: Answers):
    """Following parents ends at the founders."""
    persons = _persons(answers)
    for start in persons:
        line = {start}
        for _ in range(4):
            line = {persons[each][side] for each in line for side in ("paternalId", "maternalId")} - {"0"}
            assert start not in line
        assert not line


@given(people())
def test_everybody_belongs_to_the_one_family(answers: Answers):
    """Nobody stands apart: each is the person, an ancestor, a child of one, or the other parent of one."""
    persons = _persons(answers)
    parents = {each[side] for each in persons.values() for side in ("paternalId", "maternalId")} - {"0"}
    assert {"p-1"} == {each["familyId"] for each in persons.values()}
    assert set() == {key for key, each in persons.items() if each["paternalId"] == "0"} - parents


def test_a_mothers_sister_brings_the_grandparents():
    """They are the parents of both; of the father's parents nothing was told."""
    persons = _persons(_with({"relative.role": "mothers_sister", "relative.signs": ["low_counts"]}))
    assert {"p-1", "mother", "father", "mothers-mother", "mothers-father", "mothers-sister-1"} == persons.keys()
    assert "mothers-mother" == persons["mother"]["maternalId"] == persons["mothers-sister-1"]["maternalId"]
    affected = {key for key, each in persons.items() if each["affectedStatus"] == "AFFECTED"}
    assert {"mothers-sister-1"} == affected


def test_a_child_has_the_person_and_somebody_as_parents():
    """Two daughters may have different fathers."""
    persons = _persons(_with({"relative.role": "daughter"}, {"relative.role": "daughter"}, person_sex="female"))
    assert [("daughter-1-other-parent", "p-1"), ("daughter-2-other-parent", "p-1")] == [
        (persons[key]["paternalId"], persons[key]["maternalId"]) for key in ("daughter-1", "daughter-2")
    ]


def test_a_father_s_children_have_somebody_else_as_their_mother():
    """He is told as the father, and she as a woman; of whoever is neither man nor woman by birth no child is placed."""
    persons = _persons(_with({"relative.role": "son"}, person_sex="male"))
    assert ("p-1", "son-1-other-parent") == (persons["son-1"]["paternalId"], persons["son-1"]["maternalId"])
    assert ("MALE", "FEMALE") == (persons["p-1"]["sex"], persons["son-1-other-parent"]["sex"])
    for sex in ({}, {"person_sex": "another"}):
        assert {"p-1", "mother", "father"} == _persons(_with({"relative.role": "son"}, **sex)).keys()


OF_BOTH, OF_HIS, OF_HERS = (
    ("father", "mother"),
    ("fathers-father", "fathers-mother"),
    ("mothers-father", "mothers-mother"),
)
# Everybody with a place, by the id they have there: father and mother, and the sex their role says.
PLACES = {
    "mother": (OF_HERS, "FEMALE"),
    "father": (OF_HIS, "MALE"),
    "sister-1": (OF_BOTH, "FEMALE"),
    "brother-1": (OF_BOTH, "MALE"),
    "mothers-sister-1": (OF_HERS, "FEMALE"),
    "mothers-brother-1": (OF_HERS, "MALE"),
    "fathers-sister-1": (OF_HIS, "FEMALE"),
    "fathers-brother-1": (OF_HIS, "MALE"),
    "mothers-mother": (("0", "0"), "FEMALE"),
    "mothers-father": (("0", "0"), "MALE"),
    "fathers-mother": (("0", "0"), "FEMALE"),
    "fathers-father": (("0", "0"), "MALE"),
    "daughter-1": (("daughter-1-other-parent", "p-1"), "FEMALE"),
    "son-1": (("son-1-other-parent", "p-1"), "MALE"),
}


def test_each_relative_with_a_place_stands_in_it():
    """Told alone and with all the others: with low counts, under the parents and of the sex that the role says."""
    asked = next(each for each in BOOK.questionnaire.groups["relatives"].questions if each.id == "relative.role")
    roles = {place: place.removesuffix("-1").replace("-", "_") for place in PLACES}
    assert {*roles.values()} <= {each.id for each in asked.options}
    low = [{"relative.role": role, "relative.signs": ["low_counts"]} for role in roles.values()]
    together = _persons(_with(*low, person_sex="female"))
    assert {**PLACES} == {place: _place(together[place]) for place in PLACES}
    for entry, place in zip(low, PLACES, strict=True):
        alone = _persons(_with(entry, person_sex="female"))
        assert {place} == {key for key, each in alone.items() if each["affectedStatus"] == "AFFECTED"}
        # The parents of a parent stand there only for somebody beside that parent.
        assert place in OF_BOTH or PLACES[place] == _place(alone[place])


def _place(person: dict[str, Any]) -> tuple[tuple[str, str], str]:
    return (person["paternalId"], person["maternalId"]), person["sex"]


@pytest.mark.parametrize("role", ["half_sister", "cousin_mother", "grandchild", "niece_nephew", "other"])
def test_a_relative_whose_parents_are_not_told_is_left_out(role: str):
    """There is no place that would not be a guess."""
    assert {"p-1", "mother", "father"} == _persons(_with({"relative.role": role})).keys()


def test_none_of_these_signs_is_not_unaffected():
    """That nothing is known is not that there is nothing; a mother told twice is one, and affected if ever told so."""
    persons = _persons(_with({"relative.role": "brother", "relative.signs": ["nothing"]}))
    assert {"MISSING"} == {each["affectedStatus"] for each in persons.values()}
    twice = ({"relative.role": "mother", "relative.signs": signs} for signs in (["low_counts"], ["nothing"]))
    assert "AFFECTED" == _persons(_with(*twice))["mother"]["affectedStatus"]


def test_a_family_is_handed_over_where_there_is_one():
    """Its key "proband" tells it from a Phenopacket."""
    relatives = _with({"relative.role": "sister"})
    related, alone = answered({"family.related": "yes"}), _with({"relative.role": "other"})
    made = [phenopacket_file(BOOK, sheet_of(each), TODAY, "p-1") for each in (relatives, related, alone)]
    assert [True, True, False] == ["proband" in each for each in made]
    assert [False, True] == [each["consanguinousParents"] for each in made[:2]]


def test_the_command_writes_the_file_and_says_what_it_leaves_out(tmp_path: Any, capsys: Any):
    """The id is the given one, or a random one: never the name of the answers file."""
    answers, written = tmp_path / "jane-doe.json", tmp_path / "packet.json"
    answers.write_text(json.dumps({"version": 1, "answers": {"infection.deep": "yes"}}), encoding="utf-8")
    command = ["export", str(answers), "--as", "phenopacket", "--output", str(written), "--today", "2026-11-22"]
    assert 0 == main([*command, "--id", "p-7"])
    assert "p-7" == json.loads(written.read_text(encoding="utf-8"))["subject"]["id"]
    assert "a pocket of pus deep inside the body" in capsys.readouterr().out
    assert 0 == main(command)
    assert "jane" not in written.read_text(encoding="utf-8")
