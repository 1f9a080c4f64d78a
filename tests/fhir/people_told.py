"""Every simulated patient, with the files that other programs get of them."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from questionnaire.asking.answerfile import load
from questionnaire.asking.answers import Answers
from questionnaire.asking.pages import Route
from questionnaire.asking.route import route
from questionnaire.checking.patients import read_patients
from questionnaire.reading import read_book
from questionnaire.telling.fhir.questionnaire import questionnaire_resource
from questionnaire.telling.fhir.response import response_resource
from questionnaire.telling.language import language

BOOK, TODAY, ENGLISH = read_book(), dt.date(2026, 11, 22), language("en")
TESTS = Path(__file__).parents[1]
VOICES = ("you", "child")


@dataclass(frozen=True)
class Told:
    """One patient, the route they went, and their answers in FHIR."""

    name: str
    route: Route
    response: dict[str, Any]

    @property
    def voice(self) -> str:
        return self.response["questionnaire"].partition("|")[0].rpartition(":")[2]


def _told(name: str, answers: Answers) -> Told:
    went = route(BOOK.questionnaire, answers, TODAY)
    return Told(name, went, as_json(response_resource(BOOK, went, ENGLISH, TODAY)))


def as_json(resource: dict[str, Any]) -> dict[str, Any]:
    """The resource as another program reads it."""
    return json.loads(json.dumps(resource))


@cache
def everyone() -> tuple[Told, ...]:
    files = [*sorted(TESTS.glob("cases/published/*.json")), *sorted(TESTS.glob("documents/patients/*.json"))]
    read = [(path.stem, load(json.loads(path.read_text("utf-8")), BOOK.questionnaire, TODAY)) for path in files]
    simulated = read_patients(TESTS / "cases", BOOK.questionnaire, TODAY)
    return tuple(_told(*each) for each in [*((each.name, each.answers) for each in simulated), *read])


@cache
def questionnaire_in(voice: str) -> dict[str, Any]:
    return as_json(questionnaire_resource(BOOK, ENGLISH, voice))


def every_item(items: list[dict[str, Any]]) -> Any:
    """Every item of a resource, from the first to the last, and the item above it."""
    for item in items:
        yield item
        yield from every_item(item.get("item", []))
