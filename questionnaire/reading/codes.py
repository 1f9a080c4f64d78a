"""The codes that other programs know our questions and units by, from codes.toml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from questionnaire.asking.answerfile import AGE_UNITS
from questionnaire.asking.pages import Code
from questionnaire.asking.values import COUNT_UNITS
from questionnaire.limits import like
from questionnaire.reading.content import Content
from questionnaire.reading.schema import read_as

Loinc = Annotated[Code, like(r"\d{1,6}-\d", "a LOINC code such as 26499-4")]


@dataclass(frozen=True, slots=True)
class Codes:
    """LOINC codes by question or group, the UCUM unit of a question that takes a bare number, and of every unit."""

    loinc: Mapping[str, tuple[Code, ...]]
    measured_in: Mapping[str, str]
    units: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Coded:
    """The codes of one question or group."""

    of: str
    cite: str
    loinc: tuple[Loinc, ...] = ()
    ucum: str | None = None


@dataclass(frozen=True, slots=True)
class _Unit:
    unit: str
    ucum: str


def read_codes(content: Content) -> Codes:
    """The codes, each checked against the questions, groups and units there are."""
    table = content.file_table("codes.toml")
    known = {*content.page_of, *(key for group in content.group_questions.values() for key in group)}
    coded = []
    for item in table.tables("codes"):
        coded.append(read_as(_Coded, item))
        if coded[-1].of not in known:
            item.problem("of", f"no question or group has the id {coded[-1].of!r}")
    units = {each.unit: each.ucum for each in (read_as(_Unit, item) for item in table.tables("units"))}
    table.finish()
    if set(units) != {*COUNT_UNITS, *AGE_UNITS}:
        table.problem("units", f"one for each of {', '.join((*COUNT_UNITS, *AGE_UNITS))} is needed, and no other")
    return Codes({each.of: each.loinc for each in coded}, {each.of: each.ucum for each in coded if each.ucum}, units)
