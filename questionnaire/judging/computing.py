"""The small steps that the computed facts share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal

from questionnaire.asking.values import PartialDate, months_between
from questionnaire.judging.facts import ANY_NUMBER, Computation, EntrySheet, Sheet, rough
from questionnaire.logic.predicates import Among, Fact, Op, Verdict, Why, compare, tally
from questionnaire.logic.span import Span

YES_OR_NO = frozenset({"yes", "no"})
_AS_YES_NO = {
    Verdict.MET: frozenset({"yes"}),
    Verdict.NOT_MET: frozenset({"no"}),
    Verdict.UNKNOWN: YES_OR_NO,
}


def yes_no(verdict: Verdict, facts: Iterable[Fact] = (), why: Why | None = None) -> Fact:
    """A yes-or-no fact from a verdict; for an unknown one `why`, or the first reason among the facts it came from."""
    if verdict is not Verdict.UNKNOWN:
        return Fact(Among(_AS_YES_NO[verdict]))
    return Fact(Among(YES_OR_NO), why or first_why(facts))


def first_why(facts: Iterable[Fact]) -> Why:
    """The first reason why one of the facts is not known exactly."""
    return next((fact.why for fact in facts if fact.why), Why.NOT_ANSWERED)


def is_(fact: Fact, *options: str) -> Verdict:
    """Whether a choice is one of the options."""
    return compare(fact.possible, Op.IS_ONE_OF, options)


def includes(fact: Fact, *options: str) -> Verdict:
    """Whether a set holds any of the options."""
    return compare(fact.possible, Op.INCLUDES, options)


def surely(sheet: Sheet | EntrySheet, fact_id: str, *options: str) -> bool:
    """Whether a fact is surely one of the options."""
    return is_(sheet.fact(fact_id), *options) is Verdict.MET


def any_of(facts: list[Fact], *options: str) -> Fact:
    """Whether any of several choices is one of the options."""
    verdict = either(*(is_(fact, *options) for fact in facts))
    return yes_no(verdict, (fact for fact in facts if is_(fact, *options) is Verdict.UNKNOWN))


def both(*verdicts: Verdict) -> Verdict:
    """Whether all of them are met."""
    return tally(verdicts.count(Verdict.MET), verdicts.count(Verdict.UNKNOWN), len(verdicts))


def either(*verdicts: Verdict) -> Verdict:
    """Whether one of them is met."""
    return tally(verdicts.count(Verdict.MET), verdicts.count(Verdict.UNKNOWN), 1)


def any_entry(sheet: Sheet, group: str, satisfies: Callable[[EntrySheet], Verdict]) -> Fact:
    """Whether any entry of a group satisfies something; one that could not be named may."""
    entries, more = sheet.entries(group)
    verdicts = [satisfies(entry) for _, entry in entries]
    maybe = verdicts.count(Verdict.UNKNOWN) + (more is not None)
    return yes_no(tally(verdicts.count(Verdict.MET), maybe, 1), why=more or Why.DONT_KNOW)


def any_yes(sheet: Sheet, *fact_ids: str) -> Fact:
    """Whether any of several yes-or-no facts is yes."""
    return any_of([sheet.fact(fact_id) for fact_id in fact_ids], "yes")


def age_at(entry: EntrySheet, date_id: str, age_id: str) -> Fact | None:
    """The person's age in months on the date of an entry; None if either is not known.

    A date before birth is a slip of the pen: it says nothing of the age.
    """
    return age_on(entry.given(date_id), entry.person, age_id)


def age_on(date: object, person: Sheet, age_id: str) -> Fact | None:
    """The same of any date."""
    now = person.fact(age_id)
    if not isinstance(now.possible, Span) or now.why is not Why.ROUGH or not isinstance(date, PartialDate):
        return None
    return rough(_less_months(now.possible, _before_that_age(date, person)))


def before_birth(date: object, person: Sheet, age_id: str, sooner: Decimal = Decimal(0)) -> Verdict:
    """Whether a date lies before the birth of who has this age in months, and by more than so many months."""
    age = person.fact(age_id)
    if not isinstance(age.possible, Span) or age.why is not Why.ROUGH or not isinstance(date, PartialDate):
        return Verdict.UNKNOWN
    ago = _before_that_age(date, person)
    if _less(age.possible.high, ago.low) < -sooner:
        return Verdict.MET
    return Verdict.UNKNOWN if _less(age.possible.low, ago.high) < -sooner else Verdict.NOT_MET


def _before_that_age(date: PartialDate, person: Sheet) -> Span:
    """How many months before the age that was told a date lies; of who died at it, at most those until today."""
    ago = months_between(date, person.today)
    return Span(Decimal(0), ago.high) if person.died else ago


def _less_months(age: Span, ago: Span) -> Span:
    low, high = _less(age.low, ago.high), _less(age.high, ago.low)
    return ANY_NUMBER if high < 0 else Span(max(low, Decimal(0)), high, high_open=high > 0)


def _less(age: Decimal | None, ago: Decimal | None) -> Decimal:
    return (age or Decimal(0)) - (ago or Decimal(0))


# --- facts that the content declares by itself, with no function of a pack: see `FactName` --------------------------


def any_of_them(questions: Sequence[str]) -> Computation:
    """Whether any of these yes-or-no questions was answered with yes."""
    return lambda sheet: any_yes(sheet, *questions)


def how_many_of_them(questions: Sequence[str]) -> Computation:
    """How many of these yes-or-no questions were answered with yes; the open ones may be, too."""

    def count(sheet: Sheet) -> Fact:
        facts = [sheet.fact(question) for question in questions]
        said = [is_(fact, "yes") for fact in facts]
        surely, maybe = said.count(Verdict.MET), said.count(Verdict.UNKNOWN)
        return Fact(Span(Decimal(surely), Decimal(surely + maybe)), first_why(facts) if maybe else None)

    return count


def unsure_as_yes(question: str) -> Computation:
    """The answer to a yes-or-no question, where "I don't know" and no answer on purpose count as yes.

    For what may be so right now and needs a call. Fever may be the only sign of a dangerous infection, and sepsis may
    come with a normal temperature (BMJ Best Practice, topic 893).
    """

    def may_be(sheet: Sheet) -> Fact:
        asked = sheet.fact(question)
        return Fact(Among(frozenset({"yes"}))) if asked.why in (Why.DONT_KNOW, Why.PREFER_NOT) else asked

    return may_be
