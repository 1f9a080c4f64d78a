"""Every rule of the content in one row, with the file and the place it stands at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields

from questionnaire.judging.programs import Program
from questionnaire.judging.suggestions import Suggestion
from questionnaire.logic.predicates import Predicate
from questionnaire.reading.book import Book
from questionnaire.reading.policy import FILE as POLICY


@dataclass(frozen=True, slots=True)
class Rule:
    """A predicate and where it stands.

    `kind` is a page, criterion, alert, suggestion, reason, first or bring, and "unless" for what silences.
    """

    kind: str
    id: str
    when: Predicate
    file: str
    place: str


def every_rule(book: Book) -> Iterator[Rule]:
    """Every predicate of the content."""
    for page in book.questionnaire.pages:
        if page.asked_when is not None:
            yield Rule("page", page.id, page.asked_when, book.file("pages", page.id), "asked_when")
    for program in book.rules.programs:
        yield from _criteria(program, book.file("programs", program.id))
    for alert in book.rules.alerts:
        file = book.file("alerts", alert.id)
        yield from _conditions("alert", alert.id, alert, file, "")
        for number, told in enumerate(alert.told, 1):
            yield Rule("alert", alert.id, told.when, file, f"told[{number}].when")
    for suggestion in book.rules.suggestions:
        file = book.file("suggestions", suggestion.id)
        yield from _conditions("suggestion", suggestion.id, suggestion, file, f"suggestions[{suggestion.id}].")
        for number, reason in enumerate(suggestion.reasons, 1):
            place = f"suggestions[{suggestion.id}].reasons[{number}]."
            yield from _conditions("reason", suggestion.id, reason, file, place)
    yield from _of_the_policy(book)
    for doubt in book.rules.doubts:
        yield Rule("doubt", doubt.id, doubt.when, book.file("doubts", doubt.id), "when")
    for item in book.rules.bring:
        yield from _conditions("bring", item.id, item, book.file("items", item.id), f"items[{item.id}].")


def _of_the_policy(book: Book) -> Iterator[Rule]:
    policy = book.rules.policy
    for reason in policy.reasons:
        yield from _conditions("reason", reason.id, reason, book.file("reasons", reason.id), "")
    for first in policy.firsts:
        yield from _conditions("first", first.id, first, book.file("firsts", first.id), "")
    for each in policy.earlier:
        yield from _conditions("first", each.id, each, POLICY, f"earlier[{each.id}].")


def _criteria(program: Program, file: str) -> Iterator[Rule]:
    for criterion in program.criteria:
        yield Rule("criterion", criterion.id, criterion.when, file, f"criteria[{criterion.id}].when")
        if criterion.unless is not None:
            yield Rule("unless", criterion.id, criterion.unless, file, f"criteria[{criterion.id}].unless")


def _conditions(kind: str, rule_id: str, thing: object, file: str, place: str) -> Iterator[Rule]:
    """Every predicate that is a field of a rule, or of a part of one."""
    for field in fields(thing):  # type: ignore[arg-type]
        value = getattr(thing, field.name)
        if isinstance(value, Predicate):
            silences = field.name != "when" and isinstance(thing, Suggestion)
            yield Rule("unless" if silences else kind, rule_id, value, file, place + field.name)
