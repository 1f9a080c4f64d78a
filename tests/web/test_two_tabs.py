"""The same questionnaire in two tabs, and buttons pressed twice."""

from __future__ import annotations

import sqlite3

import pytest

from questionnaire.errors import StaleAnswers
from questionnaire.keeping.resume import Keeper
from questionnaire.keeping.seal import keys_of
from questionnaire.web.visitor import visitor


def test_a_stale_tab_is_told_and_can_then_save_what_was_typed_there(full, saved):
    """A different answer saved in another tab is not overwritten unseen: 409 with the typed text, then it saves."""
    full.opens("/q/age")
    stale = full.another_tab()
    full.answers(**{"person-age": "30", "person-age-unit": "years"})
    stale.presses("Continue", expect=409, **{"person-age": "31", "person-age-unit": "months"})
    stale.sees("You changed this page in another tab.")
    assert 30 == saved(full).said["person.age"].value.number
    assert ("31", "months") == (stale.field("person-age"), stale.field("person-age-unit"))
    stale.answers()
    assert (31, "months") == (saved(full).said["person.age"].value.number, saved(full).said["person.age"].value.unit)


def test_a_stale_tab_of_an_entry_is_told_too(full, saved):
    """The same holds for the text of an entry."""
    full.opens("/q/own/e1")
    stale = full.another_tab()
    full.answers(**{"own-text": "From the first tab?"})
    stale.presses("Continue", expect=409, **{"own-text": "From the second tab?"})
    assert "From the second tab?" == stale.field("own-text").strip()
    assert "From the first tab?" == saved(full).group("own").entries[0].said["own.text"].value
    stale.answers()
    assert "From the second tab?" == saved(full).group("own").entries[0].said["own.text"].value


def test_an_entry_that_was_removed_in_another_tab_does_not_come_back_unseen(full, saved):
    """What is sent of an entry that is gone by now: 409 with the typed text, and sent again it is an entry anew."""
    full.opens("/q/own/e1")
    stale = full.another_tab()
    full.opens("/q/own/e1/remove")
    full.presses("Remove")
    stale.presses("Continue", expect=409, **{"own-text": "From the second tab?"})
    assert "From the second tab?" == stale.field("own-text").strip()
    assert () == saved(full).group("own").entries
    stale.answers()
    assert "From the second tab?" == saved(full).group("own").entries[0].said["own.text"].value


def test_two_tabs_on_different_pages_lose_nothing(full, saved):
    """Tabs that answer different pages do not get in each other's way."""
    full.opens("/q/age")
    other = full.another_tab()
    other.opens("/q/hopes")
    full.answers(**{"person-age": "30", "person-age-unit": "years"})
    other.answers(**{"matter-hopes": ["cost"]})
    assert {"person.age", "matter.hopes"} <= set(saved(full).said)


@pytest.fixture
def meanwhile(monkeypatch):
    """Lets something happen between the reading and the saving of one request; said twice, also at its next try."""
    original, waiting, happening = Keeper.save, [], []

    def save(*arguments):
        if waiting and not happening:
            happening.append(waiting.pop(0))
            happening[0]()
            happening.clear()
        return original(*arguments)

    monkeypatch.setattr(Keeper, "save", save)
    return waiting.append


def test_who_meets_another_tabs_answer_halfway_reads_of_whom_it_was_said(full, meanwhile, saved):
    """What another tab saves in between counts for all of the page: whom it asks about, and what stands in it."""
    full.opens("/q/age")
    stale, other = full.another_tab(), full.another_tab()

    def other_tab_answers():
        other.opens("/q/who")
        other.answers(**{"person-who": "child"})
        other.opens("/q/age")
        other.answers(**{"person-age": "7", "person-age-unit": "years"})

    meanwhile(other_tab_answers)
    stale.presses("Continue", expect=409, **{"person-age": "31", "person-age-unit": "years"})
    stale.sees("You changed this page in another tab.", "How old is your child?")
    stale.does_not_see("How old are you?")
    assert "31" == stale.field("person-age")
    assert 7 == saved(full).said["person.age"].value.number
    stale.answers()
    assert 31 == saved(full).said["person.age"].value.number


YEARS = {"person-age-unit": "years"}


@pytest.mark.parametrize(
    ("address", "fields"),
    [
        ("/q/age", {"person-age": "31", **YEARS}),
        ("/q/relatives/e2", {"relative-role": "mother"}),
        ("/q/own/e2", {"own-text": "What should I ask?"}),
    ],
)
def test_what_one_tab_asked_of_oneself_is_not_saved_of_a_child(full, saved, address, fields):
    """Though nothing stood on the page: since it was shown another tab said that it is about a child."""
    full.opens(address)
    of_oneself = full.another_tab()
    full.opens("/q/who")
    full.answers(**{"person-who": "child"})
    before = saved(full)
    of_oneself.presses("Continue", expect=409, **fields)
    of_oneself.sees("You changed this page in another tab.")
    assert before == saved(full)
    of_oneself.answers()
    assert before != saved(full)


