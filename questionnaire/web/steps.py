"""What every step of the wizard shares: whether it can be reached, what stands around it, where it leads on."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from flask import abort, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from questionnaire.asking.answerfile import dump_answer
from questionnaire.asking.answers import Answer
from questionnaire.asking.pages import Page, Question
from questionnaire.errors import BadValue
from questionnaire.keeping.seal import token
from questionnaire.web.views import ErrorView, error_views
from questionnaire.web.visitor import Visitor

# Pages a visitor may come from and is led back to.
ORIGINS = ("check", "questions", "result")
# What is wrong with a page as a whole (a word of `content/words.toml`), and the status it is answered with.
STATUS_OF_PROBLEM = {
    "form.stale": HTTPStatus.BAD_REQUEST,
    "form.other_tab": HTTPStatus.CONFLICT,
    "form.entries_too_many": HTTPStatus.CONFLICT,
}


class OtherTab(Exception):
    """Another tab saved a different answer to this page since it was shown."""


class ListFull(Exception):
    """The group holds as many entries as are kept."""


def reachable(person: Visitor, page_id: str) -> Page | AnyResponse:
    """The page, or where to go instead: the furthest page that can be reached. Aborts with 404 if there is none."""
    page = person.house.book.questionnaire.page(page_id)
    if page is None:
        abort(404)
    if person.route.reachable(page):
        return page
    if person.journey.version == 0 and not person.new:
        return redirect("/?gone=1", 303)
    furthest = person.route.furthest
    return redirect(f"/q/{furthest.id}" if furthest else "/check", 303)


def onward(person: Visitor, page: Page) -> AnyResponse:
    """After a page: back to the check page if one came from there, by way of pages that opened up; else the next."""
    furthest, origin = person.route.furthest, request.args.get("from")
    if origin in ("check", "result"):
        left = furthest or next(iter(person.route.stale if origin == "result" else ()), None)
        return redirect(f"/{origin}" if left is None else f"/q/{left.id}?from={origin}", 303)
    following = person.route.after(page) if page in person.route.pages else furthest
    return redirect(f"/q/{following.id}" if following else "/check", 303)


def around(person: Visitor, page: Page) -> dict[str, Any]:
    """The back link and the progress, by section."""
    sections = [
        section
        for section in person.house.book.questionnaire.sections
        if any(each in person.route.pages for each in section.pages)
    ]
    here = person.house.book.questionnaire.section_of(page)
    before = person.route.before(page)
    # The check page opens only once every page was passed.
    to_check = request.args.get("from") in ("check", "result") and person.route.furthest is None
    back = "/check" if to_check else f"/q/{before.id}" if before else "/"
    return {
        "back": back,
        "section": person.words.say(here.title),
        "section_number": sections.index(here) + 1,
        "section_count": len(sections),
        "last_page": page is person.route.pages[-1],
    }


def errors(
    person: Visitor, questions: Sequence[Question], wrong: Mapping[str, BadValue], problem: str | None
) -> tuple[ErrorView, ...]:
    """The error summary: what is wrong with the page as a whole, then field by field."""
    first = (ErrorView("#main-content", person.words.word(problem)),) if problem else ()
    return (*first, *error_views(questions, wrong, person.words))


def status_of(wrong: Mapping[str, BadValue], problem: str | None) -> int:
    """The status a page is answered with: 422 for fields that cannot be taken, 200 when nothing is wrong."""
    if problem:
        return STATUS_OF_PROBLEM[problem]
    return HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK


def seen(person: Visitor, said: Mapping[str, Answer]) -> str:
    """A mark of the answers, and of whom they were asked about, as they stood when the page was shown.

    It tells nothing of them to anybody else.
    """
    marked = [person.words.voice, {key: dump_answer(said[key]) for key in sorted(said)}]
    return token(person.keys, json.dumps(marked))


def here() -> str:
    """The page's own address, with where the visitor came from."""
    return request.path + tail()


def tail() -> str:
    """Where the visitor came from a page they go back to: "?from=…", else ""."""
    origin = request.args.get("from")
    return f"?from={origin}" if origin in ORIGINS else ""
