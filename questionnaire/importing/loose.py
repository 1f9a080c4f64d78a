"""Values of JSON taken as what they should be: what is of another type is not there."""

from __future__ import annotations

from typing import Any

from questionnaire.importing.records import MOST_SIGNS


def text_of(data: Any) -> str:
    """A text on one line, "" where there is none."""
    return " ".join(data[:MOST_SIGNS].split()) if isinstance(data, str) else ""


def object_of(data: Any) -> dict[str, Any]:
    """An object, empty where there is none."""
    return data if isinstance(data, dict) else {}


def objects_of(data: Any) -> list[dict[str, Any]]:
    """The objects of a list."""
    return [each for each in data if isinstance(each, dict)] if isinstance(data, list) else []


def names_in(concept: dict[str, Any]) -> list[str]:
    """What a FHIR concept is called: its text, and the name of each of its codes."""
    return [text_of(concept.get("text")), *(text_of(each.get("display")) for each in objects_of(concept.get("coding")))]


def addresses_of(resource: dict[str, Any]) -> list[str]:
    """How other FHIR resources may refer to this one: in its bundle, from what holds it, and by its address."""
    own, address = text_of(resource.get("id")), text_of(resource.get("fullUrl"))
    by_id = [f"{text_of(resource.get('resourceType'))}/{own}", f"#{own}"] if own else []
    return [*by_id, *([address] if address else [])]
