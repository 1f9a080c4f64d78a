"""Questions, with what stands in their fields, as the plain view objects the templates lay out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from questionnaire.asking.answers import Said
from questionnaire.asking.pages import GroupOfEntries, Page
from questionnaire.asking.questions import Kind, Question
from questionnaire.asking.readings import AskedBack
from questionnaire.errors import BadValue
from questionnaire.telling.wording import Words
from questionnaire.web.forms import MOST_RADIOS, Filled, field_name, settling


@dataclass(frozen=True, slots=True)
class ErrorView:
    """One line of the error summary, linking to its field."""

    href: str
    text: str


@dataclass(frozen=True, slots=True)
class FieldView:
    """One question to lay out. `kind` picks the part ("row" is a yes or no among others, "line" a short text).

    `items` are options, `units` unit options. `settle` are the readings of what was asked back, each in words and as
    the value of its button.
    """

    kind: str
    field: str
    label: str
    hint: str | None
    error: str | None
    value: str
    items: tuple[Mapping[str, Any], ...]
    units: tuple[Mapping[str, Any], ...]
    settle: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Fields:
    """The questions of a form: those shown, and those folded away unless something stands in one of them."""

    shown: tuple[FieldView, ...]
    folded: tuple[FieldView, ...]
    unfolded: bool

    @property
    def asks_back(self) -> bool:
        """Whether something typed has readings to choose from."""
        return any(field.settle for field in (*self.shown, *self.folded))


def fields_of(questions: Sequence[Question], filled: Filled, words: Words) -> Fields:
    """The questions with what stands in their fields and what is wrong with it; several that take yes or no as rows."""
    rows = sum(question.kind is Kind.YES_NO for question in questions) > 1
    views: dict[bool, list[FieldView]] = {False: [], True: []}
    for question in questions:
        view = _field_view(question, filled.data, filled.wrong.get(question.id), words)
        is_row = rows and question.kind is Kind.YES_NO
        views[question.more].append(replace(view, kind="row") if is_row else view)
    touched = any(question.more and _touched(question, filled) for question in questions)
    return Fields(tuple(views[False]), tuple(views[True]), touched)


def still_asked(questions: tuple[Question, ...], filled: Filled, said: Said) -> tuple[Question, ...]:
    """The questions without those that another answer says already; one in which something stands stays."""
    return tuple(each for each in questions if _touched(each, filled) or not each.settled_by(said))


def fold_of(asked: Page | GroupOfEntries, shown: Sequence[Question], words: Words) -> str:
    """What is folded away, in words: those of the page or list, unless some of it is not asked here."""
    if not asked.fold or len(shown) < len(asked.questions):
        return words.word("fold.more") if asked.fold else ""
    return words.say(asked.fold)


def errors_of(questions: Sequence[Question], filled: Filled, words: Words) -> tuple[ErrorView, ...]:
    """The error summary: what is wrong with the form as a whole, then a line a field in the order of the page."""
    whole = [ErrorView("#main-content", words.word(filled.problem))] if filled.problem else []
    fields = [
        ErrorView(f"#{field_name(question.id)}", words.error(wrong.word, wrong.slots))
        for question in questions
        if (wrong := filled.wrong.get(question.id))
    ]
    return (*whole, *fields)


def _touched(question: Question, filled: Filled) -> bool:
    """Whether something stands in one of its fields or is wrong with it."""
    name = f"{field_name(question.id)}-"
    return question.id in filled.wrong or any(
        typed and f"{part}-".startswith(name) for part, typed in filled.data.items()
    )


def _field_view(question: Question, data: Mapping[str, Any], bad: BadValue | None, words: Words) -> FieldView:
    name = field_name(question.id)
    value = data.get(name) or ""
    kind, items = question.kind.value, ()  # type: tuple[str, tuple[Mapping[str, Any], ...]]
    if question.kind in (Kind.YES_NO, Kind.CHOICE, Kind.SEVERAL):
        kind = "checkboxes" if question.kind is Kind.SEVERAL else "radios"
        chosen = value if isinstance(value, list) else [value]
        items = tuple(_options(question, chosen, words))
        kind = "select" if len(question.options) > MOST_RADIOS and kind == "radios" else kind
    if question.kind is Kind.TEXT and question.most:
        kind = "line"
    return FieldView(
        kind=kind,
        field=name,
        label=words.say(question.label),
        hint=words.say(question.hint) if question.hint else None,
        error=words.error(bad.word, bad.slots) if bad else None,
        value=value if isinstance(value, str) else "",
        items=items,
        units=_units(question, data.get(f"{name}-unit") or "", words),
        settle=tuple(_settle(question, bad, data, words)) if isinstance(bad, AskedBack) else (),
    )


def _settle(question: Question, asked: AskedBack, data: Mapping[str, Any], words: Words) -> Iterator[tuple[str, str]]:
    """What can be meant, in words, with the value of the button that says so."""
    for reading in asked.readings:
        said = words.value(question, reading.value)
        if not reading.share:
            says = words.word("reading.percent", number=said) if question.ucum == "%" else said
            yield says, settling(question, reading)
        elif question.share and data.get(field_name(question.share)) in ("", None, reading.text):
            yield words.word("reading.share", number=said), settling(question, reading)


def _options(question: Question, chosen: Sequence[str], words: Words) -> list[Mapping[str, Any]]:
    given: list[Mapping[str, Any]] = [
        {
            "value": option.id,
            "label": words.say(option.label),
            "hint": words.say(option.hint) if option.hint else None,
            "checked": option.id in chosen,
            "exclusive": option.alone,
        }
        for option in question.options
    ]
    not_given: list[Mapping[str, Any]] = [
        {
            "value": reason.value,
            "label": words.word(f"answer.{reason.value}"),
            "checked": reason.value in chosen,
            "exclusive": True,
        }
        for reason in question.ways_out
    ]
    return given + not_given


def _units(question: Question, chosen: str, words: Words) -> tuple[Mapping[str, Any], ...]:
    if not question.units:
        return ()
    # An age of somebody who is not a child is told in years, but for a very few.
    chosen = chosen or ("years" if question.kind is Kind.AGE and words.voice != "child" else "")
    blank = {"value": "", "label": words.word(f"unit.choose.{question.kind.value}"), "selected": not chosen}
    listed = [
        {"value": unit, "label": words.word(f"unit.option.{unit}"), "selected": unit == chosen}
        for unit in question.units
    ]
    return (blank, *listed)
