"""A count in any combination of the grammar is read back as itself or asked about, never as another."""

from __future__ import annotations

import re
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from questionnaire.asking.counts import read_count
from questionnaire.asking.readings import AskedBack
from questionnaire.asking.values import Count
from questionnaire.errors import BadValue

NAMES = ("ANC", "neut", "中性")
SEPARATORS = st.sampled_from([",", ".", " ", "'", "’", "\u202f", "\u00a0", "\u2009", "٬"])
SCRIPTS = st.sampled_from(["0123456789", "٠١٢٣٤٥٦٧٨٩", "०१२३४५६७८९", "０１２３４５６７８９", "๐๑๒๓๔๕๖๗๘๙"])
SEEN_BY_NOBODY = st.sampled_from(["", "\u200b", "\u200e", "\u00ad", "\ufeff", "\u2060"])
NOTES = st.sampled_from(["", "²", "³", " ①", "*", "†"])
BEFORE = st.sampled_from(["", "ANC ", "ANC: ", "Neutrophils ", "Neut # ", "L ", "(L) ", "中性粒细胞 ", "Abs. Neut. "])
BEHIND = st.sampled_from(["", " L", " (L)", " *", " ↓", " low", " (1.5-8.0)", " [1500 - 8000]", " (12 %)"])
BETWEEN = st.sampled_from(["", " ", "\u00a0"])
TIMES = st.sampled_from(["", "x", "× ", "x ", "*"])
TENS = ["10^{}", "10*{}", "10e{}", "10E{}", "10({})", "10 ^ {}"]
MICRO = st.sampled_from(["/uL", "/µL", "/mcL", "/mm3", "/mm³", "/cumm", "/cu.mm", "/㎕", " per microliter", "/мкл"])
LITER = st.sampled_from(["/L", "/l", "/ L", "/л", " per liter", "/Liter"])
NAMED = st.sampled_from(["10³", "K", "k", "Thou", "тыс", "tys."])
POWERS = {0: st.just(""), 3: st.sampled_from(TENS).map(lambda ten: ten.format(3)) | NAMED}
NINE = st.sampled_from(TENS).map(lambda ten: ten.format(9)) | st.sampled_from(["10⁹", "G", "Giga", "E9"])


@st.composite
def numbers(draw: st.DrawFn, thousandths: int) -> str:
    """So many thousandths of a number, with its decimals, its grouping and its digits in some script."""
    whole, part = divmod(thousandths, 1000)
    text, by = str(whole), draw(SEPARATORS)
    if whole >= 1000 and draw(st.booleans()):
        text = f"{whole:,}".replace(",", by)
    if part or draw(st.booleans()):
        point = draw(st.sampled_from([mark for mark in ",.·٫" if mark != by]))
        # Nobody prints whole cells with three zeros behind a point: 1.000/µL is a thousand.
        decimals = f"{part:03d}".rstrip("0") if draw(st.booleans()) or not part else f"{part:03d}"
        text += point + (decimals or draw(st.sampled_from(["0", "00"])))
    digits = draw(SCRIPTS)
    return "".join(digits[int(each)] if each.isdecimal() else each for each in text)


@st.composite
def written(draw: st.DrawFn, cells: int) -> str:
    """So many cells per microliter as some laboratory may print them."""
    power = draw(st.sampled_from([0, 3, 9]))
    number = draw(numbers(cells if power else cells * 1000))
    unit = draw(NINE) + draw(LITER) if power == 9 else draw(POWERS[power]) + draw(MICRO)
    times = draw(TIMES) if unit[:1] in "1E" else ""
    hidden, space = draw(SEEN_BY_NOBODY), draw(BETWEEN) if not unit[:1].isdecimal() or times else " "
    return f"{draw(BEFORE)}{hidden}{number}{draw(NOTES)}{space}{times}{unit}{draw(BEHIND)}"


@settings(max_examples=600)
@given(st.data(), st.integers(1, 99_999))
def test_a_count_in_any_spelling_is_itself_or_asked_about(data: st.DataObject, cells: int):
    """Whatever number, unit, name and flag are put together: itself, or the right one is among what is asked back."""
    text = data.draw(written(cells))
    try:
        read = read_count(text, names=NAMES)
    except AskedBack as asked:
        offered = [each.value.span.low for each in asked.readings if isinstance(each.value, Count)]
        assert cells in offered, (text, asked.word, offered)
    else:
        assert Decimal(cells) == read.span.low == read.span.high, text


@given(st.integers(1, 99_999), st.integers(1, 99_999), st.sampled_from(["-", " - ", "–", " to ", "~"]), MICRO)
def test_a_range_is_read_from_its_low_to_its_high_end(one: int, other: int, to: str, unit: str):
    """And one that was written backwards is asked about with its ends turned."""
    low, high = sorted((one, other))
    span = read_count(f"{low}{to}{high} {unit}").span
    assert (low, high) == (span.low, span.high)
    if low != high:
        try:
            read_count(f"{high}{to}{low} {unit}")
        except AskedBack as asked:
            assert [(low, high)] == [(each.value.span.low, each.value.span.high) for each in asked.readings]


@given(st.text(max_size=30) | st.text("0123456789.,' -~<>≤()[]xKGLµu/^⁹³%²½ABNC", max_size=30))
def test_no_text_is_read_as_a_number_that_is_not_in_it(text: str):
    """The digits of what is kept stand in what was typed, one after the other."""
    try:
        kept = read_count(text, names=NAMES)
    except BadValue:
        return
    if kept.unit != "/uL" or "0" not in kept.written:
        typed = "".join(str(int(each)) for each in text if each.isdecimal())
        assert re.sub(r"\D", "", kept.written)[:1] in typed
