"""When a page is asked, in FHIR's words: `enableWhen` where that can say it, else FHIRPath.

FHIR has no "unknown", so each condition is asked twice: what makes it met, and what makes it not met. A page that is
shown while its condition is unknown is shown unless it is surely not met; the others only once it is met.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import combinations
from typing import Any

from questionnaire.asking.pages import Kind, Page, Question
from questionnaire.judging.facts import MONTHS_IN, AskedWhen
from questionnaire.judging.predicates import AtLeast, Compare, Not, Op, Predicate, Verdict, negate
from questionnaire.reading import Book
from questionnaire.telling.fhir_terms import ABSENT, NOT_GIVEN, OURS, SHOWN_WHEN, Json


class Unsayable(Exception):
    """A condition that neither `enableWhen` nor FHIRPath on the answers says the way we judge it."""


@dataclass(frozen=True, slots=True)
class Answered:
    """One question has an answer; with `code`, that answer. Not so with `holds` False."""

    question: str
    code: str | None = None
    holds: bool = True


@dataclass(frozen=True, slots=True)
class Aged:
    """An age was given that reaches some number of its unit, or is at most that; not so with `holds` False."""

    question: str
    sign: str
    numbers: tuple[tuple[str, int], ...]
    holds: bool = True


@dataclass(frozen=True, slots=True)
class Joined:
    """Every part holds, or any does."""

    every: bool
    parts: tuple[Formula, ...]


Formula = Answered | Aged | Joined


def shown_when(page: Page, book: Book) -> Json:
    """What the page's item says of when it is shown: nothing if always, or if FHIR cannot say it (see `unsaid`)."""
    try:
        formula = _shown(page, book)
    except Unsayable:
        return {}
    return {} if formula is None else _enabling(formula, book)


def unsaid(book: Book) -> list[str]:
    """The pages whose condition FHIR cannot say; in its files they are always shown."""
    pages = []
    for page in book.questionnaire.pages:
        try:
            _shown(page, book)
        except Unsayable:
            pages.append(page.id)
    return pages


def _shown(page: Page, book: Book) -> Formula | None:
    if not isinstance(page.asked_when, AskedWhen):
        return None
    if page.notice or page.only_if_known:
        return _when(page.asked_when.predicate, Verdict.MET, book)
    return _not(_when(page.asked_when.predicate, Verdict.NOT_MET, book))


# --- from predicates to formulas ------------------------------------------------------------------------------------


def _when(predicate: Predicate, verdict: Verdict, book: Book) -> Formula:
    """What makes the predicate surely met, or surely not."""
    match predicate:
        case AtLeast(needed, parts):
            enough = needed if verdict is Verdict.MET else len(parts) - needed + 1
            each = [_when(part, verdict, book) for part in parts]
            return _joined(False, *(_joined(True, *some) for some in combinations(each, enough)))
        case Not(part):
            return _when(part, negate(verdict), book)
        case Compare("now.may_be_unwell", _, ("yes",)):
            # As judging has it: whoever does not know, or will not say, may be unwell.
            return _joined(
                False, *_any_of("now.unwell", ("yes", *NOT_GIVEN.values()) if verdict is Verdict.MET else ("no",))
            )
        case Compare(fact, op, operand):
            question = book.questionnaire.questions.get(fact)
            # What a question off the route "otherwise" says would have to be read from the conditions of its page.
            if question is None or question.otherwise is not None:
                raise Unsayable(fact)
            return _compared(question, op, operand, verdict)
        case _:
            raise Unsayable(str(predicate))


def _compared(question: Question, op: Op, operand: tuple[Any, ...], verdict: Verdict) -> Formula:
    if question.kind is Kind.AGE:
        return _aged(question, op, operand[0], verdict)
    if not question.options:
        raise Unsayable(question.id)
    if verdict is Verdict.MET:
        return _joined(False, *_any_of(question.id, operand))
    others = [_not(each) for each in _any_of(question.id, (*operand, *NOT_GIVEN.values()))]
    return _joined(True, Answered(question.id), *others)


def _any_of(question: str, codes: tuple[str, ...]) -> list[Formula]:
    return [Answered(question, code) for code in codes]


def _aged(question: Question, op: Op, limit: Decimal, verdict: Verdict) -> Formula:
    """An age of "2 years" is any from 24 months to less than 36: it is below a limit once its end is at most that."""
    if op in (Op.ABOVE, Op.AT_LEAST):
        op, verdict = {Op.ABOVE: Op.AT_MOST, Op.AT_LEAST: Op.BELOW}[op], negate(verdict)
    if op not in (Op.BELOW, Op.AT_MOST):
        raise Unsayable(op.value)
    numbers = []
    for unit, months in MONTHS_IN.items():
        if verdict is Verdict.MET:
            number = (limit / months).to_integral_value(ROUND_FLOOR) - 1
        elif op is Op.BELOW:
            number = (limit / months).to_integral_value(ROUND_CEILING)
        else:
            number = (limit / months).to_integral_value(ROUND_FLOOR) + 1
        numbers.append((unit, int(number)))
    return Aged(question.id, "<=" if verdict is Verdict.MET else ">=", tuple(numbers))


def _joined(every: bool, *parts: Formula) -> Formula:  # noqa: FBT001 - as the field it fills
    """The parts joined, those joined the same way taken in."""
    flat: list[Formula] = []
    for part in parts:
        inner = part.parts if isinstance(part, Joined) and part.every is every else (part,)
        flat += [each for each in inner if each not in flat]
    return flat[0] if len(flat) == 1 else Joined(every, tuple(flat))


def _not(formula: Formula) -> Formula:
    if isinstance(formula, Joined):
        return _joined(not formula.every, *(_not(part) for part in formula.parts))
    return replace(formula, holds=not formula.holds)


# --- from formulas to FHIR ------------------------------------------------------------------------------------------


def _enabling(formula: Formula, book: Book) -> Json:
    parts = formula.parts if isinstance(formula, Joined) else (formula,)
    simple = [part for part in parts if isinstance(part, Answered)]
    if len(simple) == len(parts):
        behavior = {"enableBehavior": "all" if isinstance(formula, Joined) and formula.every else "any"}
        return {"enableWhen": [_enable_when(part) for part in simple], **(behavior if len(parts) > 1 else {})}
    said = {"language": "text/fhirpath", "expression": _path(formula, book)}
    return {"extension": [{"url": SHOWN_WHEN, "valueExpression": said}]}


def _enable_when(part: Answered) -> Json:
    if part.code is None:
        return {"question": part.question, "operator": "exists", "answerBoolean": part.holds}
    system = ABSENT if part.code in NOT_GIVEN.values() else f"{OURS}:{part.question}"
    return {
        "question": part.question,
        "operator": "=" if part.holds else "!=",
        "answerCoding": {"system": system, "code": part.code},
    }


def _path(formula: Formula, book: Book) -> str:
    """The formula in FHIRPath: true or false, never empty."""
    if isinstance(formula, Joined):
        return f"({(' and ' if formula.every else ' or ').join(_path(part, book) for part in formula.parts)})"
    answers = f"%resource.repeat(item).where(linkId='{formula.question}').answer"
    if isinstance(formula, Aged):
        units = book.codes.units
        ages = " or ".join(f"(code='{units[unit]}' and value{formula.sign}{number})" for unit, number in formula.numbers)
        answers += f".value.where({ages})"
    elif formula.code is not None:
        answers += f".value.where(code='{formula.code}')"
    return f"{answers}.exists(){'' if formula.holds else '.not()'}"
