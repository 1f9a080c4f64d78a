"""The pedigree of a Family message: every relative whose place is told, under the name of the role and never their own.

A parent stands in it where a child of theirs does: that there was one is no guess. Relatives whose parents are not
known exactly (half sisters, cousins, grandchildren) have no place in a pedigree of this form and are left out.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from questionnaire.asking.answers import given
from questionnaire.judging.facts import EntrySheet, Sheet
from questionnaire.neutropenia.family import ONCE, ROLES
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


# Father and mother of those who have a place. Grandparents have none here; of a child one is the person.
_PARENTS_OF = {
    "mother": _MOTHERS_PARENTS,
    "father": _FATHERS_PARENTS,
    **dict.fromkeys(("sister", "brother"), _PARENTS),
    **dict.fromkeys(("mothers_sister", "mothers_brother"), _MOTHERS_PARENTS),
    **dict.fromkeys(("fathers_sister", "fathers_brother"), _FATHERS_PARENTS),
}
_CHILDREN = ("daughter", "son")
_PLACED = {*ONCE, *_PARENTS_OF, *_CHILDREN}


def sex(sheet: Sheet) -> str:
    """The sex recorded at birth as the schema names it."""
    return SEX.get(str(given(sheet.route.answers.said, "person.sex")), "UNKNOWN_SEX")


def placed(sheet: Sheet) -> list[Relative]:
    """The relatives that were told and have a place, each once."""
    found: dict[str, Relative] = {}
    for entry in sheet.listed("relatives"):
        role = str(entry.given("relative.role"))
        if role not in _PLACED or (role in _CHILDREN and sex(sheet) not in ("FEMALE", "MALE")):
            continue
        # Those there is one of are one person, though told twice; of the others there may be several.
        relative = _relative(role) if role in ONCE else _numbered(_relative(role), found)
        affected = AFFECTED in (_affected(entry), found.get(relative.id, relative).affected)
        found[relative.id] = replace(relative, affected=AFFECTED if affected else MISSING)
    return list(found.values())


def pedigree(sheet: Sheet, identifier: str) -> dict[str, Any]:
    """The Pedigree: the person, both parents, the relatives that have a place, and who stands between them."""
    told = {relative.id: relative for relative in placed(sheet)}
    person = Relative(identifier, sex(sheet), _PARENTS, AFFECTED if neutropenia_told(sheet) else MISSING)
    people = {identifier: person, "father": _relative("father"), "mother": _relative("mother"), **told}
    for relative in told.values():
        if relative.id.startswith(_CHILDREN):
            other = f"{relative.id}-other-parent"
            fathered = person.sex == "MALE"
            people[other] = Relative(other, "FEMALE" if fathered else "MALE")
            parents = (identifier, other) if fathered else (other, identifier)
            people[relative.id] = replace(relative, parents=parents)
    for pair in (_FATHERS_PARENTS, _MOTHERS_PARENTS):
        if any(each.id in pair or (each.parents == pair and each.id not in _PARENTS) for each in told.values()):
            people = {**{each: _relative(each.replace("-", "_")) for each in pair}, **people}
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


def _relative(role: str) -> Relative:
    _, gender = ROLES[role]
    return Relative(role.replace("_", "-"), "FEMALE" if gender == "woman" else "MALE", _PARENTS_OF.get(role, _NOBODY))


def _numbered(relative: Relative, found: dict[str, Relative]) -> Relative:
    taken = sum(1 for each in found if each.rpartition("-")[0] == relative.id)
    return replace(relative, id=f"{relative.id}-{taken + 1}")


def _affected(entry: EntrySheet) -> str:
    signs = entry.given("relative.signs")
    return AFFECTED if isinstance(signs, tuple) and "low_counts" in signs else MISSING
