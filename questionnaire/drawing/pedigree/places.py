"""Where each person of a family stands from left to right, so that no two lines need to cross.

The parents stand in the middle: the father's family to their left, the mother's to their right, their children below.
A tree is moved aside until it is clear, in every generation, of all that stands already. The line of a
sibship reaches no further than its people, with the parents above its middle: people who stand clear have clear lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from questionnaire.drawing.pedigree.family import FATHER, MOTHER, PATIENT, SIDES, People, Sibship

GAP = 5.0
# The widest drawing whose letters still have six points when it is as wide as a page's text (180 mm).
WIDEST = 565.0

Extent = tuple[float, float]
Extents = Mapping[str, Extent]


@dataclass(frozen=True, slots=True)
class Tree:
    """People with their places, and how far they reach in each generation."""

    places: Mapping[str, float]
    levels: Mapping[int, Extent]

    def moved(self, by: float) -> Tree:
        """The tree moved to the right."""
        return Tree(
            {key: x + by for key, x in self.places.items()},
            {level: (low + by, high + by) for level, (low, high) in self.levels.items()},
        )

    def mirrored(self) -> Tree:
        """The mirror image of the tree."""
        return Tree(
            {key: -x for key, x in self.places.items()},
            {level: (-high, -low) for level, (low, high) in self.levels.items()},
        )

    def beside(self, other: Tree) -> Tree:
        """Both trees, the other to the right of this one and as near as it can stand."""
        by = max(
            (high + GAP - other.levels[lv][0] for lv, (_, high) in self.levels.items() if lv in other.levels), default=0
        )
        return self.over(other.moved(by))

    def over(self, other: Tree) -> Tree:
        """Both trees as one, without moving either."""
        return Tree({**self.places, **other.places}, _joined([self.levels, other.levels]))


def places_of(
    people: People, sibships: Sequence[Sibship], extents: Extents
) -> tuple[Mapping[str, float], Sequence[Sibship]]:
    """The places of all who fit on a page, and their sibships. Until they fit, the largest sibship loses its last."""
    while True:
        x = _Placing(people, {each.parents: each for each in sibships}, extents).places()
        ends = [place + side for key, place in x.items() for side in extents[key]]
        free = {each.parents: _free(each, sibships) for each in sibships}
        largest = max(free, key=lambda parents: len(free[parents]))
        if max(ends) - min(ends) <= WIDEST or not free[largest]:
            return x, sibships
        sibships = [
            replace(each, children=tuple(key for key in each.children if key != free[largest][-1]))
            if each.parents == largest
            else each
            for each in sibships
        ]


def _free(sibship: Sibship, sibships: Sequence[Sibship]) -> list[str]:
    """The children of a sibship who may be left out: not the patient, none who has children, and never all."""
    stay = {PATIENT, *(parent for each in sibships for parent in each.parents)}
    free = [key for key in sibship.children if key not in stay]
    return free if len(free) < len(sibship.children) else free[1:]


def _joined(levels: Iterable[Mapping[int, Extent]]) -> dict[int, Extent]:
    joined: dict[int, Extent] = {}
    for each in levels:
        for level, (low, high) in each.items():
            before = joined.get(level, (low, high))
            joined[level] = (min(before[0], low), max(before[1], high))
    return joined


@dataclass(frozen=True, slots=True)
class _Placing:
    people: People
    sibships: Mapping[tuple[str, ...], Sibship]
    extents: Extents

    def places(self) -> Mapping[str, float]:
        apart = max(max(-low, high) for low, high in self.extents.values()) * 2 + GAP
        middle = self._middle(apart)
        mother = self._side(MOTHER, middle, apart, mirrored=False)
        father = self._side(FATHER, middle.mirrored(), apart, mirrored=True).mirrored()
        return {**father.places, **mother.places}

    def _below(self, parents: tuple[str, ...]) -> tuple[str, ...]:
        return self.sibships[parents].children if parents in self.sibships else ()

    def _person(self, key: str) -> Tree:
        """A person with all who descend from them alone."""
        low, high = self.extents[key]
        row = self.people[key].generation
        alone = Tree({key: 0.0}, {row: (low, high)})
        return alone.over(below) if (below := self._children((key,))) else alone

    def _children(self, parents: tuple[str, ...]) -> Tree | None:
        """The children of a couple or a parent, so that the middle of their line is at 0."""
        children = self._below(parents)
        if not children:
            return None
        trees = Tree({}, {})
        for key in children:
            trees = trees.beside(self._person(key))
        first, last = trees.places[children[0]], trees.places[children[-1]]
        return trees.moved(-(first + last) / 2)

    def _middle(self, apart: float) -> Tree:
        """The parents of the person asked about, and below them all their children and who descends from them.

        With grandparents on both sides the parents stand so far apart that both couples have room above them.
        """
        both = all(f"{side}s_father" in self.people for side in SIDES)
        high = apart if both else apart / 2
        low = -high
        parents = Tree(
            {FATHER: low, MOTHER: high}, {1: (low + self.extents[FATHER][0], high + self.extents[MOTHER][1])}
        )
        children = self._children((FATHER, MOTHER))
        return parents.over(children) if children else parents

    def _side(self, side: str, middle: Tree, apart: float, *, mirrored: bool) -> Tree:
        """The middle with one parent's family to its right: other partner, brothers and sisters, cousins, parents."""

        def facing(tree: Tree) -> Tree:
            return tree.mirrored() if mirrored else tree

        parent, partner, sibling = middle.places[side], f"{side}s_partner", f"{side}s_sibling"
        tree = middle
        couple = (partner, side) if side == FATHER else (side, partner)
        if half := self._children(couple):
            # Half brothers and sisters hang from the middle of their couple, even if it must stand far apart for that.
            placed = _clear_of(tree, facing(half), parent + apart / 2)
            at = placed - parent
            tree = tree.over(facing(half).moved(placed)).over(facing(self._person(partner)).moved(parent + 2 * at))
        grandparents = (f"{side}s_father", f"{side}s_mother")
        among = [key for key in self._below(grandparents) if key != side]
        for key in reversed(among) if mirrored else among:
            if key != sibling:
                tree = tree.beside(facing(self._person(key)))
        if sibling in among:
            tree = tree.beside(facing(self._person(sibling)))
        return self._with_grandparents(grandparents, [side, *among], tree, apart, mirrored=mirrored)

    def _with_grandparents(
        self, grandparents: tuple[str, str], children: Sequence[str], tree: Tree, apart: float, *, mirrored: bool
    ) -> Tree:
        """The tree with the couple above the middle of its children."""
        if not all(each in self.people for each in grandparents):
            return tree
        at = [tree.places[key] for key in children]
        middle = (min(at) + max(at)) / 2
        left, right = reversed(grandparents) if mirrored else grandparents
        return Tree({**tree.places, left: middle - apart / 2, right: middle + apart / 2}, tree.levels)


def _clear_of(standing: Tree, tree: Tree, least: float) -> float:
    """How far a tree must move to the right to touch nothing that is placed already, and at least this far."""
    shared = [
        high + GAP - tree.levels[level][0] for level, (_, high) in standing.levels.items() if level in tree.levels
    ]
    return max([*shared, least])
