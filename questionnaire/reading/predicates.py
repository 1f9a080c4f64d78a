"""Predicates from TOML tables: the closed set, every fact known, every comparison of the right type."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from questionnaire.logic.predicates import AtLeast, Compare, CountOf, ForClinician, Not, Op, Predicate
from questionnaire.reading.content import Content, FactType
from questionnaire.reading.tables import Table

NUMBERS = {Op.BELOW, Op.AT_MOST, Op.ABOVE, Op.AT_LEAST, Op.BETWEEN}
_SHAPES = ("all", "any", "not", "count_of", "for_clinician")
# What stands for a predicate that could not be read; its problem is noted, so it is never judged.
_NOTHING = AtLeast(0, ())


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a predicate stands, and the group whose entry facts may be used there."""

    content: Content
    table: Table
    key: str
    group: str | None = None

    def inside(self, name: str, group: str | None = None) -> _Place:
        return replace(self, key=f"{self.key}.{name}", group=group or self.group)

    def wrong(self, says: str) -> Predicate:
        self.table.problem(self.key, says)
        return _NOTHING


def read_predicate(content: Content, table: Table, key: str) -> Predicate:
    """The predicate under a key. Notes every problem found."""
    return _predicate(_Place(content, table, key), table.get(key))


def _predicate(place: _Place, data: Any) -> Predicate:
    if not isinstance(data, dict):
        return place.wrong("a predicate such as { fact = …, is = … } is needed here")
    if isinstance(data.get("fact"), str):
        return _compare(place, data)
    if set(data) == {"at_least", "of"}:
        return _at_least(place, data["at_least"], data["of"])
    if len(data) != 1 or not set(data) <= set(_SHAPES):
        return place.wrong(f"{sorted(data)} is not a predicate; one of fact, {', '.join(_SHAPES)}, or at_least … of")
    (shape, value), *_ = data.items()
    inner = place.inside(shape)
    match shape:
        case "all":
            return _at_least(inner, len(value) if isinstance(value, list) else 0, value)
        case "any":
            return _at_least(inner, 1, value)
        case "not":
            return Not(_predicate(inner, value))
        case "for_clinician":
            return ForClinician(str(value))
        case _:
            return _count_of(inner, value)


def _at_least(place: _Place, needed: Any, parts: Any) -> Predicate:
    if not isinstance(parts, list) or not parts or not isinstance(needed, int) or not 1 <= needed <= len(parts):
        return place.wrong("a list of one or more predicates is needed here, and a number no larger than it")
    return AtLeast(needed, tuple(_predicate(place.inside(str(number)), part) for number, part in enumerate(parts, 1)))


def _count_of(place: _Place, value: Any) -> Predicate:
    if not isinstance(value, dict) or set(value) != {"group", "where", "at_least"}:
        return place.wrong("count_of needs group, where and at_least")
    group, needed = value["group"], value["at_least"]
    if not isinstance(group, str) or group not in place.content.group_questions:
        return place.wrong(f"there is no group {group!r}")
    if isinstance(needed, bool) or not isinstance(needed, int) or needed < 1:
        return place.wrong("at_least is a whole number from 1")
    return CountOf(group, needed, _predicate(place.inside("where", group), value["where"]))


def _compare(place: _Place, data: Mapping[str, Any]) -> Predicate:
    fact_id, others = data["fact"], [key for key in data if key not in ("fact", "unit")]
    ops = [op for op in Op if op.value in others]
    if len(ops) != 1 or len(others) != 1:
        return place.wrong(f"compare a fact with exactly one of {', '.join(op.value for op in Op)}")
    op, value = ops[0], data[ops[0].value]
    types = place.content.types
    fact = types.get(place.group, {}).get(fact_id) or types[None].get(fact_id)
    if fact is None:
        return place.wrong(f"there is no fact {fact_id!r}")
    operand = value if isinstance(value, list) else [value]
    says = _mismatch(fact_id, fact, op, operand) or _wrong_unit(fact_id, fact, data.get("unit", fact.unit))
    if says is not None:
        return place.wrong(says)
    if op in NUMBERS:
        return Compare(fact_id, op, tuple(Decimal(str(item)) for item in operand))
    return Compare(fact_id, op, tuple(operand))


def _mismatch(fact_id: str, fact: FactType, op: Op, operand: list[Any]) -> str | None:
    """What is wrong with comparing this fact so, or None."""
    if (op in NUMBERS) != (fact.type == "number"):
        return f"{fact_id!r} is a {fact.type}; {op.value!r} does not compare that"
    if op in NUMBERS:
        wanted = 2 if op is Op.BETWEEN else 1
        numbers = [item for item in operand if isinstance(item, int | float) and not isinstance(item, bool)]
        right = len(numbers) == len(operand) == wanted and numbers == sorted(numbers)
        return (
            None
            if right
            else f"{op.value!r} needs {'two numbers, the lower first' if op is Op.BETWEEN else 'one number'}"
        )
    if (op is Op.INCLUDES) != (fact.type == "several"):
        return f"'includes' is for sets, 'is' and 'is_one_of' for choices; {fact_id!r} is a {fact.type}"
    if not operand:
        return f"{op.value!r} needs at least one option"
    strange = [item for item in operand if not isinstance(item, str) or item not in fact.options]
    return f"{strange[0]!r} is not an option of {fact_id!r}: {', '.join(sorted(fact.options))}" if strange else None


def _wrong_unit(fact_id: str, fact: FactType, unit: Any) -> str | None:
    """What is wrong with the unit a number is compared in, or None; it may be left out."""
    return None if unit == fact.unit else f"{fact_id!r} is in {fact.unit or 'no unit'}, not {unit!r}"
