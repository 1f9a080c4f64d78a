"""Neutrophils with a segmented nucleus and young ones, counted apart: the count is their sum."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

from questionnaire.asking.values import Count

_YOUNG = r"(?:abs\w*\.?\s)?(?:band|stab(?!il|l)|stäb|baston|палочк)[^\W\d_]*"
_APART = re.compile(rf"(\D*\d[^%]*?)[\s,;|+&]+(?:and\s|und\s)?{_YOUNG}\s?([^%\d<>]*\d[^%]*)", re.IGNORECASE)
# "Neut + bands" name the sum.
_TOGETHER = re.compile(rf"(?<=[^\W\d_])\s?(?:[+&/,]|\b(?:and|und|with|incl\w*\.?)\b)\s?{_YOUNG}", re.IGNORECASE)


def apart(text: str) -> tuple[str, str] | None:
    """The parts of a text that count segmented and young neutrophils, the second without its name; else None."""
    found = _APART.fullmatch(text)
    return (found[1], without_name(found[2])) if found else None


def without_name(text: str) -> str:
    """A text from its number on: what young cells are called is called so of others, too."""
    return re.sub(r"^[^\d<>]+", "", text)


def without_bands(text: str) -> str:
    """A text without young cells that are named as a part of what it counts."""
    return _TOGETHER.sub("", text)


def sum_of(one: Count, other: Count) -> Count | None:
    """Two counts together in whole cells; None where one of them is no single number."""
    if not (one.span.exact and other.span.exact):
        return None
    cells = (one.span.low or Decimal(0)) + (other.span.low or Decimal(0))
    return Count(f"{cells.quantize(Decimal(1), ROUND_HALF_UP):f}", "/uL")
