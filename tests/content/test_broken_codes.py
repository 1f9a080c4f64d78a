"""A mistake in the codes for other programs is named with its file and place."""

from __future__ import annotations

from pathlib import Path

import pytest
from breaking import breaking, problems_of

UNITS = "units: one for each of /uL, 10^9/L, 10^3/uL, years, months, weeks is needed, and no other"


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('of = "count.white"', 'of = "count.wite"', "codes[2].of: no question or group has the id 'count.wite'"),
        ('"26499-4"', '"26499"', "codes[1].loinc[26499].id: '26499' is not a LOINC code such as 26499-4"),
        ('"26499-4"', '"26499-44"', "codes[1].loinc[26499-44].id: '26499-44' is not a LOINC code such as 26499-4"),
        ('of = "relatives"', 'of = "relatives"\ncolour = 1', "codes[5].colour: unknown key; known here"),
        ('unit = "weeks"', 'unit = "days"', UNITS),
        ('\ncite = "US Core', '\nsource = "US Core', "codes[5].cite: a text is needed here"),
    ],
)
def test_a_wrong_code_is_named(copy: Path, old: str, new: str, problem: str):
    """A code for nothing, no code at all, a unit too few, no source."""
    breaking(copy, "codes.toml", old, new)
    assert any(each.startswith(f"codes.toml: {problem}") for each in problems_of(copy))
