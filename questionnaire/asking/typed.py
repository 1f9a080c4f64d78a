"""The one reader of what was typed, for forms and for answers files alike."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from questionnaire.asking.amounts import read_age, read_number
from questionnaire.asking.counts import MOST_CELLS, read_count
from questionnaire.asking.dates import order_in, read_coming_date, read_date
from questionnaire.asking.freetext import read_text
from questionnaire.asking.questions import Kind, Question
from questionnaire.asking.values import Value

TEXT_LENGTH = 600
_ANY_NUMBER = 1_000_000
_PERCENT = "%"
_TWO_LIMITS = re.compile(r"^([^\d.,]+[\d.,]+)\s*(?:[-–—]|to).*$")


@dataclass(frozen=True, slots=True)
class Typist:
    """Who types, and when: what settles some of what has two readings. An age without a unit is in the `age_unit`.

    What this program `kept` was settled before: 0.45 percent is not asked about again. What stands in a file is of
    `another_day`: a visit may be over by now.
    """

    today: dt.date
    country: str | None = None
    age_unit: str = ""
    kept: bool = False
    another_day: bool = False


def read_typed(question: Question, text: str, unit: str | None, typist: Typist) -> Value:
    """What was typed as the value of a question that takes a number, an age, a count, a date or a text.

    `unit` is the one that was chosen beside it, if any. Raises BadValue, or AskedBack with the readings to choose from.
    """
    match question.kind:
        case Kind.AGE:
            return read_age(text, unit or "", typist.age_unit)
        case Kind.COUNT:
            # Rows of before hold "<500-1000", which was taken as under 500.
            counted = _TWO_LIMITS.sub(r"\1", text) if typist.kept else text
            return read_count(counted, unit, question.called, question.most or MOST_CELLS)
        case Kind.DATE if question.future:
            return read_coming_date(text, typist.today, order_in(typist.country), over=typist.another_day)
        case Kind.DATE:
            return read_date(text, typist.today, order_in(typist.country))
        case Kind.TEXT:
            return read_text(text, question.most or TEXT_LENGTH)
        case Kind.NUMBER:
            most = question.most if question.most is not None else _ANY_NUMBER
            return read_number(
                text, question.least or 0, most, question.called, percent=question.ucum == _PERCENT and not typist.kept
            )
    raise TypeError(f"nothing is typed for {question.id}")
