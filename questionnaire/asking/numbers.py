"""Numbers as people and laboratories write them, with every number that the signs may mean.

A grammar, not a list: digits of any script; thousands grouped by comma, point, space or apostrophe; a decimal comma or
point; a number that begins with its point. A digit that leads to a note ("860²") is no part of a number.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

# A number without thousands parted by spaces, and one with them: "CD4 450" is not 4450.
NUMBER = r"(?:\d+(?:[.,'·]\d+)*|[.,·]\d+)(?:[.,](?!\d))?"
SPACED_NUMBER = rf"(?<![^\W\d_]){NUMBER}(?: \d{{3}}(?![\d^]))*(?:(?<= \d{{3}})[.,·]\d+)?"

# What stands before a number that is a limit: its sign, or words for it in the languages of reports.
_LIMITS = {
    "<": "<|under|below|less than|fewer than|lower than|unter|weniger als|kleiner|kleiner als|moins de|inferieur a"
    "|menos de|menos que|menor de|menor que|inferior a|meno di|inferiore a|minder dan|lager dan|mniej niz|ponizej"
    "|mindre an|mindre enn|mindre end",
    "<=": "<=|=<|up to|at most|no more than|bis|hochstens|au plus|max|maximum",
    ">": ">|over|above|more than|greater than|higher than|uber|mehr als|plus de|superieur a|mas de|mayor de|mayor que"
    "|superior a|piu di|superiore a|meer dan|powyzej|mer an",
    ">=": ">=|=>|at least|no less than|mindestens|au moins|al menos|min|minimum",
}
# "min 450" was the lowest that was counted, or is a limit.
LIMIT_OR_EXTREME = ("max", "maximum", "min", "minimum")
_SIGN_OF = {spelled: sign for sign, all_of_them in _LIMITS.items() for spelled in all_of_them.split("|")}
_LONGEST_FIRST = sorted(_SIGN_OF, key=len, reverse=True)
# A word may have its accents or not; "below the lower limit of 1.5" is below 1.5.
_ACCENTED = {"a": "[aàáäå]", "e": "[eéè]", "i": "[ií]", "o": "[oöó]", "u": "[uüùú]", "z": "[zżź]"}
_BETWEEN = (
    r"(?:\s(?:the|about|approx(?:imately)?\.?|around|roughly|ca\.?|circa|low(?:er)?|upper|limit|of)(?![^\W\d_]))*"
)
LIMIT = "|".join(
    rf"\b{''.join(_ACCENTED.get(sign, sign) for sign in each)}(?![^\W\d_]){_BETWEEN}" if each[0].isalpha() else each
    for each in _LONGEST_FIRST
)
# "500 and below", "500 or more".
LIMIT_BEHIND = re.compile(
    r"\s(?:and|or|und|oder|ou|et|y|o|e)\s(?:below|under|less|fewer|lower|weniger|darunter|moins|menos|meno"
    r"|(?P<more>above|over|more|higher|mehr|daruber|plus|mas|piu))$",
    re.IGNORECASE,
)
# A small "a" alone parts the ends of a range in Spain and Italy: "A" flags a number as abnormal.
RANGE = r"\s?(?:-|~|\.\.\.|(?<![^\W\d_])(?:to|bis|and|à|(?-i:a)|do|tot|до)(?![^\W\d_]))\s?"

# No number that anybody prints is longer.
_MOST_SIGNS = 24

_DASHES = dict.fromkeys("‐‑‒–—―−﹣－", "-")
_APOSTROPHES = dict.fromkeys("’‘ʼ´`′＇\u066c", "'")
_POINTS = dict.fromkeys("·⋅∙•\u066b", "·") | {"،": ",", "、": ","}
_ORDERS = (
    dict.fromkeys("≤⩽≦≲", "<=") | dict.fromkeys("≥⩾≧≳", ">=") | {"‹": "<", "›": ">", "～": "~", "〜": "~", "…": "..."}
)
_TIMES = dict.fromkeys("×✕✖⨯╳хХ", "x") | {"∗": "*", "＊": "*"}
_SIGNS = str.maketrans(_DASHES | _APOSTROPHES | _POINTS | _TIMES | _ORDERS)
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_TEN_RAISED = re.compile(rf"(?<![\d.,])10\s?([{_RAISED}]+)")
# "2.10⁹/L", as France writes it: no digit that leads to a note has a slash behind.
_TIMES_TEN_RAISED = re.compile(rf"(?<=[.·])10([{_RAISED}])(?=\s?/)")
_TIMES_TEN = re.compile(r"(?<=\d)\s?[.·]\s?(?=10\^\d)")
_RAISED_MINUS = re.compile(rf"⁻([{_RAISED}]+)")

_PLAIN = re.compile(r"\d*[.,·]\d+|\d+[.,]?")
_GROUPED = re.compile(r"(?!0)\d{1,3}(?:(?P<by>[,.' ])\d{3})(?:(?P=by)\d{3})*(?:[.,·]\d+)?")
# Lakhs, as India groups them: 1,25,000.
_LAKHS = re.compile(r"(?!0)\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?")


def plain(text: str) -> str:
    """The text in plain signs: Latin digits, "-", "'", "x", "·" for what can only be a decimal point, single spaces.

    Signs that cannot be seen are gone, and so are digits that lead to a note. A fraction stands apart: "2½" is "2 1/2".
    """
    text = _RAISED_MINUS.sub(lambda found: f"^-{_latin(found[1])}", text)
    text = _TEN_RAISED.sub(lambda found: f"10^{_latin(found[1])}", text)
    text = _TIMES_TEN_RAISED.sub(lambda found: f"10^{_latin(found[1])}", text)
    text = "".join(_sign(text, place) for place in range(len(text)))
    text = "".join(_digit(sign) for sign in unicodedata.normalize("NFKC", text.translate(_SIGNS)))
    return re.sub(r"\s+", " ", text.translate(_SIGNS)).strip()


def with_powers(text: str) -> tuple[str, ...]:
    """A text in plain signs in each way in which a point before a power of ten can be meant.

    "0,78.10^9" is 0.78 times that; in "2.10^9" it is 2 times, or 2.10 of a power that lost its ten.
    """
    found = _TIMES_TEN.search(text)
    if not found:
        return (text,)
    times = _TIMES_TEN.sub(" x ", text)
    of_a_decimal = re.search(r"[.,·]\d+$", text[: found.start()])
    return (times,) if of_a_decimal else (times, re.sub(r"(?<=\d)(?=\^)", " x10", text))


def _sign(text: str, place: int) -> str:
    """One sign of a text before it is made plain."""
    sign, kind = text[place], unicodedata.category(text[place])
    if sign.isspace():
        return " "
    # Bidirectional marks, joiners, soft hyphens, variation selectors.
    if kind in ("Cf", "Cc", "Co", "Cs") or "\ufe00" <= sign <= "\ufe0f":
        return ""
    if kind != "No":
        return sign
    if unicodedata.decomposition(sign).startswith("<fraction>"):
        return f" {unicodedata.normalize('NFKC', sign).replace('⁄', '/')} "
    # "mm³" is a volume, and all other digits of this kind point to a note: NFKC would glue "860²" to 8602.
    before, behind = text[place - 1 : place], text[place + 1 : place + 2]
    if sign in _RAISED and before.isalpha() and before not in "lLℓ":
        return sign
    # Nothing is joined over it either: "8²60" is no number.
    return "_" if before and not before.isspace() and behind.isdecimal() else ""


def _digit(sign: str) -> str:
    return str(unicodedata.decimal(sign)) if unicodedata.category(sign) == "Nd" else sign


def _latin(digits: str) -> str:
    return unicodedata.normalize("NFKC", digits)


def readings(text: str) -> tuple[Decimal, ...]:
    """Each number that plain signs may mean, the one with grouped thousands first; () where they are no number.

    "1,085" is 1085 and 1.085; "1,085.5" is 1085.5 alone, and "0.450" is 0.45 alone.
    """
    if len(text) > _MOST_SIGNS:
        return ()
    found = [number for number in (grouped(text), _decimal(text)) if number is not None]
    return tuple(dict.fromkeys(found))


def grouped(text: str) -> Decimal | None:
    """The number, where the first comma, point, space or apostrophe can group thousands; else None."""
    if found := _GROUPED.fullmatch(text):
        by = found["by"]
        whole, _, rest = text.replace(by, "").replace(",", ".").replace("·", ".").partition(".")
        # "1,085,5" groups by what it parts its decimals with: that is no number.
        if by in ",." and re.search(rf"{re.escape(by)}\d+$", text) and not re.search(rf"{re.escape(by)}\d{{3}}$", text):
            return None
        return Decimal(f"{whole}.{rest or 0}")
    return Decimal(text.replace(",", "")) if _LAKHS.fullmatch(text) else None


def limit_of(text: str) -> str:
    """The sign that `LIMIT` found in plain signs, however it was said; "" of none."""
    said = "".join(each for each in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(each))
    return next((_SIGN_OF[spelled] for spelled in _LONGEST_FIRST if said.startswith(spelled)), "")


def _decimal(text: str) -> Decimal | None:
    if not _PLAIN.fullmatch(text):
        return None
    return Decimal(text.replace(",", ".").replace("·", ".").rstrip("."))


@dataclass(frozen=True, slots=True)
class Extent:
    """What is written of a number: its `low` and `high` end, the same for a single one; the `sign` of a limit or ""."""

    low: str
    high: str
    sign: str = ""

    def __str__(self) -> str:
        return f"{self.sign}{self.low}" if self.low == self.high else f"{self.sign}{self.low}-{self.high}"


_EXTENT = re.compile(
    rf"(?P<sign>{LIMIT})?\s?(?P<low>{SPACED_NUMBER})(?:{RANGE}(?P<high>{SPACED_NUMBER}))?", re.IGNORECASE
)


def read_extent(text: str) -> Extent | None:
    """A number, a limit ("<0.2") or a range ("50-540") in plain signs and nothing else; None where it is none."""
    found = _EXTENT.fullmatch(text)
    if not found or (found["sign"] and found["high"]):
        return None
    return Extent(found["low"], found["high"] or found["low"], limit_of(found["sign"] or ""))
