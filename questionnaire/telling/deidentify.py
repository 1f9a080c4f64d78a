"""A copy of the answers that does not point to the person."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from questionnaire.asking.answers import Answer, Answers, Given, Group, Said
from questionnaire.asking.values import Amount, PartialDate
from questionnaire.judging.facts import completed_months

# The ages and dates of the HIPAA safe harbor, 45 CFR 164.514(b)(2)(i)(C): years alone, and one class from 90 on.
OLDEST = Amount(Decimal(90), "years")


def deidentified(answers: Answers, typed: frozenset[str]) -> Answers:
    """The answers without the clinic and without what was `typed` (ids of such questions), dates to the year.

    An age of 90 years or more is told as 90 years, whatever its unit. Which state and country someone lives in stays,
    as the rule allows.
    """
    return replace(
        answers,
        said=_reduced(answers.said, typed),
        groups={key: _reduced_group(group, typed) for key, group in answers.groups.items()},
        clinic=None,
        days={key: PartialDate(day.year) for key, day in answers.days.items()},
    )


def _reduced_group(group: Group, typed: frozenset[str]) -> Group:
    return replace(group, entries=tuple(replace(each, said=_reduced(each.said, typed)) for each in group.entries))


def _reduced(said: Said, typed: frozenset[str]) -> Said:
    return {key: _less(answer) for key, answer in said.items() if key not in typed}


def _less(answer: Answer) -> Answer:
    match answer:
        case Given(PartialDate(year)):
            return Given(PartialDate(year))
        case Given(Amount() as age) if completed_months(age) >= completed_months(OLDEST):
            return Given(OLDEST)
    return answer
