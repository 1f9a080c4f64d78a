"""Errors to answers, in one table. No answer a person gave stands in any of them, nor in the log."""

from __future__ import annotations

import traceback
from http import HTTPStatus

from flask import Flask
from gunicorn.http.errors import ParseException
from werkzeug.exceptions import HTTPException, MethodNotAllowed
from werkzeug.wrappers import Response

from questionnaire.errors import NoPdf, StaleAnswers
from questionnaire.web.pages import page as render
from questionnaire.web.visitor import visitor

# Status code to the words shown: `content/words.toml`, "problem.<key>.title" and ".says".
WORDS_FOR_STATUS = {
    400: "bad_request",
    403: "elsewhere",
    404: "not_found",
    405: "wrong_method",
    409: "busy",
    413: "too_large",
}


def answer_errors(app: Flask) -> None:
    """Answer every error with a page that says what happened and what to do."""

    @app.errorhandler(HTTPException)
    def http(error: HTTPException) -> Response:
        code = error.code or HTTPStatus.INTERNAL_SERVER_ERROR
        if code < HTTPStatus.BAD_REQUEST:
            return error.get_response()
        known = WORDS_FOR_STATUS.get(code, "bad_request" if code < HTTPStatus.INTERNAL_SERVER_ERROR else "unexpected")
        response = render("problem", code, problem=known)
        if isinstance(error, MethodNotAllowed):
            response.headers["Allow"] = ", ".join(sorted(error.valid_methods or ()))
        return response

    @app.errorhandler(ParseException)
    def broken(_error: ParseException) -> Response:
        # gunicorn reads a body only when it is asked for, and then finds out that it is none.
        return render("problem", 400, problem="bad_request")

    @app.errorhandler(StaleAnswers)
    def stale(_error: StaleAnswers) -> Response:
        return render("problem", 409, problem="busy")

    @app.errorhandler(NoPdf)
    def no_pdf(error: NoPdf) -> Response:
        app.logger.error("%s", error)
        return render("problem", HTTPStatus.SERVICE_UNAVAILABLE, problem="no_pdf")

    @app.errorhandler(Exception)
    def unexpected(error: Exception) -> Response:
        app.logger.error("unexpected %s", kind_and_place(error))
        # What broke may be the store itself: the page that says so asks it nothing.
        visitor().without_answers()
        return render("problem", 500, problem="unexpected")


def kind_and_place(error: BaseException) -> str:
    """What broke and where. The message of an exception may quote an answer, so it reaches no log."""
    frames = traceback.extract_tb(error.__traceback__)
    places = " < ".join(f"{frame.filename}:{frame.lineno}" for frame in reversed(frames[-4:]))
    return f"{type(error).__name__} at {places}"
