"""Requests that another site began."""

from __future__ import annotations

import sqlite3
from itertools import product

import pytest
from keyboard import Person
from werkzeug.datastructures import Headers

from questionnaire.web.elsewhere import began_elsewhere, may_change, may_set_cookie

HOST = "questions.example"
SITES = [None, "same-origin", "none", "same-site", "cross-site", "", "nonsense"]
OUR_ORIGINS = [f"https://{HOST}", f"http://{HOST}", f"https://{HOST}:443", f"http://{HOST.upper()}:80"]
OTHER_ORIGINS = ["null", "", "https://elsewhere.example", f"https://{HOST}:8443", f"https://{HOST}.elsewhere.example",
                 f"https://not-{HOST}", f"https://elsewhere.example/{HOST}", "http://[", "\x00"]  # fmt: skip
METHODS = ["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE", "x"]
EVERY = list(
    product(
        METHODS,
        SITES,
        [None, *OUR_ORIGINS, *OTHER_ORIGINS],
        [None, "navigate", "no-cors", "cors", "same-origin", "websocket"],
        [None, "document", "iframe", "image", "empty", "object"],
    )
)
FROM_ELSEWHERE = [
    {"Sec-Fetch-Site": "cross-site", "Origin": "https://elsewhere.example"},
    {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document", "Origin": "null"},
    {"Sec-Fetch-Site": "same-site", "Origin": "http://localhost:8001"},
    {"Origin": "https://elsewhere.example"},
    {"Origin": "http://localhost:8001"},
    {"Origin": "null"},
]
LINK = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}


def _headers(site, origin, mode=None, dest=None):
    named = {"Sec-Fetch-Site": site, "Origin": origin, "Sec-Fetch-Mode": mode, "Sec-Fetch-Dest": dest}
    return Headers({name: value for name, value in named.items() if value is not None})


def test_who_began_a_request_is_told_by_the_browser_and_else_by_the_origin():
    """Sec-Fetch-Site decides where it is sent; else Origin beside our own host, by HTTP as by HTTPS; else nobody."""
    for _, site, origin, mode, dest in EVERY:
        by_origin = origin is not None and origin not in OUR_ORIGINS
        expected = by_origin if site is None else site not in {"same-origin", "none"}
        assert expected is began_elsewhere(_headers(site, origin, mode, dest), HOST), (site, origin)


@pytest.mark.parametrize("host", [HOST, f"{HOST}:80", f"{HOST}:443", HOST.upper()])
def test_our_own_host_is_known_in_every_spelling(host):
    """The usual port may stand in our host or not: the proxy decides how it passes it on."""
    assert not [origin for origin in OUR_ORIGINS if began_elsewhere(_headers(None, origin), host)]


def test_what_another_site_began_changes_nothing_and_what_we_began_may():
    """A method that only reads is let in from everywhere, any other from our own pages alone."""
    for method, *said in EVERY:
        headers = _headers(*said)
        expected = method in {"GET", "HEAD", "OPTIONS"} or not began_elsewhere(headers, HOST)
        assert expected is may_change(method, headers, HOST), (method, said)


def test_only_a_link_from_elsewhere_that_opens_a_page_of_ours_may_bring_a_cookie():
    """Of all that another site can begin, one thing sets a cookie: a link that leads away from it, to us."""
    for method, site, origin, mode, dest in EVERY:
        headers = _headers(site, origin, mode, dest)
        expected = not began_elsewhere(headers, HOST) or (method, mode, dest) == ("GET", "navigate", "document")
        assert expected is may_set_cookie(method, headers, HOST), (method, site, origin, mode, dest)


def _forms(app, full):
    """Every address that takes a form, with what its form holds, ready to be sent."""
    rules = [rule.rule for rule in app.url_map.iter_rules() if "POST" in rule.methods]
    lists = [rule.replace("<page_id>", "counts" if "import" in rule else "own") for rule in rules]
    for address in ("/q/age", *(each.replace("<entry_id>", "e1") for each in lists)):
        full.opens("/" if address == "/start" else address)
        yield address, {**full.filled(), "complete": "no"}


