"""What holds of all suggested questions: none contradicts another, names a disease or asks what was asked already."""

from __future__ import annotations

import re
from typing import Any

import pytest
from examples import ALWAYS, DONT_KNOW, LEAST, follow, suggested


def _pairs(book: Any) -> list[tuple[str, str]]:
    return [(each.id, other) for each in book.rules.suggestions for other in each.never_with]


def test_two_questions_that_contradict_each_other_never_come_together(book: Any, judged: Any):
    """Whoever says what brings the one and what brings the other is asked one of them at most."""
    for one, other in _pairs(book):
        for said in LEAST[one]:
            for also in LEAST[other]:
                for both in (said | also, also | said):
                    assert not {one, other} <= suggested(judged, both), (one, other)


def test_a_pair_that_contradicts_is_named_once(book: Any):
    """Each pair stands with one of its two, and every name is that of a question."""
    pairs = _pairs(book)
    assert len(pairs) == len({frozenset(pair) for pair in pairs})
    assert {name for pair in pairs for name in pair} <= {*LEAST, *ALWAYS}


def test_not_knowing_brings_no_question_but_the_general_ones(book: Any, judged: Any):
    """“I don’t know” to everything is not a yes to anything; only a fever that is not ruled out asks for a plan."""
    said = dict.fromkeys(book.questionnaire.questions, DONT_KNOW)
    assert ALWAYS | {"fever-plan"} == suggested(judged, said)


def test_what_is_asked_is_asked_once(book: Any):
    """No two questions have the same words, in either voice."""
    for voice in ("you", "child"):
        asks = [getattr(suggestion.ask, voice) for suggestion in book.rules.suggestions]
        assert sorted(set(asks)) == sorted(asks)


def test_a_reason_that_tells_of_an_entry_is_met_by_it(book: Any, judged: Any):
    """The date and the finding it tells are then those of the test that brings the question, not left out."""
    group_of = {question.id: group for group, question in book.questionnaire.every_question() if group}
    for suggestion in book.rules.suggestions:
        slots = set(re.findall(r"{([a-z_.]+)}", suggestion.because[0].you)) & set(group_of)
        for said in LEAST.get(suggestion.id, []):
            met_by = {group for group, _ in follow(judged, said)[suggestion.id].finding.entries}
            assert {group_of[slot] for slot in slots} & set(said) <= met_by, suggestion.id


def _words(suggestion: Any) -> str:
    return " ".join(voice for text in (suggestion.ask, *suggestion.because) for voice in (text.you, text.child))


@pytest.mark.parametrize("name", ["syndrome", "WHIM", "Shwachman", "Kostmann", "Chediak", "Barth", "Fanconi", "Cohen"])
def test_no_question_names_a_disease_the_patient_did_not_name(book: Any, name: str):
    """Signs are to be mentioned together; what they may mean is for a doctor to say."""
    assert [] == [each.id for each in book.rules.suggestions if name.lower() in _words(each).lower()]


def test_no_question_gives_a_number_of_a_risk_or_says_that_a_study_takes_people(book: Any):
    """Percentages of risk frighten, and whether a study is open changes from month to month."""
    for suggestion in book.rules.suggestions:
        assert not {"%", "recruit"} & {each for each in ("%", "recruit") if each in _words(suggestion)}, suggestion.id


def test_nobody_is_told_to_stop_a_medicine(book: Any):
    """“Stop” stands only after “do not”, or where a medicine’s own leaflet may say it."""
    for suggestion in book.rules.suggestions:
        words = _words(suggestion).lower()
        allowed = words.count("do not stop ") + words.count("leaflet may tell you to stop ")
        leaflets = words.count("the leaflet of a thyroid medicine, metamizole or deferiprone may tell you to stop ")
        assert words.count("stop ") == allowed + leaflets, suggestion.id


def test_the_us_law_is_named_to_people_in_the_us_alone(book: Any, judged: Any):
    """GINA guards nobody elsewhere."""
    named = {each.id for each in book.rules.suggestions if "GINA" in _words(each)}
    assert {"insurance-timing", "public-plan-rules"} == named
    for country in ("GB-ENG", "GB-OTHER", "CA", "AU", "EU", "other"):
        for said in (said for name in named for said in LEAST[name]):
            assert not named & suggested(judged, said | {"person.country": country})
