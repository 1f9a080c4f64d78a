"""The closed set of predicates, judged by Kleene's three-valued logic.

A fact holds every value it may still have. A comparison is MET if all of them satisfy it, NOT_MET if none does, and
UNKNOWN otherwise, so missing and rough answers need no special case. All that counts goes through one `tally`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import Any, Protocol

from questionnaire.logic.span import Span


class Verdict(Enum):
    """What is known of a criterion."""

    MET = "met"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"


class Why(Enum):
    """Why a fact is not known exactly."""

    NOT_ANSWERED = "not_answered"
    DONT_KNOW = "dont_know"
    PREFER_NOT = "prefer_not_to_say"
    NOT_REACHED = "not_reached"
    ROUGH = "rough"
    MORE_ENTRIES = "more_entries"
    TOO_EARLY = "too_early"
    IN_DOUBT = "in_doubt"
    AT_ONCE = "at_once"
    FOR_CLINICIAN = "for_clinician"


@dataclass(frozen=True, slots=True)
class Among:
    """A choice that is one of `values`; known when one is left."""

    values: frozenset[str]


@dataclass(frozen=True, slots=True)
class Several:
    """A set that holds all of `certain` and perhaps some of `possible`."""

    certain: frozenset[str]
    possible: frozenset[str] = frozenset()


Possible = Span | Among | Several


@dataclass(frozen=True, slots=True)
class Fact:
    """What is known of one fact: every value it may still have, and why it is not known exactly (None if it is)."""

    possible: Possible
    why: Why | None = None


class Facts(Protocol):
    """Facts by id, and the entries of groups."""

    def fact(self, fact_id: str) -> Fact:
        """The fact."""
        ...

    def entries(self, group: str) -> tuple[Sequence[tuple[str, Facts]], Why | None]:
        """Each entry's id and facts, and why there may be more entries (None if there are no more)."""
        ...


@dataclass(frozen=True, slots=True)
class Evidence:
    """A fact that was looked at. `entry` names the group entry it belongs to."""

    fact: str
    possible: Possible
    entry: str | None = None


@dataclass(frozen=True, slots=True)
class Missing:
    """What would settle an unknown verdict: a fact or a group, or a statement only a clinician can make."""

    fact: str
    why: Why
    entry: str | None = None
    says: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A verdict with its reasons; when unknown, what would settle it.

    `entries` are those that met a `count_of`, each as its group and its id.
    """

    verdict: Verdict
    because: tuple[Evidence, ...] = ()
    missing: tuple[Missing, ...] = ()
    entries: tuple[tuple[str, str], ...] = ()


# --- the predicates -------------------------------------------------------------------------------------------------


class Op(Enum):
    """How a fact is compared."""

    IS = "is"
    IS_ONE_OF = "is_one_of"
    INCLUDES = "includes"
    BELOW = "below"
    AT_MOST = "at_most"
    ABOVE = "above"
    AT_LEAST = "at_least"
    BETWEEN = "between"


@dataclass(frozen=True, slots=True)
class Compare:
    """One fact compared. Numbers for the five number operators (`between` takes both ends in), texts otherwise."""

    fact: str
    op: Op
    operand: tuple[str, ...] | tuple[Decimal, ...]


@dataclass(frozen=True, slots=True)
class AtLeast:
    """At least `needed` of `parts` hold. `all` is every one of them, `any` is one."""

    needed: int
    parts: tuple[Predicate, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold."""

    part: Predicate


@dataclass(frozen=True, slots=True)
class CountOf:
    """At least `needed` entries of `group` satisfy `where`; each entry is judged on its own facts alone."""

    group: str
    needed: int
    where: Predicate


@dataclass(frozen=True, slots=True)
class ForClinician:
    """Only the clinical team can say this; never known here."""

    says: str


Predicate = Compare | AtLeast | Not | CountOf | ForClinician


# --- judging --------------------------------------------------------------------------------------------------------


def tally(met: int, unknown: int, needed: int) -> Verdict:
    """Whether `needed` hold when `met` do and `unknown` may. The only place where anything is counted."""
    if met >= needed:
        return Verdict.MET
    return Verdict.UNKNOWN if met + unknown >= needed else Verdict.NOT_MET


def judge(predicate: Predicate, facts: Facts) -> Finding:
    """The verdict on a predicate, with its reasons."""
    match predicate:
        case Compare():
            return _judge_compare(predicate, facts)
        case AtLeast(needed, parts):
            findings = [judge(part, facts) for part in parts]
            return _weigh(tally(*_count(findings), needed), findings)
        case Not(part):
            finding = judge(part, facts)
            return Finding(negate(finding.verdict), finding.because, finding.missing)
        case CountOf():
            return _judge_count_of(predicate, facts)
        case ForClinician(says):
            return Finding(Verdict.UNKNOWN, (), (Missing("", Why.FOR_CLINICIAN, says=says),))


