"""A TOML table that collects every problem with its file and place instead of stopping at the first."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from importlib.resources.abc import Traversable
from typing import Any

from questionnaire.errors import Problem


class Table:
    """One table of a content file. Reading a key marks it as known; `finish` reports the keys nobody read."""

    def __init__(self, data: Mapping[str, Any], file: str, place: str, problems: list[Problem]) -> None:
        self.data, self.file, self.place, self.problems = data, file, place, problems
        self._read: set[str] = set()

    def problem(self, key: str, says: str) -> None:
        """Note that something is wrong at a key, and what would be right."""
        self.problems.append(Problem(self.file, self.path_to(key), says))

    def path_to(self, key: str) -> str:
        """The path of keys in the file to what stands under a key of this table."""
        return f"{self.place}.{key}" if self.place and key else self.place or key

    def get(self, key: str, default: Any = None) -> Any:
        """The raw value; None, which TOML does not have, where there is none."""
        self._read.add(key)
        return self.data.get(key, default)

    def tables(self, key: str) -> Iterator[Table]:
        """Each table of a list of tables."""
        value = self.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            self.problem(key, f"a list of tables [[{key}]] is needed here")
            return
        for number, item in enumerate(value):
            yield self._inside(f"{key}[{item.get('id', number + 1)}]", item)

    def table(self, key: str) -> Table:
        """The table under a key, empty if it is not one."""
        value = self.get(key, {})
        if not isinstance(value, dict):
            self.problem(key, f"a table [{key}] is needed here")
            value = {}
        return self._inside(key, value)

    def finish(self) -> None:
        """Report the keys that nobody read."""
        for key in sorted(set(self.data) - self._read):
            self.problem(key, f"unknown key; known here are {', '.join(sorted(self._read))}")

    def _inside(self, name: str, data: Mapping[str, Any]) -> Table:
        return Table(data, self.file, f"{self.place}.{name}" if self.place else name, self.problems)


def read_toml(file: Traversable, name: str, problems: list[Problem]) -> Table:
    """A whole TOML file as a table; a problem and an empty table if it cannot be read."""
    try:
        return Table(tomllib.loads(file.read_text(encoding="utf-8")), name, "", problems)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as wrong:
        problems.append(Problem(name, "", f"cannot be read: {wrong}"))
        return Table({}, name, "", problems)
