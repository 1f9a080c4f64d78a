"""Blood counts as people copy them from a report: a number with its unit, and with names and flags around it.

What can only be meant in one way is taken. Where two readings are left, or one that nobody should take unasked, they
are asked back (`AskedBack`): a count that is wrong by a factor of a thousand is the worst that can happen here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from questionnaire.asking.bands import apart, sum_of
from questionnaire.asking.labels import of_a_limit, of_any_cell, unknown_words
from questionnaire.asking.numbers import (
    LIMIT,
    LIMIT_BEHIND,
    LIMIT_OR_EXTREME,
    NUMBER,
    RANGE,
    SPACED_NUMBER,
    Extent,
    grouped,
    limit_of,
    plain,
    readings,
    with_powers,
)
from questionnaire.asking.readings import LEAST_SHARE, AskedBack, in_percent, said, share_alone, which_unit
from questionnaire.asking.references import of_a_share, without_brackets, without_range, without_references
from questionnaire.asking.shares import PERCENT, Share, percent_behind, share_in
from questionnaire.asking.units import CERTAIN_CELLS, Unit, kept_unit, read_unit, shifted
from questionnaire.asking.values import CELLS_IN, Count, span_of
from questionnaire.errors import BadValue
from questionnaire.logic.span import Span

# More neutrophils than this nobody has.
MOST_CELLS = 100_000
_CELLS, _BILLIONS = "/uL", "10^9/L"
_MOST_LETTERS = 20
# A line of a report, with its name, flag and range, is no longer.
_MOST_TYPED = 120
# No unit has more words than "x 10 ^ 9 cells / L".
_MOST_WORDS = 8
_SAID_TWICE = re.compile(r"([^()=]*\d[^()=]*?)\s?(?:\(([^()%]*\d[^()%]*)\)|=\s?([^()=%]*\d[^()=%]*))")
# What a report means that prints 0: it saw none.
_NONE_SEEN = Count("<0.1", _BILLIONS)

_DIVIDED = re.compile(r"[^\W\d_]\s?/\s?[^\W\d_]")
# What stands beside a number and belongs to another one: "860 1500", "6e2".
_ANOTHER_NUMBER = re.compile(r"[^\W_]?[\W\d]*\d[\W\d]*")
# "-5", "- 5" and "ANC -5" are less than nothing; "ANC - 5" and "ANC-5" are not.
_NEGATIVE = re.compile(r"^\s*-\s*$|\s-$")
_BEFORE_A_RANGE = ("between", "from", "von", "entre", "de")
_WAYS = [
    re.compile(
        rf"(?P<before>[^\d<>]*?)(?P<sign>{LIMIT})?\s?(?<![\d.,])(?P<low>{number})"
        rf"(?:{RANGE}(?P<high>{number})(?![\^*]|e\+?\d))?(?![\d.,]*\d)(?P<after>.*)",
        re.IGNORECASE,
    )
    for number in (SPACED_NUMBER, NUMBER)
]


@dataclass(frozen=True, slots=True)
class _Typed:
    """One way to part what was typed: the number, its unit, a unit that is none, and words that nobody knows."""

    extent: Extent
    unit: Unit | None
    strange_unit: str = ""
    words: str = ""


def read_count(written: str, unit: str | None = None, names: Sequence[str] = (), most: int = MOST_CELLS) -> Count:
    """A count from what was typed, its unit in the text or chosen as `unit`, at `most` so many cells per microliter.

    `names` are how reports call it, by their first letters. Raises AskedBack with the readings that are left, or
    BadValue where none is: `count_unreadable`, `count_which_unit`, `count_unit_unknown`, `count_words`,
    `count_not_whole`, `count_too_high`, `count_zero`, `count_percent` or `count_range_backwards`.
    """
    chosen = kept_unit(unit) if unit else None
    if unit and chosen is None:
        raise BadValue("count_unit_unknown", unit=unit[:_MOST_LETTERS])
    text = plain(written)
    text = text if len(text) <= _MOST_TYPED else ""
    if parts := apart(text):
        raise _counted_apart(*parts, unit, names, most)
    ways = [way for each in with_powers(percent_behind(text)) for way in _ways(_one_number(each), names)]
    if not ways:
        return _said_twice(text, chosen, names, most)
    clear = [typed for typed in ways if not typed.strange_unit] or ways[:1]
    meant = _distinct(count for typed in clear for count in _meanings(typed, chosen, most))
    first = clear[0]
    _ask_of_words(first, meant, share_in(percent_behind(text), names))
    if meant and first.unit is None and first.extent.low == first.extent.high and of_a_share(text):
        raise which_unit(first.extent, meant, share=in_percent(first.extent))
    if len(meant) == 1 and not _may_be_share(first, meant[0], chosen):
        return meant[0]
    if not meant:
        raise _why_not(first.extent, first.unit or chosen, most)
    single = first.extent.low == first.extent.high and not first.extent.sign
    bare = first.unit is None and chosen is None and single
    raise which_unit(first.extent, meant, share=readings(first.extent.low)[-1] if bare else None)


def _ask_of_words(first: _Typed, meant: Sequence[Count], share: Share | None) -> None:
    """Raise AskedBack or BadValue where what stands beside a number leaves a doubt of what was counted."""
    if share and meant and (first.words or share.may_be_of([each.span for each in meant])):
        raise AskedBack("count_or_white", said([*_neutrophils(meant, share), *meant]), share=share.written)
    if first.strange_unit:
        raise AskedBack("count_unit_unknown", said(meant), unit=first.strange_unit[:_MOST_LETTERS])
    if first.words and meant and not (first.unit and first.unit.may_weigh):
        raise AskedBack("count_words", said(meant), words=first.words[: 2 * _MOST_LETTERS])
    if first.words:
        raise BadValue("count_words", words=first.words[: 2 * _MOST_LETTERS])


# --- parting what was typed -----------------------------------------------------------------------------------------


def _one_number(text: str) -> str:
    """The text without a percentage or a range of reference beside its number. Raises AskedBack `count_percent`."""
    text = without_references(without_brackets(text))
    found = PERCENT.search(text)
    if found is None:
        if "%" in text:
            raise BadValue("count_percent")
        return text
    rest = f"{text[: found.start()]} {text[found.end() :]}"
    if re.search(r"\d", rest):
        return re.sub(r"\s+", " ", rest).strip()
    share = readings(found["number"])[-1] if readings(found["number"]) else None
    raise AskedBack("count_percent", () if share is None else share_alone(share))


def _ways(text: str, names: Sequence[str]) -> Iterator[_Typed]:
    """Each way to part a text: "2 103/uL" is 2103 cells, or 2 with a unit that lost its raised sign."""
    for pattern in _WAYS:
        found = pattern.fullmatch(text)
        if not found or _NEGATIVE.search(text[: found.start("low")]):
            continue
        behind = LIMIT_BEHIND.search(found["after"])
        after = found["after"][: behind.start()] if behind else found["after"]
        sign = limit_of(found["sign"] or "") or (">=" if behind and behind["more"] else "<=" if behind else "")
        low, high = (each.rstrip(".,") for each in (found["low"], found["high"] or found["low"]))
        if (sign and found["high"]) or not readings(low) or not readings(high):
            continue
        before = found["before"]
        if found["high"]:
            before = re.sub(rf"\b(?:{'|'.join(_BEFORE_A_RANGE)})\b", " ", before, flags=re.IGNORECASE)
        unit, left = _unit_in(without_range(after), names)
        unsure = of_any_cell(f"{before} {found['after']}", names)
        words = " ".join(filter(None, (of_a_limit(before), unknown_words(before, names), unsure)))
        if any(_ANOTHER_NUMBER.fullmatch(each) for each in left.split()):
            continue
        for each in ("", sign) if (found["sign"] or "").lower().split(" ")[0] in LIMIT_OR_EXTREME else (sign,):
            if unit is None and left:
                yield _Typed(Extent(low, high, each), None, left, words)
            else:
                yield _Typed(Extent(low, high, each), unit, "", " ".join(word for word in (words, left) if word))


def _unit_in(text: str, names: Sequence[str]) -> tuple[Unit | None, str]:
    """The longest unit among the words of a text, and the words beside it that nobody knows."""
    words = text.strip(" .,;:|").split(" ")
    for length in range(min(len(words), _MOST_WORDS), 0, -1):
        for start in range(len(words) - length + 1):
            if unit := read_unit(" ".join(words[start : start + length]).strip("*!†‡§↓↑▼▲,;:")):
                # The range of reference may repeat the unit.
                rest = " ".join([*words[:start], *words[start + length :]]).replace(unit.written, " ")
                return unit, unknown_words(rest, names)
    # What is divided is a unit, though its letters may be flags elsewhere: "0.45 L/L" is no number of cells.
    return None, text if _DIVIDED.search(text) else unknown_words(text, names)


def _said_twice(text: str, chosen: Unit | None, names: Sequence[str], most: int) -> Count:
    """The count of a text that says it twice: "0.6 (600 cells)". Raises BadValue where it says two, or none."""
    found = _SAID_TWICE.fullmatch(text)
    parts = [_ways(each, names) for each in found.groups() if each] if found else []
    clear = [[each for each in ways if not each.words and not each.strange_unit] for ways in parts]
    one, other = ([count for each in ways for count in _meanings(each, chosen, most)] for ways in clear or [[], []])
    same = _distinct(count for count in one if count.span in {each.span for each in other})
    if len(same) != 1:
        raise BadValue("count_unreadable")
    return same[0]


# --- what it may mean -----------------------------------------------------------------------------------------------


def _meanings(typed: _Typed, chosen: Unit | None, most: int) -> Iterator[Count]:
    """Every count that can be: in the unit of the text, in the one that was chosen, or in either if there is none."""
    units = [unit for unit in (typed.unit, chosen) if unit]
    for unit in units:
        count = _count(typed.extent, unit, most)
        if count:
            yield count
        # So few in a liter are rather those of a microliter, with a slip in the unit.
        if count and unit.power < 0 and (count.span.high or count.span.low or 0) < CERTAIN_CELLS:
            yield from _bare(typed.extent, most)
    if not units:
        yield from _bare(typed.extent, most)


def _bare(extent: Extent, most: int) -> Iterator[Count]:
    """What a number without a unit may be: cells from 100 on, billions in a liter with a decimal; else either."""
    cells = _count(extent, Unit(0, _CELLS), most)
    billions = _count(extent, Unit(3, _BILLIONS), most)
    highest = max(readings(extent.high))
    if cells and highest >= CERTAIN_CELLS:
        yield cells
    else:
        yield from (count for count in (billions, cells) if count)


def _may_be_share(typed: _Typed, count: Count, chosen: Unit | None) -> bool:
    """Whether a number without a unit is rather a percentage: 12.4 is one more often than 12,400 cells."""
    bare = typed.unit is None and chosen is None
    number = readings(typed.extent.high)[-1]
    return bare and count.unit == _BILLIONS and number >= LEAST_SHARE and not typed.extent.sign


def _count(extent: Extent, unit: Unit, most: int) -> Count | None:
    """The count in a unit, or None where no count can be so."""
    if not unit.kept:
        extent, unit = shifted(extent, unit.power), Unit(0, _CELLS)
    span = span_of(extent, unit.kept)
    if span is None or (CELLS_IN[unit.kept] == 1 and not (_whole(extent.low) and _whole(extent.high))):
        return None
    low, high = span.low or Decimal(0), span.high or span.low or Decimal(0)
    possible = 0 < high <= most and low <= high and (low > 0 or extent.low != extent.high or extent.sign != "")
    return Count(str(extent), unit.kept) if possible else None


def _whole(text: str) -> bool:
    """Whether this can be a number of cells: whole, or so many that a machine printed their fraction."""
    return text.isdecimal() or grouped(text) is not None or max(readings(text)) >= CERTAIN_CELLS


def _distinct(counts: Iterable[Count]) -> list[Count]:
    """The counts without those that come to the same as one before."""
    found: dict[Span, Count] = {}
    for count in counts:
        found.setdefault(count.span, count)
    return list(found.values())


def _neutrophils(whites: Iterable[Count], share: Share) -> Iterator[Count]:
    """The share of each number of white cells."""
    for white in whites:
        low = white.span.low or Decimal(0)
        part = Extent(share.of(low), share.of(low if white.span.high is None else white.span.high))
        if count := _count(part, Unit(0, _CELLS), MOST_CELLS):
            yield count


# --- asking back ----------------------------------------------------------------------------------------------------


def _counted_apart(segments: str, bands: str, unit: str | None, names: Sequence[str], most: int) -> BadValue:
    """The sum of segmented and young cells is asked, and whether the first number is the count alone."""
    try:
        alone = read_count(segments, unit, names, most)
        together = sum_of(alone, read_count(bands, unit or alone.unit, (), most))
    except AskedBack:
        together = None
    if together is None:
        return BadValue("count_unreadable")
    return AskedBack("count_which_unit", said([together, alone]), written=f"{segments} + {bands}"[:_MOST_LETTERS])


def _why_not(extent: Extent, unit: Unit | None, most: int) -> BadValue:
    """Why no count can be so, with what was probably meant."""
    low, high = max(readings(extent.low)), max(readings(extent.high))
    if high == 0:
        return AskedBack("count_zero", said([_NONE_SEEN]))
    if low > high:
        turned = _count(Extent(extent.high, extent.low), unit or Unit(0, _CELLS), most)
        return AskedBack("count_range_backwards", said([turned] if turned else []))
    cells = _count(extent, Unit(0, _CELLS), most)
    billions = _count(extent, Unit(3, _BILLIONS), most)
    if unit and unit.power == 0 and high.scaleb(0) <= most:
        rounded = _count(shifted(extent, 0), Unit(0, _CELLS), most)
        return AskedBack("count_not_whole", said(each for each in (billions, rounded) if each))
    if unit and unit.power < 0:
        return AskedBack("count_unit_unknown", said(each for each in (billions, cells) if each), unit=unit.written)
    return AskedBack("count_too_high", said([cells] if cells else []))
