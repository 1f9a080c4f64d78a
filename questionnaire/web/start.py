"""The way in: the start page, a clinic's link, what happens to the answers, and static files."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial

from flask import Blueprint, abort, redirect, request, send_from_directory
from werkzeug.wrappers import Response

from questionnaire.asking.answers import Answers
from questionnaire.asking.short import on_the_whole_way
from questionnaire.resources import folder
from questionnaire.telling.wording import PART
from questionnaire.web.contexts import NoClinic, Privacy, Start
from questionnaire.web.forms import EMPTY, Filled
from questionnaire.web.pages import render
from questionnaire.web.steps import FILE, SHORT, WAY, furthest, with_file
from questionnaire.web.submitting import submitted
from questionnaire.web.visitor import Visitor, visitor

blueprint = Blueprint("start", __name__)
_SERVED = re.compile(r"screen\.css|print\.css|icon\.svg|fonts/[\w-]+\.woff2")
_YEAR = 365 * 24 * 3600


@blueprint.get("/")
def index() -> Response:
    """The start page."""
    return _start_page(visitor())


@blueprint.get("/c/<slug>")
def clinic(slug: str) -> Response:
    """A clinic's link: the start page in its name."""
    person = visitor()
    if slug not in person.house.clinics:
        return render(NoClinic(), 404)
    person.offered_clinic = slug
    return _start_page(person)


def _start_page(person: Visitor, filled: Filled = EMPTY) -> Response:
    word = person.words.word
    context = Start(
        title=word("start.title"),
        about=word("start.about"),
        at_hand=tuple(word("start.at_hand").split(PART)),
        clinic=person.clinic,
        gone="gone" in request.args,
        stale=bool(filled.problem),
        started=person.journey.version > 0 and bool(person.answers.passed),
        go_on=furthest(person),
        days=person.house.settings.keep_days,
        short=word("start.short") if person.house.book.questionnaire.short else "",
        way=_way(),
    )
    return render(context, filled.status)


@blueprint.post("/start")
def start() -> Response:
    """Begin, for a clinic where its link was used; on the short way, or the whole one, whichever was chosen."""
    person = visitor()
    slug = request.form.get("clinic", "")
    if slug in person.house.clinics:
        person.offered_clinic = slug
    submitted(person, (), partial(_start_page, person))
    short = _way() == SHORT
    if person.offered_clinic or short is not person.answers.short:
        person.save(partial(_begin, person, short=short))
    first = person.route.pages[0]
    if _way() == FILE:
        # What is urgent stands on the pages before the list: nobody is led round them.
        return redirect(with_file(person, first), 303)
    return redirect(furthest(person) if short else f"/q/{first.id}", 303)


def _begin(person: Visitor, answers: Answers, *, short: bool) -> Answers:
    begun = replace(answers, short=True) if short else on_the_whole_way(answers, person.route)
    return replace(begun, clinic=person.offered_clinic or answers.clinic)


def _way() -> str:
    """The way that an address asks for, or a button, which counts more: "short", "file", or "" for others."""
    asked = request.values.getlist(WAY)[-1:]
    return asked[0] if asked and asked[0] in (SHORT, FILE) else ""


@blueprint.get("/privacy")
def privacy() -> Response:
    """What happens to the answers."""
    return render(Privacy(days=visitor().house.settings.keep_days))


@blueprint.get("/static/<path:name>")
def asset(name: str) -> Response:
    """A static file the pages use; nothing else in the folder is served."""
    if not _SERVED.fullmatch(name):
        abort(404)
    return send_from_directory(folder("static"), name, max_age=_YEAR)
