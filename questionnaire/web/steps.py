"""From page to page: which ones can be reached, and where each leads on and back to."""

from __future__ import annotations

from flask import abort, request

from questionnaire.asking.pages import Page
from questionnaire.importing.records import wanted_of
from questionnaire.web.contexts import Progress
from questionnaire.web.visitor import Visitor, visitor

# Pages a visitor may come from and is led back to.
ORIGINS = ("check", "questions", "result")
# What a visitor brings who came to hand over a file: after the pages before it, the list that takes one is reached.
FILE = "file"
# The part of an address, or the button, that chooses a way, and the ways there are beside that with a file.
WAY, SHORT, WHOLE = "way", "short", "whole"


class Detour(Exception):
    """What was asked for has to wait: the visitor is led to another address."""

    def __init__(self, address: str) -> None:
        self.address = address
        super().__init__(address)


# --- whether a page can be reached --------------------------------------------------------------------------------


def reachable(person: Visitor, page_id: str) -> Page:
    """The page. Raises Detour while others come before it; aborts with 404 if there is none."""
    page = person.house.book.questionnaire.page(page_id)
    if page is None:
        abort(404)
    if not person.route.reachable(page) and not _opens(person, page):
        raise Detour(furthest(person))
    return page


def _opens(person: Visitor, page: Page) -> bool:
    """Whether the short way put the page off, and all others are passed: it is asked as soon as it is opened."""
    waits = page not in person.route.pages and not person.route.put_off.isdisjoint(page.asks)
    return waits and person.route.furthest is None


def to_answer(person: Visitor, page_id: str) -> Page:
    """The page to which something was sent, also where no answer is left that leads to it; else as `reachable`."""
    page = person.house.book.questionnaire.page(page_id)
    return page if page and is_lost(person, page) else reachable(person, page_id)


def is_lost(person: Visitor, page: Page) -> bool:
    """Whether the answers that lead to a page are gone, so that only what was just typed is left."""
    return person.journey.version == 0 and not person.route.reachable(page)


def passed() -> Visitor:
    """The visitor, who has passed every page. Raises Detour while one is left."""
    person = visitor()
    if person.route.furthest:
        raise Detour(furthest(person))
    return person


def finished() -> Visitor:
    """The visitor, who has passed every page and need not be asked again what is over. Raises Detour until then."""
    person = passed()
    if person.route.stale:
        raise Detour(f"/q/{person.route.stale[0].id}?from=result")
    return person


def furthest(person: Visitor) -> str:
    """The furthest page that can be reached; the start page, which says so, where the answers are gone."""
    if person.journey.version == 0 and not person.new:
        return "/?gone=1"
    return _address(person.route.furthest)


# --- where it leads -----------------------------------------------------------------------------------------------


def onward(person: Visitor, page: Page) -> str:
    """After a page: back to where one came from to change it, by way of pages that opened up; else the next."""
    left, origin = person.route.furthest, came_from()
    if origin in ("check", "result"):
        if left is None and origin == "result":
            left = next(iter(person.route.stale), None)
        return f"/q/{left.id}?from={origin}" if left else f"/{origin}"
    following = person.route.after(page) if page in person.route.pages else left
    if brings_file() and following:
        return with_file(person, following)
    return _first_entry(person, following) or _address(following)


def with_file(person: Visitor, page: Page) -> str:
    """Where a page leads who brings a file: to where a list takes one, else to the page, which leads on to it."""
    group = person.house.book.questionnaire.groups.get(page.group or "")
    return f"/q/{page.id}/import" if group and wanted_of(group) else f"/q/{page.id}?from={FILE}"


def brings_file() -> bool:
    """Whether the visitor came to hand over a file."""
    return request.args.get("from") == FILE


def back(person: Visitor, page: Page) -> str:
    """Before a page: the check page if one came from there, else the page before it."""
    # The check page opens only once every page was passed.
    if came_from() in ("check", "result") and person.route.furthest is None:
        return "/check"
    before = person.route.before(page) if page in person.route.pages else None
    return f"/q/{before.id}{tail()}" if before else "/"


def progress(person: Visitor, page: Page) -> Progress:
    """How far along a page is, among the sections of which a page is asked."""
    asked = person.house.book.questionnaire
    section = asked.section_of(page)
    pages = person.route.pages
    on_the_way = (*pages, page)
    sections = [each for each in asked.sections if any(page in on_the_way for page in each.pages)]
    place = pages.index(page) + 1 if page in pages else 1
    return Progress(person.words.say(section.title), sections.index(section) + 1, len(sections), place, len(pages))


def came_from() -> str:
    """The page the visitor came from and is led back to, or ""."""
    origin = request.args.get("from", "")
    return origin if origin in ORIGINS else ""


def tail() -> str:
    """Where the visitor came from, for the end of an address: "?from=…", or ""."""
    origin = FILE if brings_file() else came_from()
    return f"?from={origin}" if origin else ""


def here() -> str:
    """The page's own address, with where the visitor came from."""
    return request.path + tail()


def list_address(page: Page) -> str:
    """Where the list of a page is shown, or the questions for the visit if one came from there."""
    origin = came_from()
    if origin == "questions":
        return "/result/questions"
    return f"/q/{page.id}?from=check" if origin == "check" else f"/q/{page.id}"


def _first_entry(person: Visitor, page: Page | None) -> str:
    """On the short way one sample is asked for before its list is seen; "" where one is there, or it was passed."""
    group = person.house.book.questionnaire.groups.get((page and page.group) or "")
    if (
        page is None
        or group is None
        or not (person.answers.short and group.samples)
        or page.id in person.answers.passed
    ):
        return ""
    return "" if person.answers.group(group.id).entries else f"/q/{page.id}/add"


def _address(page: Page | None) -> str:
    return f"/q/{page.id}" if page else "/check"
