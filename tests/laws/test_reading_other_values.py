"""Reading numbers, dates and free text: what there is is taken, what there is not is refused, nothing crashes."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from people import BOOK, TODAY

from questionnaire.asking.amounts import read_age, read_number
from questionnaire.asking.dates import read_date
from questionnaire.asking.freetext import read_text
from questionnaire.asking.values import AGE_UNITS, Amount, PartialDate
from questionnaire.errors import BadValue
from questionnaire.telling.language import language
from questionnaire.telling.wording import Words

TYPED = st.text(max_size=12) | st.text("0123456789.,-/ ²٣", max_size=8)


def _word(refused: BadValue) -> str:
    """The message's id, once it is sure that there is such a message, which fills in just what it is told."""
    assert set(refused.slots) == BOOK.words[f"error.{refused.word}"].slots, refused.word
    return refused.word


@given(TYPED)
def test_any_text_is_a_number_or_refused(text: str):
    """A number has at most seven digits before its point; anything else is refused in words, or asked about."""
    try:
        number = read_number(text)
    except BadValue as refused:
        assert {"number_unreadable", "number_out_of_range", "number_two_readings"} >= {_word(refused)}
        return
    assert 0 <= number < 10_000_000
    assert number == read_number(str(number))


@pytest.mark.parametrize(("text", "number"), [("12", "12"), (" 0,5 ", "0.5"), ("1.25", "1.25"), ("１２", "12")])
def test_a_number_may_have_a_point_or_a_comma(text: str, number: str):
    """A decimal comma is a decimal point, and full-width digits are digits."""
    assert Decimal(number) == read_number(text)


def test_a_number_of_more_digits_than_anything_has_is_no_number():
    """Seven digits are read; from eight on nobody meant a number, and it is not called too high."""
    assert Decimal(9_999_999) == read_number("9999999")
    for text in ("10000000", "99999999", "1" * 61, "5 apples", "-5"):
        with pytest.raises(BadValue) as refused:
            read_number(text)
        assert "number_unreadable" == _word(refused.value), text


def test_a_digit_that_points_to_a_note_is_no_part_of_a_number():
    """12² percent is 12, an age of 2² years is 2, and the year 2024³ is 2024."""
    for note in "⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉①⑳❶":
        assert Decimal(12) == read_number(f"12{note}"), note
        assert Amount(Decimal(2), "years") == read_age(f"2{note}", "years"), note
        assert PartialDate(2024, 3) == read_date(f"2024{note}-3 {note}", TODAY), note


@given(TYPED, st.sampled_from([*AGE_UNITS, "", "decades"]))
def test_any_text_is_an_age_or_refused(text: str, unit: str):
    """An age is a whole number in a unit, at most 120 years."""
    try:
        age = read_age(text, unit)
    except BadValue as refused:
        assert {"age_unreadable", "age_needs_unit", "age_out_of_range"} >= {_word(refused)}
        return
    assert age.number in range({"years": 120, "months": 1440, "weeks": 6240}[age.unit] + 1)
    assert age == read_age(str(age.number), age.unit)


@pytest.mark.parametrize("unit", AGE_UNITS)
@pytest.mark.parametrize("number", ["0", "1", "2", "11", "100"])
def test_an_age_is_said_back_in_the_unit_it_was_given_in(number: str, unit: str):
    """A newborn of 0 weeks is no child of 0 years, and one month is not “1 months”."""
    said = Words(BOOK.words, language("en")).value(BOOK.questionnaire.questions["person.age"], read_age(number, unit))
    assert f"{number} {unit.removesuffix('s') if number == '1' else unit}" == said


@pytest.mark.parametrize(("unit", "most"), [("years", 120), ("months", 1440), ("weeks", 6240)])
def test_a_hundred_and_twenty_years_are_the_highest_age_in_each_unit(unit: str, most: int):
    """The last age that is taken, and the first that is not."""
    assert Amount(Decimal(most), unit) == read_age(str(most), unit)
    with pytest.raises(BadValue) as refused:
        read_age(str(most + 1), unit)
    assert "age_out_of_range" == _word(refused.value)


@given(TYPED, TYPED, TYPED)
def test_any_texts_are_a_date_or_refused(year: str, month: str, day: str):
    """A date that is taken lies in the past, reads back the same, and anything else is refused in words."""
    try:
        date = read_date(f"{year}-{month}-{day}", TODAY)
    except BadValue as refused:
        assert _word(refused).startswith("date_")
        return
    assert dt.date(1900, 1, 1) <= date.first <= min(date.last, TODAY + dt.timedelta(days=1))
    assert date == read_date(str(date), TODAY)


@pytest.mark.parametrize("year", [2023, 2024])
def test_a_day_is_taken_exactly_when_the_calendar_has_it(year: int):
    """Every month from 0 to 13 and day from 0 to 32: those that are, and no others."""

    def taken(month: int, day: int) -> bool:
        try:
            return read_date(f"{year}-{month}-{day}", TODAY) == PartialDate(year, month, day)
        except BadValue as refused:
            assert "date_impossible" == refused.word
            return False

    there = {
        (day.month, day.day) for day in (dt.date(year, 1, 1) + dt.timedelta(n) for n in range(366)) if day.year == year
    }
    assert there == {(month, day) for month, day in product(range(14), range(33)) if taken(month, day)}


