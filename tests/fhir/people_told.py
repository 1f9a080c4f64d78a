"""Every simulated patient, with the files that other programs get of them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import Any

from questionnaire.asking.pages import Route
from questionnaire.exporting.fhir.questionnaire import questionnaire_resource
from questionnaire.exporting.fhir.response import response_resource
from questionnaire.telling.language import language
from tests.everybody import EVERYBODY, TODAY, answers_of, book

BOOK, ENGLISH = book(), language("en")
VOICES = ("you", "child", "helped")


@dataclass(frozen=True)
class Told:
    """One patient, the route they went, and their answers in FHIR."""

    name: str
    route: Route
    response: dict[str, Any]

    @property
    def voice(self) -> str:
        return self.response["questionnaire"].partition("|")[0].rpartition(":")[2]


def as_json(resource: dict[str, Any]) -> dict[str, Any]:
    """The resource as another program reads it."""
    return json.loads(json.dumps(resource))


@cache
def told(name: str) -> Told:
    """One of them."""
    went = BOOK.route(answers_of(name), TODAY)
    return Told(name, went, as_json(response_resource(BOOK, went, ENGLISH, TODAY)))


def everyone() -> tuple[Told, ...]:
    """All of them."""
    return tuple(told(name) for name in EVERYBODY)


@cache
def questionnaire_in(voice: str) -> dict[str, Any]:
    return as_json(questionnaire_resource(BOOK, ENGLISH, voice))


def every_item(items: list[dict[str, Any]]) -> Any:
    """Every item of a resource, from the first to the last, and the item above it."""
    for item in items:
        yield item
        yield from every_item(item.get("item", []))
