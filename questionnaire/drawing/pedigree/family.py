"""A family as it is to be drawn: each person’s symbol and what is written below, and who descends from whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from questionnaire.drawing.pedigree.shapes import Symbol

# The keys of those in the middle of the tree. Other keys say the place too: `mothers_father`, `fathers_partner`, or
# `mothers_sibling` for a brother or sister of the mother whose children are drawn.
PATIENT, MOTHER, FATHER = "patient", "mother", "father"
SIDES = (FATHER, MOTHER)


@dataclass(frozen=True, slots=True)
class Person:
    """One person; `rootless` is one of whose own family little is known."""

    symbol: Symbol
    generation: int
    texts: tuple[str, ...] = ()
    rootless: bool = False


@dataclass(frozen=True, slots=True)
class Sibship:
    """Brothers and sisters from left to right, their parents, and if these are related or one is a donor."""

    parents: tuple[str, ...]
    children: tuple[str, ...]
    related: bool = False
    donor: bool = False


People = Mapping[str, Person]
