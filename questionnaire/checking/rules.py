"""Every rule of the content in one row, with the file and the place it stands at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from questionnaire.judging.facts import AskedWhen
from questionnaire.judging.predicates import Predicate
from questionnaire.reading import Book


@dataclass(frozen=True, slots=True)
class Rule:
    """A predicate and where it stands. `kind` is "page", "criterion", "alert", "suggestion", "timing" or "bring"."""

    kind: str
    id: str
    when: Predicate
    file: str
    place: str


def every_rule(book: Book) -> Iterator[Rule]:
    """Every predicate of the content."""
    for page in book.questionnaire.pages:
        if isinstance(page.asked_when, AskedWhen):
            yield Rule("page", page.id, page.asked_when.predicate, book.file("pages", page.id), "asked_when")
    for program in book.rules.programs:
        file = book.file("programs", program.id)
        for criterion in program.criteria:
            yield Rule("criterion", criterion.id, criterion.when, file, f"criteria[{criterion.id}].when")
    for alert in book.rules.alerts:
        file = book.file("alerts", alert.id)
        yield Rule("alert", alert.id, alert.when, file, "when")
        if alert.unless is not None:
            yield Rule("alert", alert.id, alert.unless, file, "unless")
    for suggestion in book.rules.suggestions:
        file = book.file("suggestions", suggestion.id)
        yield Rule("suggestion", suggestion.id, suggestion.when, file, f"suggestions[{suggestion.id}].when")
    for step in book.rules.timing:
        if step.when is not None:
            yield Rule("timing", step.id, step.when, "timing.toml", f"steps[{step.id}].when")
    for item in book.rules.bring:
        for key, when in (("when", item.when), ("have", item.have)):
            if when is not None:
                yield Rule("bring", item.id, when, "bring.toml", f"items[{item.id}].{key}")
