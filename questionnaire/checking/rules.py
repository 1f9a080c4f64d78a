"""Every rule of the content in one row, with the file and the place it stands at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields

from questionnaire.judging.alerts import Alert
from questionnaire.judging.policy import Side
from questionnaire.judging.suggestions import BringItem, Suggestion
from questionnaire.logic.predicates import Predicate
from questionnaire.reading import Book
from questionnaire.reading.policy import FILE as POLICY


@dataclass(frozen=True, slots=True)
class Rule:
    """A predicate and where it stands. `kind` is a page, criterion, alert, suggestion, reason, first or bring."""

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
        file = book.file("programs", program.id)
        for criterion in program.criteria:
            yield Rule("criterion", criterion.id, criterion.when, file, f"criteria[{criterion.id}].when")
    for alert in book.rules.alerts:
        yield from _conditions("alert", alert, book.file("alerts", alert.id), "")
    for suggestion in book.rules.suggestions:
        file = book.file("suggestions", suggestion.id)
        yield from _conditions("suggestion", suggestion, file, f"suggestions[{suggestion.id}].")
    yield from _of_the_policy(book)
    for item in book.rules.bring:
        yield from _conditions("bring", item, book.file("items", item.id), f"items[{item.id}].")


def _of_the_policy(book: Book) -> Iterator[Rule]:
    policy = book.rules.policy
    for reason in policy.reasons:
        yield from _conditions("reason", reason, book.file("reasons", reason.id), "")
    for first in policy.firsts:
        yield from _conditions("first", first, book.file("firsts", first.id), "")
    for each in policy.earlier:
        yield from _conditions("first", each, POLICY, f"earlier[{each.id}].")


def _conditions(kind: str, thing: Alert | Suggestion | Side | BringItem, file: str, place: str) -> Iterator[Rule]:
    for field in fields(thing):
        value = getattr(thing, field.name)
        if isinstance(value, Predicate):
            yield Rule(kind, thing.id, value, file, place + field.name)
