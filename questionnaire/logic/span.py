"""Spans of numbers: what is known of a number, as every value it may still have."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Span:
    """Every number from `low` to `high`; None is without limit, `*_open` leaves the limit itself out.

    An exactly known number is `Span.exactly(n)`. Nothing known is `Span()`.
    """

    low: Decimal | None = None
    high: Decimal | None = None
    low_open: bool = False
    high_open: bool = False

    @classmethod
    def exactly(cls, number: Decimal | int) -> Span:
        """The one number `number`."""
        return cls(Decimal(number), Decimal(number))

    @property
    def exact(self) -> bool:
        """Whether one number alone is left."""
        return self.low is not None and self.low == self.high

    @property
    def ends(self) -> tuple[Decimal, Decimal]:
        """The least and the most it can be; nothing that is counted is below 0."""
        return self.low or Decimal(0), Decimal("Infinity") if self.high is None else self.high

    def overlaps(self, other: Span) -> bool:
        """Whether some number lies in both."""
        return self._reaches(other) and other._reaches(self)

    def _reaches(self, other: Span) -> bool:
        if self.high is None or other.low is None:
            return True
        return self.high > other.low or (self.high == other.low and not self.high_open and not other.low_open)
