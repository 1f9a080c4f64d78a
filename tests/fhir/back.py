"""From a FHIR `QuestionnaireResponse` back to the answers: what is lost on the way is missing here."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from questionnaire.asking.answers import Answer, Answers, Entry, Given, Group
from questionnaire.asking.pages import GroupOfEntries, Questionnaire
from questionnaire.asking.questions import Kind, Question
from questionnaire.asking.values import Amount, Count, PartialDate, Value
from questionnaire.exporting.fhir.terms import (
    ABSENT,
    ANSWERED_ON,
    NOT_GIVEN,
    WRITTEN,
    Json,
    all_of_them_id,
    not_given_id,
)
from questionnaire.reading import Book

_BY_CODE = {code: why for why, code in NOT_GIVEN.items()}


def answers_of(response: Json, book: Book) -> Answers:
    """The answers in a response that `response_resource` made, with the ids of their entries."""
    items = list(_leaves(response["item"], book.questionnaire)) if "item" in response else []
    questions, groups = book.questionnaire.questions, book.questionnaire.groups
    return Answers(
        said=_read_said(items, questions.values(), book),
        groups={key: group for key, asked in groups.items() if (group := _read_group(asked, items, book)) != Group()},
        days={
            item["linkId"]: _date(each["valueDate"])
            for item in items
            for each in item.get("extension", [])
            if each["url"] == ANSWERED_ON
        },
    )


def _date(written: str) -> PartialDate:
    return PartialDate(*(int(part) for part in written.split("-")))


def _leaves(items: list[Json], asked: Questionnaire) -> Iterator[Json]:
    """The items below sections and pages."""
    for item in items:
        if "item" in item and item["linkId"] not in asked.groups:
            yield from _leaves(item["item"], asked)
        else:
            yield item


def _read_group(asked: GroupOfEntries, items: list[Json], book: Book) -> Group:
    entries = [
        Entry(item["id"].removeprefix(f"{asked.id}."), _read_said(item.get("item", []), asked.questions, book))
        for item in items
        if item["linkId"] == asked.id
    ]
    complete = [item["answer"][0]["valueBoolean"] for item in items if item["linkId"] == all_of_them_id(asked.id)]
    return Group(tuple(entries), complete[0] if complete else None)


def _read_said(items: list[Json], questions: Any, book: Book) -> dict[str, Answer]:
    by_id = {item["linkId"]: item for item in items}
    said = {}
    for question in questions:
        for link_id in (question.id, not_given_id(question)):
            if link_id in by_id:
                said[question.id] = _read_answer(question, by_id[link_id].get("answer", []), book)
    return said


def _read_answer(question: Question, answers: list[Json], book: Book) -> Answer:
    coded = [answer["valueCoding"] for answer in answers if "valueCoding" in answer]
    if coded and coded[0]["system"] == ABSENT:
        return _BY_CODE[coded[0]["code"]]
    if question.kind is Kind.SEVERAL:
        return Given(tuple(each["code"] for each in coded))
    if coded:
        return Given(coded[0]["code"])
    return Given(_read_value(question, answers[0] if answers else {}, book))


def _read_value(question: Question, answer: Json, book: Book) -> Value:
    quantity = answer.get("valueQuantity", {})
    unit = {code: unit for unit, code in book.units.items()}.get(quantity.get("code"), "")
    match question.kind:
        case Kind.NUMBER:
            return Decimal(str(answer["valueDecimal"]))
        case Kind.AGE:
            return Amount(Decimal(str(quantity["value"])), unit)
        case Kind.COUNT:
            written = next(each for each in quantity["extension"] if each["url"] == WRITTEN)
            return Count(written["valueString"], unit)
        case Kind.DATE:
            return _date(answer["valueDate"])
        case _:
            return str(answer.get("valueString", ""))
