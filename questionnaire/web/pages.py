"""Rendering: a page's context, the frame around it, and the two functions templates may call."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import cache
from urllib.parse import quote, urlencode

from flask import Response, g, make_response, request
from markupsafe import Markup

from questionnaire.keeping.seal import token
from questionnaire.resources import folder
from questionnaire.telling.wording import Words
from questionnaire.web.contexts import Context
from questionnaire.web.forms import FORM
from questionnaire.web.phones import linked
from questionnaire.web.visitor import LANGUAGE, Visitor, visitor


@dataclass(frozen=True, slots=True)
class LanguageLink:
    """Another language: its code, what it calls itself, and where the same page is in it."""

    code: str
    name: str
    href: str


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around every page: languages, names, the urgent notice, the links below.

    It is `brief` on the short way: the start page said the rest just before.
    """

    lang: str
    direction: str
    product: str
    clinic_name: str
    home_href: str
    standing_notice: str
    notice_line: str
    languages: tuple[LanguageLink, ...]
    footer: tuple[tuple[str, str], ...]
    brief: bool
    words: Words

    def linked(self, text: str) -> Markup:
        """A text with the numbers of those to call as links."""
        return linked(text, self.words.to_call, self.words.numbers)


def render(context: Context, status: int = 200) -> Response:
    """A page for this visitor. With a form goes the cookie, for without it the form's token is worth nothing."""
    person = visitor()

    def form_token() -> str:
        g.send_cookie = g.get("send_cookie") or person.new
        return token(person.keys, FORM)

    template = person.language.environment.get_template(f"pages/{context.template}.html")
    given = {each.name: getattr(context, each.name) for each in fields(context)}
    return make_response(template.render(page=_frame(person), asset=asset, token=form_token, **given), status)


def attached(data: bytes, media_type: str, name: str) -> Response:
    """A file to keep, under this name."""
    response = make_response(data)
    response.mimetype = media_type
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@cache
def asset(name: str) -> str:
    """The address of a static file; it changes when the file does, so it may be cached for long."""
    mark = hashlib.sha256((folder("static") / name).read_bytes()).hexdigest()[:10]
    return f"/static/{name}?v={mark}"


def _frame(person: Visitor) -> Frame:
    words, clinic = person.words, person.clinic
    home = f"/c/{clinic.slug}" if clinic else "/"
    links = [("/privacy", words.word("footer.privacy"))]
    if person.journey.version > 0:
        links.append(("/delete", words.word("footer.delete")))
    return Frame(
        lang=person.language.code,
        direction=person.language.direction,
        product=words.word("product"),
        clinic_name=clinic.name if clinic else "",
        home_href=home,
        standing_notice="" if words.died else words.word("notice.standing"),
        notice_line=words.word("notice.line"),
        languages=tuple(_other_languages(person, home)),
        footer=tuple(links),
        brief=person.answers.short,
        words=words,
    )


def _other_languages(person: Visitor, home: str) -> Iterator[LanguageLink]:
    # What was sent, or is no page, is not there to be opened again.
    there = request.method == "GET" and request.url_rule is not None
    address = quote(request.path) if there else home
    asked = {**request.args, LANGUAGE: ""} if there else {LANGUAGE: ""}
    for code, each in person.house.languages.offered.items():
        if each is not person.language:
            yield LanguageLink(code, each.name, f"{address}?{urlencode({**asked, LANGUAGE: code})}")
