"""Questions and pages as the plain view objects the templates lay out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from questionnaire.asking.pages import Kind, Question
from questionnaire.errors import BadValue
from questionnaire.telling.wording import Words
from questionnaire.web.forms import MOST_RADIOS, field_name, units, ways_out

__all__ = ["ErrorView", "FieldView", "Frame", "error_views", "field_views"]


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around every page: language, names, the urgent notice, the links below."""

    lang: str
    direction: str
    product: str
    clinic_name: str
    home_href: str
    standing_notice: str
    footer: tuple[Mapping[str, str], ...]


@dataclass(frozen=True, slots=True)
class ErrorView:
    """One line of the error summary, linking to its field."""

    href: str
    text: str


@dataclass(frozen=True, slots=True)
class FieldView:
    """One question to lay out. `kind` picks the part ("row" is a yes or no among others).

    `items` are options or date parts, `units` unit options. `more` marks one that is folded away, and `touched` that
    something stands in it or is wrong with it.
    """

    kind: str
    field: str
    label: str
    hint: str | None
    error: str | None
    value: str
    items: tuple[Mapping[str, Any], ...]
    units: tuple[Mapping[str, Any], ...]
    more: bool
    touched: bool


def field_views(
    questions: Sequence[Question], data: Mapping[str, Any], wrong: Mapping[str, BadValue], words: Words
) -> tuple[FieldView, ...]:
    """The questions with what stands in their fields and what is wrong with it; several that take yes or no as rows."""
    fields = tuple(_field_view(question, data, wrong.get(question.id), words) for question in questions)
    rows = [question.kind is Kind.YES_NO for question in questions]
    if rows.count(True) == 1:
        return fields
    return tuple(replace(field, kind="row") if row else field for field, row in zip(fields, rows, strict=True))


def error_views(questions: Sequence[Question], wrong: Mapping[str, BadValue], words: Words) -> tuple[ErrorView, ...]:
    """The error summary: one line a field, in the order of the page."""
    return tuple(
        ErrorView(f"#{_first_id(question)}", _message(wrong[question.id], words))
        for question in questions
        if question.id in wrong
    )


def _first_id(question: Question) -> str:
    name = field_name(question.id)
    return f"{name}-{_date_order(question)[0]}" if question.kind is Kind.DATE else name


def _message(bad: BadValue, words: Words) -> str:
    return words.word(f"error.{bad.word}", **bad.slots)


def _date_order(_question: Question) -> tuple[str, ...]:
    # Month first, as the United States write dates; each part has its own label, so no reader has to guess.
    return ("month", "day", "year")


def _field_view(question: Question, data: Mapping[str, Any], bad: BadValue | None, words: Words) -> FieldView:
    name = field_name(question.id)
    value = data.get(name) or ""
    kind, items = question.kind.value, ()  # type: tuple[str, tuple[Mapping[str, Any], ...]]
    if question.kind in (Kind.YES_NO, Kind.CHOICE, Kind.SEVERAL):
        kind = "checkboxes" if question.kind is Kind.SEVERAL else "radios"
        chosen = value if isinstance(value, list) else [value]
        items = tuple(_options(question, chosen, words))
        kind = "select" if len(question.options) > MOST_RADIOS and kind == "radios" else kind
    elif question.kind is Kind.DATE:
        items = tuple(
            {
                "name": f"{name}-{part}",
                "label": words.word(f"date.{part}"),
                "value": data.get(f"{name}-{part}") or "",
                "width": 4 if part == "year" else 2,
                "invalid": bad is not None,
            }
            for part in _date_order(question)
        )
    return FieldView(
        kind=kind,
        field=name,
        label=words.say(question.label),
        hint=words.say(question.hint) if question.hint else None,
        error=_message(bad, words) if bad else None,
        value=value if isinstance(value, str) else "",
        items=items,
        units=_units(question, data.get(f"{name}-unit") or "", words),
        more=question.more,
        touched=bad is not None or any(typed for part, typed in data.items() if f"{part}-".startswith(f"{name}-")),
    )


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
        for reason in ways_out(question)
    ]
    return given + not_given


def _units(question: Question, chosen: str, words: Words) -> tuple[Mapping[str, Any], ...]:
    if question.kind not in (Kind.COUNT, Kind.AGE):
        return ()
    blank = {"value": "", "label": words.word(f"unit.choose.{question.kind.value}"), "selected": not chosen}
    listed = [
        {"value": unit, "label": words.word(f"unit.option.{unit}"), "selected": unit == chosen}
        for unit in units(question)
    ]
    return (blank, *listed)
