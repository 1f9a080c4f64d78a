"""The codes that other programs know our questions and units by, from codes.toml."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from questionnaire.asking.answerfile import AGE_UNITS
from questionnaire.asking.pages import Code
from questionnaire.asking.values import COUNT_UNITS
from questionnaire.reading.content import Content
from questionnaire.reading.tables import Table


@dataclass(frozen=True, slots=True)
class Codes:
    """LOINC codes by question or group, the UCUM unit of a question that takes a bare number, and of every unit."""

    loinc: Mapping[str, tuple[Code, ...]]
    measured_in: Mapping[str, str]
    units: Mapping[str, str]


def read_codes(content: Content) -> Codes:
    """The codes, each checked against the questions, groups and units there are."""
    table = content.file_table("codes.toml")
    loinc, measured_in = {}, {}
    known = {*content.page_of, *(key for group in content.group_questions.values() for key in group)}
    for item in table.tables("codes"):
        of = item.string("of")
        if of not in known:
            item.problem("of", f"no question or group has the id {of!r}")
        loinc[of] = _loinc(item)
        if ucum := item.optional_string("ucum"):
            measured_in[of] = ucum
        item.string("cite")
        item.finish()
    units = {}
    for item in table.tables("units"):
        units[item.string("unit")] = item.string("ucum")
        item.finish()
    table.finish()
    if set(units) != {*COUNT_UNITS, *AGE_UNITS}:
        table.problem("units", f"one for each of {', '.join((*COUNT_UNITS, *AGE_UNITS))} is needed, and no other")
    return Codes(loinc, measured_in, units)


def _loinc(table: Table) -> tuple[Code, ...]:
    codes = []
    for item in table.tables("loinc"):
        codes.append(Code(item.string("id"), item.string("label")))
        item.finish()
        if not re.fullmatch(r"\d{1,6}-\d", codes[-1].id):
            item.problem("id", f"{codes[-1].id!r} is not a LOINC code such as 26499-4")
    return tuple(codes)
