"""A percentage beside a count: that of the same cells, or their share of the white cells that were counted.

"ANC 780 (12 %)" counts 780 neutrophils; "12 % segs of 6.5" counts white cells, of which 780 are neutrophils.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from questionnaire.asking.labels import named
from questionnaire.asking.numbers import NUMBER, readings
from questionnaire.logic.span import Span

PERCENT = re.compile(rf"(?P<number>{NUMBER})\s?%")
# Few people have more white cells in a microliter: our own choice, a few times the upper limit of reports.
_MOST_WHITE = 30_000
_MOST_WHITE_UNNAMED = 15_000
_SIGN_FIRST = re.compile(rf"(?<!\d)(?<!\d\s)%\s?[:=]?\s?({NUMBER})(?!\d|\s?%)")
# How China, Japan and Korea name a percentage, with its sign or without.
_NAMED = re.compile("百分[比率]|比率|비율")
# "12 % of 6.5", in the languages of reports.
_OF = re.compile(r"\b(?:of|von|der|de|des|di|do|da|del|av|af|van|z|ze|iz|из)\b(?=\D{0,16}\d)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Share:
    """A percentage beside a count: `number` percent, as `written`.

    `alone` says that it has the name of the cells and the count has not, or that "of" stands between them; `unnamed`
    that neither has.
    """

    written: str
    number: Decimal
    alone: bool
    unnamed: bool

    def may_be_of(self, counts: Sequence[Span]) -> bool:
        """Whether a count beside it may be all white cells, of which it is the share of neutrophils.

        So it is where the percentage alone is named, or where that many neutrophils would be a share of more white
        cells than people have.
        """
        most = self.number * (_MOST_WHITE_UNNAMED if self.unnamed else _MOST_WHITE) / 100
        return self.alone or any((count.high or Decimal(0)) > most for count in counts)

    def of(self, number: Decimal) -> str:
        """That share of a number of cells, in whole cells."""
        return str((number * self.number / 100).quantize(Decimal(1), ROUND_HALF_UP))


def share_in(text: str, names: Sequence[str]) -> Share | None:
    """The percentage in plain signs, or None; `names` are how reports call the cells."""
    found = PERCENT.search(text)
    numbers = readings(found["number"]) if found else ()
    if found is None or not numbers:
        return None
    before, after = text[: found.start()], text[found.end() :]
    alone = bool(_OF.search(text)) or (named(after, names) and not named(before, names))
    return Share(found[0], numbers[-1], alone, not named(text, names))


def percent_behind(text: str) -> str:
    """The text in plain signs with the sign of a percentage behind its number: "Neut% 12" is "Neut 12 %"."""
    return _SIGN_FIRST.sub(r" \1 %", _NAMED.sub("%", text))
