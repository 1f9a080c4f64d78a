"""Whole people, generated: answers of every kind to every question that is really asked.

A person follows from a number, and from the share of the questions they answered: a smaller share leaves answers out
and changes none, so that Hypothesis finds a person with few answers for whom a law fails.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from random import Random
from typing import Any

from hypothesis import strategies as st

from questionnaire.asking.answers import Answer, Answers, Entry, Given, Group, NotGiven, Said
from questionnaire.asking.counts import read_count
from questionnaire.asking.pages import GroupOfEntries
from questionnaire.asking.questions import Kind, Question
from questionnaire.asking.values import Amount, Count, PartialDate
from questionnaire.neutropenia import PACK
from questionnaire.reading import read_book

TODAY = dt.date(2026, 11, 22)
BOOK = read_book(PACK)
ASKED = BOOK.questionnaire
TEXTS = ("ELANE c.597+1G>C", "Lab 3 · Riverside", "Will my son’s count rise?", "¿Y mi hermano?\n2 líneas", "中", ";-)")


def _count(chance: Random) -> Count:
    cells, more, sign = chance.randint(1, 3_000), chance.randint(0, 3_000), chance.choice("<>≤≥")
    forms = {
        str(cells): "/uL",
        f"{cells / 1000:.3f}": "10^9/L",
        f"{cells}-{cells + more}": "/uL",
        f"{sign}{cells}": "/uL",
        f"{cells / 1000:.3f} K/uL": None,
    }
    return read_count(*chance.choice(list(forms.items())))


def _date(chance: Random) -> PartialDate:
    day = TODAY - dt.timedelta(days=int(chance.random() ** 3 * 12_000))
    return chance.choice(
        [PartialDate(day.year), PartialDate(day.year, day.month), PartialDate(day.year, day.month, day.day)]
    )


def _several(question: Question, chance: Random) -> tuple[str, ...]:
    alone = [(option.id,) for option in question.options if option.alone]
    others = [option.id for option in question.options if not option.alone]
    some = set(chance.sample(others, chance.randint(1, len(others))))
    return chance.choice([tuple(each for each in others if each in some), *alone])


def value_of(question: Question, chance: Random) -> Any:
    """Any value the question takes."""
    match question.kind:
        case Kind.YES_NO | Kind.CHOICE:
            # Of a child who died most is silent: tests/laws/test_a_child_who_died.py looks at them.
            return chance.choice([each.id for each in question.options if each.id != ASKED.asks.died])
        case Kind.SEVERAL:
            return _several(question, chance)
        case Kind.NUMBER:
            return Decimal(chance.randint(question.least or 0, question.most or 99))
        case Kind.AGE:
            unit, most = chance.choice([("years", 110), ("months", 40), ("weeks", 60)])
            return Amount(Decimal(chance.randint(0, most)), unit)
        case Kind.COUNT:
            return _count(chance)
        case Kind.DATE:
            return _date(chance)
        case Kind.TEXT:
            return chance.choice(TEXTS)


def _answer(question: Question, chance: Random) -> Answer:
    return Given(value_of(question, chance)) if chance.random() < 0.8 else chance.choice(list(NotGiven))


def said_by(person: object, questions: Any, share: int) -> Said:
    """What a person, named by anything, says to some questions."""
    said = {}
    for question in questions:
        chance = Random(f"{person} {question.id}")  # noqa: S311 - nothing is secret here
        if chance.randrange(100) < share:
            said[question.id] = _answer(question, chance)
    return said


def _group(person: object, group_id: str, share: int) -> Group:
    chance = Random(f"{person} {group_id}")  # noqa: S311 - nothing is secret here
    questions = ASKED.groups[group_id].questions
    # Entries of different groups may share an id: files written by hand do.
    entries = tuple(
        Entry(f"e{place}", said_by(f"{person} {group_id} {place}", questions, max(share, 50)))
        for place in range(chance.randint(0, 3))
    )
    return Group(entries, whole(ASKED.groups[group_id], entries, chance.choice([None, True, False])))


def whole(group: GroupOfEntries, entries: tuple[Entry, ...], said: bool | None) -> bool | None:
    """What was said of a list being whole, where one can say it: of no samples, and of an empty list with a "none"."""
    return said if (not group.samples if entries else group.none) or not said else None


def _days(person: int) -> dict[str, PartialDate]:
    """The days of answers about a moment: today, another one, or not known."""
    chance = Random(f"{person} days")  # noqa: S311 - nothing is secret here
    moments = [question.id for question in ASKED.questions.values() if question.moment]
    days = {each: chance.choice([TODAY, TODAY - dt.timedelta(days=chance.randint(1, 900)), None]) for each in moments}
    return {each: PartialDate.on(day) for each, day in days.items() if day}


def person_of(number: int, share: int, who: str | None = None) -> Answers:
    """Everything one person may have told, on the route or off it; with `who` it is known who is asked about."""
    chance = Random(number)  # noqa: S311 - nothing is secret here
    pages = [page.id for page in ASKED.pages]
    suggestions = [suggestion.id for suggestion in BOOK.rules.suggestions]
    said = said_by(number, ASKED.questions.values(), share)
    return Answers(
        said={**said, "person.who": Given(who)} if who else said,
        groups={
            group_id: _group(number, group_id, share) for group_id in ASKED.groups if chance.randrange(100) < share
        },
        passed=frozenset(pages[: chance.randint(0, len(pages))]),
        clinic=chance.choice([None, "sample"]),
        picked=chance.choice([None, tuple(chance.sample(suggestions, 4))]),
        both_right=frozenset(chance.sample([doubt.id for doubt in BOOK.rules.doubts], chance.randint(0, 2))),
        days=_days(number),
    )


_NUMBERS, _SHARES = st.integers(0, 10**6), st.integers(0, 100)


def people(who: str | None = None) -> st.SearchStrategy[Answers]:
    """Any person."""
    return st.builds(person_of, _NUMBERS, _SHARES, st.just(who))


def said_to(questions: Any) -> st.SearchStrategy[Said]:
    """Any answers to some of the questions; the others are left open."""
    return st.builds(said_by, _NUMBERS, st.just(tuple(questions)), _SHARES)


def without(answers: Answers, questions: set[str], groups: set[str]) -> Answers:
    """The answers without some questions and groups."""
    return replace(
        answers,
        said={key: answer for key, answer in answers.said.items() if key not in questions},
        groups={key: group for key, group in answers.groups.items() if key not in groups},
    )


def mixed(base: Answers, other: Answers, questions: set[str], groups: set[str]) -> Answers:
    """The answers of `base`, with those to some questions and groups taken from `other`."""
    kept = without(base, questions, groups)
    return replace(
        base,
        said={**kept.said, **{key: answer for key, answer in other.said.items() if key in questions}},
        groups={**kept.groups, **{key: group for key, group in other.groups.items() if key in groups}},
    )
