"""Rules as numbered English, so that a clinician can read and sign them. For editors; patients never see it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from questionnaire.judging.alerts import Alert
from questionnaire.judging.doubts import Doubt
from questionnaire.judging.policy import Side
from questionnaire.judging.programs import Program
from questionnaire.judging.suggestions import BringItem, Suggestion
from questionnaire.logic.predicates import AtLeast, Compare, CountOf, ForClinician, Not, Op, Predicate
from questionnaire.telling.reasons import Names

_OPS = {
    Op.IS: "is",
    Op.IS_ONE_OF: "is one of",
    Op.INCLUDES: "includes",
    Op.BELOW: "is below",
    Op.AT_MOST: "is at most",
    Op.ABOVE: "is above",
    Op.AT_LEAST: "is at least",
    Op.BETWEEN: "is between",
}


Shown = Program | Alert | Suggestion | Side | Doubt | BringItem


def in_english(rule: Shown, names: Names) -> str:
    """A rule with what it says, its source, and its conditions as numbered English."""
    match rule:
        case Program():
            return "\n".join(_program(rule, names))
        case Doubt():
            conditions = _block("When", rule.when, names)
        case Alert() | Suggestion() | Side():
            conditions = [*_block("When", rule.when, names), *_block("Unless it is known that", rule.unless, names)]
        case BringItem():
            conditions = [
                *_block("Shown unless it is known to be untrue that", rule.when, names),
                *_block("Ticked when", rule.have, names),
            ]
    if isinstance(rule, Alert):
        for each in rule.told:
            conditions += _block(f"“{each.says.you}” is said when", each.when, names)
    return "\n".join([*_said(rule), f"Source: {rule.cite or 'our own choice'}", *conditions])


def _program(program: Program, names: Names) -> Iterator[str]:
    yield f"{program.name.you}  [program {program.id}]"
    yield f"Status: {program.status.value}. Checked on {program.checked_on}, review by {program.review_by}."
    yield f"Source: {program.source}"
    yield f"Offered in: {', '.join(program.countries) or 'anywhere'}"
    yield ""
    yield "Worth asking about when every one of these is met:"
    for number, criterion in enumerate(program.criteria, 1):
        draft = "  (DRAFT: no source confirms this)" if criterion.draft else ""
        yield from ("", f"{number}. {criterion.says.you}{draft}", f"   Source: {criterion.cite}")
        yield from (f"   {line}" for line in _lines(criterion.when, f"{number}", names))
        if criterion.unless:
            yield "   Does not apply where it is known that:"
            yield from (f"   {line}" for line in _lines(criterion.unless, f"{number}", names))


def _said(rule: Alert | Suggestion | Side | Doubt | BringItem) -> list[str]:
    """What a patient reads, in the voice to the patient."""
    match rule:
        case Alert():
            said = (*(each.says for each in rule.told), *rule.says)
            return [f"{rule.title.you}  [alert {rule.id}, {rule.level}]", *(f"  {text.you}" for text in said)]
        case Suggestion():
            reasons = [f"  Because: {text.you}" for text in (*(each.says for each in rule.reasons), *rule.because)]
            return [f"{rule.ask.you}  [suggestion {rule.id}, {rule.topic}, rank {rule.rank}]", *reasons]
        case Side():
            title = [f"  {rule.title.you}"] if rule.title else []
            asks = [f"  Asks, where it comes before a test: {rule.ask.you}"] if rule.ask else []
            return [f"{rule.name.you}  [{rule.id}]", *title, f"  {rule.says.you}", *asks]
        case Doubt():
            return [f"{rule.says.you}  [doubt {rule.id}]", f"  In doubt then: {', '.join(rule.doubtful)}"]
        case BringItem():
            return [f"{rule.says.you}  [to bring: {rule.id}]"]


def _block(heading: str, predicate: Predicate | None, names: Names) -> list[str]:
    if predicate is None:
        return []
    return ["", f"{heading}:", *(f"   {line}" for line in _lines(predicate, "1", names))]


def condition_in_english(predicate: Predicate, names: Names) -> list[str]:
    """A predicate as numbered lines."""
    return list(_lines(predicate, "1", names))


def _lines(predicate: Predicate, number: str, names: Names) -> Iterator[str]:
    match predicate:
        case Compare():
            yield f"{number}: {_comparison(predicate, names)}"
        case AtLeast(needed, parts):
            yield f"{number}: {_how_many(needed, len(parts))} of these must hold:"
            for place, part in enumerate(parts, 1):
                yield from (f"  {line}" for line in _lines(part, f"{number}.{place}", names))
        case Not(part):
            yield f"{number}: it is not true that:"
            yield from (f"  {line}" for line in _lines(part, f"{number}.1", names))
        case CountOf(group, needed, where):
            yield f"{number}: at least {needed} of “{names.name(group)}” where, for one and the same entry:"
            yield from (f"  {line}" for line in _lines(where, f"{number}.1", names))
        case ForClinician(says):
            yield f"{number}: only the clinical team can say: {says}"


def _how_many(needed: int, of: int) -> str:
    if needed == of:
        return "every one"
    return "at least one" if needed == 1 else f"at least {needed}"


def _comparison(compare: Compare, names: Names) -> str:
    values = [
        f"{item:,}".rstrip() if isinstance(item, Decimal) else f"“{names.option(compare.fact, item)}”"
        for item in compare.operand
    ]
    joined = " and ".join(values) if compare.op is Op.BETWEEN else " or ".join(values)
    unit = names.unit(compare.fact)
    return f"{names.name(compare.fact)} {_OPS[compare.op]} {joined}{f' {unit}' if unit else ''}  [{compare.fact}]"
