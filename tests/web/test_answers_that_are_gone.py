"""No cookie, one whose answers are gone, a private window: it is said, and what was typed stays to be sent again."""

from __future__ import annotations

import pytest
from keyboard import Person

from questionnaire.keeping.seal import keys_of

SAID = "We no longer have your earlier answers, or cookies are turned off"


@pytest.mark.parametrize(
    ("address", "typed"),
    [("/q/age", {"person-age": "34"}), ("/q/counts/e1", {"count-value": "0.6 K/uL", "count-date": "March 2024"})],
)
def test_what_is_typed_without_a_cookie_stays_and_is_kept_when_it_is_sent_again(app, saved, address, typed):
    """The sentence, the typed text, and a cookie for the next time; then the first page."""
    person = Person(app)
    person.sends(address, typed, expect=409)
    person.sees(SAID)
    assert typed == {name: person.field(name) for name in typed}
    person.presses("Continue")
    person.is_at("/q/who")
    kept = saved(person)
    assert kept.said or kept.group("counts").entries


def test_it_is_said_too_where_the_cookie_lives_longer_than_the_answers(full, app, saved):
    """The answers were deleted in another browser: nothing comes back but what was typed."""
    full.opens("/q/age")
    data = {**full.filled(), "person-age": "35"}
    house = app.extensions["questionnaire"]
    house.keeper.delete(keys_of(full.client.get_cookie("visit").value))
    full.sends("/q/age", data, expect=409)
    full.sees(SAID)
    assert "35" == full.field("person-age")
    full.presses("Continue")
    full.is_at("/q/who")
    assert {"person.age"} <= set(saved(full).said)
    assert not saved(full).group("counts").entries


def test_who_keeps_no_cookie_reads_it_each_time(app):
    """Nothing is saved for nobody."""
    for _ in range(2):
        person = Person(app)
        person.sends("/q/age", {"person-age": "34", "gone": "1"}, expect=409)
        person.sees(SAID)
