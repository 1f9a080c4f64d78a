"""What is asked back where something typed can be read in more than one way: one tap says which was meant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from questionnaire.asking.values import Value
from questionnaire.errors import BadValue


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read what was typed: its `value`, and what its fields would hold to say just that.

    A `share` is a percentage that was typed where a count is asked: it belongs to the question of the percentage.
    """

    value: Value
    text: str
    unit: str = ""
    share: bool = False


class AskedBack(BadValue):
    """A typed value with more than one reading, or with one that nobody should take unasked; `readings` holds them."""

    def __init__(self, word: str, /, readings: Sequence[Reading], **slots: str) -> None:
        super().__init__(word, **slots)
        self.readings = tuple(readings)
