"""The policy table as its TOML has it, read here once more and by nothing of `questionnaire.reading`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from importlib.resources.abc import Traversable
from typing import Any

from questionnaire.logic.predicates import AtLeast, Compare, CountOf, ForClinician, Not, Op, Predicate

# As the head of policy.toml explains the letters; and every reading, the worst first.
_LETTERS = {
    "A": "ask",
    "A+": "ask_beside",
    "S": "specialist",
    "F": "first",
    "N": "not_first",
    "B": "blood_doctor",
    "R": "result",
}
RANKS = ("result", "blood_doctor", "not_first", "open", "first", "specialist", "ask_beside", "ask")
_ANSWERS = {"yes": {"ask", "ask_beside", "specialist"}, "no": {"not_first", "result"}}
REASON, FIRST, EARLIER = "reason", "first", "earlier"
# While the word is one of these, something comes before a test.
BEFORE_A_TEST = ("specialist", "first", "blood_doctor")
# The column of those for whom nothing comes first.
NOTHING = ""


@dataclass(frozen=True, slots=True)
class Side:
    """A reason, a first or an earlier test; what it `asks` for where no suggestion of `asked_by` is made."""

    id: str
    kind: str
    when: Predicate
    unless: Predicate | None
    behind: tuple[str, ...]
    only_if_known: bool
    above: str | None
    asks: tuple[str, str] | None
    asked_by: tuple[str, ...]

    @property
    def predicates(self) -> dict[str, Predicate]:
        """Its conditions by the name of their place."""
        found = {f"{self.kind} {self.id} when": self.when, f"{self.kind} {self.id} unless": self.unless}
        return {name: predicate for name, predicate in found.items() if predicate is not None}


@dataclass(frozen=True)
class Table:
    """Its sides in the order of the table; `cells` by reason and first, None for a dash."""

    sides: tuple[Side, ...]
    cells: Mapping[tuple[str, str], str | None]

    def of(self, kind: str) -> list[Side]:
        """The sides of one kind."""
        return [side for side in self.sides if side.kind == kind]

    @cached_property
    def predicates(self) -> dict[str, Predicate]:
        """Every condition of every side."""
        return {name: predicate for side in self.sides for name, predicate in side.predicates.items()}


def answer(reading: str) -> str:
    """A reading in one word."""
    return next((word for word, readings in _ANSWERS.items() if reading in readings), "not_yet")


def read_table(content: Traversable) -> Table:
    """The table of a pack."""
    table = _toml(content / "policy.toml")
    reasons = [_side(each, REASON, _toml(content / "reasons" / f"{each}.toml")) for each in table["rows"]]
    firsts = [_side(each, FIRST, _toml(content / "firsts" / f"{each}.toml")) for each in table["firsts"]]
    earlier = [_side(each["id"], EARLIER, each) for each in table.get("earlier", [])]
    columns = [NOTHING, *(first.id for first in firsts if first.above is None)]
    cells = {
        (reason, column): _LETTERS.get(cell.split()[0].rstrip("*"))
        for reason, row in table["rows"].items()
        for column, cell in zip(columns, row, strict=True)
    }
    return Table((*reasons, *firsts, *earlier), cells)


def _toml(file: Traversable) -> dict[str, Any]:
    return tomllib.loads(file.read_text(encoding="utf-8"))


def _side(name: str, kind: str, data: Mapping[str, Any]) -> Side:
    return Side(
        id=name,
        kind=kind,
        when=_predicate(data["when"]),
        unless=_predicate(data["unless"]) if "unless" in data else None,
        behind=tuple(data.get("behind", ())),
        only_if_known=data.get("only_if_known", False),
        above=data.get("above"),
        asks=_asks(data["ask"]) if "ask" in data else None,
        asked_by=tuple(data.get("asked_by", ())),
    )


def _asks(text: str | Mapping[str, str]) -> tuple[str, str]:
    """A question in the words of the person and of a parent."""
    return (text, text) if isinstance(text, str) else (text["you"], text["child"])


def _predicate(data: Mapping[str, Any]) -> Predicate:
    match data:
        case {"fact": fact}:
            [(op, value)] = [(op, data[op.value]) for op in Op if op.value in data]
            return Compare(fact, op, tuple(_operand(value)))
        case {"all": parts}:
            return AtLeast(len(parts), tuple(map(_predicate, parts)))
        case {"any": parts}:
            return AtLeast(1, tuple(map(_predicate, parts)))
        case {"at_least": needed, "of": parts}:
            return AtLeast(needed, tuple(map(_predicate, parts)))
        case {"not": part}:
            return Not(_predicate(part))
        case {"count_of": {"group": group, "at_least": needed, "where": where}}:
            return CountOf(group, needed, _predicate(where))
        case {"for_clinician": says}:
            return ForClinician(says)
    raise ValueError(data)


def _operand(value: Any) -> Iterator[Any]:
    for item in value if isinstance(value, list) else [value]:
        yield item if isinstance(item, str) else Decimal(str(item))
