"""When something was, as a TimeElement: a day, the days or ages it can be, or a class of HPO."""

from __future__ import annotations

import datetime as dt
from typing import Any

from questionnaire.asking.values import Amount, PartialDate
from questionnaire.neutropenia.phenopacket.terms import CONGENITAL, ontology_class

MONTHS_OF_A_YEAR = 12
FIRST_YEAR = {"ageRange": {"start": {"iso8601duration": "P0D"}, "end": {"iso8601duration": "P1Y"}}}
# "As a child" is any age under 18.
CHILDHOOD = {"ageRange": {"start": {"iso8601duration": "P0D"}, "end": {"iso8601duration": "P18Y"}}}
AT_BIRTH = {"ontologyClass": ontology_class(CONGENITAL)}
# Of these signs the question itself says since when: a "yes" tells it.
ONSET_ASKED = {
    "birth.cord": FIRST_YEAR,
    "birth.cord_late": FIRST_YEAR,
    "birth.growth": FIRST_YEAR,
    "sign.cataract": CHILDHOOD,
    "sign.hearing": CHILDHOOD,
    "sign.heart": AT_BIRTH,
    "sign.genitals": AT_BIRTH,
}


def duration(age: Amount) -> str:
    """An age in completed years and months, or weeks, as an ISO 8601 duration: 44 months are P3Y8M."""
    if age.unit not in ("years", "months"):
        return f"P{int(age.number)}{age.unit[0].upper()}"
    months = int(age.number * (MONTHS_OF_A_YEAR if age.unit == "years" else 1))
    years, rest = divmod(months, MONTHS_OF_A_YEAR)
    return "P" + (f"{years}Y" if years else "") + (f"{rest}M" if rest or not years else "")


def at_age(age: Amount) -> dict[str, Any]:
    """An age."""
    return {"age": {"iso8601duration": duration(age)}}


def on(date: PartialDate, today: dt.date) -> dict[str, Any]:
    """A day as it is; a month or a year as the interval of the days it can be."""
    if date.day is not None:
        return {"timestamp": f"{date.first.isoformat()}T00:00:00Z"}
    last = min(date.last, today)
    return {"interval": {"start": f"{date.first.isoformat()}T00:00:00Z", "end": f"{last.isoformat()}T23:59:59Z"}}
