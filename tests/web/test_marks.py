"""The marks of a condition on the screen, which nothing but the style sheet draws."""

from __future__ import annotations

import re

import pytest

from questionnaire.resources import folder

CSS = (folder("static") / "screen.css").read_text(encoding="utf-8")


@pytest.mark.parametrize(("state", "drawn"), [("met", "rotate(45deg)"), ("unmet", "border-left:"), ("unknown", '"?"')])
def test_what_is_met_not_met_or_not_known_has_a_mark_of_its_own_shape(state: str, drawn: str):
    """A check mark, a cross, a question mark: who sees no colors can tell them apart."""
    rules = re.findall(rf"app-verdict__item--{state} \.app-verdict__mark::before[^{{]*{{([^}}]*)}}", CSS)
    assert [drawn] == [drawn for rule in rules if drawn in rule]
