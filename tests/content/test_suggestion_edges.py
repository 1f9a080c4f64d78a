"""Every option, every number and every way of a suggested question is tried from both sides."""

from __future__ import annotations

from typing import Any

import pytest
from edges import INSTEAD, LIMITS, SILENCED, WAYS
from examples import GROUPS, LEAST, suggested

from questionnaire.asking.questions import Kind
from questionnaire.reading import Book


def _with(said: dict[str, Any], question: str, answer: Any) -> dict[str, Any]:
    """What was said, with another answer to one question, of the first entry where it is asked of entries."""
    if question in said:
        return said | {question: answer}
    (group,) = (key for key in said if key in GROUPS and question in said[key][0])
    first, *others = said[group]
    return said | {group: [first | {question: answer}, *others]}


def _has(said: dict[str, Any], question: str) -> bool:
    return question in said or any(question in said[key][0] for key in said if key in GROUPS and said[key])


@pytest.mark.parametrize(("name", "question"), INSTEAD)
def test_these_options_bring_a_question_and_no_others(book: Book, judged: Any, name: str, question: str):
    """Each option of the question in the example's place: those listed bring it, all others do not."""
    (asked,) = (each for _, each in book.questionnaire.every_question() if each.id == question)
    examples = [said for _, said, _ in _ways(name) if _has(said, question)]
    brings = {
        option.id
        for option in asked.options
        if name
        in suggested(judged, _with(examples[0], question, [option.id] if asked.kind is Kind.SEVERAL else option.id))
    }
    assert set(INSTEAD[name, question].split()) == brings


def _ways(name: str) -> list[tuple[str, dict[str, Any], list[dict[str, Any]]]]:
    """The examples of a question, those of the edges too."""
    more = [(name, said | way, []) for each, said, ways in WAYS if each == name for way in ways]
    return [(name, said, []) for said in LEAST[name]] + more


@pytest.mark.parametrize(("name", "said", "inside", "outside"), LIMITS)
def test_a_number_brings_a_question_up_to_its_limit(judged: Any, name: str, said: Any, inside: Any, outside: Any):
    """The last number that brings it, and the first that does not."""
    assert name in suggested(judged, said | inside)
    assert name not in suggested(judged, said | outside)


@pytest.mark.parametrize(("name", "said", "ways"), WAYS)
def test_each_way_alone_brings_a_question(judged: Any, name: str, said: Any, ways: Any):
    """What is said besides does not bring it; with any one of the ways it comes."""
    assert name not in suggested(judged, said)
    assert [] == [way for way in ways if name not in suggested(judged, said | way)]


@pytest.mark.parametrize(("name", "besides", "silencing"), SILENCED)
def test_what_is_answered_already_or_over_is_not_asked(judged: Any, name: str, besides: Any, silencing: Any):
    """All that silences it together does; without any one part it is asked."""
    for least in LEAST[name]:
        said = least | besides
        assert name not in suggested(judged, said | silencing)
        for left in silencing:
            rest = {key: value for key, value in silencing.items() if key != left}
            assert name in suggested(judged, said | rest), left
