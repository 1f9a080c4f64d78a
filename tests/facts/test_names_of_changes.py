"""The name of a gene change on paper: letter by letter, and on one line."""

from __future__ import annotations

import re
from html import escape, unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from questionnaire.telling.variants import unparted

NAMES = ["c.130_131insA", "p.(Gly185Arg)", "c.597+1G>C", "p.Arg103*", "c.[5A>G];", "m.3243A>G", "c.-12C>T", "p.?"]


def _text(html: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", html))


@given(st.lists(st.sampled_from(NAMES) | st.text(max_size=8), max_size=6).map(" ".join))
def test_no_letter_of_a_text_is_changed(text: str):
    """Whatever was typed, it reads the same with names kept whole and without."""
    html = f"<p title='c.5A&gt;G'>{escape(text)}</p>"
    assert text == _text(unparted(html))


@pytest.mark.parametrize("name", [each for each in NAMES if len(each) > 4])
def test_a_name_stands_in_one_piece(name: str):
    """The gene may end a line, and the name begins the next one."""
    html = unparted(f"<td>HAX1 {escape(name.rstrip(';'))}, from father</td>")
    assert f'HAX1 <span class="variant">{escape(name.rstrip(";"))}</span>, from father' in html


def test_what_is_no_name_is_left_alone():
    """A clinic at 5 p.m., an e.g., a drawing, and a name longer than a line."""
    for html in ("<p>5 p.m. e.g. this</p>", "<svg><text>c.130_131insA</text></svg>", f"<p>c.{'A' * 60}</p>"):
        assert html == unparted(html)
