"""Content changed in every small way: numbers, options, operators, voices, dates, flags, and what is left out.

A change is made in what the TOML holds, and the file is written again: content is read alike however it is laid out.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from questionnaire.asking.questions import Kind
from questionnaire.judging.policy import Reading
from questionnaire.judging.programs import Status
from questionnaire.logic.predicates import Op
from tests.register import COUNTRY

Options = Mapping[str, Sequence[str]]

_OPS = tuple(op.value for op in Op)
# The operator that differs at the limit alone, and the one that says the opposite.
_BESIDE = {"below": ("at_most", "at_least"), "at_most": ("below", "above")} | {
    "above": ("at_least", "at_most"),
    "at_least": ("above", "below"),
}
# What may be left out of a table, so that it is tried without; "when" says in itself what it is without.
_LEFT_OUT = ("unless", "have", "asked_when", "otherwise", "least", "most")
_OTHER = {
    "status": [status.value for status in Status],
    "level": ["urgent", "soon"],
    "above": [reading.value for reading in Reading],
}
_KINDS = ("choice", "text")
_FIRST, _LAST = 1, 99
_TWO_YEARS = dt.timedelta(days=731)
# Where a number is no fact of its own: the papers that a statement was taken from.
_PAPERS = {"cite", "source"}
_CODES = {"id", "code", "ucum"}
_NUMBER = re.compile(r"(?<![\w{.])\d[\d.,]*(?<![.,])")
_ADDRESS = re.compile(r"[\w.-]+@[\w.-]+|\b(?:[\w-]+\.)+(?:org|com|edu|gov|net|eu|uk|ca|au|nl)\b[\w/-]*")
_SPEAKS = re.compile(r"\b(you|your|I|my|me)\b", re.IGNORECASE)
_CODE = re.compile(r"HP:\d{7}|\d{1,6}-\d|[A-Z]\d\d[\d.A-Z]*|\d{5,}")


@dataclass(frozen=True, slots=True)
class Change:
    """A place in a file, what stood there, what stands there now, and all that the file then holds.

    `words` says that nothing but words to read was changed.
    """

    place: str
    old: str
    new: str
    data: Any
    words: bool = False

    def within(self, place: str, data: Any) -> Change:
        """The same change, seen from what holds it."""
        inner = f"{place}{'' if self.place.startswith('[') or not self.place else '.'}{self.place}"
        return Change(inner, self.old, self.new, data, self.words)


def changes(data: Any, options: Options, key: str = "") -> Iterator[Change]:
    """Every change of a value and of what it holds. `options` are those of each fact, `key` is what it stands under."""
    match data:
        case {"you": str(), "child": str()} if is_words(data):
            yield from _voices(data)
            yield from _inside_table(data, options, key)
        case {"fact": str(), **_others}:
            yield from _comparison(data, options)
        case dict():
            yield from _table(data)
            yield from _inside_table(data, options, key)
        case list():
            yield from _list(data, options, key)
        case bool():
            yield _to(data, not data)
        case int():
            ranked = key in ("rank", "order")
            yield from (
                _to(data, new) for new in ((_FIRST, _LAST) if ranked else (data + 1, data - 1)) if new not in (data, 0)
            )
        case dt.date():
            yield from (_to(data, data + by) for by in (_TWO_YEARS, -_TWO_YEARS))
        case str():
            yield from _text(data, key)


def _to(old: Any, new: Any, place: str = "", data: Any = None) -> Change:
    return Change(place, _short(old), _short(new), new if data is None else data)


def _short(value: Any, most: int = 70) -> str:
    shown = value.isoformat() if isinstance(value, dt.date) else str(value)
    return shown if len(shown) <= most else f"{shown[: most - 1]}…"


def _inside_table(data: dict[str, Any], options: Options, key: str) -> Iterator[Change]:
    for name, item in data.items():
        # The words of a voice or an option stand under the key of the text they are.
        under = key if name in ("you", "child") else name
        yield from (each.within(name, {**data, name: each.data}) for each in changes(item, options, under))


def _without(data: dict[str, Any], key: str) -> dict[str, Any]:
    return {name: item for name, item in data.items() if name != key}


def _table(data: dict[str, Any]) -> Iterator[Change]:
    for key in _LEFT_OUT:
        if key in data:
            yield Change(key, _short(data[key]), "left out", _without(data, key))
    if {"says", "when", "cite"} <= set(data) and not {"level", "have"} & set(data) and "draft" not in data:
        yield Change("draft", "false", "true", {**data, "draft": True})
    for one, other in (("all", "any"), ("any", "all")):
        if len(data) == 1 and len(data.get(one, ())) > 1:
            yield Change("", one, other, {other: data[one]})
    if set(data) == {"not"}:
        yield Change("", "not", "", data["not"])


def _comparison(data: dict[str, Any], options: Options) -> Iterator[Change]:
    (op,) = set(data) & set(_OPS)
    for beside in _BESIDE.get(op, ()):
        yield Change("", op, beside, {**_without(data, op), beside: data[op]})
    numbers = data[op] if isinstance(data[op], list) else [data[op]]
    if isinstance(numbers[0], str):
        yield from _compared_options(data, op, options.get(data["fact"], ()))
        return
    for place, number in enumerate(numbers):
        for new in dict.fromkeys((number + 1, number - 1, number // 2)):
            changed = [*numbers[:place], new, *numbers[place + 1 :]]
            yield Change(op, str(number), str(new), {**data, op: changed if isinstance(data[op], list) else new})


def _compared_options(data: dict[str, Any], op: str, options: Sequence[str]) -> Iterator[Change]:
    listed = data[op] if isinstance(data[op], list) else [data[op]]
    for option in listed:
        rest = [each for each in listed if each != option]
        if rest:
            yield Change(op, option, "left out", {**data, op: rest})
        others = [each for each in options if each not in listed]
        if others:
            changed = [*rest, others[0]] if isinstance(data[op], list) else others[0]
            yield Change(op, option, others[0], {**data, op: changed})


def _list(data: list[Any], options: Options, key: str) -> Iterator[Change]:
    for place, item in enumerate(data):
        name = f"[{_name(item, place)}]"
        rest = [*data[:place], *data[place + 1 :]]
        if rest and not (isinstance(item, str) and " " in item) and not is_words(item):
            yield Change(name, _short(item), "left out", rest)
        yield from (
            each.within(name, [*data[:place], each.data, *data[place + 1 :]]) for each in changes(item, options, key)
        )
    if key == "countries":
        more = [each for each in options[COUNTRY] if each not in data][:1] if data else []
        yield from (_to(data, [*data, each]) for each in more)


def is_words(item: Any) -> bool:
    """Whether this is one text in two voices."""
    return isinstance(item, dict) and set(item) == {"you", "child"}


def _name(item: Any, place: int) -> str:
    """What an item of a list is called, so that a change keeps its name when others come and go."""
    if isinstance(item, dict):
        named = item.get("id", item.get("fact", item.get("of", item.get("code"))))
        return str(named) if isinstance(named, str) else str(place + 1)
    return item if isinstance(item, str) and " " not in item else str(place + 1)


def _voices(data: dict[str, str]) -> Iterator[Change]:
    if data["you"] != data["child"]:
        yield Change("", "you, child", "swapped", {"you": data["child"], "child": data["you"]}, words=True)
        # What speaks to nobody may be read by a parent too.
        if _SPEAKS.search(data["you"]):
            yield Change("child", _short(data["child"]), "as you", data["you"], words=True)
        yield Change("you", _short(data["you"]), "as child", data["child"], words=True)


def _text(data: str, key: str) -> Iterator[Change]:
    if key == "kind" and data in set(Kind):
        yield _to(data, next(each for each in _KINDS if each != data))
    elif key in _OTHER and data in _OTHER[key]:
        yield from (_to(data, each) for each in _OTHER[key] if each != data)
    elif key in _CODES:
        if _CODE.fullmatch(data):
            yield _to(data, _another_digit(data))
    else:
        for found in () if key in _PAPERS else _NUMBER.finditer(data):
            yield from _replaced(data, found, _another_digit(found[0]))
        for found in _ADDRESS.finditer(data):
            yield from _replaced(data, found, found[0][1::-1] + found[0][2:])


def _replaced(data: str, found: re.Match[str], new: str) -> Iterator[Change]:
    if new != found[0]:
        yield Change("", found[0], new, f"{data[: found.start()]}{new}{data[found.end() :]}", words=True)


def _another_digit(number: str) -> str:
    """The number with its last digit raised by one; nine becomes zero."""
    last = max(place for place, sign in enumerate(number) if sign.isdigit())
    return f"{number[:last]}{(int(number[last]) + 1) % 10}{number[last + 1 :]}"
