"""A type is its own schema: a table read as a dataclass, each field by its annotation.

A field without a default is a key that is needed. A `Literal` or an enumeration lists what may stand there, `Annotated`
adds limits; a limit of a thing is one of its id. What is wrong is noted, and something of the right type stands in, so
that reading goes on.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass, replace
from decimal import Decimal
from enum import Enum
from functools import cache, reduce
from operator import or_
from pathlib import PurePath
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from questionnaire.asking.text import Text
from questionnaire.limits import Limit
from questionnaire.reading.tables import Table

T = TypeVar("T")
VOICES = {"you", "child"}
# What may stand beside them, where it differs.
MORE_VOICES = {"died", "helped"}
# How to read a type for which the table alone does not say enough: predicates name facts.
Readers = Mapping[Any, Callable[[Table, str], Any]]

# How TOML gives each plain type, what is said where it does not, and what stands in. The very type counts: a bool is
# no int here, a moment no date.
_PLAIN: Mapping[type, tuple[tuple[type, ...], str, Any]] = {
    str: ((str,), "a text is needed here", ""),
    bool: ((bool,), "true or false is needed here", False),
    int: ((int,), "a whole number is needed here", 0),
    Decimal: ((int, float), "a number is needed here", Decimal(0)),
    dt.date: ((dt.date,), "a date such as 2026-11-22 is needed here, without quotes", dt.date.min),
}


def read_as(kind: Callable[..., T], table: Table, readers: Readers | None = None, /, **given: Any) -> T:
    """The table as a dataclass. What is `given` is not read; a key that is no other field is unknown."""
    values = dict(given)
    for name, hint, needed in _fields(kind):
        if name not in given and (table.get(name) is not None or needed):
            values[name] = _Key(table, name, readers or {}).read(hint, table.get(name))
    table.finish()
    return kind(**values)


def read(kind: type[T], table: Table, key: str) -> T:
    """What stands under one key of a table."""
    value: T = _Key(table, key, {}).read(kind, table.get(key))
    return value


@cache
def _fields(kind: Any) -> tuple[tuple[str, Any, bool], ...]:
    """Each field with its type, and whether it is needed."""
    hints = get_type_hints(kind, include_extras=True)
    return tuple(
        (field.name, hints[field.name], field.default is MISSING and field.default_factory is MISSING)
        for field in fields(kind)
    )


@dataclass(frozen=True, slots=True)
class _Key:
    """A place under a table, where a value stands."""

    table: Table
    key: str
    readers: Readers

    def read(self, hint: Any, raw: Any) -> Any:
        """The value as the type says it is; problems, and a stand-in, if it is not."""
        kind, limits = _split(hint)
        if reader := self.readers.get(kind):
            return reader(self.table, self.key)
        if get_origin(kind) is tuple:
            element, *_ = get_args(kind)
            value: Any = tuple(self._things(element) if _is_thing(element) else self._items(element, raw))
        elif get_origin(kind) in (Mapping, dict):
            value = self._mapping(*get_args(kind))
        else:
            value = self._one(kind, raw)
        _hold(value, limits, self.table, self.key)
        return value

    def _wrong(self, says: str, stand_in: Any) -> Any:
        self.table.problem(self.key, says)
        return stand_in

    def _things(self, hint: Any) -> Iterator[Any]:
        """A dataclass for each table of a list of tables."""
        kind, limits = _split(hint)
        for item in self.table.tables(self.key):
            thing = read_as(kind, item, self.readers)
            _hold(getattr(thing, "id", None), limits, item, "id")
            yield thing

    def _items(self, hint: Any, raw: Any) -> Iterator[Any]:
        """Each value of a list; one alone is a list of one."""
        listed = self._wrong("a list of texts is needed here", []) if raw is None else raw
        for number, item in enumerate(listed if isinstance(listed, list) else [listed]):
            yield replace(self, key=f"{self.key}[{number}]").read(hint, item)

    def _mapping(self, keys: Any, hint: Any) -> dict[Any, Any]:
        """A table whose keys are ids, or the members of an enumeration."""
        inside = self.table.table(self.key)
        named = _choices(keys) or {key: key for key in inside.data}
        read = {name: _Key(inside, key, self.readers).read(hint, inside.get(key)) for key, name in named.items()}
        inside.finish()
        return read

    def _one(self, kind: Any, raw: Any) -> Any:
        """A text, one of a few, or a plain value."""
        if kind is Text:
            return self._text(raw)
        if choices := _choices(kind):
            if isinstance(raw, str) and raw in choices:
                return choices[raw]
            return self._wrong(f"{raw!r} is none of {', '.join(choices)}", next(iter(choices.values())))
        types, says, stand_in = _PLAIN[kind]
        if type(raw) not in types or (kind is str and not raw.strip()):
            return self._wrong(says, stand_in)
        return Decimal(str(raw)) if kind is Decimal else raw

    def _text(self, raw: Any) -> Text:
        """A text in both voices, or one for both."""
        context = f"{PurePath(self.table.file).name}: {self.table.path_to(self.key)}"
        if isinstance(raw, str):
            return Text(raw, raw, context)
        if (
            isinstance(raw, dict)
            and set(raw) - MORE_VOICES == VOICES
            and all(isinstance(voice, str) for voice in raw.values())
        ):
            return Text(**raw, context=context)
        needed = "a text" if raw is None else "a text, or { you = …, child = … },"
        self.table.problem(self.key, f"{needed} is needed here")
        return Text("", "")


def _hold(value: Any, limits: Iterable[Limit], table: Table, key: str) -> None:
    """Note where a value is beyond its limits."""
    for says in filter(None, (limit(value) for limit in limits)):
        table.problem(key, says)


@cache
def _split(hint: Any) -> tuple[Any, tuple[Limit, ...]]:
    """A type without its limits and its None, and the limits."""
    if get_origin(hint) in (Union, UnionType):
        first, *others = (each for each in get_args(hint) if each is not NoneType)
        return (reduce(or_, others, first), ()) if others else _split(first)
    if get_origin(hint) is Annotated:
        kind, *limits = get_args(hint)
        return kind, tuple(limits)
    return hint, ()


def _is_thing(hint: Any) -> bool:
    kind, _ = _split(hint)
    return is_dataclass(kind) and kind is not Text


@cache
def _choices(kind: Any) -> dict[str, Any]:
    """What may stand in place of an enumeration or a Literal, by how it is written; empty for other types."""
    if get_origin(kind) is Literal:
        return {choice: choice for choice in get_args(kind)}
    if isinstance(kind, type) and issubclass(kind, Enum):
        return {member.value: member for member in kind}
    return {}
