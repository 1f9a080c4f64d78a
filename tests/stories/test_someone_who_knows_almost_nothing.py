"""Somebody knows next to nothing, and leaves everything open."""

from __future__ import annotations


def test_someone_who_leaves_everything_open_still_gets_a_useful_page(person):
    """Nothing has to be answered: what comes out names what is missing, takes nothing for “no”, and can be printed."""
    person.opens("/")
    person.presses("Start now")
    person.goes_on_to("/check")
    person.sees("not answered", "None listed")
    person.presses("See what is worth asking about")
    person.is_at("/result")
    person.sees("Too little is known yet to say", "More information needed", "you left this open")
    person.does_not_see("Probably not this route")
    paper = person.pdf()
    assert "When to get care right away" in paper
    assert "Not known yet" in paper
    assert "Met:" not in paper.replace("Not met:", "")


def test_someone_who_says_i_do_not_know_everywhere_is_never_read_as_no(person):
    """“I don’t know” at every question leads to the end, and no verdict is made of it."""
    person.opens("/")
    person.presses("Start now")
    for _ in range(60):
        if person.address == "/check":
            break
        unsure = {name: "dont_know" for name, offered in person.choices().items() if "dont_know" in offered}
        person.presses("Continue", **unsure)
    person.sees("I don’t know")
    person.presses("See what is worth asking about")
    person.sees("you don’t know yet")
    person.does_not_see("Probably not this route")
