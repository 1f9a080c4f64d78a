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
