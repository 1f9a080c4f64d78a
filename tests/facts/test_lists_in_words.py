"""Lists said in words."""

from __future__ import annotations

import pytest

from questionnaire.telling.language import language


@pytest.mark.parametrize(
    ("expected", "items", "style"),
    [
        ("fever, sores, and chills", ["fever", "sores", "chills"], "standard"),
        ("fever or sores", ["fever", "sores"], "or"),
        (
            "mouth sores; low red cells or platelets; chills",
            ["mouth sores", "low red cells or platelets", "chills"],
            "or",
        ),
        ("skin and mouth; heart", ["skin and mouth", "heart"], "standard"),
        ("no, not now; yes", ["no, not now", "yes"], "standard"),
        ("1 under 500 and 2 from 1,000", ["1 under 500", "2 from 1,000"], "standard"),
        ("skin or mouth", ["skin or mouth"], "standard"),
    ],
)
def test_a_list_of_lists_is_set_apart_by_semicolons(expected, items, style):
    """Where an item holds an "and", an "or" or a comma of its own, the reader still sees where it ends."""
    assert expected == language("en").joined(items, style)
