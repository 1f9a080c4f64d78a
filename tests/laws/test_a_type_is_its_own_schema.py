"""A dataclass is read from a table by its annotations: what it says of a field is what may stand there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from decimal import Decimal
from enum import Enum
from typing import Annotated, Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from questionnaire.asking.text import Text
from questionnaire.errors import Problem
from questionnaire.limits import like, some, within
from questionnaire.reading.schema import read_as
from questionnaire.reading.tables import Table


class Color(Enum):
    """As a status of a program."""

    RED = "red"
    BLUE = "blue"


@dataclass(frozen=True, slots=True)
class Part:
    id: str
    says: Text | None = None


@dataclass(frozen=True, slots=True)
class Thing:
    """A field of each sort that content has."""

    id: str
    title: Text
    color: Color
    level: Literal["low", "high"]
    day: dt.date
    says: Mapping[Color, Text]
    words: tuple[str, ...]
    parts: Annotated[tuple[Annotated[Part, like("[a-z]+", "a name such as x")], ...], some("a part is needed")]
    heat: Annotated[Decimal, within(35, 42, "a heat")] = Decimal(37)
    rank: int = 50
    draft: bool = False
    texts: tuple[Text, ...] = ()
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    cite: str | None = None


WORDS = st.text(min_size=1).filter(str.strip)
TEXTS = st.builds(Text, st.text(), st.text())
THINGS = st.builds(
    Thing,
    id=WORDS,
    title=TEXTS,
    says=st.fixed_dictionaries(dict.fromkeys(Color, TEXTS)),
    words=st.lists(WORDS).map(tuple),
    parts=st.lists(st.builds(Part, st.from_regex("[a-z]+", fullmatch=True), st.none() | TEXTS), min_size=1).map(tuple),
    heat=st.decimals(35, 42, places=1),
    texts=st.lists(TEXTS).map(tuple),
    names=st.dictionaries(st.text(), st.lists(WORDS).map(tuple)),
    cite=st.none() | WORDS,
)
SMALL = {
    "id": "a",
    "title": "A",
    "color": "red",
    "level": "low",
    "day": dt.date(2026, 11, 22),
    "says": {"red": "Red", "blue": "Blue"},
    "words": [],
    "parts": [{"id": "x"}],
}


def _written(value: Any) -> Any:
    """A value as TOML gives it."""
    match value:
        case Enum():
            return value.value
        case Decimal():
            return float(value)
        case tuple() | list():
            return [_written(item) for item in value]
        case {"you": you, "child": child}:  # where a text stands is not written in it
            return {"you": you, "child": child}
        case dict():
            return {_written(key): _written(item) for key, item in value.items() if item is not None}
    return value


def _read(data: Mapping[str, Any], **known: Any) -> tuple[Thing, list[str]]:
    problems: list[Problem] = []
    thing = read_as(Thing, Table(data, "a.toml", "", problems), **known)
    return thing, [f"{problem.place}: {problem.says}" for problem in problems]


@given(THINGS)
def test_what_is_written_is_read(thing: Thing):
    """Every field comes back as it was, and nothing is wrong."""
    assert (thing, []) == _read(_written(asdict(thing)))


def test_a_field_with_a_default_may_be_left_out():
    """All others are needed, and each that is missing is told."""
    thing, problems = _read(SMALL)
    assert (Decimal(37), 50, None, []) == (thing.heat, thing.rank, thing.cite, problems)
    _, problems = _read({})
    assert {"id", "title", "color", "level", "day", "says", "words", "parts"} == {
        problem.partition(":")[0].partition(".")[0] for problem in problems
    }


@pytest.mark.parametrize("wrong", [5.5, [["?"]], {"?": 5}, dt.datetime(2026, 11, 22, tzinfo=dt.UTC), " "], ids=repr)
@pytest.mark.parametrize("key", [field.name for field in fields(Thing)])
def test_what_is_none_of_its_type_is_a_problem_there_and_nowhere_else(key: str, wrong: Any):
    """Something of the right type stands in, so that the rest is read and every problem is told at once."""
    right = {"title": " ", "texts": " "}
    thing, problems = _read(SMALL | {key: wrong})
    if right.get(key) == wrong:
        assert [] == problems
    else:
        assert {key} == {problem[: len(key)] for problem in problems}
    kinds = {field.name: type(getattr(_read(SMALL)[0], field.name)) for field in fields(Thing) if field.name != "cite"}
    assert kinds == {name: type(getattr(thing, name)) for name in kinds}


@pytest.mark.parametrize(
    ("key", "value", "problem"),
    [
        ("id", "", "id: a text is needed here"),
        ("title", {"you": "A"}, "title: a text, or { you = …, child = … }, is needed here"),
        ("color", "green", "color: 'green' is none of red, blue"),
        ("level", "lower", "level: 'lower' is none of low, high"),
        ("day", "2026-11-22", "day: a date such as 2026-11-22 is needed here, without quotes"),
        ("says", {"red": "Red"}, "says.blue: a text is needed here"),
        ("says", SMALL["says"] | {"pink": "Pink"}, "says.pink: unknown key; known here are blue, red"),
        ("words", ["a", 5], "words[1]: a text is needed here"),
        ("parts", [], "parts: a part is needed"),
        ("parts", ["x"], "parts: a list of tables [[parts]] is needed here"),
        ("parts", [{"id": "X"}], "parts[X].id: 'X' is not a name such as x"),
        ("parts", [{"id": "x", "color": 1}], "parts[x].color: unknown key; known here are id, says"),
        ("heat", 34.9, "heat: 34.9 is not a heat from 35 to 42"),
        ("heat", float("nan"), "heat: NaN is not a heat from 35 to 42"),
        ("heat", True, "heat: a number is needed here"),
        ("rank", True, "rank: a whole number is needed here"),
        ("draft", 1, "draft: true or false is needed here"),
        ("names", {"a": ["b", " "]}, "names.a[1]: a text is needed here"),
    ],
)
def test_a_problem_says_what_would_be_right(key: str, value: Any, problem: str):
    """With the place, down to the item of a list."""
    assert problem in _read(SMALL | {key: value})[1]


def test_one_alone_is_a_list_of_one():
    """A single text needs no brackets."""
    thing, problems = _read(SMALL | {"words": "one", "texts": "One"})
    assert (("one",), (Text("One", "One"),), []) == (thing.words, thing.texts, problems)


def test_what_is_given_is_not_read():
    """It stands as it was given, and its key is unknown."""
    thing, problems = _read(SMALL | {"rank": 7}, rank=3, cite="us")
    assert (3, "us") == (thing.rank, thing.cite)
    assert ["rank: unknown key; known here are "] == [problem[:34] for problem in problems]
