"""Rendering: a template, the frame around it, and the few functions templates may call."""

from __future__ import annotations

import hashlib
from functools import cache
from typing import Any

from flask import Response, g, make_response, url_for

from questionnaire.keeping.seal import token
from questionnaire.resources import folder
from questionnaire.web.forms import FORM
from questionnaire.web.views import Frame
from questionnaire.web.visitor import Visitor, visitor


def page(template: str, status: int = 200, **context: Any) -> Response:
    """A page for this visitor. With a form goes the cookie, for without it the form's token is worth nothing."""
    person = visitor()

    def form_token() -> str:
        g.send_cookie = g.get("send_cookie") or person.new
        return token(person.keys, FORM)

    environment = person.language.environment
    html = environment.get_template(f"pages/{template}.html").render(
        page=_frame(person), words=person.words, url=url_for, asset=asset, token=form_token, **context
    )
    return make_response(html, status)


@cache
def asset(name: str) -> str:
    """The address of a static file; it changes when the file does, so it may be cached for long."""
    mark = hashlib.sha256((folder("static") / name).read_bytes()).hexdigest()[:10]
    return f"/static/{name}?v={mark}"


def _frame(person: Visitor) -> Frame:
    words = person.words
    started = person.journey.version > 0
    links = [{"href": "/privacy", "text": words.word("footer.privacy")}]
    if started:
        links.append({"href": "/delete", "text": words.word("footer.delete")})
    return Frame(
        lang=person.language.code,
        direction=person.language.direction,
        product=words.word("product"),
        clinic_name=person.clinic.name if person.clinic else "",
        home_href=f"/c/{person.clinic.slug}" if person.clinic else "/",
        standing_notice=words.word("notice.standing"),
        footer=tuple(links),
    )
