"""One person's way through the pages, to the result: they read, fill in what they would, tap, and every tap counts.

A tap is a radio, a checkbox, a choice from a list, a field that is typed in, a fold that is opened, a button, a link.
What already stands as wanted is not tapped. Where the pages no longer offer what a person wants, the walk ends with
LostTheWay, which names the question.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from playwright.sync_api import Locator, Page

from questionnaire.asking.answers import Answer, Entry, Given
from questionnaire.asking.pages import Questionnaire
from questionnaire.asking.questions import Question
from questionnaire.web.forms import field_name, stored_data
from tests.walks.person import Person
from tests.walks.screen import Field, Screen, fields, look, plain

MOST_SCREENS = 300
CHECK, RESULT = "/check", "/result"
WORDS_A_MINUTE, SECONDS_A_TAP = 200, 1
_ONWARD = re.compile("^(Start|Continue)")


class LostTheWay(Exception):
    """The pages do not offer what the person wants; says which question, and where."""


@dataclass(frozen=True, slots=True)
class Walk:
    """One walk: the screens before the check page, the check page and the result."""

    person: Person
    screens: tuple[Screen, ...]
    check: Screen
    result: Screen
    questions: int

    @property
    def taps(self) -> int:
        """All taps before the check page."""
        return sum(screen.taps for screen in self.screens)

    @property
    def words(self) -> int:
        """All words before the check page."""
        return sum(len(screen.words) for screen in self.screens)

    @property
    def in_main(self) -> int:
        """The same without header, notice and footer."""
        return sum(screen.in_main for screen in self.screens)

    @property
    def minutes(self) -> float:
        """Reading every word once, and tapping."""
        return self.words / WORDS_A_MINUTE + self.taps * SECONDS_A_TAP / 60


def walk(
    page: Page,
    address: str,
    person: Person,
    questionnaire: Questionnaire,
    keep: Callable[[int], object] = lambda _number: None,
) -> Walk:
    """Walk as this person; `keep` is told the number of each screen before it is left. Raises LostTheWay."""
    way = _Way(page, address, person, questionnaire, keep)
    page.goto(address + person.start)
    while way.path != CHECK:
        way.step()
    way.nothing_is_left()
    before = tuple(way.screens)
    way.press(page.locator(f'main a[href="{RESULT}"]').first)
    while way.path != RESULT:
        way.step()
    check, *between = way.screens[len(before) :]
    return Walk(person, (*before, *between), check, way.look(), way.questions)


class _Way:
    """Where the person is, and what they still want to say."""

    def __init__(
        self, page: Page, address: str, person: Person, questionnaire: Questionnaire, keep: Callable[[int], object]
    ) -> None:
        self.page, self.address, self.person, self.questionnaire, self.keep = page, address, person, questionnaire, keep
        self.asked_for = {question.id: question for _, question in questionnaire.every_question()}
        self.left = set(person.answers.said)
        self.entries = {group: list(told.entries) for group, told in person.answers.groups.items()}
        self.first = dict(person.first or {})
        self.entry: Entry | None = None
        self.screens: list[Screen] = []
        self.taps, self.questions, self.refused, self.slipped = 0, 0, False, False

    @property
    def path(self) -> str:
        return plain(self.page.url.removeprefix(self.address))

    def look(self) -> Screen:
        while self.page.evaluate("document.fonts.status") != "loaded":
            self.page.wait_for_timeout(10)
        self.keep(len(self.screens) + 1)
        return look(self.page, self.path, self.taps, refused=self.refused)

    def lost(self, says: str) -> LostTheWay:
        return LostTheWay(f"{self.person.id}, at {self.path}: {says}")

    # --- one screen ---

    def step(self) -> None:
        """Fill in this screen and go on from it."""
        if len(self.screens) == MOST_SCREENS:
            raise self.lost(f"{MOST_SCREENS} screens, and no end")
        on_page = fields(self.page)
        if not self.refused:
            self.questions += len({name.removesuffix("-unit") for name, field in on_page.items() if not field.folded})
        said = self.entry.said if self.entry else self.person.answers.said
        asked = [self.asked_for[key] for key in said if _names(self.asked_for[key], said[key]) & set(on_page)]
        for question in asked:
            self._answer(question, said[question.id], on_page)
        if self.entry and (missing := set(said) - {question.id for question in asked}):
            raise self.lost(f"not asked here: {', '.join(sorted(missing))}")
        self.left -= {question.id for question in asked}
        self.press(self._rest({name for each in asked for name in _names(each, said[each.id])}) or self._onward())

    def press(self, what: Locator) -> None:
        """Tap what leads to the next screen, and count this one."""
        self.taps += 1
        self.screens.append(self.look())
        with self.page.expect_navigation() as coming:
            what.click()
        self.taps, self.refused = 0, coming.value is not None and coming.value.status >= HTTPStatus.BAD_REQUEST
        if self.refused and not self.slipped:
            raise self.lost(f"refused: {self.page.locator('main').inner_text()[:300]}")
        self.slipped = False
        if not self.refused:
            told = self.entries.get(self._group() or "") if self.path.endswith("/entry") else None
            self.entry = told.pop(0) if told else None

    def nothing_is_left(self) -> None:
        """Raises LostTheWay for questions that never came."""
        never = sorted(self.left) + [group for group, entries in self.entries.items() if entries]
        if never:
            raise self.lost(f"never asked: {', '.join(never)}")

    # --- filling in ---

    def _answer(self, question: Question, answer: Answer, on_page: Mapping[str, Field]) -> None:
        data: Mapping[str, Any] = stored_data([question], {question.id: answer})
        if (typed := self.first.pop(question.id, None)) is not None:
            data, self.slipped = {field_name(question.id): typed}, True
        for name, value in data.items():
            wanted = tuple(value) if isinstance(value, list) else (value,)
            if wanted == ("",):
                continue
            if name not in on_page:
                raise self.lost(f"{question.id}: there is no field {name!r}")
            field = on_page[name]
            if field.offered and (gone := sorted(set(wanted) - set(field.offered))):
                raise self.lost(f"{question.id}: not offered: {', '.join(gone)}")
            self._put(name, field, wanted)

    def _put(self, name: str, field: Field, wanted: tuple[str, ...]) -> None:
        if field.kind in {"radio", "checkbox"}:
            changed = set(wanted) ^ set(field.held) if field.kind == "checkbox" else set(wanted) - set(field.held)
            for value in (each for each in field.offered if each in changed):
                box = self._unfolded(self.page.locator(f'main [name="{name}"][value="{value}"]'))
                self._tap(self.page.locator(f'main label[for="{box.get_attribute("id")}"]'))
        elif wanted != field.held:
            self.taps += 1
            box = self._unfolded(self.page.locator(f'main [name="{name}"]'))
            box.select_option(wanted[0]) if field.offered else box.fill(wanted[0])

    def _rest(self, spoken: set[str]) -> Locator | None:
        """Choose the same in all that is seen and left, row by row; or hand back the one button that does so."""
        rest = self.person.rest
        rows = {
            name: field
            for name, field in fields(self.page).items()
            if rest in field.offered and not any(field.held) and not field.folded and name not in spoken
        }
        if rest is None or not rows:
            return None
        whole = self.page.locator(f'main button[value="{rest}"]')
        if whole.count():
            return whole.first
        for name, field in rows.items():
            self._put(name, field, (rest,))
        return None

    def _unfolded(self, box: Locator) -> Locator:
        fold = box.locator("xpath=ancestor::details[not(@open)]/summary")
        if fold.count():
            self._tap(fold)
        return box

    def _tap(self, what: Locator) -> None:
        self.taps += 1
        what.click()

    # --- going on ---

    def _onward(self) -> Locator:
        """What leads on: "Add" while there is more to tell, the button that closes the list, else "Continue"."""
        main, group = self.page.locator("main"), self._group()
        told = group is None or self.entry or group not in self.entries
        if self.path == "/" or self.path.startswith("/c/"):
            way = 'button[value="short"]' if self.person.short else 'button:not([value="short"])'
            onward, otherwise = main.locator(way), "this way is not offered"
        elif told or (not self.entries[group] and self.questionnaire.groups[group].samples):
            onward, otherwise = main.get_by_role("button", name=_ONWARD), "nothing to go on with"
        elif self.entries[group]:
            onward, otherwise = self._begun(main, group), f"{group}: nothing can be added"
        else:
            complete = self.person.answers.groups[group].complete
            onward = main.locator(f'button[name="complete"][value="{"yes" if complete else "no"}"]')
            otherwise = f"{group}: complete = {str(complete).lower()} is not offered"
        if not onward.count():
            raise self.lost(otherwise)
        return onward.first

    def _begun(self, main: Locator, group: str) -> Locator:
        """The link that begins the next entry with what it says, where one is offered; else the one for any."""
        said = self.entries[group][0].said
        for offer in self.questionnaire.groups[group].offers:
            answer = said.get(offer.question)
            link = main.locator(f'a[href*="/add?as={answer.value}"]') if isinstance(answer, Given) else None
            if link and link.count():
                return link
        return main.locator('a[href$="/add"], a[href*="/add?from"]')

    def _group(self) -> str | None:
        page = self.questionnaire.page(self.path.split("/")[2]) if self.path.startswith("/q/") else None
        return page.group if page else None


def _names(question: Question, answer: Answer) -> set[str]:
    return set(stored_data([question], {question.id: answer}))
