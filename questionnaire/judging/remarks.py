"""What is said beside a word or a box to those whom it concerns, and changes nothing that is judged."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from questionnaire.asking.text import Text
from questionnaire.logic.predicates import Facts, Predicate, Verdict, judge, silenced


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence for those of whom `when` is met, or for everybody, unless `unless` is known to hold."""

    says: Text
    cite: str
    when: Predicate | None = None
    unless: Predicate | None = None


@dataclass(frozen=True, slots=True)
class Remarks:
    """The sentences by where they stand.

    `fever` in the box on care right away, while nothing urgent is said; `script` there and in urgent alerts: what to
    say on arriving; `timing` under the word about a test, `after_death` under what is said in its place.
    """

    fever: tuple[Remark, ...] = ()
    script: tuple[Remark, ...] = ()
    timing: tuple[Remark, ...] = ()
    after_death: tuple[Remark, ...] = ()

    @property
    def of_the_dead(self) -> Remarks:
        """What is remarked of a person who died: nothing that is urgent."""
        return Remarks(timing=self.after_death)


NO_REMARKS = Remarks()


def remarked(remarks: Iterable[Remark], facts: Facts) -> tuple[Text, ...]:
    """What is said of these facts, in the order of the content."""
    return tuple(
        each.says
        for each in remarks
        if each.when is None or judge(each.when, facts).verdict is Verdict.MET
        if silenced(each.unless, facts) is not Verdict.MET
    )
