"""The page of the result leaves out nothing that a summary tells, and says it in its order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

import pytest
from page_rules import parse, visible_text

from questionnaire.asking.answerfile import dump
from questionnaire.judging.programs import Standing
from questionnaire.telling.summary import Summary
from questionnaire.web.handing import handing
from questionnaire.web.visitor import visitor
from tests.everybody import answers_of

# What only papers say, what is drawn, and what no text is: the rest stands on the page.
ON_PAPER = {"paper", "visit", "made_on", "clinic", "lowest", "charted_on", "counts", "unprinted", "nothing_told"}
NO_TEXT = {"id", "level", "told_on", "state", "clinical", "cite", "standing", "page", "country_on", "reading", "topic"}
# Told by the routes; chosen on a page of their own; drawn; and said only where something else is there, or is not.
TOLD_ELSEWHERE = {"programs", "others", "chart"}
SOMETIMES = {"fever", "no_counts", "firsts_title"}
LEFT_OUT = ON_PAPER | NO_TEXT | TOLD_ELSEWHERE | SOMETIMES
COLORS = {
    Standing.WORTH_ASKING: "green",
    Standing.ONLY_CLINICIAN: "blue",
    Standing.MORE_NEEDED: "yellow",
    Standing.PROBABLY_NOT: "grey",
}


def _texts(told: Any) -> Iterator[str]:
    """Every text in what is told, in the order of its fields."""
    if isinstance(told, str):
        yield " ".join(told.split())
    elif is_dataclass(told):
        for each in fields(told):
            if each.name not in LEFT_OUT:
                yield from _texts(getattr(told, each.name))
    elif isinstance(told, dict):
        yield from _texts(tuple(told.values()))
    elif isinstance(told, tuple):
        for part in told:
            yield from _texts(part)


@pytest.fixture
def results(names: tuple[str, ...], arrive: Any) -> list[tuple[str, Summary, str]]:
    """Of each: the name, the summary, and the page."""
    found = []
    for name in names:
        told = dump(answers_of(name))
        kept = {key: told[key] for key in ("answers", "groups", "clinic", "short") if key in told}
        person = arrive(**kept)
        secret = person.client.get_cookie("visit").value
        with person.app.test_request_context("/result", headers={"Cookie": f"visit={secret}"}):
            found.append((name, handing(visitor()).summary, person.client.get("/result").text))
    return found


@pytest.mark.people
def test_every_text_of_a_summary_stands_on_the_page(results: Any):
    """Alerts, reasons, what comes first, what would help, each condition of each program: all of it, for each."""
    missing = []
    for name, summary, html in results:
        text = visible_text(parse(html))
        missing += [(name, each) for each in {*_texts(summary)} if each not in text]
        for said, there in (
            (" ".join(summary.fever), not summary.urgent),
            (summary.no_counts, summary.chart is None),
            (summary.timing.firsts_title, bool(summary.timing.firsts)),
        ):
            missing += [(name, said)] if there is not (said in text) else []
    assert [] == missing


@pytest.mark.people
def test_the_page_says_first_what_is_urgent_and_marks_everything_as_what_it_is(results: Any):
    """Alerts, then whether to ask, what was told, the ways, the questions; each condition and program with its mark."""
    for name, summary, html in results:
        text = visible_text(parse(html))
        order = [*(each.title for each in summary.alerts), summary.about, summary.timing.heading, "What you told us"]
        places = [text.index(" ".join(each.split())) for each in order]
        assert sorted(places) == places, name
        routes = summary.routes
        told = () if "Ways to get a test" not in text else (*routes.worth, *routes.open, *routes.named, *routes.not_now)
        assert [each.id for each in told] == re.findall(r'id="program-([^"]+)"', html), name
        criteria = [each for program in told for each in program.criteria]
        for state in ("met", "unmet", "unknown"):
            marked = html.count(f'"app-verdict__item app-verdict__item--{state}"')
            assert sum(each.state == state for each in criteria) == marked, (name, state)
        assert sum(each.draft for each in criteria) == text.count("(not confirmed by any source)"), name
        assert sum(have for _, have in summary.bring) == text.count("(you have this)"), name
        for program in (*routes.worth, *routes.open, *routes.named[:1]) if told else ():
            assert f'nhsuk-tag--{COLORS[program.standing]}">{program.word}<' in html, (name, program.id)
