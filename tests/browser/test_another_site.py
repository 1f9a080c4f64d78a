"""Another site, open in the same browser, tries everything it can do to ours."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

# What another site can hold, with {ours} for our address. `done` is set once it did its worst; a form leaves the page.
ATTEMPTS = {
    "form": '<form method=post action="{ours}/start"></form><script>document.forms[0].submit()</script>',
    "framed": '<iframe name=f onload="done = location.hash ? 1 : 0"></iframe>'
    '<form method=post target=f action="{ours}/start"></form>'
    "<script>location.hash = 'x'; document.forms[0].submit()</script>",
    "form to delete": '<form method=post action="{ours}/delete"></form><script>document.forms[0].submit()</script>',
    "link": '<a href="{ours}/q/age">Read this</a><script>document.links[0].click()</script>',
    "frame": '<iframe src="{ours}/" onload="done = 1"></iframe>',
    "picture": '<img src="{ours}/" onerror="done = 1">',
    "style": '<link rel=stylesheet href="{ours}/" onerror="done = 1">',
    "fetch": "<script>fetch('{ours}/', {{mode: 'no-cors', credentials: 'include'}}).finally(() => done = 1)</script>",
    "fetch of a form": "<script>fetch('{ours}/start', {{method: 'POST', mode: 'no-cors', credentials: 'include',"
    " body: new URLSearchParams({{clinic: 'sample'}})}}).finally(() => done = 1)</script>",
}
LEAVES = {"form", "form to delete", "link"}


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_args: object) -> None:
        pass


@pytest.fixture
def elsewhere(address: str, tmp_path: Path) -> Iterator[str]:
    """The address of another site that holds one page for each attempt."""
    for number, attempt in enumerate(ATTEMPTS.values()):
        (tmp_path / f"{number}.html").write_text(f"<!doctype html><body>{attempt.format(ours=address)}")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=tmp_path))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://localhost:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A browser as it is usual: it runs the other site's scripts."""
    context = browser.new_context()
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()


def _answers_three_pages(page: Page, address: str) -> None:
    page.goto(f"{address}/")
    page.get_by_role("button", name="Start now").click()
    page.get_by_label("My child", exact=True).check()
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("No", exact=True).first.check()
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("How old is your child?", exact=True).fill("7")
    page.get_by_label("Unit", exact=True).select_option(label="years")
    page.get_by_role("button", name="Continue").click()
    page.wait_for_url(lambda url: not url.endswith("/q/age"))


def _tries(page: Page, address: str, elsewhere: str, attempt: str) -> None:
    page.goto(f"{elsewhere}/{list(ATTEMPTS).index(attempt)}.html")
    if attempt not in LEAVES:
        page.wait_for_function("window.done === 1")
        return
    page.wait_for_url(f"{address}/**")
    if "form" in attempt:
        assert "Please open the questionnaire itself" == page.locator("h1").inner_text()


def test_no_other_site_can_take_a_visitors_answers(page: Page, address: str, elsewhere: str) -> None:
    """Whatever a page of another site does, the key stays in the browser and the answers are there afterwards."""
    _answers_three_pages(page, address)
    key = page.context.cookies(address)[0]["value"]
    for attempt in ATTEMPTS:
        _tries(page, address, elsewhere, attempt)
        assert [key] == [each["value"] for each in page.context.cookies(address)], attempt
        page.goto(f"{address}/q/age")
        assert "7" == page.get_by_label("How old is your child?", exact=True).input_value(), attempt


def test_a_link_from_another_site_lets_a_new_visitor_begin(page: Page, address: str, elsewhere: str) -> None:
    """A clinic's portal may link to the questionnaire: the first page brings the cookie that the first button needs."""
    page.goto(f"{elsewhere}/")
    page.evaluate("address => { location = address }", f"{address}/c/sample")
    page.wait_for_url(f"{address}/**")
    page.get_by_role("button", name="Start now").click()
    page.wait_for_url(f"{address}/q/who")
