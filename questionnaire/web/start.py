"""The way in: the start page, a clinic's link, what happens to the answers, and static files."""

from __future__ import annotations

import re
from dataclasses import replace

from flask import Blueprint, Response, abort, redirect, request, send_from_directory
from werkzeug.wrappers import Response as AnyResponse

from questionnaire.resources import folder
from questionnaire.web.forms import VisitorForm
from questionnaire.web.pages import page as render
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
        return render("no-clinic", 404)
    person.offered_clinic = slug
    return _start_page(person)


def _start_page(person: Visitor, *, stale: bool = False) -> Response:
    furthest = person.route.furthest
    return render(
        "start",
        400 if stale else 200,
        clinic=person.clinic,
        gone="gone" in request.args,
        started=person.journey.version > 0 and bool(person.answers.passed),
        go_on=f"/q/{furthest.id}" if furthest else "/check",
        days=person.house.settings.keep_days,
        stale=stale,
    )


@blueprint.post("/start")
def start() -> AnyResponse:
    """Begin, for a clinic where its link was used."""
    person = visitor()
    slug = request.form.get("clinic", "")
    if slug in person.house.clinics:
        person.offered_clinic = slug
    if not VisitorForm(request.form, meta={"csrf_context": person.keys}).validate():
        return _start_page(person, stale=True)
    if person.offered_clinic:
        person.save(lambda answers: replace(answers, clinic=person.offered_clinic))
    return redirect(f"/q/{person.route.pages[0].id}", 303)


@blueprint.get("/privacy")
def privacy() -> Response:
    """What happens to the answers."""
    return render("privacy", days=visitor().house.settings.keep_days)


@blueprint.get("/static/<path:name>")
def asset(name: str) -> Response:
    """A static file the pages use; nothing else in the folder is served."""
    if not _SERVED.fullmatch(name):
        abort(404)
    return send_from_directory(folder("static"), name, max_age=_YEAR)
