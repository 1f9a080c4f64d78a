"""The parts of a predicate, each one once: what reads predicates without judging them walks them here."""

from __future__ import annotations

from collections.abc import Iterator

from questionnaire.logic.predicates import AtLeast, Compare, CountOf, Not, Predicate


def parts_of(predicate: Predicate) -> Iterator[Predicate]:
    """The predicate, and all it is made of, the condition of a `count_of` on one entry too."""
    yield predicate
    match predicate:
        case AtLeast(_, parts):
            for part in parts:
                yield from parts_of(part)
        case Not(part) | CountOf(where=part):
            yield from parts_of(part)


def counted(predicate: Predicate) -> Iterator[CountOf]:
    """Every `count_of` in a predicate."""
    return (part for part in parts_of(predicate) if isinstance(part, CountOf))


def facts_in(predicate: Predicate) -> Iterator[str]:
    """Every fact a predicate looks at; for `count_of` the group too."""
    for part in parts_of(predicate):
        match part:
            case Compare(fact):
                yield fact
            case CountOf(group):
                yield group
