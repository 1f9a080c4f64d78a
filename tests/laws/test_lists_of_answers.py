"""Lists of answers: each entry keeps its place and its id, whatever happens to the others."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from questionnaire.asking.answers import Answers, Entry, Given, Group, NotGiven
from questionnaire.asking.asks import Asks
from questionnaire.asking.questions import Kind, Question
from questionnaire.asking.settled import OnlyFor
from questionnaire.asking.text import Text
from questionnaire.asking.values import PartialDate

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


def test_only_what_was_said_of_all_of_them_is_taken_back_when_the_list_fills_or_empties():
    """“None” is no longer so with an entry, nor “these are all” without one; that there are more stays said."""
    first, second = Entry("a", {}), Entry("b", {})
    kept = {True: None, False: False, None: None}
    for said, then in kept.items():
        empty = Answers().closing("p", "g", complete=said)
        one = Answers().with_entry("g", first).closing("p", "g", complete=said)
        assert then == empty.with_entry("g", first).group("g").complete, said
        assert then == one.without_entry("g", "a").group("g").complete, said
        for same in (one.with_entry("g", second), one.with_entry("g", first), one.without_entry("g", "nobody")):
            assert said == same.group("g").complete, said
        both = one.with_entry("g", second)
        assert said == both.without_entry("g", "a").group("g").complete, said


def test_whether_something_was_told_and_on_which_day_is_read_from_what_was_told():
    """A list that was closed tells something, and so does one answer; an answer of another day is old, none is not."""
    today, before = PartialDate(2026, 11, 22), PartialDate(2026, 11, 21)
    assert [False, True, True, True, True] == [
        each.tell(("q",), "g")
        for each in (
            Answers({"other": Given("no")}),
            Answers({"q": Given("no")}),
            Answers({"q": NotGiven.DONT_KNOW}),
            Answers(groups={"g": Group((Entry("a", {}),))}),
            Answers(groups={"g": Group(complete=False)}),
        )
    ]
    ages = {
        (True, today): False,
        (True, before): True,
        (True, None): True,
        (False, None): False,
        (False, before): False,
    }
    found = {
        (answered, day): Answers({"q": Given("no")} if answered else {}, days={} if day is None else {"q": day}).is_old(
            "q", today
        )
        for answered, day in ages
    }
    assert ages == found


def test_one_tap_answers_what_has_no_answer_and_stays_told_as_one_while_it_says_the_same():
    """What was answered before stays; who changes one row denied that row alone no longer at once."""
    no, yes = Given("no"), Given("yes")
    tapped = Answers({"a": yes}).saying_at_once(("a", "b", "c"), no)
    assert ({"a": yes, "b": no, "c": no}, {"b", "c"}) == (tapped.said, tapped.at_once)
    assert [False, True, True, False] == [tapped.denied_at_once(each) for each in "abcd"]
    again = tapped.saying("page", ("a", "b", "c"), {"a": yes, "b": no, "c": yes})
    assert [False, True, False] == [again.denied_at_once(each) for each in "abc"]
    assert {"b"} == again.at_once == again.saying("other", ("d",), {"d": no}).at_once
    assert not replace(again, said={"b": yes}).denied_at_once("b")


def test_a_question_that_is_only_for_some_answers_is_settled_by_the_others_alone():
    """Who did not say, does not know or would rather not say is asked all the same; of several, each leaves it open."""
    only = OnlyFor("role", ("half",)), OnlyFor("side", ("a", "b"))
    ways = {None: True, NotGiven.DONT_KNOW: True, NotGiven.PREFER_NOT: True, Given("half"): True, Given("whole"): False}
    for answer, is_open in ways.items():
        said = {} if answer is None else {"role": answer}
        assert is_open == only[0].leaves_open(said), answer
        question = Question("q", Kind.TEXT, Text("", ""), Text("", ""), only_for=only)
        assert is_open != question.settled_by({**said, "side": Given("b")}), answer
        assert question.settled_by({**said, "side": Given("c")})


def test_who_tells_all_this_is_who_filled_in_the_paper_where_it_is_typed_in():
    """A paper typed in is told by whoever filled it in; of the dead it speaks only where that was said."""
    asks = Asks(who="who", died="died", staff="staff", paper="paper")
    tellers = [("self", "child", "self"), ("staff", "child", "child"), ("staff", None, None), (None, "child", None)]
    for who, paper, expected in tellers:
        said = {key: Given(each) for key, each in (("who", who), ("paper", paper)) if each}
        assert expected == asks.teller(said), said
    assert "staff" == Asks(who="who", paper="paper").teller({"who": Given("staff"), "paper": Given("child")})
    dead = [{"who": Given("died")}, {"who": Given("staff"), "paper": Given("died")}]
    alive = [{}, {"who": Given("self"), "paper": Given("died")}, {"who": Given("staff")}, {"who": NotGiven.PREFER_NOT}]
    assert [True, True, False, False, False, False] == [asks.of_the_dead(each) for each in [*dead, *alive]]
    assert not Asks(who="who").of_the_dead({})
