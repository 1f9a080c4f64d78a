"""Generated patients: worlds of facts, known, partly known or not known, as judging reads them and as table rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, pairwise
from random import Random

from questionnaire.logic.predicates import Among, AtLeast, Compare, CountOf, Fact, Not, Predicate, Several, Why
from questionnaire.logic.span import Span
from questionnaire.reading import Book
from questionnaire.reading.content import type_of
from tests.oracle.aiming import Aim
from tests.oracle.table import Table

PERSON = ""
MOST_ENTRIES = 4
_WHY = (Why.NOT_ANSWERED, Why.DONT_KNOW, Why.PREFER_NOT, Why.NOT_REACHED, Why.ROUGH)
# How often a fact is known, partly known and not known: somebody with a folder of reports, most people, a worried few.
_LEVELS = ((90, 6, 4), (60, 25, 15), (25, 35, 40))
# One patient in so many is drawn for a cell of the policy table.
_AIMED = 2


@dataclass(frozen=True, slots=True)
class Known:
    """A fact that rules may look at: its type ("number", "choice" or "several") and its options or limits."""

    id: str
    type: str
    options: tuple[str, ...] = ()
    limits: tuple[Decimal, ...] = ()


Vocabulary = Mapping[str, Mapping[str, Known]]


@dataclass(frozen=True, slots=True)
class Patient:
    """What judging sees of one generated patient, or of one entry, which also knows the facts of its person."""

    facts: Mapping[str, Fact]
    groups: Mapping[str, tuple[tuple[tuple[str, Patient], ...], Why | None]]

    def fact(self, fact_id: str) -> Fact:
        return self.facts[fact_id]

    def entries(self, group: str) -> tuple[tuple[tuple[str, Patient], ...], Why | None]:
        return self.groups[group]


# --- what can be known ----------------------------------------------------------------------------------------------


def vocabulary(book: Book, predicates: Iterable[Predicate]) -> Vocabulary:
    """Every fact a rule may look at, by group ("" for the person) and id; limits are the numbers that rules name."""
    catalog, limits = book.rules.catalog, _limits(predicates)
    known: dict[str, dict[str, Known]] = {PERSON: {}} | {group: {} for group in catalog.groups}
    for group, question in book.questionnaire.every_question():
        kind = type_of(question)
        if kind.type != "text":
            known[group or PERSON][question.id] = Known(question.id, kind.type, tuple(sorted(kind.options)))
    for name in book.rules.facts.values():
        known[name.group or PERSON][name.id] = Known(name.id, name.type, tuple(sorted(name.options)))
    some = (Decimal(1), Decimal(12))
    return {
        group: {
            fact.id: Known(fact.id, fact.type, fact.options, tuple(sorted(limits.get(fact.id, some))))
            for fact in facts.values()
        }
        for group, facts in known.items()
    }


def _limits(predicates: Iterable[Predicate]) -> dict[str, set[Decimal]]:
    found: dict[str, set[Decimal]] = {}
    for leaf in comparisons(predicates):
        for item in leaf.operand:
            if isinstance(item, Decimal):
                found.setdefault(leaf.fact, set()).add(item)
    return found


def comparisons(predicates: Iterable[Predicate]) -> Iterator[Compare]:
    """Every comparison in some predicates."""
    for predicate in predicates:
        match predicate:
            case Compare():
                yield predicate
            case AtLeast(_, parts):
                yield from comparisons(parts)
            case Not(part) | CountOf(where=part):
                yield from comparisons([part])


def counts_entries(predicate: Predicate) -> bool:
    """Whether a predicate looks at the entries of a group."""
    match predicate:
        case AtLeast(_, parts):
            return any(counts_entries(part) for part in parts)
        case Not(part):
            return counts_entries(part)
    return isinstance(predicate, CountOf)


def states(fact: Known) -> tuple[list[Fact], list[Fact], list[Fact]]:
    """All that may be known of a fact: one value alone, some values, nothing at all."""
    if fact.type == "number":
        return _numbers(fact.limits)
    options = fact.options
    if fact.type == "choice":
        exact = [Fact(Among(frozenset({option}))) for option in options]
        some = [frozenset(each) for size in {2, 3, len(options) - 1} for each in combinations(options, size)]
        partly = [_open(Among(values)) for values in some if 1 < len(values) < len(options)]
        return exact, partly or exact, [_open(Among(frozenset(options)))]
    small = [frozenset(each) for size in (0, 1, 2) for each in combinations(options, size)]
    exact = [Fact(Several(values)) for values in small]
    partly = [_open(Several(one, other)) for one in small for other in small if other and not one & other]
    return exact, partly, [_open(Several(frozenset(), frozenset(options)))]


def _numbers(limits: tuple[Decimal, ...]) -> tuple[list[Fact], list[Fact], list[Fact]]:
    """Numbers on every limit, between any two and beyond all; spans between them with each end in or out."""
    step = [(low + high) / 2 for low, high in pairwise(limits)]
    points = sorted({Decimal(0), *limits, *step, limits[-1] + 1, limits[-1] * 3})
    exact = [Fact(Span.exactly(number)) for number in points]
    ends = [(None, False), *((number, out) for number in points for out in (False, True))]
    partly = [
        _open(Span(low, high, low_out, high_out))
        for low, low_out in ends
        for high, high_out in ends
        if (low is None or high is None or low < high) and not (low is None and high is None)
    ]
    return exact, partly, [_open(Span()), _open(Span(Decimal(0), None))]


def _open(possible: Span | Among | Several) -> Fact:
    return Fact(possible, _WHY[len(repr(possible)) % len(_WHY)])


# --- patients -------------------------------------------------------------------------------------------------------


class Clinic:
    """Makes patients, the same for the same chance."""

    def __init__(self, known: Vocabulary, table: Table) -> None:
        self.known = known
        self._states = {group: {key: states(fact) for key, fact in facts.items()} for group, facts in known.items()}
        self._aim = Aim(table, {key: exact for key, (exact, _, _) in self._states[PERSON].items()})

    def patients(self, chance: Random, how_many: int) -> list[Patient]:
        """Patients, a third of them at each level of knowledge; half of these with a cell of the policy table."""
        made = []
        for place, level in enumerate(_LEVELS):
            size = (how_many + place) // len(_LEVELS)
            people = self._rows(PERSON, chance, level, size)
            for facts in people[::_AIMED]:
                self._aim.aim(facts, chance)
            entries = {
                group: iter(self._rows(group, chance, level, size * MOST_ENTRIES))
                for group in self.known
                if group != PERSON
            }
            made += [self._patient(facts, entries, chance, level) for facts in people]
        return made

    def _rows(self, group: str, chance: Random, level: tuple[int, ...], size: int) -> list[dict[str, Fact]]:
        """Facts of the person or of entries, `size` times; drawn fact by fact, which is quick."""
        columns = {}
        for key, (exact, partly, nothing) in self._states[group].items():
            pools = chance.choices((exact, partly, nothing), level, k=size)
            columns[key] = [pool[int(chance.random() * len(pool))] for pool in pools]
        return [{key: column[place] for key, column in columns.items()} for place in range(size)]

    @staticmethod
    def _patient(
        facts: dict[str, Fact], rows: Mapping[str, Iterator[dict[str, Fact]]], chance: Random, level: tuple[int, ...]
    ) -> Patient:
        groups: dict[str, tuple[tuple[tuple[str, Patient], ...], Why | None]] = {}
        for group, row in rows.items():
            entries = tuple(
                (f"e{place}", Patient({**facts, **next(row)}, groups))
                for place in range(chance.randint(0, MOST_ENTRIES))
            )
            complete = chance.randrange(100) < level[0]
            groups[group] = entries, None if complete else chance.choice((Why.MORE_ENTRIES, Why.NOT_REACHED))
        return Patient(facts, groups)
