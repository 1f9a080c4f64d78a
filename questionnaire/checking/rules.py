"""Every rule of the content in one row, with the file and the place it stands at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields

from questionnaire.judging.alerts import Alert
from questionnaire.judging.suggestions import BringItem, Suggestion, Timing
from questionnaire.logic.predicates import Predicate
from questionnaire.reading import Book


@dataclass(frozen=True, slots=True)
class Rule:
    """A predicate and where it stands. `kind` is "page", "criterion", "alert", "doubt" and so on."""

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
    for step in book.rules.timing:
        yield from _conditions("timing", step, book.file("steps", step.id), f"steps[{step.id}].")
    for doubt in book.rules.doubts:
        yield Rule("doubt", doubt.id, doubt.when, book.file("doubts", doubt.id), "when")
    for item in book.rules.bring:
        yield from _conditions("bring", item, book.file("items", item.id), f"items[{item.id}].")


def _conditions(kind: str, thing: Alert | Suggestion | Timing | BringItem, file: str, place: str) -> Iterator[Rule]:
    for field in fields(thing):
        value = getattr(thing, field.name)
        if isinstance(value, Predicate):
            yield Rule(kind, thing.id, value, file, place + field.name)
