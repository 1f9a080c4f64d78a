"""What follows from the answers besides programs: questions to ask, what to bring."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

from questionnaire.asking.text import Text
from questionnaire.limits import some
from questionnaire.logic.predicates import Facts, Finding, Predicate, Verdict, judge, silenced


@dataclass(frozen=True, slots=True)
class Reasoning:
    """A reason that is said only where its own condition is met."""

    says: Text
    when: Predicate


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A question worth asking at the visit. It stands when `when` is met, unless `unless` is known to hold.

    `because` are ways to say the reason in the patient's own answers, best first; the first whose {slots} are all
    known is used, and before them those `reasons` whose condition is met. {told} names what was told of `when`.
    `rank` orders suggestions, lowest first; `later` is the rank where a test is not worth asking for now, or
    a call comes first; one that is `only_now` is not asked there.

    What must not be contradicted, the check proves: `asks_for` is what there would be if it was there already, and
    `never_with` are suggestions that would contradict this one. Of a person who died, nothing is asked but what is
    worth asking `after_death`.
    """

    id: str
    topic: str
    ask: Text
    because: Annotated[tuple[Text, ...], some("the reason in the patient's own answers is needed")]
    when: Predicate
    cite: str
    unless: Predicate | None = None
    reasons: tuple[Reasoning, ...] = ()
    asks_for: Predicate | None = None
    rank: int = 50
    later: int | None = None
    only_now: bool = False
    never_with: tuple[str, ...] = ()
    after_death: bool = False


@dataclass(frozen=True, slots=True)
class Suggested:
    """A suggestion that follows, with what it follows from."""

    suggestion: Suggestion
    finding: Finding


@dataclass(frozen=True, slots=True)
class BringItem:
    """Something to bring to the visit. `have` says when the patient already has it; both conditions may be absent.

    What may apply is brought too, as it can still be found; with `only_if_known` only what does apply.
    """

    id: str
    says: Text
    cite: str
    when: Predicate | None = None
    have: Predicate | None = None
    only_if_known: bool = False


@dataclass(frozen=True, slots=True)
class ToBring:
    """An item to bring, and whether the patient said they have it."""

    item: BringItem
    have: bool


def suggest(suggestions: Iterable[Suggestion], facts: Facts, *, now: bool = True) -> tuple[Suggested, ...]:
    """The suggestions that are met and not silenced, best first; `now` if a test is worth asking for now."""
    found = [Suggested(suggestion, judge(suggestion.when, facts)) for suggestion in suggestions]
    met = [
        each
        for each in found
        if each.finding.verdict is Verdict.MET
        and silenced(each.suggestion.unless, facts) is not Verdict.MET
        and (now or not each.suggestion.only_now)
    ]
    return tuple(sorted(met, key=lambda each: (_rank(each.suggestion, now=now), each.suggestion.id)))


def _rank(suggestion: Suggestion, *, now: bool) -> int:
    return suggestion.rank if now or suggestion.later is None else suggestion.later


def bring(items: Iterable[BringItem], facts: Facts) -> tuple[ToBring, ...]:
    """What to bring: everything whose condition is not known to fail, or is met where that has to be known."""
    return tuple(
        ToBring(item, item.have is not None and judge(item.have, facts).verdict is Verdict.MET)
        for item in items
        if _is_wanted(item, facts)
    )


def _is_wanted(item: BringItem, facts: Facts) -> bool:
    if item.when is None:
        return True
    verdict = judge(item.when, facts).verdict
    return verdict is Verdict.MET or (verdict is Verdict.UNKNOWN and not item.only_if_known)
