"""Answers that do not fit together: asked about once, and nothing rests on them alone until that is settled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Annotated

from questionnaire.asking.answers import Entry, Group, Said
from questionnaire.asking.pages import Route
from questionnaire.asking.text import Text
from questionnaire.limits import some
from questionnaire.logic.predicates import Facts, Finding, Predicate, Verdict, judge

_FEW = 3


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two answers that do not fit together, or are not likely; it arises when `when` is met.

    Then the answers to the questions in `doubtful` are in doubt, of a list those of the entries that met `when` alone.
    They can be changed on `pages`. `clinical` is one line for a clinician; `order` that in which they are asked about.
    """

    id: str
    says: Text
    clinical: Text
    when: Predicate
    pages: Annotated[tuple[str, ...], some("where it can be settled is needed")]
    doubtful: Annotated[tuple[str, ...], some("a question whose answer is in doubt is needed")]
    cite: str | None = None
    order: int = 50


@dataclass(frozen=True, slots=True)
class Doubted:
    """A doubt that arose: the questions whose answers are in doubt, and whether both were said to be right."""

    doubt: Doubt
    finding: Finding
    questions: frozenset[str]
    both_right: bool


def find_doubts(
    doubts: Iterable[Doubt], facts: Facts, needs: Mapping[str, Iterable[str]], both_right: frozenset[str]
) -> tuple[Doubted, ...]:
    """The doubts that arise. `needs` are what computed facts are made from: it is not all in doubt that could be."""
    found = []
    for doubt in doubts:
        finding = judge(doubt.when, facts)
        if finding.verdict is Verdict.MET:
            facts_seen = frozenset(evidence.fact for evidence in finding.because)
            seen = facts_seen.union(*(needs.get(fact, ()) for fact in facts_seen))
            found.append(Doubted(doubt, finding, seen & frozenset(doubt.doubtful), doubt.id in both_right))
    return tuple(found)


def choices(doubts: Sequence[Doubted]) -> Iterator[tuple[Doubted, ...]]:
    """Every choice of some doubts, fewest first; of more than seven those that take or leave out three at most."""
    for number in range(len(doubts) + 1):
        if min(number, len(doubts) - number) <= _FEW:
            yield from combinations(doubts, number)


def without_doubtful(route: Route, found: Iterable[Doubted]) -> Route:
    """The route without the answers that are in doubt and not settled."""
    answers, doubtful = route.answers, frozenset[str]()
    for each in (each for each in found if not each.both_right):
        groups = {
            key: _without(group, each.questions, {entry for of, entry in each.finding.entries if of == key})
            for key, group in answers.groups.items()
        }
        answers = replace(answers, said=_less(answers.said, each.questions), groups=groups)
        doubtful |= each.questions
    return replace(route, answers=answers, doubtful=doubtful)


def _without(group: Group, questions: frozenset[str], entries: set[str]) -> Group:
    changed = (Entry(each.id, _less(each.said, questions)) if each.id in entries else each for each in group.entries)
    return replace(group, entries=tuple(changed))


def _less(said: Said, questions: frozenset[str]) -> Said:
    return {key: answer for key, answer in said.items() if key not in questions}
