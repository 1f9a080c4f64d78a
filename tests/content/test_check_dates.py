"""The content lint on dates: a program is looked at again on a day that can be, and before it is past."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from breaking import Found, breaking

from questionnaire.reading import Book

PATH4WARD = "programs/path4ward.toml"


@pytest.mark.parametrize(("later", "says"), [(0, "{day} is not after checked_on, {day}"), (1, "")])
def test_a_program_is_looked_at_again_on_a_day_after_it_was_checked(
    copy: Path, book: Book, today: dt.date, found: Found, later: int, says: str
):
    """The very day is too early, the next one is not."""
    program = next(each for each in book.rules.programs if each.id == "path4ward")
    day = today + dt.timedelta(days=later)
    breaking(copy, PATH4WARD, f"checked_on = {program.checked_on}", f"checked_on = {today}")
    breaking(copy, PATH4WARD, f"review_by = {program.review_by}", f"review_by = {day}")
    assert ({f"{PATH4WARD}: review_by: {says.format(day=day)}"} if says else set()) == found()


def test_a_program_whose_dates_cannot_hold_is_named(copy: Path, book: Book, today: dt.date, found: Found):
    """Past its review day, checked on a day to come, or to be reviewed before it was checked."""
    program = next(each for each in book.rules.programs if each.id == "path4ward")
    review, checked = f"review_by = {program.review_by}", f"checked_on = {program.checked_on}"
    yesterday, tomorrow = today - dt.timedelta(days=1), today + dt.timedelta(days=1)
    breaking(copy, PATH4WARD, review, f"review_by = {yesterday}")
    breaking(copy, PATH4WARD, checked, f"checked_on = {tomorrow}")
    assert {
        f"{PATH4WARD}: review_by: {yesterday} is past; read the source again, then set checked_on and review_by",
        f"{PATH4WARD}: checked_on: {tomorrow} is still to come",
        f"{PATH4WARD}: review_by: {yesterday} is not after checked_on, {tomorrow}",
    } == found()


@pytest.mark.parametrize(("days", "past"), [(0, False), (1, True)])
def test_the_review_day_itself_is_not_past(copy: Path, book: Book, today: dt.date, found: Found, days: int, past: bool):
    """Who reads the source again on the day that was set has not missed it."""
    program = next(each for each in book.rules.programs if each.id == "path4ward")
    day, before = today - dt.timedelta(days=days), today - dt.timedelta(days=9)
    breaking(copy, PATH4WARD, f"checked_on = {program.checked_on}", f"checked_on = {before}")
    breaking(copy, PATH4WARD, f"review_by = {program.review_by}", f"review_by = {day}")
    assert past == (f"{PATH4WARD}: review_by: {day} is past; read the source again" in " ".join(found()))
