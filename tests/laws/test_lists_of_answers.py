"""Lists of answers: each entry keeps its place and its id, whatever happens to the others."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from questionnaire.asking.answers import Answers, Entry, Given, Group

LISTS = st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=8, unique=True)


def listed(ids: list[str]) -> Answers:
    """Answers with a list of entries of which something was told."""
    answers = Answers(said={"person.who": Given("self")}, groups={"tests": Group(complete=False)})
    for each in ids:
        answers = answers.with_entry("counts", Entry(each, {"count.ill": Given(each)}))
    return answers


def ids_of(answers: Answers) -> list[str]:
    return [entry.id for entry in answers.group("counts").entries]


@given(LISTS)
def test_what_is_added_comes_last(ids: list[str]):
    """A list stands in the order in which it was told."""
    assert ids == ids_of(listed(ids))


@given(LISTS, st.data())
def test_what_is_changed_stays_where_it_is(ids: list[str], data: st.DataObject):
    """Only that entry says something else, and everything beside the list stays."""
    before, changed = listed(ids), data.draw(st.sampled_from(ids))
    after = before.with_entry("counts", Entry(changed, {"count.ill": Given("yes")}))
    assert ids == ids_of(after)
    assert [changed] == [entry.id for entry in after.group("counts").entries if entry.said["count.ill"] == Given("yes")]
    assert replace(before, groups={}) == replace(after, groups={})
    assert before.group("tests") == after.group("tests")


@given(LISTS, st.data())
def test_what_is_removed_leaves_the_others_in_their_order(ids: list[str], data: st.DataObject):
    """One entry is gone and no other."""
    gone = data.draw(st.sampled_from(ids))
    assert [each for each in ids if each != gone] == ids_of(listed(ids).without_entry("counts", gone))


@given(LISTS, st.sampled_from([True, False, None]))
def test_closing_a_list_changes_none_of_its_entries(ids: list[str], complete: bool | None):
    """Whether there are more is said of the list, and its page is passed."""
    closed = listed(ids).closing("counts", "counts", complete=complete)
    assert (ids, complete) == (ids_of(closed), closed.group("counts").complete)
    assert {"counts"} == closed.passed
