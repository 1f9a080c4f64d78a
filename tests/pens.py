"""Someone who fills in the paper with a pen, and someone who types it in later."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from questionnaire.asking.answers import Answer, Answers, NotGiven, Said
from questionnaire.asking.values import Amount, Count, PartialDate
from questionnaire.telling.blank import Asked, Blank, EntryBlocks

# What is ticked and what is written beside one question, by the ids of the places.
Marks = tuple[frozenset[str], Mapping[str, str]]


def asked_on(form: Blank) -> Mapping[str, Asked]:
    """Every question on the paper by id, those of groups too."""
    pages = [page for section in form.sections for page in section.pages]
    once = [each for page in pages for together in page.asked for each in together]
    repeated = [each for entries in entries_on(form).values() for each in entries.questions]
    return {each.id: each for each in (*once, *repeated)}


def entries_on(form: Blank) -> Mapping[str, EntryBlocks]:
    """Every group on the paper by id."""
    pages = [page for section in form.sections for page in section.pages]
    return {page.entries.id: page.entries for page in pages if page.entries}


@dataclass(frozen=True)
class Filled:
    """A paper with what a pen left on it: of each question, and of each entry of each group in its column."""

    form: Blank
    once: Mapping[str, Marks]
    columns: Mapping[str, list[Mapping[str, Marks]]]
    complete: Mapping[str, bool | None]


def fill_in(form: Blank, answers: Answers) -> Filled:
    """The paper with these answers. An answer without a place on the paper is an AssertionError."""
    return Filled(
        form,
        _written(form, answers.said),
        {key: [_written(form, entry.said) for entry in group.entries] for key, group in answers.groups.items()},
        {key: group.complete for key, group in answers.groups.items()},
    )


def type_in(filled: Filled) -> dict[str, Any]:
    """The answers file that comes from reading the paper."""
    form = filled.form
    groups = {
        key: {
            "complete": filled.complete[key],
            "entries": [{"id": f"e{place}", "answers": _read(form, each)} for place, each in enumerate(entries)],
        }
        for key, entries in filled.columns.items()
    }
    return {"version": 1, "answers": _read(form, filled.once), "groups": groups}


def fields(form: Blank, marks: Mapping[str, Marks]) -> dict[str, Any]:
    """What the one who reads the paper puts into the fields of the screen."""
    typed: dict[str, Any] = {}
    for question, (ticked, written) in marks.items():
        asked, name = asked_on(form)[question], question.replace(".", "-")
        units = [unit.id for unit in asked.units if unit.id in ticked]
        options = [box.id for box in asked.boxes if box.id in ticked]
        if asked.listed and "value" in written:
            options = [_listed(asked, written["value"])]
        if options:
            typed[name] = options if asked.kind == "several" else options[0]
        elif "year" in written:
            typed[name] = "-".join(written[part] for part in ("year", "month", "day") if part in written)
        else:
            typed[name] = written["value"]
            typed |= {f"{name}-unit": unit for unit in units}
    return typed


def _written(form: Blank, said: Said) -> dict[str, Marks]:
    return {key: _mark(asked_on(form)[key], answer) for key, answer in said.items()}


def _mark(asked: Asked, answer: Answer) -> Marks:
    ticked, written = set[str](), dict[str, str]()
    value = answer.value
    listed = {each.id: each.label for each in asked.listed}
    match value:
        case tuple():
            ticked = set(value)
        case Amount(number, unit):
            ticked, written = {unit}, {"value": str(number)}
        case Count(text, unit):
            ticked, written = {unit}, {"value": text}
        case PartialDate():
            parts = {part: getattr(value, part) for part in ("month", "day", "year")}
            written = {part: str(number) for part, number in parts.items() if number}
        case str() if value in listed:
            written = {"value": listed[value]}
        case _ if asked.boxes:
            ticked = {value}
        case _:
            written = {"value": str(value)}
    places = {box.id for box in (*asked.boxes, *asked.units)}, {blank.id for blank in asked.blanks}
    assert ticked <= places[0], f"{asked.id}: no box for {ticked - places[0]}"
    assert set(written) <= places[1], f"{asked.id}: no line for {set(written) - places[1]}"
    return frozenset(ticked), written


def _read(form: Blank, marks: Mapping[str, Marks]) -> dict[str, Any]:
    return dict(_answers(form, marks))


def _answers(form: Blank, marks: Mapping[str, Marks]) -> Iterator[tuple[str, Any]]:
    for question, (ticked, written) in marks.items():
        asked = asked_on(form)[question]
        ways_out = {reason.value for reason in NotGiven} & ticked
        if ways_out:
            yield question, {"not_given": ways_out.pop()}
        elif asked.kind == "several":
            yield question, [box.id for box in asked.boxes if box.id in ticked]
        elif asked.units:
            yield question, {"amount": written["value"], "unit": next(iter(ticked))}
        elif "year" in written:
            parts = [written.get(part, "") for part in ("year", "month", "day")]
            yield question, "-".join(part.zfill(2) for part in parts if part)
        elif asked.listed:
            yield question, _listed(asked, written["value"])
        else:
            yield question, next(iter(ticked)) if asked.boxes else written["value"]


def _listed(asked: Asked, label: str) -> str:
    (found,) = [each.id for each in asked.listed if each.label == label]
    return found
