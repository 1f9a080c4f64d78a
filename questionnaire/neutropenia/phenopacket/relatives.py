"""The pedigree of a Family message: every relative whose place is told, under the name of the role and never their own.

A parent stands in it where a child of theirs does: that there was one is no guess. Relatives whose parents are not
known exactly (half sisters, cousins, grandchildren) have no place in a pedigree of this form and are left out.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from questionnaire.asking.answers import given
from questionnaire.judging.facts import EntrySheet, Sheet
from questionnaire.neutropenia.phenopacket.features import neutropenia_told

MISSING, AFFECTED = "MISSING", "AFFECTED"
SEX = {"female": "FEMALE", "male": "MALE", "another": "OTHER_SEX"}
_PARENTS = ("father", "mother")
_FATHERS_PARENTS = ("fathers-father", "fathers-mother")
_MOTHERS_PARENTS = ("mothers-father", "mothers-mother")
_NOBODY = ("0", "0")


@dataclass(frozen=True, slots=True)
class Relative:
    """One person of a pedigree; `parents` are the ids of father and mother, "0" where they are not in it."""

    id: str
    sex: str
    parents: tuple[str, str] = _NOBODY
    affected: str = MISSING


# Those there is one of: told twice, they are still one person.
_ONE = {
    "mother": Relative("mother", "FEMALE", _MOTHERS_PARENTS),
    "father": Relative("father", "MALE", _FATHERS_PARENTS),
    "mothers_mother": Relative("mothers-mother", "FEMALE"),
    "mothers_father": Relative("mothers-father", "MALE"),
    "fathers_mother": Relative("fathers-mother", "FEMALE"),
    "fathers_father": Relative("fathers-father", "MALE"),
}
# Those there may be several of: they are numbered.
_SEVERAL = {
    "sister": Relative("sister", "FEMALE", _PARENTS),
    "brother": Relative("brother", "MALE", _PARENTS),
    "mothers_sister": Relative("mothers-sister", "FEMALE", _MOTHERS_PARENTS),
    "mothers_brother": Relative("mothers-brother", "MALE", _MOTHERS_PARENTS),
    "fathers_sister": Relative("fathers-sister", "FEMALE", _FATHERS_PARENTS),
    "fathers_brother": Relative("fathers-brother", "MALE", _FATHERS_PARENTS),
    "daughter": Relative("daughter", "FEMALE"),
    "son": Relative("son", "MALE"),
}
_CHILDREN = ("daughter", "son")


def sex(sheet: Sheet) -> str:
    """The sex recorded at birth as the schema names it."""
    return SEX.get(str(given(sheet.route.answers.said, "person.sex")), "UNKNOWN_SEX")


def placed(sheet: Sheet) -> list[Relative]:
    """The relatives that were told and have a place, each once."""
    found: dict[str, Relative] = {}
    for entry in sheet.listed("relatives"):
        role = str(entry.given("relative.role"))
        if role in _ONE:
            relative = _ONE[role]
        elif role in _SEVERAL and (role not in _CHILDREN or sex(sheet) in ("FEMALE", "MALE")):
            relative = _numbered(_SEVERAL[role], found)
        else:
            continue
        affected = AFFECTED in (_affected(entry), found.get(relative.id, relative).affected)
        found[relative.id] = replace(relative, affected=AFFECTED if affected else MISSING)
    return list(found.values())


def pedigree(sheet: Sheet, identifier: str) -> dict[str, Any]:
    """The Pedigree: the person, both parents, the relatives that have a place, and who stands between them."""
    told = {relative.id: relative for relative in placed(sheet)}
    person = Relative(identifier, sex(sheet), _PARENTS, AFFECTED if neutropenia_told(sheet) else MISSING)
    people = {identifier: person, "father": _ONE["father"], "mother": _ONE["mother"], **told}
    for relative in told.values():
        if relative.id.startswith(_CHILDREN):
            other = f"{relative.id}-other-parent"
            fathered = person.sex == "MALE"
            people[other] = Relative(other, "FEMALE" if fathered else "MALE")
            parents = (identifier, other) if fathered else (other, identifier)
            people[relative.id] = replace(relative, parents=parents)
    for pair in (_FATHERS_PARENTS, _MOTHERS_PARENTS):
        if any(each.id in pair or (each.parents == pair and each.id not in _PARENTS) for each in told.values()):
            people = {**{each: _ONE[each.replace("-", "_")] for each in pair}, **people}
    return {"persons": [_person(each, set(people), identifier) for each in people.values()]}


def _person(relative: Relative, everyone: set[str], family: str) -> dict[str, Any]:
    father, mother = relative.parents if set(relative.parents) <= everyone else _NOBODY
    return {
        "familyId": family,
        "individualId": relative.id,
        "paternalId": father,
        "maternalId": mother,
        "sex": relative.sex,
        "affectedStatus": relative.affected,
    }


def _numbered(relative: Relative, found: dict[str, Relative]) -> Relative:
    taken = sum(1 for each in found if each.rpartition("-")[0] == relative.id)
    return replace(relative, id=f"{relative.id}-{taken + 1}")


def _affected(entry: EntrySheet) -> str:
    signs = entry.given("relative.signs")
    return AFFECTED if isinstance(signs, tuple) and "low_counts" in signs else MISSING
