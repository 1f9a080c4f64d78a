"""Every suggested question, with the least a patient has to say for it: it is suggested then, and not for less."""

from __future__ import annotations

from typing import Any

import pytest
from examples import ALWAYS, COUNT_300, LEAST, NEAR_MISSES, suggested

# Answers that make an entry whole in the examples above without being what the question follows from.
BESIDES = {"relative.role", "count.value", "count.date", "test.kind"}


@pytest.mark.parametrize(("name", "said"), [(name, said) for name, ways in LEAST.items() for said in ways])
def test_a_question_is_suggested_for_what_was_said_and_not_for_less(judged: Any, name: str, said: dict[str, Any]):
    """The answers of the example suggest the question; without any one of them it is not suggested."""
    assert name in suggested(judged, said)
    for key, value in said.items():
        assert name not in suggested(judged, {other: kept for other, kept in said.items() if other != key}), key
        if isinstance(value, list) and isinstance(value[0], dict):
            for answered in value[0]:
                fewer = [{each: kept for each, kept in value[0].items() if each != answered}]
                assert name not in suggested(judged, {**said, key: fewer}) or answered in BESIDES, answered


@pytest.mark.parametrize(("name", "said"), NEAR_MISSES)
def test_a_question_is_not_suggested_just_beside_its_limit(judged: Any, name: str, said: dict[str, Any]):
    """A limit is a limit: one cell, one month or one exception more, and the question is not suggested."""
    assert name not in suggested(judged, said)


def test_every_question_has_an_example_and_no_two_share_an_id(book: Any):
    """A question that nothing suggests would be dead, and ids are what `picked` keeps."""
    ids = [suggestion.id for suggestion in book.rules.suggestions]
    assert sorted(set(ids)) == sorted(ids)
    assert sorted(ids) == sorted([*LEAST, *ALWAYS])


def test_somebody_who_said_nothing_is_given_the_general_questions_alone(judged: Any):
    """Every other suggestion, and every alert, follows from something that was said."""
    assert ALWAYS == suggested(judged, {})
    assert () == judged({}).alerts


def test_suggestions_come_in_the_order_of_their_rank(judged: Any):
    """The most wanted question comes first."""
    said = {"person.who": "self", "person.country": "US", "cause.leukemia": "yes", "matter.hopes": ["cost", "privacy"]}
    found = judged(said, counts=[COUNT_300])
    now = found.timing.answer == "yes" and not {"urgent", "today"} & {each.alert.level for each in found.alerts}
    asked = [each.suggestion for each in found.suggestions]
    ranks = [each.rank if now or each.later is None else each.later for each in asked]
    assert 5 < len(ranks)
    assert sorted(ranks) == ranks
