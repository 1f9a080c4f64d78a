"""What is raised to what is answered, in one table. No answer a person gave stands in any of them, nor in the log."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Any

from flask import Flask, current_app, redirect
from gunicorn.http.errors import ParseException
from werkzeug.exceptions import HTTPException, MethodNotAllowed
from werkzeug.wrappers import Response

from questionnaire.errors import NoPdf, StaleAnswers
from questionnaire.web.contexts import Problem
from questionnaire.web.pages import render
from questionnaire.web.steps import Detour
from questionnaire.web.submitting import Invalid
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
    """Answer what is raised: with another address, the same page once more, or one that says what to do."""
    for kind, answer in ANSWERS.items():
        app.register_error_handler(kind, answer)


def _again(error: Invalid) -> Response:
    # Another tab may have saved something since it was read.
    visitor().forget()
    try:
        return error.again(error.filled)
    except Exception as broken:  # noqa: BLE001 - what breaks while an error is answered, Flask logs with all it quotes
        return _unexpected(broken)


def _http(error: HTTPException) -> Response:
    code = error.code or HTTPStatus.INTERNAL_SERVER_ERROR
    if code < HTTPStatus.BAD_REQUEST:
        return error.get_response()
    response = _problem(code)
    if isinstance(error, MethodNotAllowed):
        response.headers["Allow"] = ", ".join(sorted(error.valid_methods or ()))
    return response


def _no_pdf(error: NoPdf) -> Response:
    current_app.logger.error("%s", error)
    return _problem(503, "no_pdf")


def _unexpected(error: Exception) -> Response:
    current_app.logger.error("unexpected %s", kind_and_place(error))
    # What broke may be the store itself: the page that says so asks it nothing.
    visitor().without_answers()
    return _problem(500)


def _problem(code: int, known: str = "") -> Response:
    usual = "bad_request" if code < HTTPStatus.INTERNAL_SERVER_ERROR else "unexpected"
    word, words = known or WORDS_FOR_STATUS.get(code, usual), visitor().words
    return render(Problem(words.word(f"problem.{word}.title"), words.word(f"problem.{word}.says")), code)


ANSWERS: Mapping[type[Exception], Callable[[Any], Response]] = {
    Detour: lambda detour: redirect(detour.address, 303),
    Invalid: _again,
    StaleAnswers: lambda _: _problem(409),
    NoPdf: _no_pdf,
    HTTPException: _http,
    # gunicorn reads a body only when it is asked for, and then finds out that it is none.
    ParseException: lambda _: _problem(400),
    Exception: _unexpected,
}


def kind_and_place(error: BaseException) -> str:
    """What broke and where. The message of an exception may quote an answer, so it reaches no log."""
    frames = traceback.extract_tb(error.__traceback__)
    places = " < ".join(f"{frame.filename}:{frame.lineno}" for frame in reversed(frames[-4:]))
    return f"{type(error).__name__} at {places}"
