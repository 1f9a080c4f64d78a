"""What follows from the answers besides programs: questions to ask, what to bring."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

from questionnaire.asking.pages import Text
from questionnaire.limits import some
from questionnaire.logic.predicates import Facts, Finding, Predicate, Verdict, judge


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A question worth asking at the visit.

    `because` are ways to say the reason in the patient's own answers, best first; the first whose {slots} are all
    known is used. `rank` orders them, lowest first. `never_with` are suggestions that would contradict this one; the
    check proves that no answers bring both.
    """

    id: str
    topic: str
    ask: Text
    because: Annotated[tuple[Text, ...], some("the reason in the patient's own answers is needed")]
    when: Predicate
    cite: str
    rank: int = 50
    never_with: tuple[str, ...] = ()


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


def suggest(suggestions: Iterable[Suggestion], facts: Facts) -> tuple[Suggested, ...]:
    """The suggestions that are met, best first."""
    found = [Suggested(suggestion, judge(suggestion.when, facts)) for suggestion in suggestions]
    met = [each for each in found if each.finding.verdict is Verdict.MET]
    return tuple(sorted(met, key=lambda each: (each.suggestion.rank, each.suggestion.id)))


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
