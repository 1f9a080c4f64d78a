"""Predicates from TOML tables: the closed set, every fact known, every comparison of the right type."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from questionnaire.judging.predicates import AtLeast, Compare, CountOf, ForClinician, Not, Op, Predicate
from questionnaire.reading.content import Content
from questionnaire.reading.tables import Table

NUMBERS = {Op.BELOW, Op.AT_MOST, Op.ABOVE, Op.AT_LEAST, Op.BETWEEN}
_SHAPES = ("all", "any", "not", "count_of", "for_clinician")
# What stands for a predicate that could not be read; its problem is noted, so it is never judged.
_NOTHING = AtLeast(0, ())


def read_predicate(content: Content, table: Table, key: str, data: Any, group: str | None) -> Predicate:
    if not isinstance(data, dict):
        table.problem(key, "a predicate such as { fact = …, is = … } is needed here")
        return _NOTHING
    parts = [] if "fact" in data or "of" in data else [name for name in _SHAPES if name in data]
    if "fact" in data:
        return _compare(content, table, key, data, group)
    if set(data) == {"at_least", "of"}:
        return _at_least(content, table, key, data["at_least"], data["of"], group)
    if len(parts) != 1 or len(data) != 1:
        table.problem(key, f"{sorted(data)} is not a predicate; one of fact, {', '.join(_SHAPES)}, or at_least … of")
        return _NOTHING
    shape, value = parts[0], data[parts[0]]
    match shape:
        case "all":
            return _at_least(content, table, f"{key}.all", len(value), value, group)
        case "any":
            return _at_least(content, table, f"{key}.any", 1, value, group)
        case "not":
            return Not(read_predicate(content, table, f"{key}.not", value, group))
        case "for_clinician":
            return ForClinician(str(value))
        case _:
            return _count_of(content, table, f"{key}.count_of", value)


def _at_least(content: Content, table: Table, key: str, needed: Any, parts: Any, group: str | None) -> Predicate:
    if not isinstance(parts, list) or not parts or not isinstance(needed, int) or not 1 <= needed <= len(parts):
        table.problem(key, "a list of one or more predicates is needed here, and a number no larger than it")
        return _NOTHING
    read = [read_predicate(content, table, f"{key}[{number}]", part, group) for number, part in enumerate(parts)]
    return AtLeast(needed, tuple(read))


def _count_of(content: Content, table: Table, key: str, value: Any) -> Predicate:
    if not isinstance(value, dict) or set(value) != {"group", "where", "at_least"}:
        table.problem(key, "count_of needs group, where and at_least")
        return _NOTHING
    group, needed = value["group"], value["at_least"]
    if group not in content.group_questions:
        table.problem(key, f"there is no group {group!r}")
        return _NOTHING
    if isinstance(needed, bool) or not isinstance(needed, int) or needed < 1:
        table.problem(key, "at_least is a whole number from 1")
        return _NOTHING
    return CountOf(group, needed, read_predicate(content, table, f"{key}.where", value["where"], group))


def _compare(content: Content, table: Table, key: str, data: Mapping[str, Any], group: str | None) -> Predicate:
    fact_id = data["fact"]
    ops = [op for op in Op if op.value in data]
    if len(ops) != 1 or len(data) != 2:
        table.problem(key, f"compare a fact with exactly one of {', '.join(op.value for op in Op)}")
        return _NOTHING
    op, value = ops[0], data[ops[0].value]
    fact = content.types.get(group, {}).get(fact_id) or content.types[None].get(fact_id)
    if fact is None:
        table.problem(key, f"there is no fact {fact_id!r}")
        return _NOTHING
    operand = value if isinstance(value, list) else [value]
    if (op in NUMBERS) != (fact.type == "number"):
        table.problem(key, f"{fact_id!r} is a {fact.type}; {op.value!r} does not compare that")
    elif op in NUMBERS:
        if not all(isinstance(item, int | float) and not isinstance(item, bool) for item in operand):
            table.problem(key, f"{op.value!r} needs a number")
        elif len(operand) != (2 if op is Op.BETWEEN else 1):
            table.problem(key, f"{op.value!r} needs {'two numbers' if op is Op.BETWEEN else 'one number'}")
        else:
            return Compare(fact_id, op, tuple(Decimal(str(item)) for item in operand))
    elif (op is Op.INCLUDES) != (fact.type == "several"):
        table.problem(key, f"'includes' is for sets, 'is' and 'is_one_of' for choices; {fact_id!r} is a {fact.type}")
    elif strange := [item for item in operand if item not in fact.options]:
        table.problem(key, f"{strange[0]!r} is not an option of {fact_id!r}: {', '.join(sorted(fact.options))}")
    else:
        return Compare(fact_id, op, tuple(operand))
    return _NOTHING


def facts_in(predicate: Predicate) -> Iterator[str]:
    """Every fact a predicate looks at; for `count_of` the group too."""
    match predicate:
        case Compare(fact):
            yield fact
        case AtLeast(_, parts):
            for part in parts:
                yield from facts_in(part)
        case Not(part):
            yield from facts_in(part)
        case CountOf(group, _, where):
            yield group
            yield from facts_in(where)
        case ForClinician():
            return
