"""Whether a report itself calls a value low: by the flag it prints, else by its range. No limit is ours."""

from __future__ import annotations

import re
from decimal import Decimal

from questionnaire.asking.labels import folded

_LOW = frozenset(("l", "ll", "lu", "low", "critical low", "significantly low", "critically low"))
_NOT_LOW = frozenset(("n", "h", "hh", "hu", "normal", "high", "critical high", "significantly high", "critically high"))
# "150.000" has two meanings, and is not compared.
_NUMBER = r"\d{1,7}(?:\.\d{1,2})?"
_ONLY_NUMBER = re.compile(_NUMBER)
# What two numbers mean is clear; of "<300" or "1.500-2.000" it is not.
_RANGE = re.compile(rf"\s*\(?(?:({_NUMBER})\s*(?:-|–|to)\s*{_NUMBER}|(?:≥|>=?)\s*({_NUMBER}))(?!\d|[.,]\d)")


def marked(value: str, flag: str, text: str) -> tuple[bool | None, str]:
    """Whether a value is low, and what says so: its flag, else the range that is usual, as text.

    None where neither is there, or the value is no plain number that could be compared.
    """
    said, found = folded(flag).strip(), _RANGE.match(text)
    mark = " ".join(filter(None, (flag, f"({text})" if found else "")))
    if said in _LOW or said in _NOT_LOW:
        return said in _LOW, mark
    if said or not found or not _ONLY_NUMBER.fullmatch(value):
        return None, mark
    return Decimal(value) < Decimal(found[1] or found[2]), mark


def range_of(low: str, high: str) -> str:
    """A range of two numbers, or of what it is at least, as text."""
    return (f"{low}–{high}" if high else f"≥ {low}") if low else ""
