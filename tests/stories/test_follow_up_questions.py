"""More is asked about a "yes", and only about a "yes"."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(("answer", "asked"), [("yes", True), ("no", False), ("dont_know", False)])
def test_the_result_of_a_test_is_asked_only_of_who_had_it(person, answer, asked):
    """Who had a marrow test is asked what it showed; who had none, or is not sure, is not asked."""
    person.opens("/")
    person.presses("Start now")
    person.goes_on_to("/q/blood-tests")
    person.answers(**{"marrow-done": answer})
    person.is_at("/q/marrow-result" if asked else "/q/causes")
    person.goes_on_to("/check")
    person.opens("/q/marrow-result")
    person.is_at("/q/marrow-result" if asked else "/check")


def test_a_follow_up_question_is_asked_once_the_answer_becomes_a_yes(person):
    """A "yes" given from the check page leads to what is asked about it, and both are on that page then."""
    person.opens("/")
    person.presses("Start now")
    person.goes_on_to("/check")
    person.follows("Change", about="Have you had a bone marrow test?")
    person.answers(**{"marrow-done": "yes"})
    person.is_at("/q/marrow-result?from=check")
    person.answers(**{"marrow-findings": ["few_cells"]})
    person.goes_on_to("/check")
    person.sees("What did the report say?", "Few cells")
