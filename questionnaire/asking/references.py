"""What reports print beside a number and is none of it: the range that is usual, a unit or words in brackets."""

from __future__ import annotations

import re

from questionnaire.asking.numbers import LIMIT, RANGE, SPACED_NUMBER
from questionnaire.asking.units import read_unit

# Each end of a range may have its unit: "1.5 K/uL - 8.0 K/uL".
_RANGE = rf"{SPACED_NUMBER}(?:\s[^\s\d]+/\S+)?{RANGE}{SPACED_NUMBER}"
_REFERENCE = rf"(?:(?:{LIMIT})\s?{SPACED_NUMBER}|{_RANGE})"
_ONLY_REFERENCE = re.compile(rf"\D*{_REFERENCE}.*", re.IGNORECASE)
_BESIDE = re.compile(rf"(?<=\S)\s+{_REFERENCE}(?=\s|$)", re.IGNORECASE)
# Directly behind a number "1 500-7 800" may be its own end, and "<" what is said of it.
_BEHIND = re.compile(rf"^\s(?!\d{{3}}(?!\d)){_RANGE}(?=\s|$)", re.IGNORECASE)
_NAMED = re.compile(
    rf"\b(?:standard|reference|ref|normal)(?:\s(?:range|interval))?\s?[.:]?\s?{_RANGE}|\bnot estab\w*", re.IGNORECASE
)
# No count has more neutrophils to the liter than that in its usual range: what is usual there is a share.
_OF_SHARES = re.compile(rf"(?<![\d.,])(?:0?[.,]\d+|0){RANGE}(?:0?[.,]\d+|1(?:[.,]0+)?)(?![\d.,])", re.IGNORECASE)
# "01" at the end of a line is the laboratory that worked, as some print it.
_PLACE = re.compile(r"(?<=\S)\s0\d(?=\s|$)")
_BRACKETS = re.compile(r"(?P<ten>10)?[(\[{](?P<inside>[^()\[\]{}]*)[)\]}]")
_HERE = "\x00"
_MOVED = re.compile(f"{_HERE}([^{_HERE}]*){_HERE}")


def without_brackets(text: str) -> str:
    """A text in plain signs without its brackets; a unit that stands in them before its number is behind it."""
    text = _BRACKETS.sub(_opened, text)
    return re.sub(r"\s+", " ", " ".join([_MOVED.sub(" ", text), *_MOVED.findall(text)])).strip()


def _opened(found: re.Match[str]) -> str:
    """What stands in brackets: a unit, or words; nothing, where it is a range of reference."""
    inside: str = found["inside"].strip()
    if found["ten"]:
        return f"10^{inside}" if inside.isdecimal() else f"10 {inside}"
    beside = found.string[: found.start()] + found.string[found.end() :]
    if read_unit(inside):
        behind = re.search(r"\d", found.string[: found.start()])
        return f" {inside} " if behind else f" {_HERE}{inside}{_HERE} "
    if re.search(r"\d", beside) and (_ONLY_REFERENCE.fullmatch(inside) or "%" in inside):
        return " "
    # "2 (100)" is no 2100.
    return (
        f" | {inside} "
        if re.search(r"\d\s*$", found.string[: found.start()]) and inside[:1].isdecimal()
        else f" {inside} "
    )


def without_references(text: str) -> str:
    """A text without a named range and without the number of a laboratory, as long as a number is left."""
    bare = _PLACE.sub("", _NAMED.sub(" ", text))
    return bare if re.search(r"\d", bare) else text


def without_range(behind: str) -> str:
    """What stands behind a number, without the range of reference."""
    return _BESIDE.sub(" ", _BEHIND.sub(" ", behind).strip())


def of_a_share(text: str) -> bool:
    """Whether what is usual says that the number beside it is a share of one: "0.62 (0.40-0.75)"."""
    found = _OF_SHARES.search(text)
    return found is not None and re.search(r"\d", text[: found.start()] + text[found.end() :]) is not None