def test_what_one_tab_asked_of_a_father_is_not_saved_of_a_mother(arrive, saved):
    """Both are helped in the same voice: since the page was shown another tab said whom it is about."""
    person = arrive(answers={"person.who": "helped", "helped.kin": "father"})
    person.opens("/q/age")
    of_the_father = person.another_tab()
    person.opens("/q/helped")
    person.answers(**{"helped-kin": "mother"})
    of_the_father.presses("Continue", expect=409, **{"person-age": "67", **YEARS})
    of_the_father.sees("How old is your mother?")
    assert "person.age" not in saved(person).said


@pytest.mark.parametrize(("times", "status"), [(1, 303), (2, 303), (3, 409), (9, 409)])
def test_a_save_that_others_keep_coming_before_is_tried_three_times(full, meanwhile, saved, times, status):
    """Saves of other pages in between do no harm; where they do not end, the page says that it was not saved."""
    full.opens("/q/hopes")
    other = full.another_tab()

    for age in range(times):
        meanwhile(lambda age=age: (other.opens("/q/age"), other.answers(**{"person-age": str(age), **YEARS})))
    response = full.client.post("/q/hopes", data={**full.filled(), "matter-hopes": ["cost"]})
    assert status == response.status_code
    assert (status == 303) is ("matter.hopes" in saved(full).said)
    if status == 409:
        assert "Please try again" in response.text
        assert "What you sent was not saved." in response.text


def test_an_answer_that_meets_a_deletion_is_refused_with_a_page(full, meanwhile, tmp_path):
    """Deleted while an answer was on its way: the page says that it was not saved, and nothing of it is."""
    keys = keys_of(full.client.get_cookie("visit").value)
    full.opens("/q/age")
    meanwhile(lambda: full.app.extensions["questionnaire"].keeper.delete(keys))
    full.presses("Continue", expect=409, **{"person-age": "31", "person-age-unit": "years"})
    full.sees("Please try again", "What you sent was not saved.")
    with sqlite3.connect(tmp_path / "answers.sqlite3") as connection:
        assert [(0,)] == connection.execute("SELECT count(*) FROM journeys").fetchall()
    connection.close()


def test_the_way_leads_on_from_what_another_tab_saved_halfway(arrive, book, meanwhile):
    """A page that opened up in another tab in between is asked before one is led back to the check page."""
    passed = [page.id for page in book.questionnaire.pages if page.id != "state"]
    person = arrive(passed=passed, answers={"person.country": "CA"})
    person.opens("/q/age")
    other = person.another_tab()
    person.opens("/q/visit?from=check")
    meanwhile(lambda: other.answers(**{"person-country": "US"}))
    person.answers(**{"visit-with": "immunologist"})
    person.is_at("/q/state?from=check")


def test_a_form_sent_twice_is_saved_once(full, saved):
    """An impatient second press does no harm, with a page as with an entry."""
    for address, fields in (
        ("/q/age", {"person-age": "30", "person-age-unit": "years"}),
        ("/q/own/e2", {"own-text": "Twice?"}),
        ("/q/own", {"complete": "yes"}),
    ):
        full.opens(address)
        data = {**full.filled(), **fields}
        once = [full.client.post(address, data=data).headers["Location"], saved(full)]
        assert once == [full.client.post(address, data=data).headers["Location"], saved(full)]
    assert ["e1", "e2"] == [entry.id for entry in saved(full).group("own").entries]


def test_removing_twice_and_deleting_twice_is_harmless(full, saved):
    """What is gone stays gone, and saying it again is no error."""
    full.opens("/q/own/e1/remove")
    token = {"csrf_token": full.token()}
    for _ in range(2):
        assert 303 == full.client.post("/q/own/e1/remove", data=token).status_code
    assert () == saved(full).group("own").entries
    full.opens("/q/own/e1/remove")
    full.is_at("/q/own")


def test_a_tab_left_open_while_everything_was_deleted_saves_nothing(full, tmp_path):
    """After “Delete everything” an old tab cannot bring an answer back by itself."""
    full.opens("/q/who")
    stale = full.another_tab()
    full.opens("/delete")
    full.presses("Delete everything")
    stale.presses("Continue", expect=400, **{"person-who": "child"})
    with sqlite3.connect(tmp_path / "answers.sqlite3") as connection:
        assert [(0,)] == connection.execute("SELECT count(*) FROM journeys").fetchall()
    connection.close()


def test_an_answer_on_its_way_while_everything_is_deleted_brings_nothing_back(full, tmp_path):
    """Deleted between the reading and the saving of one answer, all of it stays deleted: the answer is refused."""
    secret, keeper = full.client.get_cookie("visit").value, full.app.extensions["questionnaire"].keeper
    with full.app.test_request_context("/q/age", headers={"Cookie": f"visit={secret}"}):
        late = visitor()

        def change(answers):
            keeper.delete(late.keys)
            return answers

        with pytest.raises(StaleAnswers):
            late.save(change)
    with sqlite3.connect(tmp_path / "answers.sqlite3") as connection:
        assert [(0,)] == connection.execute("SELECT count(*) FROM journeys").fetchall()
    connection.close()
