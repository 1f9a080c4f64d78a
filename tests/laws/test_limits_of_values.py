"""Where a limit is, what lies on it is taken and what lies just beyond it is not."""

from __future__ import annotations

from itertools import permutations

import pytest
from people import ASKED, TODAY

from questionnaire.asking.amounts import read_age
from questionnaire.asking.answerfile import check_several
from questionnaire.asking.counts import read_count
from questionnaire.asking.dates import read_date
from questionnaire.asking.freetext import read_text
from questionnaire.asking.questions import Kind
from questionnaire.asking.typed import TEXT_LENGTH
from questionnaire.asking.values import PartialDate
from questionnaire.errors import BadValue


def refused(read: object, *given: object) -> str:
    """Why something is not taken."""
    with pytest.raises(BadValue) as wrong:
        read(*given)  # type: ignore[operator]
    return wrong.value.word


def test_1900_is_the_first_year_there_is():
    """Who writes 1899 has slipped."""
    assert PartialDate(1900) == read_date("1900", TODAY)
    assert "date_impossible" == refused(read_date, "1899", TODAY)


def test_today_is_no_future():
    """Nor is this month or this year; and in Sydney it is tomorrow already."""
    for written in ("2026", "2026-11", "2026-11-22", "2026-11-23"):
        assert PartialDate(*map(int, written.split("-"))) == read_date(written, TODAY)
    for written in ("2027", "2026-12", "2026-11-24"):
        assert "date_in_future" == refused(read_date, written, TODAY)


def test_from_a_hundred_on_a_bare_number_can_only_be_cells():
    """Ninety-nine may be either."""
    assert "/uL" == read_count("100").unit
    assert "count_which_unit" == refused(read_count, "99")


def test_a_hundred_thousand_cells_are_the_most():
    """In each unit."""
    for most, beyond, unit in (("100000", "100001", "/uL"), ("100", "100.1", "10^9/L"), ("100", "100.1", "10^3/uL")):
        assert 100_000 == read_count(most, unit).span.high
        assert "count_too_high" == refused(read_count, beyond, unit)


def test_six_hundred_letters_are_a_text_and_one_more_is_too_long():
    """As the page says."""
    assert 600 == TEXT_LENGTH
    assert "é" * 600 == read_text("é" * 600, TEXT_LENGTH)
    assert "text_too_long" == refused(read_text, "é" * 601, TEXT_LENGTH)


def test_nobody_is_less_than_nothing_old():
    """A child born today is nought."""
    assert 0 == read_age("0", "weeks").number
    assert "age_unreadable" == refused(read_age, "-1", "weeks")


def test_what_is_chosen_stands_in_the_order_of_the_question():
    """Whichever was ticked first, and how often it was sent."""
    question = next(each for each in ASKED.questions.values() if each.kind is Kind.SEVERAL and len(each.options) > 3)
    wanted = tuple(option.id for option in question.options if not option.alone)[:3]
    for chosen in permutations(wanted):
        assert wanted == check_several(question, chosen)
    assert wanted[:2] == check_several(question, (wanted[1], wanted[0], wanted[1]))
