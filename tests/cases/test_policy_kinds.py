"""Kinds of people that earlier rules got wrong: four or more of each, with what is to be said about a test and why.

A file is one of them; `variants.json` says what others told otherwise, and in one line what that should change.
"""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from questionnaire.asking.answerfile import load
from questionnaire.judging.assessment import Assessment, assess
from questionnaire.judging.policy import ANSWERS, Reading, Timed
from tests.everybody import EVERYBODY, TODAY, answers_of, book

FOLDER = Path(__file__).parent / "policy"
EXPECTED = json.loads((FOLDER / "expected.json").read_text(encoding="utf-8"))
VARIANTS = json.loads((FOLDER / "variants.json").read_text(encoding="utf-8"))
KINDS = sorted(path.stem for path in FOLDER.glob("[FG]*.json"))
FEWEST = 3


def _data(name: str) -> Any:
    """What one of them told, as in an answers file."""
    if name not in VARIANTS:
        return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    variant = VARIANTS[name]
    data = _data(variant["of"])
    said = {**data["answers"], **variant["answers"]}
    data["answers"] = {key: value for key, value in said.items() if value is not None}
    for group, entries in variant["groups"].items():
        listed = [{"id": f"e{place}", "answers": told} for place, told in enumerate(entries)]
        data["groups"][group] = {"complete": True, "entries": listed}
    return data


@cache
def _found(name: str) -> Assessment:
    asked = book()
    answers = load(_data(name), asked.questionnaire, TODAY) if name in EXPECTED else answers_of(name)
    return assess(asked.rules, asked.route(answers, TODAY), TODAY)


def _told(name: str) -> Timed:
    return _found(name).timing


@pytest.mark.parametrize("name", EXPECTED)
def test_the_word_and_every_reason_are_those_of_the_kind(name: str):
    """What is said, and what it rests on."""
    told = _told(name)
    assert EXPECTED[name] == {"reading": told.id, "reasons": [each.side.id for each in told.reasons]}


def test_there_are_four_or_more_of_each_kind_with_what_is_expected():
    """The file and at least three more, each with its why."""
    more = Counter(each["of"] for each in VARIANTS.values())
    assert KINDS == sorted(kind for kind, number in more.items() if number >= FEWEST)
    assert {*KINDS, *VARIANTS} == set(EXPECTED)
    assert all(len(each["why"].split()) > 3 for each in VARIANTS.values())


def test_nobody_with_a_low_count_is_turned_away_on_what_is_not_known():
    """“Not a first step” is said only where nothing that was left open could make it better."""
    closed = [name for name in EXPECTED if "no" == ANSWERS[_told(name).reading]]
    assert [] == [name for name in closed if _told(name).reading is Reading.NOT_FIRST and _told(name).open_reasons]
    assert 3 <= len(closed) <= len(EXPECTED) // 5


def test_what_comes_before_a_test_is_the_first_thing_to_ask():
    """Where the word is “something else first” or “a blood doctor first”, each that stands has its question on top."""
    asked: Counter[str] = Counter()
    for name in (*EXPECTED, *EVERYBODY):
        found = _found(name)
        if found.timing.reading not in (Reading.FIRST, Reading.BLOOD_DOCTOR):
            continue
        listed = [each.suggestion.id for each in found.suggestions]
        on_top = {first.side.id: {f"ask.{first.side.id}", *first.side.asked_by} for first in found.timing.firsts}
        most = sum(map(len, on_top.values())) + len(found.timing.reasons)
        assert [] == [first for first, ids in on_top.items() if ids.isdisjoint(listed[:most])], name
        asked.update(on_top.keys())
    assert 10 <= len(asked)


def test_every_reason_and_every_first_stands_in_three_people():
    """Of these and of everybody else who is known, so that none is tried by a made-up minimum alone."""
    stands: Counter[str] = Counter()
    for name in (*EXPECTED, *EVERYBODY):
        told = _told(name)
        stands.update(each.side.id for each in (*told.reasons, *told.firsts, *filter(None, [told.earlier])))
    assert {} == {side.id: stands[side.id] for side in book().rules.policy.sides if stands[side.id] < FEWEST}