def silenced(unless: Predicate | None, facts: Facts) -> Verdict:
    """Whether what silences something holds; only what is known to hold does. Without an `unless` nothing can."""
    return judge(unless, facts).verdict if unless is not None else Verdict.NOT_MET


def _judge_compare(predicate: Compare, facts: Facts) -> Finding:
    fact = facts.fact(predicate.fact)
    verdict = compare(fact.possible, predicate.op, predicate.operand)
    because = (Evidence(predicate.fact, fact.possible),)
    if verdict is not Verdict.UNKNOWN:
        return Finding(verdict, because)
    return Finding(verdict, because, (Missing(predicate.fact, fact.why or Why.ROUGH),))


def _judge_count_of(predicate: CountOf, facts: Facts) -> Finding:
    entries, more = facts.entries(predicate.group)
    found = [(entry_id, judge(predicate.where, entry)) for entry_id, entry in entries]
    met, unknown = _count(finding for _, finding in found)
    # Entries the person could not name may each satisfy it: an incomplete group is never NOT_MET.
    verdict = tally(met, unknown if more is None else unknown + predicate.needed, predicate.needed)
    placed = [_at_entry(finding, entry_id) for entry_id, finding in found]
    weighed = _weigh(verdict, placed)
    matched = tuple((predicate.group, entry_id) for entry_id, finding in found if finding.verdict is Verdict.MET)
    missing = weighed.missing
    if verdict is Verdict.UNKNOWN and more is not None:
        missing = (*missing, Missing(predicate.group, more))
    return Finding(verdict, weighed.because, missing, matched)


def _count(findings: Iterable[Finding]) -> tuple[int, int]:
    verdicts = [finding.verdict for finding in findings]
    return verdicts.count(Verdict.MET), verdicts.count(Verdict.UNKNOWN)


def _weigh(verdict: Verdict, parts: Sequence[Finding]) -> Finding:
    """The whole's finding: for a known verdict the parts that made it, for an unknown one what is missing."""
    telling = [part for part in parts if part.verdict is verdict] or list(parts)
    because = tuple(dict.fromkeys(evidence for part in telling for evidence in part.because))
    entries = tuple(dict.fromkeys(entry for part in parts if part.verdict is Verdict.MET for entry in part.entries))
    if verdict is not Verdict.UNKNOWN:
        return Finding(verdict, because, (), entries)
    missing = tuple(dict.fromkeys(item for part in parts for item in part.missing))
    return Finding(verdict, because, missing, entries)


def _at_entry(finding: Finding, entry_id: str) -> Finding:
    return Finding(
        finding.verdict,
        tuple(Evidence(item.fact, item.possible, entry_id) for item in finding.because),
        tuple(Missing(item.fact, item.why, entry_id, item.says) for item in finding.missing),
    )


# --- comparing ------------------------------------------------------------------------------------------------------


def compare(possible: Possible, op: Op, operand: tuple[str, ...] | tuple[Decimal, ...]) -> Verdict:
    """Whether every, no, or only some possible value satisfies the comparison."""
    match possible:
        case Span():
            return _compare_span(possible, op, operand)
        case Among(values):
            if values.issubset(operand):
                return Verdict.MET
            return Verdict.NOT_MET if values.isdisjoint(operand) else Verdict.UNKNOWN
        case Several(certain, maybe):
            if not certain.isdisjoint(operand):
                return Verdict.MET
            return Verdict.NOT_MET if maybe.isdisjoint(operand) else Verdict.UNKNOWN


def _compare_span(span: Span, op: Op, numbers: tuple[Any, ...]) -> Verdict:
    first = numbers[0]
    match op:
        case Op.BELOW:
            return _below(span, first)
        case Op.AT_MOST:
            return _below(span, first, or_equal=True)
        case Op.ABOVE:
            return negate(_below(span, first, or_equal=True))
        case Op.AT_LEAST:
            return negate(_below(span, first))
        case _:
            low, high = numbers
            both = [negate(_below(span, low)), _below(span, high, or_equal=True)]
            return tally(both.count(Verdict.MET), both.count(Verdict.UNKNOWN), 2)


def _below(span: Span, limit: Decimal, *, or_equal: bool = False) -> Verdict:
    """Whether every number in the span is below the limit (or equal to it)."""
    if span.high is not None and (span.high < limit or (span.high == limit and (or_equal or span.high_open))):
        return Verdict.MET
    if span.low is not None and (span.low > limit or (span.low == limit and (not or_equal or span.low_open))):
        return Verdict.NOT_MET
    return Verdict.UNKNOWN


_OPPOSITE = {Verdict.MET: Verdict.NOT_MET, Verdict.NOT_MET: Verdict.MET, Verdict.UNKNOWN: Verdict.UNKNOWN}


def negate(verdict: Verdict) -> Verdict:
    """The opposite of a known verdict; what is not known stays so."""
    return _OPPOSITE[verdict]