@pytest.mark.parametrize("month", ["0", "13", "00"])
def test_a_month_that_is_not_in_the_calendar_is_refused(month: str):
    """There is no month 0 and no month 13."""
    with pytest.raises(BadValue, match="date_impossible"):
        read_date(f"2024-{month}", TODAY)


@pytest.mark.parametrize(
    ("parts", "first", "last", "written"),
    [
        (("2024",), dt.date(2024, 1, 1), dt.date(2024, 12, 31), "2024"),
        (("2024", "2"), dt.date(2024, 2, 1), dt.date(2024, 2, 29), "2024-02"),
        (("2024", "02", "9"), dt.date(2024, 2, 9), dt.date(2024, 2, 9), "2024-02-09"),
        (("2026",), dt.date(2026, 1, 1), dt.date(2026, 12, 31), "2026"),
        (("2026", "11", "22"), TODAY, TODAY, "2026-11-22"),
    ],
)
def test_a_date_is_known_to_the_year_the_month_or_the_day(
    parts: tuple[str, ...], first: dt.date, last: dt.date, written: str
):
    """A partial date knows the first and the last day it can be, and is written as exactly as it is known."""
    date = read_date("-".join(parts), TODAY)
    assert (first, last, written) == (date.first, date.last, str(date))


@pytest.mark.parametrize(
    ("parts", "word"),
    [
        (("",), "date_unreadable"),
        (("3", "5"), "date_needs_year"),
        (("2027",), "date_in_future"),
        (("2026", "12"), "date_in_future"),
        (("2026", "11", "24"), "date_in_future"),
        (("1899",), "date_impossible"),
        (("24",), "date_year_short"),
        (("2023", "2", "29"), "date_impossible"),
        (("March",), "date_needs_year"),
        (("soon",), "date_unreadable"),
    ],
)
def test_a_date_that_cannot_be_says_what_is_wrong(parts: tuple[str, ...], word: str):
    """Each mistake has its own message."""
    with pytest.raises(BadValue) as refused:
        read_date("-".join(parts), TODAY)
    assert word == _word(refused.value)


TURNS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


@given(st.text(max_size=40) | st.text(f"ab \n{TURNS}", max_size=40), st.integers(0, 40))
def test_any_text_is_kept_as_it_was_typed_or_refused(text: str, most: int):
    """Free text keeps every letter that can be seen, but not the space around it, and is never cut."""
    try:
        kept = read_text(text, most)
    except BadValue as refused:
        assert "text_too_long" == _word(refused)
        return
    letters = [each for each in without_turns(text) if each.isalnum()]
    assert letters == [each for each in kept if each.isalnum()]
    assert len(kept) <= most
    assert kept == read_text(kept, most)
    assert all(letter in "\n\t" or letter >= " " for letter in kept)


def without_turns(text: str) -> str:
    return re.sub(f"[{TURNS}]", "", text).strip()


@given(st.text(f"ab{TURNS}", max_size=30))
def test_no_turn_of_direction_goes_beyond_the_text_it_stands_in(text: str):
    """What is printed after a text stands in the order it would have after nothing, by the algorithm of Unicode."""
    kept = read_text(text, 60)
    assert [] == open_turns(kept)
    assert kept == read_text(kept, 60)


def open_turns(text: str) -> list[str]:
    """What is still turned at the end: an isolate's end (X6a) ends all begun inside, an embedding's (X7) its own."""
    turns: list[str] = []
    for sign in text:
        if sign in "\u202a\u202b\u202d\u202e\u2066\u2067\u2068":
            turns.append(sign)
        elif sign == "\u202c" and turns and turns[-1] < "\u2066":
            turns.pop()
        elif sign == "\u2069":
            assert any(each >= "\u2066" for each in turns), "ends what began before the text"
            while turns.pop() < "\u2066":
                pass
    return turns


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("ABC\u202eDEF", "ABC\u202eDEF\u202c"),
        ("\u2068+972-50-555\u2069 שלום", "\u2068+972-50-555\u2069 שלום"),
        ("A \u202e reversed \u202c end", "A \u202e reversed \u202c end"),
        ("\u2067x\u202ey\u2069z", "\u2067x\u202ey\u2069z"),
        ("\u202a\u2066a", "\u202a\u2066a\u2069\u202c"),
        ("a\u2069b\u202cc", "abc"),
    ],
)
def test_what_turns_the_direction_is_ended_and_otherwise_kept(typed: str, kept: str):
    """A turn that ends stays as it is; one that does not is ended with the text; an end of nothing falls away."""
    assert kept == read_text(typed, 60)


@pytest.mark.parametrize("hidden", ["\0", "\x1b", "\ud800", "\x7f", "\uf0b7", "\u200b", "\ufeff", "\u00ad"])
def test_hidden_characters_fall_away(hidden: str):
    """What Word and PDFs carry unseen is dropped, and the letters around it stay."""
    assert "c.130_131insA" == read_text(f"{hidden} c.130_{hidden}131insA", 20)
