"""A TOML table read key by key, collecting every problem with its file and place instead of stopping at the first."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Iterator, Mapping
from enum import Enum
from importlib.resources.abc import Traversable
from typing import Any, TypeVar

from questionnaire.asking.pages import Text
from questionnaire.errors import Problem

E = TypeVar("E", bound=Enum)


class Table:
    """One table of a content file. Reading a key marks it as known; `finish` reports the keys nobody read."""

    def __init__(self, data: Mapping[str, Any], file: str, place: str, problems: list[Problem]) -> None:
        self.data, self.file, self.place, self.problems = data, file, place, problems
        self._read: set[str] = set()

    def problem(self, key: str, says: str) -> None:
        """Note that something is wrong at a key, and what would be right."""
        place = f"{self.place}.{key}" if self.place and key else self.place or key
        self.problems.append(Problem(self.file, place, says))

    def get(self, key: str, default: Any = None) -> Any:
        """The raw value."""
        self._read.add(key)
        return self.data.get(key, default)

    def has(self, key: str) -> bool:
        """Whether the key is there."""
        return key in self.data

    def string(self, key: str, default: str | None = None) -> str:
        """A plain string such as an id; a problem and "" if it is missing without a default."""
        value = self.get(key, default)
        if isinstance(value, str) and value.strip():
            return value
        if value is not None and value == default:
            return value if isinstance(value, str) else ""
        self.problem(key, "a text is needed here")
        return ""

    def optional_string(self, key: str) -> str | None:
        """A plain string, or None."""
        return self.string(key) if self.has(key) else None

    def text(self, key: str) -> Text:
        """A text in both voices."""
        value = self.get(key)
        if value is None:
            self.problem(key, "a text is needed here")
            return Text("", "")
        return self._voices(value, key)

    def optional_text(self, key: str) -> Text | None:
        """A text in both voices, or None."""
        return self.text(key) if self.has(key) else None

    def texts(self, key: str) -> tuple[Text, ...]:
        """A list of texts; one text alone is a list of one."""
        value = self.get(key, [])
        listed = value if isinstance(value, list) else [value]
        return tuple(self._voices(item, f"{key}[{number}]") for number, item in enumerate(listed))

    def strings(self, key: str) -> tuple[str, ...]:
        """A list of plain strings."""
        value = self.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            self.problem(key, "a list of texts is needed here")
            return ()
        return tuple(value)

    def flag(self, key: str, *, default: bool = False) -> bool:
        """True or false."""
        value = self.get(key, default)
        if not isinstance(value, bool):
            self.problem(key, "true or false is needed here")
            return default
        return value

    def integer(self, key: str, default: int | None = None) -> int | None:
        """A whole number, or the default."""
        value = self.get(key, default)
        if value is not None and (isinstance(value, bool) or not isinstance(value, int)):
            self.problem(key, "a whole number is needed here")
            return default
        return value

    def date(self, key: str) -> dt.date:
        """A date, written as 2026-11-22."""
        value = self.get(key)
        if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
            return value
        self.problem(key, "a date such as 2026-11-22 is needed here, without quotes")
        return dt.date.min

    def one_of(self, key: str, kinds: type[E]) -> E:
        """A member of an enumeration, by its value."""
        value = self.get(key)
        try:
            return kinds(value)
        except ValueError:
            self.problem(key, f"{value!r} is none of {', '.join(str(kind.value) for kind in kinds)}")
            return next(iter(kinds))

    def tables(self, key: str) -> Iterator[Table]:
        """Each table of a list of tables."""
        value = self.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            self.problem(key, f"a list of tables [[{key}]] is needed here")
            return
        for number, item in enumerate(value):
            name = item.get("id", number + 1)
            yield Table(item, self.file, f"{self.place + '.' if self.place else ''}{key}[{name}]", self.problems)

    def table(self, key: str) -> Table:
        """The table under a key, empty if it is not one."""
        value = self.get(key, {})
        if not isinstance(value, dict):
            self.problem(key, f"a table [{key}] is needed here")
            value = {}
        return Table(value, self.file, f"{self.place + '.' if self.place else ''}{key}", self.problems)

    def finish(self) -> None:
        """Report the keys that nobody read."""
        for key in sorted(set(self.data) - self._read):
            self.problem(key, f"unknown key; known here are {', '.join(sorted(self._read))}")

    def _voices(self, value: Any, key: str) -> Text:
        if isinstance(value, str):
            return Text(value, value)
        if (
            isinstance(value, dict)
            and set(value) == {"you", "child"}
            and all(isinstance(v, str) for v in value.values())
        ):
            return Text(value["you"], value["child"])
        self.problem(key, "a text, or { you = …, child = … }, is needed here")
        return Text("", "")


def read_toml(file: Traversable, name: str, problems: list[Problem]) -> Table:
    """A whole TOML file as a table; a problem and an empty table if it cannot be read."""
    try:
        return Table(tomllib.loads(file.read_text(encoding="utf-8")), name, "", problems)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as wrong:
        problems.append(Problem(name, "", f"cannot be read: {wrong}"))
        return Table({}, name, "", problems)
