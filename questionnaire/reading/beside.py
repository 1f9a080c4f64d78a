"""What is looked for in a record beside counts, from `beside.toml`; a pack need not have any."""

from __future__ import annotations

from collections.abc import Iterator

from questionnaire.asking.beside import Beside
from questionnaire.asking.questions import Kind, Question
from questionnaire.reading.content import Content
from questionnaire.reading.schema import read_as

FILE = "beside.toml"
_CHOSEN = (Kind.YES_NO, Kind.CHOICE, Kind.SEVERAL)


def read_beside(content: Content) -> tuple[Beside, ...]:
    """All that is looked for, in the order of the file: a line of a record is taken for the first that it can be."""
    found: tuple[Beside, ...] = ()
    for file in [*content.file_tables(FILE)][-1:]:
        tables = content.listed(file, "beside")
        found = tuple(read_as(Beside, table) for table in tables)
        for table, beside in zip(tables, found, strict=True):
            for says in _wrong(beside, content.questions):
                table.problem("choices", says)
    return found


def _wrong(beside: Beside, questions: dict[str, Question]) -> Iterator[str]:
    if not beside.codes and not beside.called:
        yield "something is looked for by its codes or by what it is called"
    for key in sorted(beside.questions):
        question = questions.get(key)
        if question is None:
            yield f"no question that is asked once has the id {key!r}"
        elif question.moment:
            yield f"{key!r} is about a moment: a record is of another day"
    for key, option in ((key, option) for choice in beside.choices for key, option in choice.answers.items()):
        question = questions.get(key)
        if question and (question.kind not in _CHOSEN or question.option(option) is None):
            yield f"{option!r} is no option of {key!r}"
    for kind, taking in ((Kind.DATE, beside.date), (Kind.TEXT, beside.name)):
        if taking in questions and questions[taking].kind is not kind:
            yield f"{taking!r} takes no {kind.value}"
