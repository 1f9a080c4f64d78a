"""Forms that did not come from this visitor's own pages."""

from __future__ import annotations

import pytest
from keyboard import Person

FORGED = [None, "", "0" * 32, "é" * 32, "x" * 5000, "a\x00b"]


@pytest.mark.parametrize("token", FORGED)
def test_a_missing_or_forged_token_saves_nothing_and_keeps_what_was_typed(arrive, saved, token):
    """Without the visitor's own token: 400, nothing is saved, and the typed text is still there to send."""
    person = arrive(passed=["who", "right-now"])
    person.opens("/q/age")
    before = saved(person)
    data = {"person-age": "zebra-7731", "person-age-unit": "years", "csrf_token": token}
    person.sends("/q/age", {key: value for key, value in data.items() if value is not None}, expect=400)
    assert before == saved(person)
    assert "zebra-7731" == person.field("person-age")
    assert "years" == person.field("person-age-unit")
    person.sees("Please send it again")
    person.answers(**{"person-age": "30"})
    assert 30 == saved(person).said["person.age"].value.number


def test_another_visitors_token_opens_nothing(app, arrive, saved):
    """A token is good for the visitor it was made for, and for no other."""
    stranger = Person(app)
    stranger.opens("/delete")
    person = arrive(answers={"person.who": "child"})
    person.sends("/delete", {"csrf_token": stranger.token()}, expect=400)
    assert "person.who" in saved(person).said


def test_every_form_there_is_wants_a_token(full, saved, addresses):
    """No page takes a form without a token, and none changes anything then."""
    before = saved(full)
    for address in addresses:
        full.opens(address)
        response = full.client.post(address, data={"person-who": "self", "complete": "yes", "keep": "x"})
        assert response.status_code in {400, 405}, address
    assert 400 == full.client.post("/start").status_code
    assert before == saved(full)


def test_an_entrys_text_is_kept_when_the_token_is_missing(full):
    """Text typed into an entry survives a lost token too."""
    full.sends("/q/own/e2", {"own-text": "Does zebra-7731 matter?"}, expect=400)
    assert "Does zebra-7731 matter?" == full.field("own-text").strip()
    full.answers()
    full.sees("Does zebra-7731 matter?")


def test_a_browser_without_cookies_is_told_so(app):
    """Who turned cookies off is told at the first button, not after ten pages."""
    person = Person(app, app.test_client(use_cookies=False))
    person.opens("/")
    person.presses("Start now", expect=400)
    person.sees("cookies are turned off")
