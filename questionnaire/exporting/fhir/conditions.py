"""When a page is asked, in FHIR's words: `enableWhen` where that can say it, else FHIRPath.

FHIR has no "unknown", so each condition is asked twice: what makes it met, and what makes it not met. A page that is
shown while its condition is unknown is shown unless it is surely not met; the others only once it is met.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations
from typing import Any

from questionnaire.asking.amounts import MOST_OF_AGE
from questionnaire.asking.pages import Page
from questionnaire.asking.questions import Kind, Question
from questionnaire.asking.values import Amount
from questionnaire.exporting.fhir.terms import ABSENT, NOT_GIVEN, OURS, SHOWN_WHEN, Json
from questionnaire.judging.facts import months_of
from questionnaire.logic.predicates import AtLeast, Compare, Not, Op, Predicate, Verdict, compare, negate
from questionnaire.reading.book import Book


class _Unsayable(Exception):
    """A condition that neither `enableWhen` nor FHIRPath on the answers says the way we judge it."""


@dataclass(frozen=True, slots=True)
class Answered:
    """One question has an answer; with `codes`, one of these. Not so with `holds` False."""

    question: str
    codes: tuple[str, ...] = ()
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
    except _Unsayable:
        return {}
    return {} if formula is None else _enabling(formula, book)


def unsaid(book: Book) -> list[str]:
    """The pages whose condition FHIR cannot say; in its files questions are always shown then, and a notice never."""
    pages = []
    for page in book.questionnaire.pages:
        try:
            _shown(page, book)
        except _Unsayable:
            pages.append(page.id)
    return pages


def _shown(page: Page, book: Book) -> Formula | None:
    shown, asks = _shown_to_all(page, book), book.questionnaire.asks
    if not (page.living and asks.who and asks.died):
        return shown
    living = Answered(asks.who, (asks.died,), holds=False)
    return living if shown is None else _all(shown, living)


def _shown_to_all(page: Page, book: Book) -> Formula | None:
    if page.asked_when is None:
        return None
    if page.notice or page.only_if_known:
        return _when(page.asked_when, Verdict.MET, book)
    return _not(_when(page.asked_when, Verdict.NOT_MET, book))


# --- from predicates to formulas ------------------------------------------------------------------------------------


def _when(predicate: Predicate, verdict: Verdict, book: Book) -> Formula:
    """What makes the predicate surely met, or surely not."""
    match predicate:
        case AtLeast(needed, parts):
            enough = needed if verdict is Verdict.MET else len(parts) - needed + 1
            each = [_when(part, verdict, book) for part in parts]
            return _any(*(_all(*some) for some in combinations(each, enough)))
        case Not(part):
            return _when(part, negate(verdict), book)
        case Compare(fact, _, ("yes",)) if fact in book.rules.facts and (asked := book.rules.facts[fact].unsure_is_yes):
            said = ("yes", *NOT_GIVEN.values()) if verdict is Verdict.MET else ("no",)
            return _any(*_answers(asked, said))
        case Compare(fact, op, operand):
            question = book.questionnaire.questions.get(fact)
            if question is None or _may_be_otherwise(question, operand, verdict):
                raise _Unsayable(fact)
            return _compared(question, op, operand, verdict)
        case _:
            raise _Unsayable(str(predicate))


def _may_be_otherwise(question: Question, operand: tuple[Any, ...], verdict: Verdict) -> bool:
    """What a question "otherwise" says, off the route, would have to be read from the conditions of its page.

    Only an answer that was given says what it does not say otherwise.
    """
    given = verdict is Verdict.MET and question.options and question.otherwise not in operand
    return question.otherwise is not None and not given


def _compared(question: Question, op: Op, operand: tuple[Any, ...], verdict: Verdict) -> Formula:
    if question.kind is Kind.AGE:
        return _aged(question, op, operand[0], verdict)
    if not question.options:
        raise _Unsayable(question.id)
    if verdict is Verdict.MET:
        return _any(*_answers(question.id, operand))
    others = [_not(each) for each in _answers(question.id, (*operand, *NOT_GIVEN.values()))]
    return _all(Answered(question.id), *others)


def _answers(question: str, codes: tuple[str, ...]) -> list[Formula]:
    return [Answered(question, (code,)) for code in codes]


def _aged(question: Question, op: Op, limit: Decimal, verdict: Verdict) -> Formula:
    """An age of "2 years" is any from 24 months to less than 36: it is below a limit once its end is at most that."""
    if op in (Op.ABOVE, Op.AT_LEAST):
        op, verdict = {Op.ABOVE: Op.AT_MOST, Op.AT_LEAST: Op.BELOW}[op], negate(verdict)
    if op not in (Op.BELOW, Op.AT_MOST):
        raise _Unsayable(op.value)
    met = verdict is Verdict.MET

    def last_or_first(unit: str) -> int:
        """The last number of a unit that is met, or the first that is not, as judging works it out."""

        def beyond(number: int) -> bool:
            return (compare(months_of(Amount(Decimal(number), unit)), op, (limit,)) is verdict) is not met

        return bisect_left(range(MOST_OF_AGE[unit] + 1), True, key=beyond) - met  # noqa: FBT003 - what is looked for

    return Aged(question.id, "<=" if met else ">=", tuple((unit, last_or_first(unit)) for unit in MOST_OF_AGE))


def _all(*parts: Formula) -> Formula:
    return _joined(parts, every=True)


def _any(*parts: Formula) -> Formula:
    return _joined(parts, every=False)


def _joined(parts: Iterable[Formula], *, every: bool) -> Formula:
    """The parts joined, those joined the same way taken in."""
    flat: list[Formula] = []
    for part in parts:
        inner = part.parts if isinstance(part, Joined) and part.every is every else (part,)
        flat += [each for each in inner if each not in flat]
    return flat[0] if len(flat) == 1 else Joined(every, tuple(flat))


def _not(formula: Formula) -> Formula:
    if isinstance(formula, Joined):
        return _joined((_not(part) for part in formula.parts), every=not formula.every)
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
    if not part.codes:
        return {"question": part.question, "operator": "exists", "answerBoolean": part.holds}
    code = part.codes[0]
    system = ABSENT if code in NOT_GIVEN.values() else f"{OURS}:{part.question}"
    return {
        "question": part.question,
        "operator": "=" if part.holds else "!=",
        "answerCoding": {"system": system, "code": code},
    }


def _path(formula: Formula, book: Book) -> str:
    """The formula in FHIRPath: true or false, never empty."""
    if isinstance(formula, Joined):
        paths = dict.fromkeys(_path(_with_alike(part, formula), book) for part in formula.parts)
        return f"({(' and ' if formula.every else ' or ').join(paths)})"
    # A question stands in a page, which stands in a section.
    answers = f"%resource.item.item.item.where(linkId='{formula.question}').answer"
    if isinstance(formula, Aged):
        units = book.units
        ages = " or ".join(
            f"(code='{units[unit]}' and value{formula.sign}{number})" for unit, number in formula.numbers
        )
        answers += f".value.where({ages})"
    elif formula.codes:
        answers += f".value.where({_any_code(formula.codes)})"
    return f"{answers}.exists(){'' if formula.holds else '.not()'}"


def _with_alike(part: Formula, joined: Joined) -> Formula:
    """The part, taking in those that ask the same question for another answer: any of them, or none of them."""
    if not isinstance(part, Answered) or not part.codes or part.holds is joined.every:
        return part
    alike = [each for each in joined.parts if isinstance(each, Answered) and each.codes]
    same = [each for each in alike if (each.question, each.holds) == (part.question, part.holds)]
    return replace(part, codes=tuple(code for each in same for code in each.codes))


def _any_code(codes: tuple[str, ...]) -> str:
    return " or ".join(f"code='{code}'" for code in codes)
