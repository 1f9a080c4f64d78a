"""Family trees of a patient and relatives made up for a test."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from questionnaire.asking.answers import Answers, Entry, Given, Group
from questionnaire.asking.values import Amount
from questionnaire.drawing.pedigree.shapes import Symbol
from questionnaire.neutropenia.pedigree import Pedigree, pedigree
from questionnaire.telling.language import language
from questionnaire.telling.wording import Words
from tests.everybody import TODAY, book

PATIENT = {"person.who": "self", "person.sex": "female", "person.gender": "woman", "counts.ever_low": "yes"}


def relative(role: str, **told: Any) -> dict[str, Any]:
    """A relative of this role; `age` is in years."""
    if "age" in told:
        told["age"] = Amount(Decimal(told["age"]), "years")
    return {"relative.role": role, **{f"relative.{key}": value for key, value in told.items()}}


def tree_of(*relatives: dict[str, Any], tested: Sequence[dict[str, Any]] = (), **told: Any) -> Pedigree | None:
    """The pedigree of a patient and their relatives; keywords are answers, "." written as "__"."""
    said = {**PATIENT, **{key.replace("__", "."): value for key, value in told.items()}}
    answers = Answers(
        {key: Given(value) for key, value in said.items() if value is not None},
        {"relatives": Group(_entries("e", relatives)), "tests": Group(_entries("t", tested))},
    )
    return pedigree(book().questionnaire, book().route(answers, TODAY), Words(book().words, language("en")))


def tree(*relatives: dict[str, Any], tested: Sequence[dict[str, Any]] = (), **told: Any) -> Pedigree:
    """The same of whom something was told that a tree can show."""
    made = tree_of(*relatives, tested=tested, **told)
    assert made is not None
    return made


def _entries(name: str, told: Sequence[dict[str, Any]]) -> tuple[Entry, ...]:
    return tuple(
        Entry(f"{name}{place}", {key: Given(value) for key, value in each.items()}) for place, each in enumerate(told)
    )


def symbol(made: Pedigree, key: str) -> Symbol:
    return next(each for each in made.drawing.symbols if each.key == key)


def below(made: Pedigree, key: str) -> list[str]:
    """What is written below a symbol, but its number."""
    at = symbol(made, key)
    return [label.text for label in made.drawing.labels if label.x == at.x and label.y > at.y][1:]


def legend(made: Pedigree) -> set[str]:
    return {item.text.text for item in made.drawing.legend}
