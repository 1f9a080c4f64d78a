"""Every link of the result opens the page it names."""

from __future__ import annotations

import re

import pytest

from questionnaire.asking.answerfile import dump
from tests.everybody import answers_of


@pytest.mark.people
def test_every_link_of_the_result_opens_its_own_page(names, arrive):
    """None leads to a page that is not on their way, which would send them elsewhere."""
    elsewhere, known, changes = [], {"/result/summary.pdf"}, 0
    for name in names:
        told = dump(answers_of(name))
        client = arrive(answers=told["answers"], groups=told["groups"], clinic=told["clinic"]).client
        links = set(re.findall(r'<a [^>]*href="(/[^"]*)"', client.get("/result").text))
        # A page of the questionnaire is on the way of one and not of another; other pages are the same for all.
        to_open = sorted(links - known)
        known |= {link for link in to_open if not link.startswith("/q/")}
        changes += sum(link.startswith("/q/") for link in to_open)
        elsewhere += [(name, link) for link in to_open if client.get(link).status_code != 200]
    assert [] == elsewhere
    assert 2 * len(names) < changes
