"""A person with a phone: reads, taps what they see by its words, types, goes back. Every page is looked over."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Locator, Page, Request, Response
from pypdf import PdfReader

# The browser runs no script of the page; this one measures it from outside.
MEASURE = """() => {
    const root = document.documentElement;
    return {wide: root.scrollWidth, shown: root.clientWidth, scripts: document.scripts.length,
            cut: [...document.querySelectorAll('main *, header *, footer *')]
                .filter(each => each.getClientRects().length
                    && each.getBoundingClientRect().right > root.clientWidth + 1
                    && !each.closest('.nhsuk-u-visually-hidden'))
                .map(each => each.className || each.tagName)}
}"""


class Phone:
    """One visitor's phone."""

    def __init__(self, page: Page, address: str, folder: Path) -> None:
        self.page, self.address, self.folder = page, address, folder
        self.seen: list[str] = []
        self.elsewhere: list[str] = []
        self.complaints: list[str] = []
        self.refused: list[str] = []
        page.on("request", self._asked)
        page.on("response", self._answered)
        page.on("console", self._complained)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("requestfailed", self._failed)

    # --- doing ---

    def opens(self, path: str) -> None:
        """Type the address."""
        self.page.goto(self.address + path)
        self._looks()

    def taps(self, text: str, about: str = "") -> None:
        """Tap a button or a link by its words."""
        what = self.page.locator("main button:not(.nhsuk-u-visually-hidden), main a, .nhsuk-back-link").filter(
            has_text=text
        )
        (what.filter(has_text=about) if about else what).first.click()
        self._looks()

    def chooses(self, answer: str, question: str = "") -> None:
        """Tap the label of an answer, under the question where the page has several."""
        asked = self.page.locator("fieldset")
        if question:
            asked = asked.filter(has=self.page.locator("legend", has_text=_exactly(question)))
        asked.locator("label").filter(has_text=_exactly(answer)).click()
        assert asked.get_by_label(answer, exact=True).is_checked()

    def types(self, text: str, label: str) -> None:
        """Type into the field with this label."""
        self._field(label).fill(text)

    def picks(self, option: str, label: str) -> None:
        """Choose from a drop-down list."""
        self._field(label).select_option(label=option)

    def fills_in(self, known: Mapping[str, str], rest: str) -> None:
        """Answer every question of the page that is to be tapped: as known, else with `rest`."""
        for question in self.questions():
            start = next((each for each in known if question.startswith(each)), "")
            self.chooses(known.get(start, rest), question)

    def goes_on_to(self, question: str, known: Mapping[str, str], rest: str) -> None:
        """Fill in page after page until one asks this question."""
        for _ in range(60):
            if question in self.questions() or question in self.all_of("label") or self.heading == question:
                return
            self.fills_in(known, rest)
            self.goes_on()
        raise AssertionError(f"never asked {question!r}; now at {self.path}")

    def goes_on(self) -> None:
        """Tap Continue."""
        self.taps("Continue")

    def goes_back(self) -> None:
        """Use the phone's own Back."""
        self.page.go_back()
        self._looks()

    def saves(self, text: str) -> tuple[str, PdfReader]:
        """Tap a link to a file and keep it: its name, and the PDF."""
        with self.page.expect_download() as coming:
            self.page.locator("main a").filter(has_text=text).first.click()
        kept = self.folder / coming.value.suggested_filename
        coming.value.save_as(kept)
        return kept.name, PdfReader(kept)

    # --- reading ---

    @property
    def heading(self) -> str:
        """The heading of the page."""
        return self.page.locator("h1").inner_text()

    @property
    def text(self) -> str:
        """What stands on the page."""
        return re.sub(r"\s+", " ", self.page.locator("main").inner_text())

    @property
    def path(self) -> str:
        """The address after the server's name."""
        return self.page.url.removeprefix(self.address)

    def questions(self) -> list[str]:
        """The questions that are to be tapped, also those only a screen reader hears; not what is folded."""
        asked = self.page.locator(
            "fieldset:has(input[type=radio], input[type=checkbox]):not(details:not([open]) *) > legend"
        )
        return [text.strip() for text in asked.all_text_contents()]

    def chosen(self) -> list[str]:
        """The words beside every button that is on."""
        return self.page.locator("input:checked + label").all_inner_texts()

    def all_of(self, selector: str) -> list[str]:
        """The texts of all such pieces of the page."""
        return [text.strip() for text in self.page.locator(f"main {selector}").all_text_contents()]

    # --- looking over ---

    def _field(self, label: str) -> Locator:
        # What is folded away cannot be tapped.
        return self.page.get_by_label(label, exact=True).filter(visible=True)

    def _looks(self) -> None:
        self.page.wait_for_load_state()
        self.seen.append(self.path)
        found = self.page.evaluate(MEASURE)
        assert [] == found["cut"], f"runs off the side at {self.path}"
        assert found["wide"] <= found["shown"] == 320, f"scrolls sideways at {self.path}: {found}"
        assert 0 == found["scripts"], self.path
        assert 1 == self.page.locator("h1").count(), self.path
        assert "Get medical care right away" in self.page.locator(".app-notice").text_content()

    def _asked(self, request: Request) -> None:
        if urlsplit(request.url)[:2] != urlsplit(self.address)[:2]:
            self.elsewhere.append(request.url)

    def _answered(self, response: Response) -> None:
        if response.status >= 400:
            self.refused.append(f"{response.status} {urlsplit(response.url).path}")

    def _failed(self, request: Request) -> None:
        # A page that becomes a file to keep counts as given up.
        if request.failure != "net::ERR_ABORTED" or not request.url.endswith(".pdf"):
            self.complaints.append(f"failed: {request.url}: {request.failure}")

    def _complained(self, message: ConsoleMessage) -> None:
        # Chromium notes every page that is answered with an error; `refused` holds those.
        if message.type in {"error", "warning"} and "the server responded with a status of" not in message.text:
            self.complaints.append(message.text)


def _exactly(text: str) -> re.Pattern[str]:
    return re.compile(rf"^\s*{re.escape(text)}\s*$")
