"""The answers file: what was written is read back the same, and what cannot be read is refused with its place."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from people import ASKED, TODAY, people

from questionnaire.asking.answerfile import VERSION, dump, load
from questionnaire.asking.answers import Answers
from questionnaire.errors import AnswersError

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 10**9) | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)

MOMENTS = ", ".join(each.id for each in ASKED.questions.values() if each.moment)


@given(people())
def test_what_was_written_is_read_back_the_same(person: Answers):
    """Answers survive the file letter for letter, whichever way they are loaded."""
    written = json.dumps(dump(person), ensure_ascii=False)
    assert person == load(json.loads(written), ASKED, TODAY)
    assert person == load(json.loads(written), ASKED, TODAY, strict=False)


def _damaged(draw: Any, data: Any) -> Any:
    """The same JSON with one place replaced by something else."""
    if isinstance(data, (dict, list)) and data and draw(st.integers(0, 4)):
        key = draw(st.sampled_from(list(data) if isinstance(data, dict) else range(len(data))))
        damaged = data.copy()
        damaged[key] = _damaged(draw, data[key])
        return damaged
    return draw(JSON)


@given(people(), st.data())
def test_a_damaged_file_is_read_or_refused_with_its_place_and_nothing_worse(person: Answers, data: Any):
    """One place overwritten with anything at all ends in answers, or in an AnswersError that says where."""
    damaged = _damaged(data.draw, {**dump(person), "version": VERSION})
    try:
        assert isinstance(load(damaged, ASKED, TODAY), Answers)
    except AnswersError as refused:
        assert refused.place
        assert str(refused).startswith(refused.place)


@given(people(), st.data())
def test_rows_of_our_own_lose_only_what_no_longer_fits(person: Answers, data: Any):
    """Read leniently, an answer to a question that is gone is left out and all others stay."""
    dumped = dump(person)
    dumped["answers"]["gone.question"] = data.draw(JSON)
    dumped["groups"]["gone"] = data.draw(JSON)
    assert person == load(dumped, ASKED, TODAY, strict=False)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ([], "answers file: an object {…} belongs here, not list"),
        ({}, "version: this is None; this program reads version 1. Fill in the questionnaire again."),
        ({"version": 2}, "version: this is 2; this program reads version 1. Fill in the questionnaire again."),
        ({"version": True}, "version: this is True; this program reads version 1. Fill in the questionnaire again."),
        (
            {"version": 1, "name": "Ann"},
            (
                "name: not a key of an answers file; the keys are answers, at_once, both_right, clinic, days, groups, "
                "passed, picked, short, version"
            ),
        ),
        (
            {"version": 1, "answers": {"person.shoes": "yes"}},
            "answers.person.shoes: no question has this id; `questionnaire questions` lists them all",
        ),
        (
            {"version": 1, "answers": {"person.who": "aunt"}},
            "answers.person.who: 'aunt' is not an option; the options are self, child, helped, staff, died",
        ),
        (
            {"version": 1, "answers": {"person.who": {"not_given": "shy"}}},
            "answers.person.who: not_given is 'dont_know' or 'prefer_not_to_say'",
        ),
        (
            {"version": 1, "answers": {"medicine.listed": ["none", "clozapine"]}},
            "answers.medicine.listed: ['none', 'clozapine'] cannot be read (several contradict)",
        ),
        (
            {"version": 1, "answers": {"person.age": {"amount": 2, "unit": "decades"}}},
            "answers.person.age: {'amount': 2, 'unit': 'decades'} cannot be read (age needs unit)",
        ),
        (
            {"version": 1, "groups": {"counts": {"entries": [{"id": "a"}, {"id": "a"}]}}},
            "groups.counts.entries[1].id: each entry has its own id of lower-case letters, digits, '-' and '_'",
        ),
        (
            {
                "version": 1,
                "groups": {"counts": {"entries": [{"id": "a", "answers": {"count.value": {"amount": 8}}}]}},
            },
            "groups.counts.entries[0].answers.count.value: {'amount': 8} cannot be read (count which unit)",
        ),
        (
            {"version": 1, "groups": {"counts": {"entries": [{"id": "a", "answers": {"count.date": "2027"}}]}}},
            "groups.counts.entries[0].answers.count.date: '2027' cannot be read (date in future)",
        ),
        (
            {"version": 1, "groups": {"counts": {"entries": [{"id": "a", "answers": {"count.date": "2024-00"}}]}}},
            "groups.counts.entries[0].answers.count.date: '2024-00' cannot be read (date impossible)",
        ),
        (
            {"version": 1, "days": {"now.unwell": "2026-11"}},
            "days.now.unwell: this is a whole date, such as 2026-11-22",
        ),
        (
            {"version": 1, "days": {"now.unwell": "2026-11-24"}},
            "days.now.unwell: '2026-11-24' cannot be read (date in future)",
        ),
        (
            {"version": 1, "days": {"person.sex": "2026-11-22"}},
            f"days.person.sex: a day belongs to a question about a moment: {MOMENTS}",
        ),
        (
            {"version": 1, "groups": {"cats": {}}},
            "groups.cats: no group has this id; the groups are counts, illnesses, medicines, own, relatives, tests",
        ),
    ],
)
def test_a_file_that_cannot_be_read_says_where_and_what_would_be_right(data: Any, message: str):
    """The message is the whole help: the path inside the file, then what belongs there."""
    with pytest.raises(AnswersError) as refused:
        load(data, ASKED, TODAY)
    assert message == str(refused.value)


OWN = "groups.own.entries"
OF_NO_TYPE = {
    "answers": (["yes"], "answers: an object {…} belongs here, not list"),
    "groups": ([1], "groups: an object {…} belongs here, not list"),
    "days": ("today", "days: an object {…} belongs here, not str"),
    "clinic": (5, "clinic: a clinic is a text, as in clinics.toml"),
    "short": ("yes", "short: this is true, false, or left out"),
    "passed": ("who", "passed: a list […] belongs here, not str"),
    "picked": ([[]], "picked: a text belongs here, not list"),
    "both_right": ({"a": 1}, "both_right: a list […] belongs here, not dict"),
    "at_once": ([True], "at_once: a text belongs here, not bool"),
}
OF_NO_ENTRY = [
    ({"complete": "yes"}, "groups.own.complete: this is true, false, or left out"),
    ({"entries": {"a": 1}}, f"{OWN}: this is a list of entries"),
    ({"entries": [{}] * 61}, f"{OWN}: 61 entries; at most 60 can be read"),
    ({"entries": ["a"]}, f"{OWN}[0]: an object {{…}} belongs here, not str"),
    ({"entries": [{"id": "a", "answers": []}]}, None),
    ({"entries": [{"id": "a", "answers": [1]}]}, f"{OWN}[0].answers: an object {{…}} belongs here, not list"),
    ({"entries": [{"id": "a"}, {"id": "b", "answers": {"x": 1}}]},
     f"{OWN}[1].answers.x: no question has this id; `questionnaire questions` lists them all"),
]  # fmt: skip
IDS = {"a": True, "0": True, "a-b_1": True, "a" * 64: True, "a" * 65: False, "": False, "A": False, "-a": False,
       "_a": False, "a b": False, "é": False}  # fmt: skip


def test_each_part_of_another_type_is_named_with_what_belongs_there():
    """Each key of a file, and each of a list; what is left empty is not there."""
    for key, (wrong, message) in OF_NO_TYPE.items():
        with pytest.raises(AnswersError) as refused:
            load({"version": 1, key: wrong}, ASKED, TODAY)
        assert message == str(refused.value)
        if key != "short":
            assert Answers() == load({"version": 1, key: None}, ASKED, TODAY)


def test_each_part_of_an_entry_of_another_type_is_named_with_its_place():
    """The number of the entry is in it; an id is made of what an address can hold."""
    for own, message in OF_NO_ENTRY:
        try:
            load({"version": 1, "groups": {"own": own}}, ASKED, TODAY)
        except AnswersError as refused:
            assert message == str(refused)
        else:
            assert message is None
    for entry_id, fits in IDS.items():
        whole = {"version": 1, "groups": {"own": {"entries": [{"id": entry_id}]}}}
        assert fits == bool(load(whole, ASKED, TODAY, strict=False).group("own").entries), entry_id


HALF_WRITTEN = [
    "2024-3",
    "2024-03-1",
    "2024-",
    "2024-03-",
    "24-03",
    "2024/03",
    "2024-03-14-01",
    "2024-03-14T00:00",
    " 2024",
]


@pytest.mark.parametrize("written", HALF_WRITTEN)
def test_a_day_that_this_program_writes_is_written_in_one_way_only(written: str):
    """Four digits, then two, then two, as dates sort. A date that somebody typed is read as a page reads it."""
    with pytest.raises(AnswersError) as refused:
        load({"version": 1, "days": {"now.unwell": written}}, ASKED, TODAY)
    assert f"days.now.unwell: {written!r} cannot be read (date unreadable)" == str(refused.value)


def test_a_date_in_a_file_that_could_be_two_days_is_refused():
    """A file cannot be asked back; the country settles it where it is certain."""
    parts = {"groups": {"counts": {"entries": [{"id": "a", "answers": {"count.date": "3/4/2024"}}]}}}
    with pytest.raises(AnswersError, match=r"cannot be read \(date two readings\)"):
        load({"version": 1, **parts}, ASKED, TODAY)
    told = load({"version": 1, "answers": {"person.country": "US"}, **parts}, ASKED, TODAY)
    assert "2024-03-04" == str(told.group("counts").entries[0].said["count.date"].value)
