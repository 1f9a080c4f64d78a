"""Testing programs: dated, sourced records, and whether each is worth asking about."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Annotated

from questionnaire.asking.text import Text
from questionnaire.limits import some
from questionnaire.logic.predicates import AtLeast, Facts, Finding, Predicate, Verdict, Why, judge, silenced, tally


class Status(Enum):
    """Whether the program runs, as far as its source said when it was checked."""

    OPEN = "open"
    UNKNOWN = "unknown"
    CLOSED = "closed"


class Standing(Enum):
    """What the program's verdict means for the visit, most useful first. None of them is "you qualify"."""

    WORTH_ASKING = "worth_asking"
    ONLY_CLINICIAN = "only_clinician"
    MORE_NEEDED = "more_needed"
    PROBABLY_NOT = "probably_not"


@dataclass(frozen=True, slots=True)
class Criterion:
    """One condition of a program. `draft` marks one that no source confirms; `clinical` says it to a clinician.

    Where `unless` is known to hold, the condition does not apply: it is neither judged nor told.
    """

    id: str
    says: Text
    when: Predicate
    cite: str
    draft: bool = False
    settle: Text | None = None
    clinical: Text | None = None
    unless: Predicate | None = None

    @property
    def condition(self) -> Predicate:
        """What has to hold for it: that it does not apply, or that it is met."""
        return AtLeast(1, (self.unless, self.when)) if self.unless else self.when


@dataclass(frozen=True, slots=True)
class Program:
    """One testing program or registry, as one content file describes it.

    `countries` are ISO codes, empty for anywhere; `in_country` is the condition that the person lives there.
    `review_by` is the last day on which the facts may be stated as current; after it, and where `status` is unknown,
    the words are "ask whether this still runs". `heard_by` is the role and the clinic that heard it last, where the
    record of the content was not the last.
    """

    id: str
    name: Text
    about: Text
    status: Status
    checked_on: dt.date
    review_by: dt.date
    source: str
    orders: Text
    cost: Text
    counseling: Text
    sample: Text
    data: Text
    start: Text
    says: Mapping[Standing, Text]
    criteria: Annotated[tuple[Criterion, ...], some("a program needs at least one criterion")]
    countries: tuple[str, ...] = ()
    bring: tuple[str, ...] = ()
    rank: int = 50
    clinical: Text | None = None
    in_country: Predicate | None = None
    heard_by: tuple[str, str] | None = None

    def confirmed(self, today: dt.date) -> bool:
        """Whether its source said it runs, and not too long ago."""
        return self.status is Status.OPEN and today <= self.review_by


@dataclass(frozen=True, slots=True)
class JudgedCriterion:
    """A criterion with what was found."""

    criterion: Criterion
    finding: Finding


@dataclass(frozen=True, slots=True)
class JudgedProgram:
    """A program with the verdict on each criterion and what they come to together.

    `shown` is False where it is not for this person: closed, in another country, or in one country alone while it is
    not known where the person lives.
    """

    program: Program
    verdict: Verdict
    standing: Standing
    criteria: tuple[JudgedCriterion, ...]
    country: Finding | None
    confirmed: bool
    shown: bool


def judge_program(program: Program, facts: Facts, today: dt.date) -> JudgedProgram:
    """The program judged: every criterion, and all of them together with the country."""
    judged = tuple(judge_criteria(program.criteria, facts))
    country = judge(program.in_country, facts) if program.in_country else None
    findings = [item.finding for item in judged] + ([country] if country else [])
    verdicts = [finding.verdict for finding in findings]
    verdict = tally(verdicts.count(Verdict.MET), verdicts.count(Verdict.UNKNOWN), len(verdicts))
    lives_there = Verdict.MET if country is None else country.verdict
    here = lives_there is Verdict.MET or (lives_there is Verdict.UNKNOWN and len(program.countries) > 1)
    return JudgedProgram(
        program,
        verdict,
        standing(verdict, findings),
        judged,
        country,
        program.confirmed(today),
        shown=here and program.status is not Status.CLOSED,
    )


def judge_criteria(criteria: Iterable[Criterion], facts: Facts) -> Iterator[JudgedCriterion]:
    """The criteria that may apply. One that applies for sure is told without what it applies to."""
    for criterion in criteria:
        silent = silenced(criterion.unless, facts)
        if silent is not Verdict.MET:
            condition = criterion.condition if silent is Verdict.UNKNOWN else criterion.when
            yield JudgedCriterion(criterion, judge(condition, facts))


def standing(verdict: Verdict, findings: list[Finding]) -> Standing:
    """What a verdict means for the visit. A statement only a clinician can make never counts against asking."""
    if verdict is Verdict.MET:
        return Standing.WORTH_ASKING
    if verdict is Verdict.NOT_MET:
        return Standing.PROBABLY_NOT
    reasons = {missing.why for finding in findings for missing in finding.missing}
    return Standing.ONLY_CLINICIAN if reasons == {Why.FOR_CLINICIAN} else Standing.MORE_NEEDED
