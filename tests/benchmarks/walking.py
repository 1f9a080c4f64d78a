"""Steps of the wizard, taken as a person takes them: post a page's form, be redirected, get the next page."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from flask.testing import FlaskClient

from questionnaire.asking.answerfile import load
from questionnaire.asking.answers import Answers
from questionnaire.reading import Book
from questionnaire.web.forms import stored_data

TYPICAL = Path(__file__).parents[1] / "documents" / "patients" / "typical-child.json"
# Sends a request, and hands back the status, where it leads, and the body.
Send = Callable[[str, str, str | None], tuple[int, str, bytes]]
_HIDDEN = re.compile(rb'<input type="hidden" name="([a-z_]+)" value="([^"]*)"')


def typical(book: Book, today: Any) -> Answers:
    """The answers of the typical child."""
    return load(json.loads(TYPICAL.read_text(encoding="utf-8")), book.questionnaire, today)


def in_process(client: FlaskClient) -> Send:
    """Requests to an app in this process."""

    def send(method: str, path: str, body: str | None = None) -> tuple[int, str, bytes]:
        kind = "application/x-www-form-urlencoded"
        answer = client.open(path, method=method, data=body, content_type=kind if body is not None else None)
        return answer.status_code, answer.headers.get("Location", ""), answer.data

    return send


def walk(send: Send, book: Book, answers: Answers) -> Iterator[float]:
    """One person's way from the start to the check page; the seconds of each step."""
    _, _, page = send("GET", "/", None)
    path, fields = "/start", dict[str, Any]()
    while path != "/check":
        body = urlencode({**hidden(page), **fields}, doseq=True)
        begun = time.perf_counter()
        status, path, page = send("POST", path, body)
        if 303 != status:
            raise RuntimeError(f"a step was answered with {status}")
        status, _, page = send("GET", path, None)
        yield time.perf_counter() - begun
        if 200 != status:
            raise RuntimeError(f"a page was answered with {status}")
        asked = book.questionnaire.page(path.rpartition("/")[2])
        fields = stored_data(asked.questions, answers.said) if asked else {}


def hidden(page: bytes) -> Mapping[str, str]:
    """The hidden fields of a page's form."""
    return {name.decode(): value.decode() for name, value in _HIDDEN.findall(page)}


def bare_steps(send: Send) -> Iterator[float]:
    """Steps of the bare page, without end."""
    while True:
        begun = time.perf_counter()
        send("POST", "/", "answer=Yes")
        send("GET", "/", None)
        yield time.perf_counter() - begun


def begin_at_the_result(send: Send, book: Book, answers: Answers) -> None:
    """Answer everything, so that the result and the PDF can be had."""
    for _ in walk(send, book, answers):
        pass
