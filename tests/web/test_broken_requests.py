"""Bytes that are no request, or not a whole one: the server as it is run answers, and keeps them out of its log."""

from __future__ import annotations

import os
import socket
import subprocess
import sys

import pytest
from gunicorn.config import Config

from questionnaire.web.serving import _Log
from tests.benchmarks.servers import ours

MARK = b"zebra-7731"
_POST = b"POST /start HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n"
_CHUNKED = _POST + b"Transfer-Encoding: chunked\r\n\r\n"
BROKEN = {
    "no request": MARK + b" and an answer&x=1\r\n\r\n",
    "method": MARK + b"! / HTTP/1.1\r\n\r\n",
    "version": b"GET / HTTP/9." + MARK + b"\r\n\r\n",
    "path": b"GET " + MARK + b" HTTP/1.1\r\n\r\n",
    "address": b"GET http://[" + MARK + b"/ HTTP/1.1\r\n\r\n",
    "no text": b"GET /\xff\xfe?" + MARK + b" HTTP/1.1\r\n\r\n",
    "header": b"GET / HTTP/1.1\r\nCookie visit=" + MARK + b"\r\n\r\n",
    "name of a header": b"GET / HTTP/1.1\r\n(" + MARK + b"): x\r\n\r\n",
    "value of a header": b"GET / HTTP/1.1\r\nX: \x00" + MARK + b"\r\n\r\n",
    "folded header": b"GET / HTTP/1.1\r\nX: a\r\n " + MARK + b"\r\n\r\n",
    "many headers": b"GET / HTTP/1.1\r\n" + b"".join(b"X%d: %s\r\n" % (n, MARK) for n in range(200)) + b"\r\n",
    "long header": b"GET / HTTP/1.1\r\nX: " + MARK * 1000 + b"\r\n\r\n",
    "long path": b"GET /" + MARK * 900 + b" HTTP/1.1\r\nHost: x\r\n\r\n",
    "other place": b"GET /q/who HTTP/1.1\r\nHost: x\r\nSCRIPT_NAME: /" + MARK + b"\r\n\r\n",
    "host": b"GET / HTTP/1.1\r\nHost: " + MARK + b" <>\r\n\r\n",
    "proxy": b"PROXY TCP4 " + MARK + b" 192.0.2.1 1 2\r\nGET / HTTP/1.1\r\n\r\n",
    "expectation": _POST + b"Expect: " + MARK + b"\r\nContent-Length: 1\r\n\r\na",
    "length": _POST + b"Content-Length: " + MARK + b"\r\n\r\n",
    "two lengths": _POST + b"Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n" + MARK + b"\r\n",
    "too short a length": _POST + b"Content-Length: 3\r\n\r\na=1" + MARK + b"+my+secret+answer&x=1\r\n\r\n",
    "too long a length": _POST + b"Content-Length: 300\r\n\r\nx=" + MARK,
    "coding": _POST + b"Transfer-Encoding: " + MARK + b"\r\n\r\n",
    "size of a chunk": _CHUNKED + MARK + b"\r\n\r\n",
    "end of a chunk": _CHUNKED + b"3\r\n" + MARK + b"\r\n\r\n",
    "word after a size": _CHUNKED + b"3;\x00" + MARK + b"\r\nabc\r\n0\r\n\r\n",
    "trailer": _CHUNKED + b"0\r\n" + MARK + b" x\r\n\r\n",
}


def _answer(port, sent):
    with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
        connection.sendall(sent)
        connection.shutdown(socket.SHUT_WR)
        return connection.makefile("rb").read()


def test_the_log_holds_nothing_of_a_broken_request(tmp_path):
    """No content and no address of it: the server says where it is, and no more. None is a fault of the server."""
    with ours(tmp_path, 1) as server:
        status = {kind: int(_answer(server.port, sent).split()[1]) for kind, sent in BROKEN.items()}
    said = (tmp_path / "said").read_text()
    assert f"The questionnaire is at http://127.0.0.1:{server.port}\n" == said
    assert {} == {kind: code for kind, code in status.items() if code >= 500 and code != 501}


def test_an_exception_outside_our_pages_is_logged_without_what_it_quotes(capfd):
    """Gunicorn names the request an exception came of, and the exception may quote it; the log gets kind and place."""
    log = _Log(Config())
    try:
        int(MARK)
    except ValueError:
        log.exception("Error handling request %s %s", "GET", f"/{MARK.decode()}")
    log.error_log.handlers.clear()
    said = capfd.readouterr().err
    assert MARK.decode() not in said
    assert "[ERROR] Error handling request: ValueError at " in said
    assert "test_broken_requests.py" in said
    assert "Traceback" not in said


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"HOST": "192.0.2.1"}, "192.0.2.1"),
        ({"QUESTIONNAIRE_DATABASE": "sqlite:////no/such/folder/x"}, "QUESTIONNAIRE_DATABASE: the database cannot be"),
    ],
)
def test_why_the_server_does_not_start_is_said(tmp_path, settings, said):
    """A quiet log still tells the operator what is wrong at the start."""
    known = {key: value for key, value in os.environ.items() if not key.startswith("QUESTIONNAIRE_")}
    command = [sys.executable, "-m", "questionnaire", "serve"]
    ran = subprocess.run(
        command, cwd=tmp_path, env=known | {"WORKERS": "1"} | settings, capture_output=True, text=True, check=False
    )
    assert 0 != ran.returncode
    assert said in ran.stderr
