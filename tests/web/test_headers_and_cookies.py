"""What is sent around the pages."""

from __future__ import annotations

import re

from keyboard import Person
from page_rules import parse, tokens

EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


def test_every_answer_forbids_what_comes_from_elsewhere_and_being_kept(full, addresses):
    """Every page and every error page: nothing from elsewhere, nothing framed, nothing cached."""
    for address in [*addresses, "/nothing", "/c/nothing", "/static/nothing", "/static/../x"]:
        headers = full.client.get(address).headers
        assert EVERYWHERE == {name: headers.get(name) for name in EVERYWHERE}, address
        policy = headers["Content-Security-Policy"]
        for wanted in ("default-src 'none'", "form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'"):
            assert wanted in policy
        assert "script-src" not in policy
        assert "unsafe" not in policy
        assert "*" not in policy
        assert "no-store" == headers["Cache-Control"], address


def test_no_page_is_to_be_listed_by_a_search_engine(full, addresses):
    """A page is one person’s, and a clinic hands out its own link."""
    for address in [*addresses, "/nothing", "/c/nothing"]:
        response = full.client.get(address)
        if response.mimetype == "text/html" and not address.startswith("/result/papers/"):
            robots = [each for each in parse(response.text).iter("meta") if each.get("name") == "robots"]
            assert ["noindex"] == [each.get("content") for each in robots], address


def test_the_look_may_be_kept_for_long_because_its_address_changes_with_it(person):
    """Style sheet, icon and fonts are cached for a year; their addresses carry a mark of their bytes."""
    person.opens("/")
    linked = re.findall(r'href="(/static/[^"]+)"', person.html)
    assert 2 == len(linked)
    css = person.client.get(next(address for address in linked if "screen.css" in address), buffered=True)
    fonts = ["/static/" + name for name in re.findall(r"fonts/[\w-]+\.woff2", css.text)]
    assert fonts
    for address in [*linked, *fonts]:
        response = person.client.get(address, buffered=True)
        assert 200 == response.status_code
        assert {"public", "max-age=31536000"} <= set(response.headers["Cache-Control"].split(", "))
        assert "Set-Cookie" not in response.headers
        assert "nosniff" == response.headers["X-Content-Type-Options"]
        if address in linked:
            assert re.search(r"\?v=[0-9a-f]{10}$", address)


def test_nothing_else_in_the_folder_of_the_look_is_served(person):
    """Sources, licenses, and files outside the folder are not there."""
    outside = (
        "../pyproject.toml",
        "%2e%2e/pyproject.toml",
        "screen.css/../styles/screen.scss",
        "icon.svg/../fonts/OFL.txt",
    )
    for name in (*outside, "styles/screen.scss", "fonts/OFL.txt", ""):
        assert 404 == person.client.get(f"/static/{name}").status_code


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(app):
    """One cookie: HttpOnly, SameSite=Lax, as long as answers are kept, for this site alone."""
    cookies = app.test_client().get("/").headers.getlist("Set-Cookie")
    assert 1 == len(cookies)
    parts = {part.strip() for part in cookies[0].split(";")[1:]}
    assert {"HttpOnly", "SameSite=Lax", "Path=/", f"Max-Age={14 * 24 * 3600}"} <= parts
    assert not [part for part in parts if part.startswith("Domain") or part == "Secure"]


def test_over_https_the_cookie_never_travels_in_the_clear(make_app):
    """With QUESTIONNAIRE_SECURE the cookie is Secure, also when it is taken back, and HTTPS is demanded."""
    person = Person(make_app({"secure": True}))
    response = person.client.get("/", base_url="https://localhost")
    assert "; Secure" in response.headers["Set-Cookie"]
    assert "max-age=31536000" in response.headers["Strict-Transport-Security"]
    page = person.client.get("/delete", base_url="https://localhost").text
    response = person.client.post("/delete", base_url="https://localhost", data=tokens(page))
    assert "visit=;" in response.headers["Set-Cookie"]
    assert {"Secure", "HttpOnly", "SameSite=Lax"} <= set(response.headers["Set-Cookie"].split("; "))


def test_over_plain_http_nobody_is_told_to_come_by_https(person):
    """Who tries it out without HTTPS is not shut out of other pages of that machine."""
    person.opens("/")
    assert "Strict-Transport-Security" not in person.response.headers


def test_the_cookie_lives_as_long_as_the_answers(full):
    """Answers live 14 days from the last save; so does the cookie that opens them."""
    full.opens("/q/age")
    response = full.client.post("/q/age", data={**full.filled(), "person-age": "30", "person-age-unit": "years"})
    assert 303 == response.status_code
    assert f"Max-Age={14 * 24 * 3600}" in response.headers.get("Set-Cookie", "")


def test_a_browser_that_has_the_page_of_the_look_is_not_sent_it_again(person):
    """A style sheet that did not change is answered with 304."""
    mark = person.client.get("/static/screen.css", buffered=True).headers["ETag"]
    again = person.client.get("/static/screen.css", headers={"If-None-Match": mark}, buffered=True)
    assert (304, b"") == (again.status_code, again.data)


def test_the_secret_of_each_visitor_is_new_and_long(app):
    """Every visitor gets 32 random bytes of their own."""
    secrets = set()
    for _ in range(50):
        person = Person(app)
        person.opens("/")
        secrets.add(person.client.get_cookie("visit").value)
    assert 50 == len(secrets)
    assert {43} == {len(secret) for secret in secrets}
