"""The Flask application: the rooms put together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping

from flask import Flask

from questionnaire.clinics import Clinic, read_clinics
from questionnaire.keeping.resume import Keeper
from questionnaire.keeping.store import Store
from questionnaire.reading import read_book
from questionnaire.reading.book import Book
from questionnaire.reading.pack import pack_named
from questionnaire.settings import Settings
from questionnaire.telling.language import languages_of
from questionnaire.web import blank, choosing, importing, outcome, papers, start, wizard
from questionnaire.web.errors import answer_errors
from questionnaire.web.headers import add_headers
from questionnaire.web.uploads import InMemory
from questionnaire.web.visitor import House, hear_language, keep_cookies, refuse_from_elsewhere

# A page's form is a few hundred bytes; 64 KB is room for the longest texts in any script.
MOST_BYTES = 64 * 1024
MOST_PARTS = 500


def create_app(
    settings: Settings | None = None,
    *,
    book: Book | None = None,
    clinics: Mapping[str, Clinic] | None = None,
    today: Callable[[], dt.date] = dt.date.today,
) -> Flask:
    """The application. What is not given is read from the settings. Raises ContentError or SettingsError."""
    settings = settings or Settings()
    book = book or read_book(pack_named(settings.pack), settings.content)
    clinics = clinics if clinics is not None else read_clinics(settings.clinics)
    app = Flask("questionnaire", static_folder=None, template_folder=None)
    app.request_class = InMemory
    app.config.update(MAX_CONTENT_LENGTH=MOST_BYTES, MAX_FORM_MEMORY_SIZE=MOST_BYTES, MAX_FORM_PARTS=MOST_PARTS)
    app.extensions["questionnaire"] = House(
        settings=settings,
        book=book,
        clinics=clinics,
        keeper=Keeper(Store(settings.database), book.questionnaire, settings.keep_days),
        languages=languages_of(settings.languages, clinics, settings.content),
        today=today,
    )
    for room in (start, wizard, importing, outcome, choosing, papers, blank):
        app.register_blueprint(room.blueprint)
    refuse_from_elsewhere(app)
    hear_language(app)
    keep_cookies(app)
    add_headers(app)
    answer_errors(app)
    return app