@pytest.mark.parametrize("headers", FROM_ELSEWHERE)
def test_a_form_sent_from_elsewhere_changes_nothing_and_sets_no_cookie(app, full, saved, headers):
    """Even one with a right token is refused with a page that says what to do, for who has answers and who has not."""
    before, secret = saved(full), full.client.get_cookie("visit").value
    for address, data in _forms(app, full):
        for client in (full.client, app.test_client()):
            response = client.post(address, data=data, headers=headers)
            assert 403 == response.status_code, address
            assert "Set-Cookie" not in response.headers
            assert "Please open the questionnaire itself" in response.text
            assert "no-store" == response.headers["Cache-Control"]
    assert before == saved(full)
    assert secret == full.client.get_cookie("visit").value


def test_the_page_that_refuses_a_form_from_elsewhere_keeps_the_rules_and_leads_to_the_start(full):
    """It is a page like every other, and its button leads to where the answers are."""
    full.client.environ_base["HTTP_SEC_FETCH_SITE"] = "cross-site"
    full.sends("/start", {}, expect=403)
    full.sees("Please open the questionnaire itself", "Your saved answers are safe.")
    full.client.environ_base["HTTP_SEC_FETCH_SITE"] = "same-origin"
    full.follows("Go to the start page")
    full.sees("Go on where you left off")


def test_refusing_a_form_from_elsewhere_asks_the_store_nothing(full, tmp_path):
    """Other sites cannot make the server look anything up: the page comes even where there is nothing to look in."""
    with sqlite3.connect(tmp_path / "answers.sqlite3") as connection:
        connection.execute("DROP TABLE journeys")
    connection.close()
    assert 403 == full.client.post("/q/age", headers=FROM_ELSEWHERE[0]).status_code


def test_our_own_forms_are_taken_with_what_browsers_say_of_them(arrive, saved):
    """What a browser tells of a form of ours, new or old, by HTTPS or not, is no reason to refuse it."""
    for number, headers in enumerate(
        (
            {"Sec-Fetch-Site": "same-origin", "Sec-Fetch-Mode": "navigate", "Origin": "http://localhost"},
            {"Sec-Fetch-Site": "none"},
            {"Sec-Fetch-Site": "same-origin", "Origin": "null"},
            {"Origin": "http://localhost"},
            {"Origin": "https://localhost"},
            {},
        ),
        start=30,
    ):
        person = arrive(passed=["who", "right-now"])
        person.opens("/q/age")
        data = {**person.filled(), "person-age": str(number), "person-age-unit": "years"}
        response = person.client.post("/q/age", data=data, headers=headers)
        assert 303 == response.status_code, headers
        assert "visit=" in response.headers["Set-Cookie"]
        assert number == saved(person).said["person.age"].value.number


def test_a_clinics_link_from_a_portal_or_a_mail_works_as_ever(app, full):
    """Who follows a link for the first time can begin, and who has answers finds them."""
    new = Person(app)
    new.client.environ_base |= {f"HTTP_{name.upper().replace('-', '_')}": value for name, value in LINK.items()}
    new.opens("/c/sample")
    assert new.client.get_cookie("visit")
    new.client.environ_base["HTTP_SEC_FETCH_SITE"] = "same-origin"
    new.presses("Start now")
    new.is_at("/q/who")
    response = full.client.get("/", headers=LINK)
    assert "Go on where you left off" in response.text
    assert "Set-Cookie" not in response.headers


@pytest.mark.parametrize(("mode", "dest"), [("navigate", "iframe"), ("no-cors", "image"), ("cors", "empty")])
def test_a_page_of_ours_within_another_site_sets_no_cookie(app, mode, dest):
    """A frame, a picture or a script of another site does not make anybody a visitor of ours."""
    headers = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": mode, "Sec-Fetch-Dest": dest}
    for method in ("GET", "HEAD"):
        response = app.test_client().open("/", method=method, headers=headers)
        assert 200 == response.status_code
        assert "Set-Cookie" not in response.headers


def test_only_pages_with_a_form_make_a_visitor(app, addresses):
    """Who only reads, or looks for what is not there, or comes to where nothing was given yet, gets no cookie."""
    for address in [*addresses, "/c/nothing", "/nothing", "/q/nothing", "/static/nothing", "/result/summary.pdf"]:
        response = app.test_client().get(address)
        expected = response.status_code == 200 and 'name="csrf_token"' in response.text
        assert expected is ("Set-Cookie" in response.headers), address
    assert "Set-Cookie" not in app.test_client().delete("/").headers
