"""Answers about a moment on another day than they were given: what they were, when, and what has surely changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from math import ceil, floor

from questionnaire.asking.answers import Answers, Given
from questionnaire.asking.pages import Question, Questionnaire, Route
from questionnaire.asking.values import Amount, PartialDate
from questionnaire.judging.assessment import FactName
from questionnaire.judging.facts import aged
from questionnaire.logic.predicates import Finding
from questionnaire.telling.wording import Words

MONTHS_OF_YEAR = 12
# Ages under two years are said in months alone.
SAID_IN_MONTHS = 24


def is_old(question: Question, answers: Answers, today: dt.date) -> bool:
    """Whether the answer is about a moment, and of another day, or of one that is not known."""
    return question.moment and answers.is_old(question.id, PartialDate.on(today))


def day_of(question_id: str, answers: Answers, words: Words) -> str:
    """The day on which a question about a moment was answered, in words."""
    day = answers.days.get(question_id)
    return words.language.date(day) if day else words.word("day.unknown")


def dated(text: str, question: Question, answers: Answers, words: Words, today: dt.date) -> str:
    """What was told, with its day where that is not today; what is asked again tells its day by itself."""
    if question.asked_again or not is_old(question, answers, today):
        return text
    told = words.word("moment.told", told=text, date=day_of(question.id, answers, words))
    now = age_now(question, answers, words, today)
    return words.word("moment.aged", now=now, told=told) if now else told


def age_now(question: Question, answers: Answers, words: Words, today: dt.date) -> str:
    """What an age of another day comes to today, in words; "" where that is no age, or its day is not known."""
    answer, day = answers.said.get(question.id), answers.days.get(question.id)
    if day is None or not isinstance(answer, Given) or not isinstance(answer.value, Amount):
        return ""
    span = aged(answer.value, day, today)
    low, high = (_age(number, words) for number in (floor(span.low or 0), ceil(span.high or 0)))
    return words.word("moment.range", low=low, high=high)


def _age(months: int, words: Words) -> str:
    if months < SAID_IN_MONTHS:
        return words.counted("age.months", Decimal(months))
    years, left = divmod(months, MONTHS_OF_YEAR)
    told = words.counted("age.years", Decimal(years))
    return f"{told} {words.counted('age.months', Decimal(left))}" if left else told


def moment_of(finding: Finding, answers: Answers, questionnaire: Questionnaire, known: Mapping[str, FactName]) -> str:
    """The answer about a moment that a finding rests on, "" if none: one where not knowing is yes, else the oldest."""
    facts = {evidence.fact for evidence in finding.because}
    urged = {known[each].unsure_is_yes for each in facts if each in known}
    facts |= {need for each in facts if each in known for need in known[each].needs}
    asked = questionnaire.questions.values()
    moments = [each.id for each in asked if each.id in facts and each.moment and each.id in answers.said]
    oldest = sorted(moments, key=lambda each: str(answers.days.get(each, "")))
    return next((each for each in (*(each for each in moments if each in urged), *oldest)), "")


def answered_on(route: Route, words: Words, today: dt.date) -> str:
    """That some of the answers are of another day, with the oldest one; "" where all are of today.

    What is asked again on another day says its own.
    """
    answers = route.answers
    asked = (question for page in route.pages for question in page.questions if question.moment)
    kept = {question.id for question in asked if not question.asked_again} & {*answers.said, *answers.days}
    days = [answers.days.get(each) for each in sorted(kept)]
    if all(day == PartialDate.on(today) for day in days):
        return ""
    known = [day for day in days if day]
    oldest = min(known, key=lambda day: day.first) if len(known) == len(days) else None
    date = words.language.date(oldest) if oldest else words.word("day.unknown")
    return words.word("answered.on", date=date)
