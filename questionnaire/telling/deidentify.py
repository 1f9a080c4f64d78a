"""A copy of the answers that does not point to the person."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

from questionnaire.asking.answers import Answer, Answers, Given, Group, Said
from questionnaire.asking.values import Amount, PartialDate
from questionnaire.judging.facts import completed_months
from questionnaire.logic.span import Span

# The HIPAA safe harbor, 45 CFR 164.514(b)(2)(i)(C): dates to the year only, all ages from 90 on as one, and no year
# that shows who is 90 or older.
OLDEST = Amount(Decimal(90), "years")


def deidentified(answers: Answers, typed: frozenset[str], today: dt.date) -> Answers:
    """The answers without the clinic and without what was `typed` (ids of such questions), dates to the year.

    An age of 90 years or more is told as 90 years, whatever its unit. A date is not told when who was born in its year
    is 90 this year. Which state and country someone lives in stays, as the rule allows.
    """
    untold = today.year - int(OLDEST.number)
    return replace(
        answers,
        said=_reduced(answers.said, typed, untold),
        groups={key: _reduced_group(group, typed, untold) for key, group in answers.groups.items()},
        clinic=None,
        # The day on which the copy is made stands on it anyway.
        days={key: day if day == PartialDate.on(today) else PartialDate(day.year) for key, day in answers.days.items()},
    )


def of_ninety_at_most(months: Span) -> Span:
    """A length of time of one life, told as at least 90 years where it may be longer."""
    most = completed_months(OLDEST)
    low, high = months.low or Decimal(0), months.high
    return Span(min(low, most)) if max(low, high or low) > most else months


def _reduced_group(group: Group, typed: frozenset[str], untold: int) -> Group:
    return replace(
        group, entries=tuple(replace(each, said=_reduced(each.said, typed, untold)) for each in group.entries)
    )


def _reduced(said: Said, typed: frozenset[str], untold: int) -> Said:
    return {key: _less(answer) for key, answer in said.items() if key not in typed and not _is_of(answer, untold)}


def _is_of(answer: Answer, untold: int) -> bool:
    """Whether this is a date in the year `untold` or before."""
    return isinstance(answer, Given) and isinstance(answer.value, PartialDate) and answer.value.year <= untold


def _less(answer: Answer) -> Answer:
    match answer:
        case Given(PartialDate(year)):
            return Given(PartialDate(year))
        case Given(Amount() as age) if completed_months(age) >= completed_months(OLDEST):
            return Given(OLDEST)
    return answer
