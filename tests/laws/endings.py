"""How a small world may end: every completion of its open facts and groups that makes a difference to a rule."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Any

from worlds import AMONGS, World, endings

from questionnaire.logic.predicates import AtLeast, Compare, CountOf, Fact, Not, Predicate, Verdict, judge
from questionnaire.logic.span import Span


def telling_endings(comparison: Compare, fact: Fact) -> list[Fact]:
    """At most two single values: one that meets the comparison, one that does not."""
    by_verdict = {}
    for ending in endings(fact.possible):
        by_verdict.setdefault(judge(comparison, World({comparison.fact: Fact(ending)})).verdict, Fact(ending))
    return list(by_verdict.values())


def leaves(predicate: Predicate) -> Iterator[Compare | CountOf]:
    """Every leaf of a rule; a `count_of` is one leaf."""
    match predicate:
        case AtLeast(_, parts):
            for part in parts:
                yield from leaves(part)
        case Not(part):
            yield from leaves(part)
        case Compare() | CountOf():
            yield predicate


def ways_to_end(predicate: Predicate, world: World) -> dict[str, list[Any]]:
    """For each fact and group of a read-once rule the ways it may end that make a difference."""
    return {
        **{each.fact: telling_endings(each, world.fact(each.fact)) for each in leaves(predicate) if is_fact(each)},
        **{each.group: _group_endings(each, world) for each in leaves(predicate) if not is_fact(each)},
    }


def is_fact(leaf: Compare | CountOf) -> bool:
    """Whether a leaf looks at one fact, not at a group."""
    return isinstance(leaf, Compare)


def _group_endings(leaf: CountOf, world: World) -> list[Any]:
    entries, more = world.entries(leaf.group)
    open_entries = [[(entry_id, ending) for ending in worlds_after(leaf.where, entry)] for entry_id, entry in entries]
    anybody = World({"sign": Fact(AMONGS[-1]), "number": Fact(Span())})
    matching = next(
        each for each in worlds_after(leaf.where, anybody) if judge(leaf.where, each).verdict is Verdict.MET
    )
    unnamed = tuple((f"unnamed {place}", matching) for place in range(leaf.needed))
    return [((*ended, *extra), None) for ended in product(*open_entries) for extra in ([(), unnamed] if more else [()])]


def worlds_after(predicate: Predicate, world: World) -> list[World]:
    """Every world this one may turn out to be, as far as the rule can tell."""
    ways = ways_to_end(predicate, world)
    return [
        World(
            {key: end for key, end in zip(ways, ends, strict=True) if key in world.facts},
            {key: end for key, end in zip(ways, ends, strict=True) if key in world.groups},
        )
        for ends in product(*ways.values())
    ]


def verdict_in(predicate: Predicate, world: World) -> Verdict:
    """The verdict alone."""
    return judge(predicate, world).verdict
