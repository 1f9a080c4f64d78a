"""Reading a blood count as people copy it from a report: every spelling of a unit, no guessing, no crash."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from people import BOOK

from questionnaire.asking.counts import read_count
from questionnaire.asking.numbers import plain
from questionnaire.asking.readings import AskedBack
from questionnaire.asking.units import read_unit
from questionnaire.asking.values import COUNT_UNITS, Count
from questionnaire.errors import BadValue
from questionnaire.logic.span import Span

# Every way of writing a unit that is read, as laboratories print it: what is lost here is refused to a person.
CELLS = [
    "cells/uL", "cells/µL", "cells/μL", "/uL", "/µL", "uL", "µL", "/mm3", "/mm³", "cells/mm3", "mm3", "mm³", "/cmm",
    "cells/cmm", "cells/mcL", "/mcL", "cells",
]  # fmt: skip
THOUSANDS = [
    "x10^9/L", "x 10^9/L", "× 10⁹/L", "×10⁹/L", "10⁹/L", "10^9/L", "10*9/L", "x10*9/L", "x10E9/L", "10E9/L",
    "X 10^9/L", "x109/L", "G/L", "Gpt/l", "GPT/L", "/nL",
    "10^3/uL", "10³/µL", "x10^3/uL", "× 10³/µL", "10*3/uL", "x10*3/uL", "10E3/uL", "x10E3/uL", "x103/uL",
    "10^3/mcL", "x10^3/mcL", "10^3/mm3", "10³/mm³", "K/uL", "K/µL", "k/ul", "K/mcL", "K/mm3", "K",
    "thou/uL", "thou/µL", "thousand/uL",
]  # fmt: skip


def _kept(spelled: str) -> str:
    unit = read_unit(plain(spelled))
    assert unit is not None
    return unit.kept


def _cells(written: str, unit: str | None = None) -> Span:
    return read_count(written, unit).span


@pytest.mark.parametrize("unit", CELLS)
def test_cells_in_every_spelling_are_taken_as_they_are(unit: str):
    """A number of cells is that number, with or without a space before the unit."""
    assert [Span.exactly(450)] * 3 == [_cells(f"450 {unit}"), _cells(f"450{unit}"), _cells("450", _kept(unit))]


@pytest.mark.parametrize("unit", THOUSANDS)
def test_thousands_in_every_spelling_are_taken_times_a_thousand(unit: str):
    """0.5 x10^9/L is 500 cells and 1.2 K/uL is 1,200, with a point or a comma."""
    assert Span.exactly(500) == _cells(f"0.5 {unit}")
    assert Span.exactly(1200) == _cells(f"1,2 {unit}")
    assert Span.exactly(1200) == _cells("1.2", _kept(unit))


@pytest.mark.parametrize(
    ("written", "unit", "low", "high", "low_open", "high_open"),
    [
        ("0,8", "10^9/L", 800, 800, False, False),
        ("1,085", None, 1085, 1085, False, False),
        ("1,085", "10^9/L", 1085, 1085, False, False),
        ("12,300", "/uL", 12300, 12300, False, False),
        ("800", None, 800, 800, False, False),
        ("<0.2", "10^9/L", 0, 200, False, True),
        ("< 0,2 G/L", None, 0, 200, False, True),
        ("under 200", None, 0, 200, False, True),
        ("≤200", None, 0, 200, False, False),
        (">1.5 K/uL", None, 1500, None, True, False),
        ("at least", None, None, None, False, False),
        (">= 1500", None, 1500, None, False, False),
        ("50-540", None, 50, 540, False, False),
        ("50 – 540 /uL", None, 50, 540, False, False),
        ("0.5 to 1.0", "10^9/L", 500, 1000, False, False),
        ("６００", None, 600, 600, False, False),
        ("100000", None, 100000, 100000, False, False),
    ],
)
def test_a_count_as_written_is_read_as_meant(
    written: str, unit: str | None, low: int | None, high: int | None, low_open: bool, high_open: bool
):
    """Decimal commas, thousands, limits and ranges mean what a report means by them."""
    if low is None:
        with pytest.raises(BadValue, match="count_unreadable"):
            read_count(written, unit)
        return
    expected = Span(Decimal(low), None if high is None else Decimal(high), low_open, high_open)
    assert expected == _cells(written, unit)


@pytest.mark.parametrize("unit", CELLS)
@given(cells=st.integers(1_000, 99_999))
def test_a_point_before_three_digits_groups_thousands_where_cells_are_counted(unit: str, cells: int):
    """2.000/mm³ on a German, Spanish, Italian or Turkish report is two thousand, never two."""
    written = f"{cells:,}".replace(",", ".")
    assert [Span.exactly(cells)] * 2 == [_cells(f"{written} {unit}"), _cells(written, _kept(unit))]
    assert Span(Decimal(0), Decimal(cells), high_open=True) == _cells(f"<{written}{unit}")


@pytest.mark.parametrize("unit", CELLS)
@given(cells=st.integers(1_000, 99_999), zeros=st.integers(1, 4))
def test_zeros_behind_grouped_thousands_change_nothing(unit: str, cells: int, zeros: int):
    """1,085.0 of an English machine and 1.085,0 of a German one are 1085 cells."""
    english = f"{cells:,}.{'0' * zeros}"
    german = english.translate(str.maketrans(",.", ".,"))
    assert [Span.exactly(cells)] * 2 == [_cells(f"{written} {unit}") for written in (english, german)]


# What a report writes before a number, and what it leaves out: all above or all below, the number itself or not.
BEFORE = {
    "below": ("<", "under", "below", "less than"),
    "at most": ("<=", "≤"),
    "above": (">", "over", "above", "more than"),
    "at least": (">=", "≥"),
}


@pytest.mark.parametrize("spelled", [str.lower, str.upper, str.capitalize])
@pytest.mark.parametrize(("meant", "sign"), [(meant, sign) for meant, signs in BEFORE.items() for sign in signs])
def test_a_word_before_a_number_means_what_its_sign_means(meant: str, sign: str, spelled: Callable[[str], str]):
    """“More than 1,500” is >1,500, and 1,500 itself is not among it; in capitals too."""
    number = Decimal(1500)
    expected = {
        "below": Span(Decimal(0), number, high_open=True),
        "at most": Span(Decimal(0), number),
        "above": Span(number, None, low_open=True),
        "at least": Span(number, None),
    }[meant]
    assert [expected] * 3 == [_cells(f"{spelled(sign)}{each}") for each in (" 1500", "1500", " 1.5 K/uL")]


@pytest.mark.parametrize("written", ["2.0", "2.00", "0.450", "0,450", "45.5", "2,0", "99.9", "1.0"])
def test_a_decimal_among_cells_is_asked_about(written: str):
    """Cells are whole: such a number was meant as × 10⁹/L, and saying 2 cells would frighten for nothing."""
    with pytest.raises(AskedBack) as asked:
        read_count(written, "/uL")
    assert "count_not_whole" == asked.value.word
    assert "10^9/L" == asked.value.readings[0].unit


NOTE_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉①②③⑳❶➀"


def test_a_digit_that_points_to_a_note_is_no_part_of_a_count():
    """860² is 860: the 2 leads to a note below the table of the report."""
    for note in (f"{space}{digit}" for digit in NOTE_DIGITS for space in ("", " ")):
        ways = _cells(f"860{note}", "/uL"), _cells(f"0.86{note}", "10^9/L"), _cells(f"860{note} /mm³")
        assert (Span.exactly(860),) * 3 == ways, note


@pytest.mark.parametrize("power", ["10²", "10⁹", "10³"])
def test_a_power_of_ten_alone_is_no_count(power: str):
    """10² was never meant as 102 cells."""
    with pytest.raises(BadValue, match="count_unreadable"):
        read_count(power)


@pytest.mark.parametrize("bare", ["1", "9", "10", "25", "30", "99", "<5", "5-10"])
def test_a_bare_number_that_could_be_either_unit_is_asked_about(bare: str):
    """Nothing is guessed: the person is offered both units to choose from, and a percentage for a single number."""
    with pytest.raises(AskedBack) as asked:
        read_count(bare)
    assert "count_which_unit" == asked.value.word
    assert {"10^9/L", "/uL"} == {each.unit for each in asked.value.readings if not each.share}
    assert bare.isdecimal() == any(each.share for each in asked.value.readings)


@pytest.mark.parametrize("bare", ["0.8", "0,8", ".8", "<0.2", "0.5-1.0", "1.5", "9.9"])
def test_a_bare_decimal_can_only_be_billions_in_a_liter(bare: str):
    """Cells are whole, and a number below ten is not taken for a percentage: it is said back on the list."""
    assert "10^9/L" == read_count(bare).unit


@pytest.mark.parametrize("bare", ["12.4", "45,5", "10.0"])
def test_a_bare_decimal_from_ten_on_may_be_a_percentage(bare: str):
    """12.4 is asked about: 12,400 cells, or 12.4 percent of the white cells."""
    with pytest.raises(AskedBack) as asked:
        read_count(bare)
    assert [True, False] == [each.share for each in asked.value.readings]


@pytest.mark.parametrize("bare", ["1.500", "1,500", "2.000", "12.300"])
def test_what_comes_to_the_same_in_either_unit_is_not_asked_about(bare: str):
    """1.500 is 1500 cells with its thousands grouped, and 1.5 billion in a liter: the same."""
    assert Span.exactly(int(bare.replace(".", "").replace(",", ""))) == _cells(bare)


@pytest.mark.parametrize(
    ("written", "word"),
    [
        ("0 /uL", "count_zero"),
        ("0.0 G/L", "count_zero"),
        ("<0 /uL", "count_zero"),
        ("-5 /uL", "count_unreadable"),
        ("100.1 x10^9/L", "count_too_high"),
        ("100001", "count_too_high"),
        ("400 K/uL", "count_too_high"),
        ("99999999999 /uL", "count_too_high"),
        ("45 %", "count_percent"),
        ("45％", "count_percent"),
        ("0.4 /uL", "count_not_whole"),
        ("540-50 /uL", "count_range_backwards"),
        ("4 apples", "count_unit_unknown"),
        ("1.2.3 G/L", "count_unreadable"),
        ("four hundred", "count_unreadable"),
        ("<500-1000 /uL", "count_unreadable"),
        ("", "count_unreadable"),
    ],
)
def test_a_count_that_cannot_be_is_refused(written: str, word: str):
    """Zero, negative, impossible, percent and unreadable counts each get their own message."""
    with pytest.raises(BadValue) as refused:
        read_count(written)
    assert word == refused.value.word


ANYTHING = st.text(max_size=20) | st.text("0123456789.,<>=≤≥-–% xX×*^/LuµμKkGcelsmtohbdnr³⁹٣10", max_size=20)


@given(ANYTHING, st.none() | st.sampled_from(COUNT_UNITS) | st.text(max_size=6))
def test_any_text_is_read_as_a_possible_count_or_refused_in_words(written: str, unit: str | None):
    """Whatever is typed ends in a count between 0 and 100,000 that reads back the same, or in a message there is."""
    try:
        count = read_count(written, unit)
    except BadValue as refused:
        text = BOOK.words[f"error.{refused.word}"].you
        assert set(refused.slots) == {slot.partition("}")[0] for slot in text.split("{")[1:]}
        return
    assert isinstance(count, Count)
    assert count == read_count(count.written, count.unit)
    assert 0 <= count.span.low <= 100_000
    assert count.span.high is None or count.span.low <= count.span.high <= 100_000
