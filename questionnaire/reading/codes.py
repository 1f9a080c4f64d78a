"""The units that other programs know ours by, from codes.toml. LOINC codes and HPO terms stand with the questions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from questionnaire.asking.answerfile import AGE_UNITS
from questionnaire.asking.values import COUNT_UNITS
from questionnaire.reading.content import Content
from questionnaire.reading.schema import read_as


@dataclass(frozen=True, slots=True)
class Codes:
    """The UCUM code of every unit."""

    units: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Unit:
    unit: str
    ucum: str


def read_codes(content: Content) -> Codes:
    """The codes, one for each unit there is."""
    table = content.file_table("codes.toml")
    units = {each.unit: each.ucum for each in (read_as(_Unit, item) for item in table.tables("units"))}
    table.finish()
    if set(units) != {*COUNT_UNITS, *AGE_UNITS}:
        table.problem("units", f"one for each of {', '.join((*COUNT_UNITS, *AGE_UNITS))} is needed, and no other")
    return Codes(units)
