"""A mistake in the codes for other programs is named with its file and place."""

from __future__ import annotations

from pathlib import Path

import pytest
from breaking import breaking, problems_of

UNITS = "units: one for each of /uL, 10^9/L, 10^3/uL, years, months, weeks is needed, and no other"


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('unit = "weeks"', 'unit = "days"', UNITS),
        ('unit = "weeks"', 'unit = "weeks"\ncolour = 1', "units[6].colour: unknown key; known here"),
        ('ucum = "wk"', 'ucum = ""', "units[6].ucum: a text is needed here"),
    ],
)
def test_a_wrong_code_is_named(copy: Path, old: str, new: str, problem: str):
    """A unit too few, a key too many, no code."""
    breaking(copy, "codes.toml", old, new)
    assert any(each.startswith(f"codes.toml: {problem}") for each in problems_of(copy))


@pytest.mark.parametrize("wrong", ["26499", "26499-44", "LP-1", ""])
def test_a_wrong_code_of_a_question_is_named(copy: Path, wrong: str):
    """A LOINC code has a check digit of its own."""
    breaking(copy, "groups/counts.toml", '"26499-4"', f'"{wrong}"')
    place = f"groups/counts.toml: questions[count.value].loinc[{wrong}].id"
    assert f"{place}: {wrong!r} is not a LOINC code such as 26499-4" in problems_of(copy)
