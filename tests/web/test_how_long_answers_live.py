"""How long answers live is one setting, and everything says and does the same of it."""

from __future__ import annotations

import datetime as dt

import pytest
from keyboard import Person


@pytest.mark.parametrize("days", [1, 3, 365])
def test_pages_cookie_and_row_agree_on_how_long_answers_live(make_app, today, days):
    """The days that are set stand on each page that names them, in each cookie, and after them all is gone."""
    now = [today]
    person = Person(make_app({"keep_days": days}, today=lambda: now[0]))
    promise = f"{days} {'day' if days == 1 else 'days'} after you last used them"
    person.opens("/")
    person.sees(promise)
    assert f"Max-Age={days * 24 * 3600}" in person.response.headers["Set-Cookie"]
    person.presses("Start now")
    person.opens("/privacy")
    person.sees(promise)
    person.opens("/q/who")
    saved = person.client.post("/q/who", data={**person.filled(), "person-who": "child"})
    assert f"Max-Age={days * 24 * 3600}" in saved.headers["Set-Cookie"]
    now[0] = today + dt.timedelta(days=days)
    person.opens("/q/who")
    assert "child" == person.field("person-who")
    now[0] += dt.timedelta(days=1)
    person.opens("/q/right-now")
    person.sees("We no longer have your earlier answers.", promise)
