"""The visitor of one request: their secret, their journey, their words. Made once, when first asked for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from http import HTTPStatus
from typing import cast

from flask import Flask, Response, abort, current_app, g, request
from werkzeug.wrappers import Response as AnyResponse

from questionnaire.asking.answers import Answers
from questionnaire.asking.pages import Route
from questionnaire.asking.values import PartialDate
from questionnaire.clinics import Clinic
from questionnaire.errors import StaleAnswers
from questionnaire.keeping.resume import Journey, Keeper
from questionnaire.keeping.seal import Keys, keys_of, new_secret
from questionnaire.reading.book import Book
from questionnaire.settings import Settings
from questionnaire.telling.language import Language, Languages
from questionnaire.telling.wording import Words, words_for
from questionnaire.web.elsewhere import may_change, may_set_cookie

COOKIE = "visit"
# The language chosen by a link or by the switch: in the address or the form, then in a cookie of its own.
LANGUAGE = "lang"
MOST_TRIES = 3


@dataclass(frozen=True)
class House:
    """Everything the web shell works with, the same for every visitor. `today` is the one clock."""

    settings: Settings
    book: Book
    clinics: Mapping[str, Clinic]
    keeper: Keeper
    languages: Languages
    today: Callable[[], dt.date]


@dataclass
class Visitor:
    """One visitor during one request."""

    house: House
    secret: str
    keys: Keys
    new: bool
    offered_clinic: str | None = None
    today: dt.date = field(init=False)

    def __post_init__(self) -> None:
        self.today = self.house.today()

    @cached_property
    def journey(self) -> Journey:
        """The journey as it stands in the store."""
        return Journey(Answers(), 0) if self.new else self.house.keeper.open(self.keys, self.today)

    @property
    def day(self) -> PartialDate:
        """Today, as answers keep it."""
        return PartialDate.on(self.today)

    @property
    def answers(self) -> Answers:
        """The answers of the journey."""
        return self.journey.answers

    @cached_property
    def route(self) -> Route:
        """The route these answers lead along."""
        return self.house.book.route(self.answers, self.today)

    @property
    def clinic(self) -> Clinic | None:
        """The clinic whose link the visitor came by, or None."""
        return self.house.clinics.get(self.offered_clinic or self.answers.clinic or "")

    @cached_property
    def language(self) -> Language:
        """The language of the pages: the one chosen, else the browser's, else the clinic's, else the usual one."""
        languages, clinic = self.house.languages, self.clinic
        told = request.accept_languages.best_match(list(languages.offered))
        for code in (request.cookies.get(LANGUAGE, ""), told or "", (clinic and clinic.language) or ""):
            if code in languages.offered:
                return languages.offered[code]
        return languages.usual

    def choose_language(self, code: str) -> bool:
        """Whether a language with this code is there; if so, go on in it."""
        if chosen := self.house.languages.offered.get(code):
            self.__dict__.pop("words", None)
            self.language = g.language = chosen
        return chosen is not None

    @cached_property
    def words(self) -> Words:
        """The wording for this visitor."""
        return words_for(self.house.book, self.answers, self.clinic, self.language)

    def save(self, change: Callable[[Answers], Answers]) -> None:
        """Apply a change to the newest answers and save it; tried again when another tab saved in between.

        Raises StaleAnswers if that keeps happening or the answers are gone, and whatever `change` raises.
        """
        for attempt in range(MOST_TRIES):
            try:
                saved = self.house.keeper.save(self.keys, self.journey, self._changed(change), self.today)
            except StaleAnswers:
                if attempt == MOST_TRIES - 1:
                    raise
                known = self.journey.version
                self.new = False
                self.forget()
                # What was deleted in between must not come back with an answer that was on its way.
                if known and not self.journey.version:
                    raise
            else:
                self.new = False
                self.forget()
                self.journey = saved
                # The cookie lives as long as the row, so each save renews it.
                g.send_cookie = True
                return

    def _changed(self, change: Callable[[Answers], Answers]) -> Answers:
        """The answers after a change; two that were both said to be right are so no longer when one is changed."""
        changed = change(self.answers)
        return replace(changed, both_right=self.house.book.rules.still_right(self.answers, changed))

    def without_answers(self) -> None:
        """Go on as if nothing had been saved, without asking the store."""
        self.forget()
        self.journey = Journey(Answers(), 0)

    def forget(self) -> None:
        """Drop what was read, so that it is read again."""
        for name in ("journey", "route", "words"):
            self.__dict__.pop(name, None)


def house() -> House:
    """The house of the running app."""
    return cast(House, current_app.extensions["questionnaire"])


def visitor() -> Visitor:
    """The visitor of this request; one without a usable cookie gets a new secret."""
    if "visitor" not in g:
        secret = request.cookies.get(COOKIE, "")
        keys = keys_of(secret)
        if keys is None:
            secret = new_secret()
            g.visitor = Visitor(house(), secret, cast(Keys, keys_of(secret)), new=True)
        else:
            g.visitor = Visitor(house(), secret, keys, new=False)
    return cast(Visitor, g.visitor)


def refuse_from_elsewhere(app: Flask) -> None:
    """Answer with 403 what would change something for another site; no answers are looked at for that."""

    @app.before_request
    def refuse() -> None:
        if not may_change(request.method, request.headers, request.host):
            visitor().without_answers()
            abort(HTTPStatus.FORBIDDEN)


def hear_language(app: Flask) -> None:
    """Go on in the language that an address asks for, as in `/c/lakeside?lang=es`."""

    @app.before_request
    def hear() -> None:
        if code := request.args.get(LANGUAGE):
            visitor().choose_language(code)


def keep_cookies(app: Flask) -> None:
    """Send the cookie with a new visitor's first form and with every save: out of reach of scripts and other sites.

    The language has a cookie of its own, sent when it is chosen.
    """

    @app.after_request
    def send(response: Response) -> Response:
        if may_set_cookie(request.method, request.headers, request.host):
            if g.get("send_cookie"):
                _set_cookie(response, COOKIE, g.visitor.secret)
            if "language" in g:
                _set_cookie(response, LANGUAGE, g.language.code)
        return response


def _set_cookie(response: Response, name: str, value: str) -> None:
    settings = house().settings
    days = settings.keep_days
    response.set_cookie(name, value, max_age=days * 24 * 3600, httponly=True, samesite="Lax", secure=settings.secure)


def drop_cookie(response: AnyResponse) -> None:
    """Take the cookie back."""
    g.send_cookie = False
    response.delete_cookie(COOKIE, httponly=True, samesite="Lax", secure=house().settings.secure)
