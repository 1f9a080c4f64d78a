"""What is asked back where something typed can be read in more than one way: one tap says which was meant."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from questionnaire.asking.numbers import Extent, readings
from questionnaire.asking.values import Count, Value
from questionnaire.errors import BadValue

# From here on a number without a unit is a percentage more often than a count.
LEAST_SHARE = 10
_PERCENT = 100


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


def said(counts: Iterable[Count]) -> list[Reading]:
    """Counts as readings, each as it is written."""
    return [Reading(count, count.written, count.unit) for count in counts]


def share_alone(number: Decimal) -> list[Reading]:
    """A percentage as a reading, where it is one."""
    return [Reading(number, f"{number:f}", share=True)] if 0 <= number <= 100 else []  # noqa: PLR2004 - percent


def which_unit(extent: Extent, meant: Sequence[Count], share: Decimal | None) -> AskedBack:
    """What is left to choose from, and the percentage that a number without a unit could be."""
    shares = [] if share is None else share_alone(share)
    # From ten on a number without a unit is a percentage more often than a count.
    likely = share is not None and share >= LEAST_SHARE
    choices = [*shares, *said(meant)] if likely else [*said(meant), *shares]
    return AskedBack("count_which_unit", choices, written=str(extent))


def in_percent(extent: Extent) -> Decimal:
    """A share of one in percent."""
    return Decimal(f"{(readings(extent.low)[-1] * _PERCENT).normalize():f}")
