"""Somebody makes the list of questions their own."""

from __future__ import annotations


def test_questions_picked_moved_up_and_written_oneself_are_printed_in_that_order(person):
    """What is ticked is kept, moved up, added to, still there after a reload, and printed in that very order."""
    _comes_to_the_questions(person)
    offered = person.field("keep")
    assert len(offered) > 3
    person.presses("Save my questions", keep=offered[:3])
    person.is_at("/result")
    person.presses("Choose your questions")
    assert offered[:3] == person.field("keep")

    third = _asks(person)[2]
    person.presses("Move up", about=third)
    assert [offered[0], offered[2], offered[1]] == person.field("keep")
    person.reloads()
    assert [offered[0], offered[2], offered[1]] == person.field("keep")

    person.presses("Add a question of your own")
    person.answers(**{"own-text": "May my brother be tested too?"})
    person.is_at("/result/questions")
    person.sees("May my brother be tested too?")
    mine = next(value for value in person.choices()["keep"] if value.startswith("own."))
    person.presses("Save my questions", keep=[*person.field("keep"), mine])
    person.sees("Your questions for the visit")
    person.opens("/result/questions")
    asks = _asks(person)[:4]
    assert third == asks[1]
    assert "May my brother be tested too?" == asks[3]
    paper = person.pdf().partition("My questions")[2]
    places = [paper.index(ask) for ask in asks]
    assert sorted(places) == places
    assert all(ask not in paper for ask in _asks(person)[4:])


def test_the_page_says_how_many_questions_are_a_good_list(person):
    """Ten at most, and three of them to ask first."""
    _comes_to_the_questions(person)
    person.sees("about 10 at most. The first 3 are the ones to ask first.")


def test_what_stands_first_already_is_not_moved(person):
    """A move pressed in a tab that is behind the times moves nothing that has its place by now, or was taken off."""
    _comes_to_the_questions(person)
    offered = person.field("keep")
    person.presses("Save my questions", keep=offered[:3])
    person.presses("Choose your questions")
    moves = [
        ("up", offered[0]),
        ("top", offered[0]),
        ("down", offered[2]),
        ("up", offered[3]),
        ("top", "no-such"),
        ("up", ""),
    ]
    for move, question in moves:
        person.sends("/result/questions", {"csrf_token": person.token(), "keep": offered[:3], move: question})
        person.opens("/result/questions")
        assert offered[:3] == person.field("keep"), (move, question)


def test_a_question_moves_up_down_and_to_the_top_and_the_page_comes_back_at_its_place(person):
    """Each move takes the ticks along, and leads to the question that was moved; the first and last go no further."""
    _comes_to_the_questions(person)
    one, two, three, four = person.field("keep")[:4]
    person.presses("Save my questions", keep=[one, two, three])
    person.presses("Choose your questions")
    asks = _asks(person)
    for move, about, expected in (
        ("Move to top", asks[2], [three, one, two]),
        ("Move down", asks[2], [one, three, two]),
        ("Move up", asks[1], [one, two, three]),
    ):
        person.presses(move, about=about)
        assert expected == person.field("keep")
    assert f"/result/questions#question-{two}" == person.address
    assert f'id="question-{two}" tabindex="-1"' in person.html
    assert (2, 2, 1) == tuple(person.html.count(f">{move}<") for move in ("Move up", "Move down", "Move to top"))
    person.presses("Move up", about=asks[1], keep=[two, four])
    assert [two, four] == person.field("keep")


def test_ticks_are_kept_when_a_question_of_ones_own_is_added(person):
    """One unticked, one ticked, then “Add a question of your own”: on return all is so, and it is on the list."""
    _comes_to_the_questions(person)
    *ticked, other = person.field("keep")
    person.presses("Save my questions", keep=ticked)
    person.presses("Choose your questions")
    person.presses("Add a question of your own", keep=[*ticked[1:], other])
    person.answers(**{"own-text": "May my brother be tested too?"})
    kept = person.field("keep")
    assert [*ticked[1:], other] == kept[:-1]
    assert kept[-1].startswith("own.")


def test_ticks_come_back_when_a_form_is_stale_and_what_another_tab_added_stays(person):
    """A form that cannot be taken shows the ticks that were sent; what a form did not show is not unticked by it."""
    _comes_to_the_questions(person)
    offered, shown = person.field("keep"), person.field("shown")
    person.sends("/result/questions", {"csrf_token": "old", "shown": shown, "keep": [offered[2]]}, expect=400)
    assert [offered[2]] == person.field("keep")
    person.another_tab().presses("Save my questions", keep=offered)
    tab = person.another_tab()
    tab.presses("Add a question of your own")
    tab.answers(**{"own-text": "May my brother be tested too?"})
    person.presses("Save my questions", keep=[offered[0]])
    person.opens("/result/questions")
    assert [offered[0], "own"] == [each.partition(".")[0] for each in person.field("keep")]


def test_a_question_of_ones_own_is_on_the_list_even_when_the_list_was_chosen_before(person):
    """Who adds a question of their own after choosing wants it asked: it is on the list that is printed."""
    _comes_to_the_questions(person)
    person.presses("Save my questions", keep=person.field("keep")[:2])
    person.presses("Choose your questions")
    person.presses("Add a question of your own")
    person.answers(**{"own-text": "May my brother be tested too?"})
    assert [False, False, True] == [kept.startswith("own.") for kept in person.field("keep")]
    person.presses("Move up", about="May my brother be tested too?")
    assert [False, True, False] == [kept.startswith("own.") for kept in person.field("keep")]


def test_a_question_of_ones_own_that_is_changed_stays_where_it_was_on_the_list_or_off_it(person):
    """New words for one's own question neither tick it again nor list it twice."""
    _comes_to_the_questions(person)
    person.presses("Add a question of your own")
    person.answers(**{"own-text": "May my brother be tested?"})
    mine = next(each for each in person.choices()["keep"] if each.startswith("own."))
    other = next(each for each in person.field("keep") if each != mine)
    for kept in ([mine, other], [other]):
        person.presses("Save my questions", keep=kept)
        person.opens(f"/q/own/{mine.removeprefix('own.')}?from=questions")
        person.answers(**{"own-text": f"May my brother be tested, with {len(kept)} questions?"})
        person.is_at("/result/questions")
        person.sees(f"with {len(kept)} questions?")
        assert sorted(kept) == sorted(person.field("keep"))


def test_who_ticks_nothing_has_no_questions(person):
    """An empty list is an answer too: nothing is put back on it."""
    _comes_to_the_questions(person)
    person.presses("Save my questions", keep=[])
    person.presses("Choose your questions")
    assert "keep" not in person.filled()


def test_a_question_that_was_never_offered_is_not_kept(person):
    """Only what was offered can be picked, whatever a form holds."""
    _comes_to_the_questions(person)
    offered = person.field("keep")
    ticks = ["no-such-question", offered[1]]
    person.sends("/result/questions", {"csrf_token": person.token(), "shown": person.field("shown"), "keep": ticks})
    person.opens("/result/questions")
    assert [offered[1]] == person.field("keep")


def _comes_to_the_questions(person):
    person.opens("/")
    person.presses("Start now")
    person.answers(**{"person-who": "self"})
    person.goes_on_to("/q/age")
    person.answers(**{"person-country": "US"})
    person.goes_on_to("/check")
    person.presses("See what is worth asking about")
    person.presses("Choose your questions")


def _asks(person):
    return person.labels("keep")
