"""Requests no page of ours would send."""

from __future__ import annotations

import pytest

COOKIES = [
    "",
    "x",
    "A" * 42,
    "A" * 44,
    "=" * 43,
    "é" * 43,
    "A" * 4000,
    "../../etc/passwd",
    "A" * 43 + "\x00",
    "\x7f\xff",
]


def test_a_body_that_is_too_large_is_refused_with_a_page(full, saved):
    """More than 64 KB is 413 with a page that says what to do; what was saved stays."""
    before = saved(full)
    full.opens("/q/own/e1")
    full.presses("Continue", expect=413, **{"own-text": "x" * 70_000})
    full.sees("That is too much at once", "Your saved answers are safe.")
    assert before == saved(full)


def test_ten_thousand_fields_break_nothing(full):
    """A form of ten thousand fields is read or refused, never a fault of the server."""
    full.opens("/q/who")
    for fields in ({f"f{number}": "1" for number in range(10_000)}, {"person-who": ["self"] * 4_000}):
        response = full.client.post("/q/who", data={**fields, "csrf_token": full.token()})
        assert response.status_code in {303, 409, 413, 422}
    part = '--x\r\nContent-Disposition: form-data; name="f{}"\r\n\r\n1\r\n'
    parts = "".join(part.format(number) for number in range(900)).encode() + b"--x--\r\n"
    response = full.client.post("/q/who", data=parts, content_type="multipart/form-data; boundary=x")
    assert 413 == response.status_code


def test_undecodable_bytes_break_nothing(full, saved):
    """Bytes that are no text are taken as unreadable, in a form as in an address; what was saved stays."""
    full.opens("/q/own/e1")
    token = b"csrf_token=" + full.token().encode()
    for body, status in ((token + b"&own-text=%ff%fe%80&%ff%fe=%80", 409), (token + b"&own-text=\xff\xfe\x80", 400)):
        response = full.client.post("/q/own/e1", data=body, content_type="application/x-www-form-urlencoded")
        assert status == response.status_code
    for address in ("/q/%ff", "/q/counts/%ff", "/c/%80%ff", "/check?from=%ff", "/%00", "/q/who?from=%0d%0aX:y"):
        assert full.client.get(address).status_code in {200, 303, 404}
    for kind in ("application/json", "multipart/form-data", "multipart/form-data; boundary=", "text/plain", "x"):
        response = full.client.post("/q/own/e1", data=b'{"\xff', content_type=kind)
        assert 400 == response.status_code, kind
    assert "Is it safe to travel?" == saved(full).group("own").entries[0].said["own.text"].value


@pytest.mark.parametrize("cookie", COOKIES)
def test_a_broken_cookie_makes_a_new_visitor(app, cookie):
    """A cookie that is no secret of ours is replaced, and the visitor can begin."""
    client = app.test_client(use_cookies=False)
    response = client.get("/", headers={"Cookie": f"visit={cookie}; other={cookie}".encode().decode("latin-1")})
    assert 200 == response.status_code
    assert "visit=" in response.headers["Set-Cookie"]


def test_a_secret_nobody_has_is_told_that_nothing_is_kept(app):
    """A well-formed cookie without answers leads to the start page, which says so."""
    client = app.test_client()
    client.set_cookie("visit", "A" * 43)
    response = client.get("/result", follow_redirects=True)
    assert "We no longer have your earlier answers." in response.text


def test_a_list_that_is_full_says_so_and_keeps_what_is_in_it(arrive, saved):
    """The sixty-first entry is not taken; the page says what to do, and the sixty stay."""
    entries = [{"id": f"n{number}", "answers": {"own.text": f"Question {number}?"}} for number in range(60)]
    person = arrive(groups={"own": {"entries": entries}})
    person.opens("/q/own/add", expect=409)
    person.sees("This list is full. Remove an entry to add another", "Question 59?")
    person.opens("/q/own/n60")
    person.presses("Continue", expect=409, **{"own-text": "One more?"})
    person.sees("This list is full. Remove an entry to add another")
    assert 60 == len(saved(person).group("own").entries)
    person.opens("/q/own/n3")
    person.answers(**{"own-text": "Changed?"})
    person.sees("Changed?")
