"""Units of blood counts: a power of ten, a name of cells, and a volume, as the laboratories of the world spell them.

A unit comes to a power of ten of cells per microliter: "10^9/L", "K/µL", "tys./µl" and "×10³/mm³" are all 3.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from questionnaire.asking.numbers import Extent, readings

# From here on a bare number of cells can be no percentage and no billions in a liter, and its fraction says nothing.
CERTAIN_CELLS = 100
# The units the questionnaire keeps, each as its power of ten of cells per microliter.
KEPT = {"/uL": 0, "10^9/L": 3, "10^3/uL": 3}

# Names of powers, by how they begin in the languages of laboratories; single letters stand alone.
_NAMES_OF_POWERS = {
    3: r"k|th|thou\w*|tsd|tausend|tys\w*|tis\w*|тыс\w*|тис\w*|tuh\w*|tus\w*|ezer|bin|mii|mil"
    r"|mille|miles|mila|migl\w*|milliers?"
    r"|χιλ\w*|千|천|พั?น|ribu|nghin|hazar",
    4: r"万|萬|만",
    6: r"m|mio|mpt|million\w*|millones|milioni|млн",
    9: r"g|г|gi|giga|gpt|gpart|mrd|mia|milliard\w*|bil|bn|billions?|млрд",
}
_POWER = (
    r"(?P<zeros>1000)|(?:1|10)?(?:e|exp)\+?0?(?P<lone>\d)"
    r"|10(?:\^|\*{1,2}|[+~']|[. ]?e\+?|exp\.?|x(?=\d))?\s?\(?0?(?P<ten>[1-9])\)?"
    + "".join(rf"|(?P<p{power}>(?:{names})(?![^\W\d_]))" for power, names in _NAMES_OF_POWERS.items())
)
_CELLS = (
    r"(?:abs\.?|neut\w*|leu[kc]o\w*|wbc|zell\w*|cell?\w*|sel|kl\b|кл\w*|kom\w*|hucre\w*|adet|szt|stk?|buc|pcs|part\w*|element\w*"
    r"|count|#|个|個|개)"
)
# "Neutrophils (#)" and "(abs)" are no unit: beside them 2 may be billions in a liter.
_NO_CELLS = re.compile(r"abs\.?|count|#")
_MICRO = r"u|mc|mcr|mic|micro|mikro|мк|mk|микро|微|\?|�"
_VOLUMES = {
    -6: rf"(?:{_MICRO})[\s-]?(?:l\b|lt\b|ltr|lit\w*|л\b|л$|升|リットル|리터)"
    r"|mm\s?(?:\^|\*{1,2})?-?3|mm\s?cub\w+|мм\s?\^?3|mm[cqk]\b|mmcu|cmm|c\.?\s?mm|cu\.?\s?mm|mm\.?\s?cu|cubic\s?mm|mm\b"
    r"|(?:cubic\s?|cu\.?\s?)milli\s?met\w+",
    -9: r"(?:n|nano|н)(?:l\b|lit\w*|л)",
    -3: r"(?:m|milli|м)(?:l\b|lit\w*|л)|cc\b|ccm|cm\s?\^?3",
    -1: r"d(?:l\b|lit\w*)|дл",
    0: r"l\b|lt\b|ltr|lit\w*|л\b|л$|升",
}
_VOLUME = "|".join(rf"(?P<v{abs(power)}>(?:{spelled})(?:\^?-1)?)" for power, spelled in _VOLUMES.items())
_PER = r"(?:1?/|\bper\b|\bpro\b|\bpor\b|\bpar\b|\bje\b|\bin\b|\bв\b|x(?=\S*-[13])|[.·]?(?=\S*-[13]))"
_UNIT = re.compile(
    rf"[x*.·]?\s?(?:{_CELLS}\s?[x*.]?\s?)?(?:(?:{_POWER})\.?)?\s?[x*.·]?\s?(?:{_CELLS}\.?)?\s?(?P<per>{_PER})?\s?(?:{_VOLUME})?"
)


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: one of it is ten to the `power` cells per microliter; `kept` is how the questionnaire keeps it, or "".

    `written` is how it was spelled.
    """

    power: int
    kept: str
    written: str = ""

    @property
    def may_weigh(self) -> bool:
        """Whether it may be grams in a liter: giga is "G" in print, and people type it small."""
        return self.written.startswith("g/")


def read_unit(text: str) -> Unit | None:
    """The unit that plain signs spell (see `numbers.plain`), or None where they are no unit of cells in a volume."""
    spelled = _without_accents(text).lower().replace("μ", "u").replace("ℓ", "l").replace("κ", "k").strip(" .,;:")
    found = _UNIT.fullmatch(re.sub(r"\s*([/^*])\s*", r"\1", spelled))
    if not spelled or not found:
        return None
    power, volume = _power(found), _volume(found)
    # "0.6 L" is a number with the flag of a low one.
    if volume == 0 and power is None and not found["per"]:
        return None
    # Billions are counted in a liter: "g/dL" and "ng/mL" are weights.
    if found["p9"] and volume not in (0, None):
        return None
    if volume is None:
        if power is None and (_NO_CELLS.fullmatch(spelled) or re.fullmatch(_CELLS, spelled) is None):
            return None
        # Laboratories count thousands in a microliter and billions in a liter; bare "cells" are those in a microliter.
        volume = {None: -6, 3: -6, 4: -6, 9: 0}.get(power)
        if volume is None:
            return None
    come_to = (power or 0) - 6 - volume
    return Unit(come_to, _kept(come_to, volume), text.strip())


def kept_unit(unit: str) -> Unit | None:
    """One of the units that are kept, by its id."""
    return Unit(KEPT[unit], unit) if unit in KEPT else None


def _kept(power: int, volume: int) -> str:
    if power == KEPT["10^9/L"]:
        return "10^9/L" if volume in (0, -9) else "10^3/uL"
    return "/uL" if power == 0 else ""


def _power(found: re.Match[str]) -> int | None:
    if found["zeros"]:
        return 3
    if digit := found["ten"] or found["lone"]:
        return int(digit)
    return next((power for power in _NAMES_OF_POWERS if found[f"p{power}"]), None)


def _volume(found: re.Match[str]) -> int | None:
    return next((power for power in _VOLUMES if found[f"v{abs(power)}"]), None)


def _without_accents(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text)
    return unicodedata.normalize("NFC", "".join(sign for sign in apart if unicodedata.category(sign) != "Mn"))


def shifted(extent: Extent, power: int) -> Extent:
    """What was written in another unit, as cells per microliter."""
    return Extent(_cells_of(extent.low, power), _cells_of(extent.high, power), extent.sign)


def _cells_of(text: str, power: int) -> str:
    """Whole cells where a reading comes to some: "780,000" in a milliliter are 780. A fraction of few stays one."""
    numbers = [each.scaleb(power) for each in reversed(readings(text))]
    whole = (each for each in numbers if each >= CERTAIN_CELLS or (each and each == each.to_integral_value()))
    number = next(whole, None)
    # Its point groups no thousands: 1500 in a milliliter are 1.500, and not 1,500.
    return f"{numbers[0]:f}".replace(".", "·") if number is None else f"{number.quantize(Decimal(1), ROUND_HALF_UP):f}"
