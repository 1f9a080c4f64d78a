"""Facts that the content declares by itself, with no function of a pack: see `FactName`."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from questionnaire.judging.computing import any_yes, first_why, is_
from questionnaire.judging.facts import Computation, Sheet
from questionnaire.logic.predicates import Among, Fact, Verdict, Why
from questionnaire.logic.span import Span


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
