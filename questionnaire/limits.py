"""Rules that a type declares for a field by `Annotated`: each says what is wrong with a value, or None."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

Limit = Callable[[Any], str | None]


def like(pattern: str, what: str) -> Limit:
    """A text of a certain form, such as "a LOINC code such as 26499-4"."""
    return lambda text: None if re.fullmatch(pattern, text) else f"{text!r} is not {what}"


def within(least: int, most: int, what: str) -> Limit:
    """A number from `least` to `most`."""
    return lambda number: None if _lies(number, least, most) else f"{number} is not {what} from {least} to {most}"


def some(says: str) -> Limit:
    """A list that is not empty."""
    return lambda items: None if items else says


def _lies(number: Decimal, least: int, most: int) -> bool:
    return number.is_finite() and least <= number <= most
